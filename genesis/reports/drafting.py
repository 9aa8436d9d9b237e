"""Which acts of a sentence are reports, and which of them are one."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from genesis import currency
from genesis.mentions.acts import is_apart, is_listed, needs, of_firms, takes
from genesis.model import ActMention, ActorMention, DateMention, Sentence, Span
from genesis.reading import Reading, within
from genesis.reports import clauses as cutting
from genesis.reports import continuing, named, when
from genesis.reports.acting import clause_subject
from genesis.reports.amounts import pays_apart
from genesis.reports.borrowing import BOUNDS, Past, beginning, borrowed, opening
from genesis.reports.cues import cues
from genesis.reports.draft import Dating, Draft, Scene
from genesis.reports.nesting import is_attribution, is_trailing, makes_conditional
from genesis.reports.quoting import BILLS, in_title, is_asked, is_in_bill
from genesis.reports.recasting import recast
from genesis.reports.sides import has_firm, sides_of
from genesis.reports.standing import able, codes

_MARK, _MARKS = 4, tuple(":-–—|：")  # letters around the date that opens an entry, and signs behind it
_FIRMS, _BOTH = {"company", "lab", "fund"}, 2  # who buys and what is bought
_SUBJECT_REACH = 20  # sentences over which who acted last still acts
_BESIDE = 2  # characters between the day of an instrument and its number
_RUN_ON, _SIGHT = 400, 120  # letters of what runs on without stops, and beside an act in which words take it back there
_CONTROL, _LISTING = "control.impose", "control.list"
_LIGHT = 4  # up to this weight an act gives way to a heavier one of its sentence
_HEAVY = 8  # from this weight on an act is what a meeting was held for, and one of its own after another
_DASHES = {"——", "—", "–"}
_MONEY = {"investment", "infrastructure", "public_funding"}  # what is built for how much is told in one breath
_MEETINGS = {"talks.hold", "talks.meet"}
_RULINGS = {"law.court", "law.pass", "order.sign"}  # whose content is told in the clauses that follow
_UNTITLED = {"investment", "public_funding", "infrastructure", "partner_announcement"}  # that no notice itself does
_WINDOW = "window"  # rule of the years to come: 未来三年
_OF_ORDERS = {"tariff", "investment", "public_funding", "infrastructure"}  # acts that an order or law does by its words
_HOPED = {"strategy", "infrastructure", "technology"}  # what authors foresee without anybody's plan


class Decision(msgspec.Struct):
    """What became of one sentence that tells an act."""

    sentence: Sentence
    drafts: list[Draft]
    reason: str  # why it made no report, "" where it made one


def drafts_of(reading: Reading) -> Iterator[Decision]:
    """Decide on every sentence that tells an act, in order of the text."""
    entries, who = when.entries(reading), able(reading.actors)
    past = beginning(reading)
    for index, sentence in enumerate(reading.sentences):
        past.opening = opening(reading, index, past) or past.opening
        actors = within(reading.actors, sentence.start, sentence.end)
        found = _acts_in(reading, sentence, actors)
        last = continuing.last_near(past.drafts, sentence, index)
        if not found and last is None:
            continue
        dates = within(reading.dates, sentence.start, sentence.end)
        scene = Scene(
            reading=reading,
            index=index,
            sentence=sentence,
            clauses=cutting.split(reading.plain, sentence, reading.language, dates),
            dates=dates,
            actors=actors,
            acts=found,
            able=who,
            entries=entries,
        )
        if further := list(continuing.found_in(scene, last)):
            acts = sorted([*found, *further], key=lambda act: (act.start, -act.weight))
            scene = msgspec.structs.replace(scene, acts=acts)
        if not scene.acts:
            continue
        decision = _decide(scene, past)
        past.remember(decision.drafts)
        yield decision


def _acts_in(reading: Reading, sentence: Sentence, actors: Sequence[ActorMention]) -> Sequence[ActMention]:
    """The acts of `sentence`, those of the lexicon and those that verbs beside names tell, sorted by start."""
    told = within(reading.acts, sentence.start, sentence.end)
    beside = list(named.found_in(reading.plain, actors, reading.language, sentence.start, sentence.end))
    return sorted([*told, *beside], key=lambda act: (act.start, -act.weight)) if beside else told


def _decide(scene: Scene, past: Past) -> Decision:
    words = cues(scene.reading.language)
    page = words.no_report.search(scene.text(scene.sentence.start, scene.sentence.end))
    if page is not None and (page.start() <= _SIGHT or scene.sentence.end - scene.sentence.start <= _RUN_ON):
        return Decision(scene.sentence, [], "veto.no_report")
    heads, reason = _heads(scene)
    drafts: list[Draft] = []
    for act in heads:
        _join(drafts, scene, act)
    for number, draft in enumerate(drafts):
        if draft.dating is None or _is_bound_of_entry(draft, past):
            draft.dating = borrowed(draft, past)
        near = past.section == scene.sentence.heading and scene.index - past.at <= _SUBJECT_REACH
        goes_on = near or scene.sentence.kind in ("item", "row") or when.heading_date(scene) is not None
        draft.parties = sides_of(draft, (past.subject if goes_on else ()) or past.issuers, past.sides)
        if (category := of_firms(draft.act.rule)) and has_firm(draft):
            draft.act = msgspec.structs.replace(draft.act, category=category)
        told = [*past.drafts, *drafts[:number]] if takes(draft.act.rule) else ()
        if told and continuing.can_take(draft, told[-1]):
            before = told[-1].act
            draft.act = msgspec.structs.replace(draft.act, category=before.category, polarity=before.polarity)
        draft.act = recast(draft)
    kept = [draft for draft in drafts if not (_is_aside(draft) or _is_outcome(draft, drafts))]
    for draft in kept:
        draft.beside = [act for other in kept if other is not draft for act in other.acts]
    return Decision(scene.sentence, kept, "" if kept else reason or "aside")


def _is_aside(draft: Draft) -> bool:
    """Has the act no date of its own and is it told by the way: in a clause of time, as possible, of nobody?"""
    if draft.act.category == "none":
        return True
    if _is_of_nobody(draft):
        return True
    if draft.dating is None or draft.dating.own:
        return False
    clause = draft.scene.clauses[draft.scene.clause_of(draft.act.start)]
    text = draft.scene.text(clause.start, clause.end).strip()
    words = cues(draft.scene.reading.language)
    if words.provision.match(draft.scene.text(draft.scene.sentence.start, clause.end)) or words.provision.match(text):
        return True
    nobody = draft.parties is not None and draft.parties.rule in ("subject.none", "subject.any", "subject.text")
    by_the_way = words.by_the_way_before.search(draft.scene.text(clause.start, draft.act.start))
    return bool(words.subordinate.search(text) or by_the_way or words.possible.search(text)) or nobody


def _is_outcome(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Does its clause only tell what another act of the sentence comes to: listed the firms, limiting their access?"""
    if len(drafts) == 1 or draft.act.category in _OF_ORDERS or not is_trailing(draft.scene, draft.act.start):
        return False
    return draft.dating is None or not draft.dating.own or draft.dating.mention.start < draft.start


