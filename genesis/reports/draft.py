"""A report in the making: the acts that belong to it, the clauses they stand in, and the date that they share."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from genesis.model import ActMention, ActorMention, DateMention, Sentence, Span
from genesis.reading import Reading, Sorted


class Scene(msgspec.Struct, frozen=True):
    """One sentence laid out for reading: its clauses and its mentions."""

    reading: Reading
    index: int
    sentence: Sentence
    clauses: Sorted[Span]
    dates: Sequence[DateMention]
    actors: Sequence[ActorMention]
    acts: Sequence[ActMention]
    able: Sorted[ActorMention]  # those of the whole text who can act
    entries: frozenset[int] = frozenset()  # headings of the text that are the dates of a chronology

    def text(self, start: int, end: int) -> str:
        """The simplified text between two offsets."""
        return self.reading.plain[start:end]

    def clause_of(self, offset: int) -> int:
        """Number of the clause that `offset` stands in, or of the nearest before it."""
        return bisect_right(self.clauses.starts, offset, 1) - 1


class Dating(msgspec.Struct, frozen=True):
    """The date that an act takes, and whether its own sentence says it."""

    mention: DateMention
    own: bool
    rule: str


class Sides(msgspec.Struct, frozen=True):
    """Codes of who acts and who is acted on, sorted; the mentions of who acts; how they were found."""

    countries: tuple[str, ...]
    targets: tuple[str, ...]
    subject: tuple[ActorMention, ...]
    rule: str


class Draft(msgspec.Struct):
    """Acts of one sentence that tell one thing; `parties` is settled once its clauses are."""

    scene: Scene
    act: ActMention
    first: int  # number of its first clause
    last: int
    dating: Dating | None
    rules: list[str]
    acts: list[ActMention] = msgspec.field(default_factory=list)  # all that are told in it, its own among them
    beside: list[ActMention] = msgspec.field(default_factory=list)  # those of the other drafts of its sentence
    parties: Sides | None = None

    @property
    def start(self) -> int:
        """Where its first clause begins."""
        return self.scene.clauses[self.first].start

    @property
    def end(self) -> int:
        """Where its last clause ends."""
        return self.scene.clauses[self.last].end
