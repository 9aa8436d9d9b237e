"""How reports merge, as data: lexicons/merging.toml decoded and checked."""

from functools import cache

import msgspec

from genesis.lexicon import read_toml


class Days(msgspec.Struct, frozen=True):
    """Limits in days; `period_length` is a share."""

    apart: int
    short: int
    coarse: int
    period_start: int
    period_length: float


class Sums(msgspec.Struct, frozen=True):
    """Shares of the larger sum."""

    equal: float
    close: float


class Points(msgspec.Struct, frozen=True):
    """What each agreement or difference counts."""

    same_day: float
    one_day_apart: float
    days_apart: float
    same_month: float
    same_span: float
    same_period: float
    period_begins: float
    within_days: float
    within_month: float
    within_quarter: float
    overlap: float
    within_year: float
    same_programme: float
    same_act: float
    alike_act: float
    kindred_act: float
    other_act: float
    same_category: float
    same_sum: float
    close_sum: float
    part_sum: float
    one_sum: float
    same_sides: float
    fewer_sides: float
    some_sides: float
    same_targets: float
    other_targets: float
    same_name: float
    same_body: float
    same_count: float
    same_share: float
    common_share: float
    both_heads: float
    same_subject: float
    context_name: float
    same_words: float
    many_words: float
    no_words: float
    other_names: float
    other_status: float
    other_polarity: float
    nothing_particular: float


class _Categories(msgspec.Struct, frozen=True):
    categories: tuple[str, ...]


class _Acts(msgspec.Struct, frozen=True):
    acts: tuple[str, ...]


class _Common(msgspec.Struct, frozen=True):
    words: frozenset[str]
    shares: frozenset[str]
    names: frozenset[str]


class NumberPatterns(msgspec.Struct, frozen=True):
    """Which numbers of a quote can tie it to another."""

    share: str
    count: str
    not_after: str
    not_before: str


class Settings(msgspec.Struct, frozen=True):
    """All of lexicons/merging.toml."""

    enough: float
    near: float
    group_enough: float
    sample: int
    days: Days
    sums: Sums
    points: Points
    alike_acts: tuple[_Acts, ...]
    kindred: tuple[_Categories, ...]
    firms: _Categories
    common: _Common
    alike: dict[str, str]
    numbers: NumberPatterns


@cache
def settings() -> Settings:
    """The rules of merging.

    Raises LexiconError: the file breaks its schema.
    """
    return read_toml("merging.toml", Settings)


@cache
def kindred(one: str, other: str) -> bool:
    """Whether an act of category `one` may be told under `other`."""
    return one == other or any(one in each.categories and other in each.categories for each in settings().kindred)


@cache
def alike(one: str, other: str) -> bool:
    """Whether texts tell the two acts for one another."""
    return any(one in each.acts and other in each.acts for each in settings().alike_acts)
