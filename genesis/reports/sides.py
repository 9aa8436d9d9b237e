"""Who acts and who is acted on."""

from collections.abc import Mapping, Sequence

from genesis.mentions.acts import is_apart
from genesis.model import ActMention, ActorMention
from genesis.reading import within
from genesis.reports.aims import AIMED, addressed, is_abroad, is_towards_all, rival
from genesis.reports.cues import cues
from genesis.reports.draft import Draft, Scene, Sides
from genesis.reports.standing import ACTING, NAMED, actors_in, cell, codes, column, label

_AIMED_ACTS = {"law.ban_use", "order.ban_use"}
_ABROAD = {"investment", "infrastructure"}
_JOINT = {"diplomacy", "partner_announcement"}
_LISTS = {"control.list", "control.delist"}
_PACTS = ("talks.agree", "partner.sign")
_OFFICIAL = {"enforce.probe", "enforce.summon"}  # which no firm does
_HOMES = {"law", "programme", "fund"}
_HOSTED = {"talks.hold"}
_SHARED = {"investment", "infrastructure"}  # several firms do it together
_MET = {"person", "agency"}
_PUBLIC = {"agency", "body"}  # what does what is told in a passive of nobody
_FIRMS = {"company", "fund", "lab", "organisation", "university"}
_OTHERS_MONEY = {"investment", "partner_announcement"}  # a head of state announces what companies do
_APPOSITION = 20  # characters between a country and the name of its company
_MODIFIED = 24  # letters of the name of a measure after whose it is
_LOOK_BACK = 3  # sentences of the same paragraph in which a missing subject is sought
MOST_ORGANISATIONS = 6


def sides_of(draft: Draft, earlier: Sequence[ActorMention] = (), named: Mapping[str, int] | None = None) -> Sides:
    """Read the acting and the addressed sides from the clauses of `draft`, else from what stands before them.

    `earlier` is who acted in the report before, for lists and paragraphs that go on without a subject; `named` how
    often the text names each country, for an act against a side that goes without saying.
    """
    chain, rule = _subject(draft, earlier)
    if draft.act.act in _OFFICIAL and chain and all(mention.kind in _FIRMS for mention in chain):
        chain, rule = _official(draft) or chain, rule
    if draft.act.category in _ABROAD and any(mention.kind in _FIRMS for mention in chain):
        chain = [mention for mention in chain if mention.kind in _FIRMS | {"agency", "person"}]  # the rest are places
    acting = codes(chain)
    subject = chain[0] if chain else None
    others = _others(draft, chain)
    category = draft.act.category
    if category in _JOINT or _has_pact(draft):
        acting |= codes(m for m in others if _is_partner(draft.scene, m) or _is_met(draft, m)) | _in_name(draft)
    elif category in _SHARED:
        acting |= codes(m for m in others if m.kind in _FIRMS and _is_investor(draft.scene, m))
    if subject is not None and category in _OTHERS_MONEY and subject.kind in ("person", "agency"):
        chain = [*chain, *_later_subjects(draft, subject)]
        acting |= codes(chain)
    if subject is not None and subject.kind == "body" and not subject.countries:
        acting = set()
    aimed = category in AIMED | _ABROAD or draft.act.act in _AIMED_ACTS
    aimed_at = (m for m in others if m.kind != "person" and not is_abroad(draft, m))
    targets = codes(aimed_at) - acting if aimed else set()
    if aimed:
        called = addressed(draft)
        # who is given money may be among those who agree to it: 对美投资协议
        targets |= called if category == "investment" and len(acting) > 1 else called - acting
    if not targets and len(acting) == 1 and not is_towards_all(draft):
        targets = rival(category, next(iter(acting)), named or {})
    return Sides(countries=tuple(sorted(acting)), targets=tuple(sorted(targets)), subject=tuple(chain), rule=rule)


def _official(draft: Draft) -> list[ActorMention]:
    """Who of the sentence can investigate or summon instead of a firm: the last body or country before the act."""
    scene = draft.scene
    told = actors_in(scene, scene.sentence.start, draft.act.start + 1)
    return [m for m in told if m.kind in ("agency", "country", "person") and not is_oblique(scene, m)][-1:]


def has_firm(draft: Draft) -> bool:
    """Does a firm act, alone or with one side, and not two governments?"""
    scene = draft.scene
    chain = list(draft.parties.subject) if draft.parties else []
    partners = [m for m in _others(draft, chain) if _is_partner(scene, m) and m.start < draft.act.end]
    states = codes(m for m in (*chain, *partners) if m.kind not in _FIRMS)
    return len(states) <= 1 and any(m.kind in _FIRMS for m in (*chain, *partners))


