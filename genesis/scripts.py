"""Chinese scripts and signs: one text in simplified characters and half-width signs, at unchanged offsets."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain

from opencc import OpenCC

from genesis.lexicon import read_csv
from genesis.model import Language

_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_SIGNS = {0x2018: "'", 0x2019: "'", 0x201B: "'", 0x2032: "'", 0x00A0: " ", 0x3000: "\t", 0x202F: " ", 0x2009: " "}
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212, 0xFF0D), "-")
_FULL_WIDTH_RANGES = ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0xFF04, 0xFF05))
_FULL_WIDTH = {code: chr(code - 0xFEE0) for first, last in _FULL_WIDTH_RANGES for code in range(first, last + 1)}
_ADDRESS = re.compile(r"https?://[^\s<>()（）]+")
_HAN_RUN, _WORD = re.compile(r"[㐀-䶿一-鿿]+"), re.compile(r"[A-Za-z]+")
_CAPITALS = re.compile(r"[A-Z]+")
_SAMPLE = 20_000  # characters that decide a document's language


Table = dict[str, str]


@cache
def _simplified() -> Table:
    """Traditional to simplified characters, one to one, from OpenCC's character list."""
    codes = chain.from_iterable(range(first, last + 1) for first, last in _HAN)
    han = [chr(code) for code in codes]
    simple = OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {a: b for a, b in zip(han, simple, strict=True) if a != b and len(b) == 1}


@cache
def _plain() -> Table:
    others = {**_SIGNS, **_DASHES, **_FULL_WIDTH}
    return {**_simplified(), **{chr(code): sign for code, sign in others.items()}}


@cache
def _regional() -> tuple[tuple[str, str], ...]:
    """Words of Taiwan, in simplified characters, and those of the mainland for them, of the same length."""
    rows = read_csv("regional.csv", ("taiwan", "mainland"))
    return tuple((row["taiwan"], row["mainland"]) for row in rows)


@cache
def _any_of(table: Callable[[], Table]) -> re.Pattern[str]:
    """One of the keys: found in a text ten times as quickly as each character is looked up."""
    return re.compile(f"[{''.join(map(re.escape, table()))}]")


def _replaced(text: str, table: Callable[[], Table]) -> str:
    signs = table()
    return _any_of(table).sub(lambda match: signs[match[0]], text)


@lru_cache(maxsize=2)  # a text is asked for when its document is dated and again when it is read
def plain(text: str) -> str:
    """Return `text` in simplified characters, half-width letters and digits, straight apostrophes; same length.

    Words that Taiwan has of its own are replaced by those of the mainland where they are as long.
    """
    changed = _replaced(text, _plain)
    for taiwan, mainland in _regional():
        changed = changed.replace(taiwan, mainland)
    return changed


def simplified(text: str) -> str:
    """Return `text` with each traditional character replaced by its simplified form; same length."""
    return _replaced(text, _simplified)


def lowered(text: str) -> str:
    """`text` in lower case, of the same length."""
    small = text.lower()
    return small if len(small) == len(text) else _CAPITALS.sub(lambda capitals: capitals[0].lower(), text)


def language_of(text: str) -> Language:
    """Tell Chinese in either script from English by counting characters and words, addresses left out."""
    sample = text[:_SAMPLE]
    sample = _ADDRESS.sub(" ", sample)
    han, words = "".join(_HAN_RUN.findall(sample)), len(_WORD.findall(sample))
    if len(han) <= words:  # a Chinese character carries somewhat less than an English word
        return "en"
    traditional = len(_any_of(_simplified).findall(han))
    return "zh-Hant" if traditional > len(han) * 0.1 else "zh-Hans"
