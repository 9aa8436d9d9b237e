"""Years, months and days written out or named by words: the resolver `calendar` and what it is made of.

Groups: `y` year, `roc` year of the Republic of China, `ry` word for a year counted from the writing year (去年), `ay`
word for one counted from the last date's (次年); `m`, `rm`, `am` likewise for months; `d` day; `part` of a year or
month. The same names with a 2 hold the end of a range; what it does not say, it shares with the beginning. An 8 or 9
marks a further place for the same thing in one pattern.
"""

from collections.abc import Mapping
from typing import NamedTuple

from genesis.mentions.dates import spans
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.numerals import number
from genesis.model import DateBasis

Groups = Mapping[str, str]
_YEAR_GROUPS = {"y", "ry", "ay", "roc"}
_EARLIEST, _LATEST = 1500, 2200  # years outside are numbers of something else


class _Year(NamedTuple):
    number: int
    dated: bool = True  # written, or following from a written one
    basis: DateBasis = "absolute"


class _Month(NamedTuple):
    year: _Year
    number: int


def value(context: Context, table: str, word: str) -> int:
    """What the lexicon's table says that a word stands for; KeyError for an unknown word."""
    return int(context.grammar.values[table][" ".join(word.lower().split())])


def name_in(context: Context, table: str, word: str) -> str:
    """The name that the lexicon's table gives to a word; KeyError for an unknown word."""
    return str(context.grammar.values[table][" ".join(word.lower().split())])


def part_of(context: Context, word: str) -> str:
    """The name that genesis.mentions.dates.spans has for a part of a year or month (上旬, the third quarter)."""
    bare = " ".join(word.lower().replace("-", " ").split()).removeprefix("the ").replace("calendar ", "")
    return str(context.grammar.values["part"].get(bare, bare))


def calendar(groups: Groups, context: Context) -> Reading | None:
    """Read a year, month or day, or a range of them that shares its parts."""
    begin = {name.rstrip("89"): text for name, text in groups.items() if not name.endswith("2")}
    end = {name[:-1].rstrip("89"): text for name, text in groups.items() if name.endswith("2")}
    if not end:
        return _single(begin, context, None)
    if not begin.keys() & _YEAR_GROUPS and ("y" in end or ("m" in end and "m" not in begin)):
        return _shared_by_end(begin, end, context)
    first = _single(begin, context, None)
    if first is None or first.last is None:
        return None
    return _joined(first, _single(end, context, first), context)


def _shared_by_end(begin: Groups, end: Groups, context: Context) -> Reading | None:
    """20-23 October 2024, Nov-Feb 2025: the beginning takes what it lacks from the end."""
    month = {"m": begin["m"]} if "m" in begin else {}
    last = _single({**month, **end}, context, None)
    if last is None or last.last is None:
        return None
    shared = {"y": str(last.last.year), "m": end.get("m", "")}
    first = _single({**shared, **begin}, context, None)
    if first and first.first and first.first > last.last:
        first = _single({**shared, **begin, "y": str(last.last.year - 1)}, context, None)
    return _joined(first, last, context)


def _joined(first: Reading | None, last: Reading | None, context: Context) -> Reading | None:
    if first is None or last is None or first.first is None or last.last is None:
        return None
    if last.last < first.first:
        return None
    basis = first.basis if first.basis != "absolute" else last.basis
    return Reading(first.first, last.last, "range", basis, dated=first.dated)


def _single(groups: Groups, context: Context, begin: Reading | None) -> Reading | None:
    year = _year(groups, context)
    if year is None and groups.keys() & _YEAR_GROUPS:
        return None
    month = _month(groups, context, year, begin)
    if month and "d" in groups:
        return _day(month, number(groups["d"]))
    if month:
        return _month_reading(month, groups.get("part"), context)
    if "d" in groups:
        return _bare_day(groups["d"], context, begin)
    if "part" in groups:
        return _part(groups["part"], year, context, begin)
    if year is None:
        return None
    return Reading(*spans.year(year.number), "year", year.basis, dated=year.dated)


