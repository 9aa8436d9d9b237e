"""Where a pattern can begin: the first letters of each way that it has, so that it is tried there alone.

Hundreds of patterns over every letter of a long text are slow; tried only where one of their first words stands they
cost a look into a table.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from genesis.errors import LexiconError

T = TypeVar("T")
_GROUP = re.compile(r"\((?:\?(?:-i)?:|\?P<\w+>)")
_NEUTRAL = re.compile(r"\\b|\(\?[=!][^()]*\)|\(\?<[=!][^()]*\)")  # takes no letter
_STRUCTURE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)  # escapes and classes are longer than one sign
_OPTIONAL = "?*{"
_LETTER = re.compile(r"[^.^$*+?{}\[\]\\|() -](?![?*{])")  # of the literal beginning
_OPTIONAL_LETTER = re.compile(r"[^.^$*+?{}\[\]\\|() -]\?")
_BREAK = re.compile(r"(?: |-|\\\.|\[- \])(?![?*{])")  # that ends the literal, and with it its last word
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 200_000  # that are kept with the patterns that they can begin


def heads(pattern: str) -> set[str]:
    """The literal beginnings, in lower case, one of which every match of `pattern` has.

    Those of a whole word end with the sign behind it.

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
    """Each bracket and bar outside escapes and classes: its place, the sign, the depth of brackets behind it."""
    depth = 0
    for found in _STRUCTURE.finditer(pattern):
        sign = found[0]
        if len(sign) == 1:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            yield found.start(), sign, depth


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
        return {head for way in branches(inner) for head in _of_branch(way + rest)}
    if branch.startswith(r"\d"):
        return set("0123456789")
    size = next((at for at in range(len(branch)) if not _LETTER.match(branch, at)), len(branch))
    word, rest = branch[:size], branch[size:]
    if optional := _OPTIONAL_LETTER.match(rest):  # laws?: with and without its last letter
        after = rest[optional.end() :]
        return _of_branch(word + rest[0] + after) | _of_branch(word + after)
    if not word:
        raise LexiconError(f"a pattern must begin with a word: {branch[:60]!r}")
    if word.isascii() and (group := _GROUP.match(rest)):  # ha(?:s|ve): a word goes on
        end = closing(rest)
        if rest[end + 1 : end + 2] not in tuple(_OPTIONAL):
            return {
                head for way in branches(rest[group.end() : end]) for head in _of_branch(word + way + rest[end + 1 :])
            }
    broken = _BREAK.match(rest)
    return {word.casefold() + sign for sign in broken[0].strip("[\\]")} if broken else {word.casefold()}


def closing(branch: str) -> int:
    """Where the bracket that `branch` begins with closes."""
    for at, sign, depth in _signs(branch):
        if sign == ")" and depth == 0:
            return at
    raise LexiconError(f"a bracket is not closed: {branch[:60]!r}")


def _first_word(head: str) -> str:
    """The letters with which its first word begins, with a space behind a word that ends in it."""
    word = _WORD.match(head)
    return head if word is None or word[0] == head else f"{word[0]} "


class Anchors(Generic[T]):
    """A table from first letters to the patterns that can begin with them: what `made` makes of their numbers."""

    def __init__(self, patterns: Sequence[str], by_words: bool, made: Callable[[tuple[int, ...]], T]) -> None:
        self._by_words, self._made = by_words, made
        self._numbers: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for head in {_first_word(head) for head in heads(pattern)} if by_words else heads(pattern):
                self._numbers.setdefault(head, []).append(number)
        self._lengths = sorted({len(head) for head in self._numbers})
        self._finder = AhoCorasick(list(self._numbers))
        self._of_head = [made(self._starting(head)) for head in self._numbers]
        self._of_word: dict[str, T | None] = {}

    def places(self, text: str, small: str) -> list[tuple[int, T]]:
        """Each offset at which patterns can begin, and these, in order; `small` is `text` in lower case."""
        return self._words(text) if self._by_words else self._longest_heads(small)

    def _words(self, text: str) -> list[tuple[int, T]]:
        known = self._of_word
        found: list[tuple[int, T]] = []
        for word in _WORD.finditer(text):
            letters = word[0]
            patterns = known[letters] if letters in known else self._of_letters(letters)
            if patterns is not None:
                found.append((word.start(), patterns))
        return found

    def _of_letters(self, letters: str) -> T | None:
        numbers = self._starting(f"{letters.casefold()} ")
        patterns = self._made(numbers) if numbers else None
        if len(self._of_word) < _MOST_WORDS:
            self._of_word[letters] = patterns
        return patterns

    def _longest_heads(self, small: str) -> list[tuple[int, T]]:
        """Those of the longest head at each place, of which the others there are beginnings."""
        matches = self._finder.find_matches_as_indexes(small, overlapping=True)
        longest = {start: head for head, start, _ in matches}  # they come by their ends, the longer later
        patterns = self._of_head
        return [(start, patterns[longest[start]]) for start in sorted(longest)]

    def _starting(self, letters: str) -> tuple[int, ...]:
        """The patterns that can begin where `letters` stand."""
        return tuple(sorted({number for size in self._lengths for number in self._numbers.get(letters[:size], ())}))
