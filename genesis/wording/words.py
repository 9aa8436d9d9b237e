"""The words of the interface (lexicons/interface.toml) in one of its languages."""

from functools import cache

import msgspec

from genesis.errors import LexiconError
from genesis.lexicon import read_toml


class Phrase(msgspec.Struct, frozen=True, rename={"en": "en", "zh_hans": "zh-Hans", "zh_hant": "zh-Hant"}):
    """A phrase in the languages of the interface; English may be a pair, for one and for more than one."""

    en: str | tuple[str, str]
    zh_hans: str
    zh_hant: str

    def in_(self, language: str, n: int | None) -> str:
        """The phrase in `language`, not yet filled in; the form for `n` of something."""
        if language != "en":
            return self.zh_hant if language == "zh-Hant" else self.zh_hans
        if isinstance(self.en, str):
            return self.en
        return self.en[0] if n == 1 else self.en[1]


class Words:
    """Phrases by `section.name`, filled in: `words("en")("count.events", n=3)` is "3 events"."""

    def __init__(self, language: str) -> None:
        """Take the language: en, zh-Hans or zh-Hant."""
        self.language = language

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """The phrase `key` with its `{places}` filled; `n` also decides between one and many.

        Raises LexiconError: there is no such phrase, or a place of it is not given.
        """
        text = phrase(key).in_(self.language, n)
        if n is not None:
            values["n"] = f"{n:,}"
        try:
            return text.format(**values)
        except KeyError as error:
            raise LexiconError(f"lexicons/interface.toml, {key}: {error} is not given") from error

    def has(self, key: str) -> bool:
        """Whether there is a phrase `key`."""
        section, _, name = key.partition(".")
        return name in phrases().get(section, {})


@cache
def phrases() -> dict[str, dict[str, Phrase]]:
    """All phrases: section -> name -> phrase."""
    return read_toml("interface.toml", dict[str, dict[str, Phrase]])


def phrase(key: str) -> Phrase:
    """The phrase `section.name`.

    Raises LexiconError: there is none.
    """
    section, _, name = key.partition(".")
    try:
        return phrases()[section][name]
    except KeyError as error:
        raise LexiconError(f"lexicons/interface.toml has no phrase {key!r}") from error


@cache
def words(language: str) -> Words:
    """The words of the interface in `language`: en, zh-Hans or zh-Hant."""
    return Words(language)
