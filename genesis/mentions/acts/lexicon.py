"""The acts lexicon: lexicons/acts.<language>.toml holds its words, acts.<language>.<part>.toml its blocks."""

from collections import Counter
from functools import cache

import msgspec

from genesis.lexicon import read_toml
from genesis.mentions.acts.wording import Wording
from genesis.model import Polarity


class Act(msgspec.Struct, frozen=True):
    """One block of the lexicon: how an act is told, and what it is."""

    id: str
    category: str
    weight: int
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    verb: str = ""  # with `noun`: the act in all ways in which the two are joined
    noun: str = ""
    pattern: str = ""  # further ways
    polarity: Polarity | None = None
    needs: tuple[str, ...] = ()  # money, state, future, firms: what must stand beside it
    listed: bool = False  # told by a name alone, which is an act only as an entry of a list or table
    apart: bool = False  # an act of its own beside others in its clause
    takes: bool = False  # what is in force or ends is what the text told before: it takes its category
    firms: str = ""  # its category where a firm takes part, `none` where it is then no act
    unless: str = ""  # words of its clause that make it something else


class _Words(msgspec.Struct, frozen=True):
    parts: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, str, str]] = {}


class _Part(msgspec.Struct, frozen=True):
    act: tuple[Act, ...]


@cache
def blocks(language: str) -> tuple[Act, ...]:
    """The acts of `zh` or `en` in the order of the files."""
    return tuple(act for part in _words(language).parts for act in read_toml(f"acts.{language}.{part}.toml", _Part).act)


@cache
def patterns(language: str) -> tuple[str, ...]:
    """The regular expression of each of the `blocks`.

    Raises LexiconError: a pattern names words that are not there.
    """
    words = _words(language)
    wording = Wording(language, words.words, words.irregular)
    return tuple(wording.pattern(act.verb, act.noun, act.pattern) for act in blocks(language))


@cache
def _words(language: str) -> _Words:
    return read_toml(f"acts.{language}.toml", _Words)


@cache
def rules(language: str) -> tuple[str, ...]:
    """The name of each of the `blocks`: its id, numbered where several blocks share it."""
    seen: Counter[str] = Counter()
    names = []
    for act in blocks(language):
        seen[act.id] += 1
        names.append(f"act.{language}.{act.id}" + (f".{seen[act.id]}" if seen[act.id] > 1 else ""))
    return tuple(names)


def needs(rule: str) -> tuple[str, ...]:
    """What must stand beside an act that `rule` found for it to be a report."""
    act = _named().get(rule)
    return act.needs if act else ()


def is_apart(rule: str) -> bool:
    """Is an act that `rule` found one of its own beside others in its clause?"""
    act = _named().get(rule)
    return act is not None and act.apart


def is_listed(rule: str) -> bool:
    """Is an act that `rule` found one only where it is an entry of a list or table with a date of its own?"""
    act = _named().get(rule)
    return act is not None and act.listed


def takes(rule: str) -> bool:
    """Does an act that `rule` found take its category from the act that the text told before?"""
    act = _named().get(rule)
    return act is not None and act.takes


def of_firms(rule: str) -> str:
    """The category of an act that `rule` found where a firm takes part in it; "" where that makes no difference."""
    act = _named().get(rule)
    return act.firms if act else ""


@cache
def _named() -> dict[str, Act]:
    return {rule: act for language in ("zh", "en") for rule, act in zip(rules(language), blocks(language), strict=True)}
