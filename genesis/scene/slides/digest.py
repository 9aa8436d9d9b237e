"""Very many events over as many charts as one can page through: the weightiest of each period, the others counted."""

from datetime import date
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from genesis.scene.axis import Axis, date_of, days_of, window_of
from genesis.scene.density import bin_edges
from genesis.scene.slides.arrangement import Arrangement, Plate, Room, Stacked
from genesis.scene.slides.laying import base_of, rows_within
from genesis.scene.slides.overview import most_labels, weightiest
from genesis.selection import Selected
from genesis.selection.postings import Rows

MOST_PERIODS = 24
_CONSIDERED = 90  # events of a period whose labels are weighed
_UNITS: tuple[Literal["day", "week", "month", "quarter", "year"], ...] = (
    "day",
    "week",
    "month",
    "quarter",
    "year",
)  # the finest that needs few enough charts
_YEARS = (2, 5, 10, 25, 50, 100)  # of a period, where years are too many
Edges = npt.NDArray[np.int32]


def digest(
    selected: Selected, room: Room, newest: date | None = None, arrangement: Arrangement | None = None
) -> tuple[Plate, ...]:
    """One chart for each period in which an event of the window begins, with its weightiest events and their labels.

    Periods are days, weeks, months, quarters, years or several years, so that there are at most MOST_PERIODS.
    """
    arrangement = arrangement or Stacked()
    window = window_of(selected, newest)
    rows = rows_within(selected, window, arrangement)
    first, last = selected.index.spans(selected.selection.axis)
    rows = rows[np.lexsort((last[rows], first[rows]))]
    starts = np.maximum(first[rows], days_of(window[0]))
    edges = _edges(starts, window)
    cuts = np.searchsorted(starts, edges)
    made = (
        _plate(selected, rows[begin:end], (int(day), int(after) - 1), room, arrangement)
        for day, after, begin, end in zip(edges[:-1], edges[1:], cuts[:-1], cuts[1:], strict=True)
        if end > begin
    )
    return tuple(made)


def _edges(starts: Edges, window: tuple[date, date]) -> Edges:
    """First days of the periods, and the day after the last."""
    axis = Axis(first=window[0], last=window[1], width=1)
    for unit in _UNITS:
        edges = np.maximum(bin_edges(axis, unit), days_of(window[0]))
        if _filled(starts, edges) <= MOST_PERIODS:
            return edges
    for years in _YEARS:
        merged = np.unique([*edges[:-1:years], edges[-1]])
        if _filled(starts, merged) <= MOST_PERIODS:
            return merged
    return np.array([edges[0], edges[-1]], dtype=np.int32)


def _filled(starts: Edges, edges: Edges) -> int:
    """How many periods have a beginning."""
    return len(np.unique(np.searchsorted(edges, starts, side="right")))


def _plate(selected: Selected, rows: Rows, days: tuple[int, int], room: Room, arrangement: Arrangement) -> Plate:
    """The weightiest of the events at `rows`, on an axis from the first to the last of `days`."""
    axis = Axis(first=date_of(days[0]), last=date_of(days[1]), width=room.width)
    base = base_of(selected, axis, len(rows))
    plate = arrangement.crowded(selected, rows, base, axis, room)
    if plate is None:
        drawn = arrangement.drawn(selected, weightiest(selected, rows, _CONSIDERED))
        plate = most_labels(drawn, base, axis, room, arrangement, beside=False) or Plate(scene=base)
    shown = set(plate.event_ids)
    ids = selected.index.events["event_id"].iloc[rows]
    return msgspec.structs.replace(plate, rest=tuple(str(one) for one in ids if one not in shown))
