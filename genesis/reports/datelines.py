"""Datelines: in a digest each entry ends, or begins, with a short line of day and source that dates what it tells."""

from collections.abc import Iterator, Mapping

from genesis.model import DateMention, Sentence
from genesis.reading import Reading, within
from genesis.reports.when import opens_entry

_LONGEST = 32  # characters of such a line
_EDGE = 2  # characters of marks before its day
_CHRONOLOGY = 3  # sentences that open with a date, from which on a text is a chronology
_FEWEST = 2  # entries of a digest; the one dateline of a news text only repeats its publication day
_ENDS = "。！？；.!?;：:"


def find(reading: Reading) -> Mapping[int, DateMention]:
    """Number of a sentence -> the day of the entry of a digest or running chronology that it stands in."""
    return {**_opened(reading), **_signed(reading)}


def _opened(reading: Reading) -> Mapping[int, DateMention]:
    """The sentences behind each that opens with a date and a mark (May 3 – …), up to the next, in a chronology."""
    if len(reading.dates) < _CHRONOLOGY:
        return {}
    found: dict[int, DateMention] = {}
    openings = 0
    current: DateMention | None = None
    for number, sentence in enumerate(reading.sentences):
        if sentence.kind == "heading":
            current = None
            continue
        first = next(iter(within(reading.dates, sentence.start, sentence.end)), None)
        if first is not None and opens_entry(reading, sentence, first):
            current, openings = first, openings + 1
        if current is not None:
            found[number] = current
    return found if openings >= _CHRONOLOGY else {}


def _signed(reading: Reading) -> Mapping[int, DateMention]:
    """The sentences of each entry of a digest that has a dateline."""
    entries = list(_entries(reading))
    dated = [(numbers, lines[0]) for numbers, lines in entries if len(lines) == 1 and len(numbers) > 1]
    if len(dated) < _FEWEST:
        return {}
    return {number: mention for numbers, mention in dated for number in numbers}


def _entries(reading: Reading) -> Iterator[tuple[list[int], list[DateMention]]]:
    """The sentences under each heading in turn, and the days of the datelines among them."""
    numbers: list[int] = []
    lines: list[DateMention] = []
    for number, sentence in enumerate(reading.sentences):
        if sentence.kind == "heading" or (numbers and sentence.heading != reading.sentences[numbers[0]].heading):
            yield numbers, lines
            numbers, lines = [], []
        if sentence.kind == "heading":
            continue
        numbers.append(number)
        if (mention := _dateline(reading, sentence)) is not None:
            lines.append(mention)
    yield numbers, lines


def _dateline(reading: Reading, sentence: Sentence) -> DateMention | None:
    """The day of a short line without an act that begins with it and is no sentence."""
    if sentence.kind != "prose" or sentence.end - sentence.start > _LONGEST:
        return None
    mention = next(iter(within(reading.dates, sentence.start, sentence.end)), None)
    if mention is None or mention.precision != "day" or mention.basis != "absolute":
        return None
    after = reading.plain[mention.end : sentence.end].strip()
    told = within(reading.acts, sentence.start, sentence.end)
    if mention.start - sentence.start > _EDGE or not after or after[-1] in _ENDS or "，" in after or told:
        return None
    return mention
