"""Two sides set against each other: one above the time axis, one below; further sides beneath."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

import msgspec
import numpy as np

from genesis.model import Record
from genesis.scene.arcs import Arc, Sign, arcs, signs
from genesis.scene.assembling import assembled
from genesis.scene.axis import Axis, ticks, window_of
from genesis.scene.bins import finest
from genesis.scene.cells import Counter
from genesis.scene.crowds import Crowd, crowds, named
from genesis.scene.measure import text_width
from genesis.scene.opposites import acts_within
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Rect, Scene, Tick
from genesis.scene.sharing import shared
from genesis.scene.ties import Tie, near, stated
from genesis.scene.timeline import WIDTHS, Frame
from genesis.selection import MAIN_SIDES, Selected
from genesis.selection.postings import Rows

BAND = 44  # height of the axis between the sides
TICK_OFFSET = 6  # pixels from a line to its words in the band
TITLE = 30  # pixels for the name of the lower side, where further sides stand beneath it
GUTTERS = {"category": 150, "arena": 180}
HEIGHTS = {"full": 796, "half": 398}  # pixels of the lanes of all sides: with axis and titles one screen
CELL_ROOM = 26  # pixels of a count at least
_EMPTY_SIDE = 28
_MOST_NEAR_ARCS = 6  # of pairs that are near in time: more hide what a text states


class Side(Record, frozen=True, kw_only=True):
    """One of the sides: its code, how many acts of it are drawn and how many documents told of them."""

    code: str
    acts: int
    documents: int


class Mirror(Record, frozen=True, kw_only=True):
    """The sides placed in one scene.

    `axis_top` is the upper edge of the band between the first two, `foot` the lower edge of the second side.
    """

    scene: Scene
    axis_top: float
    foot: float
    above: Side
    below: Side
    further: tuple[Side, ...] = ()
    arcs: tuple[Arc, ...] = ()
    signs: tuple[Sign, ...] = ()  # of ties that no line can be drawn for
    ties: tuple[Tie, ...] = ()  # that texts state, drawn or not
    near: tuple[Tie, ...] = ()  # by timing alone; none unless asked for
    near_total: int = 0

    @property
    def sides(self) -> tuple[Side, ...]:
        """All sides in their order."""
        return (self.above, self.below, *self.further)


class _Placed(NamedTuple):
    drawings: tuple[LaneDrawing, ...]
    axis_top: float
    foot: float
    height: float


def mirror(selected: Selected, frame: Frame | None = None, codes: Sequence[str] = MAIN_SIDES) -> Mirror:
    """Place the acts of the sides `codes`: the first above, the second below, others beneath; joint acts on each."""
    frame = frame or Frame()
    window = window_of(selected, frame.newest)
    axis = Axis(first=window[0], last=window[1], width=max(WIDTHS[0], frame.width))
    acts = acts_within(selected, window, codes)
    first_two = (codes[0], codes[1])
    ties = stated(selected, window, first_two)
    close = near(selected, window, first_two, ties) if selected.selection.ties == "timing" else None
    everybody = np.unique(np.concatenate(acts))
    base = Scene(
        width=axis.width, height=float(BAND), gutter=GUTTERS[selected.selection.grouping],
        language=selected.selection.lang, window=window, lanes=(),
        marks=(), labels=(), badges=(), remarks=(), ticks=ticks(axis, selected.selection.lang),
        total=len(selected.rows), outside=len(selected.rows) - len(everybody),
    )  # fmt: skip
    sides = [_side(selected, code, rows) for code, rows in zip(codes, acts, strict=True)]
    told = Mirror(
        scene=base, axis_top=0, foot=float(BAND), above=sides[0], below=sides[1], further=tuple(sides[2:]), ties=ties,
        near=close.ties if close else (), near_total=close.total if close else 0,
    )  # fmt: skip
    shown = _shown(told, selected)
    return _drawn(told, _drawings(selected, acts, codes, axis, frame.height, shown), selected, shown)


def _shown(told: Mirror, selected: Selected) -> tuple[Tie, ...]:
    """The ties that are to be drawn."""
    return (*told.ties, *told.near[:_MOST_NEAR_ARCS]) if selected.selection.ties != "none" else ()


def _drawn(told: Mirror, drawn: Sequence[Sequence[LaneDrawing]], selected: Selected, shown: Sequence[Tie]) -> Mirror:
    """The sides with their lanes placed, and the ties as lines as far as they find a way."""
    placed = _stacked(drawn)
    scene = assembled(told.scene, placed.drawings, placed.height, selected.selection.event)
    words = tick_boxes(scene, placed.axis_top + BAND / 2, TICK_OFFSET)
    lines = arcs(scene, placed.axis_top, placed.axis_top + BAND, shown, words, placed.foot)
    return msgspec.structs.replace(
        told, scene=scene, axis_top=placed.axis_top, foot=placed.foot, arcs=lines, signs=signs(scene, shown, lines)
    )


def band_text(tick: Tick, language: str) -> str:
    """A tick in the band, on one line with its year: "Jan 2025", 2025年1月."""
    parts = [tick.text, tick.year] if language == "en" else [tick.year, tick.text]
    return (" " if language == "en" else "").join(filter(None, parts))


def tick_boxes(scene: Scene, middle: float, offset: float) -> list[Rect]:
    """The words around the `middle` of the band, each `offset` behind its line, over which no tie may go."""
    widths = [text_width(band_text(tick, scene.language), bold=bool(tick.year)) for tick in scene.ticks]
    return [
        Rect(x0=tick.x + offset, x1=tick.x + offset + width, y0=middle - 10, y1=middle + 10)
        for tick, width in zip(scene.ticks, widths, strict=True)
    ]


def _side(selected: Selected, code: str, rows: Rows) -> Side:
    ids = set(selected.index.events["event_id"].iloc[rows])
    reports = selected.index.tables.reports
    documents = reports.loc[reports["event_id"].isin(ids), "document_id"].nunique()
    return Side(code=code, acts=len(rows), documents=int(documents))


def _drawings(
    selected: Selected, acts: Sequence[Rows], codes: Sequence[str], axis: Axis, height: str, ties: Sequence[Tie]
) -> list[list[LaneDrawing]]:
    """The lanes of each side, from the axis outwards, all within one height."""
    counter = Counter(axis, finest(axis, CELL_ROOM), selected.selection.lang)
    tied = {name for tie in ties for name in (tie.act, tie.answer)}
    sides = [crowds(selected, rows, code, codes, counter, tied) for rows, code in zip(acts, codes, strict=True)]
    lanes: list[Crowd] = [lane for side in sides for lane in side]
    drawn = iter(zip(lanes, shared(lanes, HEIGHTS[height]), strict=True))
    return [[named(lane, drawing) for lane, drawing in islice(drawn, len(side))] for side in sides]


def _stacked(drawn: Sequence[Sequence[LaneDrawing]]) -> _Placed:
    """The lanes of the first side in reverse above the axis, those of the second under it, then the further sides."""
    placed: list[LaneDrawing] = []
    top = _stack(placed, list(reversed(drawn[0])), 0.0)
    axis_top = max(top, _EMPTY_SIDE)
    foot = max(_stack(placed, drawn[1], axis_top + BAND), axis_top + BAND + _EMPTY_SIDE)
    beneath = [drawing for side in drawn[2:] for drawing in side]
    height = _stack(placed, beneath, foot + TITLE) if beneath else foot
    return _Placed(tuple(placed), axis_top, foot, height)


def _stack(placed: list[LaneDrawing], drawings: Sequence[LaneDrawing], top: float) -> float:
    """Put drawings under one another from `top`; returns where they end."""
    for drawing in drawings:
        placed.append(drawing.lowered(top))
        top += drawing.lane.height
    return top
