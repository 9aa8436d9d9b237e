"""Names of sides, organisations, programmes and subjects in the language of a title."""

from functools import cache

import msgspec
from babel import Locale

from genesis.lexicon import listed, read_csv
from genesis.titles.wording import short, title_words

_FILES = ("companies", "laws", "organisations", "persons", "programmes", "products", "regions")
_COLUMNS = ("name_en", "kind", "country", "aliases_en", "aliases_zh_hans", "ambiguous")
_LONG = 34  # letters: a longer name of a body gives way to its shortest alias
_QUOTES = "“”「」《》"


class Entry(msgspec.Struct, frozen=True):
    """A row of the gazetteer, as far as titles need it."""

    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]  # in Latin letters
    zh: tuple[str, ...]  # simplified, the usual form first
    doubtful: frozenset[str]  # forms that need context


@cache
def gazetteer() -> dict[str, Entry]:
    """All named things by canonical English name."""
    rows = [row for name in _FILES for row in read_csv(f"{name}.csv", _COLUMNS)]
    return {row["name_en"]: _entry(row) for row in rows}


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        name=row["name_en"],
        kind=row["kind"],
        country=row["country"],
        aliases=listed(row["aliases_en"]),
        zh=listed(row["aliases_zh_hans"]),
        doubtful=frozenset(listed(row["ambiguous"])),
    )


@cache
def english_names() -> dict[str, str]:
    """Canonical English name by Chinese form, for forms that have one owner."""
    owners: dict[str, set[str]] = {}
    for entry in gazetteer().values():
        for form in entry.zh:
            owners.setdefault(form.strip(_QUOTES), set()).add(entry.name)
    return {form: min(names) for form, names in owners.items() if len(names) == 1 and len(form) > 1}


def is_chinese(text: str) -> bool:
    """Whether `text` has a Chinese character."""
    return any("㐀" <= sign <= "鿿" for sign in text)


def side_name(code: str, language: str) -> str:
    """A country or the Union, as a title calls it."""
    own = title_words().sides[short(language)].get(code)
    return own or (country_name(code) if short(language) == "en" else Locale("zh").territories.get(code, code))


def country_name(code: str) -> str:
    """The English name of a country or the Union, as the gazetteer has it; the code where it has none."""
    return _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["name_en"] for row in read_csv("countries.csv", ("code", "name_en"))}


def side_within(code: str, language: str) -> str:
    """A side as it stands inside a line: with the article that it takes in English."""
    name = side_name(code, language)
    return title_words().sides["the"].get(code, name) if short(language) == "en" else name


def organisation_name(name: str, language: str) -> str:
    """An organisation in `language`, "" where only a Chinese form is known and English is asked for.

    A Chinese form longer than the Latin name explains the name and is not what texts call it.
    """
    entry = gazetteer().get(name)
    if short(language) == "zh":
        return entry.zh[0] if entry and entry.zh and len(entry.zh[0]) <= len(name) else name
    if entry is None:
        return "" if is_chinese(name) else name
    if len(name) <= _LONG or not entry.aliases:
        return name
    return min(entry.aliases, key=len)


def programme_name(name: str, language: str) -> str:
    """A programme or law with the article or quotation marks that it takes, "" where `language` has no name."""
    entry = gazetteer().get(name)
    if short(language) == "en":
        return "" if is_chinese(name) else with_article(name.split(" (")[0])
    if entry is None or not entry.zh:
        return name
    bare = entry.zh[0].strip(_QUOTES)
    return f"《{bare}》" if entry.kind == "law" else f"“{bare}”"


def is_occasion(name: str) -> bool:
    """Whether a programme is a meeting: AI Action Summit, Two Sessions."""
    return name.split(" (")[0].split()[-1] in title_words().articles["occasions"]


def with_article(name: str) -> str:
    """An English name with the article that it takes: the Genesis Mission, Stargate."""
    last = name.split()[-1]
    first = name.split()[0].lower()
    return f"the {name}" if last in title_words().articles["the_before"] and first not in ("the", "a") else name
