"""Distances from a day: 三天前, two months later, 未来五年, within 180 days, for one year from a day."""

from datetime import date, timedelta

from genesis.mentions.dates import spans
from genesis.mentions.dates.context import Anchor, Context, Reading
from genesis.mentions.dates.fields import Groups, calendar, name_in, value
from genesis.mentions.dates.numerals import number
from genesis.model import DateBasis

_VAGUE = Reading(None, None, "undated", "relative", dated=False, anchors=False, vague=True)


def vague(groups: Groups, context: Context) -> Reading | None:
    """近期, recently: dates nothing."""
    return _VAGUE


def offset(groups: Groups, context: Context) -> Reading | None:
    """三天前, two months later: the unit that lies so far from the publication day or, for `后`, from the last date."""
    direction = value(context, "direction", groups["dir"])
    unit = name_in(context, "unit", groups["u"])
    count = _count(groups["n"])
    if count is None:
        return _VAGUE
    if groups["n"] == "半":
        count, unit = (6, "month") if unit == "year" else (15, "day")
    here = context.near()
    anchor = here if here and (direction > 0 or groups.get("anchored")) and not groups.get("now") else None
    of = anchor.first if anchor else context.published
    if of is None:
        return None
    found = spans.shifted(of, direction * count, unit)
    grain = {"week": "day", "fortnight": "day", "decade": "year"}.get(unit, unit)
    if anchor and anchor.precision not in ("day", "range"):
        if anchor.precision != "month" and unit != "year":
            return None  # two weeks after 1985 is no day
        grain = "month" if anchor.precision == "month" and grain == "day" else grain
    first, last, precision = spans.containing(found, grain)
    basis: DateBasis = "inherited" if anchor else "relative"
    return Reading(first, last, precision, basis, dated=bool(anchor and anchor.dated))


def offset_sum(groups: Groups, context: Context) -> Reading | None:
    """One month and 21 days ago, 2 years 1 month 3 days later: counted as `offset` does, to the day."""
    direction = value(context, "direction", groups["dir"])
    here = context.near()
    of = here.first if here and direction > 0 and here.precision == "day" else context.published
    for place in ("", "2", "3"):
        if of and groups.get(f"n{place}"):
            count = number(groups[f"n{place}"])
            unit = name_in(context, "unit", groups[f"u{place}"])
            of = spans.shifted(of, direction * count, unit) if count else None
    return Reading(of, of, "day", "relative", dated=False) if of else None


def _count(written: str) -> int | None:
    return 1 if written == "半" else number(written)


def event_offset(groups: Groups, context: Context) -> Reading | None:
    """会晤前两天: days before or after the event whose day was named last; dates nothing where none was."""
    anchor, count = context.day_here() or context.last_day, _count(groups["n"])
    if anchor is None or count is None:
        return _VAGUE
    direction = value(context, "direction", groups["dir"])
    of = anchor.first if direction < 0 else anchor.last
    found = spans.shifted(of, direction * count, name_in(context, "unit", groups["u"]))
    return Reading(found, found, "day", "inherited", dated=anchor.dated)


def in_time(groups: Groups, context: Context) -> Reading | None:
    """In two weeks: the day so far ahead where the clause tells of the future; else a mere duration."""
    count = number(groups["n"])
    if context.published is None or count is None or not context.ahead():
        return None
    found = spans.shifted(context.published, count, name_in(context, "unit", groups["u"]))
    return Reading(*spans.containing(found, "month" if groups["u"] == "month" else "day"), "relative", dated=False)


def within(groups: Groups, context: Context) -> Reading | None:
    """Within 180 days of this order, 60日内: from the act that the text names last, else the publication day, on."""
    count = number(groups.get("n") or groups["n9"])
    unit = name_in(context, "unit", groups.get("u") or groups["u9"])
    of = _act_day(groups, context)
    if count is None or of is None:
        return None
    last = spans.shifted(of, count, unit)
    here = context.here()
    if here and here.precision == "month" and of == here.first:
        last = spans.containing(last, "month")[1]
    return Reading(of, last, "range", "inherited", dated=False, anchors=False)


def _act_day(groups: Groups, context: Context) -> date | None:
    """The day from which a window runs: that of the instrument itself where the words name it."""
    if groups.get("own"):
        return context.published or context.first_day
    here, told = context.here(), context.day_here()
    if here and context.same_sentence(here) and here.precision in ("day", "month"):
        return here.first
    if told is None and _fresh(context.last_day, context.published):
        told = context.last_day
    if told and (context.published is None or told.first <= context.published):
        return told.first
    return context.published or (here.first if here else None)


def _fresh(day: Anchor | None, published: date | None) -> bool:
    """Is it the news that the text is about: of the publication day or up to three days before?"""
    return day is not None and published is not None and 0 <= (published - day.first).days <= 3


def window(groups: Groups, context: Context) -> Reading | None:
    """未来四年, the past decade: so many units from the publication day on or back."""
    groups = {name.rstrip("8"): text for name, text in groups.items()}
    counts = [_count(groups[name]) for name in ("n", "n2") if groups.get(name)] or [1]
    of = context.published or (context.last.first if context.last else None)
    count = counts[-1]
    if count is None:
        return _VAGUE
    if of is None:
        return None
    unit = name_in(context, "unit", groups["u"])
    if groups.get("n") == "半":
        count, unit = (6, "month") if unit == "year" else (15, "day")
    if count > 400:
        return None
    direction = value(context, "side", groups["side"])
    if unit == "quarter":
        return _whole_quarters(of, direction * count)
    other = spans.shifted(of, direction * count, unit)
    if unit in ("day", "workday") and direction > 0:
        of += timedelta(days=1)
    return Reading(min(of, other), max(of, other), "range", "relative", dated=False, anchors=False)


def _whole_quarters(of: date, count: int) -> Reading:
    """So many quarters before or after the one that holds the day."""
    others = [spans.containing(spans.shifted(of, step, "quarter"), "quarter") for step in (count // abs(count), count)]
    first, last = min(stretch[0] for stretch in others), max(stretch[1] for stretch in others)
    return Reading(first, last, "range", "relative", dated=False, anchors=False)


def lasting(groups: Groups, context: Context) -> Reading | None:
    """For one year from November 10, 2025; 自11月10日起一年: the day's reading run on by the duration."""
    begin = calendar(groups, context)
    count = number(groups["n"])
    if begin is None or begin.first is None or count is None:
        return None
    last = spans.shifted(begin.first, count, name_in(context, "unit", groups["u"])) - timedelta(days=1)
    return begin._replace(last=last, precision="range")


def offset_from(groups: Groups, context: Context) -> Reading | None:
    """180 days after February 24, 2021."""
    named = {name: text for name, text in groups.items() if name not in ("n", "u", "dir")}
    of, count = calendar(named, context), number(groups["n"])
    if of is None or of.first is None or count is None:
        return None
    direction = value(context, "direction", groups["dir"])
    found = spans.shifted(of.first, direction * count, name_in(context, "unit", groups["u"]))
    return Reading(found, found, "day", of.basis, dated=of.dated)
