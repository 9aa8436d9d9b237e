"""Who acts: by the words before the act, by whose measure it is, by what the text told before."""

from collections.abc import Sequence

from genesis.model import ActMention, ActorMention
from genesis.reading import within
from genesis.reports.aims import AIMED, addressed
from genesis.reports.cues import cues
from genesis.reports.draft import Draft, Scene
from genesis.reports.naming import PLACES, goes_on_list, is_apposition, is_oblique, listed_before
from genesis.reports.nesting import inner
from genesis.reports.standing import NAMED, actors_in, cell, codes, column, label

FIRMS = frozenset(("company", "fund", "lab", "organisation", "university"))
_LISTS = {"control.list", "control.delist"}
_OFFICIAL = {"enforce.probe", "enforce.summon"}  # which no firm does
_RULING, _GRANT = "law.court", "fund.grant"
_HOMES = {"law", "programme", "fund"}
_HOSTED = {"talks.hold"}
_MEASURES = {"export_control", "tariff"}
_PUBLIC = {"agency", "body"}  # what does what is told in a passive of nobody
_OF_FIRMS = {"technology", "infrastructure", "investment", "partner_announcement"}  # what anybody may do
_APPOSITION = 20  # characters between a country and the name of its company
_MODIFIED = 24  # letters of the name of a measure after whose it is
_LOOK_BACK = 3  # sentences of the same paragraph in which a missing subject is sought


def subject_of(draft: Draft, earlier: Sequence[ActorMention]) -> tuple[list[ActorMention], str]:
    """Who acts, and the rule that says so: no firm where only a side can act."""
    chain, rule = _subject(draft, earlier)
    if draft.act.act in _OFFICIAL and chain and all(mention.kind in FIRMS for mention in chain):
        chain = _official(draft) or chain
    return chain, rule


def _subject(draft: Draft, earlier: Sequence[ActorMention]) -> tuple[list[ActorMention], str]:
    """Who acts, and the rule that says so, in the order in which the words tell it."""
    scene, act = draft.scene, draft.act
    told_in_row = scene.sentence.kind == "row" and not clause_subject(scene, act)
    if place := label(scene) or (column(draft) if told_in_row else []):
        return place, "subject.label"
    if by := _suffered(draft) or _agent_behind(draft):
        return by, "subject.owner"
    patient = _is_passive(draft) or _is_sufferers(draft)
    chain, rule = ([], "") if patient else _told(draft)
    if chain and act.act not in _LISTS:
        return chain, rule
    owner = _implied(draft) or (_modifier(draft) if act.act in _LISTS else []) or _owner(draft)
    if chain:
        return (owner, "subject.owner") if owner and _is_listed(scene, act, chain, owner, rule) else (chain, rule)
    if told := _agents(draft) or ((_possessor(draft) or owner) if patient else []):
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


def _official(draft: Draft) -> list[ActorMention]:
    """Who of the sentence can investigate or summon instead of a firm: the last body or country before the act."""
    scene = draft.scene
    told = actors_in(scene, scene.sentence.start, draft.act.start + 1)
    return [m for m in told if m.kind in ("agency", "country", "person") and not is_oblique(scene, m)][-1:]


def _suffered(draft: Draft) -> list[ActorMention]:
    """The side whose control, tariff or case the words say that somebody suffers: came under Chinese export control."""
    scene, act, words = draft.scene, draft.act, cues(draft.scene.reading.language)
    if act.category not in AIMED:
        return []
    found = actors_in(scene, draft.start, act.end)[-1:]
    return [
        m
        for m in found
        if words.suffered_before.search(scene.text(draft.start, m.start))
        and (m.end > act.start or words.possessive.fullmatch(scene.text(m.end, act.start)))
    ]


def _possessor(draft: Draft) -> list[ActorMention]:
    """Whose measure it is that something is done to: China's export controls were suspended."""
    scene, words = draft.scene, cues(draft.scene.reading.language)
    found = actors_in(scene, draft.start, draft.act.start)[-1:]
    if draft.act.act in _OFFICIAL:
        found = [mention for mention in found if mention.kind not in FIRMS]
    return [
        m for m in found if words.possessive.fullmatch(scene.text(m.end, draft.act.start)) and not is_oblique(scene, m)
    ]


