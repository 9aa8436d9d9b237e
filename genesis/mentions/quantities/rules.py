"""The rules of lexicons/quantities.toml, compiled: one expression for all that can follow a number."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from genesis.errors import LexiconError
from genesis.lexicon import compiled, read_toml
from genesis.mentions.quantities.words import either, placeholders
from genesis.model import Language
from genesis.scripts import lowered

_LATIN = re.compile(r"[A-Za-z]")
_WINDOW = 16  # characters before a number that a rule looks at
Example = tuple[str, float, float, str]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How what follows a number, or a word without one, makes a quantity."""

    id: str
    resolver: str
    languages: tuple[str, ...]
    after: str = ""
    before: str = ""  # what must stand before the number
    not_before: str = ""  # what must not stand before a whole word
    words: tuple[str, ...] = ()
    unit: str = ""
    factor: float = 1
    value: float = 0
    largest: float = float("inf")  # a greater number is something else (三百成)
    smallest_scale: int = 1  # a number not in 万 or 亿 is something else
    accept: tuple[Example, ...]
    reject: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        """What follows the number, with the words of the lexicon in place."""
        return compiled(_filled(self))

    def stands_before(self, plain: str, start: int) -> bool:
        """Whether what the rule wants before the number ends at `start`."""
        return compiled(rf"(?:{self.before})\Z").search(plain, max(0, start - _WINDOW), start) is not None

    def rejects(self, plain: str, match: re.Match[str]) -> bool:
        """Whether a whole word stands where it means something else."""
        if not self.not_before:
            return False
        pattern = compiled(rf"(?:{self.not_before})\Z")
        return pattern.search(plain, max(0, match.start() - _WINDOW), match.start()) is not None


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]


class RuleSet:
    """The rules of one language: `after` tells what follows a number, `whole_words` what needs none."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        tails = [rule for rule in rules if rule.after]
        self._tails, self._heads = tails, [rule for rule in rules if rule.before and not rule.after]
        self._by_group = {f"r{index}": rule for index, rule in enumerate(tails)}
        # Each rule's groups get names of their own, as one expression may not hold a name twice.
        parts = [f"(?P<{group}>{_unnamed(rule.pattern().pattern)})" for group, rule in self._by_group.items()]
        self._patterns = {rule.id: rule.pattern() for rule in rules}
        self._tail = re.compile("|".join(parts))
        self._by_word = {word: rule for rule in rules for word in rule.words}
        self._words = re.compile(either(self._by_word))

    def after(self, plain: str, end: int) -> tuple[Rule, re.Match[str]] | None:
        """The first rule that fits what stands at `end`, with its match."""
        found = self._tail.match(plain, end)
        if found is None or found.lastgroup is None:
            return None
        rule = self._by_group[found.lastgroup]
        match = self._patterns[rule.id].match(plain, end)
        return (rule, match) if match else None

    def candidates(
        self, plain: str, start: int, end: int, first: tuple[Rule, re.Match[str]] | None
    ) -> Iterator[tuple[Rule, re.Match[str]]]:
        """`first`, which `after` gave, and the rules behind it that fit the number at `start` to `end` as well."""
        if first:
            if not first[0].before or first[0].stands_before(plain, start):
                yield first
            for rule in self._tails[self._tails.index(first[0]) + 1 :]:
                match = self._patterns[rule.id].match(plain, end)
                if match and (not rule.before or rule.stands_before(plain, start)):
                    yield rule, match
        for rule in self._heads:
            stands = plain[start - 1 : start] == rule.before[-1] and rule.stands_before(plain, start)
            if stands and (match := self._patterns[rule.id].match(plain, end)):
                yield rule, match

    def whole_words(self, plain: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The rule and place of each whole word, found in the text in lower case."""
        small = lowered(plain)
        match = self._words.search(small)
        while match is not None:
            inside = _LATIN.match(small, match.start() - 1) if match.start() else None
            if not inside:
                yield self._by_word[match.group()], match
            match = self._words.search(small, match.start() + 1 if inside else match.end())


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they are tried. Raises LexiconError: the file breaks its schema."""
    return read_toml("quantities.toml", _Rules).rule


@cache
def rule_set(language: Language) -> RuleSet:
    """The compiled rules of a language (both Chinese scripts have the same)."""
    short = language[:2]
    return RuleSet(tuple(rule for rule in rules() if short in rule.languages))


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _filled(rule: Rule) -> str:
    pattern = rule.after
    for name in re.findall(r"(?<!\\)\{([a-z_]+)\}", pattern):
        if name not in placeholders():
            raise LexiconError(f"lexicons/quantities.toml, rule {rule.id}: no words are known as {{{name}}}")
        pattern = pattern.replace(f"{{{name}}}", placeholders()[name])
    return pattern
