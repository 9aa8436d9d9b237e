"""Who acts and who is acted on."""

from collections.abc import Collection, Mapping, Sequence

from genesis.mentions.acts import is_apart
from genesis.model import ActorMention
from genesis.reading import within
from genesis.reports.acting import FIRMS, subject_of, sufferers
from genesis.reports.aims import AIMED, addressed, is_abroad, is_towards_all, rival
from genesis.reports.cues import cues
from genesis.reports.draft import Draft, Scene, Sides
from genesis.reports.naming import is_oblique
from genesis.reports.standing import ACTING, NAMED, codes

_AIMED_ACTS = {"law.ban_use", "order.ban_use"}
_ABROAD = {"investment", "infrastructure"}
_ENACTED = {"legislation", "executive_order"}  # by one side, whatever pacts it provides for
_JOINT = {"diplomacy", "partner_announcement"}
_PACTS = ("talks.agree", "partner.sign")
_SHARED = {"investment", "infrastructure"}  # several firms do it together
_MET = {"person", "agency"}
_OTHERS_MONEY = {"investment", "partner_announcement"}  # a head of state announces what companies do
_UNIONS = {"European Union", "EU"}
_ELSEWHERE = {"subject.before", "subject.heading", "subject.earlier"}  # who acts stands in other sentences
_OF_STATES = {"legislation", "strategy", "public_funding", "infrastructure", "investment"}
_ABOUT, _OFTEN = 0.75, 2  # share and number of its mentions of countries from which on a text is about one
_TITLE = 12  # letters of a title behind the name of an office
MOST_ORGANISATIONS = 6


def sides_of(draft: Draft, earlier: Sequence[ActorMention] = (), named: Mapping[str, int] | None = None) -> Sides:
    """Read the acting and the addressed sides from the clauses of `draft`, else from what stands before them.

    `earlier` is who acted in the report before, for lists and paragraphs that go on without a subject; `named` how
    often the text names each country, for an act against a side that goes without saying.
    """
    chain, rule = subject_of(draft, earlier)
    if draft.act.category in _ABROAD and any(mention.kind in FIRMS for mention in chain):
        chain = [mention for mention in chain if mention.kind in FIRMS | {"agency", "person"}]  # the rest are places
    acting = codes(chain)
    if rule in _ELSEWHERE and len(acting) > 1:
        acting -= sufferers(draft)
    subject = chain[0] if chain else None
    others = _others(draft, chain)
    category = draft.act.category
    imposed = category in AIMED and draft.act.polarity == "imposed"
    if category in _JOINT or (not imposed and category not in _ENACTED and _has_pact(draft)):
        given = FIRMS if category == "public_funding" else ()  # who is given it
        partners = (m for m in others if m.kind not in given and (_is_partner(draft.scene, m) or _is_met(draft, m)))
        acting |= codes(partners) | _in_name(draft)
    elif category in _SHARED:
        acting |= codes(m for m in others if m.kind in FIRMS and _is_investor(draft.scene, m))
    if subject is not None and category in _OTHERS_MONEY and subject.kind in ("person", "agency"):
        chain = [*chain, *_later_subjects(draft, subject)]
        acting |= codes(chain)
    if subject is not None and subject.kind == "body" and not subject.countries and rule != "subject.after":
        acting = set()
    aimed = category in AIMED | _ABROAD or draft.act.act in _AIMED_ACTS
    aimed_at = (m for m in others if m.kind != "person" and not is_abroad(draft, m))
    targets = codes(aimed_at) - acting if aimed else set()
    if aimed:
        called = addressed(draft)
        # who is given money may be among those who agree to it: 对美投资协议
        targets |= called if category == "investment" and len(acting) > 1 else called - acting
    if not acting and not chain and draft.scene.reading.language == "en":
        acting, rule = _unsaid(draft, targets, named or {}, rule)
    if not targets and len(acting) == 1 and not is_towards_all(draft):
        targets = rival(category, next(iter(acting)), named or {})
    return Sides(countries=tuple(sorted(acting)), targets=tuple(sorted(targets)), subject=tuple(chain), rule=rule)


def _unsaid(draft: Draft, targets: Collection[str], named: Mapping[str, int], rule: str) -> tuple[set[str], str]:
    """Who does what the text tells of nobody, and the rule that says so, else `rule`.

    Against whom something is aimed leaves the other side of the text (duties on Chinese goods); a law, a plan, a site
    is of the one country that the text is about.
    """
    category = draft.act.category
    if category in AIMED and len(targets) == 1:
        found = rival(category, next(iter(targets)), named)
        return found, "subject.rival" if found else rule
    total = sum(named.values())
    if category in _OF_STATES and draft.act.act != "law.court" and total >= _OFTEN:
        found = {code for code, count in named.items() if count >= _ABOUT * total}
        return found, "subject.text" if found else rule
    return set(), rule


def has_firm(draft: Draft) -> bool:
    """Does a firm act, alone or with one side, and not two governments?"""
    scene = draft.scene
    chain = list(draft.parties.subject) if draft.parties else []
    partners = [m for m in _others(draft, chain) if _is_partner(scene, m) and m.start < draft.act.end]
    states = codes(m for m in (*chain, *partners) if m.kind not in FIRMS)
    return len(states) <= 1 and any(m.kind in FIRMS for m in (*chain, *partners))


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
    """Organisations named between two offsets, each once, at most six, in the order of the text.

    Media and references are left out, places and unions of states, funds that do not act themselves, and offices whose
    holder is meant (美国商务部长, the Treasury Secretary).
    """
    acting = {mention.name for mention in subject}
    kept: dict[str, ActorMention] = {}
    inside = [m for m in within(scene.reading.actors, start, end) if m.end <= end]
    for mention in inside:
        passive = mention.kind == "fund" and mention.name not in acting
        if mention.found != "coreference" and not passive and _is_organisation(scene, mention):
            kept.setdefault(mention.name, mention)
    return list(kept.values())[:MOST_ORGANISATIONS]


def _is_organisation(scene: Scene, mention: ActorMention) -> bool:
    """Is it one of those that are listed, and no place, union or office?"""
    words = cues(scene.reading.language)
    if mention.kind not in NAMED or mention.name in _UNIONS:
        return False
    told = scene.text(mention.start, mention.end)
    if mention.kind == "region" and not words.government.search(told):
        return False
    return not words.office.match(scene.text(mention.start, mention.end + _TITLE), len(told) - 1)
