"""Days, weeks, months and years named by how they lie to the publication day or to the last date."""

import re
from datetime import date, timedelta

from genesis.lexicon import compiled
from genesis.mentions.dates import spans
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.fields import Groups, calendar, name_in, part_of, value
from genesis.mentions.dates.numerals import number

_SATURDAY = 5
_CONNECTOR = 5  # characters between two weekdays that make a range
_FAR_DAYS = 400  # so far away is looked for a day that has both the weekday and the number


def today(groups: Groups, context: Context) -> Reading | None:
    """昨日, tomorrow: days from the publication day, by the value of group `rd`."""
    if context.published is None:
        return None
    found = context.published + timedelta(days=value(context, "relative_day", groups["rd"]))
    return Reading(found, found, "day", "relative", dated=False)


def issuing_day(groups: Groups, context: Context) -> Reading | None:
    """自发布之日起: the day that the text told last, which is that of what it cites, else the publication day."""
    told = context.last_day
    cited = groups["rd"].startswith("之") or (told is not None and context.same_sentence(told))
    if told is not None and told.precision == "day" and cited:
        return Reading(told.first, told.first, "day", "inherited")
    return today(groups, context)


def that_day(groups: Groups, context: Context) -> Reading | None:
    """同日, 次日, the next day: days from the last date, by the value of group `ad`."""
    heading = context.heading()
    above = heading if heading and heading.precision == "day" else None  # the entry of a chronology
    anchor = context.day_here() or above or context.last_day
    if anchor is None:
        return None
    past, offset = context.last_past_day, value(context, "anchored_day", groups["ad"])
    if context.published is not None and anchor.last > context.published and past is not None:
        # not the day from which a measure is in force
        anchor = past if offset < 0 or past.paragraph == anchor.paragraph else anchor
    found = (anchor.first if offset < 0 else anchor.last) + timedelta(days=offset)
    return Reading(found, found, "day", "inherited", dated=anchor.dated)


def weekday(groups: Groups, context: Context) -> Reading | None:
    """周二, last Friday, 周一(16日): the nearest before the publication day, unless the words say otherwise."""
    published = context.published
    if published is None:
        return None
    wanted = value(context, "weekday", groups["wd"])
    if groups.get("rw"):
        monday = spans.week(published, value(context, "relative_week", groups["rw"]))[0]
        found = monday + timedelta(days=wanted)
    elif day := groups.get("d") or groups.get("d8"):
        found = _weekday_with_number(published, wanted, number(day) or 0, far="far" in groups) or published
    elif start := _start_of_range(context):
        found = start + timedelta(days=(wanted - start.weekday()) % 7)
    elif week_named := _week_of_sentence(context):
        found = week_named + timedelta(days=wanted)
    elif groups.get("past") or not _weekday_ahead(context):
        back = (published.weekday() - wanted) % 7
        found = published - timedelta(days=back or (7 if groups.get("past") else 0))
    else:
        told = _day_of_telling(context, published)
        found = told + timedelta(days=(wanted - told.weekday()) % 7)
    return Reading(found, found, "day", "relative", dated=False)


def _weekday_ahead(context: Context) -> bool:
    pattern = context.grammar.lexicon.weekday_ahead
    return bool(compiled(pattern, re.IGNORECASE).search(context.clause()))


def _start_of_range(context: Context) -> date | None:
    """The day before a connector that leads up to the expression (上周三至周五, between Wednesday and Friday)."""
    last, lexicon = context.last, context.grammar.lexicon
    if last is None or last.precision != "day" or context.start - last.end > _CONNECTOR:
        return None
    gap = context.text[last.end : context.start]
    if compiled(lexicon.connector).fullmatch(gap):
        return last.first
    opened = not lexicon.closer and compiled(lexicon.opener).search(context.text[: last.start], max(0, last.start - 8))
    return last.first if opened and compiled(lexicon.weak_connector).fullmatch(gap) else None


def _week_of_sentence(context: Context) -> date | None:
    """The Monday of a week that the sentence has named before (下周…周三)."""
    here = context.here()
    if here and here.precision == "range" and context.same_sentence(here) and spans.week(here.first) == here[:2]:
        return here.first
    return None


def _day_of_telling(context: Context, published: date) -> date:
    """The day on which a passage was written: that of a dateline just before the publication day, else the latter."""
    here = context.here()
    if here and here.precision == "day" and 0 <= (published - here.first).days <= 3:
        return here.first
    return published


def _weekday_with_number(published: date, wanted: int, day: int, *, far: bool) -> date | None:
    near = sorted(range(-_FAR_DAYS, _FAR_DAYS) if far else range(-45, 32), key=abs)
    days = (published + timedelta(days=offset) for offset in near)
    numbered = [found for found in days if found.day == day]
    return next((found for found in numbered if found.weekday() == wanted), numbered[0] if numbered else None)


def week(groups: Groups, context: Context) -> Reading | None:
    """上周, this week, next weekend: Monday to Sunday, or the part of it in group `part`."""
    if context.published is None:
        return None
    first, last = spans.week(context.published, value(context, "relative_week", groups["rw"]))
    part = "weekend" if groups.get("end") else groups.get("part") or groups.get("part1")
    if part:
        start, end = {"weekend": (5, 6), "start": (0, 2), "end": (3, 6), "mid": (1, 4)}[part_of(context, part)]
        first, last = first + timedelta(days=start), first + timedelta(days=end)
    return Reading(first, last, "range", "relative", dated=False)


