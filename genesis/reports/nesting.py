"""Acts told inside a longer clause, with a subject of their own: fell after Beijing banned it, said the US had sued."""

import re
from collections.abc import Sequence

from genesis.model import ActMention, ActorMention
from genesis.reading import within
from genesis.reports.cues import cues
from genesis.reports.draft import Scene

_SIDES = {"country", "agency", "person", "region", "body"}
_PLACED = {"infrastructure", "investment"}  # acts that are done in a country, which then does not do them


def inner(scene: Scene, act: ActMention, mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """Those of `mentions`, all before `act` in its clause, from the subject of the innermost clause on.

    None where no word opens a clause before any of them, or no side stands right behind that word.
    """
    words = cues(scene.reading.language)
    clause = scene.clauses[scene.clause_of(act.start)]
    for number in range(len(mentions) - 1, -1, -1):
        mention = mentions[number]
        between = scene.text(mention.end, act.start)
        if mention.end > act.start or words.pronoun.search(between):
            continue
        before = scene.text(clause.start, mention.start)
        if words.causative_before.search(before):
            return mentions[number:]
        if mention.kind not in _SIDES:
            continue
        if words.says_before.search(before) and not words.object_after.match(between):
            return mentions[number:]
        if words.conjunction_before.search(before) and _is_clause(scene, act, clause.end, words.conjunction_after):
            return mentions[number:]
    return ()


def _is_clause(scene: Scene, act: ActMention, end: int, after: re.Pattern[str]) -> bool:
    """Do the words up to the clause's end fit a conjunction that stands around its clause: 在……之后?"""
    text = scene.text(act.start, max(end, act.end))
    return act.category not in _PLACED and bool(after.search(text))


def is_subordinate(scene: Scene, number: int) -> bool:
    """Does clause `number` only say when or after what another is?"""
    clause = scene.clauses[number]
    text = scene.text(clause.start, clause.end).strip()
    return bool(cues(scene.reading.language).subordinate.search(text))


def is_trailing(scene: Scene, offset: int) -> bool:
    """Is `offset` in a clause that only tells what the one before comes to, with no subject: limiting their access?"""
    number = scene.clause_of(offset)
    clause = scene.clauses[number]
    if not number or not cues(scene.reading.language).trailing.match(scene.text(clause.start, clause.end)):
        return False
    return not any(mention.countries for mention in within(scene.actors, clause.start, offset))


def is_attribution(scene: Scene, number: int) -> bool:
    """Does clause `number` of several only say who says so (the ministry announced on Monday), or where it is said?"""
    if len(scene.clauses) == 1:
        return False
    clause, words = scene.clauses[number], cues(scene.reading.language)
    if number == 0:
        return bool(words.saying.match(scene.text(clause.start, clause.end)))
    pieces, at = [], clause.start
    named = (*within(scene.actors, clause.start, clause.end), *within(scene.dates, clause.start, clause.end))
    for mention in sorted(named, key=lambda m: m.start):
        pieces.append(scene.text(at, max(at, mention.start)))
        at = max(at, mention.end)
    return bool(words.source.fullmatch("".join([*pieces, scene.text(at, clause.end)])))


def makes_conditional(scene: Scene, act: ActMention, start: int, condition: re.Match[str]) -> bool:
    """Is `act` a condition, or what comes about only under one: will ban it if the talks fail?

    `condition` is the match of the word for it in the clause of the act, which begins at `start`.
    """
    if start + condition.start() < act.start:
        return True
    return bool(cues(scene.reading.language).unsure.search(scene.text(start, act.end)))