def _owner(draft: Draft) -> list[ActorMention]:
    """The side whose instrument or body the clauses name by a word that is no name: the blacklist, the Senate."""
    scene = draft.scene
    text = scene.text(draft.start, max(draft.end, draft.act.end))
    for country, named in cues(scene.reading.language).owners:
        if match := named.search(text):
            start, end = draft.start + match.start(), draft.start + match.end()
            name, code = scene.text(start, end), (country,)
            return [ActorMention(start=start, end=end, name=name, kind="country", countries=code, rule="")]
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
    scene, act, words = draft.scene, draft.act, cues(draft.scene.reading.language)
    here = scene.clause_of(act.start)
    reason: list[ActorMention] = []  # who is named in a clause that only says why
    for number in range(here, -1, -1):
        clause = scene.clauses[number]
        if number < here and is_apposition(scene, number):
            continue
        limit = act.start + 1 if number == here else clause.end
        found = actors_in(scene, clause.start, limit)
        chain = subject_in(scene, act, found) if number == here else _chain(scene, _able(draft, found))
        chain = [*listed_before(scene, number, chain), *chain]
        if not chain and number == here and act.category in _OF_FIRMS:
            chain = [m for m in found if m.kind in FIRMS and words.owning.match(scene.text(m.end, act.start))][:1]
        if chain and number < here and words.subordinate.match(scene.text(clause.start, clause.end)):
            reason = reason or chain  # 因担忧技术转移至中国，已接管该公司: who acts stands before that clause
        elif chain:
            return chain, "subject.clause" if number == here else "subject.sentence"
    if reason:
        return reason, "subject.sentence"
    for clause in scene.clauses[here + 1 : draft.last + 2]:
        chain = _chain(scene, actors_in(scene, clause.start, clause.end))
        if chain and not goes_on_list(scene, clause.start, chain[0]):
            return chain, "subject.after"
    return [], ""


