"""Selections as query strings and back: `country=US&country=CN&category=export_control&from=2025-01`.

What cannot be read is left out and named in a note. `parse` and `query` are inverse to each other on valid views.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args
from urllib.parse import urlencode

from babel import Locale

from genesis.lexicon import categories
from genesis.model import PRECISIONS, STATUSES
from genesis.preferring import FIELDS, choice
from genesis.selection.tally import FORM, tally
from genesis.selection.view import (
    AXES,
    COLUMNS,
    FACETS,
    MOST_SIDES,
    NONE,
    SORTS,
    WITHOUT,
    Grouping,
    InterfaceLanguage,
    Lanes,
    Note,
    Selection,
    Ties,
    Zoom,
)

LONGEST_VALUE = 200  # characters; longer ones are no names but mistakes
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_KEYS: dict[str, str] = {
    **FACETS,
    "text": "q",
    "first": "from",
    "last": "to",
    "as_of": "as_of",
    "axis": "axis",
    "lanes": "lanes",
    "zoom": "zoom",
    "sort": "sort",
    "lang": "lang",
    "sides": "side",
    "grouping": "group",
    "ties": "ties",
    "days": "days",
    "event": "event",
    "figure": "figure",
    "listed": "list",
    "document": "document",
    "shown": "shown",
    "columns": "column",
    "page": "page",
}
_FIELDS = {key: field for field, key in _KEYS.items()}
_CLOSED: dict[str, tuple[str, ...]] = {
    "statuses": STATUSES,
    "precisions": PRECISIONS,
    "axis": AXES,
    "lanes": get_args(Lanes),
    "zoom": get_args(Zoom),
    "sort": SORTS,
    "columns": COLUMNS,
    "lang": get_args(InterfaceLanguage),
    "grouping": get_args(Grouping),
    "ties": get_args(Ties),
}
_MANY = frozenset((*FACETS, "columns", "shown", "sides"))
REPEATABLE = frozenset(_KEYS[field] for field in _MANY)  # keys that may be given several values
_MOST_DAYS = 366  # between two acts that are near in time


def query(selection: Selection) -> str:
    """Write `selection` as a query string: only what differs from the default, keys repeated for several values."""
    default = Selection()
    pairs: list[tuple[str, str]] = []
    for field, key in _KEYS.items():
        value = getattr(selection, field)
        if value == getattr(default, field):
            continue
        pairs.extend((key, str(one)) for one in (value if isinstance(value, tuple) else (value,)))
    return urlencode(pairs, safe=":/,")


def parse(pairs: Mapping[str, Sequence[str]]) -> tuple[Selection, tuple[Note, ...]]:
    """Read a query string that was split into key -> values; returns the nearest valid view and what was wrong."""
    notes: list[Note] = []
    fields: dict[str, Any] = {}
    for key, values in pairs.items():
        field = _FIELDS.get(key)
        if field is None:
            near = get_close_matches(key, _FIELDS, n=1)
            notes.append(Note("parameter", key, allowed=tuple(near or _FIELDS)))
            continue
        read = _read_values(field, values, notes)
        if field == "sides":
            read = _few(list(dict.fromkeys(read)), notes)
        if read:
            fields[field] = tuple(dict.fromkeys(read)) if field in _MANY else read[-1]
    selection = Selection(**fields)
    if selection.first and selection.last and first_day(selection.first) > last_day(selection.last):
        notes.append(Note("period", "to", selection.last, (f">= {selection.first}",)))
        fields.pop("last")
        selection = Selection(**fields)
    return selection, tuple(notes)


def first_day(text: str) -> date:
    """The first day of a period written YYYY, YYYY-MM or YYYY-MM-DD."""
    year, month, day = (int(part) if part else 1 for part in _parts(text))
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day of a period written YYYY, YYYY-MM or YYYY-MM-DD."""
    year, month, day = _parts(text)
    if day:
        return date(int(year), int(month), int(day))
    if not month:
        return date(int(year), 12, 31)
    return date(int(year), int(month), monthrange(int(year), int(month))[1])


def _parts(text: str) -> tuple[str, str, str]:
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    return match[1], match[2] or "", match[3] or ""


