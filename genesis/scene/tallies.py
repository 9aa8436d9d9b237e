"""The acts that a number of the comparison counts: the same rows, so that number and list cannot disagree."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from genesis.scene.axis import days_of
from genesis.scene.balance import sharp_enough
from genesis.scene.bins import binned
from genesis.scene.cumulative import surely_by
from genesis.scene.money import money
from genesis.scene.opposites import acts_within
from genesis.scene.side_lanes import groups
from genesis.selection import Selected
from genesis.selection.postings import Mask, Rows
from genesis.selection.tally import ANY, Tally

_GROUPED = ("category", "arena")


def counted(selected: Selected, window: tuple[date, date], codes: Sequence[str], told: Tally) -> Rows:
    """The rows of the acts that a tally counts within a window, in the order of the selection; `codes` are compared."""
    if told.side == ANY:
        return _of_any(selected, window, codes, told)
    rows = acts_within(selected, window, (told.side,))[0]
    if told.kind in _GROUPED:
        rows = rows[np.array([group == told.value for group in groups(selected.index, rows, told.kind)], dtype=bool)]
    if told.kind in ("announced", "planned"):
        return _paid(selected, window, told, rows)
    return rows[_kept(selected, window, rows, told)]


def _of_any(selected: Selected, window: tuple[date, date], codes: Sequence[str], told: Tally) -> Rows:
    """What any of the sides does; of charts that leave some acts out, these."""
    sides = acts_within(selected, window, codes[:2] if told.kind == "vague" else codes)
    rows = np.unique(np.concatenate(sides))
    if told.kind == "vague":
        rows = rows[~sharp_enough(selected, window, rows)]
    elif told.kind == "unsure":
        rows = rows[~surely_by(selected, window[1], rows)]
    ordered: Rows = selected.rows[np.isin(selected.rows, rows)]
    return ordered


def _paid(selected: Selected, window: tuple[date, date], told: Tally, rows: Rows) -> Rows:
    """The acts with the sums that a side has announced, or only plans."""
    purse = money(selected, window, (told.side,)).purses[0]
    ids = {one.event_id for one in purse.rows if one.happened == (told.kind == "announced") and not one.is_part}
    return rows[selected.index.events["event_id"].iloc[rows].isin(ids).to_numpy()]


def _kept(selected: Selected, window: tuple[date, date], rows: Rows, told: Tally) -> Mask:
    """Which of the rows lie in the period of a tally, by its kind."""
    first, last = (span[rows] for span in selected.index.spans(selected.selection.axis))
    kept = np.ones(len(rows), dtype=bool)
    begin, end = ((days_of(day) if day else None) for day in (told.first, told.last))
    if told.kind == "began":
        kept &= sharp_enough(selected, window, rows)
        last = first
    elif told.kind == "done":
        kept &= surely_by(selected, window[1], rows)
        first = last
    else:
        first, last = (np.clip(days, days_of(window[0]), days_of(window[1])) for days in (first, last))
    if begin is not None and end is not None:
        kept &= (first >= begin) & (last <= end)
    return kept & ~binned(first, last, told.over) if told.over else kept
