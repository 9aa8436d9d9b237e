"""Ties between acts of two sides as lines that touch no words: straight across the axis, else around."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf

import msgspec

from genesis.model import Record
from genesis.scene.records import Cell, Mark, Rect, Scene
from genesis.scene.ties import Tie

_STEP = 8  # pixels between the columns that are tried
_NEAR, _FAR = 20, 320  # how far from the marks a column may lie
_CLEAR = 5  # pixels that stay free on both sides of a line
_DISC = 20
_BEND = 10  # of a column, at both ends: there the legs of other ties may pass
_TIP = 6  # from the head of an arrow to the mark


class Arc(Record, frozen=True, kw_only=True):
    """A signed line from an act to its answer: straight from edge to edge, or out of both along a column."""

    tie: Tie
    points: tuple[tuple[float, float], ...]  # start and end of a straight line; else start, two corners, end
    disc: tuple[float, float]  # middle of the sign, within the axis band


class Sign(Record, frozen=True, kw_only=True):
    """The sign of a tie beside one of its marks, where no line between them is free."""

    tie: Tie
    x: float
    y: float


def arcs(
    scene: Scene,
    axis_top: float,
    axis_bottom: float,
    ties: Sequence[Tie],
    words: Sequence[Rect] = (),
    foot: float = inf,
) -> tuple[Arc, ...]:
    """The ties between marks on both sides of the axis, in their order; one without a free way is left out.

    `words` are the boxes of what is written in the axis band; `foot` is where the lower side ends.
    """
    upper = {mark.event_id: mark for mark in scene.marks if mark.y < axis_top}
    lower = {mark.event_id: mark for mark in scene.marks if axis_bottom < mark.y < foot}
    taken = [*_obstacles(scene), *words]
    uses: Counter[str] = Counter()
    found: list[Arc] = []
    middle = (axis_top + axis_bottom) / 2
    for tie in ties:
        marks = _ends(tie.act, tie.answer, upper, lower)
        if marks is None:
            continue
        start, end = (_beside(mark, uses[mark.event_id]) for mark in marks)
        points = _straight(*marks, taken) or _around(start, end, taken, scene.width, middle)
        if points is None:
            continue
        uses.update((tie.act, tie.answer))
        column = points[-2][0]
        found.append(Arc(tie=tie, points=points, disc=(column, middle)))
        half = _DISC / 2
        low, high = sorted((points[-2][1], points[1][1])) if len(points) > 2 else sorted(y for _, y in points)
        taken.append(Rect(x0=column - half, x1=column + half, y0=low + _BEND, y1=high - _BEND))
    return tuple(found)


def signs(scene: Scene, ties: Sequence[Tie], drawn: Sequence[Arc]) -> tuple[Sign, ...]:
    """The signs of ties that found no way, beside their marks, as far as nothing else stands there."""
    lined = {arc.tie.number for arc in drawn if arc.tie.kind != "near"}
    marks = {mark.event_id: mark for mark in scene.marks}
    taken = [*_obstacles(scene), *(_disc(*arc.disc) for arc in drawn), *(leg for arc in drawn for leg in _legs(arc))]
    found: list[Sign] = []
    for tie in ties:
        if tie.kind == "near" or tie.number in lined:
            continue
        for mark in filter(None, (marks.get(tie.act), marks.get(tie.answer))):
            box = next((box for box in _places(mark) if _is_free(box, taken, scene.width)), None)
            if box is not None:
                found.append(Sign(tie=tie, x=(box.x0 + box.x1) / 2, y=mark.y))
                taken.append(box)
    return tuple(found)


def _places(mark: Mark) -> list[Rect]:
    """Where a sign may stand beside a mark: left of it, right, and a little farther on both sides."""
    middles = (_edge(mark, side) + side * (_DISC / 2 + 2 + far) for far in (0, _DISC) for side in (-1, 1))
    half = _DISC / 2 - 1
    return [Rect(x0=x - half, x1=x + half, y0=mark.y - half, y1=mark.y + half) for x in middles]


def _legs(arc: Arc) -> list[Rect]:
    """The ground of each stretch of a line, with its head."""
    return [
        Rect(x0=min(x0, x1) - _CLEAR, x1=max(x0, x1) + _CLEAR, y0=min(y0, y1) - _CLEAR, y1=max(y0, y1) + _CLEAR)
        for (x0, y0), (x1, y1) in pairwise(arc.points)
    ]


def _is_free(box: Rect, taken: Sequence[Rect], width: float) -> bool:
    return box.x0 >= 0 and box.x1 <= width and not any(box.meets(other) for other in taken)


def _beside(mark: Mark, used: int) -> Mark:
    """The mark a little lower or higher, so that a second tie does not run along the first."""
    shift = (0, 5, -5)[used % 3] if mark.bar else 0
    return msgspec.structs.replace(mark, y=mark.y + shift)


def _ends(one: str, other: str, upper: dict[str, Mark], lower: dict[str, Mark]) -> tuple[Mark, Mark] | None:
    if one in upper and other in lower:
        return upper[one], lower[other]
    return (lower[one], upper[other]) if one in lower and other in upper else None


def _obstacles(scene: Scene) -> list[Rect]:
    boxes = [label.rect for label in scene.labels]
    for mark in scene.marks:
        half = (mark.height if mark.bar else mark.symbol_size) / 2
        reach = 0 if mark.bar else mark.symbol_size / 2
        boxes.append(Rect(x0=mark.x0 - reach, x1=mark.x1 + reach, y0=mark.y - half, y1=mark.y + half))
    boxes.extend(_number(cell) for cell in scene.cells)
    boxes.extend(Rect(x0=badge.x - 8, x1=badge.x + 8, y0=badge.y - 8, y1=badge.y + 8) for badge in scene.badges)
    return boxes


def _number(cell: Cell) -> Rect:
    """The room that the number in a cell takes."""
    middle, half = (cell.x0 + cell.x1) / 2, 4 + 3.5 * len(str(cell.count))
    return Rect(x0=middle - half, x1=middle + half, y0=cell.y - cell.height / 2, y1=cell.y + cell.height / 2)


def _straight(start: Mark, end: Mark, taken: Sequence[Rect]) -> tuple[tuple[float, float], ...] | None:
    """A line straight across the axis, where both are bars that share some days and nothing lies between."""
    left, right = max(start.x0, end.x0) + _DISC, min(start.x1, end.x1) - _DISC / 2
    if not (start.bar and end.bar) or right < left:
        return None
    down = 1 if end.y > start.y else -1
    y0, y1 = start.y + down * (start.height / 2 + 2), end.y - down * (end.height / 2 + _TIP + 2)
    columns = [left + step * _STEP for step in range(int((right - left) / _STEP) + 1)]
    middle = (max(start.x0, end.x0) + min(start.x1, end.x1)) / 2
    for column in sorted(columns, key=lambda one: abs(one - middle)):
        disc = Rect(x0=column - _DISC / 2, x1=column + _DISC / 2, y0=min(y0, y1), y1=max(y0, y1))
        if not any(disc.meets(box) for box in taken):
            return (column, y0), (column, y1)
    return None


def _around(
    start: Mark, end: Mark, taken: Sequence[Rect], width: float, middle: float
) -> tuple[tuple[float, float], ...] | None:
    """The nearest column to the left of both marks, else to the right: all three legs and the number are free."""
    left = min(_edge(start, -1), _edge(end, -1))
    right = max(_edge(start, 1), _edge(end, 1))
    columns = [(left - step, -1) for step in range(_NEAR, _FAR, _STEP)]
    columns += [(right + step, 1) for step in range(_NEAR, _FAR, _STEP)]
    for column, side in sorted(columns, key=lambda one: min(abs(one[0] - left), abs(one[0] - right))):
        if not 0 <= column <= width:
            continue
        begin, head = (_edge(start, side), start.y), (_edge(end, side) + side * _TIP, end.y)
        points = (begin, (column, start.y), (column, end.y), head)
        if _free(points, taken) and not any(_disc(column, middle).meets(box) for box in taken):
            return points
    return None


def _disc(x: float, y: float) -> Rect:
    """The ground of a number, with a little room."""
    half = _DISC / 2 + 2
    return Rect(x0=x - half, x1=x + half, y0=y - half, y1=y + half)


def _edge(mark: Mark, side: int) -> float:
    reach = 2 if mark.bar else mark.symbol_size / 2 + 2
    return mark.x0 - reach if side < 0 else mark.x1 + reach


def _free(points: Sequence[tuple[float, float]], taken: Sequence[Rect]) -> bool:
    """Whether no leg comes near a word or a mark."""
    for (x0, y0), (x1, y1) in pairwise(points):
        leg = Rect(
            x0=min(x0, x1) - (_CLEAR if x0 == x1 else 0), x1=max(x0, x1) + (_CLEAR if x0 == x1 else 0),
            y0=min(y0, y1) - _CLEAR, y1=max(y0, y1) + _CLEAR,
        )  # fmt: skip
        if any(leg.meets(box) for box in taken):
            return False
    return True
