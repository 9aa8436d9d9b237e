"""How events stand on a slide: which lanes there are, how lanes are put under one another, what a finished chart is."""

from collections.abc import Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple, Protocol

import msgspec

from genesis.model import Record
from genesis.scene import legend
from genesis.scene.arcs import Arc, Sign
from genesis.scene.items import Item, items
from genesis.scene.lanes import SIDES, Band, bands, sides
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Rect, Scene
from genesis.scene.ties import Tie
from genesis.selection import Selected
from genesis.selection.postings import Rows

_MOST_STRETCH, LEAST_STRETCH = 1.9, 0.94  # of the rows, so that a lane is neither loose nor its labels touch


class Room(Record, frozen=True, kw_only=True):
    """What a slide has for a chart, in units: width and height, labels at most, room for lanes' names."""

    width: float
    height: float
    labels: int = 15
    heading: float = 0  # above the marks of a lane, where there is no gutter for its name
    least: float = 36  # height of a lane with one row


class Drawn(NamedTuple):
    """The events of a window as they are to be placed.

    Lanes of the numbers `kept` stand there without events too; the events `first` have the first rows of their lanes.
    """

    items: tuple[Item, ...]
    bands: tuple[Band, ...]
    kept: frozenset[int] = frozenset()
    first: frozenset[str] = frozenset()

    def of(self, chosen: Sequence[Item]) -> "Drawn":
        """The same lanes with only some of the events."""
        return self._replace(items=tuple(chosen))


class Plate(Record, frozen=True, kw_only=True):
    """The chart of one slide. `band` is the axis between two sides, None where it stands over all lanes."""

    scene: Scene
    band: Rect | None = None  # in units of the scene
    arcs: tuple[Arc, ...] = ()
    signs: tuple[Sign, ...] = ()  # of ties whose line finds no way, beside their marks
    ties: tuple[Tie, ...] = ()  # between events that are drawn, whether or not a line found its way
    rest: tuple[str, ...] = ()  # events of the period that are only counted, by their first day

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The events that are drawn, each once."""
        return tuple(dict.fromkeys(mark.event_id for mark in self.scene.marks))


class Arrangement(Protocol):
    """A way to put events into lanes, and lanes on a slide."""

    def rows(self, selected: Selected, rows: Rows) -> Rows:
        """Those of the events that have a lane."""

    def drawn(self, selected: Selected, rows: Rows) -> Drawn:
        """The events with their lanes, as they are to be placed."""

    def spare(self, room: Room) -> float:
        """The height that lanes have."""

    def stacked(self, base: Scene, lanes: Sequence[LaneDrawing], room: Room) -> Plate:
        """Put lanes under one another and spread their rows over the height."""


class Stacked:
    """The lanes of the timeline page, under one axis."""

    def rows(self, selected: Selected, rows: Rows) -> Rows:
        """Every event has a lane."""
        return rows

    def drawn(self, selected: Selected, rows: Rows) -> Drawn:
        """The events in the lanes that the selection asks for."""
        index, view = selected.index, selected.selection
        first, last = index.spans(view.axis)
        side = sides(index)
        lanes, lane_of = bands(index, rows, side[rows], view)
        spans = list(zip(first[rows].tolist(), last[rows].tolist(), strict=True))
        made = items(index, rows, lane_of, [SIDES[code] for code in side[rows]], spans, view)
        return Drawn(tuple(made), tuple(lanes))

    def spare(self, room: Room) -> float:
        """All of it."""
        return room.height

    def stacked(self, base: Scene, lanes: Sequence[LaneDrawing], room: Room) -> Plate:
        """One lane after the other."""
        return Plate(scene=spread(base, under_one_another(lanes), stretch_of(room.height, lanes)))


def stretch_of(room: float, lanes: Sequence[LaneDrawing]) -> float:
    """By how much rows are spread so that lanes fill a height."""
    return min(_MOST_STRETCH, room / sum(one.lane.height for one in lanes))


def under_one_another(lanes: Sequence[LaneDrawing]) -> list[LaneDrawing]:
    """Each lane beneath the one before."""
    tops = accumulate((one.lane.height for one in lanes), initial=0.0)
    return [drawing.lowered(top) for drawing, top in zip(lanes, tops, strict=False)]


def spread(base: Scene, placed: Sequence[LaneDrawing], stretch: float, gap: tuple[float, float] = (inf, 0)) -> Scene:
    """A scene with all that lies in placed lanes, its rows spread.

    `gap`: from which height of the lanes on, before they are spread, everything stands how many units lower.
    """

    def down(y: float) -> float:
        return y * stretch + (gap[1] if y >= gap[0] else 0)

    marks = tuple(
        msgspec.structs.replace(mark, y=down(mark.y), lane=one.lane.id) for one in placed for mark in one.marks
    )
    badges = tuple(msgspec.structs.replace(one, y=down(one.y)) for lane in placed for one in lane.badges)
    lanes = tuple(
        msgspec.structs.replace(one.lane, top=down(one.lane.top), height=one.lane.height * stretch) for one in placed
    )
    return msgspec.structs.replace(
        base,
        height=lanes[-1].top + lanes[-1].height,
        lanes=lanes,
        marks=marks,
        labels=tuple(msgspec.structs.replace(one, y=down(one.y)) for lane in placed for one in lane.labels),
        badges=badges,
        remarks=tuple(msgspec.structs.replace(one, y=down(one.y)) for lane in placed for one in lane.remarks),
        shapes=legend.shapes(marks, base.language),
        signs=legend.signs(marks, bool(badges), base.language),
    )
