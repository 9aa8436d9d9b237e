"""What an act is about, by the words of lexicons/subjects.toml: chips, AI, rare earths, ..."""

import re
from functools import cache

import msgspec

from genesis.lexicon import Names, compiled, read_toml

_LATIN = re.compile(r"[A-Za-z]")


class Subject(msgspec.Struct, frozen=True):
    """A subject: id, names, and the words by which it is known in both languages."""

    id: str
    name: Names
    zh: str
    en: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]

    def is_named(self, plain: str, language: str) -> bool:
        """Whether `plain` has one of the words; a Chinese text (`zh`) may have those of both languages."""
        if language == "en":
            return compiled(rf"\b(?:{self.en})\b", re.IGNORECASE).search(plain) is not None
        if compiled(self.zh).search(plain):
            return True
        return _LATIN.search(plain) is not None and compiled(rf"\b(?:{self.en})\b").search(plain) is not None


class _Subjects(msgspec.Struct, frozen=True):
    subject: tuple[Subject, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects in the order in which they are listed."""
    return read_toml("subjects.toml", _Subjects).subject


def subjects_of(plain: str, language: str) -> tuple[str, ...]:
    """Ids of the subjects that `plain` (simplified characters) speaks of."""
    return tuple(subject.id for subject in subjects() if subject.is_named(plain, language))
