"""What a temporal expression leans on: the publication day, earlier dates, its heading, the tense of its clause."""

import re
from bisect import bisect_right
from calendar import isleap
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from genesis.lexicon import compiled
from genesis.mentions.dates import spans
from genesis.mentions.dates.rules import Grammar
from genesis.model import DateBasis, Precision, Sentence

_CLAUSE = 48  # characters after a mention in which a word of its clause tells the tense
_BESIDE = 4  # before it in which a word of the future is its own
_LEAD = 32  # characters before it
_JUST_DAYS = 7  # so little before the publication lies what a text reports as news
_NEAR_DAYS = 60  # so near to the publication day, a day without a year belongs to it and not to an older date
_AHEAD_DAYS = 75  # a day without year or tense that would lie almost a year back may lie so far ahead instead
_SURELY_AHEAD_DAYS = 60  # and so far even where the clause tells of what was done (宣布9月24日生效)
_AHEAD_DAYS_MONTH = 65
_AHEAD_DAYS_HALF = 190
_MARKS = 8  # signs before the date of an entry
_FIRST_MONTHS, _LAST_MONTHS = 3, 10  # between which a chronology passes the turn of a year
_FEW_DAYS = 13
_TIME_ZONES = 2  # a day so little before the last one is the same event told in another zone: 5月16日(当地时间15日)
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[-*#|>•·]|\d{1,2}[.、])")


class Reading(NamedTuple):
    """Days that an expression denotes, and how its year was found."""

    first: date | None
    last: date | None
    precision: Precision
    basis: DateBasis = "absolute"
    dated: bool = True  # its year is written, or follows from a written one
    anchors: bool = True  # later expressions may lean on it
    vague: bool = False


class Anchor(NamedTuple):
    """A date already read, and where it stands."""

    first: date
    last: date
    precision: Precision
    dated: bool
    start: int
    end: int
    sentence: int
    paragraph: int


class Context:
    """The state of reading one document from its beginning to its end; `at` moves it on."""

    def __init__(
        self,
        text: str,
        grammar: Grammar,
        published: date | None,
        writing_year: int | None,
        sentences: Sequence[Sentence],
    ) -> None:
        self.text = text
        self.grammar = grammar
        self.published = published
        self.writing_year = writing_year
        self.start = self.end = 0
        self.first_day: date | None = None  # the first full date of the text
        self.last: Anchor | None = None
        self.row: Anchor | None = None  # the last one that began its line
        self.last_day: Anchor | None = None  # the last one that is a day or a few
        self.last_past_day: Anchor | None = None  # the last such day that is not ahead
        self.sentences = sentences
        self.headings: dict[int, Anchor] = {}
        self._sentence_starts = (
            [sentence.start for sentence in sentences]
            if sentences
            else [0, *(match.end() for match in compiled(grammar.lexicon.sentence_end).finditer(text))]
        )
        self._paragraph_starts = [] if sentences else [0, *(match.end() for match in _PARAGRAPH.finditer(text))]

    def at(self, start: int, end: int) -> None:
        """Move to the expression at these offsets."""
        self.start, self.end = start, end

    def sentence(self, offset: int) -> int:
        """Number of the sentence at an offset."""
        return bisect_right(self._sentence_starts, offset) - 1

    def paragraph(self, offset: int) -> int:
        """Number of the paragraph at an offset."""
        if self.sentences:
            return self.sentences[max(0, self.sentence(offset))].block
        return bisect_right(self._paragraph_starts, offset) - 1

    def remember(self, reading: Reading) -> None:
        """Let later expressions lean on what was read at the current offsets."""
        if reading.first is None or reading.last is None or not reading.anchors:
            return
        sentence, paragraph = self.sentence(self.start), self.paragraph(self.start)
        anchor = Anchor(
            reading.first, reading.last, reading.precision, reading.dated, self.start, self.end, sentence, paragraph
        )
        self.last = anchor
        if reading.precision in ("day", "month") and self._leads():
            self.row = anchor
        if (reading.last - reading.first).days <= _FEW_DAYS:
            self.last_day = anchor
            if self.published is None or reading.last <= self.published:
                self.last_past_day = anchor
        if self.first_day is None and reading.precision == "day" and reading.basis == "absolute":
            self.first_day = reading.first
        if self.sentences and self.sentences[max(0, sentence)].kind == "heading":
            self.headings.setdefault(sentence, anchor)

    def _leads(self) -> bool:
        """Does the expression begin its line, as those of the entries of a chronology do?"""
        line = self.text[max(0, self.start - _MARKS) : self.start].rstrip(" \t-–—*•|#>")
        return line.endswith("\n") or (not line and self.start <= _MARKS)

    def _next_row(self, row: Anchor, month: int) -> int:
        """The year of the entry after `row`: its own, or that beside it at the turn of a year, up or down."""
        year = self._after(row, month)
        return year - 1 if row.first.month <= _FIRST_MONTHS and month >= _LAST_MONTHS else year

    def heading(self) -> Anchor | None:
        """The date in the nearest heading above that has one within a single year."""
        index, steps = self.sentence(self.start), 0
        while self.sentences and 0 <= index < len(self.sentences) and steps < 6:
            index, steps = self.sentences[index].heading, steps + 1
            anchor = self.headings.get(index)
            if anchor and anchor.first.year == anchor.last.year and not self._beyond(anchor):
                return anchor
        return None

    def here(self) -> Anchor | None:
        """The last date of the same paragraph."""
        if self.last and self.last.paragraph == self.paragraph(self.start):
            return self.last
        return None

    def day_here(self) -> Anchor | None:
        """The last day, or few days, of the same paragraph."""
        if self.last_day and self.last_day.paragraph == self.paragraph(self.start):
            return self.last_day
        return None

    def near(self) -> Anchor | None:
        """The last date of this paragraph or the one before."""
        if self.last and self.last.paragraph >= self.paragraph(self.start) - 1:
            return self.last
        return None

    def same_sentence(self, anchor: Anchor) -> bool:
        """Does the anchor stand in the sentence of the current expression?"""
        return anchor.sentence == self.sentence(self.start)

    def clause(self) -> str:
        """The words around the expression, not beyond its sentence."""
        ends = compiled(self.grammar.lexicon.sentence_end)
        before = ends.split(self.text[max(0, self.start - _LEAD) : self.start])[-1]
        after = ends.split(self.text[self.end : self.end + _CLAUSE], maxsplit=1)[0]
        return f"{before}\x00{after}"

    def ahead(self) -> bool:
        """Does the clause tell of what lies ahead?"""
        return bool(compiled(self.grammar.lexicon.future, re.IGNORECASE).search(self.clause()))

    def _opens_ahead(self) -> bool:
        """Does a word of the future stand right before the expression: 将于20日, on the coming 20th?"""
        before = self.text[max(0, self.start - _BESIDE) : self.start]
        return bool(compiled(self.grammar.lexicon.future, re.IGNORECASE).search(before))

    def behind(self) -> bool:
        """Does the clause tell of what was done?"""
        return bool(compiled(self.grammar.lexicon.past, re.IGNORECASE).search(self.clause()))

    def year_of(self, month: int, day: int | None = None, *, months: int = 1) -> tuple[int, bool] | None:
        """The year of a month (or of `months` from there on, or of a day in it) written without one.

        Returns the year and whether it follows from a written year; None where nothing says it.
        """
        here = self.here()
        if here and self._told_behind(self._after(here, month), month):
            here = None
        if here and here.dated and self.same_sentence(here) and not self._beyond(here):
            year = self._after(here, month)
            return (near, False) if (near := self._just_now(month, day, year, here)) else (year, True)
        heading = self.heading()
        if heading and not (here and self._left(heading, here)):
            year = self._after(heading, month)
            return (near, False) if (near := self._just_now(month, day, year, None)) else (year, True)
        if self.row and self.row.dated and self._leads():
            return self._next_row(self.row, month), True
        if self.published is None:
            anchor = here or self.last
            return (self._after(anchor, month), True) if anchor else None
        near = self._nearest(month, day, months)
        if here and here.dated and not self._beyond(here) and not self._told_ahead(near, month, months):
            distance = abs((spans.month(near, month)[0].replace(day=min(day or 15, 28)) - self.published).days)
            adjacent = here.sentence >= self.sentence(self.start) - 1
            if distance > _NEAR_DAYS and (here.precision != "year" or adjacent):
                return self._after(here, month), True
        return near, False

    def _just_now(self, month: int, day: int | None, year: int, here: Anchor | None) -> int | None:
        """The publication's year where the day lies just before it, and the year leant on would turn back or ahead.

        A heading's year gives way only where the day would lie ahead (a report of December on the budget of next year);
        that of a date in the sentence also where the account would go back behind that date.
        """
        if self.published is None or day is None or year == self.published.year:
            return None
        near = spans.day(self.published.year, month, day)
        if near is None or not 0 <= (self.published - near).days <= _JUST_DAYS:
            return None
        leant = spans.day(year, month, day)
        turned = leant is None or leant > self.published or (here is not None and leant < here.first)
        return self.published.year if turned else None

    def _told_ahead(self, year: int, month: int, months: int) -> bool:
        """Does the clause tell plainly of the future, in which the month of that year lies?"""
        ends = spans.months(year, month, month + months - 1)[1]
        return self.published is not None and ends >= self.published and self.ahead() and not self.behind()

    def _told_behind(self, year: int, month: int) -> bool:
        """Does the clause tell plainly of what was done, while the month of that year lies ahead?"""
        begins = spans.month(year, month)[0]
        return self.published is not None and begins > self.published and self.behind() and not self.ahead()

    @staticmethod
    def _left(heading: Anchor, here: Anchor) -> bool:
        """Has the paragraph left the day of the heading (one that is looked back on) for another year?"""
        return here.dated and heading.precision == "day" and here.last.year != heading.last.year

    def month_of(self, day: int) -> tuple[int, int, bool] | None:
        """Year and month of a day written as a bare number, and whether they follow from a written date."""
        here = self.here()
        if here and here.precision not in ("day", "month", "range"):
            here = self.day_here()
        if here and self._leans_on(here):
            return (*self._month_from(here, day), here.dated)
        heading = self.heading()
        if heading and heading.precision in ("day", "month"):
            return heading.first.year, heading.first.month, True
        if self.published is None:
            anchor = self.last if self.last and self.last.precision in ("day", "month") else None
            return (*self._month_from(anchor, day), True) if anchor else None
        return (*self._month_near(day), False)

    def _leans_on(self, here: Anchor) -> bool:
        if self.same_sentence(here) or self.published is None:
            return True
        return here.dated and abs((self.published - here.last).days) > _NEAR_DAYS

    def _month_from(self, anchor: Anchor, day: int) -> tuple[int, int]:
        year, month = anchor.last.year, anchor.last.month
        if anchor.precision == "day" and day < anchor.last.day - _TIME_ZONES and spans.day(year, month, day):
            following = spans.month(year, month + 1)[0]
            later = spans.day(following.year, following.month, day)
            if later and self.published and later <= self.published:
                return later.year, later.month
        return year, month

    def _month_near(self, day: int) -> tuple[int, int]:
        published = self.published or date.max
        plainly = self._opens_ahead()
        just = 0 <= published.day - day <= _JUST_DAYS and not plainly
        step = 1 if plainly or (self.ahead() and not self.behind() and not just) else -1
        for count in range(4):
            month = spans.month(published.year, published.month + step * count)[0]
            found = spans.day(month.year, month.month, day)
            if found and (found >= published if step > 0 else found <= published):
                return month.year, month.month
        return published.year, published.month

    def _beyond(self, anchor: Anchor) -> bool:
        """Is the anchor a far target (到2030年), which the dates of acts do not lean on?"""
        return self.published is not None and anchor.first.year > self.published.year + 1

    @staticmethod
    def _after(anchor: Anchor, month: int) -> int:
        """The anchor's year, or the next where an account goes on over the turn of the year."""
        turned = anchor.precision in ("day", "month") and anchor.last.month >= 10 and month <= 3
        return anchor.last.year + turned

    def _nearest(self, month: int, day: int | None, months: int) -> int:
        published = self.published or date.max
        year = published.year
        while day == 29 and month == 2 and not isleap(year):
            year -= 1
        first = spans.month(year, month)[0]
        if day:
            first = spans.day(year, month, day) or first
        last = first if day else spans.months(year, month, month + months - 1)[1]
        if first <= published:
            if last >= published:
                return year
            ahead = (first.replace(year=year + 1, day=min(first.day, 28)) - published).days
            return year + 1 if ahead < (published - last).days and self.ahead() and not self.behind() else year
        wait = (first - published).days
        limit = _AHEAD_DAYS if day else _AHEAD_DAYS_HALF if months == 6 else _AHEAD_DAYS_MONTH
        if day and wait <= _SURELY_AHEAD_DAYS:
            return year
        if self.behind():
            return year if wait <= limit and self.ahead() else year - 1
        return year if wait <= limit or self.ahead() else year - 1
