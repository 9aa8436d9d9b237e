"""Which acts of a sentence are reports, and which of them are one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from genesis import currency
from genesis.mentions.acts import is_apart, is_listed, needs, of_firms, takes
from genesis.model import ActMention, ActorMention, DateMention, Sentence
from genesis.reading import Reading, within
from genesis.reports import clauses as cutting
from genesis.reports import datelines, named, notices, when
from genesis.reports.cues import cues
from genesis.reports.draft import Dating, Draft, Scene
from genesis.reports.recasting import recast
from genesis.reports.sides import clause_subject, has_firm, sides_of

_MARK, _MARKS = 4, tuple(":-–—|：")  # letters around the date that opens an entry, and signs behind it
_LEADING = 2  # sentences of a lead
_LEAD = 250  # characters at the head of a text in which an act without a date is the news of the day
_SUBJECT_REACH = 20  # sentences over which who acted last still acts
_BESIDE = 2  # characters between the day of an instrument and its number
_OPENED = 6  # paragraphs after a colon that tell what it announces
_REACH = 2  # sentences over which a date is carried on
_BOUNDS = {"since", "until", "by", "before", "after"}  # a date after these words is a bound of its own act alone
_LIGHT = 4  # up to this weight an act gives way to a heavier one of its sentence
_HEAVY = 8  # from this weight on an act takes the date of the sentence before without a word that says so
_MONEY = {"investment", "infrastructure", "public_funding"}  # what is built for how much is told in one breath
_RULINGS = {"law.court", "law.pass", "order.sign"}  # whose content is told in the clauses that follow
_UNTITLED = {"investment", "public_funding", "infrastructure", "partner_announcement"}  # that no notice itself does
_HOPED = {"strategy", "infrastructure", "technology"}  # what authors foresee without anybody's plan


class Decision(msgspec.Struct):
    """What became of one sentence that tells an act."""

    sentence: Sentence
    drafts: list[Draft]
    reason: str  # why it made no report, "" where it made one


class _Past(msgspec.Struct):
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
        for draft in drafts:
            self.drafts = list(drafts)
            plain = draft.dating is not None and draft.dating.mention.relation not in _BOUNDS
            if plain and draft.scene.sentence.kind == "prose":
                self.prose = draft.dating
            if draft.dating is not None and draft.act.category == "diplomacy":
                self.meeting = draft.dating
            if draft.parties is not None and draft.parties.subject:
                self.subject, self.section = draft.parties.subject, draft.scene.sentence.heading
                self.at = draft.scene.index


def drafts_of(reading: Reading) -> Iterator[Decision]:
    """Decide on every sentence that tells an act, in order of the text."""
    entries = when.entries(reading)
    past = _beginning(reading)
    for index, sentence in enumerate(reading.sentences):
        past.opening = _opening(reading, sentence) or past.opening
        found = _acts_in(reading, sentence)
        if not found:
            continue
        decision = _decide(_scene(reading, index, sentence, found, entries), past)
        past.remember(decision.drafts)
        yield decision


def _beginning(reading: Reading) -> _Past:
    """What is known of a text before its first act: how often it names each country, its datelines, who issued it."""
    past = _Past(
        sides=Counter(code for m in reading.actors if m.found == "gazetteer" for code in m.countries),
        entries=datelines.find(reading),
        issuers=notices.issuers(reading),
    )
    day = notices.day_of_issue(reading) if notices.is_notice(reading) else None
    past.issued = when.inherited(day, "date.notice") if day is not None else None
    return past


def _opening(reading: Reading, sentence: Sentence) -> tuple[Sentence, DateMention] | None:
    """The sentence and its day, where it announces with a colon what was done on it."""
    if sentence.kind != "prose" or reading.plain[sentence.start : sentence.end].rstrip(" *_\n")[-1:] not in (":", "："):
        return None
    days = [m for m in within(reading.dates, sentence.start, sentence.end) if when.usable(m) and m.precision == "day"]
    return (sentence, days[0]) if days and (len(days) == 1 or days[0].start == sentence.start) else None


def _acts_in(reading: Reading, sentence: Sentence) -> Sequence[ActMention]:
    """The acts of `sentence`, those of the lexicon and those that verbs beside names tell, sorted by start."""
    told = within(reading.acts, sentence.start, sentence.end)
    actors = within(reading.actors, sentence.start, sentence.end)
    beside = named.found_in(reading.plain, actors, reading.language, sentence.start, sentence.end)
    return sorted([*told, *beside], key=lambda act: (act.start, -act.weight))


def _scene(
    reading: Reading, index: int, sentence: Sentence, found: Sequence[ActMention], entries: frozenset[int]
) -> Scene:
    dates = within(reading.dates, sentence.start, sentence.end)
    return Scene(
        reading=reading,
        index=index,
        sentence=sentence,
        clauses=cutting.split(reading.plain, sentence, reading.language, dates),
        dates=dates,
        actors=within(reading.actors, sentence.start, sentence.end),
        acts=found,
        entries=entries,
    )


def _decide(scene: Scene, past: _Past) -> Decision:
    words = cues(scene.reading.language)
    if words.no_report.search(scene.text(scene.sentence.start, scene.sentence.end)):
        return Decision(scene.sentence, [], "veto.no_report")
    heads, reason = _heads(scene)
    drafts: list[Draft] = []
    for act in heads:
        _join(drafts, scene, act)
    for draft in drafts:
        if draft.dating is None or _is_bound_of_entry(draft):
            draft.dating = _borrowed(draft, past)
        near = past.section == scene.sentence.heading and scene.index - past.at <= _SUBJECT_REACH
        goes_on = near or scene.sentence.kind in ("item", "row")
        draft.parties = sides_of(draft, (past.subject if goes_on else ()) or past.issuers, past.sides)
        if (category := of_firms(draft.act.rule)) and has_firm(draft):
            draft.act = msgspec.structs.replace(draft.act, category=category)
        told = [*past.drafts, *drafts[: drafts.index(draft)]]
        if takes(draft.act.rule) and told:
            before = told[-1].act
            draft.act = msgspec.structs.replace(draft.act, category=before.category, polarity=before.polarity)
        draft.act = recast(draft)
    kept = [draft for draft in drafts if not _is_aside(draft)]
    return Decision(scene.sentence, kept, "" if kept else reason or "aside")


def _is_aside(draft: Draft) -> bool:
    """Has the act no date of its own and is it told by the way: in a clause of time, as possible, of nobody?"""
    if draft.act.category == "none":
        return True
    if draft.dating is None or draft.dating.own:
        return False
    clause = draft.scene.clauses[draft.scene.clause_of(draft.act.start)]
    text = draft.scene.text(clause.start, clause.end).strip()
    words = cues(draft.scene.reading.language)
    if words.provision.match(text):
        return True
    nobody = draft.parties is not None and draft.parties.rule in ("subject.none", "subject.any")
    return bool(words.subordinate.search(text) or words.possible.search(text)) or nobody


def _heads(scene: Scene) -> tuple[list[ActMention], str]:
    """The heaviest act of each clause that has what it needs and that no word takes back; and why others fell."""
    words = cues(scene.reading.language)
    heads: dict[tuple[int, bool, int], ActMention] = {}
    reason = ""
    vetoes: dict[tuple[int, int], re.Match[str] | None] = {}  # of each stretch: the acts of a clause share one
    for act in scene.acts:
        if act.category in _UNTITLED and _in_title(scene, act):
            continue
        number = scene.clause_of(act.start)
        clause = scene.clauses[number]
        stretch = clause.start, max(act.end, clause.end)
        if stretch not in vetoes:
            vetoes[stretch] = words.veto.search(scene.text(*stretch))
        if veto := vetoes[stretch]:
            reason = f"veto: {veto[0]}"
        elif missing := _missing(scene, act):
            reason = f"needs: {missing}"
        else:
            # English clauses are long: acts of different days in one are different acts.
            by_day = scene.reading.language == "en" or "dated" in needs(act.rule)
            mention = when.own_date(scene, act) if by_day else None
            place = number, is_apart(act.rule), mention.start if mention else -1
            heads[place] = max(heads.get(place, act), act, key=lambda head: head.weight)
    told = [head for head in heads.values() if not is_listed(head.rule)]
    return sorted(told or heads.values(), key=lambda head: head.start), reason


def _in_title(scene: Scene, act: ActMention) -> bool:
    """Does the act stand inside the title of a document: 《关于批准该公司收购案的公告》?"""
    before = scene.text(scene.sentence.start, act.start)
    return before.rfind("《") > before.rfind("》")


def _missing(scene: Scene, act: ActMention) -> str:
    """What the act needs beside it and has not: money, state, future, somebody who says so."""
    number = scene.clause_of(act.start)
    start, end = scene.clauses[max(0, number - 1)].start, scene.clauses[min(number + 1, len(scene.clauses) - 1)].end
    if is_listed(act.rule) and not _is_entry(scene, act):
        return "list"
    if act.category in _HOPED and not _has_money(scene, start, end) and not _is_told(scene, act):
        return "teller"
    for need in needs(act.rule):
        if need == "money" and not _has_money(scene, start, end):
            return need
        if need == "state" and not any(m.kind in ("agency", "country", "person", "region") for m in scene.actors):
            return need
        if need == "dated" and not any(0 <= act.start - m.end <= _BESIDE for m in scene.dates):
            return need
        if need == "future" and not when.lies_ahead(scene, act):
            return need
    return ""


def _is_entry(scene: Scene, act: ActMention) -> bool:
    """Is the sentence an entry of a list, table or chronology, with a date of its own?"""
    if scene.sentence.heading in scene.entries:
        return True
    mention = when.own_date(scene, act)
    if mention is None:
        return False
    marked = scene.text(mention.end, mention.end + _MARK).lstrip(" *_")[:1] in _MARKS
    opens = mention.start - scene.sentence.start <= _MARK and marked
    return scene.sentence.kind in ("row", "item") or opens


def _is_told(scene: Scene, act: ActMention) -> bool:
    """Does somebody say so? Where only years from now are named (in the next ten years), it may be the author."""
    mention = when.own_date(scene, act)
    if mention is None or mention.rule != "window":
        return True
    told = cues(scene.reading.language).announced.search(scene.text(scene.sentence.start, scene.sentence.end))
    return told is not None or any(m.kind not in ("country", "region", "product") for m in scene.actors)


def _has_money(scene: Scene, start: int, end: int) -> bool:
    found = within(scene.reading.quantities, start, end)
    return any(currency.is_code(quantity.unit) for quantity in found)


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
    dating = Dating(mention=mention, own=True, rule=f"date.{mention.rule}") if mention else None
    draft = Draft(scene, act, number, scene.clause_of(act.end - 1), dating, [act.rule])
    if mention is not None:
        _reach_for(draft, mention.start)
    drafts.append(draft)


def _same_thing(last: Draft, act: ActMention, number: int, mention: DateMention | None) -> bool:
    """Do the draft and a further act of its sentence tell one act?"""
    own = last.dating.mention if last.dating else None
    if mention is not None and mention != own:
        return False
    if act.act != last.act.act and (is_apart(act.rule) or is_apart(last.act.rule)):
        return False
    if number != last.last and _other_actor(last, act):
        return False
    if last.act.act in _RULINGS and number == last.last + 1 and _is_content(last, number):
        return True
    if act.category == last.act.category or {act.category, last.act.category} <= _MONEY:
        return act.polarity == last.act.polarity or None in (act.polarity, last.act.polarity)
    if last.act.category == "executive_order" and act.category == "strategy" and number <= last.last + 1:
        return True  # an order that launches a plan
    return min(act.weight, last.act.weight) <= _LIGHT or number == last.last


def _is_content(last: Draft, number: int) -> bool:
    """Does the clause tell what the instrument or ruling of the draft says: 法院作出裁决，下令展开调查?"""
    scene, clause = last.scene, last.scene.clauses[number]
    return bool(cues(scene.reading.language).content.match(scene.text(clause.start, clause.end)))


def _other_actor(last: Draft, act: ActMention) -> bool:
    """Does the clause of `act` name an actor of its own, from no country of the draft's actor?"""
    own = {code for mention in clause_subject(last.scene, act) for code in mention.countries}
    before = {code for mention in clause_subject(last.scene, last.act) for code in mention.countries}
    return bool(own and before) and own.isdisjoint(before)


