"""Text -> sentences: prose, headings, list items and table rows, each under its heading.

`split` is the one entry. Line by line first (`lines`), then the paragraphs that wrapped lines make, then the
sentences inside them (`prose`). Linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from genesis.model import Sentence, SentenceKind
from genesis.sentences.lines import SHORT_LEVEL, Line, could_be_heading, is_final, is_wider, read_lines, width
from genesis.sentences.prose import sentence_spans, trimmed

_BYLINE = re.compile(r"By [A-Z][\w.'-]+ [A-Z]|[^|\n]{2,60} \| ")  # who wrote it, under a headline
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120  # columns at which texts are wrapped by hand
_OVER = 20  # columns of what a short line is the title of, at least
_TITLES_IN_A_ROW = 2  # more short lines on end are a list, a menu or verse


def split(text: str, reader: str = "") -> list[Sentence]:
    """Split `text` into sentences, in the order of the text, which do not overlap.

    `reader` is the id of the document's reader: lines of a pdf are wrapped wherever they do not end.
    """
    lines = read_lines(text)
    paragraphs = list(_paragraphs(text, lines, wrapped=reader == "pdf"))
    _mark_titles(text, paragraphs)
    return list(_sentences(text, paragraphs))


def _paragraphs(text: str, lines: Sequence[Line], *, wrapped: bool) -> Iterator[Line]:
    """Join the lines of a paragraph that was wrapped by hand; a joined line spans them all."""
    for run in _runs(lines):
        current = run[0]
        for after, joined in zip(run[1:], _joins(text, run, wrapped=wrapped), strict=True):
            if joined or (current.kind == "item" and after.indent > current.indent):
                current.end = after.end
            else:
                yield current
                current = after
        yield current


def _joins(text: str, run: Sequence[Line], *, wrapped: bool) -> list[bool]:
    """For each line of a run but the first: does it go on where the one before was wrapped?"""
    if len(run) == 1:
        return []
    columns = [width(text[line.start : line.end]) + line.indent for line in run]
    widest = max(columns)
    full = [_is_full(text, size, *pair, widest) for size, pair in zip(columns, pairwise(run), strict=False)]
    evenly = _NARROWEST_WRAP <= widest <= _WIDEST_WRAP and sum(full) * 2 >= len(full)
    joins = []
    for (line, after), filled, size in zip(pairwise(run), full, columns, strict=False):
        unfinished = not is_final(text[line.start : line.end])
        first = text[after.start]
        by_width = evenly and filled and (len(run) > 2 or (unfinished and first.isascii()))
        in_words = unfinished and (first.islower() or (wrapped and size * 2 > widest))
        is_byline = _BYLINE.match(text, after.start, after.end) is not None
        joins.append((by_width or in_words) and not is_byline)
    return joins


def _is_full(text: str, columns: int, line: Line, after: Line, widest: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one, which has so many `columns`."""
    word = next(iter(text[after.start : after.end].split(maxsplit=1)), "")  # none in a line of control characters
    needed = width(word) + 1 if word.isascii() else 2
    return columns + needed > widest and columns >= _NARROWEST_WRAP and line.quoted == after.quoted


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that can belong to one paragraph: prose without a gap, or an item and the prose under it."""
    run: list[Line] = []
    for line in lines:
        goes_on = run and line.kind == "prose" and not line.blanks and run[0].kind in ("prose", "item")
        if not goes_on and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _mark_titles(text: str, paragraphs: Sequence[Line]) -> None:
    """Make headings of short unfinished lines, and of lone numbered lines, that stand over longer text."""
    streak: list[Line] = []
    for number, line in enumerate(paragraphs):
        if _could_be_title(text, paragraphs, number):
            streak.append(line)
            continue
        spread = sum(1 for title in streak if title.blanks)
        followed = streak and line.kind != "rule" and is_wider(text[line.start : line.end], _OVER)
        if followed and len(streak) <= _TITLES_IN_A_ROW + (spread >= len(streak) - 1):
            for title in streak:
                title.kind, title.level = "heading", SHORT_LEVEL
        streak = []


def _could_be_title(text: str, paragraphs: Sequence[Line], number: int) -> bool:
    line = paragraphs[number]
    if line.kind == "item":
        around = [paragraphs[n].kind for n in (number - 1, number + 1) if 0 <= n < len(paragraphs)]
        if not line.numbered or "item" in around or around[-1:] == ["row"]:
            return False
    elif line.kind != "prose" or line.quoted:
        return False
    return could_be_heading(text[line.start : line.end])


def _sentences(text: str, paragraphs: Sequence[Line]) -> Iterator[Sentence]:
    """Number the blocks, keep the open headings, and cut paragraphs into sentences."""
    open_headings: list[tuple[int, int]] = []  # level, index of the sentence
    index, block, before = 0, -1, ""
    for line in paragraphs:
        if line.kind == "rule":
            continue
        if line.kind not in ("item", "row") or line.kind != before or line.blanks > 1:
            block += 1
        before = line.kind
        if line.kind == "heading":
            while open_headings and open_headings[-1][0] >= line.level:
                open_headings.pop()
        heading = open_headings[-1][1] if open_headings else -1
        first = index
        for start, end in _spans(text, line):
            yield Sentence(start=start, end=end, kind=_kind(line), block=block, heading=heading)
            index += 1
        if line.kind == "heading" and index > first:
            open_headings.append((line.level, first))


def _spans(text: str, line: Line) -> Iterator[tuple[int, int]]:
    if line.kind in ("prose", "item"):
        return sentence_spans(text, line.start, line.end)
    start, end = trimmed(text, line.start, line.end)
    return iter([(start, end)] if start < end else [])


def _kind(line: Line) -> SentenceKind:
    return "prose" if line.kind == "rule" else line.kind
