"""Values of filters and settings in words, by their key in the address; codes never reach a reader."""

from collections.abc import Callable

from genesis.lexicon import categories
from genesis.mentions.subjects import subjects
from genesis.selection import NONE, WITHOUT
from genesis.titles.names import organisation_name
from genesis.wording.places import country
from genesis.wording.titles import programme_words, title_words
from genesis.wording.words import Words, words

# Where the words of a setting's values stand in the interface; a place of many settings is named by the value alone.
_SETTINGS = {
    "zoom": "control.zoom_{}",
    "lanes": "control.lanes_{}",
    "axis": "axis.{}",
    "column": "table.{}",
    "lang": "language.{}",
    "group": "setting.group_{}",
    "ties": "setting.ties_{}",
}


def value_words(field: str, value: str, language: str) -> str:
    """A value of a facet in words, by the facet's key in the address."""
    say = words(language)
    if value == NONE:
        special = {"country": "filter.no_side", "source": "filter.unknown_publisher"}
        return say(special.get(field, "filter.none"))
    readers: dict[str, Callable[[str, str], str]] = {
        "country": country,
        "target": country,
        "programme": programme_words,
        "organisation": organisation_words,
        "category": _category,
        "subject": _subject,
    }
    if field in readers:
        return readers[field](value, language)
    return say(f"{field}.{value}") if field in ("status", "precision") and say.has(f"{field}.{value}") else value


def organisation_words(name: str, language: str) -> str:
    """An organisation by its canonical name in `language`; as it is where the gazetteer has no Chinese."""
    return name if language == "en" else title_words("", organisation_name(name, "zh-Hans"), language) or name


def setting_words(parameter: str, value: str, language: str) -> str:
    """A value of any parameter of the address in words: "Quarter" for zoom, "Sum, falling" for sort."""
    say = words(language)
    if parameter == "sort":
        return sort_words(value, language)
    if parameter in _SETTINGS:
        key = _SETTINGS[parameter].format(value)
        return say(key) if say.has(key) else value
    return value_words(parameter, value, language)


def sort_words(sort: str, language: str) -> str:
    """An order of the table in words: "Date", "Date, falling"."""
    say = words(language)
    column = say(f"table.{sort.removeprefix(WITHOUT)}")
    return say("control.falling", by=column) if sort.startswith(WITHOUT) else column


def parameter_words(parameter: str, language: str) -> str:
    """A parameter of the address by the name that it has on the pages; itself where it has none."""
    say: Words = words(language)
    for section in ("filter", "parameter"):
        if say.has(f"{section}.{parameter}"):
            return say(f"{section}.{parameter}")
    return parameter


def _category(value: str, language: str) -> str:
    return next((one.name.in_(language) for one in categories() if one.id == value), value)


def _subject(value: str, language: str) -> str:
    return next((one.name.in_(language) for one in subjects() if one.id == value), value)
