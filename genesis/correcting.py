"""What a reader does: make a correction of an event or report that is shown, check it, and keep it in the log.

The clock and the name come from the caller. A correction that cannot be used is refused in words, before it is kept.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from genesis.archive import Library, Row
from genesis.corrections import Anchor, Correction, Field, Kind, Values, log, sealed
from genesis.corrections.anchoring import LONGEST_QUOTE
from genesis.corrections.values import problems
from genesis.currency import is_code
from genesis.errors import ArgumentError
from genesis.mentions import quantities
from genesis.model import Amount, Precision
from genesis.scripts import language_of, plain
from genesis.selection import first_day, last_day
from genesis.selection.cells import amounts_of, day_of, texts_of
from genesis.wording import words

VALUES: tuple[Field, ...] = ("date", "category", "countries", "targets", "amounts")  # that can be corrected
LONGEST_NAME, LONGEST_REASON = 60, 500  # characters
_TYPED = str.maketrans({"\u00a0": " ", "\u2013": "-", "；": ";"})  # as a sum is printed, and as it is read


class Maker(msgspec.Struct, frozen=True):
    """Who puts something right, when (UTC), and why."""

    name: str
    now: datetime
    reason: str = ""


def refused(maker: Maker, values: Values | None = None, *, needs_reason: bool = True) -> list[str]:
    """What in it cannot be used, as keys of the interface's words (section `correction`); empty where all can."""
    found = []
    for text, longest, empty, long in (
        (maker.name, LONGEST_NAME, "no_name", "long_name"),
        (maker.reason, LONGEST_REASON, "no_reason" if needs_reason else "", "long_reason"),
    ):
        if not text.strip():
            found.append(empty)
        elif len(text) > longest:
            found.append(long)
        elif any(_is_control(sign) for sign in text):
            found.append("bad_signs")
    found += [] if values is None else list(problems(values)) or ([] if values.fields else ["nothing_changed"])
    return list(dict.fromkeys(filter(None, found)))


def _is_control(sign: str) -> bool:
    """Characters that are not seen, or that turn the direction of what follows, have no place in a line of a log."""
    return unicodedata.category(sign) in ("Cc", "Cs", "Co", "Zl", "Zp") or sign in "\u202a\u202b\u202c\u202d\u202e"


def change(library: Library, reports: Sequence[Row], now: Values, maker: Maker) -> Correction:
    """Give `reports` (of one event) other values. Raises ArgumentError: a value cannot be used, or changes nothing."""
    was = values_of(reports[0], now.fields)
    if all(values_of(one, now.fields) == now for one in reports):
        raise _refusal([*refused(maker), "nothing_changed"])
    return _made(library, "change", maker, reports, now=now, was=was)


def hide(library: Library, event: Row, reports: Sequence[Row], maker: Maker) -> Correction:
    """Hide `reports` of an event: all of them, and the event with them, or some."""
    return _made(library, "hide", maker, reports, _others(library, event, reports))


def show(library: Library, event: Row, report: Row, field: Field, maker: Maker) -> Correction:
    """Show the value of `report` where the reports of its event differ on `field`."""
    was = values_of(event, (field,))
    return _made(library, "show", maker, [report], _others(library, event, [report]), shown=(field,), was=was)


def merge(library: Library, event: Row, other: Row, maker: Maker) -> Correction:
    """Make one event of two. Raises ArgumentError: they are one already."""
    if event["event_id"] == other["event_id"]:
        raise _refusal(["same_event"])
    return _made(library, "merge", maker, library.reports(event), library.reports(other))


def split(library: Library, event: Row, report: Row, maker: Maker) -> Correction:
    """Take a report out of its event. Raises ArgumentError: it is the only one."""
    others = _others(library, event, [report])
    if not others:
        raise _refusal(["only_report"])
    return _made(library, "split", maker, [report], others)


def undo(library: Library, correction_id: str, maker: Maker) -> Correction:
    """Take a correction back, or an undo. Raises ArgumentError: there is none, or it is taken back already."""
    rows = library.store.corrections
    found = rows[rows["correction_id"] == correction_id]
    if found.empty or found["state"].iloc[0] == "undone":
        raise _refusal(["not_there" if found.empty else "undone_already"])
    return _made(library, "undo", maker, [], undoes=correction_id)


def keep(library: Library, correction: Correction) -> None:
    """Write it into the log of the library's folder; the next look at the folder has it.

    Raises StoreError: the folder cannot be written; ArgumentError: it is too long.
    """
    folder = Path(library.made_of.folder)
    lost = () if log.exists(folder) else library.told  # the log is gone, the tables still know what stood in it
    log.append(folder, *lost, correction)


def values_of(row: Row, fields: Iterable[Field]) -> Values:
    """What a report or event says of `fields`."""
    told: dict[str, object] = {}
    for field in fields:
        if field == "date":
            told |= {"start": day_of(row["start"]), "end": day_of(row["end"]), "precision": row["precision"]}
        elif field == "category":
            told[field] = row[field]
        elif field == "amounts":
            told[field] = tuple(
                Amount(low=one.low, high=one.high, currency=one.currency) for one in amounts_of(row[field])
            )
        elif field != "status":
            told[field] = texts_of(row[field])
    return Values(**told)  # type: ignore[arg-type]


