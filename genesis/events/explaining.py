"""Why reports are one event, and why others that come close are not."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from genesis.events.clusters import Tie, cluster
from genesis.events.features import Features, prepared
from genesis.events.matching import Evidence, Verdict, compare
from genesis.events.settings import settings
from genesis.events.sources import source_groups
from genesis.model import Document, Report

_FAR = 10**9  # days: later than all dates
_RELATED = 200  # reports of the same programme at other times that are looked at


class NearMiss(msgspec.Struct, frozen=True):
    """Two reports that nearly merged, and why they did not."""

    report_ids: tuple[str, str]
    points: float
    speaks_for: tuple[str, ...]
    why_not: str


class Comparison(msgspec.Struct, frozen=True):
    """A report of the event held against another report: what was weighed, and what rules a merge out."""

    report_id: str
    other_id: str
    points: float
    evidence: tuple[Evidence, ...]
    why_not: str  # "" where the two are one event


class EventMerging(msgspec.Struct, frozen=True):
    """How an event came to be: what joined its reports, strongest first, and the closest of those that stayed out."""

    joined: tuple[Comparison, ...]
    missed: tuple[Comparison, ...]  # one for each other event, closest first
    enough: float  # points from which two reports merge


def explain_merges(documents: Iterable[Document], reports: Iterable[Report]) -> list[NearMiss]:
    """For each two events that came close to being one: their closest reports, and why they did not merge."""
    known = {document.document_id: document for document in documents}
    ordered = prepared(known, reports, source_groups(known.values()))
    grouped = cluster(ordered, explain=True)
    together = {index: members[0] for members in grouped.clusters for index in members}
    closest: dict[tuple[int, int], Tie] = {}
    for tie in sorted(grouped.missed, key=_closeness):
        first, second = sorted((together[tie.a], together[tie.b]))
        if first != second:
            closest.setdefault((first, second), tie)
    return [_near_miss(tie, ordered) for tie in closest.values()]


def explain_event(
    documents: Iterable[Document], reports: Iterable[Report], report_ids: Collection[str]
) -> EventMerging:
    """How the event of `report_ids` came to be.

    Only reports of about its time, and those of its programme, are held against it: others can never join.
    """
    every = list(reports)
    own = [one for one in every if one.report_id in report_ids]
    near = [one for one in every if one.report_id in report_ids or _can_meet(one, own) or _related(one, own)]
    held = {one.document_id for one in near}
    known = {one.document_id: one for one in documents if one.document_id in held}
    ordered = prepared(known, near, source_groups(known.values()))
    grouped = cluster(ordered, explain=True)
    mine = {index for index, one in enumerate(ordered) if one.report.report_id in report_ids}
    ties = {tie for found in grouped.ties.values() for tie in found if tie.a in mine and tie.b in mine}
    together = {index: members[0] for members in grouped.clusters for index in members}
    closest: dict[int, Tie] = {}
    for tie in sorted((*grouped.missed, *_other_times(ordered, mine)), key=_closeness):
        if (tie.a in mine) != (tie.b in mine):
            closest.setdefault(together[tie.b if tie.a in mine else tie.a], tie)
    return EventMerging(
        joined=tuple(_comparison(tie, ordered, mine) for tie in sorted(ties, key=_closeness)),
        missed=tuple(_comparison(tie, ordered, mine, out=True) for tie in closest.values()),
        enough=settings().enough,
    )


def _closeness(tie: Tie) -> tuple[float, int, int]:
    return (-tie.verdict.points, tie.a, tie.b)


def _near_miss(tie: Tie, ordered: Sequence[Features]) -> NearMiss:
    return NearMiss(
        report_ids=(ordered[tie.a].report.report_id, ordered[tie.b].report.report_id),
        points=tie.verdict.points,
        speaks_for=tie.verdict.because,
        why_not=_why_not(tie.verdict),
    )


def _why_not(verdict: Verdict) -> str:
    missing = ", ".join(words for points, words in verdict.evidence if points < 0)
    return verdict.against or f"too little in common{f' ({missing})' if missing else ''}"


def _comparison(tie: Tie, ordered: Sequence[Features], mine: Collection[int], *, out: bool = False) -> Comparison:
    own, other = (tie.a, tie.b) if tie.a in mine else (tie.b, tie.a)
    return Comparison(
        report_id=ordered[own].report.report_id,
        other_id=ordered[other].report.report_id,
        points=tie.verdict.points,
        evidence=tie.verdict.evidence,
        why_not=_why_not(tie.verdict) if out else "",
    )


def _span(report: Report) -> tuple[int, int]:
    """First and last day as numbers; of an undated report days that no other meets."""
    if report.start is None or report.end is None or report.precision == "undated":
        return _FAR, -_FAR
    return report.start.toordinal(), report.end.toordinal()


def _can_meet(one: Report, own: Iterable[Report]) -> bool:
    """Whether the dates of a report and of one of the event come near each other."""
    slack = settings().days.apart
    first, last = _span(one)
    return any(first <= end + slack and start <= last + slack for start, end in map(_span, own))


def _related(one: Report, own: Iterable[Report]) -> bool:
    return bool(one.programme) and any(one.programme == other.programme for other in own)


def _other_times(ordered: Sequence[Features], mine: Collection[int]) -> Iterator[Tie]:
    """The event against reports of the same programme at times that do not meet its own."""
    own = [ordered[index] for index in sorted(mine)]
    names = {one.report.programme for one in own} - {None}
    at_other_times = [
        index
        for index, one in enumerate(ordered)
        if index not in mine and one.report.programme in names and not _can_meet(one.report, [o.report for o in own])
    ]
    for index in at_other_times[:_RELATED]:
        for member in sorted(mine):
            yield Tie(min(index, member), max(index, member), compare(ordered[index], ordered[member]))
