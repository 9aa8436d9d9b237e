"""Loads and checks the language data in genesis/lexicons/: TOML and CSV files, no code.

A TOML file is decoded against a msgspec type, so that a wrong field, type or value is a `LexiconError` that names
the file and the place in it.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from genesis.errors import LexiconError

T = TypeVar("T")
_ROOT = files("genesis") / "lexicons"


def read_toml(name: str, type: type[T]) -> T:  # noqa: A002 - msgspec's own word
    """Decode `lexicons/<name>` as `type`.

    Raises LexiconError: the file is missing, is no TOML, or breaks the type.
    """
    try:
        return msgspec.toml.decode((_ROOT / name).read_bytes(), type=type)
    except (OSError, msgspec.DecodeError) as error:
        raise LexiconError(f"lexicons/{name}: {error}") from error


def read_csv(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of `lexicons/<name>` as dicts; `columns` must be there, in any order.

    Raises LexiconError: the file is missing, a column is missing, or a row has too many or too few cells.
    """
    try:
        with (_ROOT / name).open(encoding="utf-8") as lines:
            reader = csv.DictReader(lines)
            missing = set(columns) - set(reader.fieldnames or ())
            if missing:
                raise LexiconError(f"lexicons/{name}: no column {', '.join(sorted(missing))}")
            return list(_whole_rows(name, reader))
    except OSError as error:
        raise LexiconError(f"lexicons/{name}: {error}") from error


def _whole_rows(name: str, reader: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    for row in reader:
        if None in row or None in row.values():
            raise LexiconError(
                f"lexicons/{name}, line {reader.line_num}: expected {len(reader.fieldnames or ())} cells"
            )
        yield row


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, divided by `|`."""
    return tuple(value for value in cell.split("|") if value)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern of a lexicon once.

    Raises LexiconError: the pattern is no regular expression.
    """
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise LexiconError(f"pattern {pattern!r}: {error}") from error


class Names(msgspec.Struct, frozen=True, rename={"en": "en", "zh_hans": "zh-Hans", "zh_hant": "zh-Hant"}):
    """A name in the three languages of the interface."""

    en: str
    zh_hans: str
    zh_hant: str

    def in_(self, language: str) -> str:
        """The name in `language` (en, zh-Hans, zh-Hant)."""
        return {"zh-Hans": self.zh_hans, "zh-Hant": self.zh_hant}.get(language, self.en)


class Category(msgspec.Struct, frozen=True):
    """An event category: id, names, and how it is drawn."""

    id: str
    name: Names
    symbol: str  # Plotly marker symbol
    meaning: str
    unsaid: dict[str, float] = msgspec.field(default_factory=dict)
    """Country -> share that a rival has among the sides a text names, from which on an act without a target is
    aimed at it: American export controls in a text about China. Countries that act so towards all have none."""


class _Categories(msgspec.Struct, frozen=True):
    category: tuple[Category, ...]


@cache
def categories() -> tuple[Category, ...]:
    """All event categories in the order in which they are listed."""
    return read_toml("categories.toml", _Categories).category