def _reach_for(draft: Draft, offset: int) -> None:
    """Take the clauses up to that of `offset` into the draft."""
    number = draft.scene.clause_of(offset)
    draft.first, draft.last = min(draft.first, number), max(draft.last, number)


def _borrowed(draft: Draft, past: _Past) -> Dating | None:
    """A date from the meeting or sentence before, the heading, or the publication day of a news lead."""
    scene = draft.scene
    if scene.sentence.heading in scene.entries and (entry := when.heading_date(scene)) is not None:
        return when.inherited(entry, "date.entry")
    words = cues(scene.reading.language)
    text = scene.text(scene.sentence.start, scene.sentence.end)
    if past.meeting is not None and words.event_goes_on.match(text):
        return when.inherited(past.meeting.mention, "date.meeting")
    if words.goes_on.match(text) and (earlier := _carried(draft, past, scene.reading.language == "en")) is not None:
        return when.inherited(earlier.mention, "date.goes_on")
    if scene.sentence.kind == "item" and past.prose is not None and _is_announced(scene):
        return when.inherited(past.prose.mention, "date.list")
    earlier = _carried(draft, past)
    if earlier is not None and draft.act.weight >= _HEAVY:
        return when.inherited(earlier.mention, "date.carried")
    if past.opening is not None and draft.act.weight >= _LIGHT:
        sentence, day = past.opening
        if sentence.heading == scene.sentence.heading and scene.sentence.block - sentence.block <= _OPENED:
            return when.inherited(day, "date.opening")
    entry = past.entries.get(scene.index)
    if entry is not None and draft.act.weight >= _LIGHT:
        return when.inherited(entry, "date.dateline")
    above = when.heading_date(scene)
    if above is not None:
        return when.inherited(above, "date.heading")
    if scene.sentence.kind == "item" and past.prose is not None and draft.act.weight >= _HEAVY:
        return when.inherited(past.prose.mention, "date.list")
    if past.issued is not None and words.enacts.search(text):
        return past.issued
    today = when.published_day(scene)
    if today is not None and _is_lead(scene) and draft.act.weight >= _LIGHT:
        return Dating(mention=today, own=False, rule="date.lead")
    return None


