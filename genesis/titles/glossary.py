"""The glossary: common nouns of the field in Chinese and English (lexicons/glossary.csv)."""

from functools import cache

import msgspec

from genesis.lexicon import listed, read_csv

_COLUMNS = ("zh", "en", "modifier", "kind")


class Term(msgspec.Struct, frozen=True):
    """An entry of the glossary."""

    zh: str
    en: str  # as the head of a phrase
    modifier: str  # as it stands before another noun
    kind: str  # noun, instrument, adjective


@cache
def glossary() -> dict[str, dict[str, Term]]:
    """Terms by form: `zh` by Chinese forms, `en` by normalised English ones."""
    by_form: dict[str, dict[str, Term]] = {"zh": {}, "en": {}}
    for row in read_csv("glossary.csv", _COLUMNS):
        chinese, english = listed(row["zh"]), listed(row["en"])
        term = Term(chinese[0], english[0], row["modifier"] or singular(english[0]), row["kind"])
        for form in chinese:
            by_form["zh"].setdefault(form, term)
        for form in (*english, term.modifier):
            by_form["en"].setdefault(normalised(form), term)
    return by_form


def singular(phrase: str) -> str:
    """The last word of an English phrase without the plural's s."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith(("ss", "us", "ics")) else phrase


def normalised(phrase: str) -> str:
    """An English phrase as a key: small letters, no article, spaces for hyphens, singular."""
    return singular(phrase.lower().replace("-", " ").removeprefix("the "))
