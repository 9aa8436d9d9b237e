"""The events of one version of a store, prepared once for filtering: integer codes, days, searchable text."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from genesis.selection.dating import EARLIEST as EARLIEST
from genesis.selection.dating import LATEST as LATEST
from genesis.selection.dating import Dates, dates
from genesis.selection.names import codes
from genesis.selection.ordering import ranks
from genesis.selection.postings import Mask, Postings, Rows, days, grouped
from genesis.selection.search import Haystack
from genesis.selection.view import NONE, Axis

_OF_DATES = ("years", "precisions")  # facets
_QUERIES = 16  # free texts whose events are kept: one run of a page asks for the same several times


class Tables(Protocol):
    """What a selection needs of a store: frames with the columns of `genesis.tables`."""

    @property
    def documents(self) -> pd.DataFrame:
        """One row a document."""

    @property
    def reports(self) -> pd.DataFrame:
        """One row a report, with the `event_id` that it belongs to."""

    @property
    def report_dates(self) -> pd.DataFrame:
        """The further dates of reports: announced, signed, published, effective, expires."""

    @property
    def events(self) -> pd.DataFrame:
        """One row an event."""

    @property
    def corrections(self) -> pd.DataFrame:
        """What readers put right, one row a correction."""

    @property
    def links(self) -> pd.DataFrame:
        """Pairs of events that a text ties to each other."""


class Index:
    """Made once for each version of a store and kept by the caller; never changes."""

    def __init__(self, tables: Tables) -> None:
        """Take the tables; facets, spans and text are prepared when first asked for."""
        self.tables = tables
        self.events = tables.events.reset_index(drop=True)
        self.size = len(self.events)
        self._postings: dict[str, Postings] = {}
        self._orders: dict[str, Rows] = {}
        self._found: dict[str, Mask] = {}
        self._ranks: dict[tuple[str, str], npt.NDArray[np.int64]] = {}
        self._dates: dict[str, Dates] = {}

    def postings(self, field: str, axis: Axis = "own") -> Postings:
        """The values of a facet, by the name of its field in `Selection`; those of a date are of the date on `axis`."""
        key = f"{field}:{axis}" if field in _OF_DATES else field
        if key not in self._postings:
            self._postings[key] = self._of_dates(field, axis) if field in _OF_DATES else self._make(field)
        return self._postings[key]

    def dates(self, axis: Axis) -> Dates:
        """The date of each event on an axis."""
        if axis not in self._dates:
            self._dates[axis] = dates(self, axis)
        return self._dates[axis]

    def spans(self, axis: Axis) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """First and last day of each event on an axis; EARLIEST as the first day where it has no date at all."""
        return self.dates(axis)[:2]

    def placed(self, rows: Rows, axis: Axis) -> pd.DataFrame:
        """The events at positions `rows`; `start`, `end` and `precision` are those of the axis."""
        return self.events.iloc[rows] if axis == "own" else self.dates(axis).placed(self.events, rows)

    def by_date(self, axis: Axis) -> Rows:
        """All events in the order of their first day, then their last; those without a day come first."""
        if axis not in self._orders:
            first, last = self.spans(axis)
            self._orders[axis] = np.lexsort((last, first))
        return self._orders[axis]

    @cached_property
    def report_counts(self) -> npt.NDArray[np.intp]:
        """How many reports each event has."""
        return np.bincount(self._event_of_report, minlength=self.size)

    def reports_of(self, position: int) -> pd.DataFrame:
        """The reports of the event at a position of `events`."""
        order, starts = self._reports_by_event
        return self.tables.reports.iloc[order[starts[position] : starts[position + 1]]]

    @cached_property
    def _reports_by_event(self) -> tuple[Rows, Rows]:
        """The positions of reports ordered by those of their events, and where those of each event begin."""
        order = np.argsort(self._event_of_report, kind="stable")
        return order, np.searchsorted(self._event_of_report[order], np.arange(self.size + 1))

    @cached_property
    def differing(self) -> Mask:
        """Mark the events on which reports differ."""
        return np.fromiter((len(fields) > 0 for fields in self.events["conflicts"]), dtype=bool, count=self.size)

    def known_by(self, day: date) -> Mask:
        """Mark the events that a document had reported by `day`."""
        published = days(self.events["first_published"], LATEST)
        known: Mask = published <= (day - date(1970, 1, 1)).days
        return known

    def containing(self, words: str) -> Mask:
        """Mark the events that hold each of the words, in their text or as a name; see `genesis.selection.search`."""
        mask = self._found.pop(words, None)  # taken out and put back: the last one asked for comes last
        if mask is None:
            mask = self._haystack.holding(words, self.bearing)
        self._found[words] = mask
        while len(self._found) > _QUERIES:
            self._found.pop(next(iter(self._found)), None)
        return mask

    def bearing(self, names: Iterable[str]) -> Mask:
        """Mark the events of which an organisation or the programme has one of the canonical names."""
        wanted = tuple(names)
        return self.postings("organisations").has(wanted) | self.postings("programmes").has(wanted)

    def ranks(self, column: str, language: str) -> npt.NDArray[np.int64]:
        """The place of each event in the rising order of a column of the table; -1 where it has no value there."""
        key = (column, language if column == "title" else "")
        if key not in self._ranks:
            self._ranks[key] = ranks(self, column, language)
        return self._ranks[key]

    @cached_property
    def _haystack(self) -> Haystack:
        """The titles, quotes, organisations, programme and object of each event."""
        columns = [self.events[name].fillna("").tolist() for name in ("title_en", "title_zh", "programme", "object")]
        quotes = grouped(self._event_of_report, self.tables.reports["quote"].fillna("").tolist(), self.size)
        names = [" ".join(value) if value is not None else "" for value in self.events["organisations"].tolist()]
        return Haystack([" ".join(parts) for parts in zip(*columns, quotes, names, strict=True)])

    @cached_property
    def _event_of_report(self) -> npt.NDArray[np.intp]:
        index = pd.Index(self.events["event_id"])
        positions = np.asarray(index.get_indexer(pd.Index(self.tables.reports["event_id"])), dtype=np.intp)
        if len(positions) and positions.min() < 0:
            lost = self.tables.reports["event_id"][positions < 0].iloc[0]
            raise KeyError(f"a report belongs to event {lost!r}, which is not in the events table")
        return positions

    def _make(self, field: str) -> Postings:
        """Prepare one facet. Besides the fields of a selection there are `documents`, by id, and `tickers`."""
        single = {"categories": "category", "programmes": "programme", "statuses": "status"}
        several = {
            "countries": ("countries",),
            "targets": ("targets",),
            "subjects": ("subjects",),
            "organisations": ("organisations",),
        }
        if field in single:
            return Postings.of_column(self._column(single[field]))
        if field in several:
            return Postings.of_lists(*(self._column(name) for name in several[field]))
        others: dict[str, Callable[[], Postings]] = {
            "sources": self._publishers,
            "documents": self._documents,
            "tickers": self._tickers,
        }
        return others[field]()

    def _column(self, name: str) -> "pd.Series[Any]":
        column: pd.Series[Any] = self.events[name]
        return column

    def _documents(self) -> Postings:
        named = pa.array(self.tables.reports["document_id"], pa.string())
        return Postings.of_pairs(self.size, self._event_of_report, named)

    def _tickers(self) -> Postings:
        """Stock codes, with their exchange and without."""
        pairs = [(row, code) for row, cell in enumerate(self.events["tickers"]) for code in _written(cell)]
        owners = np.array([row for row, _ in pairs], dtype=np.intp)
        return Postings.of_pairs(self.size, owners, pa.array([code for _, code in pairs], pa.string()))

    def _of_dates(self, field: str, axis: Axis) -> Postings:
        first, _, precision, _ = self.dates(axis)
        if field == "precisions":
            return Postings.of_column(pd.Series(precision, dtype="str"))
        dated = np.flatnonzero(first != EARLIEST)
        years = first[dated].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        return Postings(self.size, dated, pa.array([f"{year:04}" for year in years.tolist()], pa.string()))

    def _publishers(self) -> Postings:
        publisher = self.tables.documents.set_index("document_id")["publisher"]
        named = self.tables.reports["document_id"].map(publisher).fillna(NONE)  # also beside a publisher with a name
        return Postings.of_pairs(self.size, self._event_of_report, pa.array(named, pa.string(), from_pandas=True))


def _written(cell: Any) -> tuple[str, ...]:
    """The stock codes of a cell in upper case: NVDA and NASDAQ:NVDA."""
    if cell is None or isinstance(cell, float) or not len(cell):
        return ()
    whole = [part for one in cell for part in str(one).split("|")]
    return tuple(dict.fromkeys(one.upper() for one in (*codes(whole), *whole)))


def index_of(source: "Index | Tables") -> Index:
    """Return an index as it is, and make one of tables; a caller that selects often keeps the index."""
    return source if isinstance(source, Index) else Index(source)
