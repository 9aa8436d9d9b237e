"""Undoes the line breaks inside sentences of wrapped texts, so that a name across two lines is one string."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from msgspec.structs import replace

from genesis.model import ActorMention, Sentence

_LATIN = r"(?<=[^\n]{40}[A-Za-z,;])(?P<latin>[ \t]*\n[ \t]*)(?=[A-Za-z(])"
_HAN = r"(?<=[^\n]{30}[㐀-鿿])(?P<han>\n[ \t]*)(?=[㐀-鿿])"
_BREAK = re.compile(f"{_LATIN}|{_HAN}")


class Unwrapped:
    """A text without the breaks inside its sentences, and the way back to the offsets of the original.

    `text`: a break between Latin words is one space, one between Chinese characters is nothing.
    """

    def __init__(self, original: str) -> None:
        self._starts: list[int] = []  # where in `text` the shift grows
        self._shifts: list[int] = [0]
        pieces: list[str] = []
        last = shift = 0
        for match in _BREAK.finditer(original):
            space = " " if match["latin"] else ""
            pieces += (original[last : match.start()], space)
            last = match.end()
            if len(match[0]) > len(space):
                self._starts.append(match.end() - shift - len(match[0]) + len(space))
                shift += len(match[0]) - len(space)
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
