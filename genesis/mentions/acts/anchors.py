"""Where a pattern can begin: the first letters of each way that it has, so that it is tried there alone.

Hundreds of patterns over every letter of a long text are slow; tried only where one of their first words stands they
cost a look into a table.
"""

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from genesis.errors import LexiconError

_GROUP = re.compile(r"\((?:\?(?:-i)?:|\?P<\w+>)")
_NEUTRAL = re.compile(r"\\b|\(\?[=!][^()]*\)|\(\?<[=!][^()]*\)")  # takes no letter
_SPECIAL = frozenset(".^$*+?{}[]\\|() -")  # signs that end the literal beginning
_OPTIONAL = "?*{"
_WORD, _CAPITALS = re.compile(r"[^\W_]+"), re.compile(r"[A-Z]+")


def heads(pattern: str) -> set[str]:
    """The literal beginnings, in lower case, one of which every match of `pattern` has.

    Raises LexiconError: a way of the pattern begins with no letters of its own.
    """
    found: set[str] = set()
    for branch in branches(pattern):
        found |= _of_branch(branch)
    return found


def guarded(pattern: str) -> str:
    """`pattern` behind a look at its first letter, which spares one at each way; itself where a way has none."""
    try:
        first = {sign for head in heads(pattern) for sign in (head[0], head[0].upper())}
    except LexiconError:
        return pattern
    return f"(?=[{re.escape(''.join(sorted(first)))}])(?:{pattern})"


def _signs(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Each sign of `pattern` outside escapes and character classes: place, sign, depth of brackets after it."""
    depth, skip, inside = 0, False, False
    for at, sign in enumerate(pattern):
        if skip:
            skip = False
        elif sign == "\\":
            skip = True
        elif inside:
            inside = sign != "]"
        elif sign == "[":
            inside = True
        else:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            yield at, sign, depth


def branches(pattern: str) -> list[str]:
    """The alternatives of `pattern` outside brackets."""
    parts, start = [], 0
    for at, sign, depth in _signs(pattern):
        if sign == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def _of_branch(branch: str) -> set[str]:
    while neutral := _NEUTRAL.match(branch):
        branch = branch[neutral.end() :]
    if group := _GROUP.match(branch):
        end = closing(branch)
        inner, rest = branch[group.end() : end], branch[end + 1 :]
        if rest[:1] and rest[0] in _OPTIONAL:
            return heads(inner) | _of_branch(rest[1:])
        return heads(inner)
    if branch.startswith(r"\d"):
        return set("0123456789")
    literal = ""
    for at, sign in enumerate(branch):
        following = branch[at + 1 : at + 2]
        if sign in _SPECIAL or (following and following in _OPTIONAL):
            break
        literal += sign
    if not literal:
        raise LexiconError(f"a pattern must begin with a word: {branch[:60]!r}")
    return {literal.casefold()}


def closing(branch: str) -> int:
    """Where the bracket that `branch` begins with closes."""
    for at, sign, depth in _signs(branch):
        if sign == ")" and depth == 0:
            return at
    raise LexiconError(f"a bracket is not closed: {branch[:60]!r}")


def lowered(text: str) -> str:
    """`text` in lower case, of the same length."""
    small = text.lower()
    return small if len(small) == len(text) else _CAPITALS.sub(lambda capitals: capitals[0].lower(), text)


class Anchors:
    """A table from first letters to the numbers of the patterns that can begin with them."""

    def __init__(self, patterns: Sequence[str], by_words: bool) -> None:
        self._by_words = by_words
        self._numbers: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for head in heads(pattern):
                self._numbers.setdefault(head, []).append(number)
        self._lengths = sorted({len(head) for head in self._numbers})
        self._heads = list(self._numbers)
        self._finder = AhoCorasick(self._heads)
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, text: str, small: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each offset at which patterns can begin, and their numbers; `small` is `text` in lower case."""
        known = self._known
        for start, letters in self._words(text) if self._by_words else self._longest_heads(small):
            numbers = known.get(letters)
            if numbers is None:
                numbers = self._starting(letters)
            if numbers:
                yield start, numbers

    @staticmethod
    def _words(text: str) -> Iterator[tuple[int, str]]:
        return ((word.start(), word[0]) for word in _WORD.finditer(text))

    def _longest_heads(self, small: str) -> list[tuple[int, str]]:
        """In order of place, the longest head at each, of which the others there are beginnings."""
        found: dict[int, str] = {}
        for number, start, _ in self._finder.find_matches_as_indexes(small, overlapping=True):
            found[start] = self._heads[number]  # they come by their ends, the longer later
        return sorted(found.items())

    def _starting(self, letters: str) -> tuple[int, ...]:
        small = letters.casefold()
        found = {number for size in self._lengths for number in self._numbers.get(small[:size], ())}
        numbers = tuple(sorted(found))
        if len(self._known) < 200_000:
            self._known[letters] = numbers
        return numbers
