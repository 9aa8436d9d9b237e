"""The tables as of a day: what was published by then, merged anew.

A report that came later may have given an event its date, its sum, its conflict or its very id; hiding the event, or
the report, would leave those behind. So the stored reports are merged again without what was not known. The texts are
not read again: what a document tells does not depend on the others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec
import pandas as pd

from genesis import events, tables
from genesis.figures.contradictions import with_contradictions
from genesis.model import Document, Link, Report
from genesis.records import documents_of, figures_of, links_of, reports_of
from genesis.store import Store

LARGEST = 20_000  # reports that are merged anew while somebody waits: some six seconds


class Past:
    """The tables of a store as they would be had it been built on a day; has the frames of `Store`."""

    def __init__(self, store: Store, day: date, frames: Mapping[str, pd.DataFrame]) -> None:
        """Use `as_of`."""
        self.day = day
        self.version = f"{store.version}-{day}"
        self.documents = frames["documents"]
        self.reports = frames["reports"]
        self.report_dates = frames["report_dates"]
        self.events = frames["events"]
        self.links = frames["links"]
        self.figures = frames["figures"]
        self.former_ids = frames["former_ids"]
        self._store = store

    def text(self, document_id: str) -> str:
        """The stored text of a document, "" where it has none."""
        return self._store.text(document_id)

    def is_current(self) -> bool:
        """Whether no later build has replaced the one that this was made of."""
        return self._store.is_current()


def can_merge(store: Store | Past) -> bool:
    """Whether a store is small enough to be merged anew for a page."""
    return len(store.reports) <= LARGEST


def last_publication(store: Store, day: date) -> date | None:
    """The last day up to `day` on which a document was published: days in between know the same; None before all."""
    published = store.documents["published"]
    known = published[published <= pd.Timestamp(day)]
    return known.max().date() if len(known) else None


def as_of(store: Store, day: date) -> Past:
    """Merge anew what was published by `day`; documents without a publication day are left out.

    Ids that the events of the whole store have lead, through `former_ids`, to the event that holds their first
    known report. Links are those whose document was published by then.
    """
    documents = [one for one in documents_of(store) if one.published is not None and one.published <= day]
    known = {one.document_id for one in documents}
    reports = [one for one in reports_of(store) if one.document_id in known]
    merged = events.merge(documents, reports)
    figures = [one for one in figures_of(store) if one.document_id in known]
    told = with_contradictions(figures, {one.document_id: one.published for one in documents})
    ties = [one for one in links_of(store) if one.document_id in known]
    return Past(
        store,
        day,
        tables.frames(
            documents,
            reports,
            merged.events,
            list(_links(ties, reports, _event_of(store), merged.event_of)),
            told,
            {**_pointers(store, documents, reports, merged.event_of), **merged.pointers},
            merged.source_groups,
        ),
    )


def _links(
    ties: Iterable[Link], reports: Iterable[Report], whole: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Link]:
    """The ties between the events that the reports of the tying document are in now."""
    told: dict[tuple[str, str], str] = {}
    for report in sorted(reports, key=lambda one: (one.quote_start, one.report_id)):
        told.setdefault((report.document_id, whole[report.report_id]), now[report.report_id])
    for tie in ties:
        ends = (told.get((tie.document_id, tie.from_event)), told.get((tie.document_id, tie.to_event)))
        if ends[0] and ends[1] and ends[0] != ends[1]:
            yield msgspec.structs.replace(tie, from_event=ends[0], to_event=ends[1])


def _pointers(
    store: Store, documents: Sequence[Document], reports: Iterable[Report], now: Mapping[str, str]
) -> dict[str, str]:
    """From the ids of the whole store, of now and from before, that no event has as of the day, to the event that
    holds the first known report of theirs."""
    whole = _event_of(store)
    published = {one.document_id: one.published or date.max for one in documents}
    holding: dict[str, str] = {}
    for report in sorted(reports, key=lambda one: (published[one.document_id], one.report_id)):
        holding.setdefault(whole[report.report_id], now[report.report_id])
    former = zip(store.former_ids["former_id"], store.former_ids["event_id"], strict=True)
    led = {old: holding[event_id] for old, event_id in former if event_id in holding}
    present = set(now.values())
    return {old: event_id for old, event_id in {**led, **holding}.items() if old not in present}


def _event_of(store: Store) -> dict[str, str]:
    """The event of each report in the whole store."""
    return dict(zip(store.reports["report_id"], store.reports["event_id"], strict=True))
