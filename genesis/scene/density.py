"""How many events when: the strip under the chart, and the columns that stand for marks where there are too many."""

from datetime import date, timedelta
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from genesis.scene.axis import Axis, date_of, days_of
from genesis.scene.lanes import SIDES
from genesis.scene.records import Column, Strip, Tick
from genesis.selection.index import LATEST
from genesis.selection.tally import Unit
from genesis.wording import period_words, words

Days = npt.NDArray[np.int32]

HEIGHT = 48
_SHARP = 31  # days: an event dated to a month or better counts in its own bin
_YEARS = 15  # a longer strip has a column a year
_PAD = 0.3  # share of the window that the strip shows on both sides, at least half a year
_SPREAD = "spread"  # the colour of columns of events that are dated over several of them
_UNITS: tuple[tuple[int, Unit], ...] = ((62, "day"), (400, "week"), (5 * 366, "month"), (20 * 366, "quarter"))
_YEAR_ROOM = 44  # pixels that a year takes under the strip


def strip(
    first: Days, last: Days, side: npt.NDArray[np.int8], window: tuple[date, date], width: float, language: str
) -> Strip:
    """The strip of all dated events (`first`, `last` in days, `side` numbers of SIDES) around a window."""
    say = words(language)
    whole = _range(window)
    axis = Axis(first=whole[0], last=whole[1], width=width)
    unit: Literal["month", "year"] = "year" if axis.days > _YEARS * 366 else "month"
    edges = bin_edges(axis, unit)
    columns, top = _stacked(first, last, side, edges, axis)
    years = [date(year, 1, 1) for year in range(whole[0].year, whole[1].year + 1)]
    marked = [Tick(x=max(0.0, axis.x(days_of(day))), text="", year=_year(day, language)) for day in years]
    return Strip(
        height=HEIGHT,
        span=whole,
        columns=columns,
        top=top,
        window=(axis.x(days_of(window[0])), axis.x(days_of(window[1]) + 1)),
        ticks=tuple(_thinned(marked)),
        earlier=_outside(last < days_of(whole[0]), last, "timeline.earlier", language),
        later=_outside(first > days_of(whole[1]), first, "timeline.later", language),
        name=say("timeline.all_dates"),
        unit=say(f"timeline.per_{unit}"),
    )


def _range(window: tuple[date, date]) -> tuple[date, date]:
    """Whole months around a window: half a year, or a third of its length where that is more."""
    pad = max(183, round((window[1] - window[0]).days * _PAD))
    first = date_of(days_of(window[0]) - pad).replace(day=1)
    last = date_of(days_of(window[1]) + pad)
    return first, date(last.year, 12, 31)


def _thinned(ticks: list[Tick]) -> list[Tick]:
    """Ticks with room for a year; of two that meet the last is left out, but for a first year that is nearly over."""
    kept: list[Tick] = []
    if len(ticks) > 1 and ticks[1].x - ticks[0].x < _YEAR_ROOM:
        ticks = ticks[1:]
    for tick in ticks:
        if not kept or tick.x - kept[-1].x >= _YEAR_ROOM:
            kept.append(tick)
    return kept


