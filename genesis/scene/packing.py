"""Blocks into rows: first fit from the top, and what to leave unlabelled where the rows do not suffice."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from genesis.model import Record
from genesis.scene.fitting import Block

GAP = 12  # pixels between two blocks in a row
_SMALL_GAP = 2  # between marks without words


class Spanning(Protocol):
    """Something with a left and a right end."""

    @property
    def x0(self) -> float:
        """The left end."""

    @property
    def x1(self) -> float:
        """The right end."""


S = TypeVar("S", bound=Spanning)


class Packed(Record, frozen=True, kw_only=True):
    """The blocks of a lane with the row in which each begins, and those left without words."""

    placed: tuple[tuple[Block, int], ...]
    dropped: tuple[Block, ...]
    rows: int


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """Days and short bars by date, then the long bars: these settle at the bottom like sediment."""
    return sorted(blocks, key=lambda block: (block.is_long, block.item.first, block.item.last, block.item.event_id))


def rows_needed(blocks: Sequence[Block]) -> int:
    """How many rows all blocks take."""
    return _pack(in_order(blocks))[1]


def pack(blocks: Sequence[Block], budget: int) -> Packed:
    """Place as many blocks, the weightiest first, as fit into `budget` rows."""
    ranked = sorted(blocks, key=lambda block: (block.item.rank, block.item.event_id))
    for kept in range(_most(ranked, budget), -1, -1):
        placed, rows = _pack(in_order(ranked[:kept]))
        if rows <= budget:
            return Packed(placed=tuple(placed), dropped=tuple(ranked[kept:]), rows=rows)
    raise AssertionError("no blocks at all take no rows")


def packed(ordered: Sequence[Block]) -> Packed:
    """Place all blocks in the order in which they are given, each in the first row that is free there."""
    placed, rows = _pack(ordered)
    return Packed(placed=tuple(placed), dropped=(), rows=rows)


def _most(ranked: Sequence[Block], budget: int) -> int:
    """An upper bound of how many of the weightiest blocks fit: found by halving, then stepped down from by `pack`."""
    low, high = 0, len(ranked)
    while low < high:
        middle = (low + high + 1) // 2
        if _pack(in_order(ranked[:middle]))[1] <= budget:
            low = middle
        else:
            high = middle - 1
    return min(len(ranked), low)


def _pack(ordered: Sequence[Block]) -> tuple[list[tuple[Block, int]], int]:
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for block in ordered:
        row = _first_free(rows, block)
        while len(rows) < row + block.rows:
            rows.append([])
        for taken in rows[row : row + block.rows]:
            taken.append((block.x0, block.x1))
        placed.append((block, row))
    return placed, len(rows)


def _first_free(rows: Sequence[Sequence[tuple[float, float]]], block: Block) -> int:
    x0, x1 = block.x0 - GAP, block.x1 + GAP
    free = [all(end <= x0 or start >= x1 for start, end in taken) for taken in rows]
    for row in range(len(rows)):
        if all(free[row : row + block.rows]):
            return row
    return len(rows)


def shoulder_to_shoulder(marks: Sequence[S]) -> tuple[list[tuple[S, int]], int]:
    """Place marks without words in rows, from left to right, each in the first row that is free there."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda one: (one.x0, one.x1)):
        row = next((number for number, end in enumerate(ends) if end + _SMALL_GAP <= mark.x0), len(ends))
        if row == len(ends):
            ends.append(mark.x1)
        else:
            ends[row] = mark.x1
        placed.append((mark, row))
    return placed, len(ends)
