"""The tables as of a day: what was published by then, with what was corrected by then, merged anew.

A report that came later may have given an event its date, its sum, its conflict or its very id; hiding the event, or
the report, would leave those behind. So the stored reports are merged again without what was not known. The texts are
not read again: what a document tells does not depend on the others.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from genesis import events, tables
from genesis.corrections import Correction, known_by, overlay
from genesis.figures.contradictions import with_contradictions
from genesis.records import as_read, corrections_of, documents_of, figures_of, links_of
from genesis.remade import Remade, event_of, former_ids, hidden_pointers, moved_links, pointers
from genesis.store import Store

LARGEST = 20_000  # reports that are merged anew while somebody waits: some six seconds


class Past(Remade):
    """The tables of a store as they would be had it been built on a day; has the frames of `Store`."""

    def __init__(self, store: Store, day: date, frames: Mapping[str, pd.DataFrame]) -> None:
        """Use `as_of`."""
        super().__init__(store, str(day), frames)
        self.day = day


def can_merge(store: Store | Remade) -> bool:
    """Whether a store is small enough to be merged anew for a page."""
    return len(store.reports) <= LARGEST


def last_publication(store: Store | Remade, day: date) -> date | None:
    """The last day up to `day` on which a document was published: days in between know the same; None before all."""
    published = store.documents["published"]
    known = published[published <= pd.Timestamp(day)]
    return known.max().date() if len(known) else None


def as_of(store: Store, day: date, corrections: Iterable[Correction] | None = None) -> Past:
    """Merge anew what was published by `day`; documents without a publication day are left out.

    Of `corrections` (default: those that the build knew) the ones that were made by `day` hold. Ids that the events of
    the whole store have lead, through `former_ids`, to the event that holds their first known report. Links are those
    whose document was published by then.
    """
    documents = [one for one in documents_of(store) if one.published is not None and one.published <= day]
    known = {one.document_id for one in documents}
    told = corrections_of(store) if corrections is None else corrections
    laid = overlay(documents, [one for one in as_read(store) if one.document_id in known], known_by(told, day))
    merged = events.merge(documents, laid.reports, rulings=laid.rulings)
    figures = [one for one in figures_of(store) if one.document_id in known]
    contradicted = with_contradictions(figures, {one.document_id: one.published for one in documents})
    ties = [one for one in links_of(store) if one.document_id in known]
    whole, now = event_of(store), merged.event_of
    old_ids = pointers(former_ids(store), documents, laid.reports, whole, now)
    frames = tables.frames(
        documents,
        laid.reports,
        merged.events,
        list(moved_links(ties, laid.reports, whole, now)),
        contradicted,
        {**hidden_pointers(laid, now), **old_ids, **merged.pointers},
        merged.source_groups,
        laid,
    )
    return Past(store, day, frames)
