"""What stands around a quantity: a currency sign before it, a qualifier, the sum of which it is a conversion."""

import re
from collections.abc import Iterable, Set
from functools import cache
from typing import cast

from genesis.mentions.quantities import words
from genesis.mentions.quantities.resolvers import shared_currency
from genesis.model import Qualifier

_LONGEST_PREFIX = 8
_ABOUT = (
    r"(?:当前|现约|约合|折合|约|合|近|超|逾|相当于|人民币|about|approximately|around|roughly|nearly|some|or"
    r"|equivalent to|~|≈|=)"
)
_RATE = r"(?:按(?:照)?[^（(）),，。]{0,8}|现|当前|目前)汇率(?:计算|折算)?[,，]?\s?"
_CONVERSION = re.compile(
    rf"\s?(?:[（(\[]\s?(?:{_RATE})?(?:{_ABOUT}\s?){{0,3}}|[,，]?\s?(?:{_RATE})?(?:约合|折合|约折合|合人民币|相当于)(?:人民币)?约?"
    r"|, or (?:about |roughly |nearly )?| or (?:about|roughly|nearly) )\s?"
)
_OPENED = re.compile(rf"[（(\[]\s?(?:{_RATE})?(?:{_ABOUT}\s?){{0,3}}\Z")
_CLOSED = re.compile(r"\s?(?:(?:at|as of|按|以)[^()（）\[\]]{0,40})?[)）\]]")
_ENDS = re.compile(r"[。；;\n]|[.!?]\s")
_AT_HAND, _SENTENCE = 24, 120  # characters between a sum and its conversion: side by side; in one sentence
_NO_CHANGE = "".join(f"(?<!{word} )" for word in ("anywhere", "somewhere", "ranging", "range", "ranges"))
_CHANGE = re.compile(
    rf"(?:[从由自][^,，。；;\d]{{0,8}}|{_NO_CHANGE}\bfrom (?:[\w' ]{{0,16}} )?(?:about |around |roughly |nearly )?)\Z"
)
DASHES = frozenset("—–-~～")
RANGE_SIGNS = DASHES | frozenset("至到与和 tao")  # with which what stands between the ends of a range begins
RANGE_ENDS = DASHES | frozenset("至到与和 之")  # with which it ends
_ALSO = r"(?:(?:as much as|as many as|as high as|more than|about|around|nearly|roughly|up to|over|perhaps) )?"
RANGE_CHINESE = re.compile(r"\s?(?:[—–\-~～]{1,2}|至|到)\s?(?:约|近|逾|超过|最多)?")
_TWO_ENDS = re.compile(r"\s?(?:与|和|到|至)\s?(?:约|近)?")
RANGE_ENGLISH = re.compile(rf"\s?(?:-to-|-|–|—|~|to|and|or)\s?{_ALSO}")
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly )?\Z", re.IGNORECASE)
_BETWEEN_CHINESE = re.compile(r"(?:介于|介乎|介於|在|处于)约?\Z")
_FARTHEST = 22  # characters between the ends of a range


def _prefix_pattern(sign: str) -> str:
    """The sign as an expression; a code stands at a word's start, M before it is a million."""
    return (r"(?<![A-Za-z])M?" if sign[0].isalpha() and sign.isascii() else "") + re.escape(sign)


@cache
def _prefixes() -> dict[str, re.Pattern[str]]:
    """Last character of a currency sign that stands before a number -> all signs that end with it, longest first."""
    signs = {*words.currency_before(), *(sign for shared in words.units().sign for sign in shared.before)}
    by_last: dict[str, list[str]] = {}
    for sign in sorted(signs, key=lambda sign: (-len(sign), sign)):
        by_last.setdefault(sign[-1], []).append(_prefix_pattern(sign))
    return {last: re.compile(rf"(?P<prefix>{'|'.join(ways)})(?: {{0,2}}|-)\Z") for last, ways in by_last.items()}


def last_signs() -> Set[str]:
    """The last characters of all currency signs that stand before a number."""
    return _prefixes().keys()


