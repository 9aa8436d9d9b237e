"""Two sides set against each other: one above the time axis, one below, lanes by category outwards from it."""

from collections.abc import Sequence

import msgspec
import numpy as np

from genesis.lexicon import categories
from genesis.model import Record
from genesis.scene import legend
from genesis.scene.arcs import Arc, arcs
from genesis.scene.axis import Axis, in_window, ticks, window_of
from genesis.scene.fitting import fit
from genesis.scene.items import Item, items
from genesis.scene.lanes import SIDES, Band, acting, sides
from genesis.scene.measure import label_rules, text_width
from genesis.scene.placing import LaneDrawing, draw_lane, small_rows
from genesis.scene.records import Badge, Label, Lane, Mark, Rect, Remark, Scene, Tick
from genesis.scene.timeline import MOST_MARKS, Frame, label_budgets, packed_lane, width_class
from genesis.selection import Selected
from genesis.selection.postings import Rows

BAND = 44  # height of the axis between the sides
TICK_OFFSET = 6  # pixels from a line to its words in the band
_GUTTER = 150
_MOST_SMALL_ROWS = 30
_EMPTY_SIDE = 28


class Side(Record, frozen=True, kw_only=True):
    """One of the two: its code, how many acts of it are drawn and how many documents told of them."""

    code: str
    acts: int
    documents: int


class Mirror(Record, frozen=True, kw_only=True):
    """Both sides placed in one scene; `axis_top` is the upper edge of the band between them."""

    scene: Scene
    axis_top: float
    above: Side
    below: Side
    arcs: tuple[Arc, ...]
    too_many: bool = False  # more acts than marks can show: the scene is empty, the counts hold


def mirror(selected: Selected, frame: Frame | None = None, above: str = "US", below: str = "CN") -> Mirror:
    """Place the acts of two sides, by default the United States above and China below; joint acts stand on both."""
    frame = frame or Frame()
    window = window_of(selected, frame.newest)
    axis = Axis(first=window[0], last=window[1], width=max(640, width_class(frame.width)))
    first, last = selected.index.spans(selected.selection.axis)
    rows = selected.rows[in_window(first[selected.rows], last[selected.rows], window)]
    halves = [rows[acting(selected.index, code)[rows]] for code in (above, below)]
    both = [_side(selected, code, half) for code, half in zip((above, below), halves, strict=True)]
    base = Scene(
        width=axis.width, height=0, gutter=_GUTTER, language=selected.selection.lang, window=window, lanes=(), marks=(),
        labels=(), badges=(), remarks=(), ticks=ticks(axis, selected.selection.lang), total=len(selected.rows),
        outside=len(selected.rows) - len(np.union1d(*halves)),
    )  # fmt: skip
    drawn = None
    if sum(map(len, halves)) <= MOST_MARKS:
        thirds = [code for code in (above, below) if code not in ("US", "CN")]
        drawn = _drawings(selected, halves, axis, frame.height, thirds[0] if thirds else None)
    if drawn is None:
        empty = msgspec.structs.replace(base, height=float(BAND))
        return Mirror(scene=empty, axis_top=0, above=both[0], below=both[1], arcs=(), too_many=True)
    scene, axis_top = _stacked(base, drawn[0], drawn[1], selected.selection.event)
    ties = arcs(scene, axis_top, axis_top + BAND, selected.index.tables.links, _tick_boxes(scene, axis_top))
    return Mirror(scene=scene, axis_top=axis_top, above=both[0], below=both[1], arcs=ties)


def band_text(tick: Tick, language: str) -> str:
    """A tick in the band, on one line with its year: "Jan 2025", 2025年1月."""
    parts = [tick.text, tick.year] if language == "en" else [tick.year, tick.text]
    return (" " if language == "en" else "").join(filter(None, parts))


def _tick_boxes(scene: Scene, axis_top: float) -> list[Rect]:
    """The words in the band, over which no tie may go."""
    widths = [text_width(band_text(tick, scene.language), bold=bool(tick.year)) for tick in scene.ticks]
    y0, y1 = axis_top + BAND / 2 - 10, axis_top + BAND / 2 + 10
    return [
        Rect(x0=tick.x + TICK_OFFSET, x1=tick.x + TICK_OFFSET + width, y0=y0, y1=y1)
        for tick, width in zip(scene.ticks, widths, strict=True)
    ]


