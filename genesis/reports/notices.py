"""Official notices: whoever issues one acts in its sentences without a name, on the day of its issue."""

from genesis.model import ActorMention, DateMention, Sentence
from genesis.reading import Reading, within
from genesis.reports.cues import cues

_HEAD = 240  # characters in which a notice says what it is, whose and of which day
_LINES = 8  # and lines or sentences
_EFFECTIVE = 30  # sentences in which an English one says from when on it holds
_ISSUERS = ("agency", "body")


def is_notice(reading: Reading) -> bool:
    """Does the head of the text say that it is a notice, an order or a decision by number or by full title?"""
    return any(_names_it(reading, sentence) for sentence in _head(reading))


def issuers(reading: Reading) -> tuple[ActorMention, ...]:
    """The public bodies that the title of a notice names; none of another text."""
    for sentence in _head(reading):
        if _names_it(reading, sentence):
            named = within(reading.actors, sentence.start, sentence.end)
            return tuple(m for m in named if m.kind in _ISSUERS and m.countries)[:1]
    return ()


def day_of_issue(reading: Reading) -> DateMention | None:
    """The day that a line at the head of a notice gives as that of its issue, else the day it was published."""
    words, published = cues(reading.language), reading.document.published
    for sentence in reading.sentences[:_EFFECTIVE] if reading.language == "en" else _head(reading):
        for mention in within(reading.dates, sentence.start, sentence.end):
            if published is not None and (mention.last or published) > published:
                continue  # from when on it will hold
            if mention.precision == "day" and words.issued.search(reading.plain[sentence.start : mention.start]):
                return mention
    day = reading.document.published
    if day is None:
        return None
    return DateMention(start=0, end=0, first=day, last=day, precision="day", basis="inherited", rule="date.published")


def _names_it(reading: Reading, sentence: Sentence) -> bool:
    return bool(cues(reading.language).notice.search(reading.plain[sentence.start : sentence.end]))


def _head(reading: Reading) -> list[Sentence]:
    head = [sentence for sentence in reading.sentences[:_LINES] if sentence.start < _HEAD]
    if reading.language == "en":  # which say so in lines of labels under their title
        return head
    return [sentence for n, sentence in enumerate(head) if n == 0 or sentence.kind == "heading"]
