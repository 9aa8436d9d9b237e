"""What an act is about, by the words of lexicons/subjects.toml: chips, AI, rare earths, ..."""

import re
from functools import cache

import msgspec

from genesis.lexicon import Names, compiled, read_toml


class Subject(msgspec.Struct, frozen=True):
    """A subject: id, names, and the words by which it is known in both languages."""

    id: str
    name: Names
    zh: str
    en: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]

    def pattern(self, language: str) -> re.Pattern[str]:
        """The compiled words of `zh` or `en`."""
        if language == "en":
            return compiled(rf"\b(?:{self.en})\b", re.IGNORECASE)
        return compiled(rf"{self.zh}|\b(?:{self.en})\b")


class _Subjects(msgspec.Struct, frozen=True):
    subject: tuple[Subject, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects in the order in which they are listed."""
    return read_toml("subjects.toml", _Subjects).subject


def subjects_of(plain: str, language: str) -> tuple[str, ...]:
    """Ids of the subjects that `plain` (simplified characters) speaks of."""
    return tuple(subject.id for subject in subjects() if subject.pattern(language).search(plain))
