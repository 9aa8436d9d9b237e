"""Links between events, where a sentence states them: one answers, lifts, is part of or repeats the other.

The words that tie acts are data (lexicons/links.toml). What they tie is found among the reports of the same document:
in the sentence of the words, or told shortly before it. Where no report stands there, there is no link.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec

from genesis.events.settings import kindred
from genesis.lexicon import compiled, read_toml
from genesis.model import Link, LinkKind, Report, Sentence
from genesis.reading import Reading

Reads = Literal["earlier", "named", "reversed", "summed", "within"]
Pair = tuple[Report, Report]
Tied = tuple[LinkKind, Sentence, Pair]  # with the sentence that says so


class Cue(msgspec.Struct, frozen=True):
    """Words that tie acts, and how the two acts are found."""

    id: str
    kind: LinkKind
    language: str
    reads: Reads
    reach: int  # sentences back
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]

    def compiled(self) -> re.Pattern[str]:
        """The pattern, for English in upper and lower case alike."""
        return compiled(self.pattern, re.IGNORECASE if self.language == "en" else 0)


class _Cues(msgspec.Struct, frozen=True):
    cue: tuple[Cue, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, as in the file."""
    return read_toml("links.toml", _Cues).cue


class _Place(msgspec.Struct, frozen=True):
    """A cue in a sentence, and the document's reports around it."""

    start: int
    number: int  # of the sentence
    reports: Sequence[tuple[int, Report]]  # with the number of their sentence, in the order of the text
    cue: Cue

    def told_here(self) -> list[Report]:
        """Reports of the cue's own sentence."""
        return [report for number, report in self.reports if number == self.number]

    def told_before(self) -> list[Report]:
        """Reports of the sentences within reach, nearest first, those of the own sentence left out."""
        within = range(self.number - self.cue.reach, self.number)
        return [report for number, report in reversed(self.reports) if number in within]

    def before_words(self) -> list[Report]:
        """Reports of the own sentence that are told before the words, nearest first."""
        return [report for report in reversed(self.told_here()) if report.quote_end <= self.start]

    def with_words(self) -> list[Report]:
        """Reports of the own sentence that are told with the words or after them, nearest first.

        A quote ends where its act is told, but may begin with the date of the act before it.
        """
        rest = [report for report in self.told_here() if report.quote_end > self.start]
        return sorted(rest, key=lambda report: (report.quote_end, -report.quote_start, report.report_id))


def links_of(readings: Sequence[Reading], reports: Sequence[Report], where: Mapping[str, str]) -> tuple[Link, ...]:
    """The links that the texts state, once for each two events and kind; `where` gives the event of a report."""
    by_document: dict[str, list[Report]] = {}
    for report in reports:
        by_document.setdefault(report.document_id, []).append(report)
    found: dict[tuple[str, str, str], Link] = {}
    for reading in readings:
        own = by_document.get(reading.document.document_id, ())
        for kind, sentence, (later, earlier) in (*_by_words(reading, own), *_by_name(reading, own)):
            ends = (where[later.report_id], where[earlier.report_id])
            if ends[0] != ends[1]:
                found.setdefault((*ends, kind), _link(reading, sentence, kind, ends))
    return tuple(sorted(found.values(), key=_order))


def _by_words(reading: Reading, reports: Sequence[Report]) -> Iterator[Tied]:
    """Acts that the words of a cue tie."""
    for place, sentence in _places(reading, reports):
        if pair := _tied(place):
            yield place.cue.kind, sentence, pair


def _by_name(reading: Reading, reports: Sequence[Report]) -> Iterator[Tied]:
    """A sentence that tells the lifting of a programme by name lifts what the document says of its imposing."""
    ends = [sentence.end for sentence in reading.sentences]
    for later in reports:
        number = bisect_left(ends, later.quote_end)
        if later.polarity == "lifted" and later.programme and number < len(ends):
            named = (one for one in reports if one.programme == later.programme and _possible("lifts", later, one))
            earliest = min(named, key=lambda one: (one.quote_start, one.report_id), default=None)
            if earliest is not None:
                yield "lifts", reading.sentences[number], (later, earliest)


def _tied(place: _Place) -> Pair | None:
    """The first two acts that the words can tie."""
    pairs = _FINDERS[place.cue.reads](place)
    return next((pair for pair in pairs if _possible(place.cue.kind, *pair)), None)


