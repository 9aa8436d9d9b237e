"""Finds the known forms in a text, with the borders that each script asks for; settles nothing that needs context."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from genesis import lexicon
from genesis.mentions.actors.gazetteer import ARTICLE, Form, Gazetteer, gazetteer
from genesis.mentions.actors.rules import context

_WORD = re.compile(r"[A-Za-z0-9À-ɏ]")
_LONGEST = 80  # characters of a form
_HAN = re.compile(r"[㐀-鿿]")


class Match(msgspec.Struct, frozen=True, gc=False):
    """A form at a place in the text; `start` and `end` are those of the name itself."""

    start: int
    end: int
    form: Form


def scan(text: str) -> list[Match]:
    """Known forms in `text` (simplified, half-width), sorted, non-overlapping, the longest that stand on borders."""
    return disjoint(_search(text, 0, len(text)))


def within(text: str, start: int, end: int) -> list[Match]:
    """Other forms that begin inside the form at `start` to `end`, for when it turns out to be no name."""
    shorter = _search(text, start, end - 1)
    return disjoint(sorted((*shorter, *_later(text, start + 1, end)), key=lambda match: (match.start, -match.end)))


def _later(text: str, start: int, end: int) -> Iterator[Match]:
    """Forms that begin between `start` and `end` and may reach beyond."""
    for form, at, to in gazetteer().matches(text[start : end + _LONGEST]):
        if start + at >= end:
            return
        if form.guard not in ("sign", "headline") and _bordered(text, form, start + at, start + to):
            yield Match(start + at, start + to, form)


def _search(text: str, first: int, last: int) -> Iterator[Match]:
    book = gazetteer()
    piece = text if (first, last) == (0, len(text)) else text[first:last]
    for form, at, to in book.matches(piece):
        start, end = at + first, to + first
        if form.guard in ("sign", "headline"):
            yield from _sign(book, text, form, start)
        elif _bordered(text, form, start, end):
            yield (_without_article(text, start, end) if form.article else None) or Match(start, end, form)
        elif end - start > 1:
            yield from within(text, start, end)


def _without_article(text: str, start: int, end: int) -> Match | None:
    """The longer name after the article of a form such as "the House": House Foreign Affairs Committee."""
    name = start + len(ARTICLE)
    return next((match for match in _later(text, name, name + 1) if match.end > end), None)


def disjoint(matches: Iterable[Match]) -> list[Match]:
    """Matches, sorted by start, that do not overlap an earlier one."""
    last = 0
    kept: list[Match] = []
    for match in matches:
        if match.start >= last:
            kept.append(match)
            last = match.end
    return kept


def _sign(book: Gazetteer, text: str, form: Form, start: int) -> Iterator[Match]:
    """The country sign in a form such as 对华, unless a longer name begins at the sign (对华为)."""
    place = start + form.offset
    end = place + form.length
    if form.guard == "headline" and start and _HAN.match(text[start - 1]):
        return
    for longer, at, to in book.matches(text[place : place + 24]):
        if at == 0 and to > form.length and longer.guard not in ("sign", "headline"):
            if longer.guard != "shadow":
                yield Match(place, place + to, longer)
            return
        break
    yield Match(place, end, form)


def _bordered(text: str, form: Form, start: int, end: int) -> bool:
    """Whether the form stands between word borders: letters and digits for Latin, known words for Chinese."""
    if _HAN.match(text, start):
        return not _cut(text, form, start, end)
    if start and _WORD.match(text, start - 1) and _WORD.match(text, start):
        return False
    return not (_WORD.match(text, end) and _WORD.match(text, end - 1))


def _cut(text: str, form: Form, start: int, end: int) -> bool:
    """Whether a Chinese form takes a part of the word before or after it."""
    no_start, no_end, no_run = _cuts()
    if no_end.match(text, end - 1) or (start and no_start.match(text, start - 1)):
        return True
    run = form.owners and len(form.owners[0].countries) > 1
    return bool(run and no_run.match(text, end - 1))


@cache
def _cuts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What cuts a word before a form, behind it, and behind a run of countries."""
    rules = context()
    return lexicon.compiled(rules.no_start), lexicon.compiled(rules.no_end), lexicon.compiled(rules.no_run)
