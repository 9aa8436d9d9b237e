"""One lane drawn from its top: blocks in rows, then the marks without words shoulder to shoulder."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from genesis.model import Record
from genesis.scene.axis import Axis, date_of
from genesis.scene.fitting import BADGE, BAR, BAR_OFFSET, IN_BAR, LINE, ROW, SYMBOL, Block, extent
from genesis.scene.items import Item
from genesis.scene.lanes import Band
from genesis.scene.packing import Packed, shoulder_to_shoulder
from genesis.scene.records import Badge, Cell, Label, Lane, Mark, Rect, Remark
from genesis.wording import words

CELL, CELL_ROW = 14, 15  # pixels of a count and of its row
_PAD = 8
_FLAT_PAD = 4
_LEAST = 56  # pixels that the name of a lane and its count take
_NOTE = 18
_BETWEEN = 6  # from the last row with words to the first without
_SHORT = 24  # a bar shorter than this has its symbol in the middle
_BADGE_MIDDLE = 8
_REMARK_ROOM = 60  # pixels that a bar needs to carry "→ 2029"
M = TypeVar("M", Mark, Label, Badge, Remark, Cell)


class Pitch(NamedTuple):
    """Pixels of marks without words: a row, the height of a bar, the symbol of a day and of a bar."""

    row: int
    bar: int
    day: int
    symbol: int


SMALL = Pitch(row=15, bar=10, day=10, symbol=8)
TINY = Pitch(row=10, bar=7, day=8, symbol=6)


class _Extent(NamedTuple):
    item: Item
    x0: float
    x1: float


class LaneDrawing(Record, frozen=True, kw_only=True):
    """A lane and what lies in it, measured from the lane's own top."""

    lane: Lane
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    badges: tuple[Badge, ...]
    remarks: tuple[Remark, ...]
    frames: Mapping[str, Rect]  # around an event with its label, by event id
    cells: tuple[Cell, ...] = ()

    def lowered(self, by: float) -> "LaneDrawing":
        """The same drawing `by` pixels further down."""
        return LaneDrawing(
            lane=msgspec.structs.replace(self.lane, top=self.lane.top + by),
            marks=_moved(self.marks, by),
            labels=_moved(self.labels, by),
            badges=_moved(self.badges, by),
            remarks=_moved(self.remarks, by),
            cells=_moved(self.cells, by),
            frames={
                key: Rect(x0=box.x0, x1=box.x1, y0=box.y0 + by, y1=box.y1 + by) for key, box in self.frames.items()
            },
        )


def _moved(things: Sequence[M], by: float) -> tuple[M, ...]:
    return tuple(msgspec.structs.replace(thing, y=thing.y + by) for thing in things)


def small_rows(small: Sequence[Item], axis: Axis, pitch: Pitch = SMALL) -> int:
    """How many rows the marks without words take."""
    return shoulder_to_shoulder(_extents(small, axis, pitch))[1]


class Dense(NamedTuple):
    """How a lane with little room is drawn: its small marks, and counts for what has none, each row of them apart."""

    pad: float
    pitch: Pitch
    cells: Sequence[Sequence[Cell]]  # with their middle at 0
    acts: int  # in all, of which those with a mark are a part


def draw_lane(
    band: Band,
    packed: Packed,
    small: Sequence[Item],
    axis: Axis,
    language: str,
    flat: bool = False,
    loose: int = 0,
    dense: Dense | None = None,
) -> LaneDrawing:
    """Draw a lane: the packed blocks, under them the small marks, and its name with the counts.

    `loose` is how many more events it has that are not drawn. A `flat` lane has name and count on one line, and is as
    high as its rows ask for; so is a `dense` one, which has counts under its marks.
    """
    pad = dense.pad if dense else _FLAT_PAD if flat else _PAD
    marks, labels, badges, remarks, frames = [], [], [], [], {}
    for block, row in packed.placed:
        y = pad + (row + block.rows / 2) * ROW
        marks.append(_mark(block, y))
        labels.append(_label(block, y))
        badges.extend(_badge(block, y))
        remarks.extend(_remark(block, y))
        frames[block.item.event_id] = _frame(block, y)
    base = pad + packed.rows * ROW + (_BETWEEN if packed.placed and small and not dense else 0)
    below, boxes, taken = small_lane(small, base, axis, dense.pitch if dense else SMALL)
    cells, foot = cell_rows(dense.cells if dense else (), base + taken)
    count = dense.acts if dense else len(packed.placed) + len(small) + loose
    notes = lane_notes(count, len(packed.placed) if small else 0, loose, language)
    least = ROW if dense else ROW + 2 * pad if flat else _LEAST + _NOTE * (len(notes) - 1)
    lane = Lane(
        id=band.id, name=band.name, colour=band.colour, top=0, height=max(foot + pad, least), count=count,
        labelled=len(packed.placed), loose=loose, notes=notes,
    )  # fmt: skip
    return LaneDrawing(
        lane=lane,
        marks=(*marks, *below),
        labels=tuple(labels),
        badges=tuple(badges),
        remarks=tuple(remarks),
        frames={**frames, **boxes},
        cells=cells,
    )


