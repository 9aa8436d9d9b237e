"""Where sentences and paragraphs begin: the scope in which one mention says something of the next."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from genesis.model import Sentence

_PARAGRAPH = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"[。！？；!?]+[”’」』\"]*|(?<=[a-z0-9)%])\.[\"”]?(?=\s+[A-Z\"“])|\n")


class Layout:
    """Beginnings of sentences and paragraphs, from the sentences of a document or, without them, from its signs."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        if sentences:
            self._sentences = [sentence.start for sentence in sentences]
            self._paragraphs = [
                sentence.start
                for number, sentence in enumerate(sentences)
                if not number or sentence.block != sentences[number - 1].block
            ]
        else:
            self._sentences = [0, *(match.end() for match in _SENTENCE.finditer(text))]
            self._paragraphs = [0, *(match.end() for match in _PARAGRAPH.finditer(text))]
        self._length = len(text)

    def sentence(self, place: int) -> int:
        """Where the sentence that holds `place` begins."""
        return self._before(self._sentences, place)

    def sentence_end(self, place: int) -> int:
        """Where the sentence after the one that holds `place` begins, or the text ends."""
        number = bisect_right(self._sentences, place)
        return self._sentences[number] if number < len(self._sentences) else self._length

    def paragraph(self, place: int) -> int:
        """Where the paragraph that holds `place` begins."""
        return self._before(self._paragraphs, place)

    @staticmethod
    def _before(starts: list[int], place: int) -> int:
        number = bisect_right(starts, place)
        return starts[number - 1] if number else 0