def currency_before(plain: str, start: int, floor: int, home: str | None) -> tuple[int, str, bool, int] | None:
    """The currency sign that ends at `start`: its own start, the currency, whether the sign is shared, its factor."""
    near = plain[max(0, start - 3) : start]  # the sign's last letter, and one - or up to two spaces
    near = near[:-1] if near.endswith("-") else near.rstrip(" ")
    pattern = _prefixes().get(near[-1:])
    if pattern is None:
        return None
    found = pattern.search(plain, max(floor, start - _LONGEST_PREFIX - 2), start)
    if found is None:
        return None
    sign, factor = found["prefix"], 1
    if sign.startswith("M") and sign not in words.currency_before():
        sign, factor = sign[1:], 10**6
    if sign in words.currency_before():
        return found.start(), words.currency_before()[sign], False, factor
    return (found.start(), shared_currency(sign, home), True, factor) if sign in words.shared_signs() else None


@cache
def _qualifiers_before() -> tuple[dict[str, str], dict[str, tuple[int, ...]], int]:
    """The words before a quantity; by the last sign of such words their lengths, longest first; the greatest length."""
    known = {word: kind for kind, list_ in words.units().qualifier.before.items() for word in list_}
    return known, _lengths(known, -1), max(map(len, known))


@cache
def _qualifiers_after() -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """The words behind a quantity; by the first sign of such words their lengths, longest first."""
    known = {word: kind for kind, list_ in words.units().qualifier.after.items() for word in list_}
    return known, _lengths(known, 0)


def _lengths(known: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[place], set()).add(len(word))
    return {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}


def qualifier(plain: str, start: int, end: int) -> Qualifier:
    """How the text qualifies the quantity at `start` to `end`: over, about, under, up to, or not at all."""
    after, lengths = _qualifiers_after()
    for length in lengths.get(plain[end : end + 1], ()):
        if kind := after.get(plain[end : end + length]):
            return cast(Qualifier, kind)
    before, lengths, longest = _qualifiers_before()
    stop = start - 1 if plain[start - 1 : start] == " " else start
    head = plain[max(0, stop - longest) : stop].lower()
    for length in lengths.get(head[-1:], ()):
        kind = before.get(head[-length:]) if len(head) >= length else None
        if kind is not None and not _inside_word(head, len(head) - length):
            return cast(Qualifier, "" if kind == "none" else kind)
    return ""


def _inside_word(text: str, at: int) -> bool:
    """Whether a Latin word goes on over the place `at` (some in handsome)."""
    pair = text[max(0, at - 1) : at + 1]
    return at > 0 and pair.isascii() and pair.isalpha()


def is_conversion(plain: str, before: int, start: int, end: int) -> bool:
    """Whether the sum at `start` to `end` is a conversion of the one that ended at `before`.

    It stands right behind it, or is all that a bracket holds which stands behind it in the sentence.
    """
    if start - before < _AT_HAND and _CONVERSION.fullmatch(plain, before, start):
        return True
    if start - before > _SENTENCE or _ENDS.search(plain, before, start):
        return False
    opened = _OPENED.search(plain, max(0, start - _AT_HAND), start)
    return opened is not None and _CLOSED.match(plain, end) is not None


def is_change(plain: str, start: int, *, money: bool) -> bool:
    """Whether the quantity at `start` is where something started from (从12%, from 145%).

    So is a sum by which another is raised (by $25 billion to $65 billion); "by 5% to 7%" is a range.
    """
    if money and plain.endswith(" by ", 0, start):
        return True
    return _CHANGE.search(plain, max(0, start - 24), start) is not None


def are_range(plain: str, low: tuple[int, int], high: tuple[int, int], *, english: bool, guess: bool) -> bool:
    """Whether what stands between two quantities, given as their spans, makes a range of them.

    `guess`: the lower one has no scale of its own, so that "two or three billion" is one sum.
    """
    (first, end), (start, last) = low, high
    if start - end > _FARTHEST or start <= end:
        return False
    if not english:
        if RANGE_CHINESE.fullmatch(plain, end, start):
            return True
        if _TWO_ENDS.fullmatch(plain, end, start):
            before = _BETWEEN_CHINESE.search(plain, max(0, first - 4), first)
            return before is not None and plain.startswith("之间", last)
    connector = RANGE_ENGLISH.fullmatch(plain, end, start)
    if connector is None:
        return False
    word = connector.group().split()[0] if connector.group().strip() else ""
    if word == "and":
        return _BETWEEN.search(plain, max(0, first - 20), first) is not None
    return guess or word != "or"
