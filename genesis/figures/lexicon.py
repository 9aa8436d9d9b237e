"""What figures measure and the words that decide about them: lexicons/metrics.toml and lexicons/figures.toml."""

import re
from functools import cache
from typing import Literal

import msgspec

from genesis.lexicon import compiled, read_toml


class Measure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that a number can be of: a share, a capacity, an investment."""

    id: str
    name: str
    name_zh: str
    units: frozenset[str]
    zh: str
    en: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    dominant: bool = False  # taken wherever its words stand in the clause, unless a growth stands at the number

    def pattern(self, language: str) -> re.Pattern[str]:
        """Its words in `language` (zh or en)."""
        return _pattern(self.zh, self.en, language)


class Counted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of thing that is counted in the race."""

    name: str
    name_zh: str
    zh: str
    en: str
    made: bool = False

    def pattern(self, language: str) -> re.Pattern[str]:
        """Its words in `language` (zh or en)."""
        return _pattern(self.zh, self.en, language)


class Narrower(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind within a kind that is counted, by words of the sentence: robotaxis among vehicles."""

    name: str
    name_zh: str
    of: str
    zh: str
    en: str

    def pattern(self, language: str) -> re.Pattern[str]:
        """Its words in `language` (zh or en)."""
        return _pattern(self.zh, self.en, language)


class Scope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a number of a measure is over: a year, all years together, only what is new. Part of the key."""

    id: str
    name: str  # stands before the metric
    measures: frozenset[str]
    zh: str
    en: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    where: Literal["clause", "sentence"] = "clause"

    def pattern(self, language: str) -> re.Pattern[str]:
        """Its words in `language` (zh or en)."""
        return _pattern(self.zh, self.en, language)


class Same(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things that are one for a measure: investment in AI compute is investment in AI infrastructure."""

    measure: str
    thing: str
    as_: str = msgspec.field(name="as")


class Generic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things that say nothing beside a measure, and what is never set against each other."""

    things: frozenset[str]
    unpaired: frozenset[str]


class Cue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that decide: `use` says about what."""

    id: str
    use: str
    zh: str
    en: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    where: Literal["clause", "sentence"] = "clause"
    word: bool = True  # `en` stands at word borders

    def pattern(self, language: str) -> re.Pattern[str]:
        """Its words in `language` (zh or en)."""
        if not self.word or self.use == "source":
            return compiled(self.zh if language == "zh" else self.en, 0 if self.use == "source" else re.IGNORECASE)
        return _pattern(self.zh, self.en, language)


class _Metrics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measure: tuple[Measure, ...]
    facet: tuple[Counted, ...]
    generic: Generic
    counted: tuple[Counted, ...]
    narrower: tuple[Narrower, ...]
    scope: tuple[Scope, ...]
    same: tuple[Same, ...]


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cue: tuple[Cue, ...]


@cache
def _metrics() -> _Metrics:
    return read_toml("metrics.toml", _Metrics)


def measures() -> tuple[Measure, ...]:
    """All measures, the more exact before the more general."""
    return _metrics().measure


def counted() -> tuple[Counted, ...]:
    """All kinds of things that are counted."""
    return _metrics().counted


def narrower() -> tuple[Narrower, ...]:
    """All kinds within kinds."""
    return _metrics().narrower


def scopes() -> tuple[Scope, ...]:
    """What numbers can be over."""
    return _metrics().scope


@cache
def same_things() -> dict[tuple[str, str], str]:
    """The thing that stands for another one, by measure and thing."""
    return {(one.measure, one.thing): one.as_ for one in _metrics().same}


def facets() -> tuple[Counted, ...]:
    """The sides of a thing that a share, a growth or a multiple can be of."""
    return _metrics().facet


def unpaired() -> frozenset[str]:
    """Measures with their things, `measure:thing`, that no row of indicators sets against each other."""
    return _metrics().generic.unpaired


def generic_things() -> frozenset[str]:
    """English names of the glossary that tell nothing of what a figure is about."""
    return _metrics().generic.things


@cache
def all_cues() -> tuple[Cue, ...]:
    """Every cue of lexicons/figures.toml."""
    return read_toml("figures.toml", _Cues).cue


@cache
def cues(use: str) -> tuple[Cue, ...]:
    """The cues of one use."""
    return tuple(one for one in all_cues() if one.use == use)


def cue(use: str, language: str) -> re.Pattern[str]:
    """The words of a use that has one cue alone."""
    return cues(use)[0].pattern(language)


@cache
def _pattern(zh: str, en: str, language: str) -> re.Pattern[str]:
    return compiled(zh if language == "zh" else rf"\b(?:{en})(?!\w)", re.IGNORECASE)
