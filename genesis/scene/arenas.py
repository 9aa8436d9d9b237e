"""The arenas of the race (lexicons/arenas.toml): which act and which measure belongs to which."""

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from genesis.errors import LexiconError
from genesis.lexicon import Names, compiled, read_toml

OUTSIDE = "outside"  # of all arenas


class Arena(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the fields on which two sides are set against each other."""

    id: str
    name: Names
    meaning: str


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An example of an act."""

    category: str
    subjects: tuple[str, ...] = ()
    programme: str | None = None


class ActRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Acts that belong to an arena by subject, category, programme."""

    arena: str
    subjects: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    examples: tuple[Act, ...]

    def fits(self, category: str, subjects: Sequence[str], programme: str | None) -> bool:
        """Whether all that the rule names is true of an act."""
        return (
            (not self.categories or category in self.categories)
            and (not self.programmes or programme in self.programmes)
            and (not self.subjects or not self.subjects.isdisjoint(subjects))
        )


class FigureRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Measures that belong to an arena by their key."""

    arena: str
    measures: frozenset[str] = frozenset()
    thing: str = ""
    examples: tuple[str, ...]

    def fits(self, metric_key: str) -> bool:
        """Whether the rule holds for a key `measure:thing:scope`."""
        measure, _, rest = metric_key.partition(":")
        about = rest.partition(":")[0]
        of_thing = not self.thing or compiled(self.thing).search(about) is not None
        return (not self.measures or measure in self.measures) and of_thing


class Arenas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of lexicons/arenas.toml."""

    arena: tuple[Arena, ...]
    act: tuple[ActRule, ...]
    figure: tuple[FigureRule, ...]


@cache
def arenas() -> Arenas:
    """The arenas and their rules. Raises LexiconError: the file breaks its schema, or a rule names no arena."""
    found = read_toml("arenas.toml", Arenas)
    named = {one.id for one in found.arena}
    asked = {*(rule.arena for rule in found.act), *(rule.arena for rule in found.figure)}
    if unknown := asked - named:
        names = ", ".join(sorted(named))
        raise LexiconError(f"lexicons/arenas.toml: {', '.join(sorted(unknown))} is no arena; there are {names}")
    return found


def arena_of_act(category: str, subjects: Sequence[str], programme: str | None) -> str:
    """The id of the arena to which an act belongs; OUTSIDE where no rule fits."""
    return _of_act(category, tuple(subjects), programme)


@lru_cache(maxsize=4096)
def _of_act(category: str, subjects: tuple[str, ...], programme: str | None) -> str:
    return next((rule.arena for rule in arenas().act if rule.fits(category, subjects, programme)), OUTSIDE)


@lru_cache(maxsize=4096)
def arena_of_figure(metric_key: str) -> str:
    """The id of the arena to which a measure belongs; OUTSIDE where no rule fits."""
    return next((rule.arena for rule in arenas().figure if rule.fits(metric_key)), OUTSIDE)
