"""A selection as a timeline: lanes, marks, labels, ticks, strip and key, placed in pixels."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from genesis.model import Record
from genesis.scene import legend
from genesis.scene.axis import Axis, days_of, in_window, ticks, window_of
from genesis.scene.density import Days, lane_columns, strip
from genesis.scene.fitting import Block, fit
from genesis.scene.items import Item, items
from genesis.scene.lanes import SIDES, Band, bands, sides
from genesis.scene.narrow import draw_narrow_lane, labelled
from genesis.scene.packing import Packed, pack, rows_needed
from genesis.scene.placing import LaneDrawing, draw_lane, lane_notes, small_rows
from genesis.scene.records import Badge, Label, Lane, Mark, Rect, Remark, Scene
from genesis.selection import Selected
from genesis.selection.index import LATEST
from genesis.wording import day_words, words

WIDTHS = (360, 480, 640, 900, 1200, 1440)  # plots; a scene for one of them holds at every greater width
MOST_MARKS = 2000
_MOST_SMALL_ROWS = 60  # of 15 pixels in one lane; beyond that, counts say more than marks
_WHOLE_ROWS = 48  # where all labels of all lanes take no more rows than this, none is dropped
_NARROW = 360
EMPTY_HEIGHT = 56  # of a chart without events: the frame stays
_BUDGETS = {"us": 13, "cn": 9, "others": 6, "both": 4, "third": 6}
_ALL_ROWS = 32
_GUTTERS = {"country": 128, "category": 150, "programme": 150, "source": 150}
_BINNED_LANE = 110


class Frame(Record, frozen=True, kw_only=True):
    """The room for a chart, and what it should know of the store."""

    width: float = 1200  # of the plot; taken down to one of WIDTHS
    height: Literal["full", "half"] = "full"  # pages 1080 and 640 high
    newest: date | None = None  # publication of the newest source
    third: str | None = None  # a side that the reader sets beside the US and China


def width_class(width: float) -> int:
    """The widest of WIDTHS that is not wider than `width`; the narrowest for anything narrower."""
    return max((one for one in WIDTHS if one <= width), default=WIDTHS[0])


def timeline(selected: Selected, frame: Frame | None = None) -> Scene:
    """Place the dated events of a selection. Every event of the window is a mark or counted in a column."""
    frame = frame or Frame()
    view = selected.selection
    window = window_of(selected, frame.newest)
    axis = Axis(first=window[0], last=window[1], width=width_class(frame.width))
    index = selected.index
    first, last = index.spans(view.axis)
    rows = selected.rows[in_window(first[selected.rows], last[selected.rows], window)]
    side = sides(index, frame.third)
    lanes, lane_of = bands(index, rows, side[rows], view, frame.third)
    drawings = None
    loose = _too_loose(first[rows], last[rows], lane_of, axis)
    sharp = rows[~loose]
    if not _too_many(first[sharp], last[sharp], lane_of[~loose]):
        spans = list(zip(first[sharp].tolist(), last[sharp].tolist(), strict=True))
        drawn = items(index, sharp, lane_of[~loose], [SIDES[code] for code in side[sharp]], spans, view)
        left_out = np.bincount(lane_of[loose], minlength=len(lanes)).tolist()
        drawings = _drawings(drawn, lanes, left_out, axis, frame.height, view.lang)
    everything = np.concatenate([selected.rows, selected.outside])
    base = Scene(
        width=axis.width,
        height=0,
        gutter=_GUTTERS[view.lanes] if axis.width > _NARROW else 0,
        language=view.lang,
        window=window,
        lanes=(),
        marks=(),
        labels=(),
        badges=(),
        remarks=(),
        ticks=ticks(axis, view.lang),
        strip=strip(first[everything], last[everything], side[everything], window, axis.width, view.lang),
        elsewhere=int((~index.dates(view.axis).given[rows]).sum()),
        outside=len(everything) - len(rows),
        total=len(everything),
        newest=_newest(frame.newest, axis),
        newest_text=_newest_text(frame.newest, axis, view.lang),
    )
    if drawings is None:
        return _binned(base, lanes, lane_of, (first[rows], last[rows]), side[rows], axis)
    return _placed(base, drawings, view.event)


def _too_loose(first: Days, last: Days, lane_of: npt.NDArray[np.intp], axis: Axis) -> npt.NDArray[np.bool_]:
    """Mark the events whose dates leave the whole window open, where there is no room to draw all."""
    if not _too_many(first, last, lane_of):
        return np.zeros(len(first), dtype=bool)
    length = np.minimum(last, LATEST - 1).astype(np.int64) - first + 1
    loose: npt.NDArray[np.bool_] = (length >= axis.days) & (length > 1)
    return loose


def _too_many(first: Days, last: Days, lane_of: npt.NDArray[np.intp]) -> bool:
    return len(first) > MOST_MARKS or _crowded(first, last, lane_of)


def _crowded(first: Days, last: Days, lane_of: npt.NDArray[np.intp]) -> bool:
    """Whether in one lane more events overlap on one day than can be looked through."""
    for lane in np.unique(lane_of):
        begins, ends = np.sort(first[lane_of == lane]), np.sort(last[lane_of == lane])
        open_then = np.arange(1, len(begins) + 1) - np.searchsorted(ends, begins, side="left")
        if open_then.max() > _ALL_ROWS + _MOST_SMALL_ROWS:
            return True
    return False


def _drawings(
    drawn: Sequence[Item], lanes: Sequence[Band], loose: Sequence[int], axis: Axis, height: str, language: str
) -> list[LaneDrawing] | None:
    """Each lane by itself, with how many it leaves out as `loose`; None where one would grow beyond measure."""
    by_lane: list[list[Item]] = [[] for _ in lanes]
    for item in drawn:
        by_lane[item.lane].append(item)
    if axis.width <= _NARROW:
        chosen = labelled(drawn)
        narrow = zip(lanes, by_lane, loose, strict=True)
        return [draw_narrow_lane(band, own, chosen, axis, language, left) for band, own, left in narrow]
    fitted = [[fit(item, axis) for item in lane] for lane in by_lane]
    blocks = [[block for block in lane if block is not None] for lane in fitted]
    budgets = label_budgets([band.id for band in lanes], blocks, height)
    drawings = []
    for band, lane, placed, budget, left in zip(lanes, by_lane, blocks, budgets, loose, strict=True):
        packed, small = packed_lane(lane, placed, budget)
        if small_rows(small, axis) > _MOST_SMALL_ROWS:
            return None
        drawings.append(draw_lane(band, packed, small, axis, language, loose=left))
    return drawings


def packed_lane(lane: Sequence[Item], blocks: Sequence[Block], budget: int) -> tuple[Packed, list[Item]]:
    """The blocks of a lane that fit into a budget of rows, and the events that stay without words."""
    packed = pack(blocks, budget)
    kept = {block.item.event_id for block, _ in packed.placed}
    return packed, [item for item in lane if item.event_id not in kept]


def label_budgets(ids: Sequence[str], blocks: Sequence[Sequence[Block]], height: str) -> list[int]:
    """Rows of labels for each lane; what one lane does not need the others take, in their order."""
    half = 2 if height == "half" else 1
    even = max(2, _ALL_ROWS // max(1, len(ids)))
    own = [max(1, _BUDGETS.get(lane, even) // half) for lane in ids]
    needed = [
        rows_needed(lane) if len(lane) <= 40 * budget else 10**6 for lane, budget in zip(blocks, own, strict=True)
    ]
    if sum(needed) <= _WHOLE_ROWS // half:
        return needed
    spare = max(0, _ALL_ROWS // half - sum(min(n, o) for n, o in zip(needed, own, strict=True)))
    granted = []
    for need, budget in zip(needed, own, strict=True):
        more = min(max(0, need - budget), spare)
        spare -= more
        granted.append(budget + more)
    return granted


def _placed(base: Scene, drawings: Sequence[LaneDrawing], opened: str | None) -> Scene:
    """Put the lanes under one another."""
    top = 0.0
    lanes: list[Lane] = []
    marks: list[Mark] = []
    labels: list[Label] = []
    badges: list[Badge] = []
    remarks: list[Remark] = []
    focus: Rect | None = None
    for drawing in drawings:
        lane = drawing.lowered(top)
        lanes.append(lane.lane)
        marks.extend(lane.marks)
        labels.extend(lane.labels)
        badges.extend(lane.badges)
        remarks.extend(lane.remarks)
        focus = focus or lane.frames.get(opened or "")
        top += lane.lane.height
    return msgspec.structs.replace(
        base,
        height=top or EMPTY_HEIGHT,
        lanes=tuple(lanes),
        marks=tuple(marks),
        labels=tuple(labels),
        badges=tuple(badges),
        remarks=tuple(remarks),
        shapes=legend.shapes(marks, base.language),
        signs=legend.signs(marks, bool(badges), base.language),
        focus=focus,
        focus_id=opened if focus and opened else "",
    )


def _binned(
    base: Scene,
    lanes: Sequence[Band],
    lane_of: npt.NDArray[np.intp],
    spans: tuple[Days, Days],
    side: npt.NDArray[np.int8],
    axis: Axis,
) -> Scene:
    """Columns of counts instead of marks; what is dated too loosely for the window is counted beside its lane."""
    first, last = spans
    loose = _too_loose(first, last, lane_of, axis)
    ids = [band.id for band in lanes]
    columns, top = lane_columns(
        first[~loose], side[~loose], lane_of[~loose], ids, axis, base.language, last=last[~loose]
    )
    counts, left_out = (np.bincount(lane_of[mask], minlength=len(lanes)) for mask in (loose | True, loose))
    placed = tuple(
        Lane(
            id=band.id, name=band.name, colour=band.colour, top=number * _BINNED_LANE, height=_BINNED_LANE,
            count=int(count), labelled=0, loose=int(left), notes=lane_notes(int(count), 0, int(left), base.language),
        )
        for number, (band, count, left) in enumerate(zip(lanes, counts, left_out, strict=True))
    )  # fmt: skip
    return msgspec.structs.replace(
        base, height=float(_BINNED_LANE * len(lanes)), lanes=placed, columns=columns, column_top=top,
        signs=legend.counts(columns, base.language),
    )  # fmt: skip


def _newest(newest: date | None, axis: Axis) -> float | None:
    inside = newest is not None and axis.first <= newest <= axis.last
    return axis.x(days_of(newest) + 0.5) if inside and newest else None


def _newest_text(newest: date | None, axis: Axis, language: str) -> str:
    if newest is None or _newest(newest, axis) is None:
        return ""
    return words(language)("timeline.newest_source", date=day_words(newest, language, "short"))
