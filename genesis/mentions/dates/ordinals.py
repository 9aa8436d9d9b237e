"""Units counted within a larger one: the first Friday of July, the third month of 2025, the first two weeks of 2021.

Weeks are counted as ISO 8601 does: a week belongs to the year, and here also to the month, that holds its Thursday.
"""

from datetime import date, timedelta

from genesis.mentions.dates import spans
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.fields import Groups, calendar, name_in, value
from genesis.mentions.dates.numerals import number

_THURSDAY = 3
_COUNTING = ("n", "wd", "u", "last")  # groups that say what is counted; the others say within what


def nth_weekday(groups: Groups, context: Context) -> Reading | None:
    """The first Friday of July, the last Monday of next month."""
    of = _whole(groups, context)
    if of is None or of.first is None or of.last is None:
        return None
    wanted, count = value(context, "weekday", groups["wd"]), number(groups["n"])
    if count is None:  # the last one
        found = of.last - timedelta(days=(of.last.weekday() - wanted) % 7)
    else:
        found = of.first + timedelta(days=(wanted - of.first.weekday()) % 7, weeks=count - 1)
    return Reading(found, found, "day", of.basis, dated=of.dated) if of.first <= found <= of.last else None


def week_of_unit(groups: Groups, context: Context) -> Reading | None:
    """2025年的第一周, the last week of July: the n-th week of the year or month."""
    of = _whole(groups, context)
    if of is None or of.first is None or of.last is None:
        return None
    count = number(groups["n"])
    monday = _last_monday(of.last) if count is None else _first_monday(of.first) + timedelta(weeks=count - 1)
    return Reading(*spans.week(monday), "range", of.basis, dated=of.dated)


def nth_month(groups: Groups, context: Context) -> Reading | None:
    """The third month of 2021."""
    of, count = _whole(groups, context), number(groups["n"])
    if of is None or of.first is None or count is None or count > 12:
        return None
    return Reading(*spans.month(of.first.year, count), "month", of.basis, dated=of.dated)


def first_units(groups: Groups, context: Context) -> Reading | None:
    """The first two weeks of 2021, the last ten days of July."""
    of, count = _whole(groups, context), number(groups["n"])
    if of is None or of.first is None or of.last is None or not count:
        return None
    first, last = of.first, of.last
    days = timedelta(days=count - 1)
    if name_in(context, "unit", groups["u"]) == "week":
        first, last = _first_monday(first), _last_monday(last) + timedelta(days=6)
        days = timedelta(days=7 * count - 1)
    stretch = (last - days, last) if groups.get("last") else (first, first + days)
    return Reading(*stretch, "range", of.basis, dated=of.dated)


def two_days(groups: Groups, context: Context) -> Reading | None:
    """May 10 and 11: one stretch where the second day follows the first."""
    found = calendar(groups, context)
    follows = found and found.first and found.last and found.last - found.first == timedelta(days=1)
    return found if follows else None


def _whole(groups: Groups, context: Context) -> Reading | None:
    """The unit within which is counted."""
    return calendar({name: text for name, text in groups.items() if name not in _COUNTING}, context)


def _first_monday(first: date) -> date:
    return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 - _THURSDAY)


def _last_monday(last: date) -> date:
    return last - timedelta(days=(last.weekday() - _THURSDAY) % 7 + _THURSDAY)
