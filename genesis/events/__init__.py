"""Reports become events: reports of one act merge across documents, languages and scripts.

`merge` compares reports that can be of one act (blocking), weighs what they share (matching), gathers them (clusters)
and takes for each event the most precise and best attested values (values), naming where the reports differ. Ties
between events that a text itself states are links. The result does not depend on the order of documents.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from genesis.events.assembly import event_id_of, event_of
from genesis.events.clusters import Clustering, cluster
from genesis.events.explaining import Comparison, EventMerging, NearMiss, explain_event, explain_merges
from genesis.events.features import Features, prepared
from genesis.events.links import links_of
from genesis.events.rulings import NO_RULINGS, Rulings
from genesis.events.sources import source_groups
from genesis.model import Document, Event, Link, Report
from genesis.reading import Reading

__all__ = [
    "Comparison",
    "EventMerging",
    "Merged",
    "NearMiss",
    "Rulings",
    "explain_event",
    "explain_merges",
    "merge",
    "source_groups",
]


class Merged(msgspec.Struct, frozen=True):
    """All events, what ties them, and where each report went."""

    events: tuple[Event, ...]
    links: tuple[Link, ...]
    event_of: dict[str, str]  # by report_id
    pointers: dict[str, str]  # ids that an event of these reports could have had, to the id that it has
    source_groups: dict[str, str]  # by document_id: the smallest id among its near copies


def merge(
    documents: Iterable[Document],
    reports: Iterable[Report],
    readings: Iterable[Reading] | None = None,
    as_of: date | None = None,
    rulings: Rulings = NO_RULINGS,
    groups: Mapping[str, str] | None = None,
) -> Merged:
    """Merge `reports` of `documents`; with `as_of`, from what was published by that day alone.

    `rulings` go before all evidence. `groups` are the source groups by document_id where they are known already.
    Links need `readings`. A report whose document is not among `documents` is left out; so is, with `as_of`, one
    whose document has no publication date.
    """
    known = {document.document_id: document for document in documents if _known_by(document, as_of)}
    groups = dict(groups) if groups is not None else source_groups(known.values())
    ordered = prepared(known, reports, groups)
    grouped = cluster(ordered, rulings=rulings)
    events, where, pointers = _events(ordered, grouped, rulings)
    read = sorted((one for one in readings or () if one.document.document_id in known), key=_document_id)
    links = links_of(read, [one.report for one in ordered], where)
    return Merged(events=events, links=links, event_of=where, pointers=pointers, source_groups=groups)


def _known_by(document: Document, as_of: date | None) -> bool:
    return as_of is None or (document.published is not None and document.published <= as_of)


def _events(
    ordered: Sequence[Features], grouped: Clustering, rulings: Rulings
) -> tuple[tuple[Event, ...], dict[str, str], dict[str, str]]:
    events, where, pointers = [], {}, {}
    for members in grouped.clusters:
        own, ties = [ordered[index] for index in members], grouped.ties.get(members[0], ())
        event = event_of(own, ties, rulings, ruled=members[0] in grouped.ruled)
        events.append(event)
        for report_id in event.report_ids:
            where[report_id] = event.event_id
        for index in members[1:]:
            pointers[event_id_of(ordered[index].report)] = event.event_id
    events.sort(key=lambda event: (event.start or event.end or date.max, event.end or date.max, event.event_id))
    return tuple(events), where, pointers


def _document_id(reading: Reading) -> str:
    return reading.document.document_id
