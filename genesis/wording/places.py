"""Names of countries: Babel's, with the exceptions of lexicons/places.toml."""

from functools import cache

import msgspec
from babel import Locale

from genesis.lexicon import Names, read_toml
from genesis.selection import NONE
from genesis.wording.words import words

_LOCALES = {"en": "en", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}


class _Place(msgspec.Struct, frozen=True):
    name: Names
    short: Names
    sentence: str | None = None  # English, within a sentence: with the article


@cache
def _places() -> dict[str, _Place]:
    return read_toml("places.toml", dict[str, _Place])


def locale_of(language: str) -> str:
    """Babel's name for a language of the interface."""
    return _LOCALES[language]


def country(code: str, language: str) -> str:
    """The name of a country by its code: "United States"; the code itself where nobody knows it."""
    if code == NONE:
        return words(language)("filter.no_side")
    place = _places().get(code)
    return place.name.in_(language) if place else _of_babel(code, language)


def short_country(code: str, language: str) -> str:
    """The name for chips and labels: "US", "UAE"."""
    place = _places().get(code)
    return place.short.in_(language) if place else country(code, language)


def country_in_sentence(code: str, language: str) -> str:
    """The name as it stands in a sentence: "the United States"."""
    place = _places().get(code)
    return place.sentence if place and place.sentence and language == "en" else country(code, language)


@cache
def _of_babel(code: str, language: str) -> str:
    return str(Locale.parse(_LOCALES[language]).territories.get(code, code))


def listing(names: list[str], language: str, word: str = "filter.and") -> str:
    """Names as a list in words: "the United States, China and others"; 美国、中国及其他方."""
    if len(names) < 2:
        return "".join(names)
    joint = words(language)(word)
    if language == "en":
        return f"{', '.join(names[:-1])} {joint} {names[-1]}"
    return f"{'、'.join(names[:-1])}{joint}{names[-1]}"