def _side(selected: Selected, code: str, rows: Rows) -> Side:
    ids = set(selected.index.events["event_id"].iloc[rows])
    reports = selected.index.tables.reports
    documents = reports.loc[reports["event_id"].isin(ids), "document_id"].nunique()
    return Side(code=code, acts=len(rows), documents=int(documents))


def _drawings(
    selected: Selected, halves: Sequence[Rows], axis: Axis, height: str, third: str | None
) -> tuple[list[LaneDrawing], list[LaneDrawing]] | None:
    """The lanes of both sides, each from the axis outwards; None where a lane would grow too high."""
    lanes = [_lanes(selected, half, axis, third) for half in halves]
    fitted = [[block for block in (fit(item, axis) for item in one) if block] for side in lanes for _, one in side]
    ids = [band.id for side in lanes for band, _ in side]
    budgets = iter(zip(fitted, label_budgets(ids, fitted, height), strict=True))
    drawn: list[list[LaneDrawing]] = []
    for side in lanes:
        drawn.append([])
        for band, one in side:
            packed, small = packed_lane(one, *next(budgets))
            if small_rows(small, axis) > _MOST_SMALL_ROWS:
                return None
            drawn[-1].append(draw_lane(band, packed, small, axis, selected.selection.lang, flat=True))
    return drawn[0], drawn[1]


def _lanes(selected: Selected, rows: Rows, axis: Axis, third: str | None) -> list[tuple[Band, list[Item]]]:
    """The categories of a side that occur, in the order of the lexicon, with their events."""
    index, view = selected.index, selected.selection
    first, last = index.spans(view.axis)
    spans = list(zip(first[rows].tolist(), last[rows].tolist(), strict=True))
    colours = [SIDES[code] for code in sides(index, third)[rows]]
    category = index.events["category"].iloc[rows].tolist()
    order = _order(category)
    numbers = [order.index(one) for one in category]
    made = items(index, rows, numbers, colours, spans, view)
    names = {one.id: one.name.in_(view.lang) for one in categories()}
    return [
        (Band(id=one, name=names.get(one, one), colour="ink2"), [item for item in made if item.lane == number])
        for number, one in enumerate(order)
    ]


def _order(present: Sequence[str]) -> list[str]:
    named = [one for one in label_rules().mirror.order if one in present]
    return [*named, *sorted(set(present).difference(named))]


def _stacked(
    base: Scene, above: Sequence[LaneDrawing], below: Sequence[LaneDrawing], opened: str | None
) -> tuple[Scene, float]:
    """Put the lanes of the upper side in reverse above the axis, those of the lower one under it."""
    placed: list[LaneDrawing] = []
    top = 0.0
    for drawing in reversed(above):
        placed.append(drawing.lowered(top))
        top += drawing.lane.height
    axis_top = top = max(top, _EMPTY_SIDE)
    top += BAND
    for drawing in below:
        placed.append(drawing.lowered(top))
        top += drawing.lane.height
    marks: tuple[Mark, ...] = tuple(mark for one in placed for mark in one.marks)
    lanes: tuple[Lane, ...] = tuple(one.lane for one in placed)
    labels: tuple[Label, ...] = tuple(label for one in placed for label in one.labels)
    badges: tuple[Badge, ...] = tuple(badge for one in placed for badge in one.badges)
    remarks: tuple[Remark, ...] = tuple(remark for one in placed for remark in one.remarks)
    focus = next((one.frames[opened] for one in placed if opened in one.frames), None) if opened else None
    scene = msgspec.structs.replace(
        base,
        height=max(top, axis_top + BAND + _EMPTY_SIDE),
        lanes=lanes,
        marks=marks,
        labels=labels,
        badges=badges,
        remarks=remarks,
        shapes=legend.shapes(marks, base.language),
        signs=legend.signs(marks, bool(badges), base.language),
        focus=focus,
        focus_id=opened if focus and opened else "",
    )
    return scene, axis_top
