"""The lanes of sides with more acts than a slide has words for: marks for the others, counts where these are many."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from genesis.scene.axis import Axis
from genesis.scene.bins import finest
from genesis.scene.cells import Counter
from genesis.scene.crowds import Crowd, crowds
from genesis.scene.fitting import ROW
from genesis.scene.placing import LaneDrawing
from genesis.scene.sharing import shared
from genesis.scene.side_lanes import groups
from genesis.scene.slides.arrangement import LEAST_STRETCH, signed
from genesis.scene.slides.laying import in_turn
from genesis.selection import Selected
from genesis.selection.postings import Rows

_LANES = (20, 6, 4, 3)  # of a side, at most
_LINE = 0.65  # of the plot may words on one line take
_CELL = 40  # units of a count at least: a slide has no other place for its number
_FEW = 4  # labels that a chart should have, rather than more lanes


def crowded_lanes(
    selected: Selected,
    acts: Sequence[Rows],
    codes: Sequence[str],
    axis: Axis,
    most: tuple[float, int],
    tied: Collection[str],
    signs: Mapping[str, str],
) -> list[list[LaneDrawing]]:
    """The lanes of each side, from the axis outwards, within `most`: a height for all of them and a number of labels.

    Acts that are `tied` get words first, which end in `signs`. Where lanes leave too little room for words, the rarest
    groups of a side share one.
    """
    height, labels = most
    counter = Counter(axis, finest(axis, _CELL), selected.selection.lang)
    wanted = min(_FEW, labels, sum(map(len, acts)))
    best: list[list[LaneDrawing]] = []
    best_rank = (0.0, 0)
    for lanes_each in _foldings(selected, acts, height - wanted * ROW / 2):
        sides = [
            crowds(selected, rows, code, codes, counter, tied, most=lanes_each)
            for rows, code in zip(acts, codes, strict=True)
        ]
        lanes = [_signed(lane, signs) for side in sides for lane in side]
        drawn = _labelled(lanes, height, labels)
        over = max(0.0, sum(one.lane.height for one in drawn) * LEAST_STRETCH - height)
        rank = -over, min(wanted, sum(len(one.labels) for one in drawn))
        if rank > best_rank or not best:
            each = iter(drawn)
            best, best_rank = [list(islice(each, len(side))) for side in sides], rank
        if best_rank == (0.0, wanted):
            break
    return best


def _foldings(selected: Selected, acts: Sequence[Rows], height: float) -> Iterator[int]:
    """How many lanes a side may have, the most first: as far as there is a row for each lane, and the fewest."""
    grouping = selected.selection.grouping
    present = [len(set(groups(selected.index, rows, grouping))) for rows in acts[:2]]
    before = 0
    for most in _LANES:
        lanes = sum(min(count, most) for count in present) + len(acts[2:])
        if lanes != before and (lanes * ROW <= height or most == _LANES[-1]):
            yield most
            before = lanes


def _signed(lane: Crowd, signs: Mapping[str, str]) -> Crowd:
    return replace(lane, items=tuple(signed(item, signs) for item in lane.items)) if signs else lane


def _labelled(lanes: Sequence[Crowd], height: float, labels: int) -> list[LaneDrawing]:
    """The lanes with at most so many labels, those of the weightiest acts; not every act has room for one."""
    ranked = [item.event_id for item in in_turn([lane.items for lane in lanes])]
    drawn: list[LaneDrawing] = []
    for named in (2 * labels, labels, labels // 2):  # an act of both sides has two
        worded = frozenset(ranked[:named])
        drawn = shared([replace(lane, worded=worded, line=_LINE * lane.axis.width) for lane in lanes], height)
        if sum(len(one.labels) for one in drawn) <= labels:
            break
    return drawn