def _year(groups: Groups, context: Context) -> _Year | None:
    if "y" in groups:
        written = number(groups["y"].lstrip("'’"))
        if written is None:
            return None
        written = _whole_year(written)
        return _Year(written) if _EARLIEST <= written < _LATEST else None
    if "roc" in groups:
        written = number(groups["roc"])
        return _Year(1911 + written) if written and written < 200 else None
    if "ry" in groups:
        return _named_year(groups["ry"], context)
    anchor = context.here()
    if "ay" in groups and anchor:
        return _Year(anchor.last.year + value(context, "anchored_year", groups["ay"]), anchor.dated, "inherited")
    return None


def _whole_year(written: int) -> int:
    """A year of which two digits are written, or three of the Republic of China's count (114 is 2025)."""
    if written < 100:
        return written + (1900 if written > 60 else 2000)
    return written + 1911 if written < 140 else written


def _named_year(word: str, context: Context) -> _Year | None:
    if context.writing_year is None:
        return None
    return _Year(context.writing_year + value(context, "relative_year", word), basis="relative")


def _month(groups: Groups, context: Context, year: _Year | None, begin: Reading | None) -> _Month | None:
    if "rm" in groups and context.published:
        offset = value(context, "relative_month", groups["rm"])
        named = context.here() if groups["rm"].lower().startswith("the") else None  # the month that was spoken of
        of = named.first if named and named.precision in ("day", "month") else context.published
        found = spans.month(of.year, of.month + offset)
        return _Month(_Year(found[0].year, False, "relative"), found[0].month)
    anchor = context.here() or context.last
    if "am" in groups and anchor:
        offset = value(context, "anchored_month", groups["am"])
        found = spans.month(anchor.last.year, anchor.last.month + offset)
        return _Month(_Year(found[0].year, anchor.dated, "inherited"), found[0].month)
    if "m" not in groups:
        return None
    written = context.grammar.values["month"].get(groups["m"].lower().rstrip("."))
    month = int(written) if written is not None else number(groups["m"])
    if not month or month > 12:
        return None
    if year is None and begin and begin.last:
        return _Month(_Year(begin.last.year + (month < begin.last.month), begin.dated, begin.basis), month)
    return _Month(year, month) if year else _month_without_year(month, groups, context)


def _month_without_year(month: int, groups: Groups, context: Context) -> _Month | None:
    found = context.year_of(month, number(groups["d"]) if "d" in groups else None)
    return _Month(_Year(*found, basis="inherited"), month) if found else None


def _day(month: _Month, day: int | None) -> Reading | None:
    found = spans.day(month.year.number, month.number, day or 0)
    return Reading(found, found, "day", month.year.basis, dated=month.year.dated) if found else None


def _month_reading(month: _Month, part: str | None, context: Context) -> Reading:
    year = month.year
    if part:
        name = part_of(context, part)
        return Reading(*spans.month_part(year.number, month.number, name), "range", year.basis, dated=year.dated)
    return Reading(*spans.month(year.number, month.number), "month", year.basis, dated=year.dated)


def _bare_day(written: str, context: Context, begin: Reading | None) -> Reading | None:
    day = number(written)
    if not day or day > 31:
        return None
    if begin and begin.last:
        over = 1 if day < begin.last.day else 0
        month = spans.month(begin.last.year, begin.last.month + over)[0]
        return _day(_Month(_Year(month.year, begin.dated, begin.basis), month.month), day)
    found = context.month_of(day)
    return _day(_Month(_Year(found[0], found[2], "inherited"), found[1]), day) if found else None


def _part(part: str, year: _Year | None, context: Context, begin: Reading | None) -> Reading | None:
    name = part_of(context, part)
    if year is None and begin and begin.last:
        year = _Year(begin.last.year, begin.dated, begin.basis)
    if year is None:
        start, last, _ = spans.year_part(2000, name)
        if name in ("start", "end", "mid", "whole") and context.writing_year:
            year = _Year(context.writing_year, False, "relative")
        else:
            found = context.year_of(start.month, months=(last.year - start.year) * 12 + last.month - start.month + 1)
            if found is None:
                return None
            year = _Year(*found, basis="inherited")
    first, last, precision = spans.year_part(year.number, name)
    return Reading(first, last, precision, year.basis, dated=year.dated)
