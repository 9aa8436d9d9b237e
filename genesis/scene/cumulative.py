"""How the acts of each side add up over time: one step an act, at the last day on which it can have been."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from genesis.model import Record
from genesis.scene.axis import Axis, date_of, days_of, ticks
from genesis.scene.opposites import acts_within, token
from genesis.scene.records import Side, Tick
from genesis.selection import MAIN_SIDES, Selected
from genesis.selection.postings import Mask, Rows

MOST_STEPS = 300  # of a side; beyond that a step is a month
WIDTH = 640  # pixels of the plot that ticks are placed for


class Step(Record, frozen=True, kw_only=True):
    """The count after an act, or after a month; `opens` is the event, or first and last day of the month."""

    x: float  # pixels of WIDTH
    count: int
    day: date
    opens: tuple[str, ...]


class Curve(Record, frozen=True, kw_only=True):
    """One side's steps in time."""

    code: str
    colour: Side
    steps: tuple[Step, ...]

    @property
    def total(self) -> int:
        """How many acts the curve ends with."""
        return self.steps[-1].count if self.steps else 0


class Cumulative(Record, frozen=True, kw_only=True):
    """The curves of all sides on one axis and scale."""

    language: str
    window: tuple[date, date]
    curves: tuple[Curve, ...]
    ticks: tuple[Tick, ...]
    top: int
    left_out: int  # acts of these sides that have not happened, or can have been after the window


def cumulative(selected: Selected, window: tuple[date, date], codes: Sequence[str] = MAIN_SIDES) -> Cumulative:
    """Count the acts that have happened up to each day of a window; joint acts count for each of their sides."""
    axis = Axis(first=window[0], last=window[1], width=WIDTH)
    _, last = selected.index.spans(selected.selection.axis)
    curves, everybody, drawn = [], [np.empty(0, dtype=np.intp)], [np.empty(0, dtype=np.intp)]
    for code, rows in zip(codes, acts_within(selected, window, codes), strict=True):
        sure = rows[surely_by(selected, window[1], rows)]
        ordered = sure[np.argsort(last[sure], kind="stable")]
        curves.append(Curve(code=code, colour=token(code, codes), steps=tuple(_steps(selected, ordered, axis))))
        everybody.append(rows)
        drawn.append(sure)
    left_out = len(np.unique(np.concatenate(everybody))) - len(np.unique(np.concatenate(drawn)))
    return Cumulative(
        language=selected.selection.lang, window=window, curves=tuple(curves),
        ticks=ticks(axis, selected.selection.lang), top=max([1, *(curve.total for curve in curves)]), left_out=left_out,
    )  # fmt: skip


def surely_by(selected: Selected, day: date, rows: Rows) -> Mask:
    """Mark the acts that have happened, on whichever of their possible days, by `day`."""
    happened = selected.index.postings("statuses").has(["occurred"])
    _, last = selected.index.spans(selected.selection.axis)
    marked: Mask = happened[rows] & (last[rows] <= days_of(day))
    return marked


def _steps(selected: Selected, rows: Rows, axis: Axis) -> list[Step]:
    _, last = selected.index.spans(selected.selection.axis)
    days = [date_of(int(day)) for day in last[rows]]
    if len(rows) > MOST_STEPS:
        return _by_month(days, axis)
    ids = selected.index.events["event_id"].iloc[rows].tolist()
    return [
        Step(x=axis.x(days_of(day) + 1), count=count, day=day, opens=(event_id,))
        for count, (day, event_id) in enumerate(zip(days, ids, strict=True), 1)
    ]


def _by_month(days: Sequence[date], axis: Axis) -> list[Step]:
    """One step a month, at its last day."""
    found: dict[tuple[int, int], int] = {}
    for count, day in enumerate(days, 1):
        found[day.year, day.month] = count
    steps = []
    for (year, month), count in found.items():
        first = date(year, month, 1)
        end = min(date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1), axis.last)
        steps.append(Step(x=axis.x(days_of(end) + 1), count=count, day=end, opens=(first.isoformat(), end.isoformat())))
    return steps
