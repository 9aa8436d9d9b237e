"""Acts: words that tell what was done, found by the patterns of the acts lexicon."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from math import inf

import msgspec

from genesis.lexicon import compiled
from genesis.mentions.acts.anchors import Anchors, branches, guarded
from genesis.mentions.acts.glosses import Unglossed
from genesis.mentions.acts.lexicon import Act, blocks, is_apart, is_listed, needs, of_firms, patterns, rules, takes
from genesis.mentions.acts.needed import Behind, Words, longest, needed
from genesis.mentions.acts.wording import BLANK, lettercase_matters, lowercase, passes_stops, stops, without_addresses
from genesis.model import ActMention, Language
from genesis.scripts import lowered

__all__ = ["Act", "blocks", "find", "is_apart", "is_listed", "needs", "of_firms", "patterns", "rules", "takes"]

_REACH = 60  # characters to either side in which a clause's ends are sought
_LONGEST = {"en": 400, "zh": 200}  # characters of the longest act
_FARTHEST = 1000  # characters that no pattern reaches
_ENDS = re.compile(r"[，。；！？\n]|[,;.!?](?=\s)")
_AHEAD = re.compile(r"\(\?[=!]")
_BLANKS = re.compile(f"{BLANK}+")
_UP_TO_LAST_END = re.compile(rf"(?s:.*)(?:{_ENDS.pattern})")


def find(plain: str, language: Language) -> list[ActMention]:
    """All acts in `plain`, sorted by start, at the same words the heaviest first."""
    return list(_all(Unglossed(plain, language), "en" if language == "en" else "zh"))


class _Way(msgspec.Struct, frozen=True):
    """One alternative of a block's pattern."""

    act: Act
    rule: str
    unless: re.Pattern[str] | None  # words of the clause that make it something else
    cased: bool  # matched with the text as it is, else with it in lower case
    pattern: re.Pattern[str]  # of texts without addresses, much quicker
    with_addresses: str
    needed: frozenset[str]  # literals one of which stands behind its first words
    reach: float  # characters within which that literal ends
    bounded: bool  # it must also end before the next sign that no gap passes
    sight: float  # characters within which it sees what is there; an address beyond them makes no difference


_Group = tuple[tuple[_Way, int], ...]  # ways that can begin with the same letters, with the set of their literals


class _Table(msgspec.Struct, frozen=True):
    anchors: Anchors[_Group]
    words: Words


@cache
def _table(language: str) -> _Table:
    ways = tuple(_ways(language))
    words = Words([way.needed for way in ways])

    def group(numbers: Sequence[int]) -> _Group:
        return tuple((ways[number], words.numbers[number]) for number in numbers)

    return _Table(Anchors([way.with_addresses for way in ways], by_words=language == "en", made=group), words)


def _ways(language: str) -> Iterator[_Way]:
    english = language == "en"
    for act, rule, expression in zip(blocks(language), rules(language), patterns(language), strict=True):
        unless = compiled(guarded(act.unless), re.IGNORECASE if english else 0) if act.unless else None
        for branch in branches(expression):
            cased = not english or lettercase_matters(branch)
            whole = rf"\b(?:{branch if cased else lowercase(branch)})" if english else branch
            flags = re.IGNORECASE if english and cased else 0
            plain = without_addresses(whole)
            literals = needed(branch)
            reach = min(longest(plain), _LONGEST[language]) if literals else inf
            bounded = bool(literals) and not passes_stops(plain, language)
            sight = min(longest(_AHEAD.sub("(?:", plain)), _FARTHEST)
            yield _Way(act, rule, unless, cased, compiled(plain, flags), whole, literals, reach, bounded, sight)


def _all(short: Unglossed, language: str) -> Iterator[ActMention]:
    """The acts of a text, which is walked through from its end, so that what stands behind a place is known there."""
    table, plain = _table(language), short.text
    small = lowered(plain)
    behind = Behind(table.words, small, (stop.start() for stop in stops(language).finditer(small)))
    nearest = behind.nearest
    addresses, address = [blank.start() for blank in _BLANKS.finditer(plain)], inf
    found: list[list[ActMention]] = []
    for at, ways, stop in behind.go_back(table.anchors.places(plain, small)):
        while addresses and addresses[-1] >= at:
            address = addresses.pop()
        near = address < at + _FARTHEST
        here: list[ActMention] = []
        told = ""  # the rule whose earlier way has been found here
        for way, literals in ways:
            if way.bounded:
                if nearest[literals] > stop:
                    continue
            elif nearest[literals] - at > (max(way.reach, _FARTHEST) if near else way.reach):
                continue
            if way.rule == told:
                continue
            seen = address < at + way.sight
            pattern = compiled(way.with_addresses, way.pattern.flags) if seen else way.pattern
            match = pattern.match(plain if way.cased else small, at)
            if match is None:
                continue
            told = way.rule
            if way.unless is None or not way.unless.search(_clause(plain, at, match.end())):
                here.append(_mention(way, match, short))
        if here:
            found.append(sorted(here, key=_heaviest_first) if len(here) > 1 else here)
    return chain.from_iterable(reversed(found))


def _heaviest_first(act: ActMention) -> tuple[int, int]:
    return -act.weight, act.end


def _mention(way: _Way, match: re.Match[str], short: Unglossed) -> ActMention:
    """What the `match` tells, at its offsets in the text with glosses."""
    act = way.act
    object_start, object_end = -1, -1
    for group in match.re.groupindex.values():
        if match.start(group) >= 0:
            object_start, object_end = short.span(*match.span(group))
            break
    start, end = short.span(*match.span())
    return ActMention(
        start=start,
        end=end,
        act=act.id,
        category=act.category,
        weight=act.weight,
        polarity=act.polarity,
        object_start=object_start,
        object_end=object_end,
        rule=way.rule,
    )


def _clause(plain: str, start: int, end: int) -> str:
    """The words from the last clause mark before `start` to the next after `end`, no more than a short reach."""
    before, after = plain[max(0, start - _REACH) : start], plain[end : end + _REACH]
    last, stop = _UP_TO_LAST_END.match(before), _ENDS.search(after)
    return before[last.end() if last else 0 :] + plain[start:end] + after[: stop.start() if stop else None]
