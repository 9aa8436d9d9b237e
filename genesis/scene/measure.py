"""How wide a text is, and where it may be broken (lexicons/widths.csv, labels.toml)."""

import re
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from genesis.lexicon import compiled, read_csv, read_toml

SLACK = 1.02  # hinting and kerning differ from browser to browser
_WIDE = 1000  # thousandths of an em: Chinese characters and their signs
_UNKNOWN = 600
_LATIN_LETTER = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")


class _Together(msgspec.Struct, frozen=True):
    id: str
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


class _Signs(msgspec.Struct, frozen=True):
    never_first: str
    never_last: str


class _Clauses(msgspec.Struct, frozen=True):
    ends: tuple[str, ...]


class _Mirror(msgspec.Struct, frozen=True):
    order: tuple[str, ...]


class LabelRules(msgspec.Struct, frozen=True):
    """What holds together in a label and where it may end."""

    together: tuple[_Together, ...]
    signs: _Signs
    clauses: _Clauses
    mirror: _Mirror


@cache
def label_rules() -> LabelRules:
    """The rules of lexicons/labels.toml."""
    return read_toml("labels.toml", LabelRules)


@cache
def _advances(bold: bool) -> dict[str, int]:
    rows = read_csv("widths.csv", ("code", "regular", "bold"))
    return {chr(int(row["code"], 16)): int(row["bold" if bold else "regular"]) for row in rows}


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float = 13, bold: bool = False) -> float:
    """The width of `text` in pixels at a type size in pixels, with a little slack."""
    advances = _advances(bold)
    units = sum(advances.get(sign, _WIDE if sign >= "\u2e80" else _UNKNOWN) for sign in text)
    return units / 1000 * size * SLACK


@lru_cache(maxsize=20_000)
def pieces(text: str) -> tuple[str, ...]:
    """Cut a text where a line may break; each piece keeps the space that follows it."""
    held = _held(text)
    cuts = [0, *(at for at in range(1, len(text)) if at not in held and _may_break(text, at)), len(text)]
    return tuple(text[start:end] for start, end in pairwise(cuts) if start < end)


def _held(text: str) -> set[int]:
    """The places within what holds together."""
    inner: set[int] = set()
    for rule in label_rules().together:
        for match in compiled(rule.pattern).finditer(text):
            inner.update(range(match.start() + 1, match.end()))
    return inner


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    signs = label_rules().signs
    if after in signs.never_first or before in signs.never_last or after == " ":
        return False
    if before == " ":
        return True
    wide = before >= "\u2e80" or after >= "\u2e80"
    return wide and not (_LATIN_LETTER.match(before) and _LATIN_LETTER.match(after))


def two_lines(text: str, tail: float = 0, size: float = 13) -> tuple[str, str] | None:
    """Break a text into two balanced lines; `tail` is the width of what follows on the second.

    None where it cannot be broken: a word would stand alone.
    """
    parts = pieces(text)
    chinese = any(sign >= "\u2e80" for sign in text)
    least = 3 if chinese else 2  # pieces on a line
    best: tuple[float, tuple[str, str]] | None = None
    for at in range(least, len(parts) - least + 1):
        first, second = "".join(parts[:at]).rstrip(), "".join(parts[at:])
        width = max(text_width(first, size), text_width(second, size) + tail)
        if best is None or width < best[0]:
            best = (width, (first, second))
    return best[1] if best else None


def clause(text: str, most: float, size: float = 13) -> str:
    """The longest beginning of `text` within `most` pixels that ends with a clause, else with a word and …."""
    ends = [match for end in label_rules().clauses.ends for match in _places(text, end)]
    fitting = [text[:at] for at in ends if text_width(text[:at], size) <= most]
    if fitting and len(longest := max(fitting, key=len)) * 2 >= len(text) * 0.6:
        return longest
    kept = ""
    for piece in pieces(text):
        if text_width(kept + piece.rstrip() + "…", size) > most:
            break
        kept += piece
    return kept.rstrip() + "…"


def _places(text: str, end: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(end), text)]