def _in_name(draft: Draft) -> set[str]:
    """The sides that the name of the agreement gives, where there are two or more: 《台美贸易协定》."""
    inside = within(draft.scene.reading.actors, draft.act.start, draft.act.end)
    return {code for m in inside if m.kind == "law" and len(m.countries) > 1 for code in m.countries}


def _is_investor(scene: Scene, mention: ActorMention) -> bool:
    """Does the mention put in money or work beside the subject: led by SoftBank, 与甲骨文联合?"""
    words = cues(scene.reading.language)
    return bool(words.investor_before.search(scene.text(max(scene.sentence.start, mention.start - 24), mention.start)))


def _has_pact(draft: Draft) -> bool:
    """Do the clauses tell of an agreement, whatever heavier act they tell?"""
    return any(act.act in _PACTS for act in within(draft.scene.acts, draft.start, draft.end))


def is_oblique(scene: Scene, mention: ActorMention) -> bool:
    """Do the words before or after the mention say that it is dealt with, or a place?"""
    words = cues(scene.reading.language)
    before = scene.text(max(scene.sentence.start, mention.start - 24), mention.start)
    if words.agent_before.search(before):
        return False
    if words.oblique_before.search(before):
        return True
    return mention.kind == "country" and bool(words.object_after.match(scene.text(mention.end, mention.end + 16)))


def _subject(draft: Draft, earlier: Sequence[ActorMention]) -> tuple[list[ActorMention], str]:
    """Who acts, and the rule that says so, in the order in which the words tell it."""
    scene, act = draft.scene, draft.act
    told_in_row = scene.sentence.kind == "row" and not clause_subject(scene, act)
    if place := label(scene) or (column(draft) if told_in_row else []):
        return place, "subject.label"
    patient = _is_passive(draft)
    chain, rule = ([], "") if patient else _told(draft)
    if chain and act.act not in _LISTS:
        return chain, rule
    owner = _implied(draft) or (_modifier(draft) if act.act in _LISTS else []) or _owner(draft)
    if chain:
        return (owner, "subject.owner") if owner and _is_listed(scene, chain, owner, rule) else (chain, rule)
    if patient and (told := _agents(draft) or _possessor(draft) or owner):
        return told, "subject.agent"
    if _is_nobodys(draft):
        return [], "subject.nobody"
    if patient and act.category == "enforcement" and (speaker := _speaker(draft)):
        return speaker, "subject.speaker"
    if (act.act in _HOSTED or (patient and act.category == "enforcement")) and (hosts := _hosts(draft)):
        return hosts, "subject.host"
    if of_cell := cell(scene):
        return of_cell, "subject.cell"
    if owner:
        return owner, "subject.implied"
    before, rule = _before(draft, earlier, patient)
    if before or act.category in AIMED:
        return before, rule
    return _anybody(draft), "subject.any"


def _possessor(draft: Draft) -> list[ActorMention]:
    """Whose measure it is that something is done to: China's export controls were suspended."""
    scene, words = draft.scene, cues(draft.scene.reading.language)
    found = actors_in(scene, draft.start, draft.act.start)[-1:]
    return [
        m for m in found if words.possessive.fullmatch(scene.text(m.end, draft.act.start)) and not is_oblique(scene, m)
    ]


def _owner(draft: Draft) -> list[ActorMention]:
    """The side whose instrument or body the clauses name by a word that is no name: the blacklist, the Senate."""
    scene = draft.scene
    text = scene.text(draft.start, max(draft.end, draft.act.end))
    for country, named in cues(scene.reading.language).owners:
        if match := named.search(text):
            at = draft.start + match.start()
            code = (country,)
            return [
                ActorMention(start=at, end=at + len(match[0]), name=match[0], kind="country", countries=code, rule="")
            ]
    return []


def _modifier(draft: Draft) -> list[ActorMention]:
    """The side whose measure the words of the act name last: was added to a US blacklist."""
    scene, act = draft.scene, draft.act
    found = [
        m for m in within(scene.reading.actors, act.start, act.end) if m.kind in ("country", "agency") and m.countries
    ]
    return [
        m
        for m in found[-1:]
        if 0 < act.end - m.end <= _MODIFIED
        and not cues(scene.reading.language).listed_only.fullmatch(scene.text(m.end, act.end))
        and not cues(scene.reading.language).passive_within.search(scene.text(m.end, act.end))
    ]


def _is_nobodys(draft: Draft) -> bool:
    """Is it an international body that acts?"""
    scene = draft.scene
    clause = scene.clauses[scene.clause_of(draft.act.start)]
    return bool(cues(scene.reading.language).nobody.search(scene.text(clause.start, draft.act.end)))