def _is_bound_of_entry(draft: Draft) -> bool:
    """Has the act of an entry of a chronology only a day from which or up to which it holds?"""
    scene, dating = draft.scene, draft.dating
    return dating is not None and dating.mention.relation in _BOUNDS and scene.sentence.heading in scene.entries


def _is_lead(scene: Scene) -> bool:
    """Is the sentence the first or second of the running text, which tells the news of the day?"""
    if scene.sentence.kind != "prose" or scene.sentence.start >= _LEAD:
        return False
    before = scene.reading.sentences[: scene.index]
    return sum(sentence.kind == "prose" for sentence in before) < _LEADING


def _is_announced(scene: Scene) -> bool:
    """Is the list that the sentence is an entry of announced by the words before it, which end with a colon?"""
    sentences = scene.reading.sentences
    number = scene.index
    while number >= 0 and sentences[number].kind == "item":
        number -= 1
    if number < 0 or sentences[number].kind != "prose":
        return False
    return scene.text(sentences[number].start, sentences[number].end).rstrip(" *_")[-1:] in (":", "：")


def _carried(draft: Draft, past: _Past, anywhere: bool = False) -> Dating | None:
    """The date of the last act told not far before in the same paragraph, or with `anywhere` in one next to it."""
    sentence = draft.scene.sentence
    for other in reversed(past.drafts):
        near = draft.scene.index - other.scene.index <= _REACH
        same = other.scene.sentence.block == sentence.block or (
            anywhere and other.scene.sentence.heading == sentence.heading and other.scene.sentence.kind == "prose"
        )
        if near and same and other.dating is not None:
            return other.dating if other.dating.mention.relation not in _BOUNDS else None
    return None
