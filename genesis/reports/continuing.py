"""Acts that go on without a word of their own: parts of a sum (其中200亿元用于……), further targets (by 2030, ...)."""

from collections.abc import Iterator, Sequence

import msgspec

from genesis import currency
from genesis.model import ActMention, DateMention, Span
from genesis.reading import within
from genesis.reports.cues import cues
from genesis.reports.draft import Draft, Scene

_MONEY = {"investment", "public_funding"}
_PART, _TARGET = ".part", ".further"  # what the rules of such acts end with
_NEAR = 2  # sentences behind an act in which it goes on
_EDGE = 3  # signs between the beginning of a clause and the year of a target
_WEIGHT = 5  # as of any plain act: they are told in full


def goes_on(rule: str) -> bool:
    """Is it the rule of an act of this module, which is one of its own whatever stands beside it?"""
    return rule.endswith((_PART, _TARGET))


def found_in(scene: Scene, before: Sequence[Draft]) -> Iterator[ActMention]:
    """The acts of the sentence that only go on with one of it, or with the last of the drafts `before` it."""
    near = [
        d for d in before if d.scene.sentence.block == scene.sentence.block and scene.index - d.scene.index <= _NEAR
    ]
    last = near[-1] if near else None
    money = last.act if last is not None and last.act.category in _MONEY else None
    aims = last is not None and _is_aim(last)
    for clause in scene.clauses:
        year = _target_year(scene, clause)
        if money is not None and _is_part(scene, clause):
            yield _copy(money, clause, scene, _PART)
        elif year is not None and aims and not within(scene.acts, clause.start, clause.end):
            yield _target(clause, scene)
        money = next((a for a in within(scene.acts, clause.start, clause.end) if a.category in _MONEY), money)
        aims = aims or year is not None


def _is_part(scene: Scene, clause: Span) -> bool:
    """Does the clause tell what part of a sum goes where: 其中390亿美元用于……?"""
    if not cues(scene.reading.language).part.match(scene.text(clause.start, clause.end)):
        return False
    sums = within(scene.reading.quantities, clause.start, clause.end)
    return any(currency.is_code(quantity.unit) and not quantity.converted for quantity in sums)


def _is_aim(draft: Draft) -> bool:
    """Does the draft tell what is to be reached by a year?"""
    by_year = draft.dating is not None and draft.dating.own and draft.dating.mention.relation == "by"
    return draft.act.category == "strategy" and by_year


def _target_year(scene: Scene, clause: Span) -> DateMention | None:
    """The coming year by which the clause begins to say what is to be reached."""
    published = scene.reading.document.published
    for mention in within(scene.dates, clause.start, clause.start + _EDGE + 1):
        ahead = published is None or (mention.opens is not None and mention.opens > published)
        if mention.relation == "by" and mention.precision == "year" and ahead:
            return mention
    return None


def _copy(act: ActMention, clause: Span, scene: Scene, what: str) -> ActMention:
    rule = f"act.{scene.reading.language}.{act.act}{what}"
    return msgspec.structs.replace(
        act, start=clause.start, end=clause.end, weight=_WEIGHT, object_start=-1, object_end=-1, rule=rule
    )


def _target(clause: Span, scene: Scene) -> ActMention:
    rule = f"act.{scene.reading.language}.plan{_TARGET}"
    return ActMention(
        start=clause.start, end=clause.end, act="plan.target", category="strategy", weight=_WEIGHT, rule=rule
    )
