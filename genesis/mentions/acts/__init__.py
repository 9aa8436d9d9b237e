"""Acts: words that tell what was done, found by the patterns of the acts lexicon."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from genesis.lexicon import compiled
from genesis.mentions.acts.anchors import Anchors
from genesis.mentions.acts.lexicon import Act, blocks, is_apart, is_listed, needs, patterns, rules
from genesis.mentions.acts.wording import BLANK, without_addresses
from genesis.model import ActMention, Language

__all__ = ["Act", "blocks", "find", "is_apart", "is_listed", "needs", "patterns"]

_REACH = 60  # characters to either side in which a clause's ends are sought
_FARTHEST = 1000  # characters that no pattern reaches
_ENDS = re.compile(r"[，。；！？\n]|[,;.!?](?=\s)")


def find(plain: str, language: Language) -> list[ActMention]:
    """All acts in `plain`, sorted by start, at the same words the heaviest first."""
    return sorted(_all(plain, "en" if language == "en" else "zh"), key=lambda act: (act.start, -act.weight, act.end))


class _Row(msgspec.Struct, frozen=True):
    act: Act
    rule: str
    expression: str
    pattern: re.Pattern[str]  # of texts without addresses, much quicker


@cache
def _table(language: str) -> tuple[tuple[_Row, ...], Anchors]:
    flags = _flags(language)
    rows = tuple(
        _Row(act, rule, expression, compiled(without_addresses(expression), flags))
        for act, rule, expression in zip(blocks(language), rules(language), patterns(language), strict=True)
    )
    return rows, Anchors(patterns(language), by_words=language == "en")


def _flags(language: str) -> int:
    return re.IGNORECASE if language == "en" else 0


def _all(plain: str, language: str) -> Iterator[ActMention]:
    rows, anchors = _table(language)
    flags = _flags(language)
    address = plain.find(BLANK)  # the next one
    for at, numbers in anchors.places(plain):
        if 0 <= address < at:
            address = plain.find(BLANK, at)
        near = 0 <= address - at < _FARTHEST
        for number in numbers:
            row = rows[number]
            act, rule = row.act, row.rule
            match = (compiled(row.expression, flags) if near else row.pattern).match(plain, at)
            if match is None:
                continue
            if act.unless and compiled(act.unless, flags).search(_clause(plain, match.start(), match.end())):
                continue
            yield _mention(act, rule, match)


def _mention(act: Act, rule: str, match: re.Match[str]) -> ActMention:
    group = next((name for name, text in match.groupdict().items() if text is not None), None)
    start, end = match.span(group) if group else (-1, -1)
    return ActMention(
        start=match.start(),
        end=match.end(),
        act=act.id,
        category=act.category,
        weight=act.weight,
        polarity=act.polarity,
        object_start=start,
        object_end=end,
        rule=rule,
    )


def _clause(plain: str, start: int, end: int) -> str:
    """The words from the last clause mark before `start` to the next after `end`, no more than a short reach."""
    before, after = plain[max(0, start - _REACH) : start], plain[end : end + _REACH]
    cuts = [match.end() for match in _ENDS.finditer(before)]
    stop = _ENDS.search(after)
    return before[cuts[-1] if cuts else 0 :] + plain[start:end] + after[: stop.start() if stop else None]
