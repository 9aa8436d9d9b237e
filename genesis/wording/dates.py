"""Days and spans in words, never more precise than they are known."""

from datetime import date, timedelta
from functools import cache
from typing import Literal

from babel.dates import format_date, get_month_names

from genesis.wording.places import locale_of
from genesis.wording.words import words

Form = Literal["long", "short"]
_LONG_RANGE = 62  # days: a longer range is told by months where there is little room


def day_words(day: date, language: str, form: Form = "long") -> str:
    """A day: "21 January 2025" or, short, "21 Jan 2025"; 2025年1月21日."""
    if language != "en":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {month_name(day.month, language, form)} {day.year}"


def month_words(day: date, language: str, form: Form = "long") -> str:
    """The month of a day: "January 2025" or, short, "Jan 2025"; 2025年1月."""
    return words(language)("date.month", month=month_name(day.month, language, form), year=day.year)


@cache
def month_name(month: int, language: str, form: Form = "short") -> str:
    """A month without its year: "Jan"; in Chinese the number, to which the phrase adds 月."""
    if language != "en":
        return str(month)
    return str(get_month_names("wide" if form == "long" else "abbreviated", locale=locale_of(language))[month])


def span_words(start: date | None, end: date, precision: str, language: str, form: Form = "long") -> str:
    """The days from `start` to `end` as a reader would say them, by the precision of an event."""
    say = words(language)
    if start is None or precision == "undated":
        return say("date.by", date=day_words(end, language, form))
    if precision == "day" and start == end:
        return day_words(start, language, form)
    if precision == "month" and _whole_months(start, end) and _same_month(start, end):
        return month_words(start, language, form)
    if precision == "quarter" and _whole_months(start, end) and start.month % 3 == 1:
        number = start.month // 3 + 1
        return say("date.quarter", n=number, ordinal="一二三四"[number - 1], year=start.year)
    if precision == "half" and _whole_months(start, end) and start.month in (1, 7):
        return say("date.half_first" if start.month == 1 else "date.half_second", year=start.year)
    if precision == "decade" and start.year % 10 == 0:
        return say("date.decade", year=start.year)
    if precision == "year" and _whole_months(start, end):
        return _year_words(start, end, language, form)
    return _range_words(start, end, language, form)


def certainty_words(start: date | None, end: date, precision: str, status: str, language: str) -> str:
    """What a date leaves open: "an exact day", "some time in May 2025"; a plan's range has real ends."""
    say = words(language)
    if start is None or precision == "undated":
        return say("date.by", date=day_words(end, language))
    if precision == "day":
        return say("date.exact")
    if precision != "range":
        key = "date.some_time_half" if precision == "half" else "date.some_time"
        return say(key, date=span_words(start, end, precision, language))
    first, last = _ends(start, end, language, "long")
    return say("date.planned_range" if status == "planned" else "date.some_time_range", first=first, last=last)


def period_words(first: date, last: date, language: str, form: Form = "long") -> str:
    """A period that a reader chose: "2025", "January 2025 to September 2026"; in days where it is cut in days."""
    if _whole_years(first, last) and first.year == last.year:
        return f"{first.year}年" if language != "en" else str(first.year)
    if _whole_months(first, last) and _same_month(first, last):
        return month_words(first, language, form)
    first_words, last_words = _ends(first, last, language, form)
    return words(language)("headline.period", first=first_words, last=last_words)


def part_words(text: str, language: str, form: Form = "long") -> str:
    """One end of a period as it stands in an address: YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return f"{parts[0]}年" if language != "en" else str(parts[0])
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return day_words(day, language, form) if len(parts) == 3 else month_words(day, language, form)


def _year_words(start: date, end: date, language: str, form: Form) -> str:
    if _whole_years(start, end) and start.year == end.year:
        return f"{start.year}年" if language != "en" else str(start.year)
    if (end - start).days not in (364, 365):
        return _range_words(start, end, language, form)
    # A fiscal year is named after the year in which it ends, but from April on (Japan, India, Britain) after its first.
    year = start.year if start.month == 4 else end.year
    if form == "short":
        return words(language)("date.fiscal", year=year)
    first, last = month_words(start, language, "short"), month_words(end, language, "short")
    return words(language)("date.fiscal_span", year=year, first=first, last=last)


def _range_words(start: date, end: date, language: str, form: Form) -> str:
    if form == "short" and (end - start).days > _LONG_RANGE and not _whole_years(start, end):
        first, last = month_words(start, language, form), month_words(end, language, form)
    else:
        first, last = _ends(start, end, language, form)
    return words(language)("date.range" if form == "long" else "date.range_short", first=first, last=last)


def _ends(start: date, end: date, language: str, form: Form) -> tuple[str, str]:
    """Both ends of a range in words, as coarse as they are: years, months or days; no year twice."""
    if _whole_years(start, end):
        return str(start.year), f"{end.year}年" if language != "en" else str(end.year)
    if language != "en":
        return _chinese_ends(start, end)
    if _whole_months(start, end):
        one_year = start.year == end.year and form == "long"
        first = month_name(start.month, language, form) if one_year else month_words(start, language, form)
        return first, month_words(end, language, form)
    last = day_words(end, language, form)
    if start.year == end.year:
        pattern = "d MMMM" if form == "long" else "d MMM"
        return format_date(start, "d" if _same_month(start, end) else pattern, locale="en"), last
    return day_words(start, language, form), last


def _chinese_ends(start: date, end: date) -> tuple[str, str]:
    """Year and month stand once where both ends share them: 2025年5月至6月."""
    whole = _whole_months(start, end)
    year = "" if start.year == end.year else f"{end.year}年"
    month = "" if _same_month(start, end) else f"{end.month}月"
    first = f"{start.year}年{start.month}月{'' if whole else f'{start.day}日'}"
    return first, f"{year}{month}{'' if whole else f'{end.day}日'}"


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end == date.max or (end + timedelta(days=1)).day == 1)


def _whole_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _same_month(start: date, end: date) -> bool:
    return (start.year, start.month) == (end.year, end.month)
