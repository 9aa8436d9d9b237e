"""The events of one version of a store, prepared once for filtering: integer codes, days, searchable text."""

from collections.abc import Callable
from datetime import date
from functools import cache, cached_property
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from genesis.model import DateKind
from genesis.scripts import plain
from genesis.selection.postings import Mask, Postings, Rows, days, grouped
from genesis.selection.view import NONE

EARLIEST, LATEST = np.iinfo(np.int32).min, np.iinfo(np.int32).max  # days that stand for an open end
_BREAK = "\n"  # between events in the searchable text
_CHUNK = 20_000  # events


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
        self._spans: dict[str, tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]] = {}

    def postings(self, field: str) -> Postings:
        """The values of a facet, by the name of its field in `Selection`."""
        if field not in self._postings:
            self._postings[field] = self._make(field)
        return self._postings[field]

    def spans(self, axis: DateKind) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """First and last day of each event on an axis; EARLIEST as the first day where it has none there."""
        if axis not in self._spans:
            self._spans[axis] = self._own_span() if axis == "announced" else self._dated(axis)
        return self._spans[axis]

    def by_date(self, axis: DateKind) -> Rows:
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
        return self.tables.reports.iloc[np.flatnonzero(self._event_of_report == position)]

    def known_by(self, day: date) -> Mask:
        """Mark the events that a document had reported by `day`."""
        published = days(self.events["first_published"], LATEST)
        known: Mask = published <= (day - date(1970, 1, 1)).days
        return known

    def containing(self, words: str) -> Mask:
        """Mark the events whose titles, quotes, organisations or programme hold each of the words."""
        found = np.ones(self.size, dtype=bool)
        for word in searchable(words).split():
            found &= self._holding(word.encode())
        return found

    def _holding(self, word: bytes) -> Mask:
        text, starts = self._haystack
        mask = np.zeros(self.size, dtype=bool)
        at = text.find(word)
        while at >= 0:
            row = int(np.searchsorted(starts, at, side="right")) - 1
            mask[row] = True
            if row + 1 >= self.size:
                break
            at = text.find(word, int(starts[row + 1]))
        return mask

    @cached_property
    def _haystack(self) -> tuple[bytes, npt.NDArray[np.int64]]:
        """The text of all events one after the other, and where each begins, in bytes of UTF-8."""
        columns = [self.events[name].fillna("").tolist() for name in ("title_en", "title_zh", "programme", "object")]
        quotes = grouped(self._event_of_report, self.tables.reports["quote"].fillna("").tolist(), self.size)
        names = [" ".join(value) if value is not None else "" for value in self.events["organisations"].tolist()]
        lines = [" ".join(parts).replace(_BREAK, " ") for parts in zip(*columns, quotes, names, strict=True)]
        # Folding many events at once: one by one, the calls would cost four times as much as the work.
        chunks = [searchable(_BREAK.join(lines[at : at + _CHUNK])) for at in range(0, self.size, _CHUNK)]
        text = _BREAK.join(chunks).encode()
        ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == ord(_BREAK))
        return text, np.concatenate([np.zeros(1, dtype=np.int64), ends + 1])

    @cached_property
    def _event_of_report(self) -> npt.NDArray[np.intp]:
        index = pd.Index(self.events["event_id"])
        positions = np.asarray(index.get_indexer(pd.Index(self.tables.reports["event_id"])), dtype=np.intp)
        if len(positions) and positions.min() < 0:
            lost = self.tables.reports["event_id"][positions < 0].iloc[0]
            raise KeyError(f"a report belongs to event {lost!r}, which is not in the events table")
        return positions

    def _make(self, field: str) -> Postings:
        """Prepare one facet. Besides the fields of a selection there is `documents`, by document id."""
        single = {"categories": "category", "programmes": "programme", "statuses": "status", "precisions": "precision"}
        several = {
            "countries": ("countries",),
            "targets": ("targets",),
            "subjects": ("subjects",),
            "organisations": ("organisations", "tickers"),
        }
        if field in single:
            return Postings.of_column(self._column(single[field]))
        if field in several:
            return Postings.of_lists(*(self._column(name) for name in several[field]))
        others: dict[str, Callable[[], Postings]] = {
            "years": self._years,
            "sources": self._publishers,
            "documents": self._documents,
        }
        return others[field]()

    def _column(self, name: str) -> "pd.Series[Any]":
        column: pd.Series[Any] = self.events[name]
        return column

    def _documents(self) -> Postings:
        named = pa.array(self.tables.reports["document_id"], pa.string())
        return Postings.of_pairs(self.size, self._event_of_report, named)

    def _years(self) -> Postings:
        begin = pd.to_datetime(self.events["start"]).dt.year
        written = begin.map(lambda year: f"{year:04.0f}", na_action="ignore")
        return Postings.of_column(written.astype("str"))

    def _publishers(self) -> Postings:
        publisher = self.tables.documents.set_index("document_id")["publisher"]
        named = self.tables.reports["document_id"].map(publisher).fillna(NONE)  # also beside a publisher with a name
        return Postings.of_pairs(self.size, self._event_of_report, pa.array(named, pa.string(), from_pandas=True))

    def _own_span(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        return days(self.events["start"], EARLIEST), days(self.events["end"], LATEST)

    def _dated(self, kind: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Spans by another date of the act: the first that a report of the event gives."""
        reports = self.tables.reports[["report_id"]].assign(position=self._event_of_report)
        dates = self.tables.report_dates
        dates = dates[dates["kind"] == kind].merge(reports, on="report_id").drop_duplicates("position")
        first = np.full(self.size, EARLIEST, dtype=np.int32)
        last = np.full(self.size, LATEST, dtype=np.int32)
        first[dates["position"]] = days(dates["start"], EARLIEST)
        last[dates["position"]] = days(dates["end"], LATEST)
        return first, last


def searchable(text: str) -> str:
    """Fold a text for searching: one Chinese script, half width, small letters; same length."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    table = _folding()
    return np.where(codes < len(table), table[np.minimum(codes, len(table) - 1)], codes).tobytes().decode("utf-32-le")


@cache
def _folding() -> npt.NDArray[np.uint32]:
    """For each character of the basic plane its folded form; a table is ten times as fast as `str.translate`."""
    signs = "".join(chr(code) if not 0xD800 <= code < 0xE000 else " " for code in range(0x10000))
    folded = (low if len(low := sign.casefold()) == 1 else sign for sign in plain(signs))
    return np.array([ord(sign) for sign in folded], dtype=np.uint32)


def index_of(source: "Index | Tables") -> Index:
    """Return an index as it is, and make one of tables; a caller that selects often keeps the index."""
    return source if isinstance(source, Index) else Index(source)
