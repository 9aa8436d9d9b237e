"""What an act is about, by the words of lexicons/subjects.toml: chips, AI, rare earths, ..."""

import re
from functools import cache

import msgspec

from genesis.lexicon import Names, compiled, read_toml
from genesis.mentions.acts.anchors import guarded
from genesis.mentions.acts.wording import lowercase
from genesis.scripts import lowered

_LATIN = re.compile(r"[A-Za-z]")
_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


class Subject(msgspec.Struct, frozen=True):
    """A subject: id, names, and the words by which it is known in both languages."""

    id: str
    name: Names
    zh: str
    en: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


class _Subjects(msgspec.Struct, frozen=True):
    subject: tuple[Subject, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects in the order in which they are listed."""
    return read_toml("subjects.toml", _Subjects).subject


def subjects_of(plain: str, language: str) -> tuple[str, ...]:
    """Ids of the subjects that `plain` (simplified characters) speaks of, in the order in which they are listed.

    A Chinese text (`zh`) may have the words of both languages.
    """
    if language == "en":
        small = lowered(plain)
        return tuple(id_ for id_, words in _uncased() if words.search(small))
    named = {id_ for id_, words in _chinese() if words.search(plain)}
    if _LATIN.search(plain):
        named.update(id_ for id_, words in _english() if id_ not in named and words.search(plain))
    return tuple(subject.id for subject in subjects() if subject.id in named)


@cache
def _chinese() -> _Patterns:
    return tuple((subject.id, compiled(subject.zh)) for subject in subjects())


@cache
def _english() -> _Patterns:
    return tuple((subject.id, compiled(_words(subject))) for subject in subjects())


@cache
def _uncased() -> _Patterns:
    """Those for a text in lower case."""
    return tuple((subject.id, compiled(lowercase(_words(subject)))) for subject in subjects())


def _words(subject: Subject) -> str:
    return rf"\b(?:{guarded(subject.en)})\b"