def unit(groups: Groups, context: Context) -> Reading | None:
    """本季度, next month, last quarter, this decade: the unit that holds the publication day, `ru` units away."""
    if context.published is None:
        return None
    name = name_in(context, "unit", groups["u"])
    found = spans.shifted(context.published.replace(day=1), value(context, "relative_unit", groups["ru"]), name)
    first, last, precision = spans.containing(found, name)
    return Reading(first, last, precision, "relative", dated=False)


def same_time(groups: Groups, context: Context) -> Reading | None:
    """去年这个时候, this time last year: the month of the publication day in another year."""
    if context.published is None:
        return None
    year = context.published.year + value(context, "relative_year", groups["ry"])
    return Reading(*spans.month(year, context.published.month), "month", "relative")


def named_month(groups: Groups, context: Context) -> Reading | None:
    """Last July, this past May, next March: the nearest of that name before or after the publication month."""
    if context.published is None:
        return None
    now, month = context.published, value(context, "month", groups["m"])
    side = groups["side"].lower().split()
    if side[-1] in ("last", "past"):
        year = now.year - (month >= now.month)
    elif side[-1] in ("next", "coming"):
        year = now.year + (month <= now.month)
    else:
        year = now.year
    return Reading(*spans.month(year, month), "month", "relative")


def season(groups: Groups, context: Context) -> Reading | None:
    """The summer of 2026, this spring, last fall."""
    if groups.get("y"):
        return calendar(groups, context)
    if context.published is None:
        return None
    year = context.published.year + value(context, "relative_year", groups["ry"])
    name = part_of(context, groups["part1"])
    if groups["ry"].lower() != "this":
        start = spans.year_part(context.published.year, name)[0].month
        year = context.published.year - (start >= context.published.month) if year < context.published.year else year
    first, last, precision = spans.year_part(year, name)
    return Reading(first, last, precision, "relative")


def week_of(groups: Groups, context: Context) -> Reading | None:
    """The week of March 3."""
    of = calendar(groups, context)
    if of is None or of.first is None:
        return None
    first, last = spans.week(of.first)
    return Reading(first, last, "range", of.basis, dated=of.dated)


def first_months(groups: Groups, context: Context) -> Reading | None:
    """前4个月, the first four months of 2025, the last two months of 2025; without a year, of the writing year."""
    count = number(groups["n"])
    years = {name: text for name, text in groups.items() if name in ("y", "ry")}
    year = calendar(years, context) if years else None
    in_year = year.first.year if year and year.first else context.writing_year
    if in_year is None or (years and year is None) or not count or count > 12:
        return None
    months = (13 - count, 12) if groups.get("last") else (1, count)
    return Reading(*spans.months(in_year, *months), "range", year.basis if year else "relative", anchors=False)


def anchor_span(groups: Groups, context: Context) -> Reading | None:
    """当月, that year, the same week: the unit that holds the last date."""
    anchor = context.here() or context.last
    if anchor is None:
        return None
    offset = value(context, "anchored_offset", groups["ao"])
    first, last, precision = spans.containing(spans.shifted(anchor.first, offset, groups["unit"]), groups["unit"])
    return Reading(first, last, precision, "inherited", dated=anchor.dated)


def to_date(groups: Groups, context: Context) -> Reading | None:
    """今年以来, earlier this month, 年初至今: from the unit's beginning to the publication day."""
    if context.published is None:
        return None
    first = spans.containing(context.published, groups["unit"])[0]
    if groups["unit"] == "year" and context.writing_year:
        first = first.replace(year=context.writing_year)
    return Reading(first, context.published, "range", "relative", dated=False, anchors=False)


def from_now(groups: Groups, context: Context) -> Reading | None:
    """Later this year: from the publication day to the unit's end."""
    if context.published is None:
        return None
    last = spans.containing(context.published, groups["unit"])[1]
    return Reading(context.published, last, "range", "relative", dated=False, anchors=False)


def after_next(groups: Groups, context: Context) -> Reading | None:
    """The week after next, the year after the next."""
    if context.published is None:
        return None
    if groups["u"].lower() == "weekend":
        monday = spans.week(context.published, 2)[0]
        return Reading(monday + timedelta(days=5), monday + timedelta(days=6), "range", "relative", dated=False)
    name = name_in(context, "unit", groups["u"])
    of = context.published if name == "week" else context.published.replace(day=1)
    return Reading(*spans.containing(spans.shifted(of, 2, name), name), "relative", dated=False)


def weekend(groups: Groups, context: Context) -> Reading | None:
    """Over the weekend: the one before the publication day, or the next where the clause tells of what lies ahead."""
    if context.published is None:
        return None
    monday = spans.week(context.published)[0]
    if context.published.weekday() < _SATURDAY and not (context.ahead() and not context.behind()):
        monday -= timedelta(weeks=1)
    return Reading(monday + timedelta(days=5), monday + timedelta(days=6), "range", "relative", dated=False)