def _able(draft: Draft, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Those of `mentions` from before the act's clause that can act in it: nobody acts against their own side."""
    against = addressed(draft) | sufferers(draft) if draft.act.category in AIMED else set()
    return [mention for mention in mentions if not mention.countries or not against.issuperset(mention.countries)]


def sufferers(draft: Draft) -> set[str]:
    """The countries on whose goods or firms the words put a control or tariff: duties on all Chinese imports."""
    if draft.act.category not in _MEASURES:
        return set()
    scene, words = draft.scene, cues(draft.scene.reading.language)
    found = (m for m in actors_in(scene, draft.act.start, max(draft.end, draft.act.end)) if m.kind == "country")
    return codes(m for m in found if words.against_before.search(scene.text(draft.act.start, m.start)))


def _does_unnamed(draft: Draft, mention: ActorMention) -> bool:
    """Can the mention of a sentence before be who does what a passive tells of nobody: The law was passed in May?"""
    scene = draft.scene
    if mention.kind in _PUBLIC or scene.reading.language != "en":
        return mention.kind in _PUBLIC
    if draft.act.category in _OF_FIRMS:
        return True
    if mention.kind not in ("country", "person"):
        return False
    after = scene.text(mention.end, mention.end + _APPOSITION + _APPOSITION)
    return draft.act.category not in AIMED or bool(cues(scene.reading.language).authority.match(after))


def _is_listed(
    scene: Scene, act: ActMention, chain: Sequence[ActorMention], owner: Sequence[ActorMention], rule: str
) -> bool:
    """Are the mentions of another side than the list's: its firms, put on it, or whoever the words tell of next?

    A Chinese sentence names a ministry once, in its first clause; the list of which it then tells is its own.
    """
    if rule == "subject.sentence":
        opens = not scene.text(scene.clauses[scene.clause_of(act.start)].start, act.start).strip()
        if opens if scene.reading.language == "en" else chain[0].kind == "agency":  # retaliates, blacklists US firms
            return False
    others = rule in ("subject.after", "subject.sentence") or all(mention.kind in FIRMS for mention in chain)
    return others and codes(chain).isdisjoint(codes(owner))


def _anybody(draft: Draft) -> list[ActorMention]:
    """The only one whom the clauses of a draft without a subject name, a firm or public body before a country."""
    found = [m for m in actors_in(draft.scene, draft.start, max(draft.end, draft.act.end)) if m.countries]
    if draft.act.act == _RULING or (draft.act.act == _GRANT and _is_passive(draft)):
        found = [mention for mention in found if mention.kind not in FIRMS]  # who is judged, or given money
    named = [mention for mention in found if mention.kind != "country"] or found
    return named[:1] if len(codes(named)) == 1 else []


def clause_subject(scene: Scene, act: ActMention) -> list[ActorMention]:
    """Who acts, by the words before `act` in its own clause."""
    clause = scene.clauses[scene.clause_of(act.start)]
    return subject_in(scene, act, actors_in(scene, clause.start, act.start + 1))


def subject_in(scene: Scene, act: ActMention, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The subject of `act` among the `mentions` before it in its clause, that of the innermost clause first."""
    nested = inner(scene, act, mentions)
    return _chain(scene, nested, nominative=True) if nested else _chain(scene, mentions)


def _is_passive(draft: Draft) -> bool:
    """Is the subject of the act's clause the one that it is done to (被列入, was added)?"""
    scene, act = draft.scene, draft.act
    words = cues(scene.reading.language)
    clause = scene.clauses[scene.clause_of(act.start)]
    if words.passive_before.search(scene.text(clause.start, act.start + words.passive_head)):
        return not words.progressive.match(scene.text(act.start, act.end))
    return bool(words.passive_within.search(scene.text(act.start, act.end)))


def _chain(scene: Scene, mentions: Sequence[ActorMention], *, nominative: bool = False) -> list[ActorMention]:
    """The first mention that is no object, with those joined to it; with `nominative` the first, whatever it is."""
    words = cues(scene.reading.language)
    chain: list[ActorMention] = []
    passed: ActorMention | None = None
    for mention in mentions:
        if not chain:
            goes_on = passed is not None and _goes_on(scene, passed, mention)
            if not nominative and (goes_on or is_oblique(scene, mention) or _is_alongside(scene, mention, passed)):
                passed = mention
            else:
                chain.append(mention)
        elif words.together_only.fullmatch(scene.text(chain[-1].end, mention.start) or " ") or _apposed(chain, mention):
            chain.append(mention)
        else:
            break
    return chain


def _goes_on(scene: Scene, passed: ActorMention, mention: ActorMention) -> bool:
    """Is `mention` listed with one that does not act, or the next word of the name of a place: 在美国亚利桑那州?"""
    between = scene.text(passed.end, mention.start)
    if cues(scene.reading.language).listed_only.fullmatch(between):
        return True
    places = passed.kind in PLACES and mention.kind == "region" and passed.countries == mention.countries
    return places and not between.strip(" 的（(")


def _is_alongside(scene: Scene, mention: ActorMention, passed: ActorMention | None) -> bool:
    """Is it with whom somebody does it who is named before, or goes on with that name: 再次与中国副总理何立峰会谈?"""
    words = cues(scene.reading.language)
    if passed is None:
        before = scene.text(max(scene.sentence.start, mention.start - 4), mention.start)
        return bool(words.alongside_before.search(before))
    title = words.together_only.fullmatch(scene.text(passed.end, mention.start) or " ")
    return title is not None and passed.countries == mention.countries and _is_alongside(scene, passed, None)


def _apposed(chain: Sequence[ActorMention], mention: ActorMention) -> bool:
    """Does `mention` only say which of the country it is: the French telecom company Iliad?"""
    near = mention.start - chain[-1].end <= _APPOSITION
    return near and chain[-1].kind == "country" and mention.kind in NAMED and mention.countries == chain[-1].countries


def _agents(draft: Draft) -> list[ActorMention]:
    """Who does it in a passive: after `by`, between 被 and the verb."""
    scene = draft.scene
    words = cues(scene.reading.language)
    clause = scene.clauses[scene.clause_of(draft.act.start)]
    start = draft.act.start if scene.reading.language == "en" else clause.start  # parts made by X were banned
    for mention in actors_in(scene, start, max(clause.end, draft.act.end)):
        if words.agent_before.search(scene.text(max(clause.start, mention.start - 16), mention.start)):
            return [mention]
    return []


def _agent_behind(draft: Draft) -> list[ActorMention]:
    """Who stands right behind the participle of the act: curbs imposed by the US, a ban announced in May by Tokyo."""
    scene, act, words = draft.scene, draft.act, cues(draft.scene.reading.language)
    end = scene.clauses[scene.clause_of(act.end - 1)].end
    found = actors_in(scene, act.end, max(act.end, end))[:1]
    return [m for m in found if words.agent_behind.fullmatch(scene.text(act.end, m.start))]


def _is_sufferers(draft: Draft) -> bool:
    """Is the act only what somebody suffers from another: hit by tariffs of 100 percent, the carmaker ...?"""
    scene, act = draft.scene, draft.act
    if act.category not in _MEASURES:
        return False
    clause = scene.clauses[scene.clause_of(act.start)]
    return bool(cues(scene.reading.language).suffered_before.search(scene.text(clause.start, act.start)))


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
    return [m for m in found if is_home(m) or (made and m.kind == "product" and m.countries)][:1]


def is_home(mention: ActorMention) -> bool:
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
        if patient and not all(_does_unnamed(draft, mention) for mention in chain):
            break
        if chain:
            return chain, "subject.before"
    number = scene.sentence.heading
    while number >= 0 and not patient:
        start, end = sentences[number].start, sentences[number].end
        chain = (
            _able(draft, actors_in(scene, start, end))[:1]
            or [m for m in within(scene.reading.actors, start, end) if is_home(m)][:1]
        )
        if chain:
            return chain, "subject.heading"
        number = sentences[number].heading
    left = _able(draft, earlier)
    return left, "subject.earlier" if left else "subject.none"
