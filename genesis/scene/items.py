"""What is to be drawn of each event, before it has a place: days, words, symbol, weight."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from genesis.lexicon import categories
from genesis.model import Record
from genesis.scene.records import Run, Side, Style
from genesis.selection import Index, Selection
from genesis.selection.cells import amounts_of, day_of, text_of, texts_of
from genesis.selection.postings import Rows
from genesis.selection.view import Axis
from genesis.wording import amount_words, certainty_words, country, listing, span_words, title_words, words

_STYLES: dict[str, Style] = {"occurred": "solid", "planned": "open", "forecast": "dashed"}
_DATE_FIELDS = frozenset(("start", "end", "date", "precision"))


class Item(Record, frozen=True, kw_only=True):
    """An event as the layout needs it."""

    event_id: str
    lane: int
    first: int  # days since 1970-01-01
    last: int
    bar: bool
    style: Style
    colour: Side
    symbol: str
    title: str
    dated: str  # its date in few words
    tail: tuple[Run, ...]  # after the title: reports, conflict
    badge: str  # "≠", "?" or nothing
    rank: tuple[float, ...]  # the smaller, the more its label is worth
    hover: tuple[str, ...]


def items(
    index: Index,
    rows: Rows,
    lanes: Iterable[int],
    colours: Iterable[Side],
    spans: list[tuple[int, int]],
    view: Selection,
) -> list[Item]:
    """The events at `rows` with their lanes, colours and days; ordered as `rows` are."""
    symbols = {category.id: category.symbol for category in categories()}
    events = index.placed(rows, view.axis)
    given = index.dates(view.axis).given[rows]
    records = events.to_dict("records")
    counts = index.report_counts[rows]
    made = []
    columns = zip(records, rows, lanes, colours, spans, counts, given, strict=True)
    for record, row, lane, colour, span, reports, is_given in columns:
        conflicts = texts_of(record["conflicts"])
        made.append(
            Item(
                event_id=record["event_id"],
                lane=int(lane),
                first=span[0],
                last=span[1],
                bar=record["precision"] != "day" or span[0] != span[1],
                style=_STYLES.get(record["status"], "solid"),
                colour=colour,
                symbol=symbols.get(record["category"], "hexagon2"),
                title=_title(record, view.lang),
                dated=span_words(
                    day_of(record["start"]), day_of(record["end"]) or date.max, record["precision"], view.lang, "short"
                ),
                tail=_tail(index, int(row), int(reports), conflicts, view.lang, corrected=_is_corrected(record)),
                badge="≠" if conflicts else "",
                rank=_rank(record, int(reports), bool(conflicts), span, view),
                hover=_hover(record, int(reports), view, bool(is_given)),
            )
        )
    return made


def _title(record: dict[str, Any], language: str) -> str:
    return title_words(text_of(record["title_en"]), text_of(record["title_zh"]), language)


def _rank(
    record: dict[str, Any], reports: int, conflict: bool, span: tuple[int, int], view: Selection
) -> tuple[float, ...]:
    """The order in which labels are kept: opened, more reports, chosen programme, conflict, sum, exact day, earlier."""
    return (
        record["event_id"] != view.event,
        -reports,
        record["programme"] not in view.wanted("programmes"),
        not conflict,
        not len(amounts_of(record["amounts"])),
        record["precision"] != "day",
        span[0],
    )


def _is_corrected(record: dict[str, Any]) -> bool:
    return bool(texts_of(record.get("corrections")))


def _tail(
    index: Index, row: int, reports: int, conflicts: tuple[str, ...], language: str, *, corrected: bool
) -> tuple[Run, ...]:
    say = words(language)
    runs = []
    if reports > 1:
        runs.append(Run(text=f" · {say('timeline.two_reports', n=reports)}", colour="ink3"))
    if conflicts:
        runs.append(Run(text=f" · {conflict_words(index, row, conflicts, language)}", colour="warn"))
    if corrected:
        runs.append(Run(text=f" · ✎ {say('correction.mark')}", colour="ink3"))
    return tuple(runs)


def conflict_words(index: Index, row: int, conflicts: tuple[str, ...], language: str) -> str:
    """On what the reports of an event differ: the dates side by side, other fields by name."""
    say = words(language)
    if _DATE_FIELDS.intersection(conflicts):
        reports = index.reports_of(row)
        days = [day for day in map(day_of, reports["start"]) if day is not None]
        ends = [day for day in map(day_of, reports["end"]) if day is not None]
        spans = sorted(set(zip(days, ends, reports["precision"], strict=False)))
        if 1 < len(spans) <= 3:
            return say("timeline.sources_differ", values=_alternatives(spans, language))
    fields = [say(f"field.{field}") if say.has(f"field.{field}") else field for field in conflicts]
    return say("timeline.sources_differ_on", fields=listing(list(dict.fromkeys(fields)), language))


def _alternatives(spans: list[tuple[date, date, str]], language: str) -> str:
    """Dates as alternatives; month and year once where they are the same: "21 or 23 Jan"; 1月21日或23日."""
    joint = words(language)("filter.or")
    days = [first for first, last, _ in spans if first == last]
    if len(days) == len(spans) and len({(day.year, day.month) for day in days}) == 1:
        if language == "en":
            return f" {joint} ".join(str(day.day) for day in days) + days[0].strftime(" %b")
        return f"{days[0].month}月" + joint.join(f"{day.day}日" for day in days)
    said = list(
        dict.fromkeys(span_words(first, last, precision, language, "short") for first, last, precision in spans)
    )
    return listing(said, language, "filter.or")


def _kind(axis: Axis, is_given: bool, language: str) -> tuple[str, ...]:
    """Which date it is that an event stands at, where the reader has asked for another than its own."""
    if axis == "own":
        return ()
    return (words(language)(f"placed.{axis}" if is_given else "placed.own_date"),)


def _hover(record: dict[str, Any], reports: int, view: Selection, is_given: bool) -> tuple[str, ...]:
    language = view.lang
    say = words(language)
    start, end = day_of(record["start"]), day_of(record["end"])
    last = end or start or date.max
    dated = span_words(start, last, record["precision"], language)
    certainty = certainty_words(start, last, record["precision"], record["status"], language)
    category = next(
        (one.name.in_(language) for one in categories() if one.id == record["category"]), record["category"]
    )
    lines = [
        _title(record, language),
        dated if record["precision"] == "undated" else f"{dated} · {certainty}",
        *_kind(view.axis, is_given, language),
        " · ".join([listing([country(code, language) for code in texts_of(record["countries"])], language), category,
                    say(f"status.{record['status']}")]).removeprefix(" · "),
    ]  # fmt: skip
    sums = [amount_words(amount, language) for amount in amounts_of(record["amounts"])]
    lines.extend(sums[:2])
    if reports > 1:
        lines.append(say("timeline.two_reports", n=reports))
    if _is_corrected(record):
        lines.append(f"✎ {say('correction.mark')}")
    return tuple(lines)
