"""The text of a document with its passages marked in place, by their offsets into the stored text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from parts.escape import markup


class Passage(NamedTuple):
    """A stretch of the text that became a row: characters `start` to `end`, end exclusive."""

    start: int
    end: int
    label: str  # 1, 2, … for reports, F1, F2, … for figures
    kind: Literal["report", "figure"]
    title: str
    opened: bool = False


class Piece(NamedTuple):
    """A stretch of one line in which nothing begins or ends."""

    text: str
    inside: frozenset[str]  # report, figure, opened
    begins: tuple[Passage, ...]


def lines(text: str, passages: Sequence[Passage]) -> Iterator[list[Piece]]:
    """Cut the text into lines, and lines into pieces; joined, the pieces of all lines are the text without breaks."""
    waiting = sorted(passages, key=lambda passage: (passage.start, -passage.end), reverse=True)
    edges = sorted({edge for passage in passages for edge in (passage.start, passage.end)})
    active: list[Passage] = []
    at = 0
    for line in text.split("\n"):
        pieces, end = [], at + len(line)
        cuts = [at, *edges[bisect_right(edges, at) : bisect_left(edges, end)], end]
        for start, stop in pairwise(cuts):
            begins = []
            while waiting and waiting[-1].start <= start:
                begins.append(waiting.pop())
            active = [passage for passage in (*active, *begins) if passage.end > start]
            pieces.append(Piece(text[start:stop], _inside(active), tuple(begins)))
        yield pieces
        at = end + 1


def _inside(active: Iterable[Passage]) -> frozenset[str]:
    kinds: set[str] = set()
    for passage in active:
        kinds.add(passage.kind)
        if passage.opened:
            kinds.add("opened")
    return frozenset(kinds)


def body(text: str, passages: Sequence[Passage], language: str) -> str:
    """The document as HTML, one paragraph a line; every character of it is escaped."""
    paragraphs = ("".join(map(_html, pieces)) for pieces in lines(text, passages))
    return f'<div class="document" lang="{markup(language)}">{"".join(f"<p>{one}</p>" for one in paragraphs)}</div>'


def _html(piece: Piece) -> str:
    chips = "".join(_chip(passage) for passage in piece.begins)
    content = markup(piece.text)
    if not piece.inside:
        return chips + content
    return f'{chips}<mark class="{" ".join(sorted(piece.inside))}">{content}</mark>'


def _chip(passage: Passage) -> str:
    opened = " opened" if passage.opened else ""
    return f'<b class="chip {passage.kind}{opened}" title="{markup(passage.title)}">{markup(passage.label)}</b>'


def quoted(text: str, start: int, end: int, around: int = 60) -> str:
    """A quote as HTML with about `around` characters of its own paragraph before and after it, the quote marked."""
    before = text[max(0, start - around) : start].rpartition("\n")[2]
    after = text[end : end + around].partition("\n")[0]
    cut_before = start - len(before) > 0 and text[start - len(before) - 1] != "\n"
    cut_after = end + len(after) < len(text) and text[end + len(after)] != "\n"
    quote = "<br>".join(f"<mark>{markup(line)}</mark>" for line in text[start:end].split("\n") if line.strip())
    return f"{'…' if cut_before else ''}{markup(before)}{quote}{markup(after)}{'…' if cut_after else ''}"
