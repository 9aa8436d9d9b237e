"""From pairs to events: the strongest pairs first, and nothing joins that its new companions rule out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from genesis.events.blocking import candidates
from genesis.events.features import Features
from genesis.events.matching import Verdict, comparable, compare, compare_possible
from genesis.events.rulings import KEPT_APART, NO_RULINGS, Ruled, Rulings
from genesis.events.settings import alike, settings
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
    ruled: frozenset[int] = frozenset()  # smallest indices of the clusters that a ruling put together


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
            return "one document tells both, as two acts"
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


def cluster(reports: Sequence[Features], *, explain: bool = False, rulings: Rulings = NO_RULINGS) -> Clustering:
    """Gather `reports` (in their order: earliest published first) into events; `rulings` go before all evidence.

    What nearly joined is kept only to `explain`: it is many times what joined.
    """
    units, ruled = Unions(len(reports)), Ruled(reports, rulings)
    ruled.join(units)
    for a, b in _one_report(reports):
        if not ruled.bars(units, a, b):
            units.join(a, b)
    groups = _Groups(reports, units, ruled)
    missed: list[Tie] = []
    for tie in _weighed(reports, units, explain=explain):
        bar = tie.verdict.against or ("" if tie.verdict.same else "too little") or groups.join(tie)
        if bar:
            missed.append(_barred(tie, bar))
    ties = {root: tuple(found) for root, found in groups.ties.items()}
    clusters = tuple(tuple(group) for _, group in sorted(groups.members.items()))
    return Clustering(clusters, ties, tuple(missed), frozenset(one[0] for one in clusters if ruled.joined(one)))


def _barred(tie: Tie, bar: str) -> Tie:
    if tie.verdict.against or not tie.verdict.same:
        return tie
    return Tie(tie.a, tie.b, msgspec.structs.replace(tie.verdict, against=bar))


class _Groups:
    """The events as they grow."""

    def __init__(self, reports: Sequence[Features], units: Unions, ruled: Ruled) -> None:
        self.reports = reports
        self.units = units
        self.ruled = ruled
        self.members: dict[int, list[int]] = defaultdict(list)
        self.cores: dict[int, _Core] = {}
        self.ties: dict[int, list[Tie]] = defaultdict(list)
        for index, one in enumerate(reports):
            root = units.find(index)
            self.members[root].append(index)
            self.cores.setdefault(root, _Core(one)).documents.add(one.report.document_id)

    def join(self, tie: Tie) -> str:
        """Make one event of the two that `tie` joins; returns what bars it, "" where it is done."""
        a, b = self.units.find(tie.a), self.units.find(tie.b)
        if a != b:
            bar = KEPT_APART if self.ruled.bars(self.units, a, b) else self.cores[a].bars(self.cores[b])
            bar = bar or _unlike(self.reports, self.members[a], self.members[b])
            if bar:
                return bar
            root = self.units.join(a, b)
            other = a + b - root
            self.cores[root].take(self.cores.pop(other))
            self.members[root] = sorted(self.members[root] + self.members.pop(other))
            self.ties[root] += self.ties.pop(other, [])
        self.ties[self.units.find(a)].append(tie)
        return ""


def _unlike(reports: Sequence[Features], one: Sequence[int], other: Sequence[int]) -> str:
    """Why two groups do not join although two of their members are alike, "" where they do: chains are cut here."""
    if len(one) == len(other) == 1:
        return ""
    size = settings().sample
    verdicts = [compare(reports[a], reports[b]) for a in one[:size] for b in other[:size]]
    against = next((verdict.against for verdict in verdicts if verdict.against), "")
    mean = sum(verdict.points for verdict in verdicts) / len(verdicts)
    return against or ("" if mean >= settings().group_enough else "other reports of the event are unlike")


def _one_report(reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs that are one report: the same act on the same thing in one document, or the same words in near copies.

    The same words twice in one document are two acts (rows of a table); in a copy each meets its own.
    """
    yield from _same_sums(reports)
    seen: dict[tuple[object, ...], int] = {}
    for index, key in _keys(reports):
        first = seen.setdefault(key, index)
        if first != index:
            yield (first, index)


def _same_sums(reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs of one document, as a headline and its story, that tell the same sum of the same side and time."""
    told: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(reports):
        report = one.report
        if one.first and report.amounts and report.countries:
            told[report.document_id, report.countries, report.amounts, report.status].append(index)
    for members in told.values():
        for index in members[1:]:
            one, first = reports[index], reports[members[0]]
            same_act = one.report.act == first.report.act or alike(one.report.act, first.report.act)
            if same_act and comparable(one, first):
                yield (members[0], index)


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


def _weighed(reports: Sequence[Features], units: Unions, *, explain: bool) -> list[Tie]:
    """The candidate pairs that are one act, or nearly; strongest first, of equal strength the earlier reports first."""
    roots = [units.find(index) for index in range(len(reports))]
    weigh = compare if explain else compare_possible
    weighed: set[int] = set()  # pairs as one number: tuples by the million slow the collection of garbage
    ties = []
    for a, b in candidates(reports):
        pair = a * len(reports) + b
        if roots[a] == roots[b] or pair in weighed:
            continue
        verdict = weigh(reports[a], reports[b])
        if verdict is not None:
            weighed.add(pair)
            if verdict.same or (explain and _nearly(verdict)):
                ties.append(Tie(a, b, verdict))
    return sorted(ties, key=lambda tie: (-tie.verdict.points, tie.a, tie.b))


def _nearly(verdict: Verdict) -> bool:
    return verdict.points >= settings().enough - settings().near
