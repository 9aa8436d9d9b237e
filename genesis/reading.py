"""A document as it is read: its sentences and every mention in them, from which reports and figures are made."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Self, TypeVar

import msgspec

from genesis import scripts, sentences
from genesis.documents import dating
from genesis.mentions import actors, acts, dates, quantities
from genesis.model import ActMention, ActorMention, DateMention, Document, Quantity, Sentence, Span

S = TypeVar("S", bound=Span)

# The address of a Markdown link, and a bare one: words to nobody, and full of digits that are no dates.
_LINK = "]("
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=\))|https?://[^\s<>()\[\]（）“”，。]+")


def masked(plain: str) -> str:
    """Blank the addresses in `plain` with NUL signs; same length."""
    return _ADDRESS.sub(_blank, plain)


def _blank(address: re.Match[str]) -> str:
    kept = _LINK if address[0].startswith(_LINK) else ""
    return kept + "\0" * (len(address[0]) - len(kept))


class Sorted(tuple[S, ...]):
    """Spans sorted by start, with their starts beside them, so that those of a stretch are quickly found."""

    starts: Sequence[int]

    def __new__(cls, spans: Iterable[S]) -> Self:
        """Keep `spans`, which are sorted by start, and list their starts."""
        made = super().__new__(cls, spans)
        made.starts = [span.start for span in made]
        return made


class Reading(msgspec.Struct, frozen=True):
    """What was found in one document. All sequences are sorted by start; offsets are valid in `plain` and `text`."""

    document: Document
    plain: str  # the text in simplified characters and half-width signs
    sentences: Sequence[Sentence]
    dates: Sequence[DateMention]
    quantities: Sequence[Quantity]
    actors: Sequence[ActorMention]
    acts: Sequence[ActMention]
    language: str = ""  # `zh` or `en`: that of the rules, whatever the script

    def __post_init__(self) -> None:
        """Tell the language of the rules by that of the document."""
        msgspec.structs.force_setattr(self, "language", "en" if self.document.language == "en" else "zh")

    def words(self, span: Span) -> str:
        """The verbatim text of `span`."""
        return self.document.text[span.start : span.end]


def within(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of the sorted `spans` that begin at `start` or later and before `end`."""
    if not isinstance(spans, Sorted):  # the few of a sentence
        return [span for span in spans if start <= span.start < end]
    starts = spans.starts
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return ()
    return spans[first : bisect_left(starts, end, first)]


def home_of(document: Document, found: Sequence[ActorMention]) -> str | None:
    """The country that a text speaks from: that of its publisher where the gazetteer knows it, else by its script."""
    if document.language == "zh-Hans":
        return "CN"
    traditional = {code for mention in found if mention.kind == "media" for code in mention.countries}
    return next(iter(sorted(traditional & {"TW", "HK"})), None)


def read(document: Document) -> Reading:
    """Find sentences, dates, quantities, actors and acts in `document`.

    A document without a publication date is read with the latest full day that its text names; that day is then
    its publication date, with the basis `inferred`.
    """
    language = document.language or "en"
    plain = masked(scripts.plain(document.text))
    if document.published is None and document.status == "ok":
        document = _dated(document, dating.latest_full_day(plain))
    parts = sentences.split(document.text, document.reader)
    home = "CN" if language == "zh-Hans" else None
    people = actors.find(plain, language, parts, home)
    return Reading(
        document=document,
        plain=plain,
        sentences=parts,
        dates=Sorted(dates.find(plain, language, document.published, parts)),
        quantities=Sorted(quantities.find(plain, language, home_of(document, people))),
        actors=Sorted(people),
        acts=Sorted(_of_one_line(acts.find(plain, language), parts)),
    )


def _of_one_line(found: Iterable[ActMention], parts: Sequence[Sentence]) -> Iterator[ActMention]:
    """The acts, sorted by start, without those that run from a heading, an entry or a row on into what follows it."""
    lines = iter(part for part in parts if part.kind != "prose")
    line = next(lines, None)
    for act in found:
        while line is not None and line.end <= act.start:
            line = next(lines, None)
        if line is None or act.start < line.start or act.end <= line.end:
            yield act


def _dated(document: Document, day: date | None) -> Document:
    if day is None:
        return document
    return msgspec.structs.replace(document, published=day, published_basis="inferred")
