"""What must stand behind the first words of an act for it to be one: most verbs are not followed by their noun.

A pattern with long alternatives is slow to fail. Where none of the words that its end needs comes as soon as its
longest match would end, it need not be tried.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import TypeVar

from ahocorasick_rs import AhoCorasick

from genesis.mentions.acts.anchors import branches, closing

T = TypeVar("T")
_OPTIONAL = "?*{"
_BRACKET = re.compile(r"\((?:\?(?:-i)?:|\?P<\w+>)")
_AROUND = re.compile(r"\(\?<?[=!]")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_QUANTIFIER = re.compile(r"[?*+][?+]?|\{\d*,?\d*\}[?+]?")
_SPECIAL = frozenset(".^$|")
_NO_SIGN = re.compile(r"\\[bBAZ]|\(\?<?[=!]|[\^$]")
_SHORTEST = {True: 3, False: 1}  # letters of a word worth looking for, by whether it is of ASCII


def needed(pattern: str) -> frozenset[str]:
    """Literals in lower case one of which stands in every match, behind its first words where that can be told.

    Empty where there are no such words, so that the pattern must be tried.
    """
    return _of(pattern, skip=1)


def _of(pattern: str, skip: int) -> frozenset[str]:
    every = [_of_branch(branch, skip) for branch in branches(pattern)]
    return frozenset().union(*every) if all(every) else frozenset()


def _of_branch(branch: str, skip: int) -> frozenset[str]:
    """The literals of the last part of `branch` that cannot be left out, its first `skip` parts apart."""
    for part, optional in reversed(list(_parts(branch))[skip:]):
        if optional:
            continue
        if bracket := _BRACKET.match(part):
            if found := _of(part[bracket.end() : -1], skip=0):
                return found
        elif len(part) >= _SHORTEST[part.isascii()]:
            return frozenset((part.casefold(),))
    return frozenset()


def _parts(branch: str) -> Iterator[tuple[str, bool]]:
    """The brackets and runs of letters of `branch`, each with whether it can be left out; other signs are passed."""
    at, letters = 0, ""
    while at < len(branch):
        end, text = _part(branch, at)
        quantifier = _QUANTIFIER.match(branch, end)
        optional = quantifier is not None and quantifier[0][0] in _OPTIONAL
        plain = len(text) == 1
        if letters and (not plain or quantifier):
            yield letters, False
            letters = ""
        if plain and quantifier is None:
            letters += text
        elif text:
            yield text, optional
        at = quantifier.end() if quantifier else end
    if letters:
        yield letters, False


def _part(branch: str, at: int) -> tuple[int, str]:
    """Where the part at `at` ends, and its text: a bracket, one letter, or "" for what is no literal."""
    sign = branch[at]
    if sign == "(":
        end = at + closing(branch[at:]) + 1
        return end, "" if _AROUND.match(branch, at) else branch[at:end]
    if sign == "\\":
        escaped = branch[at + 1]
        return at + 2, "" if escaped.isalnum() else escaped
    if sign == "[" and (match := _CLASS.match(branch, at)):
        return match.end(), ""
    return at + 1, "" if sign in _SPECIAL else sign


def longest(pattern: str) -> float:
    """The signs of the longest match of `pattern`; infinite where a repetition has no end."""
    return max(_length(branch) for branch in branches(pattern))


def _length(branch: str) -> float:
    at, total = 0, 0.0
    while at < len(branch):
        end, text = _part(branch, at)
        quantifier = _QUANTIFIER.match(branch, end)
        if bracket := _BRACKET.match(text):
            one = longest(text[bracket.end() : -1])
        else:
            one = 0 if _NO_SIGN.match(branch, at) else 1
        total += one * (_times(quantifier[0]) if quantifier and one else 1)
        at = quantifier.end() if quantifier else end
    return total


def _times(quantifier: str) -> float:
    """How often at most what `quantifier` stands behind is repeated."""
    if quantifier[0] != "{":
        return 1 if quantifier[0] == "?" else inf
    most = quantifier.partition("}")[0].rpartition(",")[2].strip("{")
    return int(most) if most else inf


class Words:
    """The literals that each of some patterns needs, to be looked for in one go.

    `numbers` has for each pattern that of its set: patterns that need the same share one. `sets` has for each literal
    the numbers of those that it is in.
    """

    def __init__(self, needed: Sequence[frozenset[str]]) -> None:
        different = list(dict.fromkeys(needed))
        self.numbers = tuple(different.index(literals) for literals in needed)
        self.count = len(different)
        literals = sorted(frozenset().union(*different))
        self.sets = [[n for n, among in enumerate(different) if literal in among] for literal in literals]
        self._finder = AhoCorasick(literals)

    def ends(self, small: str) -> list[tuple[int, int, int]]:
        """The number of each literal in `small`, a text in lower case, its start and its end; sorted by the ends."""
        return self._finder.find_matches_as_indexes(small, overlapping=True)


class Behind:
    """What stands behind each of some places, while a text is walked through from its end."""

    def __init__(self, words: Words, small: str, stops: Iterable[int]) -> None:
        self._words, self._ends, self._stops = words, words.ends(small), list(stops)
        self.nearest: list[float] = [inf] * words.count
        """Where the next literal of each set ends behind the place."""

    def go_back(self, places: Sequence[tuple[int, T]]) -> Iterator[tuple[int, T, float]]:
        """Each of the `places` in a text, from the last to the first, with what it has and the next stop behind it."""
        stops, ends, sets, nearest = self._stops, self._ends, self._words.sets, self.nearest
        stop = inf
        for at, group in reversed(places):
            while stops and stops[-1] >= at:
                stop = stops.pop()
            while ends and ends[-1][2] > at:
                literal, _, end = ends.pop()
                for number in sets[literal]:
                    nearest[number] = end
            yield at, group, stop
