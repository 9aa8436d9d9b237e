"""The rows of an export: one event a row, with the sentences that it was read from."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd

from genesis.corrections import decoded
from genesis.exports.cells import written
from genesis.exports.job import Job
from genesis.selection import USUAL, Selected
from genesis.selection.cells import amounts_of, day_of, text_of, texts_of
from genesis.wording import amount_words, span_words
from genesis.wording.corrections import correction_words

# Columns in their order. Lists stay lists here: a format that has none joins them.
COLUMNS = (
    "event_id", "date", "start", "end", "precision", "countries", "targets", "title_en", "title_zh", "category",
    "status", "polarity", "programme", "organisations", "tickers", "subjects", "object", "sums", "usd", "source_groups",
    "conflicts", "corrections", "first_published", "quotes", "report_dates", "sources", "urls", "files", "quote_starts",
)  # fmt: skip
FIGURE_COLUMNS = (
    "figure_id", "country", "counterpart", "metric", "metric_key", "value", "low", "high", "unit", "usd", "year",
    "status", "qualifier", "flags", "source", "quote", "quote_start", "publisher", "published", "url", "file",
)  # fmt: skip
REPORT_COLUMNS = (
    "event_id", "title", "quote", "publisher", "published", "url", "file", "quote_start", "quote_end", "start", "end",
    "precision", "date_text", "date_basis", "countries", "targets", "category", "programme", "organisations", "status",
    "polarity", "object", "attributed_to", "corrections", "report_id", "document_id",
)  # fmt: skip
DOCUMENT_COLUMNS = (
    "document_id", "title", "publisher", "published", "published_basis", "language", "url", "file", "characters",
    "source_group", "status", "error",
)  # fmt: skip
_BEGUN, _ROWS = 0.1, 0.7  # shares of the work of a table that are done before and after its rows are made
_LISTS = ("countries", "targets", "organisations", "tickers", "subjects", "conflicts")
_DAYS = ("start", "end", "first_published")
_REPORT_LISTS = ("quotes", "report_dates", "sources", "urls", "files", "quote_starts")


# The columns of an export by those of the page's table.
_DISPLAYED: dict[str, tuple[str, ...]] = {
    "date": ("date", "start", "end"),
    "country": ("countries",),
    "target": ("targets",),
    "subject": ("subjects",),
    "organisation": ("organisations",),
    "ticker": ("tickers",),
    "sum": ("sums",),
    "reports": ("source_groups",),
    "differ": ("conflicts",),
    "source": ("sources",),
    "published": ("first_published",),
    "id": ("event_id",),
}


def table_rows(job: Job) -> pd.DataFrame:
    """The rows of a job's view: events, or figures; all columns, or those that the page's table has."""
    job.done(_BEGUN)
    rows = figure_rows(job) if job.view == "figures" else _of_events(job, job.selected)
    job.done(_ROWS)
    return rows


def first_rows(job: Job, most: int) -> tuple[pd.DataFrame, int]:
    """The first rows of a job's view as texts, nothing where a cell is empty, and how many rows there are in all."""
    if job.view == "figures":
        every = figure_rows(job)
        first, count = every.head(most), len(every)
    else:
        ids = job.selected.ids()
        first, count = _of_events(job, job.selected.only(ids[:most])), len(ids)
    cells = {str(name): [written(cell) for cell in first[name]] for name in first.columns}
    return pd.DataFrame(cells, dtype="str"), count


def _of_events(job: Job, selected: Selected) -> pd.DataFrame:
    rows = event_rows(selected)
    if job.columns == "full":
        return rows
    shown = job.selected.selection.columns or USUAL
    named = {"corrections", *(name for column in shown for name in _names(column, job.language))}
    return rows[[column for column in COLUMNS if column in named]]


def _names(column: str, language: str) -> tuple[str, ...]:
    if column == "title":
        return ("title_en",) if language == "en" else ("title_zh",)
    return _DISPLAYED.get(column, (column,))


def figure_rows(job: Job) -> pd.DataFrame:
    """The figures of the documents that the selected events come from, all where nothing is filtered."""
    store, documents = job.archive.store, job.archive.store.documents
    figures = store.figures.merge(
        documents[["document_id", "publisher", "published", "file", "url"]], on="document_id", how="left"
    )
    if job.selected.selection.filters():
        events = pd.concat([job.selected.events, job.selected.events_undated])
        wanted = {one for ids in events["document_ids"] for one in ids}
        figures = figures[figures["document_id"].isin(wanted)]
    rows = figures.reindex(columns=list(FIGURE_COLUMNS)).reset_index(drop=True)
    return rows.assign(flags=_mapped(rows["flags"], texts_of), published=_mapped(rows["published"], day_of))


