"""A selection as scenes for slides and pictures: few enough labels to be read from afar, all lanes within a height.

The units are those of the page: type of 13 units, lines of 17. Who draws decides how many of them go to an inch, across
and down.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec
import numpy as np

from genesis.model import Record
from genesis.scene import legend
from genesis.scene.axis import Axis, date_of, days_of, in_window, ticks, window_of
from genesis.scene.density import lane_columns
from genesis.scene.fitting import Block, extent, fit, most_width
from genesis.scene.items import Item, items
from genesis.scene.lanes import SIDES, Band, bands, sides
from genesis.scene.measure import clause, text_width
from genesis.scene.packing import pack
from genesis.scene.placing import LaneDrawing, draw_lane, small_rows
from genesis.scene.records import Lane, Scene
from genesis.selection import Selected
from genesis.selection.postings import Rows

MOST_EVENTS = 900  # drawn one by one on further slides; beyond that, counts
_NO_BUDGET = 10**6
_MOST_STRETCH, _LEAST_STRETCH = 1.9, 0.94  # of the rows, so that a lane is neither loose nor its labels touch
_FEW = 8  # labels that an overview should have, before events without any are drawn beside them
_MOST_SMALL_ROWS = 24
_STEPS = (12, 6, 3, 1)  # months that a slide may begin at
_LINE = 240  # units of a label's line, where the plot has them
_INSIDE, _BESIDE = 110, 42  # units that a label in a bar and one beside it leave free, with their signs
_FEWEST = 12  # characters of a cut title


class Room(Record, frozen=True, kw_only=True):
    """What a slide has for a chart, in units: width and height, labels at most, room for lanes' names."""

    width: float
    height: float
    labels: int = 15
    heading: float = 0  # above the marks of a lane, where there is no gutter for its name
    least: float = 36  # height of a lane with one row


class _Drawn(NamedTuple):
    """The events of a window as they are to be placed."""

    items: tuple[Item, ...]
    bands: tuple[Band, ...]


def overview(selected: Selected, room: Room, newest: date | None = None) -> Scene:
    """The weightiest events of the window with their labels, and where there is room the others as small marks.

    Which of the events of the selection are on it, its marks tell. Where no label has room, columns of counts.
    """
    window = window_of(selected, newest)
    axis = Axis(first=window[0], last=window[1], width=room.width)
    rows = _rows(selected, window)
    base = _base(selected, axis, len(rows))
    if not len(rows):
        return base
    drawn = _drawn(selected, rows if len(rows) <= MOST_EVENTS else _weightiest(selected, rows))
    ranked = _ranked(drawn.items)
    most = min(room.labels, len(ranked))
    small = range(most, min(_FEW, most) - 1, -1) if len(rows) <= MOST_EVENTS else ()
    for labels, beside in (*((one, True) for one in small), *((one, False) for one in range(most, 0, -1))):
        chosen = {item.event_id for item in ranked[:labels]}
        shown = drawn if beside else _Drawn(tuple(one for one in drawn.items if one.event_id in chosen), drawn.bands)
        lanes = _lanes(shown, chosen, axis, selected.selection.lang, room)
        if lanes is not None and _fits(lanes, room) and (beside or not _unlabelled(lanes)):
            return _stacked(base, lanes, room)
    return _counted(base, selected, rows, axis, room)


def _ranked(every: Sequence[Item]) -> list[Item]:
    """Events by their weight, the lanes in turn by their share: no lane is lost to a louder one."""
    lanes: dict[int, list[Item]] = {}
    for item in sorted(every, key=lambda one: (one.rank, one.event_id)):
        lanes.setdefault(item.lane, []).append(item)
    placed = [(at / len(lane), number, item) for number, lane in lanes.items() for at, item in enumerate(lane)]
    return [item for _, _, item in sorted(placed, key=lambda one: one[:2])]


def _weightiest(selected: Selected, rows: Rows) -> Rows:
    """Of very many events those that most sources report."""
    reports = selected.index.report_counts[rows]
    return np.sort(rows[np.argsort(-reports, kind="stable")[:MOST_EVENTS]])


def _unlabelled(lanes: Sequence[LaneDrawing]) -> bool:
    return any(one.lane.labelled < one.lane.count for one in lanes)


def by_period(selected: Selected, room: Room, newest: date | None = None) -> tuple[Scene, ...]:
    """The same events over as many scenes as they need, each with all its labels, by the day on which they begin.

    One scene where all fit; of more than MOST_EVENTS events none: `overview` counts them.
    """
    window = window_of(selected, newest)
    rows = _rows(selected, window)
    if len(rows) > MOST_EVENTS:
        return ()
    drawn = _drawn(selected, rows)
    whole = _scene(selected, drawn, Axis(first=window[0], last=window[1], width=room.width), room)
    if whole is not None:
        return (whole,)
    ordered = sorted(drawn.items, key=lambda item: (item.first, item.last, item.event_id))
    return tuple(_scenes(selected, _Drawn(tuple(ordered), drawn.bands), window, room))


