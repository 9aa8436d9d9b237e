"""The words around a number: currencies, units, classifiers, nouns and qualifiers of lexicons/units.toml."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from genesis.lexicon import read_toml


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A currency and the words that name it after and before a number; `minor` is its hundredth or tenth."""

    code: str
    after: tuple[str, ...]
    before: tuple[str, ...]
    minor: tuple[str, ...]


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sign that several currencies share.

    The home country of the publisher decides, else the last word before it that speaks of one (`context`: currency ->
    words), else `default`.
    """

    after: tuple[str, ...]
    before: tuple[str, ...]
    default: str
    home: dict[str, str]
    context: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Uncoded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money without a code in use (francs, bitcoins), by the name that is its unit."""

    name: str
    after: tuple[str, ...]
    before: tuple[str, ...]


class Large(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The unit used for large numbers of a small unit, and what one small unit is worth in it."""

    name: str
    worth: float


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of measurement; `worth` is what one word of it is in `name`."""

    name: str
    words: tuple[str, ...]
    worth: int = 1
    large: Large | None = None


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one class."""

    words: tuple[str, ...]


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """English plurals that can be counted; `stops` end the words between a number and its noun."""

    words: frozenset[str]
    stops: frozenset[str]


class Qualifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before and after a number, by what they say of it (over, about, under, up to)."""

    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """lexicons/units.toml."""

    currency: tuple[Currency, ...]
    sign: tuple[Sign, ...]
    uncoded: tuple[Uncoded, ...]
    words_too: frozenset[str]  # names of currencies that are ordinary words
    unit: tuple[Unit, ...]
    classifier: WordList
    noun: Nouns
    qualifier: Qualifiers


@cache
def units() -> Units:
    """The lexicon, loaded once. Raises LexiconError: the file breaks its schema."""
    return read_toml("units.toml", Units)


@cache
def currency_after() -> dict[str, str]:
    """Lower-case word after a number -> currency code, or the name of money without a code."""
    named = {word: money.name for money in units().uncoded for word in money.after}
    return named | {word.lower(): currency.code for currency in units().currency for word in currency.after}


@cache
def currency_before() -> dict[str, str]:
    """Word or sign before a number -> currency code, or the name of money without a code."""
    named = {word: money.name for money in units().uncoded for word in money.before}
    return named | {word: currency.code for currency in units().currency for word in currency.before}


@cache
def minor_after() -> dict[str, str]:
    """Word for a part of a currency -> currency code."""
    return {word: currency.code for currency in units().currency for word in currency.minor}


@cache
def shared_signs() -> dict[str, Sign]:
    """Bare sign or word (元, $, dollars) -> what it can stand for."""
    return {word: sign for sign in units().sign for word in (*sign.after, *sign.before)}


@cache
def with_context() -> tuple[Sign, ...]:
    """The signs whose currency the words before them can tell."""
    return tuple(sign for sign in units().sign if sign.context)


@cache
def unit_words() -> dict[str, Unit]:
    """Word of a unit -> the unit."""
    return {word: unit for unit in units().unit for word in unit.words}


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, longest first; Latin words end at a word's end.

    One look at the first letter spares the look at hundreds of words, and then only those that begin with it are tried.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=_longest_first):
        by_letter.setdefault(word[0], []).append(word)
    first = "".join(re.escape(letter) for letter in sorted(by_letter))
    branches = (
        re.escape(letter) + f"(?:{'|'.join(_pattern(word)[len(re.escape(letter)) :] for word in known)})"
        for letter, known in sorted(by_letter.items())
    )
    return f"(?=[{first}])(?:{'|'.join(branches)})"


def either(words: Iterable[str]) -> str:
    """A regular expression that is nothing but the alternatives."""
    return "|".join(map(_pattern, sorted(set(words), key=_longest_first)))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _pattern(word: str) -> str:
    return re.escape(word) + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else "")


def _cased(word: str) -> set[str]:
    """The forms in which a text has a currency's name: usd and USD; swiss francs, Swiss francs, Swiss Francs."""
    country, space, name = word.rpartition(" ")
    return {word, word.upper(), word.title(), country.title() + space + name, country.upper() + space + name}


@cache
def placeholders() -> dict[str, str]:
    """What {currency}, {sign}, {minor}, {unit}, {classifier} and {digits} stand for in a rule's pattern."""
    lexicon = units()
    either_case = [form for word in currency_after() for form in _cased(word)]
    return {
        "currency": f"(?P<currency>{alternatives(either_case)})",
        "sign": rf"(?P<sign>{alternatives(word for sign in lexicon.sign for word in sign.after)})",
        "minor": f"(?P<minor>{alternatives(minor_after())})",
        "unit": f"(?P<unit>{alternatives(unit_words())})",
        "classifier": alternatives(lexicon.classifier.words),
        "digits": r"\d+(?:\.\d+)?",
    }
