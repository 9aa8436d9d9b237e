"""Periods with names of their own: five-year plans, fiscal years, decades, centuries, years in names of acts."""

from collections import Counter
from collections.abc import Mapping

from genesis.mentions.dates import spans
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.fields import Groups, calendar, part_of, value
from genesis.mentions.dates.numerals import number
from genesis.model import Precision

_BESIDE, _PASSAGE = 80, 1500  # letters around a fiscal year in which its country is named
_CALENDAR = 1  # first month of a fiscal year that is the calendar year
_BOTH_YEARS = (4, 7)  # where the fiscal year begins in April or July, 2025-26 names one


def plan(groups: Groups, context: Context) -> Reading | None:
    """十四五, the 14th Five-Year Plan."""
    count = number(groups["n"])
    if count is None or not 1 <= count <= 30:
        return None
    return Reading(*spans.plan(count), "range", "period", anchors=False)


def fiscal(groups: Groups, context: Context) -> Reading | None:
    """2026财年, FY2026, fiscal years 2025-2026: those of the country that the words before speak of, else the US."""
    numbers = [number(groups[name]) for name in ("y", "y2") if groups.get(name)]
    if groups.get("ry") and context.published:
        month, after = _fiscal_start(context)
        now = context.published.year + (month > 1 and not after and context.published.month >= month)
        numbers = [now + value(context, "relative_year", groups["ry"])]
    years = [_full_year(found) for found in numbers if found is not None]
    if not years or not all(1900 <= found < 2200 for found in years):
        return None
    start_month, named_after_start = _fiscal_start(context)
    if groups.get("split") or (len(years) > 1 and years[1] == years[0] + 1 and start_month in _BOTH_YEARS):
        start_month = start_month if start_month in _BOTH_YEARS else 4
        named_after_start, years = True, years[:1]
    first = spans.fiscal_year(years[0], start_month, named_after_start=named_after_start)
    last = spans.fiscal_year(years[-1], start_month, named_after_start=named_after_start)
    quarter = groups.get("q") or groups.get("q8") or groups.get("q9")
    if quarter:
        of = number(quarter) or 1
        quarters = spans.months(first[0].year, start_month + 3 * (of - 1), start_month + 3 * of - 1)
        return Reading(*quarters, "quarter", "period", anchors=False)
    return Reading(first[0], last[1], "year" if len(years) == 1 else "range", "period", anchors=False)


def _full_year(written: int) -> int:
    return written if written >= 100 else written + (1900 if written > 60 else 2000)


def _fiscal_start(context: Context) -> tuple[int, bool]:
    """First month of the fiscal year, and whether it is named after the year in which it begins.

    That of the country named last in the words right before, else of those that the passage names most often.
    """
    before = context.text[max(0, context.start - _BESIDE) : context.start].lower()
    starts = context.grammar.values["fiscal_start"]
    found = [(before.rfind(name), month) for name, month in starts.items() if name in before]
    month = int(max(found)[1]) if found else _most_named(context, starts)
    return month, month == 4


def _most_named(context: Context, starts: Mapping[str, str | int]) -> int:
    """The first month of the fiscal year of the countries named most often around; October where none leads."""
    around = context.text[max(0, context.start - _PASSAGE) : context.end + _BESIDE].lower()
    counts: Counter[int] = Counter({10: 1})
    for name, month in starts.items():
        if int(month) != _CALENDAR:  # whose name stands in texts on others' budgets as well
            counts[int(month)] += around.count(name)
    month, most = counts.most_common(1)[0]
    return month if most > counts[10] else 10


def century(groups: Groups, context: Context) -> Reading | None:
    """18世纪中期, the 19th century, 上世纪90年代, the 1970s, 九十年代."""
    part = part_of(context, groups["part"]) if groups.get("part") else "whole"
    decade = number(groups["dec"]) if groups.get("dec") else None
    of = _century_number(groups, context)
    if decade is not None and 10 <= decade <= 90:
        base = (of - 1) * 100 if of else (1900 if decade > 40 else 2000)
        reading = _decade(base + decade, part)
        if reading and groups.get("dec0"):  # 五六十年代
            begin = base + 10 * (number(groups["dec0"]) or 0)
            return reading._replace(first=spans.year(begin)[0], precision="range")
        return reading
    if groups.get("dw"):
        word = groups["dw"].lower().replace("-", " ")
        hundred, named = ("eighteen" in word) * 100, word.removeprefix("nineteen ").removeprefix("eighteen ")
        return _decade(value(context, "decade", named) - hundred, part)
    if groups.get("y"):
        return _decade(number(groups["y"]) or 0, part)
    if of is None or not 1 < of < 30:
        return None
    return Reading(*spans.century(of, part), "range", "period", anchors=False)


def _century_number(groups: Groups, context: Context) -> int | None:
    if groups.get("c"):
        return number(groups["c"])
    if groups.get("rc") and context.published:
        return (context.published.year - 1) // 100 + 1 + value(context, "relative_century", groups["rc"])
    return 20 if groups.get("rc") == "上" else None


def _decade(first_year: int, part: str) -> Reading | None:
    if not 1000 < first_year < 2200:
        return None
    years = {"start": (0, 3), "mid": (4, 6), "end": (7, 9), "h1": (0, 4), "h2": (5, 9)}.get(part, (0, 9))
    precision: Precision = "decade" if part == "whole" else "range"
    return Reading(
        spans.year(first_year + years[0])[0], spans.year(first_year + years[1])[1], precision, "period", anchors=False
    )


def name_year(groups: Groups, context: Context) -> Reading | None:
    """Act of 2022: a year that names an instrument, to which no other date leans."""
    found = calendar(groups, context)
    return found._replace(anchors=False) if found else None
