"""The resolver of holidays: Christmas Day, last Easter, Thanksgiving 2025."""

from datetime import date

from genesis.mentions.dates import holidays
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.fields import Groups, calendar

_BACK, _ON = ("last", "previous", "past"), ("next", "following", "coming")


def holiday(groups: Groups, context: Context) -> Reading | None:
    """The holiday in group `hol` of the year that is written, that `side` tells (last, next), or nearest by tense."""
    name = next(text for group, text in groups.items() if group.startswith("hol"))
    if groups.keys() & {"y", "y8", "ry"}:
        of = calendar({group: text for group, text in groups.items() if group in ("y", "y8", "ry")}, context)
        found = holidays.day_in(name, of.first.year) if of and of.first else None
        return Reading(found, found, "day", of.basis, dated=of.dated) if of and found else None
    if groups.get("side"):
        found = _beside(name, groups["side"].lower(), context.published)
        return Reading(found, found, "day", "relative", dated=False) if found else None
    about = holidays.day_in(name, (context.published or date(2025, 1, 1)).year)
    year = context.year_of(about.month, about.day) if about else None
    found = holidays.day_in(name, year[0]) if year else None
    return Reading(found, found, "day", "inherited", dated=year[1]) if year and found else None


def _beside(name: str, side: str, published: date | None) -> date | None:
    if published is None:
        return None
    days = [day for year in (-1, 0, 1) if (day := holidays.day_in(name, published.year + year))]
    if side in _BACK:
        return next((day for day in reversed(days) if day < published), None)
    if side in _ON:
        return next((day for day in days if day > published), None)
    return holidays.day_in(name, published.year)
