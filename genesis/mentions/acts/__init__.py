"""Acts: words that tell what was done, found by the patterns of the acts lexicon."""

import re
from collections.abc import Iterator
from functools import cache

from genesis.lexicon import compiled
from genesis.mentions.acts.anchors import Anchors
from genesis.mentions.acts.lexicon import Act, blocks, is_apart, is_listed, needs, patterns, rules
from genesis.model import ActMention, Language

__all__ = ["Act", "blocks", "find", "is_apart", "is_listed", "needs", "patterns"]

_REACH = 60  # characters to either side in which a clause's ends are sought
_ENDS = re.compile(r"[，。；！？\n]|[,;.!?](?=\s)")


def find(plain: str, language: Language) -> list[ActMention]:
    """All acts in `plain`, sorted by start, at the same words the heaviest first."""
    return sorted(_all(plain, "en" if language == "en" else "zh"), key=lambda act: (act.start, -act.weight, act.end))


@cache
def _table(language: str) -> tuple[tuple[tuple[Act, str, re.Pattern[str]], ...], Anchors]:
    flags = re.IGNORECASE if language == "en" else 0
    expressions = [compiled(pattern, flags) for pattern in patterns(language)]
    rows = tuple(zip(blocks(language), rules(language), expressions, strict=True))
    return rows, Anchors(patterns(language), by_words=language == "en")


def _all(plain: str, language: str) -> Iterator[ActMention]:
    rows, anchors = _table(language)
    for at, numbers in anchors.places(plain):
        for number in numbers:
            act, rule, pattern = rows[number]
            match = pattern.match(plain, at)
            if match is None:
                continue
            if act.unless and compiled(act.unless, pattern.flags).search(_clause(plain, match.start(), match.end())):
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
