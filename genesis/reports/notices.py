"""Official notices: whoever issues one acts in its sentences without a name, on the day of its issue."""

from genesis.model import ActorMention, DateMention, Sentence
from genesis.reading import Reading, within
from genesis.reports.cues import cues

_HEAD = 240  # characters in which a notice says what it is, whose and of which day
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
    words = cues(reading.language)
    for sentence in _head(reading):
        for mention in within(reading.dates, sentence.start, sentence.end):
            if mention.precision == "day" and words.issued.search(reading.plain[sentence.start : mention.start]):
                return mention
    day = reading.document.published
    if day is None:
        return None
    return DateMention(start=0, end=0, first=day, last=day, precision="day", basis="inherited", rule="date.published")


def _names_it(reading: Reading, sentence: Sentence) -> bool:
    return bool(cues(reading.language).notice.search(reading.plain[sentence.start : sentence.end]))


def _head(reading: Reading) -> list[Sentence]:
    head = [sentence for sentence in reading.sentences[:8] if sentence.start < _HEAD]
    return [sentence for n, sentence in enumerate(head) if n == 0 or sentence.kind == "heading"]
