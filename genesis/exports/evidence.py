"""The sentences behind an event with their sources, in plain words: for speaker notes and alternative texts."""

from collections.abc import Sequence

import pandas as pd

from genesis.archive import Library, Row
from genesis.model import Record
from genesis.selection.cells import day_of, text_of
from genesis.wording import day_words, span_words, title_words, words
from genesis.wording.corrections import correction_words

MOST_REPORTS = 8  # of one event in the notes; the rest is counted
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
    document = library.document(report["document_id"]) or {}
    name = text_of(document.get("publisher")) or words(language)("filter.unknown_publisher")
    day = day_of(document.get("published"))
    if day is not None:
        name = words(language)("footer.source_date", publisher=name, date=day_words(day, language, "short"))
    url = text_of(document.get("url"))
    return Quoted(quote=report["quote"], source=name, url=url if url.startswith(("http://", "https://")) else "")


def notes(library: Library, event_ids: Sequence[str], language: str) -> list[str]:
    """Paragraphs: each event, under it its sentences with their sources, then an empty line."""
    paragraphs: list[str] = []
    for event_id in event_ids:
        event = library.event(event_id)
        if event is None:
            continue
        paragraphs.append(heading_of(event, language))
        found = quotes(library, event, language)
        for one in found[:MOST_REPORTS]:
            quote = one.quote if len(one.quote) <= _LONGEST else one.quote[: _LONGEST - 1] + "…"
            paragraphs.append(" ".join(filter(None, (f"“{quote}”", f"— {one.source}", one.url))))
        paragraphs.extend(f"✎ {correction_words(one, language)}" for one in library.corrections(event))
        if len(found) > MOST_REPORTS:
            paragraphs.append(words(language)("export.further_reports", n=len(found) - MOST_REPORTS))
        paragraphs.append("")
    return paragraphs[:-1]


def figure_notes(library: Library, figure_ids: Sequence[str], language: str) -> list[str]:
    """Paragraphs: each figure with its sentence and source."""
    figures = library.store.figures
    if not figure_ids:
        return []
    by_id = figures.drop_duplicates("figure_id").set_index("figure_id", drop=False)
    paragraphs = []
    for figure_id in figure_ids:
        if figure_id in by_id.index:
            row = by_id.loc[figure_id].to_dict()
            told = _quoted(library, row, language)
            paragraphs.append(
                " ".join(filter(None, (f"{row['metric']}: “{told.quote}”", f"— {told.source}", told.url)))
            )
    return paragraphs


def by_date(frame: pd.DataFrame) -> list[str]:
    """The ids of events in the order of their first day."""
    return [str(one) for one in frame.sort_values(["start", "end"], kind="stable")["event_id"]]
