"""The words and forms of lexicons/sentences.toml: abbreviations and what makes a line a heading."""

import re
from functools import cache

import msgspec

from genesis.lexicon import compiled, read_toml


class HeadingForm(msgspec.Struct, frozen=True):
    """A form that makes a whole line a heading, with its level and examples."""

    id: str
    level: int
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


class Marks(msgspec.Struct, frozen=True):
    """The file lexicons/sentences.toml; its first lines say what each list is."""

    never: frozenset[str]
    numbered: frozenset[str]
    seldom: frozenset[str]
    starters: frozenset[str]
    heading: tuple[HeadingForm, ...]


@cache
def marks() -> Marks:
    """Load the marks once."""
    return read_toml("sentences.toml", Marks)


@cache
def heading_forms() -> tuple[tuple[re.Pattern[str], int], ...]:
    """The patterns that make all of a line a heading, each with its level, in the order in which they are tried."""
    return tuple((compiled(form.pattern), form.level) for form in marks().heading)


_DOTTED = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")  # U.S, U.S.C, J (the last stop is the one in question)


def ends_sentence(word: str, following: str) -> bool:
    """Tell whether the stop after `word` ends an English sentence.

    `following` is the next word, "" at the end of the text. Initials and abbreviations with stops inside count as
    words after which a sentence seldom ends.
    """
    known = marks()
    if word in known.never:
        return False
    if word in known.numbered:
        return not following[:1].isdigit()
    if word in known.seldom or (_DOTTED.fullmatch(word) and not word.islower() and word != "I"):
        return following in known.starters or not following
    return True
