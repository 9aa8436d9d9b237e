"""The sentences behind an event with their sources, in plain words: for speaker notes and alternative texts."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from genesis.archive import Library, Row, plain
from genesis.model import Record
from genesis.scene.ties import Tie, link_row
from genesis.selection.cells import day_of, text_of
from genesis.wording import day_words, span_words, title_words, words
from genesis.wording.corrections import correction_words

MOST_REPORTS = 8  # of one event in the notes; the rest is counted
MOST_LISTED = 400  # events in the notes of a slide that does not draw them; the rest is in the workbook
_LONGEST = 700  # characters of a quote in the notes; the whole is in the workbook


class Quoted(Record, frozen=True, kw_only=True):
    """What one report says: its words, who published them, when and where."""

    quote: str
    source: str
    url: str


def heading_of(event: Row, language: str) -> str:
    """An event in one line: "21 Jan 2025 · Stargate announced"."""
    title = title_words(text_of(event["title_en"]), text_of(event["title_zh"]), language)
    end = day_of(event["end"])
    if end is None:
        return title
    return f"{span_words(day_of(event['start']), end, event['precision'], language, 'short')} · {title}"


def quotes(library: Library, event: Row, language: str) -> tuple[Quoted, ...]:
    """The reports of an event, the one whose values are shown first."""
    return tuple(_quoted(library, report, language) for report in library.reports(event))


def _quoted(library: Library, report: Row, language: str) -> Quoted:
    return _told(report, library.document(report["document_id"]) or {}, language)


def _told(report: Row, document: Row, language: str) -> Quoted:
    name = text_of(document.get("publisher")) or words(language)("filter.unknown_publisher")
    day = day_of(document.get("published"))
    if day is not None:
        name = words(language)("footer.source_date", publisher=name, date=day_words(day, language, "short"))
    url = text_of(document.get("url"))
    return Quoted(quote=report["quote"], source=name, url=url if url.startswith(("http://", "https://")) else "")


def notes(library: Library, event_ids: Sequence[str], language: str) -> list[str]:
    """Paragraphs: each event, under it its sentences with their sources, then an empty line."""
    events = _gathered(library.store.events, "event_id", event_ids)
    reports: dict[str, list[Row]] = {}
    for report in _gathered(library.store.reports, "event_id", event_ids, key="report_id").values():
        reports.setdefault(report["event_id"], []).append(report)
    ids = {report["document_id"] for own in reports.values() for report in own}
    documents = _gathered(library.store.documents, "document_id", sorted(ids))
    paragraphs: list[str] = []
    for event in (events[one] for one in event_ids if one in events):
        paragraphs.append(heading_of(event, language))
        found = sorted(reports.get(event["event_id"], ()), key=lambda one: _place(one, event, documents))
        for report in found[:MOST_REPORTS]:
            one = _told(report, documents.get(report["document_id"], {}), language)
            quote = one.quote if len(one.quote) <= _LONGEST else one.quote[: _LONGEST - 1] + "…"
            paragraphs.append(" ".join(filter(None, (f"“{quote}”", f"— {one.source}", one.url))))
        if event.get("corrections"):
            paragraphs.extend(f"✎ {correction_words(one, language)}" for one in library.corrections(event))
        if len(found) > MOST_REPORTS:
            paragraphs.append(words(language)("export.further_reports", n=len(found) - MOST_REPORTS))
        paragraphs.append("")
    return paragraphs[:-1]


def titles(library: Library, event_ids: Sequence[str], language: str) -> list[str]:
    """Events in one line each."""
    events = _gathered(library.store.events, "event_id", event_ids)
    return [heading_of(events[one], language) for one in event_ids if one in events]


def tie_notes(library: Library, ties: Sequence[Tie], language: str) -> list[str]:
    """Paragraphs: each tie with its acts, and the sentence that states it with its source."""
    paragraphs = []
    for tie in ties:
        acts = titles(library, (tie.act, tie.answer), language)
        paragraphs.append(f"{tie.sign}: {' → '.join(acts)}")
        row = link_row(library.store.links, tie)
        if row is not None:
            link = {name: row[name] for name in ("quote", "document_id")}
            one = _told(link, library.document(str(link["document_id"])) or {}, language)
            paragraphs.append(" ".join(filter(None, (f"“{one.quote}”", f"— {one.source}", one.url))))
    return paragraphs


def _gathered(frame: pd.DataFrame, column: str, wanted: Sequence[str], key: str = "") -> dict[str, Row]:
    """The rows that have one of `wanted` in a column, by their key; one look-up for all."""
    rows = frame[frame[column].isin(wanted)].to_dict("records")
    return {str(row[key or column]): row for row in map(plain, rows)}


def _place(report: Row, event: Row, documents: dict[str, Row]) -> tuple[bool, date, int]:
    """Where a report stands among those of its event: the one whose values are shown first, then by publication."""
    published = day_of(documents.get(report["document_id"], {}).get("published"))
    first = next(iter(event["report_ids"]), None)
    return report["report_id"] != first, published or date.max, int(report["quote_start"])


def figure_notes(library: Library, figure_ids: Sequence[str], language: str) -> list[str]:
    """Paragraphs: each figure with its sentence and source."""
    figures = library.store.figures
    if not figure_ids:
        return []
    chosen = figures[figures["figure_id"].isin(figure_ids)]
    rows = {str(row["figure_id"]): row for row in map(plain, chosen.to_dict("records"))}
    paragraphs = []
    for row in (rows[one] for one in dict.fromkeys(figure_ids) if one in rows):
        told = _quoted(library, row, language)
        said = f"{row['metric']}: “{told.quote}”"
        paragraphs.append(" ".join(filter(None, (said, f"— {told.source}", told.url))))
    return paragraphs


def by_date(frame: pd.DataFrame) -> list[str]:
    """The ids of events in the order of their first day."""
    return [str(one) for one in frame.sort_values(["start", "end"], kind="stable")["event_id"]]