def _rows(selected: Selected, window: tuple[date, date]) -> Rows:
    first, last = selected.index.spans(selected.selection.axis)
    return selected.rows[in_window(first[selected.rows], last[selected.rows], window)]


def _drawn(selected: Selected, rows: Rows) -> _Drawn:
    index, view = selected.index, selected.selection
    first, last = index.spans(view.axis)
    side = sides(index)
    lanes, lane_of = bands(index, rows, side[rows], view)
    spans = list(zip(first[rows].tolist(), last[rows].tolist(), strict=True))
    made = items(index, rows, lane_of, [SIDES[code] for code in side[rows]], spans, view)
    return _Drawn(tuple(made), tuple(lanes))


def _base(selected: Selected, axis: Axis, shown: int) -> Scene:
    total = len(selected.rows) + len(selected.outside)
    language = selected.selection.lang
    return Scene(
        width=axis.width, height=0, gutter=0, language=language, window=(axis.first, axis.last), lanes=(), marks=(),
        labels=(), badges=(), remarks=(), ticks=ticks(axis, language), outside=total - shown, total=total,
    )  # fmt: skip


def _scenes(selected: Selected, drawn: _Drawn, window: tuple[date, date], room: Room) -> list[Scene]:
    """Cut events that are ordered by their first day into periods, each as long as its events have room."""
    scenes: list[Scene] = []
    rest = list(drawn.items)
    free = window[0]  # the first day that no slide before has shown
    while rest:
        first = max(window[0], date_of(rest[0].first))
        free = min(max(free, first.replace(day=1)), first)
        scene, taken, end = _longest(selected, _Drawn(tuple(rest), drawn.bands), (free, first, window[1]), room)
        scenes.append(scene)
        rest = rest[taken:]
        free = end + timedelta(days=1) if end < date.max else end
    return scenes


def _longest(selected: Selected, drawn: _Drawn, days: tuple[date, date, date], room: Room) -> tuple[Scene, int, date]:
    """The longest period whose events fit: whole months, else days, else as many events as fit in a day.

    `days`: where the axis may begin, the first event, the last day. Returns how many events it has and its last day.
    """
    begin, first, last = days
    for starts, ends in ((begin, _months(first, last)), (first, _days(first, min(last, first + timedelta(days=31))))):
        best: tuple[Scene, int, date] | None = None
        for end in ends:
            count = sum(days_of(end) >= max(item.first, days_of(first)) for item in drawn.items[: room.labels + 1])
            if count > room.labels:
                break
            if best is not None and count == best[1]:
                continue  # nothing more happens: the period need not be longer
            axis = Axis(first=starts, last=_shown_until(starts, end, last), width=room.width)
            scene = _scene(selected, _Drawn(drawn.items[:count], drawn.bands), axis, room)
            if scene is None:
                break
            best = scene, count, end
        if best is not None and best[1]:
            return best
    axis = Axis(first=first, last=_shown_until(first, first, last), width=room.width)
    for count in range(min(room.labels, len(drawn.items)), 0, -1):
        scene = _scene(selected, _Drawn(drawn.items[:count], drawn.bands), axis, room)
        if scene is not None:
            return scene, count, first
    raise AssertionError("one event always fits")


def _shown_until(begin: date, end: date, last: date) -> date:
    """The end of an axis: at least three weeks, so that a day has its width."""
    return max(end, min(begin + timedelta(days=20), max(last, end)))


