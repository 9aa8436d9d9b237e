"""The lanes of two sides above and below an axis on a slide, with the names of the sides and the ties between them."""

from collections import Counter
from collections.abc import Sequence, Sized

import msgspec

from genesis.scene import legend
from genesis.scene.arcs import Sign, arcs, signs
from genesis.scene.mirror import tick_boxes
from genesis.scene.opposites import token
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Label, Lane, Rect, Scene
from genesis.scene.slides.arrangement import Caption, Plate, Room, spread, stretch_of, under_one_another
from genesis.scene.ties import Tie
from genesis.wording import country, words

BAND = 32  # units of the axis between the sides
_NAME = 22  # of the name of a side
_EMPTY = 26  # of a side without acts
_MOST_SPELLED = 20  # numbers that have a sign in a ring
_TICK_OFFSET = 2  # units from a line to its words in the band


class Mirrored:
    """Puts the lanes of sides on a slide; those that are `grouped` stand under or over the name of their side."""

    def __init__(self, codes: Sequence[str], ties: Sequence[Tie], grouped: bool) -> None:
        """Take the sides in their order."""
        self._codes = codes
        self._ties = ties
        self._name = _NAME if grouped else 0

    def by_side(self, lanes: Sequence[LaneDrawing]) -> list[list[LaneDrawing]]:
        """The lanes of each side; their ids begin with its code."""
        return [[one for one in lanes if one.lane.id.partition("/")[0] == code] for code in self._codes]

    def spare(self, room: Room, sides: Sequence[Sized]) -> float:
        """The height that lanes have; `sides` hold what each side has to show."""
        return room.height - BAND - 2 * self._name - _EMPTY * sum(not len(side) for side in sides[:2])

    def plate(self, base: Scene, sides: Sequence[Sequence[LaneDrawing]], room: Room) -> Plate:
        """The first side, the axis, the second side, then the further ones; the lanes of each from top to bottom."""
        lanes = [*(_turned(one, room.heading) for one in sides[0]), *(one for side in sides[1:] for one in side)]
        stretch = stretch_of(self.spare(room, sides), lanes)
        upper, lower = (sum(one.lane.height for one in side) for side in sides[:2])
        empty = [_EMPTY * (not side) for side in sides[:2]]
        gaps = ((0, self._name), (upper, empty[0] + BAND), (upper + lower, empty[1] + self._name))
        scene = spread(base, under_one_another(lanes), stretch, gaps)
        top = self._name + upper * stretch + empty[0]
        band = Rect(x0=0, x1=base.width, y0=top, y1=top + BAND)
        foot = band.y1 + lower * stretch + empty[1]
        end = scene.height if any(sides[2:]) else foot
        scene = msgspec.structs.replace(scene, height=max(end, foot + self._name))
        ground = Rect(x0=0, x1=base.width, y0=self._name, y1=end)
        return self._tied(self._named(scene, sides, (band, ground), foot), foot)

    def _named(
        self, scene: Scene, sides: Sequence[Sequence[LaneDrawing]], places: tuple[Rect, Rect], foot: float
    ) -> Plate:
        """The chart with the names of the sides, and with counts in those of its lanes."""
        band, ground = places
        if not self._name:
            return Plate(scene=scene, band=band)
        language, say = scene.language, words(scene.language)
        captions = tuple(
            Caption(
                text=f"{country(code, language)} · {say('count.acts', n=sum(one.lane.count for one in side))}",
                colour=f"{token(code, self._codes)}_text",
                y=middle,
            )
            for code, side, middle in zip(
                self._codes[:2], sides[:2], (self._name / 2, foot + self._name / 2), strict=True
            )
        )
        named = {lane.name for lane in scene.lanes}
        scene = msgspec.structs.replace(
            scene,
            lanes=tuple(_counted(lane) for lane in scene.lanes),
            shapes=tuple(key for key in scene.shapes if key.text not in named or any(sides[2:])),
            signs=(*scene.signs, *legend.cells(scene.cells, scene.language)),
        )
        return Plate(scene=scene, band=band, captions=captions, ground=ground)

    def _tied(self, plate: Plate, foot: float) -> Plate:
        """The chart with the ties between what it shows."""
        scene, band = plate.scene, plate.band or Rect(x0=0, x1=0, y0=0, y1=0)
        drawn = {mark.event_id for mark in scene.marks}
        ties = tuple(tie for tie in self._ties if {tie.act, tie.answer} <= drawn)
        spelled = {tie.number for tie in ties if tie.kind != "near" and _is_spelled(scene, tie)}
        others = [tie for tie in self._ties if tie.kind == "near" or tie.number not in spelled]
        lines = arcs(scene, band.y0, band.y1, others, tick_boxes(scene, (band.y0 + band.y1) / 2, _TICK_OFFSET), foot)
        beside = _in_pairs(signs(scene, [tie for tie in others if tie in ties], lines))
        shown = [*(arc.tie for arc in lines), *(sign.tie for sign in beside)]
        untied = tuple(tie for tie in others if tie.kind != "near" and tie not in shown)
        return msgspec.structs.replace(plate, arcs=lines, signs=beside, ties=ties, untied=untied)

    def unsigned(self, plate: Plate) -> dict[str, str]:
        """By event the signs of ties that neither a line nor signs beside the marks show, where both have words."""
        worded = {label.event_id for label in plate.scene.labels}
        wanted: dict[str, str] = {}
        for tie in plate.untied:
            if {tie.act, tie.answer} <= worded:
                for name in (tie.act, tie.answer):
                    wanted[name] = wanted.get(name, "") + spelled_sign(tie)
        return wanted


def spelled_sign(tie: Tie) -> str:
    """The number of a tie as it stands in words: ①, of many the last such sign for all further ones."""
    return chr(ord("①") + min(tie.number, _MOST_SPELLED) - 1)


def _is_spelled(scene: Scene, tie: Tie) -> bool:
    """Whether the words of both acts of a tie have its sign."""
    named = {label.event_id for label in scene.labels if _has_sign(label, spelled_sign(tie))}
    return {tie.act, tie.answer} <= named


def _has_sign(label: Label, sign: str) -> bool:
    return any(run.text == f" {sign}" for line in label.lines for run in line)


def _counted(lane: Lane) -> Lane:
    """A lane with the number of its acts in its name."""
    return msgspec.structs.replace(lane, name=f"{lane.name} {lane.count:,}")


def _in_pairs(found: Sequence[Sign]) -> tuple[Sign, ...]:
    """The signs of ties that have one at both ends: a number alone leads nowhere."""
    ends = Counter(one.tie.number for one in found)
    return tuple(one for one in found if ends[one.tie.number] > 1)


def _turned(lane: LaneDrawing, heading: float) -> LaneDrawing:
    """A lane of the upper side as the mirror has it: what a lower one has at its top is at its foot."""
    foot = lane.lane.height + heading

    def up(y: float, lifted: float = 0) -> float:  # words in a bar stand a little above its middle
        return foot - y - 2 * lifted

    return msgspec.structs.replace(
        lane,
        marks=tuple(msgspec.structs.replace(one, y=up(one.y)) for one in lane.marks),
        labels=tuple(msgspec.structs.replace(one, y=up(one.y, one.inside)) for one in lane.labels),
        badges=tuple(msgspec.structs.replace(one, y=up(one.y)) for one in lane.badges),
        remarks=tuple(msgspec.structs.replace(one, y=up(one.y, 1)) for one in lane.remarks),
        cells=tuple(msgspec.structs.replace(one, y=up(one.y)) for one in lane.cells),
    )
