"""Undoes the line breaks inside sentences of wrapped texts, so that a name across two lines is one string."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from genesis.model import ActorMention, Sentence

_BREAK = re.compile(r"\n[ \t]*(?=[A-Za-z(㐀-鿿])")
_LATIN = re.compile(r"[A-Za-z,;]")
_HAN = re.compile(r"[㐀-鿿]")
_FULL_LATIN, _FULL_HAN = 40, 30  # characters of a line that was broken because it was full


def _breaks(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of the white space of each break inside a sentence, and what stands for it in one line."""
    for match in _BREAK.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        start = line + len(text[line : match.start()].rstrip(" \t"))
        last, following = text[start - 1 : start], text[match.end()]
        if start - line > _FULL_LATIN and _LATIN.match(last) and not _HAN.match(following):
            yield start, match.end(), " "
        elif start - line > _FULL_HAN and _HAN.match(last) and _HAN.match(following):
            yield start, match.end(), ""


class Unwrapped:
    """A text without the breaks inside its sentences, and the way back to the offsets of the original.

    `text`: a break between Latin words is one space, one between Chinese characters is nothing.
    """

    def __init__(self, original: str) -> None:
        self._starts: list[int] = []  # where in `text` the shift grows
        self._shifts: list[int] = [0]
        pieces: list[str] = []
        last = shift = 0
        for start, end, space in _breaks(original):
            pieces += (original[last:start], space)
            last = end
            if end - start > len(space):
                self._starts.append(start - shift + len(space))
                shift += end - start - len(space)
                self._shifts.append(shift)
        self.text = "".join((*pieces, original[last:])) if last else original

    def original(self, mentions: Iterable[ActorMention]) -> list[ActorMention]:
        """The mentions at their places in the original text."""
        if not self._starts:
            return list(mentions)
        return [replace(m, start=self._back(m.start), end=self._back(m.end - 1) + 1) for m in mentions]

    def sentences(self, sentences: Iterable[Sentence]) -> list[Sentence]:
        """The sentences of the original at their places in `text`."""
        if not self._starts:
            return list(sentences)
        return [replace(s, start=self._forth(s.start), end=self._forth(s.end)) for s in sentences]

    def _back(self, place: int) -> int:
        return place + self._shifts[bisect_left(self._starts, place + 1)]

    def _forth(self, place: int) -> int:
        low, high = 0, len(self._starts)
        while low < high:
            middle = (low + high) // 2
            if self._starts[middle] + self._shifts[middle + 1] <= place:
                low = middle + 1
            else:
                high = middle
        return place - self._shifts[low]
