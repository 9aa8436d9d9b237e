"""Where a quantity stands: its clause, its sentence, what was said before."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from genesis.figures.lexicon import cue
from genesis.lexicon import compiled
from genesis.model import ActorMention, DateMention, Quantity, Sentence, Span
from genesis.reading import Reading, within

_CLAUSES_BEFORE, _CLAUSES_BEHIND = 8, 4  # of a sentence without end, what is looked at
_LONGEST = 400  # characters of a clause or sentence that are looked at
_LOOK_BACK = 4  # sentences of the same part of the text in which a missing side is sought


class Setting:
    """A quantity in its clause and sentence. `text` gives plain text between two offsets."""

    def __init__(self, reading: Reading, index: int, quantity: Quantity, clauses: Sequence[Span]) -> None:
        self.reading, self.index, self.quantity = reading, index, quantity
        self.sentence: Sentence = reading.sentences[index]
        self.all_clauses = clauses
        at = max(0, bisect_right(clauses, quantity.start, key=_start) - 1)
        first = max(0, at - _CLAUSES_BEFORE)
        near = [_nearest_part(clause, quantity) for clause in clauses[first : at + 1 + _CLAUSES_BEHIND]]
        self.clauses: Sequence[Span] = near
        self.position = at - first
        self.clause = near[self.position]
        self.around = Span(start=self.clauses[0].start, end=self.clauses[-1].end)  # as much of the sentence as counts

    def text(self, start: int, end: int) -> str:
        """The plain text from `start` to `end`."""
        return self.reading.plain[start:end]

    @cached_property
    def clause_text(self) -> str:
        """The plain text of the clause."""
        return self.text(self.clause.start, self.clause.end)

    @cached_property
    def sentence_text(self) -> str:
        """The plain text of the sentence, as far as it counts."""
        return self.text(self.around.start, self.around.end)

    @cached_property
    def before(self) -> str:
        """The plain text of the clause before the quantity."""
        return self.text(self.clause.start, self.quantity.start)

    @cached_property
    def after(self) -> str:
        """The plain text of the clause behind the quantity."""
        return self.text(self.quantity.end, max(self.quantity.end, self.clause.end))

    def of(self, quantity: Quantity) -> "Setting":
        """The setting of another quantity of the same sentence."""
        return Setting(self.reading, self.index, quantity, self.all_clauses)

    @cached_property
    def neighbours(self) -> Sequence[Quantity]:
        """All quantities of the clause."""
        return within(self.reading.quantities, self.clause.start, self.clause.end)

    @cached_property
    def window(self) -> Span:
        """The words that belong to this quantity alone: from the one before to the one behind it, in its clause."""
        at = next((at for at, other in enumerate(self.neighbours) if other.start == self.quantity.start), None)
        start, end = self.clause.start, self.clause.end
        if at is not None:
            if at > 0:
                start = self.neighbours[at - 1].end
            if at + 1 < len(self.neighbours):
                end = self.neighbours[at + 1].start
        return Span(start=start, end=max(end, self.quantity.end))

    def actors(self, span: Span) -> Sequence[ActorMention]:
        """Actors named in `span`."""
        return within(self.reading.actors, span.start, span.end)

    def dates(self, span: Span) -> Sequence[DateMention]:
        """Dates named in `span`."""
        return within(self.reading.dates, span.start, span.end)

    def earlier(self) -> Iterator[Sentence]:
        """The sentences before this one under the same heading, the nearest first."""
        for index in range(self.index - 1, max(-1, self.index - 1 - _LOOK_BACK), -1):
            sentence = self.reading.sentences[index]
            if sentence.heading != self.sentence.heading and index != self.sentence.heading:
                return
            yield msgspec.structs.replace(sentence, start=max(sentence.start, sentence.end - _LONGEST))


def split(plain: str, sentence: Sentence, language: str) -> list[Span]:
    """The clauses of `sentence`, in order, white space around them left out; brackets stay with what they stand in."""
    spans, start, depth = [], sentence.start, 0
    for match in _separators(language).finditer(plain, sentence.start, sentence.end):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth = max(0, depth - 1)
        elif depth == 0:
            spans.append((start, match.start()))
            start = match.end()
    spans.append((start, sentence.end))
    return [trimmed for span in spans if (trimmed := _trimmed(plain, *span))] or [sentence]


def _nearest_part(clause: Span, quantity: Span) -> Span:
    """The part of a clause without end that is nearest to the quantity."""
    if clause.end - clause.start <= _LONGEST:
        return clause
    start = min(max(clause.start, quantity.start - _LONGEST // 2), clause.end - _LONGEST)
    return Span(start=start, end=max(start + _LONGEST, min(quantity.end, clause.end)))


def _start(span: Span) -> int:
    return span.start


def _separators(language: str) -> re.Pattern[str]:
    return compiled(rf"(?P<open>[（(])|(?P<close>[）)])|(?:{cue('cut', language).pattern})")


def _trimmed(plain: str, start: int, end: int) -> Span | None:
    while start < end and plain[start] in " \n\t-*|#>·•":
        start += 1
    while end > start and plain[end - 1] in " \n\t|*":
        end -= 1
    return Span(start=start, end=end) if end > start else None