def _is_of_nobody(draft: Draft) -> bool:
    """Does no side act, is none acted on, and are none of a firm, body or product named beside the act?"""
    parties, scene = draft.parties, draft.scene
    if scene.reading.language != "en" or parties is None or parties.countries or parties.targets:
        return False
    return parties.rule in ("subject.none", "subject.any") and not within(scene.actors, draft.start, draft.end)


def _heads(scene: Scene) -> tuple[list[ActMention], str]:
    """The heaviest act of each clause that has what it needs and that no word takes back; and why others fell."""
    words = cues(scene.reading.language)
    heads: dict[tuple[int, bool, int], ActMention] = {}
    reason = ""
    # The veto and the condition of each stretch: the acts of a clause share one.
    taken_back: dict[tuple[int, int], tuple[re.Match[str] | None, re.Match[str] | None]] = {}
    for act in scene.acts:
        if (act.category in _UNTITLED and in_title(scene, act)) or _is_of_listing(scene, act):
            continue
        number = scene.clause_of(act.start)
        clause = scene.clauses[number]
        stretch = first, _ = _in_sight(clause, act)
        if stretch not in taken_back:
            text = scene.text(*stretch)
            taken_back[stretch] = words.veto.search(text), words.condition.search(text)
        veto, condition = taken_back[stretch]
        veto = veto or words.veto_onward.search(scene.text(first, act.start))
        veto = veto or words.negation.search(scene.text(first, act.end))
        if veto is None and condition is not None and makes_conditional(scene, act, first, condition):
            veto = condition
        if veto is not None:
            reason = f"veto: {scene.text(first + veto.start(), first + veto.end())}"
        elif is_asked(scene, act, clause.end):
            reason = "veto: question"
        elif missing := _missing(scene, act):
            reason = f"needs: {missing}"
        else:
            # English clauses are long: acts of different days in one are different acts.
            by_day = scene.reading.language == "en" or "dated" in needs(act.rule) or is_listed(act.rule)
            mention = when.own_date(scene, act) if by_day else None
            place = number, is_apart(act.rule) or continuing.goes_on(act.rule), mention.start if mention else -1
            if (held := heads.get(place)) is None or _weight(scene, act) > _weight(scene, held):
                heads[place] = act
    apart = {(clause_, day) for clause_, by_itself, day in heads if by_itself}
    if scene.reading.language == "en":  # what is published may be the list on which firms are put
        heads = {key: h for key, h in heads.items() if key[1] or h.weight > _LIGHT or (key[0], key[2]) not in apart}
    told = [h for h in heads.values() if not is_listed(h.rule) or when.day_of_measure(scene, h) is not None]
    return sorted(_without_sources(scene, told or list(heads.values())), key=lambda head: head.start), reason


