"""Two neighbouring expressions with a connector between them are one range: from March to the end of next year."""

from datetime import date, timedelta

from genesis.lexicon import compiled
from genesis.mentions.dates import spans
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.scan import Found
from genesis.mentions.dates.spans import last_day

_LONGEST_CONNECTOR = 14
_OPENER = 8
_WEEKDAY, _OF_WEEK = "weekday", "weekday_of_week"  # rules: from Tuesday to Thursday next week, the week is that of both


def joined(first: Found, second: Found, context: Context) -> Found | None:
    """The range from `first` to `second`, or None where they are none."""
    gap = context.text[first.end : second.start]
    if len(gap) > _LONGEST_CONNECTOR or not _connected(first, second, gap, context):
        return None
    begin, end = _aligned(first.reading, second.reading)
    if begin and end and first.rule == _WEEKDAY and second.rule == _OF_WEEK:
        begin = spans.week(end)[0] + timedelta(days=begin.weekday())
    if begin is None or end is None or begin > end:
        return None
    basis = first.reading.basis if first.reading.basis != "inherited" else second.reading.basis
    dated = first.reading.dated or second.reading.dated
    return Found(first.start, second.end, Reading(begin, end, "range", basis, dated), first.rule)


def _connected(first: Found, second: Found, gap: str, context: Context) -> bool:
    lexicon = context.grammar.lexicon
    if first.reading.precision == "undated" or second.reading.precision == "undated":
        return False
    if compiled(lexicon.connector).fullmatch(gap):
        return True
    if not compiled(lexicon.weak_connector).fullmatch(gap):
        return False
    before = context.text[max(0, first.start - _OPENER) : first.start]
    after = context.text[second.end : second.end + _OPENER]
    opened = bool(compiled(lexicon.opener).search(before))
    closed = bool(compiled(lexicon.closer).match(after))
    return closed if lexicon.closer else opened


def _aligned(first: Reading, second: Reading) -> tuple[date | None, date | None]:
    """First and last day, where an end without a year takes it from the other."""
    begin, end = first.first, second.last
    if begin is None or end is None or first.dated == second.dated or _firm(first, second):
        if begin and end and begin > end and not second.dated and second.basis == "inherited":
            end = _moved(end, end.year + 1)
        return begin, end
    if second.dated:
        moved = _moved(begin, end.year)
        return (moved if moved <= end else _moved(begin, end.year - 1)), end
    moved = _moved(end, begin.year)
    return begin, (moved if moved >= begin else _moved(end, begin.year + 1))


def _firm(first: Reading, second: Reading) -> bool:
    """Do both say their year themselves: between January 2019 and today, next Friday to 1 October 2020?"""
    return all(reading.dated or reading.basis == "relative" for reading in (first, second))


def _moved(day: date, year: int) -> date:
    """The same day of another year; the last of a month stays the last."""
    size = last_day(year, day.month)
    ends = (day + timedelta(days=1)).day == 1
    return date(year, day.month, size if ends else min(day.day, size))
