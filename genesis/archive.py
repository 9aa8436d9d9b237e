"""The newest build of a folder, opened once for the whole process, with what pages and routes look up in it."""

import os
import threading
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import pandas as pd

from genesis import asof
from genesis.build import known_corrections
from genesis.corrected import corrected
from genesis.corrections import Correction, decoded, known_by, log, ordered
from genesis.model import Report
from genesis.preferring import Choice, choice, preferring
from genesis.remade import Remade
from genesis.selection import Index, first_day
from genesis.store import Store

Row = dict[str, Any]  # a row of a table: lists are lists, what is missing is None

_DAYS = 8  # past days that are kept for each folder, the latest asked for

_lock = threading.Lock()
_merging = threading.Lock()  # one at a time: a second reader of the same day waits for the first
_opened: dict[Path, "Library"] = {}


class Library:
    """Tables with their index for filtering and their rows by ids; what it shows never changes."""

    def __init__(self, store: Store | Remade, corrections: Sequence[Correction] = (), log_state: object = None) -> None:
        """Keep the tables; the rest is prepared when first asked for. `corrections` are those that `store` has."""
        self.store = store
        self.index = Index(store)
        self.made_of = store.base if isinstance(store, Remade) else store  # what was built
        self.told = tuple(corrections)
        self.log_state = log_state
        self._past: dict[object, Library] = {}
        self._preferred: dict[tuple[Choice, ...], Library] = {}

    def as_of(self, day: date) -> "Library":
        """The library as of a day, merged anew from what was published by then.

        Of a store that is too large for that, and where nothing came later, this library itself: a selection with
        the same `as_of` then hides the events that were not known yet.
        """
        if isinstance(self.store, asof.Past) or not self.merges_anew:
            return self
        known = asof.last_publication(self.store, day)
        published, told = self.store.documents["published"], known_by(self.told, day)
        is_all = known and published.notna().all() and pd.Timestamp(known) == published.max()
        if is_all and len(told) == len(self.told):
            return self
        key = (known, tuple(one.correction_id for one in told))
        with _merging:
            past = self._past.pop(key, None) or Library(asof.as_of(self.made_of, known or day, told), told)
            self._past[key] = past  # last in the order, as the latest asked for
            while len(self._past) > _DAYS:
                del self._past[next(iter(self._past))]
        return past

    def preferring(self, shown: Sequence[str]) -> "Library":
        """The library with the values that a reader chose where sources differ (`field:report`); itself without any."""
        choices = tuple(one for one in map(choice, shown) if one is not None)
        with _merging:
            if choices not in self._preferred:
                made = preferring(self.store, choices)
                self._preferred[choices] = self if made is None else Library(made, self.told, self.log_state)
            while len(self._preferred) > _DAYS:
                del self._preferred[next(iter(self._preferred))]
            return self._preferred[choices]

    @property
    def merges_anew(self) -> bool:
        """Whether a past day is merged anew; where it is not, what was not known is hidden, and the rest as of now."""
        return asof.can_merge(self.store)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no document was ever built."""
        return len(self.store.documents) == 0

    def event(self, event_id: str) -> Row | None:
        """The event with this id, or with the one that it is part of since a merge; or None."""
        return _row_of(self._events, self._former_ids.get(event_id, event_id))

    def document(self, document_id: str) -> Row | None:
        """The document with this id, or None."""
        return _row_of(self._documents, document_id)

    def reports(self, event: Row) -> list[Row]:
        """The reports of an event: the one whose values are shown first, then by the day of publication."""
        first = event["report_ids"][0] if event["report_ids"] else None

        def place(report: Row) -> tuple[bool, pd.Timestamp, int]:
            published = self._documents["published"].get(report["document_id"])
            day = pd.Timestamp.max if published is None or pd.isna(published) else pd.Timestamp(published)
            return report["report_id"] != first, day, int(report["quote_start"])

        return sorted(_rows_of(self._reports, event["event_id"]), key=place)

    def corrections(self, event: Row) -> list[Correction]:
        """What readers put right of an event, in the order of its making."""
        rows = self.store.corrections
        return [decoded(one) for one in rows.loc[rows["correction_id"].isin(set(event["corrections"] or ())), "record"]]

    def hiding(self, event_id: str) -> Correction | None:
        """The correction that hides the event that had this id, None where none does."""
        rows = self.store.corrections
        built = self.made_of.reports
        own = {*built.loc[built["event_id"] == event_id, "report_id"], event_id.replace("e-", "r-", 1)}
        hides = rows[(rows["kind"] == "hide") & (rows["state"] == "in force")]
        found = hides.loc[[bool(own.intersection(ids)) for ids in hides["report_ids"]], "record"]
        return decoded(found.iloc[-1]) if len(found) else None

    def original(self, report: Row) -> Report | None:
        """The report as it was read, where a correction has changed it."""
        rows = self.store.originals
        found = rows.loc[rows["report_id"] == report["report_id"], "record"]
        return msgspec.json.decode(found.iloc[0], type=Report) if len(found) else None

    def reports_in(self, document_id: str) -> list[Row]:
        """The reports of a document in the order of its text."""
        return sorted(_rows_of(self._reports_by_document, document_id), key=_where)

    def figures_in(self, document_id: str) -> list[Row]:
        """The figures of a document in the order of its text."""
        return sorted(_rows_of(self._figures, document_id), key=_where)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """How many reports and figures each document gave; indexed by document_id."""
        documents = self._documents.index
        found = {name: getattr(self.store, name)["document_id"].value_counts() for name in ("reports", "figures")}
        return pd.DataFrame({name: count.reindex(documents, fill_value=0) for name, count in found.items()})

    @cached_property
    def newest(self) -> pd.Timestamp | None:
        """The day of the newest document, which is how far the data go; None where no document has a day."""
        published = pd.to_datetime(self.store.documents["published"])
        return None if published.isna().all() else published.max()

    def moment(self, event: Row) -> date | None:
        """When an event came into the tables or changed, by a build or a correction; of tables that do not know, when
        it was first published.
        """
        built = self._changed.get(event["event_id"])
        days = [one.made_at.date() for one in self.corrections(event)]
        if built is not None:
            days.append(built.date())
        first = event["first_published"]
        return max(days) if days else pd.Timestamp(first).date() if first is not None else None

    @cached_property
    def _changed(self) -> "dict[str, pd.Timestamp]":
        history = self.made_of.history
        return dict(zip(history["event_id"], history["changed"], strict=True))

    @cached_property
    def _former_ids(self) -> dict[str, str]:
        former = self.store.former_ids
        return dict(zip(former["former_id"], former["event_id"], strict=True))

    @cached_property
    def _events(self) -> pd.DataFrame:
        return self.store.events.set_index("event_id", drop=False)

    @cached_property
    def _documents(self) -> pd.DataFrame:
        return self.store.documents.set_index("document_id", drop=False)

    @cached_property
    def _reports(self) -> pd.DataFrame:
        return self.store.reports.set_index("event_id", drop=False).sort_index(kind="stable")

    @cached_property
    def _reports_by_document(self) -> pd.DataFrame:
        return self.store.reports.set_index("document_id", drop=False).sort_index(kind="stable")

    @cached_property
    def _figures(self) -> pd.DataFrame:
        return self.store.figures.set_index("document_id", drop=False).sort_index(kind="stable")


def folder() -> Path:
    """Where the tables are: GENESIS_DATA, else data/ in the working directory."""
    return Path(os.environ.get("GENESIS_DATA") or "data")


def is_read_only() -> bool:
    """Whether the dashboard takes no corrections: GENESIS_READONLY is set."""
    return bool(os.environ.get("GENESIS_READONLY"))


def opened(path: Path | None = None, as_of: str | None = None, shown: Sequence[str] = ()) -> Library:
    """The newest build in `path` (default `folder()`), kept until there is a newer one.

    `as_of` is a day as in a selection (YYYY-MM-DD): then the library as of that day, see `Library.as_of`; `shown` are
    the choices of a selection among what sources say, see `Library.preferring`.

    Raises StoreError: the tables are missing, damaged or of another version.
    """
    path = (path or folder()).absolute()
    with _lock:
        library, written = _opened.get(path), log.state(path)
        if library is None or not library.store.is_current():
            library = _corrected(Store.open(path), written)
        elif library.log_state != written:
            library = _corrected(library.made_of, written)
        _opened[path] = library
    library = library.as_of(first_day(as_of)) if as_of else library
    return library.preferring(shown) if shown else library


def _corrected(store: Store, written: object) -> Library:
    """The library of a build with what was put right since; `written` is the state of the log before it was read."""
    told = ordered(known_corrections(store.folder))
    return Library(corrected(store, told), told, written)


def plain(row: Mapping[Any, Any]) -> Row:
    """A row as a dict: lists stay lists, what pandas calls missing is None."""
    return {str(name): _plain(value) for name, value in row.items()}


def _row_of(frame: pd.DataFrame, key: str) -> Row | None:
    return plain(frame.loc[[key]].to_dict("records")[0]) if key in frame.index else None


def _rows_of(frame: pd.DataFrame, key: str) -> list[Row]:
    if key not in frame.index:
        return []
    return [plain(row) for row in frame.loc[[key]].to_dict("records")]


def _where(found: Row) -> tuple[int, int]:
    return int(found["quote_start"]), -int(found["quote_end"])


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | dict):
        return value
    if hasattr(value, "tolist") and hasattr(value, "__len__"):
        return value.tolist()
    return None if pd.isna(value) else value
