"""The time axis: which window, where a day stands, which ticks."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from genesis.model import Record
from genesis.scene.records import Tick
from genesis.selection import Selected, first_day, last_day
from genesis.selection.index import EARLIEST, LATEST
from genesis.wording import month_name, words

MONTHS = {"month": 1, "quarter": 3, "year": 12}  # of a unit of the calendar
EPOCH = date(1970, 1, 1).toordinal()
_GAP = 200  # days without a beginning that divide one stretch of time from another
_STRAY = 0.1  # share of all events that may be left out at one end, where a gap divides them from the rest
_FAR = 3 * 365  # days of a gap that is always too far; three times the length of what is shown, where that is more
_LEAST_ROOM, _MOST_ROOM = 90, 0.75  # days after the last beginning for plans and labels; share of the dense time
_YEAR_STEPS = (1, 5, 10, 25, 50, 100)
_DAY_STEPS = (1, 2, 4)  # days between ticks, else a week
_FEW_DAYS = 21  # of a window whose ticks are closer than a week
_DAY_ROOM = 52  # pixels that a day label needs
_TICK_ROOM = 46  # pixels that a month label needs


class Axis(Record, frozen=True, kw_only=True):
    """A window of days on `width` pixels."""

    first: date
    last: date
    width: float

    @property
    def days(self) -> int:
        """How many days the window has."""
        return (self.last - self.first).days + 1

    def x(self, day: float) -> float:
        """The left edge of a day, counted from 1970-01-01."""
        return (day - days_of(self.first)) / self.days * self.width


def days_of(day: date) -> int:
    """A day as days since 1970-01-01."""
    return day.toordinal() - EPOCH


def date_of(days: int) -> date:
    """The day that is `days` after 1970-01-01; the last possible one where it lies beyond the calendar."""
    return date.fromordinal(min(max(days + EPOCH, 1), date.max.toordinal()))


def window_of(selected: Selected, newest: date | None = None) -> tuple[date, date]:
    """The days that the chart shows: the chosen period, else what the zoom asks for around the dense part."""
    selection = selected.selection
    first, last = (span[selected.rows] for span in selected.index.spans(selection.axis))
    if selection.first and selection.last:
        return first_day(selection.first), last_day(selection.last)
    fitted = _fit(first, last) if len(first) else _year_around(newest or date(2025, 1, 1))
    if selection.zoom == "all" and len(first):
        fitted = date_of(int(first.min())).replace(day=1), month_end(date_of(int(last[last < LATEST].max())))
    elif selection.zoom in MONTHS:
        fitted = calendar(selection.zoom, _anchor(first, newest))
    begin = first_day(selection.first) if selection.first else fitted[0]
    end = last_day(selection.last) if selection.last else fitted[1]
    return (begin, end) if begin <= end else (begin, month_end(begin)) if selection.first else (end.replace(day=1), end)


def _fit(first: npt.NDArray[np.int32], last: npt.NDArray[np.int32]) -> tuple[date, date]:
    """From the first to the last beginning without the strays, and room after it until the next plan ends."""
    dense = _without_strays(np.sort(first))
    if dense[0] == dense[-1]:
        return _year_around(date_of(int(dense[0])))
    begin, end = int(dense[0]), int(dense[-1])
    if len(dense) > 200:  # a few stragglers do not widen the window
        begin, end = (int(day) for day in np.quantile(dense, (0.01, 0.99)))
    room = max(_LEAST_ROOM, round((end - begin) * _MOST_ROOM))
    ends = last[(first >= begin) & (last > end + _LEAST_ROOM) & (last <= end + room)]
    close = int(ends.min()) if len(ends) else end + max(_LEAST_ROOM, room // 3)
    return date_of(begin).replace(day=1), month_end(date_of(close))


def _without_strays(starts: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """The largest stretch of sorted days without a large gap, and the stretches beside it that are no strays.

    A gap is crossed where more than a tenth of all events lies beyond it, unless it is far: few events are all shown.
    """
    gaps = np.diff(starts)
    edges = [0, *(np.flatnonzero(gaps > _GAP) + 1).tolist(), len(starts)]
    low, high = max(pairwise(edges), key=lambda stretch: stretch[1] - stretch[0])
    crossed = True
    while crossed:
        near = max(_FAR, 3 * int(starts[high - 1] - starts[low]))
        before, after = low, high
        if low > _STRAY * len(starts) and gaps[low - 1] <= near:
            low = max(edge for edge in edges if edge < low)
        if len(starts) - high > _STRAY * len(starts) and gaps[high - 1] <= near:
            high = min(edge for edge in edges if edge > high)
        crossed = (low, high) != (before, after)
    return starts[low:high]


def _anchor(first: npt.NDArray[np.int32], newest: date | None) -> date:
    if newest is not None:
        return newest
    return date_of(int(first.max())) if len(first) else date(2025, 1, 1)


def calendar(unit: str, day: date) -> tuple[date, date]:
    """The unit of MONTHS that a day lies in."""
    months = MONTHS[unit]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return first, month_end(first.replace(month=first.month + months - 1))


def _year_around(day: date) -> tuple[date, date]:
    first = (day - timedelta(days=182)).replace(day=1)
    return first, month_end(first + timedelta(days=360))


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    if (day.year, day.month) == (9999, 12):
        return date.max
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def ticks(axis: Axis, language: str) -> tuple[Tick, ...]:
    """The ticks of a window: days, months, quarters, years or five years, by its length and the room."""
    if axis.days <= 45:
        return _day_ticks(axis, language)
    months = _months(axis.first, axis.last)
    if axis.days <= 26 * 31:
        room = axis.width / max(1, len(months))
        step = 1 if room >= _TICK_ROOM else 3 if room * 3 >= _TICK_ROOM else 6
        return _month_ticks(axis, months, step, language)
    if axis.days <= 6 * 366:
        room = axis.width / max(1, len(months) / 3)
        return _quarter_ticks(axis, [month for month in months if month.month in _quarters(room)], language)
    room = axis.width / (axis.days / 365)
    step = next((years for years in _YEAR_STEPS if room * years >= _TICK_ROOM and axis.days <= 30 * 366 * years), 500)
    years = [date(year, 1, 1) for year in range(axis.first.year, axis.last.year + 1) if year % step == 0]
    return tuple(
        Tick(x=axis.x(days_of(year)), text="", year=_year(year, language)) for year in years if year >= axis.first
    )


def _quarters(room: float) -> tuple[int, ...]:
    return (1, 4, 7, 10) if room >= _TICK_ROOM else (1, 7) if room * 2 >= _TICK_ROOM else (1,)


def _day_ticks(axis: Axis, language: str) -> tuple[Tick, ...]:
    fine = _DAY_STEPS if axis.days <= _FEW_DAYS else ()
    step = next((step for step in fine if axis.width / axis.days * step >= _DAY_ROOM), 7)
    shown = [
        axis.first + timedelta(days=number)
        for number in range(axis.days)
        if _is_marked(axis.first + timedelta(days=number), step)
    ]
    say = words(language)
    return tuple(
        Tick(
            x=axis.x(days_of(day)),
            text=say("tick.day", day=day.day, month=month_name(day.month, language)),
            year=_year(day, language) if at == 0 or (day.month, day.day) == (1, 1) else "",
        )
        for at, day in enumerate(shown)
    )


def _is_marked(day: date, step: int) -> bool:
    """Whether a tick stands at a day: counted anew in each month, without one shortly before the next begins."""
    return (day.day - 1) % step == 0 and day.day <= 31 - step + (step == 1)


def _month_ticks(axis: Axis, months: list[date], step: int, language: str) -> tuple[Tick, ...]:
    shown = [month for month in months if (month.month - 1) % step == 0]
    say = words(language)
    return tuple(
        Tick(
            x=axis.x(days_of(month)),
            text=say("tick.month", month=month_name(month.month, language)),
            year=_year(month, language) if at == 0 or month.month == 1 else "",
        )
        for at, month in enumerate(shown)
    )


def _quarter_ticks(axis: Axis, quarters: list[date], language: str) -> tuple[Tick, ...]:
    say = words(language)
    return tuple(
        Tick(
            x=axis.x(days_of(day)),
            text=say("tick.quarter", n=day.month // 3 + 1, ordinal="一二三四"[day.month // 3]),
            year=_year(day, language) if at == 0 or day.month == 1 else "",
        )
        for at, day in enumerate(quarters)
    )


def _months(first: date, last: date) -> list[date]:
    """The first days of months within a window."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    firsts = (date(number // 12, number % 12 + 1, 1) for number in numbers)
    return [day for day in firsts if first <= day <= last]


def _year(day: date, language: str) -> str:
    return str(day.year) if language == "en" else f"{day.year}年"


def in_window(
    first: npt.NDArray[np.int32], last: npt.NDArray[np.int32], window: tuple[date, date]
) -> npt.NDArray[np.bool_]:
    """Mark the spans that have a day in common with a window; spans without a day have none."""
    begin, end = (days_of(day) for day in window)
    mask: npt.NDArray[np.bool_] = (last >= begin) & (first <= end) & (first != EARLIEST)
    return mask
