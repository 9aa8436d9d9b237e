"""The file lexicons/metadata.toml: where documents say who published them and when."""

from functools import cache

import msgspec

from genesis.lexicon import read_toml


class FrontMatterKeys(msgspec.Struct, frozen=True):
    """Keys of front matter for each field, the best first."""

    title: tuple[str, ...]
    publisher: tuple[str, ...]
    url: tuple[str, ...]
    published: tuple[str, ...]
    language: tuple[str, ...]


class PageTags(msgspec.Struct, frozen=True):
    """Names of meta tags, the best first."""

    published: tuple[str, ...]


class TextWords(msgspec.Struct, frozen=True):
    """Labels before a publication day, and words beside a day that lies ahead."""

    labels: tuple[str, ...]
    ahead_before: tuple[str, ...]
    ahead_after: tuple[str, ...]
    past_before: tuple[str, ...]


class Form(msgspec.Struct, frozen=True):
    """A form of a day or of a dateline, with examples."""

    id: str
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


class Metadata(msgspec.Struct, frozen=True):
    """All of the file."""

    front_matter: FrontMatterKeys
    page: PageTags
    text: TextWords
    day: tuple[Form, ...]
    address: tuple[Form, ...]
    dateline: tuple[Form, ...]


@cache
def metadata() -> Metadata:
    """Load the file once."""
    return read_toml("metadata.toml", Metadata)
