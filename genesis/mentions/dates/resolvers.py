"""The resolvers by the names that the rules use for them.

A resolver takes the groups of a match and the context and returns the days, or None where the match is no date
(32 December) or nothing says which day it is (去年 in a text of unknown age).
"""

from collections.abc import Callable

from genesis.mentions.dates import distances, named_days, ordinals, periods, relative
from genesis.mentions.dates.context import Context, Reading
from genesis.mentions.dates.fields import Groups, calendar

Resolver = Callable[[Groups, Context], Reading | None]

RESOLVERS: dict[str, Resolver] = {
    function.__name__: function
    for function in (
        calendar,
        relative.today, relative.issuing_day, relative.that_day, relative.weekday, relative.week, relative.week_of,
        relative.unit, relative.anchor_span, relative.same_time, relative.named_month, relative.season,
        relative.first_months, relative.to_date, relative.from_now, relative.after_next, relative.weekend,
        ordinals.nth_weekday, ordinals.week_of_unit, ordinals.nth_month, ordinals.two_days, ordinals.first_units,
        distances.vague, distances.offset, distances.offset_sum, distances.offset_from, distances.event_offset,
        distances.in_time, distances.within, distances.window, distances.lasting,
        named_days.holiday,
        periods.plan, periods.fiscal, periods.century, periods.name_year,
    )
}  # fmt: skip