def _read_values(field: str, values: Sequence[str], notes: list[Note]) -> list[Any]:
    read = []
    for value in values:
        if not value.strip():
            continue  # an emptied field of a form
        accepted, allowed = _reader(field)(value.strip())
        if accepted is None:
            notes.append(Note("value", _KEYS[field], value.strip()[:LONGEST_VALUE], allowed))
        else:
            read.append(accepted)
    return read


def _few(sides: list[str], notes: list[Note]) -> list[str]:
    """As many sides as a comparison can hold."""
    notes.extend(Note("value", _KEYS["sides"], side, (f"<= {MOST_SIDES}",)) for side in sides[MOST_SIDES:])
    return sides[:MOST_SIDES]


_Reader = Callable[[str], tuple[Any, tuple[str, ...]]]


def _reader(field: str) -> _Reader:
    """The function that reads one value of `field`: (value or None, what is allowed)."""
    readers: dict[str, _Reader] = {
        "first": _period,
        "last": _period,
        "as_of": _day,
        "page": _page_number,
        "sides": _country,
        "days": _distance,
        "shown": _choice,
        "listed": _tally,
        "text": lambda value: (value[:LONGEST_VALUE].rstrip(), ()),
    }
    if field in readers:
        return readers[field]
    if field in FACETS:
        return lambda value: _facet_value(field, value)
    if field in _CLOSED:
        return lambda value: _one_of(value, _CLOSED[field])
    return _free


def _facet_value(field: str, value: str) -> tuple[str | None, tuple[str, ...]]:
    sign = WITHOUT if value.startswith(WITHOUT) else ""
    bare = value.removeprefix(WITHOUT).strip()
    accepted, allowed = (bare, ()) if bare == NONE else _facet_reader(field)(bare)
    return (None if accepted is None else sign + accepted), allowed


def _facet_reader(field: str) -> Callable[[str], tuple[str | None, tuple[str, ...]]]:
    if field in ("countries", "targets"):
        return _country
    if field == "years":
        return lambda value: (value if re.fullmatch(r"\d{4}", value, re.ASCII) else None, ("YYYY",))
    if field == "categories":
        return lambda value: _one_of(value, tuple(category.id for category in categories()))
    if field in _CLOSED:
        return lambda value: _one_of(value, _CLOSED[field])
    return _free


def _country(value: str) -> tuple[str | None, tuple[str, ...]]:
    return (value.upper() if value.upper() in _territories() else None), ("US", "CN", "EU", "ISO 3166-1 alpha-2")


def _one_of(value: str, allowed: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """A value of a closed list, in any case."""
    by_case = {one.casefold(): one for one in allowed}
    return by_case.get(value.casefold()), allowed


def _free(value: str) -> tuple[str | None, tuple[str, ...]]:
    usable = 0 < len(value) <= LONGEST_VALUE and value.isprintable() and not value.startswith(WITHOUT)
    return (value if usable else None), (f"1-{LONGEST_VALUE}",)


def _period(value: str) -> tuple[str | None, tuple[str, ...]]:
    try:
        first_day(value)
    except ValueError:
        return None, ("YYYY", "YYYY-MM", "YYYY-MM-DD")
    return value, ()


def _day(value: str) -> tuple[str | None, tuple[str, ...]]:
    accepted, _ = _period(value)
    return (accepted if accepted and len(accepted) == 10 else None), ("YYYY-MM-DD",)


def _choice(value: str) -> tuple[str | None, tuple[str, ...]]:
    return (value if choice(value) else None), tuple(f"{field}:r-…" for field in FIELDS)


def _tally(value: str) -> tuple[str | None, tuple[str, ...]]:
    return (value if tally(value) else None), (FORM,)


def _page_number(value: str) -> tuple[int | None, tuple[str, ...]]:
    usable = value.isascii() and value.isdigit() and int(value[:9]) >= 1 and len(value) < 9
    return (int(value) if usable else None), ("1, 2, 3 …",)


def _distance(value: str) -> tuple[int | None, tuple[str, ...]]:
    usable = value.isascii() and value.isdigit() and int(value[:9]) <= _MOST_DAYS and len(value) < 9
    return (int(value) if usable else None), (f"0-{_MOST_DAYS}",)


@cache
def _territories() -> frozenset[str]:
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code not in ("ZZ", "QO", "EZ"))