def cell_rows(rows: Sequence[Sequence[Cell]], top: float) -> tuple[tuple[Cell, ...], float]:
    """Rows of counts under one another from `top`, and where they end."""
    placed: list[Cell] = []
    for row in rows:
        placed.extend(_moved(row, top + CELL_ROW / 2))
        top += CELL_ROW
    return tuple(placed), top


def small_lane(
    small: Sequence[Item], top: float, axis: Axis, pitch: Pitch = SMALL
) -> tuple[list[Mark], dict[str, Rect], float]:
    """Marks without words from `top` downwards, their frames, and the pixels that they take."""
    extents, rows = shoulder_to_shoulder(_extents(small, axis, pitch))
    marks = [_small_mark(one, top + (row + 0.5) * pitch.row, axis, pitch) for one, row in extents]
    half = pitch.row / 2
    frames = {
        mark.event_id: Rect(x0=one.x0 - 3, x1=one.x1 + 3, y0=mark.y - half, y1=mark.y + half)
        for mark, (one, _) in zip(marks, extents, strict=True)
    }
    return marks, frames, rows * pitch.row


def in_bar(x0: float, x1: float) -> float:
    """Where the symbol of a bar stands: at its left end, in the middle of a short one."""
    return x0 + BAR_OFFSET + IN_BAR / 2 if x1 - x0 >= _SHORT else (x0 + x1) / 2


def lane_notes(count: int, labelled: int, loose: int, language: str) -> tuple[str, ...]:
    """What stands under the name of a lane: how many events, how many of them with words, how many not drawn."""
    say = words(language)
    notes = (
        say("count.lane_events", n=count),
        say("count.labelled", n=labelled) if labelled else "",
        say("count.loose", n=loose) if loose else "",
    )
    return tuple(filter(None, notes))


def _extents(small: Sequence[Item], axis: Axis, pitch: Pitch) -> list[_Extent]:
    found = []
    for item in small:
        x0, x1, _, _ = extent(item, axis)
        half = 0.0 if item.bar else pitch.day / 2
        found.append(_Extent(item, x0 - half, max(x1, x0 + pitch.symbol if item.bar else x0) + half))
    return found


def _mark(block: Block, y: float) -> Mark:
    item = block.item
    return Mark(
        event_id=item.event_id, lane="", bar=item.bar, x0=block.mark0, x1=block.mark1, y=y, height=BAR,
        symbol=item.symbol, style=item.style, colour=item.colour,
        open_left=block.open_left, open_right=block.open_right,
        symbol_x=in_bar(block.mark0, block.mark1),
        symbol_size=IN_BAR if item.bar else SYMBOL, hover=item.hover,
    )  # fmt: skip


def _small_mark(one: _Extent, y: float, axis: Axis, pitch: Pitch) -> Mark:
    item = one.item
    x0, x1, open_left, open_right = extent(item, axis)
    long_enough = x1 - x0 >= _SHORT
    return Mark(
        event_id=item.event_id, lane="", bar=item.bar, x0=x0, x1=x1, y=y, height=pitch.bar, symbol=item.symbol,
        style=item.style, colour=item.colour, open_left=open_left, open_right=open_right, labelled=False,
        symbol_x=x0 + 9 if item.bar and long_enough else (x0 + x1) / 2,
        symbol_size=pitch.symbol if item.bar else pitch.day, hover=item.hover,
    )  # fmt: skip


def _label(block: Block, y: float) -> Label:
    inside = block.where == "inside"
    return Label(
        event_id=block.item.event_id, lines=block.lines, x=block.text_x, y=y - 1 if inside else y,
        width=block.text_width, height=len(block.lines) * LINE, inside=inside,
        anchor="right" if block.where == "left" else "left",
    )  # fmt: skip


def _badge(block: Block, y: float) -> list[Badge]:
    if not block.item.badge:
        return []
    if block.where == "left":
        x = block.text_x + BADGE - _BADGE_MIDDLE - 6 + 2
    else:
        x = block.text_x - BADGE + _BADGE_MIDDLE + 2
    return [Badge(event_id=block.item.event_id, sign=block.item.badge, x=x, y=y)]


def _remark(block: Block, y: float) -> list[Remark]:
    if not block.open_right or block.mark1 - block.mark0 < _REMARK_ROOM:
        return []
    text = f"→ {date_of(block.item.last).year}"
    return [Remark(text=text, x=block.mark1 - 8, y=y - 1, colour=f"{block.item.colour}_text")]


def _frame(block: Block, y: float) -> Rect:
    half = block.rows * ROW / 2 + (2 if block.rows > 1 else 0)
    return Rect(x0=block.x0 - 5, x1=block.x1 + 5, y0=y - half, y1=y + half)
