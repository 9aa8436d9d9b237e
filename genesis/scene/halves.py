"""The sides under one another, each a timeline of its own: for where a mirrored chart has no room."""

from collections.abc import Sequence

import msgspec

from genesis.scene.assembling import assembled
from genesis.scene.axis import Axis, ticks, window_of
from genesis.scene.bins import finest
from genesis.scene.cells import Counter
from genesis.scene.crowds import Crowd, crowds, named
from genesis.scene.items import Item
from genesis.scene.mirror import CELL_ROOM, GUTTERS, HEIGHTS
from genesis.scene.narrow import draw_narrow_lane
from genesis.scene.opposites import acts_within
from genesis.scene.placing import LaneDrawing, cell_rows, small_lane
from genesis.scene.records import Scene
from genesis.scene.sharing import shared
from genesis.scene.timeline import EMPTY_HEIGHT, WIDTHS, Frame
from genesis.selection import MAIN_SIDES, Selected

_NARROW = WIDTHS[0]
_MOST_NAMED = 20  # acts of a side with words on a phone, where each takes some sixty pixels
_MOST_OF_LANE = 6  # of these
_FOR_MARKS = 60  # pixels of a lane there for marks without words; where these do not suffice, counts take less
_PAD = 8


def halves(selected: Selected, frame: Frame, codes: Sequence[str] = MAIN_SIDES) -> tuple[Scene, ...]:
    """Place the acts of each side in a scene, all with one window and the lanes of the mirror; joint acts in each."""
    window, view = window_of(selected, frame.newest), selected.selection
    axis = Axis(first=window[0], last=window[1], width=max(_NARROW, frame.width))
    counter = Counter(axis, finest(axis, CELL_ROOM), view.lang)
    base = Scene(
        width=axis.width, height=float(EMPTY_HEIGHT), gutter=GUTTERS[view.grouping] if axis.width > _NARROW else 0,
        language=view.lang, window=window, lanes=(), marks=(), labels=(), badges=(), remarks=(),
        ticks=ticks(axis, view.lang),
    )  # fmt: skip
    made = []
    for code, rows in zip(codes, acts_within(selected, window, codes), strict=True):
        lanes = crowds(selected, rows, code, codes, counter, apart=True)
        drawn = _narrow(lanes) if axis.width <= _NARROW else shared(lanes, HEIGHTS["half"])
        placed, height = _stacked([named(lane, one) for lane, one in zip(lanes, drawn, strict=True)])
        scene = msgspec.structs.replace(base, total=len(rows))
        made.append(assembled(scene, placed, height or EMPTY_HEIGHT, view.event))
    top = max((scene.cell_top for scene in made), default=1)
    return tuple(msgspec.structs.replace(scene, cell_top=top) for scene in made)


def _stacked(lanes: Sequence[LaneDrawing]) -> tuple[list[LaneDrawing], float]:
    """The lanes of one side under one another, and how high they are together."""
    placed, top = [], 0.0
    for lane in lanes:
        placed.append(lane.lowered(top))
        top += lane.lane.height
    return placed, top


def _narrow(lanes: Sequence[Crowd]) -> list[LaneDrawing]:
    """The lanes of a side on a phone: the weightiest acts with words, the others as marks or counts beneath."""
    few = sum(len(lane.rows) for lane in lanes) <= _MOST_NAMED
    own = [sorted(lane.items, key=_weight)[: None if few else _MOST_OF_LANE] for lane in lanes]
    ranked = sorted((item for items in own for item in items), key=_weight)
    chosen = frozenset(item.event_id for item in ranked[:_MOST_NAMED])
    return [_narrow_lane(lane, chosen) for lane in lanes]


def _weight(item: Item) -> tuple[tuple[float, ...], str]:
    return item.rank, item.event_id


def _narrow_lane(crowd: Crowd, chosen: frozenset[str]) -> LaneDrawing:
    own = [item for item in crowd.items if item.event_id in chosen]
    above = draw_narrow_lane(crowd.band, own, chosen, crowd.axis, crowd.counter.language)
    if len(own) == len(crowd.rows):
        return above
    ways = crowd.rests({item.event_id for item in own})
    rest = next((way for way in ways if way.height <= _FOR_MARKS), ways[-1])
    marks, frames, taken = small_lane(rest.small, above.lane.height - _PAD, crowd.axis, rest.pitch)
    cells, foot = cell_rows(rest.cells, above.lane.height - _PAD + taken)
    lane = msgspec.structs.replace(above.lane, height=foot + _PAD, count=len(crowd.rows))
    return msgspec.structs.replace(
        above, lane=lane, marks=(*above.marks, *marks), frames={**above.frames, **frames}, cells=cells
    )
