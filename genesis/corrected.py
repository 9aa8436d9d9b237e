"""Corrections on the page at once: the tables of a store with what was put right since its build.

Only the events that a correction touches are merged anew, and those whose reports can now be of the same act; the rest
is the store's. The next build merges everything.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

import pandas as pd
import pyarrow as pa

from genesis import events, tables
from genesis.corrections import Correction, Overlaid, Standing, ordered, overlay
from genesis.events.features import Features, prepared
from genesis.events.matching import compare_possible
from genesis.events.settings import settings
from genesis.model import Document, Link, Report
from genesis.records import as_read, documents_of, links_of, reports_of
from genesis.remade import Remade, event_of, former_ids, hidden_pointers, moved_links, pointers
from genesis.store import Store

MOST_PARTNERS = 1_000  # reports of about the same days that are held against corrected ones; more wait for a build
_FAR = pd.Timestamp.max


def corrected(store: Store, corrections: Iterable[Correction]) -> Store | Remade:
    """The tables of `store` with all of `corrections`; the store itself where the build knew them all."""
    told = ordered(corrections)
    ids = [one.correction_id for one in told]
    if set(ids) == set(store.corrections["correction_id"]):
        return store
    whole = event_of(store)
    groups = dict(zip(store.documents["document_id"], store.documents["source_group"], strict=True))
    anchored = _anchored(store, told)
    laid = overlay(documents_of(store, anchored, texts=False), as_read(store, anchored), told)
    touched = _touched(store, laid.standings)
    stirred = {whole[one] for one in touched if one in whole}
    new = [one for one in laid.reports if one.report_id in touched]
    stirred |= _partners(store, new, stirred, groups)
    within = anchored | set(store.reports.loc[store.reports["event_id"].isin(stirred), "document_id"])
    documents = documents_of(store, within)
    laid = overlay(documents, as_read(store, within), told)
    part = [one for one in laid.reports if one.report_id in touched or whole.get(one.report_id) in stirred]
    digest = hashlib.sha256("".join(ids).encode()).hexdigest()[:12]
    return Remade(store, digest, _frames(store, documents, part, laid, stirred, groups))


def _anchored(store: Store, told: Sequence[Correction]) -> set[str]:
    """The ids of the documents that corrections are about."""
    anchors = [anchor for one in told for anchor in (*one.anchors, *one.others)]
    named = store.documents["document_id"].isin({one.document_id for one in anchors})
    named |= store.documents["file"].isin({one.file for one in anchors if one.file})
    return set(store.documents.loc[named, "document_id"])


def _touched(store: Store, standings: Iterable[Standing]) -> set[str]:
    """The reports of corrections that hold now and did not when the tables were built, or the other way round."""
    built = store.corrections
    states = dict(zip(built["correction_id"], built["state"], strict=True))
    reports = dict(zip(built["correction_id"], built["report_ids"], strict=True))
    now = {one.correction.correction_id: one for one in standings}
    changed = {report for key, one in now.items() if states.get(key) != one.state for report in one.touched}
    return changed | {report for key, own in reports.items() if key not in now for report in own}


def _partners(store: Store, new: Sequence[Report], stirred: Collection[str], groups: Mapping[str, str]) -> set[str]:
    """The events, beside those of the reports `new`, that tell the same act as one of these."""
    frame = store.reports[~store.reports["event_id"].isin(stirred) & store.reports["start"].notna()]
    near = pd.Series(data=False, index=frame.index)
    slack = pd.Timedelta(days=settings().days.apart)
    for start, end in {(one.start, one.end) for one in new if one.start and one.end}:
        near |= (frame["start"] <= pd.Timestamp(end) + slack) & (frame["end"] >= pd.Timestamp(start) - slack)
    sides = {code for one in new for code in one.countries}
    frame = frame[near]
    frame = frame[[not sides or not len(own) or not sides.isdisjoint(own) for own in frame["countries"]]]
    frame = frame.head(MOST_PARTNERS)
    if frame.empty:
        return set()
    event = dict(zip(frame["report_id"], frame["event_id"], strict=True))
    new = list({(one.quote, one.start, one.end, one.countries): one for one in new}.values())  # copies tell the same
    told = {one.report_id for one in new}
    within = {*frame["document_id"], *(one.document_id for one in new)}
    candidates = [one for one in reports_of(store, within) if one.report_id in event]
    documents = {one.document_id: one for one in documents_of(store, within)}
    weighed = prepared(documents, [*new, *candidates], groups)
    own = [one for one in weighed if one.report.report_id in told]
    others = [one for one in weighed if one.report.report_id in event]
    return {event[other.report.report_id] for other in others if any(_same(one, other) for one in own)}


def _same(one: Features, other: Features) -> bool:
    if one.report.document_id == other.report.document_id:
        return False
    verdict = compare_possible(one, other)
    return verdict is not None and verdict.same


def _frames(
    store: Store,
    documents: Sequence[Document],
    part: Sequence[Report],
    laid: Overlaid,
    stirred: Collection[str],
    groups: Mapping[str, str],
) -> dict[str, pd.DataFrame]:
    """The store's frames with the events of `part` in the place of `stirred`."""
    merged = events.merge(documents, part, rulings=laid.rulings, groups=groups)
    whole = event_of(store)
    own = {report: event for report, event in whole.items() if event in stirred}
    now = {**{report: event for report, event in whole.items() if event not in stirred}, **merged.event_of}
    former = former_ids(store)
    moved = pointers(former, documents, part, own, merged.event_of)
    present = set(now.values())
    led = {**former, **hidden_pointers(laid, now), **moved, **merged.pointers}
    led = {old: event for old, event in led.items() if event in present and old not in present}
    made = tables.frames(documents, part, merged.events, [], [], led, groups, laid)
    old = store.reports["event_id"].isin(stirred)
    dated = store.report_dates["report_id"].isin(store.reports.loc[old, "report_id"])
    return {
        "reports": _joined(store.reports[~old], made["reports"]),
        "report_dates": _joined(store.report_dates[~dated], made["report_dates"]),
        "events": _by_date(_joined(store.events[~store.events["event_id"].isin(stirred)], made["events"])),
        "former_ids": made["former_ids"],
        "links": _links(store, stirred, whole, now),
        **tables.correction_frames(laid, now),
    }


