"""The words and templates of titles, as data: lexicons/titles.toml decoded and checked."""

from functools import cache

import msgspec

from genesis.lexicon import read_toml


class BothWords(msgspec.Struct, frozen=True):
    """One expression in both languages."""

    en: str
    zh: str


class Joining(msgspec.Struct, frozen=True):
    """What stands between the members of a list of names."""

    comma: str
    last: str
    others: str


class ObjectEdges(msgspec.Struct, frozen=True):
    """Patterns of the words in and around an object that belong to the sentence, and generic measures."""

    zh_lead: str
    zh_tail: str
    zh_sums: str
    zh_verbs: str
    zh_related: str
    zh_toward: str
    generic: tuple[str, ...]
    empty: tuple[str, ...]
    en_lead: str
    en_sums: str
    en_tail: str
    markup: str


class PhraseWords(msgspec.Struct, frozen=True):
    """Function words of noun phrases: what a join reads in the other language, negations, prepositions."""

    zh_joins: dict[str, str]
    en_joins: dict[str, str]
    zh_negations: tuple[str, ...]
    en_prepositions: tuple[str, ...]


class Heads(msgspec.Struct, frozen=True):
    """Heads of state and government by canonical name, and what a name must not stand before."""

    not_before: tuple[str, ...]
    names: dict[str, BothWords]


class Templates(msgspec.Struct, frozen=True):
    """The templates of one act in each language, best first."""

    en: tuple[str, ...]
    zh: tuple[str, ...]


class TitleWords(msgspec.Struct, frozen=True):
    """All of lexicons/titles.toml."""

    status: dict[str, dict[str, str]]
    joining: dict[str, Joining]
    sides: dict[str, dict[str, str]]
    currencies: dict[str, dict[str, str]]
    object: ObjectEdges
    topics: dict[str, dict[str, str]]
    phrase: PhraseWords
    measures: dict[str, tuple[str, ...]]
    articles: dict[str, tuple[str, ...]]
    heads: Heads
    actors: dict[str, tuple[str, ...]]
    nobody: Templates
    category: dict[str, Templates]
    act: dict[str, Templates]


@cache
def title_words() -> TitleWords:
    """The wording of titles.

    Raises LexiconError: the file breaks its schema.
    """
    return read_toml("titles.toml", TitleWords)


def short(language: str) -> str:
    """`en` or `zh`: the two sets of words that titles have."""
    return "en" if language == "en" else "zh"
