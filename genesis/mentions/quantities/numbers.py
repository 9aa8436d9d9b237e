"""Numbers as written in Chinese and English texts: where they stand and what they are worth.

Values are exact (`Decimal`) until they leave this package, so that 8,229.58亿 is 822958000000 and nothing near it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from genesis.model import Language
from genesis.scripts import lowered

_DIGITS = r"\d+(?:,\d{2,3})*(?:[.．]\d+)?"
# 千瓦, 千米 and 兆瓦 are units of their own; 百分 is a percentage; 个 may stand before a large scale: 两个亿.
_SCALE = r"(?:[十亿]|百(?!分)|千(?![瓦克米兆卡伏赫焦])|万|兆(?![瓦赫字比焦欧帕]))"
_REST = r"(?<=万)(?:\d,\d{3}|\d{4})(?=[美欧日港韩英澳加新]?[元圆镑])"  # 8,938万8,037美元
_MIXED = rf"{_DIGITS}(?:[ ]?[多余]?(?:个(?=亿|千万|百万))?{_SCALE}+(?:{_DIGITS}{_SCALE}+)*(?:{_REST})?[多余]?)?"
_HAN = r"[一二三四五六七八九两十][一二三四五六七八九两十零〇]*"
_CHINESE = (
    rf"{_HAN}(?:点[一二三四五六七八九零〇]+)?[多余]?(?:个(?=亿|千万|百万))?"
    rf"(?:{_SCALE}+[多余]?(?:{_HAN}|零{_HAN})?)*[多余]?"
)
_ROUND = r"(?<=[上过近超逾破达约])(?:[百千十]*[万亿]+|[百千](?![瓦克米兆卡伏赫焦分]))"  # 近万亿元, 超百家

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ONES += " seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORTH: dict[str, int] = {word: value for value, word in enumerate(_ONES.split())}
_WORTH |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_LARGE = {
    "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "mn": 10**6, "mln": 10**6, "bn": 10**9, "trn": 10**12, "tn": 10**12, "dozen": 12,
}  # fmt: skip
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}

_LARGE_WORD = r"(?:hundred|thousand|lakh|million|crore|billion|trillion)"
_SMALL_WORD = "(?:" + "|".join(sorted(_WORTH, key=len, reverse=True)) + ")"
_ENGLISH_DIGITS = rf"{_DIGITS}(?:[ -]?(?:lakh crore|{_LARGE_WORD}|mn|mln|bn|trn|tn)\b)?"
_ENGLISH_WORDS = (
    rf"(?:(?:(?:an? )?(?:half|quarter)|three[ -]quarters)(?:[ -](?:an? )?|(?: of an? ))(?:million|billion|trillion)"
    rf"|{_SMALL_WORD}(?:[ -]and[ -]a[ -]half[ -](?:million|billion|trillion)"
    rf"|[ -](?:and )?(?:{_SMALL_WORD}|{_LARGE_WORD})(?![a-z]))*"
    rf"|an? (?:hundred|thousand|million|billion|trillion|dozen))(?=fold\b|(?![A-Za-z]))"
)
_TENS_WORD, _ONES_WORD = "|".join(_TENS.split()), "|".join(_ONES.split()[1:10])
_BELOW_TWENTY = "|".join(reversed(_ONES.split()[1:]))
TO_NINETY_NINE = rf"(?:(?:{_TENS_WORD})(?:[ -](?:{_ONES_WORD}))?|{_BELOW_TWENTY})"
_CHINESE_NUMBER = re.compile(f"{_MIXED}|{_CHINESE}|{_ROUND}")
_CHINESE_START = re.compile(r"[\d一二三四五六七八九两十百千万亿]")
_SCAN_ENGLISH = re.compile(rf"{_ENGLISH_DIGITS}|\b{_ENGLISH_WORDS}")  # of a text in lower case

_FIGURES = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_PIECE = re.compile(rf"{_DIGITS}|[十百千]|[万亿兆]|点[零〇一二三四五六七八九]+|[零〇一二两三四五六七八九]+")


class Number:
    """A number in the text: `value` is exact, `scale` the worth of the 万, 亿, million that ends it (1 where none)."""

    __slots__ = ("digits", "end", "scale", "start", "value")

    def __init__(self, start: int, end: int, value: Decimal, scale: int, digits: bool) -> None:
        self.start, self.end, self.value, self.scale, self.digits = start, end, value, scale, digits


def scan(plain: str, language: Language) -> Iterator[re.Match[str]]:
    """Every stretch that may be a number, in order; in lower case."""
    return _SCAN_ENGLISH.finditer(lowered(plain)) if language == "en" else _scan_chinese(plain)


def _scan_chinese(plain: str) -> Iterator[re.Match[str]]:
    start = _CHINESE_START.search(plain)
    while start is not None:
        found = _CHINESE_NUMBER.match(plain, start.start())
        if found:
            yield found
        start = _CHINESE_START.search(plain, (found or start).end())


def read(text: str, start: int, language: Language) -> Number | None:
    """The number that `text`, found at `start`, stands for; None where it is none (三五, 十五五)."""
    if text.isdecimal() and text.isascii():
        return Number(start, start + len(text), Decimal(text), 1, True)
    value = _english(text) if language == "en" else _chinese(text)
    if value is None:
        return None
    return Number(start, start + len(text), value, _last_scale(text, language), text[0].isdigit())


def chinese_digits(text: str) -> Decimal | None:
    """A small number in digits or Chinese numerals, for the top of a fraction; None where it is none."""
    return _chinese(text)


def english_word(word: str) -> Decimal | None:
    """A number written as one English word or in digits; None where it is none."""
    if word.isdigit():
        return Decimal(word)
    return Decimal(_WORTH[word.lower()]) if word.lower() in _WORTH else None


def small(text: str) -> Decimal | None:
    """A number below a hundred in digits, Chinese numerals or words of `TO_NINETY_NINE`; None where it is none."""
    if text[0].isascii() and text[0].isalpha():
        return sum((Decimal(_WORTH[part]) for part in re.split("[ -]", text.lower())), Decimal(0))
    return _chinese(text)


def _last_scale(text: str, language: Language) -> int:
    scale = 1
    if language == "en":
        word = re.search(r"[a-z]+$", text.lower())
        return _LARGE.get(word.group(), 1) if word else 1
    for sign in reversed(text.rstrip("多余")):
        worth = _SMALL.get(sign) or _BIG.get(sign)
        if worth is None:
            break
        scale *= worth
    return scale


def _chinese(text: str) -> Decimal | None:
    total, section, current = Decimal(0), Decimal(0), None
    pieces = _PIECE.findall(text)
    for piece in pieces:
        if piece[0].isdigit() and piece[0].isascii():
            current = _decimal(piece)
        elif piece[0] == "点":
            current = (current or Decimal(0)) + Decimal("0." + "".join(str(_FIGURES[sign]) for sign in piece[1:]))
        elif piece in _SMALL:
            section += (Decimal(1) if current is None else current) * _SMALL[piece]
            current = None
        elif piece in _BIG:
            total = _close_section(total, section + (current or 0), piece)
            section, current = Decimal(0), None
        else:
            current = _figures(piece, alone=len(pieces) == 1)
            if current is None:
                return None
    return total + section + (current or 0)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("．", "."))


def _close_section(total: Decimal, section: Decimal, scale: str) -> Decimal:
    """Apply 万, 亿 or 兆: to what stands before it (三千万), or to the whole so far (万亿)."""
    worth = _BIG[scale]
    if section == 0:
        return (total or Decimal(1)) * worth
    return total + section * worth if total == 0 or total >= worth * 10 else (total + section) * worth


def _figures(piece: str, *, alone: bool) -> Decimal | None:
    """Figures in a row: one, or a number spelt figure by figure (二〇三〇); 三五 and 七八 are guesses, no numbers."""
    kept = piece.lstrip("零〇") if not alone else piece
    if len(kept) > 1 and not (alone and len(kept) > 2):
        return None
    return Decimal("".join(str(_FIGURES[sign]) for sign in kept) or "0")


def _english(text: str) -> Decimal | None:
    words = re.findall(rf"{_DIGITS}|[a-z]+", text.lower())
    total, section = Decimal(0), Decimal(0)
    for word in words:
        if word[0].isdigit():
            section = _decimal(word)
        elif word in _PARTS:
            section = section + _PARTS[word] if "and" in words else (section or Decimal(1)) * _PARTS[word]
        elif word in _WORTH:
            if section % 10 and _WORTH[word] >= 1 and section < 100:
                return None  # "fifty five five", "two three"
            section += _WORTH[word]
        elif word == "hundred":
            section = (section or Decimal(1)) * 100
        elif word in _LARGE:
            # 1.2 lakh crore: the second scale is of all before it
            total = total * _LARGE[word] if total and not section else total + (section or Decimal(1)) * _LARGE[word]
            section = Decimal(0)
    return total + section
