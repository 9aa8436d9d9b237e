"""When an act was, is or will be: which date of the text is its own, and what that makes of its status."""

import re
from datetime import date
from typing import Literal

import msgspec

from genesis.model import ActMention, DateMention, Sentence, Status
from genesis.reading import Reading, within
from genesis.reports import things
from genesis.reports.acting import clause_subject
from genesis.reports.cues import cues
from genesis.reports.draft import Dating, Draft, Scene
from genesis.reports.nesting import is_attribution, is_subordinate
from genesis.reports.since import as_point, is_when, with_day_before
from genesis.reports.standing import above, codes

# Categories whose acts are themselves spread over a coming span; in the others such a span is a detail of the plan.
_SPREAD = {"infrastructure", "technology", "strategy", "tariff", "export_control", "legislation", "executive_order"}
TARGETS = {"plan.target", "plan.mandate"}  # aims, which lie ahead until they are reached
_PROMISES = {"investment", "infrastructure", "public_funding"}  # announced on its day, done later
_PAID = {"investment", "public_funding"}
_WINDOW = "window"  # rule of the years to come: 未来三年
_LENGTHS = {"window", "window_one", "lasting", "lasting_from", "in_time"}  # rules of how long something takes
_TALKS = "diplomacy"  # what is agreed after talks is of their day
_COMES = "law.effect"  # until when that is put off, it is not in force
_NAMED = "name_"  # rules of years and periods that only name something
_NEAR = 16  # characters before an act in which a word of the future speaks of it
_LIGHT = 4  # up to this weight an act is no other act beside one
_NAME = 60  # characters of the name of an instrument before its day
_AT_HAND = 8  # characters between an English act and the day told right after it
_MARKS = 4  # signs beside the date of a heading that is nothing else
_OPENS = tuple(":：|–—-")  # signs between the date of a heading and its words
_CHRONOLOGY = 3  # headings that are dates, from which on they are the entries of a chronology
_PLAIN = 5  # least weight of an act that a date of its clause belongs to
_EDGE = 8  # characters of marks and numbers beside the date of a heading


def usable(mention: DateMention) -> bool:
    """Does the mention give days, and not only a year in a name?"""
    return not mention.vague and mention.opens is not None and _NAMED not in mention.rule


def own_date(scene: Scene, act: ActMention) -> DateMention | None:
    """The date of the sentence that belongs to `act`.

    Nearest first: before it in its clause, after it in its clause, before it in the sentence, after it. A coming span
    that only says how long money will flow gives way to any other date.
    """
    dates = [mention for mention in scene.dates if usable(mention)]
    if not dates:
        return None
    if (day := things.day_of(scene, act, dates)) is not None:
        return day
    number = scene.clause_of(act.start)
    clause = scene.clauses[number]
    alone = len(scene.clauses) > number + 1 and is_subordinate(scene, number)
    candidates = [
        mention
        for mention in dates
        if not (alone and not clause.start <= mention.start < clause.end)
        and not things.is_called_by(scene, act, mention)
        and not _is_of_later(scene, act, mention)
        and not _is_past_detail(scene, act, mention)
        and not things.is_bracketed(scene, act, mention)
        and not _is_of_instrument(scene, act, mention)
        and not _is_aim(scene, act, mention)
        and not _is_measure(scene, mention)
        and not _is_of_undone(scene, act, mention)
        and not _is_of_another(scene, act, mention)
        and not is_of_what_led(scene, act, mention)
        and not (mention.basis == "period" and _is_beside(scene, mention, "plan_prepared"))
    ]
    if len(candidates) < 2:  # nothing to choose from
        return None if not candidates or _is_detail(scene, act, candidates[0]) else _narrowed(scene, act, candidates[0])

    def rank(mention: DateMention) -> tuple[bool, bool, int, int]:
        inside = clause.start <= mention.start < max(clause.end, act.end)
        before = mention.start < act.end
        at_hand = scene.reading.language == "en" and 0 <= mention.start - act.end <= _AT_HAND
        elsewhere = 2 if before or scene.reading.language == "en" else 3
        if opens_entry(scene.reading, scene.sentence, mention):
            elsewhere = 1
        place = (0 if before or at_hand else 1) if inside else elsewhere
        distance = max(act.start - mention.end, 0) if before else mention.start - act.end
        aside = _is_detail(scene, act, mention) or _is_term(scene, act, mention) or in_force_from(scene, act, mention)
        other = _is_attribute(scene, mention) or _is_of_earlier(scene, clause.start, mention)
        return aside, other, place, abs(distance)

    best = min(candidates, key=rank)
    return None if _is_detail(scene, act, best) else with_day_before(scene, _narrowed(scene, act, best))


