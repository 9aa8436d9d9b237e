"""How often two sides act: by quarter, by category or by arena, both sides on one scale."""

from collections import Counter
from datetime import date

import msgspec
import numpy as np

from genesis.model import Record
from genesis.scene.axis import date_of
from genesis.scene.opposites import acts_within
from genesis.scene.side_lanes import group_name, group_order, groups
from genesis.selection import Selected
from genesis.selection.postings import Mask, Rows
from genesis.selection.view import Grouping
from genesis.wording import words

SHARP = 62  # days: an act dated to two months or better counts in the quarter in which it began
_YEAR = 12  # months
MOST_QUARTERS = 16  # beyond that, years


class Pair(Record, frozen=True, kw_only=True):
    """One group with its count on either side; `first`, `last` are its days where it is a time."""

    id: str
    name: str
    above: int
    below: int
    first: date | None = None
    last: date | None = None


class Balance(Record, frozen=True, kw_only=True):
    """Counts of two sides in groups; `top` is the largest, the end of the common scale."""

    above: str  # codes of the sides
    below: str
    language: str
    pairs: tuple[Pair, ...]
    top: int
    field: Grouping | None = None  # by which it is grouped; nothing: by time
    yearly: bool = False  # by time, of which the steps are years
    left_out: int = 0  # acts that are dated too roughly to be counted


def by_group(selected: Selected, window: tuple[date, date], above: str = "US", below: str = "CN") -> Balance:
    """Acts by category or arena within a window, in the order of the comparison; joint acts count on both sides."""
    view = selected.selection
    halves = acts_within(selected, window, (above, below))
    counts = [Counter(groups(selected.index, rows, view.grouping)) for rows in halves]
    pairs = [
        Pair(
            id=one, name=group_name(view.grouping, one, view.lang), above=counts[0][one], below=counts[1][one],
        )
        for one in group_order(view.grouping, [*counts[0], *counts[1]])
    ]  # fmt: skip
    return msgspec.structs.replace(_balance(selected, above, below, pairs), field=view.grouping)


def by_quarter(selected: Selected, window: tuple[date, date], above: str = "US", below: str = "CN") -> Balance:
    """Acts dated to two months or better, by the quarter in which they began; by year over a long window."""
    first, _ = selected.index.spans(selected.selection.axis)
    halves = acts_within(selected, window, (above, below))
    sharp = [rows[sharp_enough(selected, window, rows)] for rows in halves]
    starts = [[date_of(int(day)) for day in first[rows]] for rows in sharp]
    days = [day for side in starts for day in side]
    if not days:
        return _balance(selected, above, below, [], sum(map(len, halves)))
    months = 3 if _steps(min(days), max(days), 3) <= MOST_QUARTERS else _YEAR
    begin = _step(min(days), months)
    pairs = [
        _quarter(number, months, starts, selected.selection.lang)
        for number in range(begin, _step(max(days), months) + 1)
    ]
    rough = len(np.union1d(*halves)) - len(np.union1d(*sharp))
    return msgspec.structs.replace(_balance(selected, above, below, pairs, rough), yearly=months == _YEAR)


def sharp_enough(selected: Selected, window: tuple[date, date], rows: Rows) -> Mask:
    """Mark the acts that are dated to two months or better and began within the window."""
    first, last = selected.index.spans(selected.selection.axis)
    marked: Mask = (last[rows] - first[rows] < SHARP) & (first[rows] >= _days(window[0]))
    return marked


def _balance(selected: Selected, above: str, below: str, pairs: list[Pair], left_out: int = 0) -> Balance:
    top = max((max(pair.above, pair.below) for pair in pairs), default=0)
    return Balance(
        above=above,
        below=below,
        language=selected.selection.lang,
        pairs=tuple(pairs),
        top=max(top, 1),
        left_out=left_out,
    )


def _days(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _step(day: date, months: int) -> int:
    """The number of the quarter or year of a day, counted from the year 0."""
    return (day.year * 12 + day.month - 1) // months


def _steps(first: date, last: date, months: int) -> int:
    return _step(last, months) - _step(first, months) + 1


def _quarter(number: int, months: int, starts: list[list[date]], language: str) -> Pair:
    year, month = divmod(number * months, 12)
    first = date(year, month + 1, 1)
    next_year, next_month = divmod((number + 1) * months, 12)
    last = date_of(_days(date(next_year, next_month + 1, 1)) - 1)
    counts = [sum(first <= day <= last for day in side) for side in starts]
    said = words(language)("tick.quarter", n=month // 3 + 1, ordinal="一二三四"[month // 3])
    name = said if months == 3 else str(year) if language == "en" else f"{year}年"
    return Pair(id=first.isoformat(), name=name, above=counts[0], below=counts[1], first=first, last=last)
