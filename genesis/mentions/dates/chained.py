"""Words before an expression that count from it: three weeks from tomorrow, for a week starting on Monday.

The patterns are the `[[chain]]` entries of the lexicon; each says what it makes of the day that it leads to.
"""

from datetime import date, timedelta

from genesis.mentions.dates import spans
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.fields import name_in, value
from genesis.mentions.dates.numerals import number
from genesis.mentions.dates.scan import Found

_REACH = 56  # characters before an expression that such words take


def chained(found: Found, context: Context, floor: int) -> Found:
    """The expression with the words before it, not beyond offset `floor`; itself where there are none."""
    reading = found.reading
    if reading.first is None or reading.last is None:
        return found
    for rule, pattern in context.grammar.chains:
        match = pattern.search(context.text, max(floor, found.start - _REACH), found.start)
        if match is None:
            continue
        groups = {name.rstrip("8"): text for name, text in match.groupdict().items() if text}
        made = _made(rule.make, groups, reading.first, reading, context)
        if made:
            return Found(match.start(), found.end, made, rule.id, rule.relation)
    return found


def _made(make: str, groups: dict[str, str], of: date, reading: Reading, context: Context) -> Reading | None:
    if make == "week":
        first, last = spans.week(of)
        return reading._replace(first=first, last=last, precision="range") if reading.precision == "day" else None
    unit, count = name_in(context, "unit", groups["u"]), number(groups["n"])
    if count is None:
        return None
    if make == "offset":
        return _offset(value(context, "direction", groups["dir"]) * count, unit, reading, of)
    if reading.precision != "day":
        return None
    last = spans.shifted(of, count, unit)
    if make == "lasting":
        last -= timedelta(days=1)
    return reading._replace(last=last, precision="range", anchors=False)


def _offset(count: int, unit: str, reading: Reading, of: date) -> Reading | None:
    """As fine as the day, month or year that is counted from; a coarser one cannot be counted from in days."""
    grain = reading.precision
    if grain not in ("day", "month", "year") or (grain != "day" and unit not in ("month", "year")):
        return None
    if grain == "year" and unit == "month":
        return None
    first, last, precision = spans.containing(spans.shifted(of, count, unit), grain)
    return reading._replace(first=first, last=last, precision=precision)