def bin_edges(axis: Axis, unit: Unit) -> npt.NDArray[np.int32]:
    """First days of the bins of an axis, and the day after the last."""
    begin, after = days_of(axis.first), days_of(axis.last) + 1
    if unit == "day":
        return np.arange(begin, after + 1, dtype=np.int32)
    if unit == "week":
        return np.array([*range(begin - axis.first.weekday(), after, 7), after], dtype=np.int32)
    step = {"month": 1, "quarter": 3, "year": 12}[unit]
    start = (axis.first.year * 12 + axis.first.month - 1) // step * step
    end = axis.last.year * 12 + axis.last.month
    firsts = [days_of(date(number // 12, number % 12 + 1, 1)) for number in range(start, end, step)]
    return np.array([*firsts, days_of(axis.last) + 1], dtype=np.int32)


def _stacked(
    first: Days, last: Days, side: npt.NDArray[np.int8], edges: npt.NDArray[np.int32], axis: Axis
) -> tuple[tuple[Column, ...], float]:
    """Sharp events by side on one another, on top what is spread over several bins."""
    bins = len(edges) - 1
    sharp = (last - first < _SHARP) & (first >= edges[0]) & (first < edges[-1])
    levels = np.zeros(bins)
    columns: list[Column] = []
    for number, name in enumerate(SIDES):
        at = np.searchsorted(edges, first[sharp & (side == number)], side="right") - 1
        levels = _layer(columns, levels, np.bincount(at, minlength=bins)[:bins].astype(float), name, edges, axis)
    spread = ~(last - first < _SHARP) & (last >= edges[0]) & (first < edges[-1])
    levels = _layer(columns, levels, _spread(first[spread], last[spread], edges), _SPREAD, edges, axis)
    return tuple(columns), float(max(levels.max(initial=0), 1))


def _layer(
    columns: list[Column],
    levels: npt.NDArray[np.float64],
    counts: npt.NDArray[np.float64],
    colour: str,
    edges: npt.NDArray[np.int32],
    axis: Axis,
) -> npt.NDArray[np.float64]:
    for number in np.flatnonzero(counts > 0):
        x0, x1 = max(0.0, axis.x(int(edges[number]))), axis.x(int(edges[number + 1]))
        low = float(levels[number])
        columns.append(Column(x0=x0, x1=x1, low=low, high=low + float(counts[number]), colour=colour))
    return levels + counts


def _spread(first: Days, last: Days, edges: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
    """Each event counts one in all, evenly over its days; what lies outside the edges is not drawn."""
    share = 1 / (np.minimum(last, LATEST - 1).astype(np.int64) - first + 1)
    begin, end = int(edges[0]), int(edges[-1])
    starts, ends = (np.clip(days, begin, end) - begin for days in (first, np.minimum(last, end) + 1))
    days = end - begin + 1
    # What each day gains and loses, summed up, is how much of all events falls on each day.
    daily = np.cumsum(np.bincount(starts, share, days) - np.bincount(ends, share, days))[:-1]
    spread: npt.NDArray[np.float64] = np.add.reduceat(daily, edges[:-1] - begin)
    return spread


def _outside(mask: npt.NDArray[np.bool_], days: Days, key: str, language: str) -> str:
    count = int(mask.sum())
    if not count:
        return ""
    years = sorted({date_of(int(days[mask].min())).year, date_of(int(days[mask].max())).year})
    return words(language)(key, n=count, years="–".join(map(str, years)))


def _year(day: date, language: str) -> str:
    return str(day.year) if language == "en" else f"{day.year}年"


def lane_columns(
    first: Days,
    side: npt.NDArray[np.int8],
    lane: npt.NDArray[np.intp],
    ids: list[str],
    axis: Axis,
    language: str,
    last: Days | None = None,
) -> tuple[tuple[Column, ...], float]:
    """Columns for each lane, in which every event counts once.

    It counts in the bin of its first day (of the window, where it began before). With `last`, an event that is dated
    over several bins is spread evenly over them, in a column of its own on top.
    """
    edges = bin_edges(axis, next((unit for most, unit in _UNITS if axis.days <= most), "year"))
    begin = np.clip(np.searchsorted(edges, first, side="right") - 1, 0, len(edges) - 2)
    end = begin if last is None else np.clip(np.searchsorted(edges, last, side="right") - 1, 0, len(edges) - 2)
    sharp = begin == end
    inside = np.clip(first, edges[0], edges[-1] - 1), np.clip(first if last is None else last, edges[0], edges[-1] - 1)
    columns: list[Column] = []
    bins = _bins(edges, language)
    top = 1.0
    for number, lane_id in enumerate(ids):
        levels = np.zeros(len(edges) - 1)
        own = lane == number
        layers: list[tuple[str, npt.NDArray[np.float64]]] = [
            (colour, np.bincount(begin[own & sharp & (side == code)], minlength=len(levels)).astype(float))
            for code, colour in enumerate(SIDES)
        ]
        layers.append((_SPREAD, _spread(inside[0][own & ~sharp], inside[1][own & ~sharp], edges)))
        for colour, counts in layers:
            plain: list[Column] = []
            levels = _layer(plain, levels, counts, colour, edges, axis)
            places = np.flatnonzero(counts > 0)
            columns.extend(
                _told(column, lane_id, bins[place], language) for column, place in zip(plain, places, strict=True)
            )
        top = max(top, float(levels.max()))
    return tuple(columns), top


def _bins(edges: npt.NDArray[np.int32], language: str) -> list[tuple[date, date, str]]:
    """First and last day of each bin, and its period in words."""
    days = [date_of(int(edge)) for edge in edges]
    ends = [day - timedelta(days=1) for day in days[1:]]
    return [(first, last, period_words(first, last, language)) for first, last in zip(days, ends, strict=False)]


def _told(column: Column, lane: str, within: tuple[date, date, str], language: str) -> Column:
    """A column with its lane, the days that a click opens, and what it says when pointed at."""
    first, last, period = within
    key = "timeline.in_bin_spread" if column.colour == _SPREAD else "timeline.in_bin"
    hover = words(language)(key, n=round(column.high - column.low), period=period)
    return msgspec.structs.replace(column, lane=lane, first=first, last=last, hover=(hover,))
