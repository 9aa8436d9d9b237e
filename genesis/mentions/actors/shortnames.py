"""Short names that a document introduces itself: 远山微芯科技有限公司（下称“远山”）, Digital Safety Office (DSO)."""

from collections.abc import Iterator
from functools import cache
from re import Pattern

import ahocorasick_rs
from msgspec.structs import replace

from genesis import lexicon
from genesis.mentions.actors.gazetteer import place_names
from genesis.mentions.actors.joining import ORGANISATIONS
from genesis.mentions.actors.rules import forms
from genesis.model import ActorMention

_NAMED = ORGANISATIONS | {"programme", "law"}
_SHORTEST, _LONGEST = 2, 4  # characters of a Chinese short name that is derived, not introduced


def find_short(text: str, mentions: list[ActorMention]) -> list[ActorMention]:
    """`mentions` and the places where the short names of their organisations and programmes stand, sorted by start."""
    known = _introduced(text, mentions)
    if not known:
        return mentions
    automaton = ahocorasick_rs.AhoCorasick(
        list(known),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.NoncontiguousNFA,  # the quickest to build
    )
    names = list(known.items())
    found = (
        replace(names[number][1], start=start, end=end, found="form", rule="form.short")
        for number, start, end in automaton.find_matches_as_indexes(text)
        if _bordered(text, start, end)
    )
    return merged(mentions, found)


def merged(mentions: list[ActorMention], found: Iterator[ActorMention]) -> list[ActorMention]:
    """Both in order of place, without those of `found` that overlap one of `mentions`; both sorted by start."""
    result: list[ActorMention] = []
    number = 0
    for mention in found:
        while number < len(mentions) and mentions[number].end <= mention.start:
            result.append(mentions[number])
            number += 1
        if number == len(mentions) or mention.end <= mentions[number].start:
            result.append(mention)
    return result + mentions[number:]


def _introduced(text: str, mentions: list[ActorMention]) -> dict[str, ActorMention]:
    known: dict[str, ActorMention] = {}
    for mention in mentions:
        if mention.kind not in _NAMED:
            continue
        for name in (*_in_brackets(text, mention), *_derived(text, mention)):
            known.setdefault(name, mention)
    return known


def _in_brackets(text: str, mention: ActorMention) -> Iterator[str]:
    match = _definition().match(text, mention.end)
    if match is not None:
        yield from (name for name in match.groups() if name and name not in forms().not_short)


def _derived(text: str, mention: ActorMention) -> Iterator[str]:
    """The heart of a company's full Chinese name, alone and after its city: 远山, 深圳远山."""
    if mention.rule not in ("form.company.zh", "form.firm.zh"):
        return
    name = text[mention.start : mention.end]
    place = next((name[:length] for length in range(_LONGEST, 1, -1) if name[:length] in place_names()), "")
    core = _industry().sub("", name.removeprefix(place))
    if _SHORTEST <= len(core) <= _LONGEST and core not in forms().generic:
        yield core
        if place:
            yield place + core


def _bordered(text: str, start: int, end: int) -> bool:
    """Whether a Latin short name stands between word borders."""
    word = lexicon.compiled("[A-Za-z0-9]")
    if word.match(text[start]) and start and word.match(text[start - 1]):
        return False
    return not (word.match(text[end - 1]) and end < len(text) and word.match(text[end]))


@cache
def _definition() -> Pattern[str]:
    return lexicon.compiled(forms().definition)


@cache
def _industry() -> Pattern[str]:
    words = "|".join(sorted(forms().industry, key=len, reverse=True))
    return lexicon.compiled(f"(?:{words})+$")
