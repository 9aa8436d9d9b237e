"""Two sides facing each other over one axis, as on the page of the comparison; further sides beneath."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
import numpy as np

from genesis.scene.axis import Axis, window_of
from genesis.scene.items import items
from genesis.scene.lanes import Band, acting
from genesis.scene.opposites import token, tokens
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Scene
from genesis.scene.side_lanes import group_name, group_order, groups
from genesis.scene.slides.arrangement import Drawn, Plate, Room
from genesis.scene.slides.crowding import crowded_lanes
from genesis.scene.slides.laying import whole
from genesis.scene.slides.mirroring import Mirrored
from genesis.scene.ties import Tie, near, stated
from genesis.selection import Selected
from genesis.selection.postings import Rows
from genesis.wording import country

_PAD = 3  # units above and below the rows of a lane
_LINE = 0.7  # of the plot may a label on one line take
_MOST_NEAR = 6  # pairs that are near in time: more hide what a text states


class Facing:
    """The sides `codes`: the first above the axis, the second below, others beneath; joint acts on each.

    The first two have a lane for each group of acts, from the axis outwards, or one lane each where they are not
    `grouped`. What a text ties together comes first.
    """

    def __init__(
        self, selected: Selected, codes: Sequence[str], newest: date | None = None, grouped: bool = True
    ) -> None:
        """The ties are those of the window that `selected` has."""
        self._codes = tuple(codes)
        self._ties = _ties(selected, (codes[0], codes[1]), newest)
        self._tied = frozenset(name for tie in self._ties for name in (tie.act, tie.answer))
        self._grouped = grouped
        self._mirrored = Mirrored(self._codes, self._ties, grouped)

    def rows(self, selected: Selected, rows: Rows) -> Rows:
        """The acts of any of the sides."""
        return rows[np.logical_or.reduce([acting(selected.index, code)[rows] for code in self._codes])]

    def drawn(self, selected: Selected, rows: Rows) -> Drawn:
        """The acts of each side in its lanes; those that a text ties to another weigh most."""
        index, view = selected.index, selected.selection
        first, last = index.spans(view.axis)
        made, bands = [], list[Band]()
        for side, code in enumerate(self._codes):
            own = rows[acting(index, code)[rows]]
            lanes, lane_of = self._lanes(selected, own, side)
            spans = list(zip(first[own].tolist(), last[own].tolist(), strict=True))
            numbers = [len(bands) + at for at in lane_of]
            made.extend(items(index, own, numbers, tokens(index, own, code, self._codes), spans, view))
            bands.extend(lanes)
        ranked = (msgspec.structs.replace(one, rank=(one.event_id not in self._tied, *one.rank)) for one in made)
        if not self._grouped:
            return Drawn(tuple(ranked), tuple(bands), frozenset((0, 1)), self._tied)
        return Drawn(tuple(ranked), tuple(bands), first=self._tied, pad=_PAD, line=_LINE)

    def _lanes(self, selected: Selected, rows: Rows, side: int) -> tuple[list[Band], list[int]]:
        """The lanes of a side from top to bottom, and for each of its acts the number of its lane."""
        view, code = selected.selection, self._codes[side]
        if not self._grouped or side > 1:
            return [Band(id=code, name=country(code, view.lang), colour=f"{token(code, self._codes)}_text")], [0] * len(
                rows
            )
        values = groups(selected.index, rows, view.grouping)
        order = group_order(view.grouping, values)[:: 1 if side else -1]
        lanes = [
            Band(id=f"{code}/{one}", name=group_name(view.grouping, one, view.lang), colour="ink2") for one in order
        ]
        return lanes, [order.index(one) for one in values]

    def spare(self, room: Room, lanes: Sequence[LaneDrawing]) -> float:
        """What the axis and the names of the sides leave."""
        return self._mirrored.spare(room, self._mirrored.by_side(lanes))

    def crowded(self, selected: Selected, rows: Rows, base: Scene, axis: Axis, room: Room) -> Plate | None:
        """Lanes by group with words for the weightiest acts; the others as marks, and as counts where these are many.

        None where each side has one lane.
        """
        if not self._grouped:
            return None
        if len(rows) <= room.labels:
            all_named = whole(selected, self.drawn(selected, rows), axis, room, self)
            if all_named is not None:
                return all_named
        acts = [rows[acting(selected.index, code)[rows]] for code in self._codes]
        spare, signs = self._mirrored.spare(room, acts), dict[str, str]()
        while True:
            sides = crowded_lanes(selected, acts, self._codes, axis, (spare, room.labels), self._tied, signs)
            plate = self._mirrored.plate(base, [sides[0][::-1], *sides[1:]], room)
            more = self.unsigned(plate)
            if not more or any(sign in signs.get(name, "") for name, own in more.items() for sign in own):
                return plate
            signs = {name: signs.get(name, "") + more.get(name, "") for name in {*signs, *more}}

    def unsigned(self, plate: Plate) -> Mapping[str, str]:
        """By event the signs of ties that nothing else shows."""
        return self._mirrored.unsigned(plate)

    def stacked(self, base: Scene, lanes: Sequence[LaneDrawing], room: Room) -> Plate:
        """The first side, the axis, the second side, then the further ones."""
        return self._mirrored.plate(base, self._mirrored.by_side(lanes), room)


def _ties(selected: Selected, sides: tuple[str, str], newest: date | None) -> tuple[Tie, ...]:
    if selected.selection.ties == "none":
        return ()
    window = window_of(selected, newest)
    told = stated(selected, window, sides)
    if selected.selection.ties != "timing":
        return told
    return (*told, *near(selected, window, sides, told).ties[:_MOST_NEAR])
