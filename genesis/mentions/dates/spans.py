"""Calendar arithmetic: stretches of days as (first, last), both inclusive.

Conventions of the words for parts of a year or month (年初, 上旬, late, mid) are those of the annotation guide: early,
mid and late in a year are January to March, May to August, October to December; in a month days 1 to 10, 11 to 20,
21 to the last.
"""

from calendar import monthrange
from datetime import date, timedelta

from genesis.model import Precision

Span = tuple[date, date]
Stretch = tuple[date, date, Precision]

_YEAR_PARTS: dict[str, tuple[int, int, Precision]] = {  # first month, last month
    "q1": (1, 3, "quarter"), "q2": (4, 6, "quarter"), "q3": (7, 9, "quarter"), "q4": (10, 12, "quarter"),
    "h1": (1, 6, "half"), "h2": (7, 12, "half"),
    "q1-2": (1, 6, "half"), "q1-3": (1, 9, "range"), "q2-3": (4, 9, "range"), "q2-4": (4, 12, "range"),
    "q3-4": (7, 12, "half"),
    "start": (1, 3, "quarter"), "mid": (5, 8, "range"), "end": (10, 12, "quarter"),
    "spring": (3, 5, "range"), "summer": (6, 8, "range"), "autumn": (9, 11, "range"), "winter": (12, 14, "range"),
    "q1-end": (3, 3, "month"), "q2-end": (6, 6, "month"), "q3-end": (9, 9, "month"), "q4-end": (12, 12, "month"),
    "q1-start": (1, 1, "month"), "q2-start": (4, 4, "month"), "q3-start": (7, 7, "month"),
    "q4-start": (10, 10, "month"),
    "sessions": (3, 3, "month"), "whole": (1, 12, "year"),
}  # fmt: skip
_MONTH_PARTS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31), "half1": (1, 15), "half2": (16, 31)}  # days
_CENTURY_PARTS = {  # years
    "whole": (1, 100), "start": (1, 20), "mid": (40, 70), "end": (81, 100), "start-mid": (1, 60), "mid-end": (40, 100),
    "h1": (1, 50), "h2": (51, 100),
}  # fmt: skip


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def last_day(year: int, month: int) -> int:
    """Number of the month's last day."""
    return monthrange(year, month)[1]


def month(year: int, number: int) -> Span:
    """A month; `number` may lie outside 1 to 12 and then counts into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, last_day(year, number))


def months(year: int, first: int, last: int) -> Span:
    """From the first day of month `first` to the last day of month `last`, both counted from the year's January."""
    return month(year, first)[0], month(year, last)[1]


def year(number: int) -> Span:
    """A calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def week(of: date, offset: int = 0) -> Span:
    """Monday to Sunday of the week of a day, `offset` weeks away."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def year_part(number: int, part: str) -> Stretch:
    """A named part of a year; raises KeyError for a part that no year has."""
    first, last, precision = _YEAR_PARTS[part]
    return *months(number, first, last), precision


def month_part(number: int, of_month: int, part: str) -> Span:
    """A named part of a month; raises KeyError for a part that no month has."""
    first, last = _MONTH_PARTS[part]
    size = last_day(number, of_month)
    return date(number, of_month, first), date(number, of_month, min(last, size))


def century(number: int, part: str = "whole") -> Span:
    """The 19th century is 1801 to 1900; parts are named as in `year_part`."""
    first, last = _CENTURY_PARTS[part]
    before = (number - 1) * 100
    return date(before + first, 1, 1), date(before + last, 12, 31)


def fiscal_year(number: int, start_month: int, *, named_after_start: bool) -> Span:
    """Fiscal year `number` that begins in `start_month`, named after the calendar year in which it begins or ends."""
    if start_month == 1:
        return year(number)
    first_year = number if named_after_start else number - 1
    return months(first_year, start_month, start_month + 11)


def plan(number: int) -> Span:
    """China's five-year plan of that number: the 1st is 1953 to 1957, from the 3rd (1966) on every five years."""
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return date(first, 1, 1), date(first + 4, 12, 31)


def shifted(of: date, count: int, unit: str) -> date:
    """The day `count` units (day, workday, week, fortnight, month, quarter, year, decade) away.

    A day that the month lacks is its last.
    """
    if unit == "day":
        return of + timedelta(days=count)
    if unit == "workday":
        return _working_day(of, count)
    if unit in ("week", "fortnight"):
        return of + timedelta(weeks=count * (1 + (unit == "fortnight")))
    step = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}[unit] * count
    index = of.year * 12 + of.month - 1 + step
    new_year, new_month = divmod(index, 12)
    return date(new_year, new_month + 1, min(of.day, last_day(new_year, new_month + 1)))


def _working_day(of: date, count: int) -> date:
    """The day so many days from Monday to Friday away; holidays are not known."""
    step = timedelta(days=1 if count > 0 else -1)
    weeks, rest = divmod(abs(count), 5)
    found = of + step * 7 * weeks
    while rest or found.weekday() > 4:
        found += step
        rest -= found.weekday() < 5 and rest > 0
    return found


def containing(of: date, unit: str) -> Stretch:
    """The whole unit that holds a day: its day, week, month, quarter, half or year."""
    if unit == "day":
        return of, of, "day"
    if unit == "week":
        return *week(of), "range"
    if unit == "month":
        return *month(of.year, of.month), "month"
    if unit == "quarter":
        return year_part(of.year, f"q{(of.month + 2) // 3}")
    if unit == "half":
        return year_part(of.year, "h1" if of.month < 7 else "h2")
    if unit == "decade":
        return date(of.year // 10 * 10, 1, 1), date(of.year // 10 * 10 + 9, 12, 31), "decade"
    return *year(of.year), "year"
