"""Events into the lanes of a slide: every label whole or cut to what there is room for."""

from collections.abc import Sequence
from datetime import date

import msgspec

from genesis.scene.axis import Axis, in_window, ticks
from genesis.scene.fitting import Block, extent, fit, most_width
from genesis.scene.items import Item
from genesis.scene.measure import clause, text_width
from genesis.scene.packing import in_order, packed
from genesis.scene.placing import SMALL, Dense, LaneDrawing, draw_lane, small_rows
from genesis.scene.records import Scene
from genesis.scene.slides.arrangement import LEAST_STRETCH, SIGN, Arrangement, Drawn, Plate, Room
from genesis.selection import Selected
from genesis.selection.postings import Rows

_MOST_SMALL_ROWS = 24
_LINE = 240  # units of a label's line, where the plot has them
_INSIDE, _BESIDE = 110, 42  # units that a label in a bar and one beside it leave free, with their signs
_MORE = 1.2  # times as much of a title must a bar hold as the room beside it has
_FEWEST = 12  # characters of a cut title


def rows_within(selected: Selected, window: tuple[date, date], arrangement: Arrangement) -> Rows:
    """The events that can have happened within a window and have a lane."""
    first, last = selected.index.spans(selected.selection.axis)
    rows = selected.rows[in_window(first[selected.rows], last[selected.rows], window)]
    return arrangement.rows(selected, rows)


def base_of(selected: Selected, axis: Axis, shown: int) -> Scene:
    """A scene without lanes."""
    total = len(selected.rows) + len(selected.outside)
    language = selected.selection.lang
    return Scene(
        width=axis.width, height=0, gutter=0, language=language, window=(axis.first, axis.last), lanes=(), marks=(),
        labels=(), badges=(), remarks=(), ticks=ticks(axis, language), outside=total - shown, total=total,
    )  # fmt: skip


def whole(selected: Selected, drawn: Drawn, axis: Axis, room: Room, arrangement: Arrangement) -> Plate | None:
    """A chart in which every event has its label; None where there is no room for that."""
    if len(drawn.items) > room.labels:
        return None
    lanes = laid(drawn, {item.event_id for item in drawn.items}, axis, selected.selection.lang, room)
    if lanes is None or not fits(lanes, room, arrangement) or unlabelled(lanes):
        return None
    plate = arrangement.stacked(base_of(selected, axis, len(drawn.items)), lanes, room)
    spelled = drawn.signed(arrangement.unsigned(plate))
    again = whole(selected, spelled, axis, room, arrangement) if spelled != drawn else None
    return again or plate


def fits(lanes: Sequence[LaneDrawing], room: Room, arrangement: Arrangement) -> bool:
    """Whether lanes have room under one another."""
    return sum(one.lane.height for one in lanes) * LEAST_STRETCH <= arrangement.spare(room, lanes)


def unlabelled(lanes: Sequence[LaneDrawing]) -> bool:
    """Whether an event of the lanes has no words."""
    return any(one.lane.labelled < one.lane.count for one in lanes)


def laid(drawn: Drawn, labelled: set[str], axis: Axis, language: str, room: Room) -> list[LaneDrawing] | None:
    """The lanes that have events; None where one has too many small marks."""
    made = []
    for number, band in enumerate(drawn.bands):
        lane = [item for item in drawn.items if item.lane == number]
        if not lane and number not in drawn.kept:
            continue
        blocks = [block for item in lane if item.event_id in labelled if (block := _block(item, axis, drawn.line))]
        ordered = sorted(in_order(blocks), key=lambda block: block.item.event_id not in drawn.first)
        kept = {block.item.event_id for block in blocks}
        small = [item for item in lane if item.event_id not in kept]
        if small_rows(small, axis) > _MOST_SMALL_ROWS:
            return None
        dense = None if drawn.pad is None else Dense(pad=drawn.pad, pitch=SMALL, cells=(), acts=len(lane))
        drawing = draw_lane(band, packed(ordered), small, axis, language, flat=True, dense=dense)
        made.append(drawing if dense else _headed(drawing, room))
    return made


def _block(item: Item, axis: Axis, line: float) -> Block | None:
    """An event with its label; a title that finds no room at its length is cut to what is there.

    Where that is in its bar, or on two lines beside it, it is set there; without what follows the title, where next to
    nothing of this would be left.
    """
    most = max(most_width(axis.width), min(_LINE * line / 0.4, line * axis.width))
    best = fit(item, axis, most)
    if best is not None and _length(best) == _solid(item.title):
        return best
    x0, x1, _, _ = extent(item, axis)
    tail = sum(text_width(run.text) for run in item.tail)
    inside = x1 - x0 - _INSIDE if item.bar else 0.0
    beside = min(most, max(x0, axis.width - x1) - _BESIDE)
    for width in (inside - tail, 2 * beside - _BESIDE - tail, beside - tail):
        found = fit(msgspec.structs.replace(item, title=_shortened(item.title, width)), axis, most)
        if found is not None and (best is None or _length(found) > _MORE * _length(best)):
            best = found
    if best is not None and _length(best) >= _FEWEST:
        return best
    signs = tuple(run for run in item.tail if run.colour == SIGN)
    width = max(inside, beside) - sum(text_width(run.text) for run in signs)
    bare = msgspec.structs.replace(item, title=_shortened(item.title, width), tail=signs)
    return fit(bare, axis, most) or best


def _shortened(title: str, width: float) -> str:
    """As much of a title as a width holds: its clauses, else its words, else its characters."""
    if text_width(title) <= width:
        return title
    short = clause(title, max(width, 0))
    return short if len(short) >= _FEWEST else _cut(title, width)


def _length(block: Block) -> int:
    """Characters of a title that a label has, without blanks, of which one is lost between two lines."""
    said = sum(_solid(run.text) for line in block.lines for run in line)
    return said - sum(_solid(run.text) for run in block.item.tail)


def _solid(text: str) -> int:
    return len("".join(text.split()))


def _cut(text: str, width: float) -> str:
    """As many characters of a text as `width` holds, where it has no place to break."""
    kept = text
    while kept and text_width(kept + "…") > width:
        kept = kept[: -max(1, len(kept) // 20)]
    return kept + "…"


def in_turn(lanes: Sequence[Sequence[Item]]) -> list[Item]:
    """Events by their weight, the lanes in turn by their share: no lane is lost to a louder one."""
    ranked = [sorted(lane, key=lambda one: (one.rank, one.event_id)) for lane in lanes]
    placed = [(at / len(lane), number, item) for number, lane in enumerate(ranked) for at, item in enumerate(lane)]
    return [item for _, _, item in sorted(placed, key=lambda one: one[:2])]


def _headed(drawing: LaneDrawing, room: Room) -> LaneDrawing:
    """The lane with room for its name over its marks, and never lower than its name needs."""
    lowered = msgspec.structs.replace(drawing.lowered(room.heading), lane=drawing.lane)
    height = max(drawing.lane.height + room.heading, room.least)
    return msgspec.structs.replace(lowered, lane=msgspec.structs.replace(drawing.lane, height=height))
