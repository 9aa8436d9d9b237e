"""One pass over a text: where rules match and what their resolvers make of the matches."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from genesis.lexicon import compiled
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.resolvers import RESOLVERS
from genesis.mentions.dates.rules import Grammar, Matcher
from genesis.model import Relation

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]】]+")
_LENGTH = itemgetter(0)
_YEAR = 4  # digits
_TURN_DAYS = 15  # so many days after New Year a text may still have been written in the year before


class Found(NamedTuple):
    """An expression, how it was read and by which rule."""

    start: int
    end: int
    reading: Reading
    rule: str
    relation: Relation = ""


class _Unread(NamedTuple):
    """What looks like a date and cannot be read: 去年11月 in a text of unknown age, 30 February."""

    end: int


def scan(text: str, grammar: Grammar, context: Context) -> Iterator[Found]:
    """The expressions of a text from its beginning to its end; links are passed over."""
    position = 0
    for token in _tokens(text, grammar):
        if token.end() <= position:
            continue
        if token.start() < position:  # of a word or number of which an expression has taken the beginning
            rest = grammar.token.match(text, position)
            if rest is None:
                continue
            token = rest
        matchers = _matchers(token, grammar)
        found = _best(text, token.start(), matchers, context) if matchers else None
        if found:
            position = found.end
        if isinstance(found, Found):
            context.remember(found.reading)
            yield found


def _tokens(text: str, grammar: Grammar) -> Iterable[re.Match[str]]:
    """Where matches can begin, outside links; of the words those alone that begin some rule's."""
    starts = grammar.by_start
    tokens = [token for token in grammar.token.finditer(text) if token.lastindex is None or token[0].lower() in starts]
    links = [link.span() for link in _LINK.finditer(text)]
    if not links:
        return tokens
    places = [start for start, _ in links]
    return [token for token in tokens if not _inside(token.start(), links, places)]


def _inside(place: int, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Does `place` lie in one of the spans, which begin at `starts`?"""
    number = bisect_right(starts, place) - 1
    return number >= 0 and place < spans[number][1]


def _matchers(token: re.Match[str], grammar: Grammar) -> tuple[Matcher, ...]:
    """The rules that can begin with a token: a number, a word, a Chinese character or a run of Chinese numerals."""
    word = token.group()
    first = word[0]
    if first.isdecimal():
        return _matchers_of_number(token, len(word), grammar)
    key = word.lower() if first.isascii() else first
    gate = grammar.gates.get(key)
    if gate and not gate.match(token.string, token.start() + len(key)):
        return ()
    return grammar.by_start.get(key, ())


def _matchers_of_number(token: re.Match[str], digits: int, grammar: Grammar) -> tuple[Matcher, ...]:
    """The rules that can begin with a number so long, by the sign behind it: most numbers are no dates."""
    length = "0000" if digits == _YEAR else "00" if digits < _YEAR else "0"
    text, end = token.string, token.end()
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    sign, by_sign = text[end : end + 1], grammar.by_sign[length]
    matchers = by_sign.get(sign, by_sign[""]) if sign else grammar.by_start[length]  # a text may end with a date
    return matchers if matchers and grammar.digit_gate.match(text, token.start()) else ()


def _best(text: str, start: int, matchers: tuple[Matcher, ...], context: Context) -> Found | _Unread | None:
    """The longest match at `start` that can be read; where none can, the stretch that is to be passed over."""
    matches = [
        (start + len(match.group().rstrip()), matcher, match)
        for matcher in matchers
        if (match := matcher.pattern.match(text, start)) and match.end() > start
    ]
    if not matches:
        return None
    if len(matches) > 1:
        matches.sort(key=_LENGTH, reverse=True)
    for end, matcher, match in matches:
        context.at(start, end)
        groups = {name: group for name, group in match.groupdict().items() if group}
        reading = RESOLVERS[matcher.rule.resolve]({**groups, **matcher.rule.set}, context)
        if reading:
            return Found(start, end, reading, matcher.rule.id, matcher.rule.relation)
    return _Unread(matches[0][0])


def writing_year(text: str, published: date | None, grammar: Grammar) -> int | None:
    """The year that 今年 means: that of the publication, or the one before in a text of early January that looks back.

    A text looks back where its 今年 goes with months that the new year has not seen (今年6月, 今年以来).
    """
    if published is None:
        return None
    if published.month == 1 and published.day <= _TURN_DAYS:
        back, on = grammar.lexicon.looks_back, grammar.lexicon.looks_on
        if compiled(back).search(text) and not compiled(on).search(text):
            return published.year - 1
    return published.year
