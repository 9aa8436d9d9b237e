"""The facets of the Events page: columns of values, each with its count in figures and as a bar.

A click adds a value to its filter or takes it off; "only" and "without" are in its menu. A long facet opens as a whole,
with a field that finds a value by any of its names, an organisation by its ticker too.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from genesis.archive import Library
from genesis.selection import FACETS, NONE, Choice, Selection, facets
from genesis.selection.folding import folded
from genesis.selection.names import matching, names
from parts import choosing, room, served
from parts.choosing import FIELDS
from parts.words import language, say, value

_MARKUP = Path(__file__).parent / "browser" / "facets.html"
_KEY = "facets"
_OPEN = "facet-open"  # what is opened and sought
_SHOWN = ((1480, 6), (640, 4))  # values a column, by the least width of the page; none where it is narrower
_LISTED = 120  # values of an opened facet
_NAMED = ("organisations", "programmes")  # their values have other names in the gazetteer


def draw(library: Library, selection: Selection) -> None:
    """Draw the columns, and the facet that is opened."""
    served.component(
        "facets",
        key=_KEY,
        html=_MARKUP.read_text("utf-8"),
        data=content(facets(library.index, selection)),
        on_clicks_change=choosing.counting(_KEY),
        on_asked_change=_open,
        default={"clicks": []},
    )


def content(choices: Mapping[str, Sequence[Choice]]) -> dict[str, Any]:
    """What the columns say, as their script takes it."""
    shown = next((count for width, count in _SHOWN if room.page() >= width), 0)
    opened, sought = st.session_state.get(_OPEN, ("", ""))
    return {
        "facets": [_column(field, _ordered(field, choices[key]), shown) for field, key in FACETS.items()],
        "panel": _panel(FIELDS[opened], choices[opened], sought) if opened else None,
        "closed": not shown,
        "counted": choosing.counted(_KEY),
        "words": {
            "only": say("filter.only_value", value="{value}"),
            "without": say("filter.without_value", value="{value}"),
            "menu": say("filter.menu", value="{value}"),
            "excluded": say("filter.excluded", value="{value}"),
            "keys": say("filter.keys"),
            "close": say("control.close"),
            "locale": language(),
        },
    }


def _column(field: str, choices: Sequence[Choice], shown: int) -> dict[str, Any]:
    frequent = sorted(choices, key=lambda one: (one.value == NONE, -one.count))[:shown]
    kept = [one for one in choices if one in frequent or (shown and one.chosen)]
    title = say(f"filter.{FACETS[field]}")
    rest = len(choices) - len(kept)
    more = (say("filter.more", rest) if shown else title) if rest else ""
    return {"key": FACETS[field], "title": title, "values": [_value(field, one) for one in kept], "more": more}


def _panel(field: str, choices: Sequence[Choice], sought: str) -> dict[str, Any]:
    found = _found(field, _ordered(field, choices), sought) if sought.strip() else _ordered(field, choices)
    title = say(f"filter.{FACETS[field]}")
    rest = len(found) - _LISTED
    note = say("filter.rest", rest) if rest > 0 else "" if found else say("filter.no_value")
    return {
        "key": FACETS[field],
        "title": f"{title} ({len(choices):,})",
        "find": say("filter.find", facet=title),
        "words": sought,
        "values": [_value(field, one) for one in found[:_LISTED]],
        "note": note,
    }


def _found(field: str, choices: Sequence[Choice], sought: str) -> list[Choice]:
    if field in _NAMED:
        named = set(matching(sought, (one.value for one in choices)))
        return [one for one in choices if one.value in named]
    return [one for one in choices if folded(sought.strip()) in folded(value(FACETS[field], one.value))]


def _ordered(field: str, choices: Sequence[Choice]) -> Sequence[Choice]:
    """The years from the newest on, the others as they come: the most frequent first."""
    return (
        sorted(choices, key=lambda one: (one.value != NONE, one.value), reverse=True) if field == "years" else choices
    )


def _value(field: str, choice: Choice) -> dict[str, Any]:
    known = names().get(choice.value) if field == "organisations" else None
    label, note = value(FACETS[field], choice.value), " ".join(known.tickers[:1]) if known else ""
    return {"value": choice.value, "label": label, "note": note, "count": choice.count, "chosen": choice.chosen}


def _open() -> None:
    asked = st.session_state[_KEY]["asked"] or {}
    facet = asked.get("facet", "")
    st.session_state[_OPEN] = (facet if facet in FIELDS else "", str(asked.get("words", ""))[:200])
