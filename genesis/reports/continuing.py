"""Acts that go on without a word of their own: parts of a sum (其中200亿元用于……), further targets (by 2030, ...)."""

from collections.abc import Iterator, Sequence

import msgspec

from genesis import currency
from genesis.model import ActMention, DateMention, Quantity, Sentence, Span
from genesis.reading import within
from genesis.reports.cues import cues
from genesis.reports.draft import Draft, Scene

_MONEY = {"investment", "public_funding"}
_DEALS = {"investment", "infrastructure", "public_funding", "partner_announcement"}  # what a deal can be about
_PART, _TARGET, _PAYER = ".part", ".further", ".payer"  # what the rules of such acts end with
_PAYERS = {"agency", "bank", "body", "company", "fund", "lab", "organisation", "university"}
_NEAR = 2  # sentences behind an act in which it goes on
_EDGE = 3  # signs between the beginning of a clause and the year of a target
_WEIGHT = 5  # as of any plain act: they are told in full


def goes_on(rule: str) -> bool:
    """Is it the rule of an act of this module, which is one of its own whatever stands beside it?"""
    return rule.endswith((_PART, _TARGET, _PAYER))


def can_take(draft: Draft, before: Draft) -> bool:
    """Can the act be that of the draft `before` it told again? A deal is a matter of money, or one of states."""
    return draft.act.category != "diplomacy" or before.act.category in _DEALS


def last_near(before: Sequence[Draft], sentence: Sentence, index: int) -> Draft | None:
    """The last of the drafts `before` a sentence, where the sentence stands near it and can go on with its act."""
    for draft in reversed(before):
        if index - draft.scene.index <= _NEAR and draft.scene.sentence.block == sentence.block:
            return draft if draft.act.category in _MONEY or _is_aim(draft) else None
    return None


def found_in(scene: Scene, last: Draft | None) -> Iterator[ActMention]:
    """The acts of the sentence that only go on with one of it, or with that of the `last` draft before it."""
    start, end = scene.sentence.start, scene.sentence.end
    sums = [q for q in within(scene.reading.quantities, start, end) if currency.is_code(q.unit) and not q.converted]
    years = [mention for mention in scene.dates if _is_target(scene, mention)]
    if not sums and not years:
        return
    money = last.act if last is not None and last.act.category in _MONEY else None
    aims = last is not None and _is_aim(last)
    here: ActMention | None = None  # the last act of money of the sentence itself
    for clause in scene.clauses:
        opens_with_year = any(0 <= mention.start - clause.start <= _EDGE for mention in years)
        own = within(scene.acts, clause.start, clause.end)
        if money is not None and within(sums, clause.start, clause.end) and _is_part(scene, clause):
            yield _again(money, clause, scene, _PART)
        elif here is not None and not own and (sum_ := _sum_of_payer(scene, clause, sums)) is not None:
            yield _again(here, Span(start=sum_.start, end=clause.end), scene, _PAYER)
        elif opens_with_year and aims and not own:
            yield _target(clause, scene)
        here = next((act for act in own if act.category in _MONEY), here)
        money = here or money
        aims = aims or opens_with_year


def _is_part(scene: Scene, clause: Span) -> bool:
    """Does the clause begin as one that tells where a part of a sum goes: 其中390亿美元用于……?"""
    return bool(cues(scene.reading.language).part.match(scene.text(clause.start, clause.end)))


def _sum_of_payer(scene: Scene, clause: Span, sums: Sequence[Quantity]) -> Quantity | None:
    """The sum of a clause that only says who else pays how much: A will invest $5 billion, B $3 billion."""
    payer = next(iter(within(scene.actors, clause.start, clause.end)), None)
    first = next(iter(within(sums, clause.start, clause.end)), None)
    if payer is None or first is None or payer.kind not in _PAYERS or not payer.end <= first.start:
        return None
    words = cues(scene.reading.language)
    opens = words.together_only.fullmatch(scene.text(clause.start, payer.start) or " ")
    return first if opens and words.payer.fullmatch(scene.text(payer.end, first.start)) else None


def _is_aim(draft: Draft) -> bool:
    """Does the draft tell what is to be reached by a year?"""
    by_year = draft.dating is not None and draft.dating.own and draft.dating.mention.relation == "by"
    return draft.act.category == "strategy" and by_year


def _is_target(scene: Scene, mention: DateMention) -> bool:
    """Is it a coming year by which something is to be reached?"""
    if mention.relation != "by" or mention.precision != "year":
        return False
    published = scene.reading.document.published
    return published is None or (mention.opens is not None and mention.opens > published)


def _again(act: ActMention, clause: Span, scene: Scene, kind: str) -> ActMention:
    rule = f"act.{scene.reading.language}.{act.act}{kind}"
    return msgspec.structs.replace(
        act, start=clause.start, end=clause.end, weight=_WEIGHT, object_start=-1, object_end=-1, rule=rule
    )


def _target(clause: Span, scene: Scene) -> ActMention:
    rule = f"act.{scene.reading.language}.plan{_TARGET}"
    return ActMention(
        start=clause.start, end=clause.end, act="plan.target", category="strategy", weight=_WEIGHT, rule=rule
    )
