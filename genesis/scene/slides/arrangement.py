"""How events stand on a slide: which lanes there are, how lanes are put under one another, what a finished chart is."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

import msgspec

from genesis.model import Record
from genesis.scene import legend
from genesis.scene.arcs import Arc, Sign
from genesis.scene.axis import Axis
from genesis.scene.items import Item, items
from genesis.scene.lanes import SIDES, Band, bands, sides
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Rect, Run, Scene
from genesis.scene.ties import Tie
from genesis.selection import Selected
from genesis.selection.postings import Rows

_EDGE = 1e-6
SIGN = "ink"  # colour of the sign of a tie after a title, as of nothing else there
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
    `pad` is what lanes have above and below their rows, None: as lanes of the timeline; `line` the share of the plot
    that a label on one line may take.
    """

    items: tuple[Item, ...]
    bands: tuple[Band, ...]
    kept: frozenset[int] = frozenset()
    first: frozenset[str] = frozenset()
    pad: float | None = None
    line: float = 0.4

    def signed(self, signs: Mapping[str, str]) -> "Drawn":
        """The same with signs at the end of the words of some events."""
        return self.of([signed(item, signs) for item in self.items])

    def of(self, chosen: Sequence[Item]) -> "Drawn":
        """The same lanes with only some of the events."""
        return self._replace(items=tuple(chosen))


def signed(item: Item, signs: Mapping[str, str]) -> Item:
    """An event with its signs at the end of its words, if it has any."""
    more = [run for sign in signs.get(item.event_id, "") if (run := Run(text=f" {sign}", colour=SIGN)) not in item.tail]
    return msgspec.structs.replace(item, tail=(*item.tail, *more)) if more else item


class Caption(Record, frozen=True, kw_only=True):
    """The name of a side over its lanes or under them; `y` is the middle of its line."""

    text: str
    colour: str
    y: float


class Plate(Record, frozen=True, kw_only=True):
    """The chart of one slide. `band` is the axis between two sides, None where it stands over all lanes."""

    scene: Scene
    band: Rect | None = None  # in units of the scene
    captions: tuple[Caption, ...] = ()  # of sides whose lanes have names of their own
    ground: Rect | None = None  # where gridlines go, between such captions; None: all of the scene
    arcs: tuple[Arc, ...] = ()
    signs: tuple[Sign, ...] = ()  # of ties whose line finds no way, beside their marks
    ties: tuple[Tie, ...] = ()  # between events that are drawn, whether or not a line found its way
    untied: tuple[Tie, ...] = ()  # that texts state within the window, and neither line nor signs show
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

    def spare(self, room: Room, lanes: Sequence[LaneDrawing]) -> float:
        """The height that these lanes have."""

    def crowded(self, selected: Selected, rows: Rows, base: Scene, axis: Axis, room: Room) -> Plate | None:
        """Events of which not all have room for words: the others as marks or counts.

        None where the arrangement knows no such way.
        """

    def unsigned(self, plate: Plate) -> Mapping[str, str]:
        """By event the signs of ties that are to stand in its words, since nothing else shows them on a chart."""

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

    def spare(self, room: Room, lanes: Sequence[LaneDrawing]) -> float:
        """All of it."""
        return room.height

    def crowded(self, selected: Selected, rows: Rows, base: Scene, axis: Axis, room: Room) -> Plate | None:
        """None: without words here are at most marks."""
        return None

    def unsigned(self, plate: Plate) -> Mapping[str, str]:
        """None: there are no ties."""
        return {}

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


def spread(
    base: Scene, placed: Sequence[LaneDrawing], stretch: float, gaps: Sequence[tuple[float, float]] = ()
) -> Scene:
    """A scene with all that lies in placed lanes, its rows spread.

    `gaps`: from which height of the lanes on, before they are spread, everything stands how many units lower.
    """

    def down(y: float) -> float:
        return y * stretch + sum(more for start, more in gaps if y >= start - _EDGE)

    marks = tuple(
        msgspec.structs.replace(mark, y=down(mark.y), lane=one.lane.id) for one in placed for mark in one.marks
    )
    badges = tuple(msgspec.structs.replace(one, y=down(one.y)) for lane in placed for one in lane.badges)
    counts = tuple(msgspec.structs.replace(one, y=down(one.y)) for lane in placed for one in lane.cells)
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
        cells=counts,
        cell_top=max((one.count for one in counts), default=1),
        shapes=legend.shapes(marks, base.language),
        signs=legend.signs(marks, bool(badges), base.language),
    )