def _speaker(draft: Draft) -> list[ActorMention]:
    """The public body whose word a sentence gives: two men were charged, the ministry said."""
    found = actors_in(draft.scene, draft.scene.sentence.start, draft.scene.sentence.end)
    bodies = [m for m in found if m.kind == "agency" and not draft.act.start <= m.start < draft.act.end]
    return [m for m in bodies if not is_oblique(draft.scene, m)][:1]


def _told(draft: Draft) -> tuple[list[ActorMention], str]:
    """The subject of the act's clause, of those before it in the sentence, of those after it."""
    scene, act = draft.scene, draft.act
    here = scene.clause_of(act.start)
    for number in range(here, -1, -1):
        clause = scene.clauses[number]
        limit = act.start + 1 if number == here else clause.end
        found = actors_in(scene, clause.start, limit)
        chain = _chain(scene, found if number == here else _able(draft, found))
        if chain:
            return chain, "subject.clause" if number == here else "subject.sentence"
    for clause in scene.clauses[here + 1 : draft.last + 2]:
        chain = _chain(scene, actors_in(scene, clause.start, clause.end))
        if chain:
            return chain, "subject.after"
    return [], ""


def _able(draft: Draft, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Those of `mentions` from before the act's clause that can act in it: nobody acts against their own side."""
    against = addressed(draft) if draft.act.category in AIMED else set()
    return [mention for mention in mentions if not mention.countries or not against.issuperset(mention.countries)]


def _is_listed(scene: Scene, chain: Sequence[ActorMention], owner: Sequence[ActorMention], rule: str) -> bool:
    """Are the mentions of another side than the list's: its firms, put on it, or whoever the words tell of next?

    A Chinese sentence names a ministry once, in its first clause; the list of which it then tells is its own.
    """
    if rule == "subject.sentence" and chain[0].kind == "agency" and scene.reading.language != "en":
        return False
    others = rule in ("subject.after", "subject.sentence") or all(mention.kind in _FIRMS for mention in chain)
    return others and codes(chain).isdisjoint(codes(owner))


def _anybody(draft: Draft) -> list[ActorMention]:
    """The only one whom the clauses of a draft without a subject name, a firm or public body before a country."""
    found = [m for m in actors_in(draft.scene, draft.start, max(draft.end, draft.act.end)) if m.countries]
    named = [mention for mention in found if mention.kind != "country"] or found
    return named[:1] if len(codes(named)) == 1 else []


def clause_subject(scene: Scene, act: ActMention) -> list[ActorMention]:
    """Who acts, by the words before `act` in its own clause."""
    clause = scene.clauses[scene.clause_of(act.start)]
    return _chain(scene, actors_in(scene, clause.start, act.start + 1))


def _is_passive(draft: Draft) -> bool:
    """Is the subject of the act's clause the one that it is done to (被列入, was added)?"""
    scene, act = draft.scene, draft.act
    words = cues(scene.reading.language)
    clause = scene.clauses[scene.clause_of(act.start)]
    if words.passive_before.search(scene.text(clause.start, act.start + words.passive_head)):
        return not words.progressive.match(scene.text(act.start, act.end))
    return bool(words.passive_within.search(scene.text(act.start, act.end)))


def _chain(scene: Scene, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The first mention that is no object, with those joined to it."""
    words = cues(scene.reading.language)
    chain: list[ActorMention] = []
    passed: ActorMention | None = None
    for mention in mentions:
        if not chain:
            listed = passed is not None and words.listed_only.fullmatch(scene.text(passed.end, mention.start))
            if listed or is_oblique(scene, mention):
                passed = mention
            else:
                chain.append(mention)
        elif words.together_only.fullmatch(scene.text(chain[-1].end, mention.start) or " ") or _apposed(chain, mention):
            chain.append(mention)
        else:
            break
    return chain


def _apposed(chain: Sequence[ActorMention], mention: ActorMention) -> bool:
    """Does `mention` only say which of the country it is: the French telecom company Iliad?"""
    near = mention.start - chain[-1].end <= _APPOSITION
    return near and chain[-1].kind == "country" and mention.kind in NAMED and mention.countries == chain[-1].countries


def _agents(draft: Draft) -> list[ActorMention]:
    """Who does it in a passive: after `by`, between 被 and the verb."""
    scene = draft.scene
    words = cues(scene.reading.language)
    clause = scene.clauses[scene.clause_of(draft.act.start)]
    for mention in actors_in(scene, clause.start, max(clause.end, draft.act.end)):
        if words.agent_before.search(scene.text(max(clause.start, mention.start - 16), mention.start)):
            return [mention]
    return []


def _hosts(draft: Draft) -> list[ActorMention]:
    """The place of a meeting that has no other subject."""
    scene = draft.scene
    words = cues(scene.reading.language)
    inside = actors_in(scene, draft.start, max(draft.end, draft.act.end))
    return [m for m in inside if words.place_before.search(scene.text(max(draft.start, m.start - 16), m.start))][:1]


def _implied(draft: Draft) -> list[ActorMention]:
    """The home of a law, list, fund or programme that the clauses name: an Entity List is American."""
    found = within(draft.scene.reading.actors, draft.start, max(draft.end, draft.act.end))
    made = draft.act.category == "technology"
    return [m for m in found if _is_home(m) or (made and m.kind == "product" and m.countries)][:1]


def _is_home(mention: ActorMention) -> bool:
    """Is it a law, list, fund or programme of one side?"""
    return mention.kind in _HOMES and bool(mention.countries) and mention.found == "gazetteer"


def _before(draft: Draft, earlier: Sequence[ActorMention], patient: bool) -> tuple[list[ActorMention], str]:
    """The subject of the sentences before, the heading's, the report's before; none where nothing fits."""
    scene = draft.scene
    sentences = scene.reading.sentences
    for number in range(scene.index - 1, max(-1, scene.index - 1 - _LOOK_BACK), -1):
        other = sentences[number]
        if other.block != scene.sentence.block or other.kind != "prose":
            break
        chain = _chain(scene, _able(draft, actors_in(scene, other.start, other.end)))
        if patient and not all(mention.kind in _PUBLIC for mention in chain):
            break
        if chain:
            return chain, "subject.before"
    number = scene.sentence.heading
    while number >= 0 and not patient:
        start, end = sentences[number].start, sentences[number].end
        chain = (
            _able(draft, actors_in(scene, start, end))[:1]
            or [m for m in within(scene.reading.actors, start, end) if _is_home(m)][:1]
        )
        if chain:
            return chain, "subject.heading"
        number = sentences[number].heading
    left = _able(draft, earlier)
    return left, "subject.earlier" if left else "subject.none"


def _others(draft: Draft, chain: Sequence[ActorMention]) -> list[ActorMention]:
    """Mentions in the draft's clauses that are not the subject."""
    own = {mention.start for mention in chain}
    scene, start = draft.scene, draft.start
    if is_apart(draft.act.rule):
        start = scene.clauses[scene.clause_of(draft.act.start)].start
    inside = within(scene.reading.actors, start, _scope(draft))
    return [m for m in inside if m.start not in own and m.kind in ACTING and m.countries]


def _scope(draft: Draft) -> int:
    """Up to where the words tell of the act: its last clause; of one against others also what no other act is in."""
    end = max(draft.end, draft.act.end)
    if draft.act.category not in AIMED:
        return end
    until = min([act.start for act in draft.scene.acts if act.start >= end], default=draft.scene.sentence.end)
    return end + len(draft.scene.text(end, until).partition("; ")[0])


def _is_partner(scene: Scene, mention: ActorMention) -> bool:
    """Does the mention stand with the subject, and not as a place or an addressee?"""
    words = cues(scene.reading.language)
    before = scene.text(max(scene.sentence.start, mention.start - 24), mention.start)
    return bool(words.partner_before.search(before)) or len(mention.countries) > 1


def _is_met(draft: Draft, mention: ActorMention) -> bool:
    """Is it whom the subject meets, receives or calls, and not where?"""
    act, scene = draft.act, draft.scene
    if act.act != "talks.meet" or not act.start <= mention.start < act.end or mention.kind not in _MET:
        return False
    return not cues(scene.reading.language).place_before.search(scene.text(act.start, mention.start))


def _later_subjects(draft: Draft, subject: ActorMention) -> list[ActorMention]:
    """Companies whose commitment a head of state announces."""
    inside = within(draft.scene.reading.actors, subject.end, draft.act.start)
    return [m for m in inside if m.kind in ("company", "fund") and not is_oblique(draft.scene, m)]


def organisations_in(scene: Scene, start: int, end: int, subject: Sequence[ActorMention]) -> list[ActorMention]:
    """Organisations named between two offsets, each once, at most six.

    Media and references are left out, and places and funds that do not act themselves.
    """
    acting = {mention.name for mention in subject}
    kept: dict[str, ActorMention] = {}
    for mention in within(scene.reading.actors, start, end):
        passive = mention.kind in ("region", "fund") and mention.name not in acting
        if mention.kind in NAMED and mention.found != "coreference" and mention.end <= end and not passive:
            kept.setdefault(mention.name, mention)
    return list(kept.values())[:MOST_ORGANISATIONS]
