"""Clauses: a sentence cut at its commas, outside brackets and titles, so that an act keeps its own words."""

import re
from collections.abc import Sequence
from functools import cache

from genesis.lexicon import compiled
from genesis.model import DateMention, Sentence, Span
from genesis.reading import Sorted

_OPEN, _CLOSE = "（(《[【", "）)》]】"
_WHILE = r"while\s[^,;.]{0,40}\b(?:will|would|is|are|has|have|had)\s"  # somebody else does something
# ... invests $5bn and Amazon about $3bn
_ABOUT = r"(?:(?:about|around|nearly|up to|over|some|another)\s)?"
_PAYER = rf"and\s(?:[A-Z][\w.&-]*\s){{1,3}}{_ABOUT}(?:US|C|A|HK|NT)?[$€£¥]\d"
# A comma between digits groups them; in English a colon or dash divides only with white space after it. The signs
# that a cut can begin with come first, as the engine finds one of some signs quickly.
_CUTS = {
    "zh": r"[，；：|\t,;—、（(《\[【）)》\]】]"
    r"(?:(?<![,—、])|(?<=,)(?!(?<=\d,)\d)|(?<=—)—|(?<=、)(?=[^，。；：、]{1,12}则))",
    "en": r"[,;:—()\[\]\s](?:(?<=[—()\[\]])|(?<=[,;:])(?=\s)"
    rf"|(?<=\s)(?:[-–—]{{1,2}}\s|(?=whereas\s|{_WHILE}|{_PAYER})))",
}


_CELL = r"|\|"
_BESIDE = {"zh": 2, "en": 6}  # characters beside the date of an opening that only says when: In October 2023,


@cache
def _cuts(language: str, row: bool) -> re.Pattern[str]:
    return compiled(_CUTS[language] + (_CELL if row else ""))


def split(plain: str, sentence: Sentence, language: str, dates: Sequence[DateMention]) -> Sorted[Span]:
    """The clauses of `sentence` in order; a comma inside a date mention does not divide."""
    clauses, start, depth = [], sentence.start, 0
    for match in _cuts(language, sentence.kind == "row").finditer(plain, sentence.start, sentence.end):
        at = match.start()
        sign = plain[at]
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and at > start:
            if dates and any(mention.start <= at < mention.end for mention in dates):
                continue
            if dates and sign in ",，\t|" and _is_time(plain, start, at, dates, _BESIDE[language]):
                continue
            clauses.append(Span(start=start, end=at))
            start = match.end()
    if start < sentence.end:
        clauses.append(Span(start=start, end=sentence.end))
    return Sorted(clauses)


def _is_time(plain: str, start: int, end: int, dates: Sequence[DateMention], beside: int) -> bool:
    """Do the words from `start` to `end` only say when what follows them is, with `beside` other letters at most?"""
    inside = [m for m in dates if start <= m.start and m.end <= end]
    return any(len((plain[start : m.start] + plain[m.end : end]).strip(" *_")) <= beside for m in inside)
