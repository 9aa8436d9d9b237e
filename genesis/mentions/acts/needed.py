"""What must stand behind the first words of an act for it to be one: most verbs are not followed by their noun.

A pattern with long alternatives is slow to fail. Where none of the words that its end needs comes as soon as its
longest match would end, it need not be tried.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import inf

from ahocorasick_rs import AhoCorasick

from genesis.mentions.acts.anchors import branches, closing

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

    `numbers` has for each pattern that of its set: patterns that need the same share one. Of a pattern that needs none
    the set is empty.
    """

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        different = list(dict.fromkeys(sets))
        self.numbers = tuple(different.index(literals) for literals in sets)
        self._count = len(different)
        literals = sorted(frozenset().union(*different))
        self._finder = AhoCorasick(literals)
        self._needing = [[n for n, needed in enumerate(different) if literal in needed] for literal in literals]

    def places(self, small: str) -> "Places":
        """Where those of each set stand in `small`, a text in lower case."""
        ends: list[list[int]] = [[] for _ in range(self._count)]
        for literal, _, end in self._finder.find_matches_as_indexes(small, overlapping=True):  # by their ends
            for number in self._needing[literal]:
                ends[number].append(end)
        return Places(ends)


class Places:
    """Where the literals of each set end in one text that is walked through once."""

    def __init__(self, ends: Sequence[Sequence[int]]) -> None:
        self._ends = ends
        self.ahead: list[float] = [-1] * len(ends)
        """For each set where the next of its literals ends, as seen from where `after` was last asked about it."""

    def after(self, number: int, start: int) -> float:
        """Where the next literal of set `number` ends, behind `start`; infinite where there is none."""
        ends = self._ends[number]
        at = bisect_right(ends, start)
        self.ahead[number] = end = ends[at] if at < len(ends) else inf
        return end
