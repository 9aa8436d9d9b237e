"""Which sums of a sentence belong to the act that it tells: by the rules of lexicons/amounts.toml."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from genesis import currency
from genesis.lexicon import compiled, read_toml
from genesis.model import Language, Quantity
from genesis.reading import within
from genesis.reports.draft import Draft

Kind = Literal["aside", "whole", "tied", "spent"]
# What the goods or the sales are worth that a measure meets is no sum of the measure.
_WITHOUT = frozenset({"tariff", "export_control"})
_WINDOW = 64  # characters before a sum that a rule looks at
_LIGHT = 4  # least weight of an act whose clause is its own
_LONGEST = 280  # of a quote with the clauses that its sums stand in


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words beside a sum that tell what it has to do with an act."""

    id: str
    kind: Kind
    language: Literal["en", "zh"]
    before: str = ""
    after: str = ""
    accept: tuple[str, ...]
    reject: tuple[str, ...]

    def fits(self, text: str, start: int, end: int, floor: int) -> bool:
        """Whether the rule fits the sum at `start` to `end` of `text`, of which it sees nothing before `floor`."""
        if self.before and not compiled(rf"(?:{self.before})\Z").search(text, max(floor, start - _WINDOW), start):
            return False
        return not self.after or compiled(self.after).match(text, end) is not None


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]


class Sums(msgspec.Struct, frozen=True):
    """The sums of an act, in order, and where the clauses end that tell them."""

    found: tuple[Quantity, ...]
    end: int


@cache
def rules() -> tuple[Rule, ...]:
    """All rules. Raises LexiconError: the file breaks its schema."""
    return read_toml("amounts.toml", _Rules).rule


@cache
def _of_kind(language: Language, kind: Kind) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.kind == kind and rule.language == language[:2])


def told_by(text: str, language: Language, sum_: Quantity, floor: int, kind: Kind) -> str:
    """The id of the first rule of `kind` that fits the sum, whose sentence or clause begins at `floor`; else none."""
    fitting = (rule.id for rule in _of_kind(language, kind) if rule.fits(text, sum_.start, sum_.end, floor))
    return next(fitting, "")


def sums_of(draft: Draft, start: int, end: int) -> Sums:
    """The sums of the act whose quote goes from `start` to `end`, and of the clauses behind it that tell no other."""
    act = draft.act
    if act.category in _WITHOUT or act.act == "talks.open":  # what a meeting is for is no sum of it
        return Sums((), end)
    found = list(_own(draft, within(draft.scene.reading.quantities, start, end)))
    beyond = list(_tied(draft, end)) if act.category != "technology" else []
    last = max((clause_end for _, clause_end in beyond), default=end)
    kept = _without_wholes(draft, [*found, *(sum_ for sum_, _ in beyond)])
    return Sums(tuple(kept), last if last - start <= _LONGEST else end)


def _own(draft: Draft, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Those of the quantities that are sums of the act by what stands beside them."""
    scene, reading = draft.scene, draft.scene.reading
    for quantity in quantities:
        if not currency.is_code(quantity.unit) or quantity.converted:
            continue
        place = reading.plain, reading.language, quantity, scene.sentence.start
        if told_by(*place, "aside") or (draft.act.category == "technology" and not told_by(*place, "spent")):
            continue
        yield quantity


def _tied(draft: Draft, end: int) -> Iterator[tuple[Quantity, int]]:
    """Sums of the clauses behind the draft's, up to one that tells an act, with the end of their clause."""
    scene, reading = draft.scene, draft.scene.reading
    for clause in scene.clauses[draft.last + 1 :]:
        if any(clause.start <= act.start < clause.end and act.weight >= _LIGHT for act in scene.acts):
            return
        for quantity in _own(draft, within(reading.quantities, max(clause.start, end), clause.end)):
            if told_by(reading.plain, reading.language, quantity, clause.start, "tied"):
                yield quantity, max(clause.end, quantity.end)


def _without_wholes(draft: Draft, sums: Sequence[Quantity]) -> Iterator[Quantity]:
    """The sums without those that only say of what the ones before them are a part."""
    reading, floor = draft.scene.reading, draft.scene.sentence.start
    for number, quantity in enumerate(sums):
        if number == 0 or not told_by(reading.plain, reading.language, quantity, floor, "whole"):
            yield quantity
