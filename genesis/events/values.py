"""The values of an event: of what its reports say, the most precise and best attested; and where they differ."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TypeVar

from genesis.events.features import Features
from genesis.events.matching import date_agreement
from genesis.events.settings import kindred
from genesis.model import PRECISIONS, STATUSES, Amount

V = TypeVar("V", bound=Hashable)


def shown(members: Sequence[Features]) -> Features:
    """The report whose date is shown: the most precise, then the best attested; of equals the earlier day.

    A report lags its act, by hours of time zone or days of publication, and does not run ahead of it.
    """
    dated = [one for one in members if one.first] or list(members)
    attested = _attestation(dated, lambda one: (one.first, one.last))
    return min(
        dated,
        key=lambda one: (
            PRECISIONS.index(one.report.precision) if one.report.precision != "range" else _range_rank(one),
            -attested[(one.first, one.last)],
            one.first,
            one.key,
        ),
    )


def _range_rank(one: Features) -> int:
    """A range stands among the precisions by its length."""
    return sum(one.days > days for days in (1, 31, 92, 184, 366))


def best(members: Sequence[Features], value: Callable[[Features], V], size: Callable[[V], int] = lambda _: 0) -> V:
    """The value that most source groups give; of equals the fuller one, then that of the earliest report."""
    attested = _attestation(members, value)
    earliest: dict[V, tuple[date, str]] = {}
    for one in members:
        earliest.setdefault(value(one), one.key)
    return min(attested, key=lambda each: (-attested[each], -size(each), earliest[each]))


def _attestation(members: Sequence[Features], value: Callable[[Features], V]) -> Counter[V]:
    """By value, the number of source groups that give it; empty values only where there is no other."""
    groups = {(value(one), one.group) for one in members}
    told = {(each, group) for each, group in groups if each not in (None, (), "")}
    return Counter(each for each, _ in (told or groups))


def status_of(members: Sequence[Features]) -> str:
    """Once one report says that it happened, it did; planned is firmer than forecast."""
    return min((one.report.status for one in members), key=STATUSES.index)


def union(members: Sequence[Features], values: Callable[[Features], Sequence[str]]) -> tuple[str, ...]:
    """All values, the best attested first, then in the order of the reports."""
    counts: Counter[str] = Counter()
    order: dict[str, int] = {}
    for one in members:
        for value in values(one):
            counts[value] += 1
            order.setdefault(value, len(order))
    return tuple(sorted(order, key=lambda value: (-counts[value], order[value])))


def usd_of(amounts: Sequence[Amount]) -> float | None:
    """The US dollars of all amounts together, None where one has no rate or there are none."""
    rates = [amount.usd for amount in amounts]
    return sum(rate for rate in rates if rate is not None) if rates and None not in rates else None


def conflicts(members: Sequence[Features]) -> tuple[str, ...]:
    """The fields on which the reports cannot all be right.

    A coarser date that holds the finer one is no conflict, nor are fewer sides of the same, a sum that one leaves
    out, a plan that was reported before it was carried out, or an order told as what it orders.
    """
    tests: tuple[tuple[str, Callable[[Features, Features], bool]], ...] = (
        ("date", _dates_differ),
        ("amounts", lambda a, b: _sums_differ(a.report.amounts, b.report.amounts)),
        ("countries", lambda a, b: _neither_within(a.sides, b.sides)),
        ("targets", lambda a, b: _neither_within(a.targets, b.targets)),
        ("status", _statuses_differ),
        ("category", lambda a, b: _categories_differ(a.report.category, b.report.category)),
    )
    distinct = _distinct(members)
    pairs = [(a, b) for at, a in enumerate(distinct) for b in distinct[at + 1 :]]
    return tuple(field for field, differ in tests if any(differ(a, b) for a, b in pairs))


def _distinct(members: Sequence[Features]) -> list[Features]:
    """One report for each set of values that conflicts are sought in: copies add nothing but time."""
    seen: dict[Hashable, Features] = {}
    for one in members:
        report = one.report
        key = (one.first, one.last, report.amounts, one.sides, one.targets, report.status, report.category)
        seen.setdefault(key, one)
    return list(seen.values())


def _dates_differ(a: Features, b: Features) -> bool:
    if not (a.first and b.first):
        return False
    inside = (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    return not inside and date_agreement(a, b) is not None


def _sums_differ(one: tuple[Amount, ...], other: tuple[Amount, ...]) -> bool:
    """Whether both tell sums in one currency and none of them is the same."""
    pairs = [(a, b) for a in one for b in other if a.currency == b.currency]
    return bool(pairs) and not any(a.low <= b.high and b.low <= a.high for a, b in pairs)


def _neither_within(one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one <= other or other <= one)


def _statuses_differ(a: Features, b: Features) -> bool:
    """A report that calls a thing planned or expected after another told it as done."""
    if a.report.status == b.report.status or "occurred" not in (a.report.status, b.report.status):
        return False
    done, ahead = (a, b) if a.report.status == "occurred" else (b, a)
    return done.published <= ahead.published and bool(ahead.last) and ahead.published.toordinal() > ahead.last


def _categories_differ(one: str, other: str) -> bool:
    return one != other and not ("executive_order" in (one, other) and kindred(one, other))