def day_of_measure(scene: Scene, act: ActMention) -> DateMention | None:
    """The day of its making by which the sentence calls the measure that `act` names."""
    return things.day_of(scene, act, (mention for mention in scene.dates if usable(mention)))


def _is_of_later(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Does a later clause, in which somebody else acts, hold the date?"""
    number = scene.clause_of(mention.start)
    clause = scene.clauses[number]
    if number <= scene.clause_of(act.start) or mention.start < act.end or is_attribution(scene, number):
        return False
    own = codes(clause_subject(scene, act))
    for other in within(scene.acts, clause.start, clause.end):
        theirs = codes(clause_subject(scene, other))
        if other.weight >= _PLAIN and own and theirs and own != theirs:
            return True
    return False


def is_of_what_led(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Is it the date of an act after which, in an earlier clause, this one is told: 7月31日公布税率后，宣布……?"""
    number = scene.clause_of(mention.start)
    if number >= scene.clause_of(act.start) or not is_subordinate(scene, number):
        return False
    clause = scene.clauses[number]
    own = within(scene.acts, clause.start, clause.end)
    return any(other.weight >= _PLAIN and other.category != _TALKS for other in own)


def _is_of_earlier(scene: Scene, start: int, mention: DateMention) -> bool:
    """Does a clause before that of the act, which only says after what it was, hold the date?"""
    if mention.start >= start:
        return False
    clause = scene.clauses[scene.clause_of(mention.start)]
    text = scene.text(mention.end, clause.end).strip()
    return clause.end <= start and bool(cues(scene.reading.language).subordinate.search(text)) and bool(text[2:])


def _is_aim(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Is it the coming day of what a later clause aims at (投资建厂，目标2030年投产), and not of the act?"""
    published, first = scene.reading.document.published, mention.opens
    clause = scene.clauses[scene.clause_of(act.start)]
    if mention.relation == "as_of" and mention.start >= max(clause.end, act.end):
        return True  # of the count that it introduces: 发布模型，截至2月用户破千万
    if published is None or first is None or first <= published or mention.start < max(clause.end, act.end):
        return False
    start = scene.clauses[scene.clause_of(mention.start)].start
    return bool(cues(scene.reading.language).aim.search(scene.text(start, mention.start)))


def _narrowed(scene: Scene, act: ActMention, mention: DateMention) -> DateMention:
    """What the words leave of a span: of a plan's years the first or last (收官之年), until a day what is left."""
    first, last, published = mention.first, mention.last, scene.reading.document.published
    if mention.relation == "since" and is_when(scene, mention):
        return as_point(mention)
    stays = mention.relation == "until" and first == last and act.act != _COMES
    if stays and published is not None and last is not None and published < last:
        return msgspec.structs.replace(mention, first=published, precision="range")  # from now on
    if mention.basis != "period" or first is None or last is None or first.year == last.year:
        return mention
    if _is_beside(scene, mention, "plan_last"):
        return msgspec.structs.replace(mention, first=last.replace(month=1, day=1), precision="year")
    if _is_beside(scene, mention, "plan_first"):
        return msgspec.structs.replace(mention, last=first.replace(month=12, day=31), precision="year")
    return mention


def _is_beside(scene: Scene, mention: DateMention, cue: Literal["plan_first", "plan_last", "plan_prepared"]) -> bool:
    """Does the pattern `cue`, in which NUL stands for the date, fit the words around the mention?"""
    before = scene.text(max(scene.sentence.start, mention.start - _NEAR), mention.start)
    after = scene.text(mention.end, min(scene.sentence.end, mention.end + _NEAR))
    pattern: re.Pattern[str] = getattr(cues(scene.reading.language), cue)
    return bool(pattern.search(f"{before}\0{after}"))


def _is_of_instrument(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Is it the day of an instrument that the act is done to: Executive Order 14110 of October 30, 2023 is revoked?"""
    if act.act == "order.sign":
        return False
    words = cues(scene.reading.language)
    before = scene.text(max(scene.sentence.start, mention.start - _NAME), mention.start)
    after = scene.text(mention.end, min(scene.sentence.end, mention.end + _NAME))
    return bool(words.instrument_before.search(before)) or bool(words.instrument_after.match(after))


def in_force_from(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Do words beside the act tell from which day it is in force: raised duties, effective on March 4?"""
    told = act.end if act.end <= mention.start else scene.sentence.start
    before = scene.text(max(told, mention.start - 2 * _NEAR), mention.start)
    return bool(cues(scene.reading.language).in_force_before.search(before))


def _is_of_undone(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Is it the day of what the act undoes: suspends the controls that it imposed on October 9?"""
    if act.polarity not in ("suspended", "lifted") or mention.start < act.end:
        return False
    before = scene.text(max(act.end, mention.start - 3 * _NEAR), mention.start)
    return bool(cues(scene.reading.language).undone_before.search(before))


def _is_of_another(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Does the date stand in a later Chinese clause with an act of its own, before which another side is named?"""
    if scene.reading.language == "en" or mention.start < act.end:
        return False
    own, other = scene.clause_of(act.end - 1), scene.clause_of(mention.start)
    clause = scene.clauses[other]
    theirs = (told for told in within(scene.acts, clause.start, clause.end) if told.act != _COMES)
    if other <= own or not any(told.weight > _LIGHT for told in theirs):
        return False
    if cues(scene.reading.language).and_then.fullmatch(scene.text(clause.start, mention.start)):
        return True
    before = codes(m for m in scene.actors if m.end <= act.start)
    between = codes(m for m in scene.actors if act.end <= m.start < mention.start)
    return bool(before and between) and before.isdisjoint(between)


def _is_measure(scene: Scene, mention: DateMention) -> bool:
    """Does the date only say when a sum was or will be so much: 从2017年的5亿欧元增加到2020年底的15亿欧元?"""
    words = cues(scene.reading.language)
    before = scene.text(max(scene.sentence.start, mention.start - 2 * _NEAR), mention.start)
    return bool(words.measure_before.search(before)) and bool(
        words.measure_after.match(scene.text(mention.end, mention.end + _AT_HAND))
    )


def _is_attribute(scene: Scene, mention: DateMention) -> bool:
    """Does the date only say which thing is meant: the 2022 controls?"""
    words = cues(scene.reading.language)
    before = scene.text(max(scene.sentence.start, mention.start - _AT_HAND), mention.start)
    after = scene.text(mention.end, min(scene.sentence.end, mention.end + _NAME))
    return bool(words.attribute_before.search(before)) and bool(words.attribute_after.match(after))


def _is_past_detail(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Does a coming act only mention the past day of what it is about: will suspend the controls announced in May?"""
    published = scene.reading.document.published
    last = mention.closes
    if published is None or last is None or last >= published or mention.start < act.start:
        return False
    clause = scene.clauses[scene.clause_of(act.start)]
    if mention.start >= max(clause.end, act.end):
        return False
    before = scene.text(max(clause.start, act.start - _NEAR), act.start)
    return bool(cues(scene.reading.language).planned.search(before))


def _is_detail(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Is the mention a coming or past span (未来四年, over two years) beside an act that has a day of its own?

    The time that an order gives to others (within 120 days) is none of its own days either.
    """
    if mention.relation == "within" and mention.start > act.start and act.category == "executive_order":
        return True
    if mention.relation == "since" and mention.start > act.start and act.polarity in ("suspended", "lifted"):
        return True
    if mention.precision != "range" or mention.basis != "relative" or mention.relation in ("within", "until", "since"):
        return False
    if (
        act.category in _PROMISES
        and mention.rule == _WINDOW
        and any(m.precision != "range" and usable(m) for m in scene.dates if m.start < act.start)
    ):
        return True  # announced on a day, spread over the years to come
    published = scene.reading.document.published
    ahead = published is not None and mention.first is not None and mention.first >= published
    return ahead and act.category not in _SPREAD and mention.rule in _LENGTHS


def _is_term(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Is it only by when money that is announced is spent, or in which year, where another date says when it is?"""
    published = scene.reading.document.published
    if mention.basis == "period" and act.act == "plan.publish":
        return True  # the years of the plan
    if act.category not in _PAID or published is None or mention.closes is None:
        return False
    return mention.relation in ("by", "until") and mention.closes > published


def opens_entry(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """Does the date open the sentence, with a mark behind it, as entries of a chronology have it: May 3 – The House?"""
    if mention.start - sentence.start > _MARKS or mention.precision not in ("day", "month"):
        return False
    behind = reading.plain[mention.end : mention.end + _MARKS].lstrip(" *_")[:1]
    return behind in _OPENS


def _is_title(scene: Scene, number: int) -> bool:
    """Is the heading the title of a text that has others, and so no entry of a chronology?"""
    sentences = scene.reading.sentences
    if number in scene.entries:
        return False
    titled = all(sentences[before].kind != "heading" for before in range(number))
    return titled and any(sentence.kind == "heading" for sentence in sentences[number + 1 :])


def entries(reading: Reading) -> frozenset[int]:
    """Numbers of the headings that are dates, or open with one and a colon: where several, entries of a chronology."""
    found = set()
    for number, sentence in enumerate(reading.sentences):
        inside = within(reading.dates, sentence.start, sentence.end) if sentence.kind == "heading" else ()
        if len(inside) == 1:
            rest = sentence.end - sentence.start - (inside[0].end - inside[0].start)
            behind = reading.plain[inside[0].end : sentence.end].lstrip(" *_")[:1]
            if rest <= _MARKS or (inside[0].start - sentence.start <= _MARKS and behind in _OPENS):
                found.add(number)
    return frozenset(found) if len(found) >= _CHRONOLOGY else frozenset()


def lies_ahead(scene: Scene, act: ActMention) -> bool:
    """Does the sentence give a date for `act` that ends after the publication day?"""
    mention, published = own_date(scene, act), scene.reading.document.published
    return mention is not None and (published is None or (mention.closes or published) > published)


def published_day(scene: Scene) -> DateMention | None:
    """The publication day as a mention at the head of the sentence."""
    day = scene.reading.document.published
    if day is None:
        return None
    at = scene.sentence.start
    return DateMention(start=at, end=at, first=day, last=day, precision="day", basis="inherited", rule="date.published")


def heading_date(scene: Scene) -> DateMention | None:
    """The date that the headings above the sentence begin or end with, as those of chronologies do."""
    sentences, number = scene.reading.sentences, above(scene, scene.index)
    while number >= 0:
        heading = sentences[number]
        for mention in within(scene.reading.dates, heading.start, heading.end):
            if cues(scene.reading.language).dateline.match(scene.text(mention.end, heading.end)):
                continue
            at_edge = mention.start - heading.start <= _EDGE or heading.end - mention.end <= 1
            named = cues(scene.reading.language).named_by_before.search(scene.text(heading.start, mention.start))
            if usable(mention) and at_edge and not named and not _is_title(scene, number):
                return mention
        number = above(scene, number)
    return None


def inherited(mention: DateMention, rule: str) -> Dating:
    """`mention` as the date of an act in another sentence."""
    return Dating(mention=msgspec.structs.replace(mention, basis="inherited"), own=False, rule=rule)


def status_of(draft: Draft) -> Status:
    """Occurred, planned or forecast, as seen from the day of publication."""
    scene = draft.scene
    words = cues(scene.reading.language)
    clause = scene.clauses[scene.clause_of(draft.act.start)]
    before = scene.text(clause.start, draft.act.start + 2)
    whole = scene.text(draft.start, draft.act.end)
    published = scene.reading.document.published
    forecast = bool(words.forecast.search(whole))
    promised = bool(words.planned.search(before)) and not words.done.search(before)
    sure = scene.reading.document.published_basis != "inferred" or promised or forecast
    if sure and _begins_after(draft.dating, published):
        return "forecast" if forecast else "planned"
    if words.undecided.search(scene.text(clause.start, draft.act.end)) and not words.done.search(before):
        return "planned"
    if draft.act.act in TARGETS:
        return "forecast" if words.forecast.search(before) else "planned"
    if draft.dating is not None and draft.dating.mention.first is not None and words.announced.search(whole):
        return "occurred"
    if _ended_before(draft.dating, published):
        return "planned" if promised and draft.act.category in _PROMISES else "occurred"
    if words.forecast.search(before):
        return "forecast"
    if draft.act.category in _PROMISES and words.forecast.search(scene.text(draft.act.start, draft.act.end)):
        return "planned"  # money that may come
    return "planned" if promised or _is_coming(draft, published) else "occurred"


def _is_coming(draft: Draft, published: date | None) -> bool:
    """Has the act a window that ends later (within ten months), or is it told as an instruction (Increase the rate)?"""
    scene, mention = draft.scene, draft.dating.mention if draft.dating else None
    if mention is None or mention.last is None or published is None or mention.last <= published:
        return False
    clause = scene.clauses[scene.clause_of(draft.act.start)]
    before = scene.text(clause.start, draft.act.start)
    words = cues(scene.reading.language)
    told = scene.text(draft.act.start, draft.act.end)
    return mention.relation == "within" or bool(words.instruction.match(told) and not words.letter.search(before))


def _ended_before(dating: Dating | None, published: date | None) -> bool:
    last = dating.mention.closes if dating and dating.own else None
    return last is not None and published is not None and last < published


def _begins_after(dating: Dating | None, published: date | None) -> bool:
    first = dating.mention.opens if dating else None
    return first is not None and published is not None and first > published
