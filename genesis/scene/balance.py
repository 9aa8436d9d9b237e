"""How often two sides act: by quarter and by category, both sides on one scale."""

from collections import Counter
from datetime import date

import numpy as np

from genesis.lexicon import categories
from genesis.model import Record
from genesis.scene.axis import date_of, in_window
from genesis.scene.lanes import acting
from genesis.scene.measure import label_rules
from genesis.selection import Selected
from genesis.selection.postings import Rows
from genesis.wording import words

SHARP = 62  # days: an act dated to two months or better counts in the quarter in which it began
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
    left_out: int = 0  # acts that are dated too roughly to be counted


def by_category(selected: Selected, window: tuple[date, date], above: str = "US", below: str = "CN") -> Balance:
    """Acts by category within a window, in the order of the comparison; joint acts count on both sides."""
    halves = _halves(selected, window, above, below)
    kinds = selected.index.events["category"]
    counts = [Counter(kinds.iloc[rows].tolist()) for rows in halves]
    present = set(counts[0]) | set(counts[1])
    names = {one.id: one.name.in_(selected.selection.lang) for one in categories()}
    order = [one for one in label_rules().mirror.order if one in present]
    order.extend(sorted(present.difference(order)))
    pairs = [Pair(id=one, name=names.get(one, one), above=counts[0][one], below=counts[1][one]) for one in order]
    return _balance(selected, above, below, pairs)


def by_quarter(selected: Selected, window: tuple[date, date], above: str = "US", below: str = "CN") -> Balance:
    """Acts dated to two months or better, by the quarter in which they began; by year over a long window."""
    first, last = selected.index.spans(selected.selection.axis)
    halves = _halves(selected, window, above, below)
    sharp = [rows[(last[rows] - first[rows] < SHARP) & (first[rows] >= _days(window[0]))] for rows in halves]
    starts = [[date_of(int(day)) for day in first[rows]] for rows in sharp]
    days = [day for side in starts for day in side]
    if not days:
        return _balance(selected, above, below, [], sum(map(len, halves)))
    months = 3 if _steps(min(days), max(days), 3) <= MOST_QUARTERS else 12
    begin = _step(min(days), months)
    pairs = [
        _quarter(number, months, starts, selected.selection.lang)
        for number in range(begin, _step(max(days), months) + 1)
    ]
    rough = len(np.union1d(*halves)) - len(np.union1d(*sharp))
    return _balance(selected, above, below, pairs, rough)


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


def _halves(selected: Selected, window: tuple[date, date], above: str, below: str) -> list[Rows]:
    first, last = selected.index.spans(selected.selection.axis)
    rows = selected.rows[in_window(first[selected.rows], last[selected.rows], window)]
    return [rows[acting(selected.index, code)[rows]] for code in (above, below)]


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
