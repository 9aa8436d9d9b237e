"""Why a document could not be read, in the language of the interface (lexicons/failures.toml)."""

from functools import cache

import msgspec

from genesis.lexicon import compiled, read_toml
from genesis.wording.titles import title_words


class Failure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An error of reading and its Chinese words."""

    en: str
    zh: str
    accept: tuple[str, ...]


class _Failures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    failure: tuple[Failure, ...]


@cache
def failures() -> tuple[Failure, ...]:
    """All errors that have Chinese words."""
    return read_toml("failures.toml", _Failures).failure


def failure_words(error: str, language: str) -> str:
    """The column `error` of a document in `language`; one without Chinese words stays in English."""
    if language == "en":
        return error
    for one in failures():
        if match := compiled(one.en).fullmatch(error):
            return title_words("", one.zh.format(**match.groupdict()), language)
    return error
