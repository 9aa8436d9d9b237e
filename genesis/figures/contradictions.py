"""Figures of different documents that cannot both be right: they get the flag `conflicting`.

Two figures are of one thing where side, counterpart, metric, unit and status are the same and the years can be. A
document that gives several values for one thing (of two groups, of two months) agrees with another as soon as one of
them does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

import msgspec

from genesis.figures.lexicon import facets
from genesis.figures.plausibility import IMPLAUSIBLE
from genesis.lexicon import read_toml
from genesis.model import Figure, Qualifier

CONFLICTING = "conflicting"
_WHOLE = 100.0  # %
_ANYTHING = "all"  # the thing of a key that names none


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of lexicons/contradictions.toml."""

    standing: frozenset[str]
    yearly: frozenset[str]
    faceted: frozenset[str]
    wholes: frozenset[str]
    years_apart: int
    tolerance: float
    ranges: dict[Qualifier, tuple[float, float]]


@cache
def settings() -> Settings:
    """What contradicts what. Raises LexiconError: the file breaks its schema."""
    return read_toml("contradictions.toml", Settings)


def with_contradictions(figures: Sequence[Figure], published: Mapping[str, date | None]) -> list[Figure]:
    """The figures in their order, those that another document contradicts marked `conflicting`.

    `published` gives the publication day of a document by its id. A flag from before is taken off where it no longer
    holds, so that the outcome depends on these figures alone.
    """
    wrong = {one.figure_id for group in _comparable(figures) for one in _contradicted(group, published)}
    return [_marked(one, one.figure_id in wrong) for one in figures]


def _marked(figure: Figure, conflicting: bool) -> Figure:
    if conflicting == (CONFLICTING in figure.flags):
        return figure
    others = tuple(flag for flag in figure.flags if flag != CONFLICTING)
    return msgspec.structs.replace(figure, flags=(*others, CONFLICTING) if conflicting else others)


def _comparable(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """Groups of figures that are of one thing, whatever their years."""
    groups: dict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.country and IMPLAUSIBLE not in one.flags and _is_telling(one.metric_key):
            groups[one.country, one.counterpart, one.metric_key, one.unit, one.status].append(one)
    return (group for group in groups.values() if len({one.document_id for one in group}) > 1)


@cache
def _is_telling(metric_key: str) -> bool:
    """Whether a metric is exact enough for two values of it to contradict each other."""
    measure, _, rest = metric_key.partition(":")
    about = rest.rpartition(":")[0]
    if about in ("", _ANYTHING) or measure not in settings().standing | settings().yearly:
        return False
    return measure not in settings().faceted or any(about.endswith(facet) for facet in _facet_keys())


@cache
def _facet_keys() -> tuple[str, ...]:
    return tuple("_" + facet.name.lower().replace(" ", "_") for facet in facets())


def _contradicted(group: Sequence[Figure], published: Mapping[str, date | None]) -> Iterator[Figure]:
    """The figures of a group that another document contradicts.

    Documents that claim the very same are held against the others together, so that the cost grows with the number
    of different claims.
    """
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for one in group:
        by_document[one.document_id].append(one)
    tellers: dict[frozenset[_Claim], list[Figure]] = defaultdict(list)
    for document_id, told in by_document.items():
        tellers[frozenset(_claim(one, published.get(document_id)) for one in told)] += told
    for own, other in combinations(tellers, 2):
        pairs = [(a, b) for a in own for b in other if _same_time(a, b)]
        if pairs and not any(_agree(a, b) for a, b in pairs):
            yield from tellers[own]
            yield from tellers[other]


class _Claim(NamedTuple):
    """What a figure says: the values that it can stand for, its own number, the year."""

    low: float
    high: float
    number: float
    year: int | None
    yearly: bool  # whether only what is said of the same year compares
    near: int | None  # the year, else that of publication


def _claim(figure: Figure, published: date | None) -> _Claim:
    measure = figure.metric_key.partition(":")[0]
    least, most = settings().ranges[figure.qualifier]
    low, high = sorted((figure.low * least, figure.high * most))
    if figure.unit == "%" and measure in settings().wholes:
        high = min(high, _WHOLE)
    near = figure.year if figure.year is not None else published.year if published else None
    return _Claim(low, high, figure.high, figure.year, measure in settings().yearly, near)


def _same_time(a: _Claim, b: _Claim) -> bool:
    """Whether two can be of the same year: as they say, or a year that is not said being near publication."""
    if a.year is not None and b.year is not None:
        return a.year == b.year
    if a.yearly or a.near is None or b.near is None:
        return False
    return abs(a.near - b.near) <= settings().years_apart


def _agree(a: _Claim, b: _Claim) -> bool:
    """Whether the ranges that the two stand for meet, give or take the tolerance."""
    slack = settings().tolerance * max(abs(a.number), abs(b.number))
    return a.low <= b.high + slack and b.low <= a.high + slack
