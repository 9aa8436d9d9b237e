"""The rows of an export: one event a row, with the sentences that it was read from."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd

from genesis.selection import Selected
from genesis.selection.cells import amounts_of, day_of, text_of, texts_of
from genesis.wording import amount_words, span_words

# Columns in their order. Lists stay lists here: a format that has none joins them.
COLUMNS = (
    "event_id", "date", "start", "end", "precision", "countries", "targets", "title_en", "title_zh", "category",
    "status", "polarity", "programme", "organisations", "tickers", "subjects", "object", "sums", "usd", "source_groups",
    "conflicts", "first_published", "quotes", "report_dates", "sources", "urls", "files", "quote_starts",
)  # fmt: skip
_LISTS = ("countries", "targets", "organisations", "tickers", "subjects", "conflicts")
_DAYS = ("start", "end", "first_published")
_REPORT_LISTS = ("quotes", "report_dates", "sources", "urls", "files", "quote_starts")


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
    for name, column in _reported(selected, events["event_id"]).items():
        rows[name] = pd.Series(column, index=rows.index, dtype=object)
    return rows.reindex(columns=list(COLUMNS))


def _span(start: date | None, end: date | None, precision: str, language: str) -> str:
    return span_words(start, end, precision, language, "short") if end else ""


def _mapped(column: "pd.Series[Any]", change: Callable[[Any], Any]) -> "pd.Series[Any]":
    return pd.Series([change(cell) for cell in column], index=column.index, dtype=object)


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
    grouped = reports.groupby("event_id", sort=False)
    found = {name: {key: tuple(cells) for key, cells in grouped[column]} for name, column in columns.items()}
    found["urls"] = {key: tuple(text_of(cell) for cell in cells) for key, cells in found["urls"].items()}
    return {name: [found[name].get(event_id, ()) for event_id in wanted] for name in _REPORT_LISTS}


def _source(publisher: Any, published: Any, file: Any) -> str:
    day = day_of(published)
    name = text_of(publisher) or text_of(file)
    return f"{name} ({day.isoformat()})" if day else name
