"""How a clause names a side: as whom it deals with, as who somebody is, as one of a list cut by commas."""

from collections.abc import Sequence

from genesis.model import ActorMention
from genesis.reading import within
from genesis.reports.cues import cues
from genesis.reports.draft import Scene
from genesis.reports.standing import actors_in

PLACES = {"country", "region"}
_PAIR = 2  # sides that one word names: 中美
_HEADED = 64  # letters before a side in which its heads are named


def is_oblique(scene: Scene, mention: ActorMention) -> bool:
    """Do the words before or after the mention say that it is dealt with, or a place?"""
    words = cues(scene.reading.language)
    before = scene.text(max(scene.sentence.start, mention.start - 24), mention.start)
    if words.agent_before.search(before) or words.body_of_before.search(before):
        return False
    if words.heads_before.search(scene.text(max(scene.sentence.start, mention.start - _HEADED), mention.start)):
        return False
    if words.oblique_before.search(before):
        return len(mention.countries) < _PAIR or not words.attribute_of.search(before)
    after = scene.text(mention.end, mention.end + 16)
    if mention.kind in PLACES and words.site_after.match(after):
        return True  # where a plant stands
    return mention.kind in ("body", "country") and bool(words.object_after.match(after))


def is_apposition(scene: Scene, number: int) -> bool:
    """Does the clause only say who that is whom the clause before it names last: Japan, a US ally, said ...?"""
    clause = scene.clauses[number]
    if number == 0 or not cues(scene.reading.language).apposition.match(scene.text(clause.start, clause.end)):
        return False
    named = actors_in(scene, scene.clauses[number - 1].start, scene.clauses[number - 1].end)
    return bool(named) and scene.clauses[number - 1].end - named[-1].end <= 1


def goes_on_list(scene: Scene, start: int, mention: ActorMention) -> bool:
    """Does a mention right at the `start` of a clause go on with a list: products of Canada, China and Mexico?"""
    if scene.text(start, mention.start).strip():
        return False
    return any(m.end == start - 1 for m in within(scene.actors, scene.sentence.start, start))


def listed_before(scene: Scene, number: int, chain: Sequence[ActorMention]) -> list[ActorMention]:
    """Who stands in the clauses before `number` as the first of the list that ends with `chain`: Japan, India and ...

    An English list of three is cut at its commas; its last clause names two of it.
    """
    if scene.reading.language != "en" or len(chain) < _PAIR:
        return []
    named: list[ActorMention] = []
    first = chain[0]
    for before in range(number - 1, -1, -1):
        clause = scene.clauses[before]
        if scene.text(scene.clauses[before + 1].start, first.start).strip() not in ("", "the"):
            break
        last = actors_in(scene, clause.start, clause.end)[-1:]
        if not last or clause.end - last[0].end > 1 or is_oblique(scene, last[0]):
            break
        named = [*last, *named]
        first = last[0]
    return named
