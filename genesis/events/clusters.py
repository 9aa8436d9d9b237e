"""From pairs to events: the strongest pairs first, and nothing joins that its new companions rule out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from genesis.events.blocking import candidates
from genesis.events.features import Features
from genesis.events.matching import Verdict, compare
from genesis.events.settings import settings
from genesis.events.unions import Unions
from genesis.scripts import plain


class Tie(msgspec.Struct, frozen=True):
    """Two reports, by index, and how alike they are."""

    a: int
    b: int
    verdict: Verdict


class Clustering(msgspec.Struct, frozen=True):
    """Reports by event, and the ties that joined them or nearly did."""

    clusters: tuple[tuple[int, ...], ...]  # indices, sorted
    ties: dict[int, tuple[Tie, ...]]  # by smallest index of the cluster: those that joined it
    missed: tuple[Tie, ...]  # close to enough, or enough but ruled out


class _Core:
    """What a cluster has settled on, against which a newcomer is held."""

    def __init__(self, one: Features) -> None:
        self.documents = {one.report.document_id}
        self.polarities = {one.report.polarity} - {None}
        self.programmes = {one.report.programme} - {None}
        day = bool(one.first) and one.days == 1
        self.days = (one.first, one.first) if day else (0, 0)
        # Every dated member must be able to stand for the same day.
        self.earliest = one.first
        self.latest = one.last

    def bars(self, other: "_Core") -> str:
        """Why the two cannot be one event, "" where they can."""
        if self.documents & other.documents:
            return "one document tells both"
        if len(self.polarities | other.polarities) > 1:
            return "imposed by one, lifted by another"
        if len(self.programmes | other.programmes) > 1:
            return "programmes differ"
        slack = settings().days.apart
        if self.days[0] and other.days[0] and self._spread(other) > slack:
            return "days too far apart"
        if max(self.earliest, other.earliest) > min(self.latest, other.latest) + slack:
            return "dates differ"
        return ""

    def _spread(self, other: "_Core") -> int:
        return max(self.days[1], other.days[1]) - min(self.days[0], other.days[0])

    def take(self, other: "_Core") -> None:
        """Become the core of both."""
        self.documents |= other.documents
        self.polarities |= other.polarities
        self.programmes |= other.programmes
        if self.days[0] and other.days[0]:
            self.days = (min(self.days[0], other.days[0]), max(self.days[1], other.days[1]))
        else:
            self.days = self.days if self.days[0] else other.days
        self.earliest = max(self.earliest, other.earliest)
        self.latest = min(self.latest, other.latest)


def cluster(reports: Sequence[Features]) -> Clustering:
    """Gather `reports` (in their order: earliest published first) into events."""
    units = Unions(len(reports))
    for a, b in _one_report(reports):
        units.join(a, b)
    ties = _weighed(reports, units)
    cores = {index: _Core(one) for index, one in enumerate(reports)}
    for index in range(len(reports)):
        if units.find(index) != index:
            _absorb(cores[units.find(index)], cores[index])
    members = {one[0]: list(one) for one in _members(units, len(reports))}
    joined: dict[int, list[Tie]] = defaultdict(list)
    missed = [tie for tie in ties if not tie.verdict.same and _nearly(tie.verdict)]
    for tie in (tie for tie in ties if tie.verdict.same):
        a, b = units.find(tie.a), units.find(tie.b)
        bar = "" if a == b else cores[a].bars(cores[b]) or _unlike(reports, members[a], members[b])
        if bar:
            missed.append(Tie(tie.a, tie.b, msgspec.structs.replace(tie.verdict, against=bar)))
            continue
        if a != b:
            root = units.join(a, b)
            other = a + b - root
            cores[root].take(cores[other])
            members[root] = sorted(members[root] + members.pop(other))
            joined[root] += joined.pop(other, [])
        joined[units.find(a)].append(tie)
    return Clustering(
        _members(units, len(reports)), {root: tuple(ties) for root, ties in joined.items()}, tuple(missed)
    )


def _unlike(reports: Sequence[Features], one: Sequence[int], other: Sequence[int]) -> str:
    """Why two groups do not join although two of their members are alike, "" where they do: chains are cut here."""
    if len(one) == len(other) == 1:
        return ""
    size = settings().sample
    verdicts = [compare(reports[a], reports[b]) for a in one[:size] for b in other[:size]]
    against = next((verdict.against for verdict in verdicts if verdict.against), "")
    mean = sum(verdict.points for verdict in verdicts) / len(verdicts)
    return against or ("" if mean >= settings().group_enough else "other reports of the event are unlike")


def _absorb(core: _Core, other: _Core) -> None:
    core.documents |= other.documents


def _one_report(reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs that are one report: the same act on the same thing in one document, or the same words in near copies.

    The same words twice in one document are two acts (rows of a table); in a copy each meets its own.
    """
    seen: dict[tuple[object, ...], int] = {}
    for index, key in _keys(reports):
        first = seen.setdefault(key, index)
        if first != index:
            yield (first, index)


def _keys(reports: Sequence[Features]) -> Iterator[tuple[int, tuple[object, ...]]]:
    copies: Counter[tuple[object, ...]] = Counter()
    for index in sorted(range(len(reports)), key=lambda index: _place(reports[index])):
        report, group = reports[index].report, reports[index].group
        dated = (report.start, report.end, report.status)
        act = (report.act, report.polarity, *dated, report.countries, report.targets, report.programme, report.amounts)
        if report.object and report.start:
            yield index, (report.document_id, act, plain(report.object))
        words = "".join(sign for sign in plain(report.quote).lower() if sign.isalnum())
        if words:
            copies[report.document_id, act, words] += 1
            yield index, (group, act, words, copies[report.document_id, act, words])


def _place(one: Features) -> tuple[str, int, int, str]:
    report = one.report
    return (report.document_id, report.quote_start, report.quote_end, report.report_id)


def _weighed(reports: Sequence[Features], units: Unions) -> list[Tie]:
    """All candidate pairs, strongest first; of equal strength the earlier reports first."""
    ties = [
        Tie(a, b, compare(reports[a], reports[b]))
        for a, b in candidates(reports)
        if units.find(a) != units.find(b)
    ]  # fmt: skip
    return sorted(ties, key=lambda tie: (-tie.verdict.points, tie.a, tie.b))


def _nearly(verdict: Verdict) -> bool:
    return verdict.points >= settings().enough - settings().near


def _members(units: Unions, size: int) -> tuple[tuple[int, ...], ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(size):
        members[units.find(index)].append(index)
    return tuple(tuple(one) for _, one in sorted(members.items()))
