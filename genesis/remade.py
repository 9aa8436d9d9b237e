"""Tables that are made from those of a store without reading a document again: what links and old ids become."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec
import pandas as pd

from genesis.corrections import Overlaid
from genesis.events.assembly import event_id_of
from genesis.model import Document, Link, Report
from genesis.store import Store


class Remade:
    """Tables with the frames of a `Store`, its texts, and a version of their own."""

    def __init__(self, store: Store, version: str, frames: Mapping[str, pd.DataFrame]) -> None:
        """`frames` by the names of the tables; a table that is not given is the store's."""
        self.version = f"{store.version}-{version}"
        self.documents = frames.get("documents", store.documents)
        self.reports = frames.get("reports", store.reports)
        self.report_dates = frames.get("report_dates", store.report_dates)
        self.events = frames.get("events", store.events)
        self.corrections = frames.get("corrections", store.corrections)
        self.originals = frames.get("originals", store.originals)
        self.links = frames.get("links", store.links)
        self.figures = frames.get("figures", store.figures)
        self.former_ids = frames.get("former_ids", store.former_ids)
        self.base = store

    @property
    def folder(self) -> object:
        """Where the tables are that these were made of."""
        return self.base.folder

    def text(self, document_id: str) -> str:
        """The stored text of a document, "" where it has none."""
        return self.base.text(document_id)

    def is_current(self) -> bool:
        """Whether no later build has replaced the one that this was made of."""
        return self.base.is_current()


def moved_links(
    ties: Iterable[Link], reports: Iterable[Report], whole: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Link]:
    """The ties between the events that the reports of the tying document are in now; `whole` tells where they were."""
    told: dict[tuple[str, str], str] = {}
    for report in sorted(reports, key=lambda one: (one.quote_start, one.report_id)):
        if report.report_id in whole and report.report_id in now:
            told.setdefault((report.document_id, whole[report.report_id]), now[report.report_id])
    for tie in ties:
        ends = (told.get((tie.document_id, tie.from_event)), told.get((tie.document_id, tie.to_event)))
        if ends[0] and ends[1] and ends[0] != ends[1]:
            yield msgspec.structs.replace(tie, from_event=ends[0], to_event=ends[1])


def pointers(
    former: Mapping[str, str],
    documents: Sequence[Document],
    reports: Iterable[Report],
    whole: Mapping[str, str],
    now: Mapping[str, str],
) -> dict[str, str]:
    """From the ids that events had, now or before, to the event that holds the first known report of theirs.

    `former` are the old ids already known, `whole` the event of each report before, `now` after.
    """
    published = {one.document_id: one.published or date.max for one in documents}
    holding: dict[str, str] = {}
    for report in sorted(reports, key=lambda one: (published[one.document_id], one.report_id)):
        if report.report_id in whole:
            holding.setdefault(whole[report.report_id], now[report.report_id])
    led = {old: holding[event_id] for old, event_id in former.items() if event_id in holding}
    present = set(now.values())
    return {old: event_id for old, event_id in {**led, **holding}.items() if old not in present}


def hidden_pointers(overlaid: Overlaid, now: Mapping[str, str]) -> dict[str, str]:
    """From the id that an event would have of a hidden report to the event of its other reports."""
    present = set(now.values())
    ids = {event_id_of(overlaid.originals[hidden]): now.get(other) for hidden, other in overlaid.hidden.items()}
    return {old: event_id for old, event_id in ids.items() if event_id and old not in present}


def event_of(store: Store) -> dict[str, str]:
    """The event of each report in the whole store."""
    return dict(zip(store.reports["report_id"], store.reports["event_id"], strict=True))


def former_ids(store: Store) -> dict[str, str]:
    """The ids that went in a merge, in the whole store."""
    return dict(zip(store.former_ids["former_id"], store.former_ids["event_id"], strict=True))