def as_read(library: Library, report: Row) -> dict[Field, Values]:
    """By field what a report said before it was corrected; empty where it is as it was read."""
    original = library.original(report)
    if original is None:
        return {}
    row = msgspec.structs.asdict(original)
    pairs = {field: (values_of(row, (field,)), values_of(report, (field,))) for field in VALUES}
    return {field: was for field, (was, now) in pairs.items() if was != now}


def dated(first: str, last: str = "") -> Values:
    """A date as a reader writes it, YYYY, YYYY-MM or YYYY-MM-DD, or from one to another.

    Raises ArgumentError: one of them is no date.
    """
    try:
        start, end = first_day(first.strip()), last_day(last.strip() or first.strip())
    except (ValueError, IndexError) as error:
        raise _refusal(["no_date"]) from error
    return Values(start=start, end=end, precision=_precision(start, end))


def _precision(start: date, end: date) -> Precision:
    """How precise a date is that denotes these days: a whole month, quarter, half, year or decade, or a range."""
    if start == end:
        return "day"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    whole: dict[int, Precision] = {1: "month", 3: "quarter", 6: "half", 12: "year", 120: "decade"}
    if months not in whole:
        return "range"
    begins = (start.year % 10 * 12 + start.month - 1) % months == 0 and start.day == 1
    ends = end < date.max and (end + timedelta(days=1)).day == 1
    return whole[months] if begins and ends else "range"


def written(row: Row) -> tuple[str, str]:
    """The date of a report or event as `dated` reads it: one text where it is a day, a month or a year, else two."""
    start, end = day_of(row["start"]), day_of(row["end"])
    if start is None or end is None:
        return "", ""
    length = {"day": 10, "month": 7, "year": 4}.get(_precision(start, end))
    return (start.isoformat()[:length], "") if length else (start.isoformat(), end.isoformat())


def summed(text: str) -> Values:
    """Sums as a reader writes them, divided by semicolons: `USD 500 billion`, 5000亿美元; none where it is empty.

    Raises ArgumentError: something in it is no sum.
    """
    parts = filter(None, (one.strip() for one in plain(text).translate(_TYPED).split(";")))
    return Values(amounts=tuple(map(_sum, parts)))


def _sum(text: str) -> Amount:
    """One sum. A code before a range is read behind it: `USD 3-4 trillion`."""
    for said in (text, re.sub(r"^([A-Z]{3}) *(.+)$", r"\2 \1", text)):
        found = [one for one in quantities.find(said, language_of(said)) if is_code(one.unit)]
        rest = said[: found[0].start] + said[found[0].end :] if found else ""
        if len(found) == 1 and not any(sign.isdigit() for sign in rest):
            return Amount(low=found[0].low, high=found[0].high, currency=found[0].unit)
    raise _refusal(["bad_sum"])


def _made(
    library: Library, kind: Kind, maker: Maker, reports: Sequence[Row], others: Sequence[Row] = (), **fields: object
) -> Correction:
    now = fields.get("now")
    if found := refused(maker, now if isinstance(now, Values) else None, needs_reason=kind != "undo"):
        raise _refusal(found)
    return sealed(
        Correction(
            kind=kind,
            made_at=maker.now.astimezone(UTC),
            made_by=" ".join(maker.name.split()),
            reason=" ".join(maker.reason.split()),
            anchors=_anchors(library, reports),
            others=_anchors(library, others),
            **fields,  # type: ignore[arg-type]
        )
    )


def _anchors(library: Library, reports: Iterable[Row]) -> tuple[Anchor, ...]:
    return tuple(_anchor(library, one) for one in reports)


def _anchor(library: Library, report: Row) -> Anchor:
    siblings = library.reports_in(report["document_id"])
    return Anchor(
        document_id=report["document_id"],
        quote=report["quote"][:LONGEST_QUOTE],
        start=int(report["quote_start"]),
        end=int(report["quote_end"]),
        file=(library.document(report["document_id"]) or {}).get("file", ""),
        report_id=report["report_id"],
        act=report["act"],
        day=day_of(report["start"]),
        alone=sum(one["quote"] == report["quote"] for one in siblings) == 1,
    )


def _others(library: Library, event: Row, reports: Sequence[Row]) -> list[Row]:
    own = {one["report_id"] for one in reports}
    return [one for one in library.reports(event) if one["report_id"] not in own]


def _refusal(keys: Sequence[str]) -> ArgumentError:
    """The keys in English; a page says them in its own language by `refused` before it asks."""
    return RefusedError(keys)


class RefusedError(ArgumentError):
    """A correction cannot be made; `keys` are the reasons in the interface's words (section `correction`)."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(" ".join(words("en")(f"correction.{key}") for key in keys))
        self.keys = tuple(keys)