def _joined(kept: pd.DataFrame, made: pd.DataFrame) -> pd.DataFrame:
    if made.empty:
        return kept.reset_index(drop=True)
    frame = pd.concat([kept, made], ignore_index=True)
    # Joined texts lie in two chunks, which Arrow hands on as another kind of array than a table from the disk has.
    texts = {str(name): pa.array(column) for name, column in frame.items() if column.dtype == "str"}
    chunked = {name: one for name, one in texts.items() if isinstance(one, pa.ChunkedArray)}
    return frame.assign(**{name: one.combine_chunks().to_pandas().astype("str") for name, one in chunked.items()})


def _by_date(frame: pd.DataFrame) -> pd.DataFrame:
    """Events in the order in which merging gives them."""
    last = frame["end"].fillna(_FAR)
    order = frame.assign(first=frame["start"].fillna(last), last=last).sort_values(["first", "last", "event_id"])
    return frame.loc[order.index].reset_index(drop=True)


def _links(store: Store, stirred: Collection[str], whole: Mapping[str, str], now: Mapping[str, str]) -> pd.DataFrame:
    """The ties of all other events, and those of `stirred` between the events that their reports are in now."""
    moving = store.links["from_event"].isin(stirred) | store.links["to_event"].isin(stirred)
    if not moving.any():
        return store.links
    ties = [one for one in links_of(store) if one.from_event in stirred or one.to_event in stirred]
    reports = reports_of(store, {one.document_id for one in ties})
    moved: list[Link] = list(moved_links(ties, reports, whole, now))
    return _joined(store.links[~moving], tables.frames([], [], [], moved, [])["links"])
