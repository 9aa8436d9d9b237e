"""Who acts and who is acted on."""

from collections.abc import Iterable, Sequence

import msgspec

from genesis.model import ActorMention
from genesis.reading import within
from genesis.reports.cues import cues
from genesis.reports.draft import Draft, Scene

_ACTING = {"country", "agency", "body", "company", "fund", "lab", "person", "region", "thinktank", "university", "organisation"}  # fmt: skip
_NAMED = {"agency", "body", "company", "fund", "lab", "region", "thinktank", "university", "organisation"}
# Acts that are aimed at another side; the others have partners or places.
_AIMED = {"export_control", "tariff", "enforcement"}
_AIMED_ACTS = {"law.ban_use", "order.ban_use"}
_ABROAD = {"investment", "infrastructure"}
_JOINT = {"diplomacy", "partner_announcement"}
_OTHERS_MONEY = {"investment", "partner_announcement"}  # a head of state announces what companies do
_LOOK_BACK = 3  # sentences of the same paragraph in which a missing subject is sought
MOST_ORGANISATIONS = 6


class Sides(msgspec.Struct, frozen=True):
    """Codes of who acts and who is acted on, sorted, and the first mention of who acts."""

    countries: tuple[str, ...]
    targets: tuple[str, ...]
    subject: ActorMention | None
    rule: str


def sides_of(draft: Draft) -> Sides:
    """Read the acting and the addressed sides from the clauses of `draft`, else from what stands before them."""
    chain, rule = _subject(draft)
    acting = _codes(chain)
    subject = chain[0] if chain else None
    others = _others(draft, chain)
    category = draft.act.category
    if category in _JOINT:
        acting |= _codes(others)
        others = []
    if subject is not None and category in _OTHERS_MONEY and subject.kind in ("person", "agency"):
        acting |= _codes(_later_subjects(draft, subject))
    if subject is not None and subject.kind == "body" and not subject.countries:
        acting = set()
    aimed = category in _AIMED | _ABROAD or draft.act.act in _AIMED_ACTS
    targets = _codes(others) - acting if aimed else set()
    return Sides(tuple(sorted(acting)), tuple(sorted(targets)), subject, rule)


def _codes(mentions: Iterable[ActorMention]) -> set[str]:
    return {code for mention in mentions for code in mention.countries}


def is_oblique(scene: Scene, mention: ActorMention) -> bool:
    """Do the words before or after the mention say that it is dealt with, or a place?"""
    words = cues(scene.reading.language)
    before = scene.text(max(scene.sentence.start, mention.start - 24), mention.start)
    if words.agent_before.search(before):
        return False
    if words.oblique_before.search(before):
        return True
    return bool(words.object_after.match(scene.text(mention.end, mention.end + 16))) and mention.kind == "country"


def _acting(scene: Scene, start: int, end: int) -> list[ActorMention]:
    found = within(scene.reading.actors, start, end)
    return [m for m in found if m.kind in _ACTING and (m.countries or m.kind == "body")]


def _subject(draft: Draft) -> tuple[list[ActorMention], str]:
    scene, act = draft.scene, draft.act
    here = scene.clause_of(act.start)
    for number in range(here, -1, -1):
        clause = scene.clauses[number]
        limit = act.start if number == here else clause.end
        chain = _chain(scene, _acting(scene, clause.start, limit))
        if chain:
            return chain, "subject.clause" if number == here else "subject.sentence"
    after = _agents(scene, act.end, draft.end)
    if after:
        return after, "subject.agent"
    implied = _implied(draft)
    if implied:
        return implied, "subject.implied"
    return _before(scene)


def _chain(scene: Scene, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The first mention that is no object, with those joined to it."""
    words = cues(scene.reading.language)
    chain: list[ActorMention] = []
    for mention in mentions:
        if not chain:
            if not is_oblique(scene, mention):
                chain.append(mention)
        elif words.together_only.fullmatch(scene.text(chain[-1].end, mention.start) or " "):
            chain.append(mention)
        else:
            break
    return chain


def _agents(scene: Scene, start: int, end: int) -> list[ActorMention]:
    words = cues(scene.reading.language)
    for mention in _acting(scene, start, end):
        if words.agent_before.search(scene.text(max(start, mention.start - 16), mention.start)):
            return [mention]
    return []


def _implied(draft: Draft) -> list[ActorMention]:
    """The home of a law, list or programme that the clauses name: an Entity List is American."""
    found = within(draft.scene.reading.actors, draft.start, max(draft.end, draft.act.end))
    return [m for m in found if m.kind in ("law", "programme") and m.countries and m.found == "gazetteer"][:1]


def _before(scene: Scene) -> tuple[list[ActorMention], str]:
    """The subject of the sentences before, else the heading's, else none."""
    sentences = scene.reading.sentences
    for number in range(scene.index - 1, max(-1, scene.index - 1 - _LOOK_BACK), -1):
        other = sentences[number]
        if other.block != scene.sentence.block and other.kind == "prose":
            break
        chain = _chain(scene, _acting(scene, other.start, other.end))
        if chain:
            return chain, "subject.before"
    number = scene.sentence.heading
    while number >= 0:
        chain = _acting(scene, sentences[number].start, sentences[number].end)[:1]
        if chain:
            return chain, "subject.heading"
        number = sentences[number].heading
    return [], "subject.none"


def _others(draft: Draft, chain: Sequence[ActorMention]) -> list[ActorMention]:
    """Mentions in the draft's clauses that are not the subject."""
    own = {mention.start for mention in chain}
    inside = within(draft.scene.reading.actors, draft.start, max(draft.end, draft.act.end))
    return [m for m in inside if m.start not in own and m.kind in _ACTING and m.countries and m.kind != "person"]


def _later_subjects(draft: Draft, subject: ActorMention) -> list[ActorMention]:
    """Companies whose commitment a head of state announces."""
    inside = within(draft.scene.reading.actors, subject.end, draft.act.start)
    return [m for m in inside if m.kind in ("company", "fund") and not is_oblique(draft.scene, m)]


def organisations_in(scene: Scene, start: int, end: int) -> list[ActorMention]:
    """Organisations named between two offsets, each once, media and references left out, at most six."""
    kept: dict[str, ActorMention] = {}
    for mention in within(scene.reading.actors, start, end):
        if mention.kind in _NAMED and mention.found != "coreference" and mention.end <= end:
            kept.setdefault(mention.name, mention)
    return list(kept.values())[:MOST_ORGANISATIONS]
