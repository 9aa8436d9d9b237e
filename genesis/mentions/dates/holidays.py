"""The holidays of lexicons/holidays.csv: their names in English texts and the days that they fall on.

The column `day` holds a fixed day (12-25), the n-th or last weekday of a month (11 thu 4), the same with days added
(11 thu 4 +1), days from Easter Sunday (easter -2), or the days of several years (2025-01-29 2026-02-17). Names that are
also used without thought of the day (Christmas) have `alone` no: they need a preposition, or a year, beside them.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from genesis.errors import LexiconError
from genesis.lexicon import listed, read_csv
from genesis.mentions.dates import spans

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORMS = (
    re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<month>\d\d) (?P<weekday>[a-z]{3}) (?P<count>[1-5]|last)(?: (?P<more>[+-]\d+))?"),
    re.compile(r"easter (?P<more>[+-]\d+)"),
    re.compile(r"(?P<days>\d{4}-\d\d-\d\d(?: \d{4}-\d\d-\d\d)*)"),
)


@cache
def _days() -> dict[str, re.Match[str]]:
    """The rule of each name, in lower case; raises LexiconError for a rule of no known form."""
    found: dict[str, re.Match[str]] = {}
    for row in read_csv("holidays.csv", ("name", "also", "day", "alone", "note")):
        match = next((match for form in _FORMS if (match := form.fullmatch(row["day"]))), None)
        if match is None:
            raise LexiconError(
                f"lexicons/holidays.csv: {row['name']}: {row['day']!r} says no day (11 thu 4, easter -2)"
            )
        found.update({name.lower(): match for name in (row["name"], *listed(row["also"]))})
    return found


def names(*, alone: bool) -> tuple[str, ...]:
    """The names that date something wherever they stand, or those that need words beside them; longest first."""
    rows = read_csv("holidays.csv", ("name", "also", "alone"))
    found = [name for row in rows if (row["alone"] == "yes") == alone for name in (row["name"], *listed(row["also"]))]
    return tuple(sorted(found, key=len, reverse=True))


def pattern(of: Iterable[str]) -> str:
    """One pattern of the names, with any white space between their words."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in of) or "(?!)"


def beginnings() -> tuple[str, ...]:
    """What a name begins with: its first word in lower case, 00 for a number."""
    words = {re.match(r"[a-z]+|\d", name) for name in _days()}
    return tuple(sorted({"00" if word.group().isdigit() else word.group() for word in words if word}))


def day_in(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None where its days are written out and the year is not among them."""
    match = _days()[" ".join(name.lower().split())]
    groups = {group: text for group, text in match.groupdict().items() if text}
    more = timedelta(days=int(groups.get("more", 0)))
    if "days" in groups:
        return next((day for day in map(date.fromisoformat, groups["days"].split()) if day.year == year), None)
    if "month" not in groups:
        return easter(year) + more
    if "day" in groups:
        return spans.day(year, int(groups["month"]), int(groups["day"]))
    first, last = spans.month(year, int(groups["month"]))
    wanted = _WEEKDAYS.index(groups["weekday"])
    if groups["count"] == "last":
        return last - timedelta(days=(last.weekday() - wanted) % 7) + more
    return first + timedelta(days=(wanted - first.weekday()) % 7, weeks=int(groups["count"]) - 1) + more


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous rule of 1876, Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + i - 7 * ((a + 11 * h + 22 * i) // 451) + 114, 31)
    return date(year, month, day + 1)