def _is_of_listing(scene: Scene, act: ActMention) -> bool:
    """Are the words of the act a part of those that put firms on a list: added 16 firms to its export control list?"""
    return act.act == _CONTROL and any(
        other.act == _LISTING and other.start <= act.start and act.end <= other.end
        for other in within(scene.acts, scene.sentence.start, act.start + 1)
    )


def _in_sight(clause: Span, act: ActMention) -> tuple[int, int]:
    """From where to where words of the clause of an act can take it back: all of it, where it does not run on."""
    if clause.end - clause.start <= _RUN_ON:
        return clause.start, max(act.end, clause.end)
    return max(clause.start, act.start - _SIGHT), max(act.end, min(clause.end, act.end + _SIGHT))


def _weight(scene: Scene, act: ActMention) -> int:
    """The weight of an act; none, where it is told by the way, as what another comes to, in a title, as a purpose."""
    clause, words = scene.clauses[scene.clause_of(act.start)], cues(scene.reading.language)
    before = scene.text(clause.start, act.start)
    trailing = act.category not in _OF_ORDERS and is_trailing(scene, act.start)
    if trailing or words.by_the_way_before.search(before) or is_in_bill(scene, act):
        return 0
    if words.named_measure.match(scene.text(act.start, act.end)):
        return 1
    if act.category != "infrastructure":
        return act.weight
    given = any(a.category == "public_funding" for a in within(scene.acts, clause.start, act.start))
    return 0 if given and words.purpose_before.search(before) else act.weight


