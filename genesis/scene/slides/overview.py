"""One chart for all events: the weightiest with their labels, the others as marks or counts as there is room."""

from collections.abc import Sequence
from datetime import date

import msgspec
import numpy as np

from genesis.scene.axis import Axis, window_of
from genesis.scene.density import lane_columns
from genesis.scene.lanes import bands, sides
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Lane, Scene
from genesis.scene.slides.arrangement import Arrangement, Drawn, Plate, Room, Stacked
from genesis.scene.slides.laying import base_of, fits, in_turn, laid, rows_within, unlabelled
from genesis.scene.slides.periods import MOST_EVENTS
from genesis.selection import Selected
from genesis.selection.cells import amounts_of, text_of, texts_of
from genesis.selection.postings import Rows

_FEW = 8  # labels that an overview should have, before events without any are drawn beside them
_MOST_TRIED = 40  # events whose label is tried: later ones are too light to make up for those without room
_MOST_CONSIDERED = 300  # of very many events, whose labels are weighed


def overview(
    selected: Selected, room: Room, newest: date | None = None, arrangement: Arrangement | None = None
) -> Plate:
    """The weightiest events of the window with their labels, and where there is room the others as small marks.

    Which of the events of the selection are on it, its marks tell. Where no label has room, columns of counts.
    """
    arrangement = arrangement or Stacked()
    window = window_of(selected, newest)
    axis = Axis(first=window[0], last=window[1], width=room.width)
    rows = rows_within(selected, window, arrangement)
    base = base_of(selected, axis, len(rows))
    if not len(rows):
        return Plate(scene=base)
    if (crowded := arrangement.crowded(selected, rows, base, axis, room)) is not None:
        return crowded
    few = len(rows) <= MOST_EVENTS
    drawn = arrangement.drawn(selected, rows if few else weightiest(selected, rows))
    found = most_labels(drawn, base, axis, room, arrangement, beside=few)
    return found or _counted(base, selected, rows, axis, room)


def most_labels(
    drawn: Drawn, base: Scene, axis: Axis, room: Room, arrangement: Arrangement, beside: bool
) -> Plate | None:
    """A chart with the weightiest events that have room, and `beside` them the others as small marks if they can.

    None where not a single label has room.
    """
    chosen: list[str] = []
    best: list[LaneDrawing] = []
    lanes_of = [[item for item in drawn.items if item.lane == number] for number in range(len(drawn.bands))]
    for item in in_turn(lanes_of)[:_MOST_TRIED]:
        if len(chosen) == room.labels:
            break
        if item.event_id in chosen:
            continue  # an act of both sides, which has its label on each
        lanes = _labelled(drawn, {*chosen, item.event_id}, axis, base.language, room, arrangement)
        if lanes is not None:
            chosen.append(item.event_id)
            best = lanes
    found = _drawn_best(drawn, base, axis, room, arrangement, (chosen if beside else None, best))
    spelled = drawn.signed(arrangement.unsigned(found)) if found else drawn
    again = most_labels(spelled, base, axis, room, arrangement, beside) if spelled != drawn else None
    return again or found


def _drawn_best(
    drawn: Drawn,
    base: Scene,
    axis: Axis,
    room: Room,
    arrangement: Arrangement,
    labelled: tuple[Sequence[str] | None, Sequence[LaneDrawing]],
) -> Plate | None:
    """The chart with most of the chosen labels and all other events as marks, else with the labelled ones alone."""
    chosen, best = labelled
    kept = chosen or ()
    for labels in range(len(kept), min(_FEW, len(kept)) - 1, -1) if chosen is not None else ():
        lanes = laid(drawn, set(kept[:labels]), axis, base.language, room)
        if lanes is not None and fits(lanes, room, arrangement):
            return arrangement.stacked(base, lanes, room)
    return arrangement.stacked(base, best, room) if best else None


def _labelled(
    drawn: Drawn, chosen: set[str], axis: Axis, language: str, room: Room, arrangement: Arrangement
) -> list[LaneDrawing] | None:
    """The lanes with the chosen events alone, each with its label; None where there is no room for that."""
    shown = drawn.of([one for one in drawn.items if one.event_id in chosen])
    lanes = laid(shown, chosen, axis, language, room)
    return lanes if lanes is not None and fits(lanes, room, arrangement) and not unlabelled(lanes) else None


def weightiest(selected: Selected, rows: Rows, most: int = _MOST_CONSIDERED) -> Rows:
    """Of very many events those that most sources report, then those that sources differ on, with a sum, of a day.

    Equals are taken by their ids, which have nothing to do with their dates.
    """
    if len(rows) <= most:
        return rows
    events = selected.index.events.iloc[rows]
    weight = (
        np.argsort(np.argsort(events["event_id"].to_numpy(dtype=str), kind="stable"), kind="stable"),
        events["precision"].to_numpy(dtype=str) != "day",
        np.array([not amounts_of(cell) for cell in events["amounts"]]),
        np.array([not texts_of(cell) for cell in events["conflicts"]]),
        np.array([text_of(one) not in selected.selection.wanted("programmes") for one in events["programme"]]),
        -selected.index.report_counts[rows],
        events["event_id"].to_numpy(dtype=str) != (selected.selection.event or ""),
    )
    return np.sort(rows[np.lexsort(weight)[:most]])


def _counted(base: Scene, selected: Selected, rows: Rows, axis: Axis, room: Room) -> Plate:
    """Columns of counts instead of marks."""
    side = sides(selected.index)[rows]
    first, _ = selected.index.spans(selected.selection.axis)
    lanes, lane_of = bands(selected.index, rows, side, selected.selection)
    ids = [band.id for band in lanes]
    columns, top = lane_columns(first[rows], side, lane_of, ids, axis, base.language)
    counts = np.bincount(lane_of, minlength=len(lanes))
    height = min(room.height / len(lanes), 2.5 * room.least)
    placed = tuple(
        Lane(
            id=band.id, name=band.name, colour=band.colour, top=number * height, height=height, count=int(count),
            labelled=0,
        )
        for number, (band, count) in enumerate(zip(lanes, counts, strict=True))
    )  # fmt: skip
    scene = msgspec.structs.replace(base, height=height * len(lanes), lanes=placed, columns=columns, column_top=top)
    return Plate(scene=scene)
