"""Counts of acts over stretches of the calendar, in one row or two: for lanes that have no room for all their marks."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from genesis.scene.axis import Axis, date_of, days_of
from genesis.scene.bins import binned, bounds
from genesis.scene.density import Days
from genesis.scene.placing import CELL
from genesis.scene.records import Cell, Side
from genesis.selection.tally import Tally, Unit
from genesis.wording import period_words, words


class Counter:
    """Counts acts on one axis by one unit of the calendar; tells each count in the reader's language."""

    def __init__(self, axis: Axis, unit: Unit, language: str) -> None:
        """Keep what all lanes of a chart have in common."""
        self.axis, self.unit, self.language = axis, unit, language

    def clipped(self, days: Days) -> Days:
        """Days, those before and after the window as its first and last."""
        inside: Days = np.clip(days, days_of(self.axis.first), days_of(self.axis.last))
        return inside

    def sharp(self, first: Days, last: Days, base: Tally, colour: Side) -> list[Cell]:
        """A count for each bin of the acts that lie within it; `first` and `last` are clipped."""
        within = first[binned(first, last, self.unit)]
        return list(self._by_bin(within, self.unit, base, colour))

    def loose(self, first: Days, last: Days, base: Tally, colour: Side, years: bool) -> list[Cell]:
        """Counts of the other acts: by `years` those that lie within one, and by stretches what overlaps."""
        cells: list[Cell] = []
        unit = self.unit
        rest = ~binned(first, last, unit)
        if years and unit != "year":
            yearly = rest & binned(first, last, "year")
            by_year = msgspec.structs.replace(base, over=unit)
            cells.extend(self._by_bin(first[yearly], "year", by_year, colour))
            rest, unit = rest & ~yearly, "year"
        wide = msgspec.structs.replace(base, over=unit)
        stretches = _joined(first[rest], last[rest])
        cells.extend(self._cell(begin, end, count, wide, colour) for begin, end, count in stretches)
        return cells

    def _by_bin(self, days: Days, unit: Unit, base: Tally, colour: Side) -> Iterator[Cell]:
        begins, counts = np.unique(bounds(days, unit)[0], return_counts=True)
        for begin, end, count in zip(begins, bounds(begins, unit)[1], counts.tolist(), strict=True):
            yield self._cell(int(begin), int(end), count, base, colour)

    def _cell(self, begin: int, end: int, count: int, base: Tally, colour: Side) -> Cell:
        begin, end = max(begin, days_of(self.axis.first)), min(end, days_of(self.axis.last))
        told = msgspec.structs.replace(base, first=date_of(begin), last=date_of(end))
        say = words(self.language)
        period = period_words(date_of(begin), date_of(end), self.language)
        key = "comparison.cell_loose" if base.over else "comparison.cell"
        hover = (say(key, acts=say("count.acts", n=count), period=period), say("comparison.cell_click"))
        return Cell(
            x0=self.axis.x(begin), x1=self.axis.x(end + 1), y=0, height=CELL, count=count, colour=colour,
            opens=str(told), hover=hover,
        )  # fmt: skip


def in_rows(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Cells in rows in which none covers another, each in the first that is free."""
    rows: list[list[Cell]] = []
    for cell in cells:
        free = (row for row in rows if all(one.x1 <= cell.x0 or cell.x1 <= one.x0 for one in row))
        row = next(free, None)
        if row is None:
            rows.append([cell])
        else:
            row.append(cell)
    return tuple(tuple(row) for row in rows)


def _joined(first: Days, last: Days) -> list[tuple[int, int, int]]:
    """Stretches without a gap that spans cover together, with how many they are: begin, end, count."""
    found: list[tuple[int, int, int]] = []
    for begin, end in sorted(zip(first.tolist(), last.tolist(), strict=True)):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end), found[-1][2] + 1)
        else:
            found.append((begin, end, 1))
    return found