def _without_sources(scene: Scene, heads: Sequence[ActMention]) -> Sequence[ActMention]:
    """The acts without those that only say who says so, and when, of another that has the same day."""
    if len(heads) == 1:
        return heads
    plain = [head for head in heads if not is_attribution(scene, scene.clause_of(head.start))]
    if len(plain) == len(heads):
        return heads
    days = {day.start for day in (when.own_date(scene, head) for head in plain) if day is not None}
    others = [head for head in heads if head not in plain]
    dated = [head for head in others if (day := when.own_date(scene, head)) is not None and day.start not in days]
    return [*plain, *dated] if plain else heads


def _missing(scene: Scene, act: ActMention) -> str:
    """What the act needs beside it and has not: money, state, future, somebody who says so."""
    if is_listed(act.rule) and not _is_entry(scene, act) and when.day_of_measure(scene, act) is None:
        return "list"
    if act.category in _HOPED and not _is_told(scene, act) and not _has_money(scene, act):
        return "teller"
    for need in needs(act.rule):
        if need == "money" and not _has_money(scene, act):
            return need
        if need == "state" and not any(m.kind in ("agency", "country", "person", "region") for m in scene.actors):
            return need
        if need == "dated" and not any(0 <= act.start - m.end <= _BESIDE for m in scene.dates):
            return need
        if need == "firms" and len({m.name for m in scene.actors if m.kind in _FIRMS}) < _BOTH:
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
    opens = mention.start - scene.sentence.start <= _MARK
    closes = scene.sentence.end - mention.end <= _MARK
    if scene.sentence.kind == "item":
        return opens or closes
    return scene.sentence.kind == "row" or (opens and marked)


def _is_told(scene: Scene, act: ActMention) -> bool:
    """Does somebody say so? Where only years from now are named (in the next ten years), it may be the author."""
    if all(mention.rule != _WINDOW for mention in scene.dates):
        return True
    mention = when.own_date(scene, act)
    if mention is None or mention.rule != _WINDOW:
        return True
    told = cues(scene.reading.language).announced.search(scene.text(scene.sentence.start, scene.sentence.end))
    return told is not None or any(m.kind not in ("country", "region", "product") for m in scene.actors)


def _has_money(scene: Scene, act: ActMention) -> bool:
    """Is there a sum in the clause of the act or in one beside it?"""
    number = scene.clause_of(act.start)
    first, last = scene.clauses[max(0, number - 1)], scene.clauses[min(number + 1, len(scene.clauses) - 1)]
    found = within(scene.reading.quantities, first.start, last.end)
    return any(currency.is_code(quantity.unit) for quantity in found)


def _join(drafts: list[Draft], scene: Scene, act: ActMention) -> None:
    """Add `act` to the last draft where both tell one thing, else begin a draft."""
    number = scene.clause_of(act.start)
    mention = when.own_date(scene, act)
    last = drafts[-1] if drafts else None
    if last is not None and _same_thing(last, act, number, mention):
        provided = act.category != last.act.category and _is_provision(last, number)
        aimed = last.act.act in when.TARGETS and act.category == "technology"  # 到2027年，一批技术取得突破
        aside = provided or aimed or _is_explained(last, act, number)
        if _weight(scene, act) > _weight(scene, last.act) and not aside:
            last.act = act
        last.last = max(last.last, scene.clause_of(act.end - 1))
        last.rules.append(act.rule)
        last.acts.append(act)
        return
    dating = Dating(mention=mention, own=True, rule=f"date.{mention.rule}") if mention else None
    draft = Draft(scene, act, number, scene.clause_of(act.end - 1), dating, [act.rule], [act])
    if mention is not None:
        _reach_for(draft, mention.start)
    drafts.append(draft)


