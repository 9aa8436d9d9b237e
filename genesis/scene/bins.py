"""Stretches of the calendar in which acts are counted: days, weeks, months, quarters, years."""

from typing import get_args

import numpy as np
import numpy.typing as npt

from genesis.scene.axis import Axis
from genesis.scene.density import Days
from genesis.selection.postings import Mask
from genesis.selection.tally import Unit

_LENGTHS: dict[Unit, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.2}
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_MONDAY = 3  # 1 January 1970 was a Thursday


def finest(axis: Axis, room: float) -> Unit:
    """The finest unit whose bins are at least `room` pixels wide; years where none is."""
    units: tuple[Unit, ...] = get_args(Unit)
    return next((unit for unit in units if _LENGTHS[unit] * axis.width / axis.days >= room), "year")


def binned(first: Days, last: Days, unit: Unit) -> Mask:
    """Mark the spans that lie within one day, week (from Monday), month, quarter or year."""
    kept: Mask = last <= bounds(first, unit)[1]
    return kept


def bounds(days: Days, unit: Unit) -> tuple[Days, Days]:
    """The first and the last day of the bin in which each day lies."""
    if unit == "day":
        return days, days
    if unit == "week":
        begin = (days.astype(np.int64) + _MONDAY) // 7 * 7 - _MONDAY
        return begin.astype(np.int32), (begin + 6).astype(np.int32)
    step = _MONTHS[unit]
    number = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) // step
    first, after = ((number + more) * step for more in (0, 1))
    return _first_days(first), (_first_days(after) - 1).astype(np.int32)


def _first_days(months: npt.NDArray[np.int64]) -> Days:
    """The first days of months that are counted from January 1970."""
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
