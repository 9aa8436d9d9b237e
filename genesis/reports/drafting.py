"""Which acts of a sentence are reports, and which of them are one."""

from collections.abc import Iterator, Sequence

import msgspec

from genesis.mentions.acts import needs
from genesis.model import ActMention, Sentence
from genesis.reading import Reading, within
from genesis.reports import clauses as cutting
from genesis.reports import when
from genesis.reports.cues import cues
from genesis.reports.draft import Dating, Draft, Scene

_LEAD = 400  # characters at the head of a text in which an act without a date is the news of the day
_REACH = 2  # sentences over which a date is carried on
_CARRIED = 4  # least weight of an act that takes a date from the sentence before without a word that says so
_HEAVY = 8  # from this weight on, acts of another kind are acts of their own
_MONEY_LENGTH = 3  # letters of a currency code


class Decision(msgspec.Struct):
    """What became of one sentence that tells an act."""

    sentence: Sentence
    drafts: list[Draft]
    reason: str  # why it made no report, "" where it made one


def drafts_of(reading: Reading) -> Iterator[Decision]:
    """Decide on every sentence that tells an act, in order of the text."""
    previous: list[Draft] = []
    for index, sentence in enumerate(reading.sentences):
        found = within(reading.acts, sentence.start, sentence.end)
        if not found:
            continue
        scene = _scene(reading, index, sentence, found)
        decision = _decide(scene, previous)
        previous = decision.drafts or previous
        yield decision


def _scene(reading: Reading, index: int, sentence: Sentence, found: Sequence[ActMention]) -> Scene:
    dates = within(reading.dates, sentence.start, sentence.end)
    return Scene(
        reading=reading,
        index=index,
        sentence=sentence,
        clauses=cutting.split(reading.plain, sentence, reading.language, dates),
        dates=dates,
        actors=within(reading.actors, sentence.start, sentence.end),
        acts=found,
    )


def _decide(scene: Scene, previous: Sequence[Draft]) -> Decision:
    words = cues(scene.reading.language)
    if words.no_report.search(scene.text(scene.sentence.start, scene.sentence.end)):
        return Decision(scene.sentence, [], "veto.no_report")
    drafts: list[Draft] = []
    reason = "act.vetoed"
    for act in _heads(scene):
        missing = _missing(scene, act)
        if missing:
            reason = f"act.needs.{missing}"
            continue
        _join(drafts, scene, act)
    for draft in drafts:
        if draft.dating is None:
            draft.dating = _borrowed(draft, previous)
    return Decision(scene.sentence, drafts, "" if drafts else reason)


def _heads(scene: Scene) -> list[ActMention]:
    """The heaviest act of each clause that no word of the clause takes back."""
    words = cues(scene.reading.language)
    heads: dict[int, ActMention] = {}
    for act in scene.acts:
        number = scene.clause_of(act.start)
        clause = scene.clauses[number]
        if words.veto.search(scene.text(clause.start, act.end)):
            continue
        if number not in heads or act.weight > heads[number].weight:
            heads[number] = act
    return [heads[number] for number in sorted(heads)]


def _missing(scene: Scene, act: ActMention) -> str:
    """What the act needs beside it and has not: money, state, future."""
    number = scene.clause_of(act.start)
    start, end = scene.clauses[max(0, number - 1)].start, scene.clauses[min(number + 1, len(scene.clauses) - 1)].end
    for need in needs(act.act):
        if need == "money" and not _has_money(scene, start, end):
            return need
        if need == "state" and not any(m.kind in ("agency", "country", "person", "region") for m in scene.actors):
            return need
        if need == "future" and not when.lies_ahead(scene, act):
            return need
    return ""


def _has_money(scene: Scene, start: int, end: int) -> bool:
    found = within(scene.reading.quantities, start, end)
    return any(len(quantity.unit) == _MONEY_LENGTH and quantity.unit.isupper() for quantity in found)


def _join(drafts: list[Draft], scene: Scene, act: ActMention) -> None:
    """Add `act` to the last draft where both tell one thing, else begin a draft."""
    number = scene.clause_of(act.start)
    mention = when.own_date(scene, act)
    last = drafts[-1] if drafts else None
    if last is not None and _same_thing(last, act, number, mention):
        last.last = max(last.last, scene.clause_of(act.end - 1))
        last.rules.append(act.rule)
        if act.weight > last.act.weight:
            last.act = act
        return
    dating = Dating(mention=mention, own=True, rule=mention.rule) if mention else None
    draft = Draft(scene, act, number, scene.clause_of(act.end - 1), dating, [act.rule])
    if mention is not None:
        _reach_for(draft, mention.start)
    drafts.append(draft)


def _same_thing(last: Draft, act: ActMention, number: int, mention: object) -> bool:
    """Do the draft and a further act of its sentence tell one act?"""
    own = last.dating.mention if last.dating else None
    if mention is not None and own is not None and mention != own:
        return False
    if act.category == last.act.category:
        if min(act.weight, last.act.weight) >= _HEAVY and act.act != last.act.act and number != last.last:
            return False
        return act.polarity == last.act.polarity or None in (act.polarity, last.act.polarity)
    lighter = min(act.weight, last.act.weight)
    return lighter <= _CARRIED or number == last.last


def _reach_for(draft: Draft, offset: int) -> None:
    """Take the clauses up to that of `offset` into the draft."""
    number = draft.scene.clause_of(offset)
    draft.first, draft.last = min(draft.first, number), max(draft.last, number)


def _borrowed(draft: Draft, previous: Sequence[Draft]) -> Dating | None:
    """A date from the sentence before, the heading, or the publication day of a news lead."""
    scene = draft.scene
    words = cues(scene.reading.language)
    goes_on = words.goes_on.match(scene.text(scene.sentence.start, scene.sentence.end)) is not None
    earlier = _same_scene_date(draft, previous)
    if earlier is not None and (goes_on or draft.act.weight >= _CARRIED):
        return when.inherited(earlier.mention, "date.carried")
    above = when.heading_date(scene)
    if above is not None:
        return when.inherited(above, "date.heading")
    today = when.published_day(scene)
    if today is not None and scene.sentence.start < _LEAD and draft.act.weight >= _CARRIED:
        return Dating(mention=today, own=False, rule="date.lead")
    return None


def _same_scene_date(draft: Draft, previous: Sequence[Draft]) -> Dating | None:
    for other in reversed(previous):
        near = draft.scene.index - other.scene.index <= _REACH
        if near and other.scene.sentence.block == draft.scene.sentence.block and other.dating is not None:
            return other.dating
    return None