def _same_thing(last: Draft, act: ActMention, number: int, mention: DateMention | None) -> bool:
    """Do the draft and a further act of its sentence tell one act?"""
    own = last.dating.mention if last.dating else None
    if _is_provision(last, number) and (mention is None or mention == own or mention.relation == "within"):
        return True
    if mention is not None and mention != own:
        return False
    if own is not None and act.weight >= _HEAVY and when.is_of_what_led(last.scene, act, own):
        return False
    if continuing.goes_on(act.rule) or continuing.goes_on(last.act.rule):
        return False
    if _is_prelude(last, act) or _is_explained(last, act, number):
        return True
    if number != last.last and act.weight >= _HEAVY and _is_summit(last):
        return False
    if act.act != last.act.act and (is_apart(act.rule) or is_apart(last.act.rule)):
        return False
    if number != last.last and (_other_actor(last, act) or pays_apart(last, act)):
        return False
    measure = last.act.category == "export_control" and act.category == "legislation"  # 祭出禁令，禁止使用其技术
    if (measure or last.act.act in _RULINGS) and number == last.last + 1 and _is_content(last, number):
        return True
    if act.category == last.act.category or {act.category, last.act.category} <= _MONEY:
        return act.polarity == last.act.polarity or None in (act.polarity, last.act.polarity)
    if last.act.category == "executive_order" and act.category == "strategy" and number <= last.last + 1:
        return True  # an order that launches a plan
    return min(act.weight, last.act.weight) <= _LIGHT or number == last.last


def _is_summit(last: Draft) -> bool:
    """Do sides meet in the draft, of which what they or one of them then does is an act beside it?"""
    clause = last.scene.clauses[last.first]
    return last.act.act in _MEETINGS and len(codes(within(last.scene.actors, clause.start, last.act.end))) > 1


def _is_prelude(last: Draft, act: ActMention) -> bool:
    """Was the meeting of the draft one side's own, at which it did what `act` tells: 召开审查会议，更新名单?"""
    if last.act.act != "talks.hold" or act.weight < _HEAVY or _other_actor(last, act):
        return False
    return len(codes(clause_subject(last.scene, last.act))) == 1


def _is_explained(last: Draft, act: ActMention, number: int) -> bool:
    """Does the clause only say behind a dash how much money is in the plan of the draft: 公布新战略——将投资一百亿?"""
    scene = last.scene
    if number != last.last + 1 or last.act.category != "strategy" or act.category not in _MONEY:
        return False
    return scene.text(scene.clauses[last.last].end, scene.clauses[number].start).strip() in _DASHES


def _is_provision(last: Draft, number: int) -> bool:
    """Does the clause tell what the bill of the draft would do: 提出法案，拟限制对华出口; 通过提案，对模型实施管制?"""
    scene, clause = last.scene, last.scene.clauses[number]
    if last.act.act not in BILLS or number <= last.last:
        return False
    return bool(cues(scene.reading.language).provides.match(scene.text(clause.start, clause.end)))


def _is_content(last: Draft, number: int) -> bool:
    """Does the clause tell what the instrument or ruling of the draft says: 法院作出裁决，下令展开调查?"""
    scene, clause = last.scene, last.scene.clauses[number]
    return bool(cues(scene.reading.language).content.match(scene.text(clause.start, clause.end)))


def _other_actor(last: Draft, act: ActMention) -> bool:
    """Does the clause of `act` name an actor of its own, from no country of the draft's actor?"""
    own, before = codes(clause_subject(last.scene, act)), codes(clause_subject(last.scene, last.act))
    return bool(own and before) and own.isdisjoint(before)


def _reach_for(draft: Draft, offset: int) -> None:
    """Take the clauses up to that of `offset` into the draft."""
    number = draft.scene.clause_of(offset)
    draft.first, draft.last = min(draft.first, number), max(draft.last, number)


def _is_bound_of_entry(draft: Draft, past: Past) -> bool:
    """Has the act of an entry of a chronology only a day from which or up to which it holds?"""
    scene, dating = draft.scene, draft.dating
    if dating is None or not (scene.sentence.heading in scene.entries or scene.index in past.entries):
        return False
    mention = dating.mention
    if mention == past.entries.get(scene.index):
        return False
    return mention.relation in BOUNDS or when.in_force_from(scene, draft.act, mention)
