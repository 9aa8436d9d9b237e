"""Names that a reader may search by: of organisations, programmes, persons and products, with their stock tickers.

Any form of the gazetteer stands for the canonical name: NVDA, 英伟达, 輝達 and NVIDIA Corporation are all Nvidia.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from genesis.lexicon import listed, read_csv
from genesis.selection.folding import folded

_FILES = ("companies", "organisations", "programmes", "laws", "persons", "products", "regions")
_ALIASES = ("aliases_en", "aliases_zh_hans", "aliases_zh_hant")
_COLUMNS = ("name_en", "ticker", "ambiguous", *_ALIASES)
_SHORTEST = {True: 2, False: 5}  # characters of a form that is sought in a text, by whether it is Chinese
_UNINDEXED = frozenset(("persons", "products", "regions"))  # files whose names no column of the events holds


class Name(msgspec.Struct, frozen=True):
    """A row of the gazetteer, as far as a search needs it."""

    canonical: str
    forms: tuple[str, ...]  # folded, the canonical one first
    sought: tuple[str, ...]  # those of them that stand for it in any text, where no column holds the name
    tickers: tuple[str, ...]  # codes without the exchange: NVDA


@cache
def names() -> Mapping[str, Name]:
    """All names by their canonical form."""
    return {row["name_en"]: _name(file, row) for file in _FILES for row in read_csv(f"{file}.csv", _COLUMNS)}


def _name(file: str, row: Mapping[str, str]) -> Name:
    written = (row["name_en"], *(form for column in _ALIASES for form in listed(row[column])))
    doubtful = {folded(form) for form in listed(row["ambiguous"])}
    forms = tuple(dict.fromkeys(map(folded, written)))
    clear = (form for form in forms if form not in doubtful and len(form) >= _SHORTEST[not form.isascii()])
    return Name(row["name_en"], forms, tuple(clear) if file in _UNINDEXED else (), codes(listed(row["ticker"])))


def codes(tickers: Iterable[str]) -> tuple[str, ...]:
    """Stock codes as readers type them: NASDAQ:NVDA is NVDA; cells that hold several, divided by |, are divided."""
    single = (one for cell in tickers for one in listed(cell))
    return tuple(dict.fromkeys(one.rpartition(":")[2] for one in single))


@cache
def _bearers() -> Mapping[str, frozenset[str]]:
    """The canonical names that a folded form or ticker stands for."""
    found: dict[str, set[str]] = {}
    for name in names().values():
        written = (*name.forms, *map(folded, name.tickers))
        for form in written:
            found.setdefault(form, set()).add(name.canonical)
    return {form: frozenset(bearers) for form, bearers in found.items()}


def named(words: str) -> frozenset[str]:
    """The canonical names of whoever bears this name or ticker; empty where nobody does."""
    bare = folded(words.strip())
    return _bearers().get(bare) or _bearers().get(bare.rpartition(":")[2], frozenset())


def matching(words: str, among: Iterable[str]) -> list[str]:
    """Those names that hold the words, or whose bearer has a form or a ticker that does."""
    bare = folded(words.strip())
    return [one for one in among if bare in folded(one) or any(_holds(names()[name], bare) for name in named(one))]


def _holds(name: Name, bare: str) -> bool:
    return any(bare in form for form in name.forms) or any(folded(code).startswith(bare) for code in name.tickers)
