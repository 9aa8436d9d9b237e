"""Which sums of a sentence belong to the act that it tells: by the rules of lexicons/amounts.toml."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from genesis import currency
from genesis.lexicon import compiled, read_toml
from genesis.model import ActMention, Quantity, Span
from genesis.reading import within
from genesis.reports.acting import clause_subject
from genesis.reports.draft import Draft, Scene

Kind = Literal["aside", "whole", "tied", "spent"]
# What the goods or the sales are worth that a measure meets is no sum of the measure.
_WITHOUT = frozenset({"tariff", "export_control"})
_PAID = frozenset({"investment", "public_funding", "infrastructure"})
_WITH_MONEY = _PAID | {"partner_announcement"}  # of these a sum in any of their clauses is one of the act
_DEALS = frozenset({"partner_announcement", "diplomacy"})
_WINDOW = 64  # characters before a sum that a rule looks at
_LIGHT = 4  # least weight of an act whose clause is its own
_LONGEST = 280  # of a quote with the clauses that its sums stand in


_LISTED = re.compile(r"\s?(?:、|和|与|及|以及|,|and|, and)\s?(?:约|近|about )?")  # between the sums of a list


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
def _of_kind(language: str, kind: Kind) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.kind == kind and rule.language == language[:2])


def told_by(text: str, language: str, sum_: Quantity, floor: int, kind: Kind) -> str:
    """The id of the first rule of `kind` that fits the sum, whose sentence or clause begins at `floor`; else none."""
    fitting = (rule.id for rule in _of_kind(language, kind) if rule.fits(text, sum_.start, sum_.end, floor))
    return next(fitting, "")


def sums_of(draft: Draft, start: int, end: int) -> Sums:
    """The sums of the act whose quote goes from `start` to `end`, and of the clauses behind it that tell no other."""
    act = draft.act
    if act.category in _WITHOUT or act.act == "talks.open":  # what a meeting is for is no sum of it
        return Sums((), end)
    found = [sum_ for sum_ in _own(draft, within(draft.scene.reading.quantities, start, end)) if _is_near(draft, sum_)]
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


def _is_near(draft: Draft, sum_: Quantity) -> bool:
    """Whether a sum of the quote stands in a clause of the act, or is tied to it from beside.

    The clause of who acts, before the draft's, may tell another act. Of an act that needs no money the draft's other
    clauses may have been taken in for their date.
    """
    scene, reading = draft.scene, draft.scene.reading
    clause = scene.clauses[scene.clause_of(sum_.start)]
    if within(draft.acts, clause.start, clause.end) or draft.act.start <= sum_.start < draft.act.end:
        return True
    others = [act for act in draft.beside if clause.start <= act.start < clause.end]
    if others and not (sum_.start >= draft.start and all(act.category in _DEALS for act in others)):
        return False  # the clause tells another act; what a pact is worth is that of what it is about too
    if draft.act.category in _WITH_MONEY and sum_.start >= draft.start:
        return True
    return bool(told_by(reading.plain, reading.language, sum_, clause.start, "tied"))


def _tells_act(scene: Scene, clause: Span) -> bool:
    return any(clause.start <= act.start < clause.end and act.weight >= _LIGHT for act in scene.acts)


def pays_apart(last: Draft, act: ActMention) -> bool:
    """Does the clause of `act` name who pays, and how much, as the clause of the draft before it does of another?"""
    scene = last.scene
    if act.category not in _PAID or last.act.category not in _PAID:
        return False
    before, after = _payers(scene, last.act), _payers(scene, act)
    return bool(before and after) and before.isdisjoint(after)


def _payers(scene: Scene, act: ActMention) -> set[str]:
    """Who pays by the clause of `act`: the names before its first sum; none where it has no sum."""
    clause = scene.clauses[scene.clause_of(act.start)]
    sums = (one for one in within(scene.reading.quantities, clause.start, clause.end) if currency.is_code(one.unit))
    first = next(sums, None)
    if first is None:
        return set()
    return {mention.name for mention in clause_subject(scene, msgspec.structs.replace(act, start=first.start))}


def are_of_two_payers(one: Draft, two: Draft) -> bool:
    """Does one sentence tell of both, and of each who pays and how much?"""
    return one.scene.index == two.scene.index and one is not two and pays_apart(one, two.act)


def _tied(draft: Draft, end: int) -> Iterator[tuple[Quantity, int]]:
    """Sums of the clauses behind the draft's, up to one that tells an act, with the end of their clause."""
    scene, reading = draft.scene, draft.scene.reading
    for clause in scene.clauses[draft.last + 1 :]:
        if _tells_act(scene, clause):
            return
        before: Quantity | None = None  # the last sum of the clause that is one of the act
        for quantity in _own(draft, within(reading.quantities, max(clause.start, end), clause.end)):
            listed = before is not None and _LISTED.fullmatch(reading.plain, before.end, quantity.start)
            if listed or told_by(reading.plain, reading.language, quantity, clause.start - 1, "tied"):
                before = quantity
                yield quantity, max(clause.end, quantity.end)


def _without_wholes(draft: Draft, sums: Sequence[Quantity]) -> Iterator[Quantity]:
    """The sums without those that only say of what the ones before them are a part."""
    reading, floor = draft.scene.reading, draft.scene.sentence.start
    for number, quantity in enumerate(sums):
        if number == 0 or not told_by(reading.plain, reading.language, quantity, floor, "whole"):
            yield quantity
