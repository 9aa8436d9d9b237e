"""Free text: which events hold all words of a query, whatever script, vocabulary or name the reader uses.

輝達, 英伟达, NVDA and NVIDIA find each other, and so do 晶片 and 芯片: a query is read as words and as names, and each
may stand in a text in any of its wordings.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from genesis import vocabulary
from genesis.selection.folding import folded
from genesis.selection.names import named, names
from genesis.selection.postings import Mask

_BREAK = "\n"  # between events
_CHUNK = 20_000  # events
_LONGEST_NAME = 6  # words of a query that are one name


class Term(msgspec.Struct, frozen=True):
    """A part of a query: an event holds it in one of these ways."""

    words: tuple[str, ...]  # folded; all of them in its text
    wordings: tuple[str, ...] = ()  # folded; one of them in its text
    bearers: frozenset[str] = frozenset()  # canonical names; one of them among its organisations or programmes


def terms(query: str) -> list[Term]:
    """Divide a query into names, of as many words as possible, and the words that are left."""
    words = folded(query).split()
    found = []
    while words:
        size, bearers = _name_at(words)
        found.append(_term(words[:size], bearers))
        words = words[size:]
    return found


def _name_at(words: Sequence[str]) -> tuple[int, frozenset[str]]:
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        if bearers := named(" ".join(words[:size])):
            return size, bearers
    return 1, frozenset()


def _term(words: Sequence[str], bearers: frozenset[str]) -> Term:
    text = " ".join(words)
    others = (folded(vocabulary.mainland(text)), folded(vocabulary.traditional(text)))
    sought = (form for name in sorted(bearers) for form in names()[name].sought)
    wordings = dict.fromkeys((*others, *sought))
    # Whoever holds 唐纳德·特朗普 holds 特朗普: one look for the shorter form is enough.
    shortest = (one for one in wordings if not any(other in one for other in (text, *wordings) if other != one))
    return Term(tuple(words), tuple(one for one in shortest if one != text), bearers)


class Haystack:
    """The texts of all events one after the other, folded, and where each begins, in bytes of UTF-8."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the text of each event, in their order."""
        self.size = len(texts)
        lines = [text.replace(_BREAK, " ") for text in texts]
        # Folding many events at once: one by one, the calls would cost four times as much as the work.
        chunks = [folded(_BREAK.join(lines[at : at + _CHUNK])) for at in range(0, self.size, _CHUNK)]
        self._text = _BREAK.join(chunks).encode()
        ends = np.flatnonzero(np.frombuffer(self._text, dtype=np.uint8) == ord(_BREAK))
        self._starts: npt.NDArray[np.int64] = np.concatenate([np.zeros(1, dtype=np.int64), ends + 1])

    def holding(self, query: str, bearing: Callable[[frozenset[str]], Mask]) -> Mask:
        """Mark the events that hold every term of a query; `bearing` marks those that bear one of some names."""
        found = np.ones(self.size, dtype=bool)
        for term in terms(query):
            mask = np.ones(self.size, dtype=bool)
            for word in term.words:
                mask &= self._having(word)
            for wording in term.wordings:
                mask |= self._having(wording)
            found &= mask | bearing(term.bearers) if term.bearers else mask
        return found

    def _having(self, word: str) -> Mask:
        mask = np.zeros(self.size, dtype=bool)
        mask[list(self._rows(word.encode()))] = True
        return mask

    def _rows(self, word: bytes) -> Iterator[int]:
        at = self._text.find(word)
        while at >= 0:
            row = int(np.searchsorted(self._starts, at, side="right")) - 1
            yield row
            if row + 1 >= self.size:
                return
            at = self._text.find(word, int(self._starts[row + 1]))
