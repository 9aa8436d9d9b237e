"""Two sides facing each other over one axis, as on the page of the comparison; further sides beneath."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec
import numpy as np

from genesis.scene.arcs import Sign, arcs, signs
from genesis.scene.axis import window_of
from genesis.scene.items import items
from genesis.scene.lanes import Band, acting
from genesis.scene.measure import text_width
from genesis.scene.mirror import band_text
from genesis.scene.opposites import token, tokens
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Rect, Scene
from genesis.scene.slides.arrangement import Drawn, Plate, Room, spread, stretch_of, under_one_another
from genesis.scene.ties import Tie, near, stated
from genesis.selection import Selected
from genesis.selection.postings import Rows
from genesis.wording import country

BAND = 32  # units of the axis between the sides
_TICK_OFFSET = 2  # units from a line to its words in the band
_MOST_NEAR = 6  # pairs that are near in time: more hide what a text states


class Facing:
    """The sides `codes`: the first above the axis, the second below, others beneath; joint acts on each.

    What a text ties together comes first.
    """

    def __init__(self, selected: Selected, codes: Sequence[str], newest: date | None = None) -> None:
        """The ties are those of the window that `selected` has."""
        self._codes = tuple(codes)
        self._ties = _ties(selected, (codes[0], codes[1]), newest)
        self._tied = frozenset(name for tie in self._ties for name in (tie.act, tie.answer))

    def rows(self, selected: Selected, rows: Rows) -> Rows:
        """The acts of any of the sides."""
        return rows[np.logical_or.reduce([acting(selected.index, code)[rows] for code in self._codes])]

    def drawn(self, selected: Selected, rows: Rows) -> Drawn:
        """The acts of each side in its lane; those that a text ties to another weigh most."""
        index, view = selected.index, selected.selection
        first, last = index.spans(view.axis)
        made = []
        for number, code in enumerate(self._codes):
            own = rows[acting(index, code)[rows]]
            spans = list(zip(first[own].tolist(), last[own].tolist(), strict=True))
            colours = tokens(index, own, code, self._codes)
            made.extend(items(index, own, [number] * len(own), colours, spans, view))
        ranked = (msgspec.structs.replace(one, rank=(one.event_id not in self._tied, *one.rank)) for one in made)
        bands = (
            Band(id=code, name=country(code, view.lang), colour=f"{token(code, self._codes)}_text")
            for code in self._codes
        )
        return Drawn(tuple(ranked), tuple(bands), frozenset((0, 1)), self._tied)

    def spare(self, room: Room) -> float:
        """What the axis leaves."""
        return room.height - BAND

    def stacked(self, base: Scene, lanes: Sequence[LaneDrawing], room: Room) -> Plate:
        """The first side, the axis, the second side, then the further ones."""
        stretch = stretch_of(self.spare(room), lanes)
        upper = lanes[0].lane.height
        mirrored = [_turned(lanes[0], room.heading), *lanes[1:]]
        scene = spread(base, under_one_another(mirrored), stretch, (upper, BAND))
        band = Rect(x0=0, x1=base.width, y0=upper * stretch, y1=upper * stretch + BAND)
        foot = scene.lanes[1].top + scene.lanes[1].height
        lines = arcs(scene, band.y0, band.y1, self._ties, tick_boxes(scene, band), foot)
        drawn = {mark.event_id for mark in scene.marks}
        ties = tuple(tie for tie in self._ties if {tie.act, tie.answer} <= drawn)
        return Plate(scene=scene, band=band, arcs=lines, signs=_in_pairs(signs(scene, ties, lines)), ties=ties)


def _in_pairs(found: Sequence[Sign]) -> tuple[Sign, ...]:
    """The signs of ties that have one at both ends: a number alone leads nowhere."""
    ends = Counter(one.tie.number for one in found)
    return tuple(one for one in found if ends[one.tie.number] > 1)


def _turned(lane: LaneDrawing, heading: float) -> LaneDrawing:
    """The upper lane as the mirror has it: what the lower one has at its top is next to the axis here too."""
    foot = lane.lane.height + heading

    def up(y: float, lifted: float = 0) -> float:  # words in a bar stand a little above its middle
        return foot - y - 2 * lifted

    return msgspec.structs.replace(
        lane,
        marks=tuple(msgspec.structs.replace(one, y=up(one.y)) for one in lane.marks),
        labels=tuple(msgspec.structs.replace(one, y=up(one.y, one.inside)) for one in lane.labels),
        badges=tuple(msgspec.structs.replace(one, y=up(one.y)) for one in lane.badges),
        remarks=tuple(msgspec.structs.replace(one, y=up(one.y, 1)) for one in lane.remarks),
    )


def tick_boxes(scene: Scene, band: Rect) -> list[Rect]:
    """The words in the band, over which no tie may go."""
    middle = (band.y0 + band.y1) / 2
    boxes = []
    for tick in scene.ticks:
        width = text_width(band_text(tick, scene.language), bold=bool(tick.year))
        x0 = tick.x + _TICK_OFFSET
        boxes.append(Rect(x0=x0, x1=x0 + width, y0=middle - 10, y1=middle + 10))
    return boxes


def _ties(selected: Selected, sides: tuple[str, str], newest: date | None) -> tuple[Tie, ...]:
    if selected.selection.ties == "none":
        return ()
    window = window_of(selected, newest)
    told = stated(selected, window, sides)
    if selected.selection.ties != "timing":
        return told
    return (*told, *near(selected, window, sides, told).ties[:_MOST_NEAR])