def _months(first: date, last: date) -> list[date]:
    """The last days of the months from `first` to `last`."""
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    ends = [date(number // 12, number % 12 + 1, 1) - timedelta(days=1) for number in numbers if number < 9999 * 12]
    return [end for end in ends if end >= first]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _scene(selected: Selected, drawn: _Drawn, axis: Axis, room: Room) -> Scene | None:
    """A scene in which every event has its label; None where there is no room for that."""
    if len(drawn.items) > room.labels:
        return None
    lanes = _lanes(drawn, {item.event_id for item in drawn.items}, axis, selected.selection.lang, room)
    if lanes is None or not _fits(lanes, room) or _unlabelled(lanes):
        return None
    return _stacked(_base(selected, axis, len(drawn.items)), lanes, room)


def _lanes(drawn: _Drawn, labelled: set[str], axis: Axis, language: str, room: Room) -> list[LaneDrawing] | None:
    """The lanes that have events; None where one has too many small marks."""
    made = []
    for number, band in enumerate(drawn.bands):
        lane = [item for item in drawn.items if item.lane == number]
        if not lane:
            continue
        blocks = [block for item in lane if item.event_id in labelled if (block := _block(item, axis))]
        packed = pack(blocks, _NO_BUDGET)
        kept = {block.item.event_id for block in blocks}
        small = [item for item in lane if item.event_id not in kept]
        if small_rows(small, axis) > _MOST_SMALL_ROWS:
            return None
        made.append(_headed(draw_lane(band, packed, small, axis, language, flat=True), room))
    return made


def _block(item: Item, axis: Axis) -> Block | None:
    """An event with its label; a title that finds no room at its length is cut to what is there."""
    most = max(most_width(axis.width), min(_LINE, 0.4 * axis.width))
    block = fit(item, axis, most)
    if block is not None:
        return block
    x0, x1, _, _ = extent(item, axis)
    tail = sum(text_width(run.text) for run in item.tail)
    inside = x1 - x0 - _INSIDE if item.bar else 0.0
    beside = min(most, max(x0, axis.width - x1) - _BESIDE)
    widest = max(inside, beside) - tail
    short = clause(item.title, max(widest, 0))
    if len(short) < _FEWEST:
        short = _cut(item.title, widest)
    return fit(msgspec.structs.replace(item, title=short), axis, most)


def _cut(text: str, width: float) -> str:
    """As many characters of a text as `width` holds, where it has no place to break."""
    kept = text
    while kept and text_width(kept + "…") > width:
        kept = kept[: -max(1, len(kept) // 20)]
    return kept + "…"


def _headed(drawing: LaneDrawing, room: Room) -> LaneDrawing:
    """The lane with room for its name over its marks, and never lower than its name needs."""
    lowered = msgspec.structs.replace(drawing.lowered(room.heading), lane=drawing.lane)
    height = max(drawing.lane.height + room.heading, room.least)
    return msgspec.structs.replace(lowered, lane=msgspec.structs.replace(drawing.lane, height=height))


def _fits(lanes: Sequence[LaneDrawing], room: Room) -> bool:
    return sum(one.lane.height for one in lanes) * _LEAST_STRETCH <= room.height


def _stacked(base: Scene, lanes: Sequence[LaneDrawing], room: Room) -> Scene:
    """Put lanes under one another and spread their rows over the height."""
    stretch = min(_MOST_STRETCH, room.height / sum(one.lane.height for one in lanes))
    top = 0.0
    placed = []
    for drawing in lanes:
        placed.append(drawing.lowered(top))
        top += drawing.lane.height
    marks = tuple(
        msgspec.structs.replace(mark, y=mark.y * stretch, lane=one.lane.id) for one in placed for mark in one.marks
    )
    badges = tuple(msgspec.structs.replace(one, y=one.y * stretch) for lane in placed for one in lane.badges)
    return msgspec.structs.replace(
        base,
        height=top * stretch,
        lanes=tuple(_spread(one.lane, stretch) for one in placed),
        marks=marks,
        labels=tuple(msgspec.structs.replace(one, y=one.y * stretch) for lane in placed for one in lane.labels),
        badges=badges,
        remarks=tuple(msgspec.structs.replace(one, y=one.y * stretch) for lane in placed for one in lane.remarks),
        shapes=legend.shapes(marks, base.language),
        signs=legend.signs(marks, bool(badges), base.language),
    )


def _spread(lane: Lane, stretch: float) -> Lane:
    return msgspec.structs.replace(lane, top=lane.top * stretch, height=lane.height * stretch)


def _counted(base: Scene, selected: Selected, rows: Rows, axis: Axis, room: Room) -> Scene:
    """Columns of counts instead of marks."""
    side = sides(selected.index)[rows]
    first, _ = selected.index.spans(selected.selection.axis)
    lanes, lane_of = bands(selected.index, rows, side, selected.selection)
    ids = [band.id for band in lanes]
    columns, top = lane_columns(first[rows], side, lane_of, ids, axis, base.language)
    counts = np.bincount(lane_of, minlength=len(lanes))
    height = min(room.height / len(lanes), 2.5 * room.least)
    placed = tuple(
        Lane(
            id=band.id, name=band.name, colour=band.colour, top=number * height, height=height, count=int(count),
            labelled=0,
        )
        for number, (band, count) in enumerate(zip(lanes, counts, strict=True))
    )  # fmt: skip
    return msgspec.structs.replace(base, height=height * len(lanes), lanes=placed, columns=columns, column_top=top)