def _order(link: Link) -> tuple[str, int, str, str, str]:
    return (link.document_id, link.quote_start, link.kind, link.from_event, link.to_event)


def _link(reading: Reading, sentence: Sentence, kind: LinkKind, ends: tuple[str, str]) -> Link:
    return Link(
        from_event=ends[0],
        to_event=ends[1],
        kind=kind,
        document_id=reading.document.document_id,
        quote=reading.words(sentence),
        quote_start=sentence.start,
        quote_end=sentence.end,
    )


def _places(reading: Reading, reports: Sequence[Report]) -> Iterator[tuple[_Place, Sentence]]:
    """Every cue of the document's language, with its sentence."""
    if len(reports) < 2:
        return
    ordered = sorted(reports, key=lambda report: (report.quote_start, report.quote_end, report.report_id))
    ends = [sentence.end for sentence in reading.sentences]
    # The sentence in which the quote ends: it may begin with the date of the one before.
    numbered = [(bisect_left(ends, report.quote_end), report) for report in ordered]
    for number, sentence in enumerate(reading.sentences):
        text = reading.plain[sentence.start : sentence.end]
        for cue in cues():
            if cue.language == reading.language and (match := cue.compiled().search(text)):
                yield _Place(sentence.start + match.start(), number, numbered, cue), sentence


def _earlier(place: _Place) -> Iterator[Pair]:
    """The act told with the words, and each act told before it, nearest first."""
    for later in place.with_words() or place.told_here():
        told = [report for report in place.before_words() if report is not later]
        for earlier in (*told, *place.told_before()):
            yield later, earlier


def _named(place: _Place) -> Iterator[Pair]:
    """The act before the words answers the one after them."""
    for earlier in place.with_words():
        for later in place.before_words():
            yield later, earlier


def _reversed(place: _Place) -> Iterator[Pair]:
    """The sentence begins with what is answered: its last act answers its first."""
    here = place.told_here()
    if len(here) > 1:
        yield here[-1], here[0]


def _summed(place: _Place) -> Iterator[Pair]:
    """The last act told within reach answers one before it."""
    told = [*reversed(place.told_here()), *place.told_before()]
    for later in told[:1]:
        for earlier in told[1:]:
            yield later, earlier


def _within(place: _Place) -> Iterator[Pair]:
    """The act after the words is part of the nearest act before them."""
    for part in place.with_words()[:1]:
        for whole in (*place.before_words(), *place.told_before()):
            yield part, whole


_FINDERS: dict[Reads, Callable[[_Place], Iterator[Pair]]] = {
    "earlier": _earlier,
    "named": _named,
    "reversed": _reversed,
    "summed": _summed,
    "within": _within,
}


def _possible(kind: LinkKind, later: Report, earlier: Report) -> bool:
    """Whether the two can be tied so: nothing answers, lifts or repeats what comes after it."""
    if later.start and earlier.start and later.end and later.end < earlier.start:
        return False
    fits: dict[LinkKind, Callable[[Report, Report], bool]] = {
        "response": _answers,
        "lifts": _lifts,
        "part_of": _is_part,
        "repeats": lambda one, other: _share_side(one, other) and one.act == other.act,
    }
    return fits[kind](later, earlier)


def _share_side(one: Report, other: Report) -> bool:
    return bool(set(one.countries) & set(other.countries))


def _answers(later: Report, earlier: Report) -> bool:
    """An answer is another side's; a new control does not answer that one was lifted."""
    eased = earlier.polarity == "lifted" and earlier.category == later.category and later.polarity != "lifted"
    return bool(later.countries and earlier.countries) and not _share_side(later, earlier) and not eased


def _lifts(later: Report, earlier: Report) -> bool:
    """A side lifts what it imposed."""
    undoes = later.polarity in ("lifted", "suspended") and earlier.polarity == "imposed"
    return undoes and _share_side(later, earlier) and kindred(later.category, earlier.category)


def _is_part(part: Report, whole: Report) -> bool:
    """A part is of the same side and time as the whole, and no larger."""
    in_time = not (part.start and whole.start and whole.end) or whole.start <= part.start <= whole.end
    smaller = not (part.amounts and whole.amounts) or _largest(part) <= _largest(whole)
    return in_time and smaller and _share_side(part, whole) and kindred(part.category, whole.category)


def _largest(report: Report) -> float:
    return max(amount.usd if amount.usd is not None else amount.high for amount in report.amounts)
