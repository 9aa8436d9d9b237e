"""One event with its label as a single block: where the words go, over one line or two, and how wide it all is."""

from typing import Literal

from genesis.model import Record
from genesis.scene.axis import Axis
from genesis.scene.items import Item
from genesis.scene.measure import clause, text_width, two_lines
from genesis.scene.records import Run

LINE = 17  # pixels from one line of a label to the next
ROW = 20
BAR = 16
SYMBOL = 13  # of a day; in a bar 10
IN_BAR = 10
BADGE = 22  # pixels that a disc of 16 takes with its gap
DAY_OFFSET = 12  # from the middle of a symbol to its label
BAR_OFFSET = 6  # from the end of a bar to its label
INSIDE = 22  # from the start of a bar to the label in it
_INSIDE_SPARE = 30  # pixels that a bar is longer than the text in it
_REMARK = 52  # pixels that "→ 2029" takes
_LONG = 100  # days: longer bars settle at the bottom
_BESIDE_TAIL = 120  # pixels of title that the line of a long tail may have before it
_HALF_MARK = 8
Where = Literal["inside", "right", "left"]


class Block(Record, frozen=True, kw_only=True):
    """An event with its label; `x0`, `x1` bound the whole, `mark0`, `mark1` the mark."""

    item: Item
    mark0: float
    mark1: float
    open_left: bool
    open_right: bool
    where: Where
    lines: tuple[tuple[Run, ...], ...]
    text_x: float  # left edge of the words, right edge where they stand on the left
    text_width: float
    x0: float
    x1: float

    @property
    def rows(self) -> int:
        """How many rows of 20 the block takes."""
        return len(self.lines)

    @property
    def is_long(self) -> bool:
        """Whether it is a bar that settles below the days and short bars."""
        return self.item.bar and self.item.last - self.item.first + 1 > _LONG


def most_width(width: float) -> float:
    """How wide one line of a label may be: 500 at a plot of 1440, 260 at 900."""
    return max(min(0.35 * width, 500 + (width - 1440) * 240 / 540), min(200, 0.55 * width))


def extent(item: Item, axis: Axis) -> tuple[float, float, bool, bool]:
    """The ends of a mark in the plot, and whether it goes on beyond the left and right edges."""
    if not item.bar:
        middle = axis.x(item.first + 0.5)
        return middle, middle, False, False
    x0, x1 = axis.x(item.first), axis.x(item.last + 1)
    return max(0.0, x0), min(axis.width, x1), x0 < -0.01, x1 > axis.width + 0.01


def fit(item: Item, axis: Axis, most: float | None = None, *, one_line: bool = False) -> Block | None:
    """The block of an event; None where its words have no room on either side.

    `most` is how wide one line may be, by default what suits the width of the plot. `one_line`: a long title is rather
    cut than set on two.
    """
    mark0, mark1, open_left, open_right = extent(item, axis)
    badge = BADGE if item.badge else 0
    whole = text_width(item.title) + _tail_width(item)
    bounds = (mark0, mark1, open_left, open_right)
    if item.bar and mark1 - mark0 >= whole + _INSIDE_SPARE + badge + (_REMARK if open_right else 0):
        text_x = mark0 + INSIDE + badge
        return _block(item, bounds, "inside", (_line(item, item.title),), text_x, whole, mark0, mark1)
    over = max(0.0, (IN_BAR - (mark1 - mark0)) / 2) if item.bar else _HALF_MARK  # what a symbol takes beyond its mark
    offset = (BAR_OFFSET + over if item.bar else DAY_OFFSET) + badge
    right, left = axis.width - mark1 - offset, mark0 - offset
    for lines, width in _ways(item, most or most_width(axis.width), max(right, left), one_line):
        if width <= right:
            text_x = mark1 + offset
            edge = mark0 - over
            return _block(item, bounds, "right", lines, text_x, width, edge, text_x + width)
        if width <= left:
            text_x = mark0 - offset
            edge = mark1 + over
            return _block(item, bounds, "left", lines, text_x, width, text_x - width, edge)
    return None


def _block(
    item: Item,
    bounds: tuple[float, float, bool, bool],
    where: Where,
    lines: tuple[tuple[Run, ...], ...],
    text_x: float,
    width: float,
    x0: float,
    x1: float,
) -> Block:
    mark0, mark1, open_left, open_right = bounds
    return Block(
        item=item, mark0=mark0, mark1=mark1, open_left=open_left, open_right=open_right, where=where, lines=lines,
        text_x=text_x, text_width=width, x0=x0, x1=x1,
    )  # fmt: skip


def _ways(
    item: Item, most: float, room: float, one_line: bool = False
) -> list[tuple[tuple[tuple[Run, ...], ...], float]]:
    """The ways to set a label outside its mark, the best first: one line, two lines, two lines cut at a clause."""
    tail = _tail_width(item)
    ways: list[tuple[tuple[tuple[Run, ...], ...], float]] = []
    whole = text_width(item.title) + tail
    if whole <= most:
        ways.append(((_line(item, item.title),), whole))
    if not one_line:
        ways.extend(_over_two(item, most, tail))
    if not ways or min(width for _, width in ways) > room:
        short = clause(item.title, min(most, room) - tail)
        if len(short) >= min(12, len(item.title)):
            ways.append(((_line(item, short),), text_width(short) + tail))
    return ways


def _over_two(item: Item, most: float, tail: float) -> list[tuple[tuple[tuple[Run, ...], ...], float]]:
    """A label on two lines, as much of the title as these hold."""
    title = item.title
    widest = max(most * 1.3, tail + _BESIDE_TAIL)  # what sources say of a date does not shorten the title
    if (broken := two_lines(title, tail)) is None or _widest(broken, tail) > widest:
        title = clause(title, 2 * most - tail)
        broken = two_lines(title, tail)
    if broken is None:
        return []
    return [(((Run(text=broken[0]),), _line(item, broken[1])), _widest(broken, tail))]


def _widest(broken: tuple[str, str], tail: float) -> float:
    return max(text_width(broken[0]), text_width(broken[1]) + tail)


def _line(item: Item, text: str) -> tuple[Run, ...]:
    return (Run(text=text), *item.tail)


def _tail_width(item: Item) -> float:
    return sum(text_width(run.text) for run in item.tail)
