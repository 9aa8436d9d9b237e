"""The date of an act that its sentence gives none: from what the text has told before, or from where it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from genesis.mentions.acts import is_listed
from genesis.model import ActorMention, DateMention, Sentence
from genesis.reading import Reading, within
from genesis.reports import datelines, notices, when
from genesis.reports.cues import cues
from genesis.reports.draft import Dating, Draft, Scene
from genesis.reports.standing import above

_LEADING = 2  # sentences of a lead
_LEAD = 250  # characters at the head of a text in which an act without a date is the news of the day
_OPENED = 6  # paragraphs after a colon that tell what it announces
_REACH = 2  # sentences over which a date is carried on
BOUNDS = {"since", "until", "by", "before", "after"}  # a date after these words is a bound of its own act alone
_NOBODY_TELLS = "vague"  # rule of recently, 近日; 未来几年 is another
_DAYS = {"day", "month"}
_EDGE = 3  # letters before a date that opens its sentence: In 2024
_LIGHT = 4  # from this weight on an act takes the date of what it stands under
_HEAVY = 8  # from this weight on an act takes the date of the sentence before without a word that says so


class Past(msgspec.Struct):
    """What the text has told so far: the last drafts, the last meeting, who acted last."""

    drafts: list[Draft] = msgspec.field(default_factory=list)
    meeting: Dating | None = None
    prose: Dating | None = None  # of the running text before a list
    subject: tuple[ActorMention, ...] = ()
    sides: Counter[str] = msgspec.field(default_factory=Counter)  # how often the text names each country
    section: int = -1  # heading under which that was told
    at: int = -1  # and in which sentence
    opening: tuple[Sentence, DateMention] | None = None  # a sentence that ends with a colon, and its day
    entries: Mapping[int, DateMention] = msgspec.field(default_factory=dict)  # of a digest, by sentence
    issuers: tuple[ActorMention, ...] = ()  # of the notice that the text is
    issued: Dating | None = None

    def remember(self, drafts: Sequence[Draft]) -> None:
        """Take note of the drafts of a sentence."""
        self.drafts = list(drafts) or self.drafts
        for draft in drafts:
            if len(drafts) > 1 and is_listed(draft.act.rule):
                continue  # a measure that is only called by its day
            plain = draft.dating is not None and draft.dating.mention.relation not in BOUNDS
            if plain and draft.scene.sentence.kind == "prose":
                self.prose = draft.dating
            if draft.dating is not None and draft.act.category == "diplomacy":
                self.meeting = draft.dating
            if draft.parties is not None and draft.parties.subject:
                self.subject, self.section = draft.parties.subject, draft.scene.sentence.heading
                self.at = draft.scene.index


def beginning(reading: Reading) -> Past:
    """What is known of a text before its first act: how often it names each country, its datelines, who issued it."""
    past = Past(
        sides=Counter(code for m in reading.actors if m.found == "gazetteer" for code in m.countries),
        entries=datelines.find(reading),
        issuers=notices.issuers(reading),
    )
    day = notices.day_of_issue(reading) if notices.is_notice(reading) else None
    past.issued = when.inherited(day, "date.notice") if day is not None else None
    return past


def opening(reading: Reading, index: int, past: Past) -> tuple[Sentence, DateMention] | None:
    """The sentence and its day, or that of the act told right before, where it announces with a colon what was done."""
    sentence = reading.sentences[index]
    if sentence.kind != "prose" or reading.plain[sentence.start : sentence.end].rstrip(" *_\n")[-1:] not in (":", "："):
        return None
    days = [m for m in within(reading.dates, sentence.start, sentence.end) if when.usable(m) and m.precision == "day"]
    told = past.prose if past.issued is None and past.drafts and index - past.drafts[-1].scene.index <= _REACH else None
    if not days and told is not None:
        return (sentence, told.mention) if told.mention.precision == "day" else None
    return (sentence, days[0]) if days and (len(days) == 1 or days[0].start == sentence.start) else None


def borrowed(draft: Draft, past: Past) -> Dating | None:
    """A date from the meeting or sentence before, the heading, or the publication day of a news lead."""
    scene = draft.scene
    heading = above(scene, scene.index)
    within_entry = heading in scene.entries or (heading >= 0 and above(scene, heading) in scene.entries)
    if within_entry and (entry := when.heading_date(scene)) is not None:
        return when.inherited(entry, "date.entry")
    if (opened := past.entries.get(scene.index)) is not None and draft.act.weight >= _LIGHT:
        return when.inherited(opened, "date.dateline")
    if any(mention.vague and mention.rule == _NOBODY_TELLS for mention in scene.dates):
        return None  # it says itself that nobody tells the day: recently, 近日
    words = cues(scene.reading.language)
    text = scene.text(scene.sentence.start, scene.sentence.end)
    if words.looks_back.match(text):
        return None
    if past.meeting is not None and words.event_goes_on.match(text):
        return when.inherited(past.meeting.mention, "date.meeting")
    if past.issued is not None and words.this_notice.match(text):
        return past.issued
    if words.goes_on.match(text) and (earlier := _carried(draft, past, scene.reading.language == "en")) is not None:
        return when.inherited(earlier.mention, "date.goes_on")
    if scene.sentence.kind == "item" and past.prose is not None and _is_announced(scene):
        return when.inherited(past.prose.mention, "date.list")
    earlier = _carried(draft, past)
    if earlier is not None and draft.act.weight >= _HEAVY:
        return when.inherited(earlier.mention, "date.carried")
    if draft.act.weight >= _HEAVY and (day := _day_of_opening(scene)) is not None:
        return when.inherited(day, "date.paragraph")
    return _placed(draft, past)


def _placed(draft: Draft, past: Past) -> Dating | None:
    """The date of where the act stands: under a colon, a dateline, a heading, in a notice, in the lead of the news."""
    scene = draft.scene
    words = cues(scene.reading.language)
    text = scene.text(scene.sentence.start, scene.sentence.end)
    if past.opening is not None and draft.act.weight >= _LIGHT:
        sentence, day = past.opening
        if sentence.heading == scene.sentence.heading and scene.sentence.block - sentence.block <= _OPENED:
            return when.inherited(day, "date.opening")
    above = when.heading_date(scene)
    if above is not None:
        return when.inherited(above, "date.heading")
    if scene.sentence.kind == "item" and past.prose is not None and draft.act.weight >= _HEAVY:
        return when.inherited(past.prose.mention, "date.list")
    if past.issued is not None and words.enacts.search(text):
        return past.issued
    today = when.published_day(scene)
    if today is not None and _is_lead(scene) and draft.act.weight >= _LIGHT and not _is_gerund(draft):
        return Dating(mention=today, own=False, rule="date.lead")
    return None


def _day_of_opening(scene: Scene) -> DateMention | None:
    """The date that opens the sentence before in the same paragraph, alone in it: On 7 October, tempers rose.

    A year says that of many sentences, and of no act.
    """
    if not scene.index or scene.dates:
        return None
    before = scene.reading.sentences[scene.index - 1]
    days = within(scene.reading.dates, before.start, before.end)
    alone = before.block == scene.sentence.block and before.kind == "prose" and len(days) == 1
    if not alone or not when.usable(days[0]) or days[0].relation in BOUNDS or days[0].precision not in _DAYS:
        return None
    return days[0] if days[0].start - before.start <= _EDGE else None


def _is_lead(scene: Scene) -> bool:
    """Is the sentence the first or second of the running text, which tells the news of the day?"""
    if scene.sentence.kind != "prose" or scene.sentence.start >= _LEAD:
        return False
    before = scene.reading.sentences[: scene.index]
    return sum(sentence.kind == "prose" for sentence in before) < _LEADING


def _is_gerund(draft: Draft) -> bool:
    """Is the act told as a thing, and not as done: requirements for developing data centres?"""
    scene, words = draft.scene, cues(draft.scene.reading.language)
    before = scene.text(scene.clauses[scene.clause_of(draft.act.start)].start, draft.act.start)
    gerund = words.progressive.match(scene.text(draft.act.start, draft.act.end))
    return gerund is not None and words.oblique_before.search(before.rstrip()) is not None


def _is_announced(scene: Scene) -> bool:
    """Is the list that the sentence is an entry of announced by the words before it, which end with a colon?"""
    sentences = scene.reading.sentences
    number = scene.index
    while number >= 0 and sentences[number].kind == "item":
        number -= 1
    if number < 0 or sentences[number].kind != "prose":
        return False
    return scene.text(sentences[number].start, sentences[number].end).rstrip(" *_")[-1:] in (":", "：")


def _is_of_before(draft: Draft) -> bool:
    """Is the act only called by its day, or told as what came before what the text tells?"""
    scene = draft.scene
    told = scene.text(scene.sentence.start, scene.sentence.end)
    return is_listed(draft.act.rule) or cues(scene.reading.language).looks_back.match(told) is not None


def _carried(draft: Draft, past: Past, anywhere: bool = False) -> Dating | None:
    """The date of the last act told not far before in the same paragraph, or with `anywhere` in one next to it."""
    sentence = draft.scene.sentence
    for other in reversed(past.drafts):
        near = draft.scene.index - other.scene.index <= _REACH
        same = other.scene.sentence.block == sentence.block or (
            anywhere and other.scene.sentence.heading == sentence.heading and other.scene.sentence.kind == "prose"
        )
        if near and same and other.dating is not None and not _is_of_before(other):
            return other.dating if other.dating.mention.relation not in BOUNDS else None
    return None