def report_rows(job: Job) -> pd.DataFrame:
    """One row a quote: what each document says of each selected event, events in their order."""
    language, tables = job.language, job.selected.index.tables
    events = pd.concat([job.selected.events, job.selected.events_undated], ignore_index=True)
    order = {event_id: at for at, event_id in enumerate(events["event_id"])}
    titles = dict(zip(events["event_id"], events["title_en" if language == "en" else "title_zh"], strict=True))
    reports = tables.reports[tables.reports["event_id"].isin(order)]
    reports = reports.merge(tables.documents, on="document_id", how="left", suffixes=("", "_of_document"))
    reports = reports.sort_values("event_id", key=lambda ids: ids.map(order), kind="stable")
    told = {"title": reports["event_id"].map(titles), "corrections": _corrected(job.selected, reports, language)}
    rows = reports.assign(**told).reindex(columns=list(REPORT_COLUMNS))
    days = {name: _mapped(rows[name], day_of) for name in ("start", "end", "published")}
    lists = {name: _mapped(rows[name], texts_of) for name in ("countries", "targets", "organisations")}
    return rows.assign(**days, **lists).reset_index(drop=True)


def document_rows(job: Job) -> pd.DataFrame:
    """The documents that the selected events come from; all where nothing is filtered."""
    documents = job.archive.store.documents
    if job.selected.selection.filters():
        events = pd.concat([job.selected.events, job.selected.events_undated])
        documents = documents[documents["document_id"].isin({one for ids in events["document_ids"] for one in ids})]
    rows = documents.reindex(columns=list(DOCUMENT_COLUMNS)).reset_index(drop=True)
    return rows.assign(published=_mapped(rows["published"], day_of))


def event_rows(selected: Selected) -> pd.DataFrame:
    """The selected events, dated ones first, with `COLUMNS`; dates as days, lists as tuples, words in its language.

    `quotes`, `report_dates` (in words: the values of a conflict side by side), `sources` (publisher and day), `urls`,
    `files` and `quote_starts` (characters into the stored text) have one item for each report, in the same order.
    """
    language = selected.selection.lang
    events = pd.concat([selected.events, selected.events_undated], ignore_index=True)
    rows = pd.DataFrame(index=events.index)
    for name in COLUMNS:
        if name in events.columns:
            rows[name] = events[name]
    rows["usd"] = rows["usd"].astype("float64").round(2)
    for name in _LISTS:
        rows[name] = _mapped(events[name], texts_of)
    for name in _DAYS:
        rows[name] = _mapped(events[name], day_of)
    spans = zip(rows["start"], rows["end"], events["precision"], strict=True)
    rows["date"] = [_span(start, end, precision, language) for start, end, precision in spans]
    rows["sums"] = _mapped(
        events["amounts"], lambda cell: tuple(amount_words(one, language) for one in amounts_of(cell))
    )
    rows["corrections"] = _corrected(selected, events, language)
    for name, column in _reported(selected, events["event_id"]).items():
        rows[name] = pd.Series(column, index=rows.index, dtype=object)
    return rows.reindex(columns=list(COLUMNS))


def _span(start: date | None, end: date | None, precision: str, language: str) -> str:
    return span_words(start, end, precision, language, "short") if end else ""


def _mapped(column: "pd.Series[Any]", change: Callable[[Any], Any]) -> "pd.Series[Any]":
    return pd.Series([change(cell) for cell in column], index=column.index, dtype=object)


def _corrected(selected: Selected, frame: pd.DataFrame, language: str) -> "pd.Series[Any]":
    """What readers put right of each event or report, in words: who, when, what it was, why."""
    ids = _mapped(frame["corrections"], texts_of) if "corrections" in frame.columns else _mapped(frame["event_id"], _no)
    if not any(ids):
        return ids
    told = selected.index.tables.corrections
    records = dict(zip(told["correction_id"], told["record"], strict=True))
    return _mapped(ids, lambda own: tuple(correction_words(decoded(records[one]), language) for one in own))


def _no(_: Any) -> tuple[str, ...]:
    return ()


def _reported(selected: Selected, event_ids: Iterable[str]) -> dict[str, list[tuple[Any, ...]]]:
    """For each event the sentences, sources, addresses and places of its reports."""
    tables = selected.index.tables
    wanted = list(event_ids)
    reports = tables.reports[tables.reports["event_id"].isin(set(wanted))]
    reports = reports.merge(tables.documents, on="document_id", how="left", suffixes=("", "_of_document"))
    reports["source"] = [
        _source(row.publisher, row.published, row.file)
        for row in reports[["publisher", "published", "file"]].itertuples()
    ]
    language = selected.selection.lang
    spans = zip(_mapped(reports["start"], day_of), _mapped(reports["end"], day_of), reports["precision"], strict=True)
    reports["words"] = [_span(start, end, str(precision), language) for start, end, precision in spans]
    columns = {
        "quotes": "quote",
        "report_dates": "words",
        "sources": "source",
        "urls": "url",
        "files": "file",
        "quote_starts": "quote_start",
    }
    found: dict[str, dict[str, list[Any]]] = {name: {} for name in columns}
    for name, column in columns.items():  # a loop: grouping thousands of small groups in pandas takes a second a column
        cells = found[name]
        for event_id, cell in zip(reports["event_id"].tolist(), reports[column].tolist(), strict=True):
            cells.setdefault(event_id, []).append(cell)
    found["urls"] = {key: [text_of(cell) for cell in cells] for key, cells in found["urls"].items()}
    return {name: [tuple(found[name].get(event_id, ())) for event_id in wanted] for name in _REPORT_LISTS}


def _source(publisher: Any, published: Any, file: Any) -> str:
    day = day_of(published)
    name = text_of(publisher) or text_of(file)
    return f"{name} ({day.isoformat()})" if day else name
