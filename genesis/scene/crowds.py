"""The lanes of a side before they are drawn: their acts, of which the weightiest may get words and marks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from genesis.scene.axis import Axis
from genesis.scene.bins import binned
from genesis.scene.cells import Counter, in_rows
from genesis.scene.density import Days
from genesis.scene.fitting import ROW, Block, fit, most_width
from genesis.scene.items import Item, items
from genesis.scene.lanes import Band
from genesis.scene.opposites import token, tokens
from genesis.scene.packing import Packed, pack
from genesis.scene.placing import CELL_ROW, SMALL, TINY, Dense, LaneDrawing, Pitch, draw_lane, small_rows
from genesis.scene.records import Cell, Side
from genesis.scene.side_lanes import folded, group_name, group_order, groups
from genesis.selection import Selected
from genesis.selection.postings import Rows
from genesis.selection.tally import Tally
from genesis.wording import country

MOST_DRAWN = 150  # acts of a lane that may have marks; of more only the weightiest are looked at, for words
_MOST_NAMED = 48
_PAD = 2
_WIDER = 1.25  # times as long may a line be that stands for two


@dataclass(frozen=True)
class Rest:
    """A way to draw the acts of a lane that get no words: as marks, as counts, or both; the first ways say more."""

    small: tuple[Item, ...]
    pitch: Pitch
    cells: tuple[tuple[Cell, ...], ...]
    height: float


@dataclass(frozen=True)
class Crowd:
    """The acts of one lane: `first` and `last` are their days within the window."""

    band: Band
    rows: Rows
    first: Days
    last: Days
    items: tuple[Item, ...]  # all, or the weightiest
    base: Tally
    colour: Side
    axis: Axis
    counter: Counter
    worded: frozenset[str] | None = None  # the acts that may get words; None: all
    line: float = 0  # how wide the words of an act on one line may be; 0: as suits the width of the plot

    @cached_property
    def blocks(self) -> list[Block]:
        """The acts with words on one line."""
        most = self.line or _WIDER * most_width(self.axis.width)
        fitted = (fit(item, self.axis, most, one_line=True) for item in self._candidates)
        return [block for block in fitted if block is not None]

    @cached_property
    def whole_blocks(self) -> list[Block]:
        """The acts with words as they are set where there is room."""
        fitted = (fit(item, self.axis) for item in self._candidates)
        return [block for block in fitted if block is not None]

    @property
    def _candidates(self) -> list[Item]:
        return [item for item in self.items if self.worded is None or item.event_id in self.worded]

    @property
    def is_whole(self) -> bool:
        """Whether every act may get a mark."""
        return len(self.items) == len(self.rows)

    @cached_property
    def _counts(self) -> list[list[Cell]]:
        """The counts of what is dated too loosely for the bins: by years and stretches of years, or by stretches."""
        return [self.counter.loose(self.first, self.last, self.base, self.colour, years) for years in (True, False)]

    @cached_property
    def _sharp_cells(self) -> tuple[Cell, ...]:
        return tuple(self.counter.sharp(self.first, self.last, self.base, self.colour))

    @cached_property
    def _sharp(self) -> frozenset[str]:
        """The acts with marks that lie within one bin."""
        within = binned(self.first, self.last, self.counter.unit).tolist() if self.is_whole else []
        return frozenset(item.event_id for item, one in zip(self.items, within, strict=False) if one)

    def rests(self, named: Collection[str]) -> list[Rest]:
        """The ways to draw what is not `named`, from the one that says most."""
        ways: list[Rest] = []
        if self.is_whole:
            small = tuple(item for item in self.items if item.event_id not in named)
            sharp = tuple(item for item in small if item.event_id in self._sharp)
            ways.extend(self._rest(small, pitch, ()) for pitch in (SMALL, TINY))
            if len(sharp) < len(self.items) and self._counts[0]:
                ways.extend(self._rest(sharp, TINY, cells) for cells in self._counts)
        ways.extend(self._rest((), TINY, (*self._sharp_cells, *cells)) for cells in self._counts)
        return ways

    def _rest(self, small: tuple[Item, ...], pitch: Pitch, cells: Sequence[Cell]) -> Rest:
        rows = small_rows(small, self.axis, pitch) if small else 0
        stacked = in_rows(cells)
        return Rest(small, pitch, stacked, rows * pitch.row + len(stacked) * CELL_ROW)

    def packed(self, budget: int) -> Packed:
        """The words that so many rows hold."""
        return pack(self.blocks, budget) if budget else Packed(placed=(), dropped=tuple(self.blocks), rows=0)

    def drawn(self, packed: Packed, rest: Rest) -> LaneDrawing:
        """The lane with words for some and the rest under them."""
        dense = Dense(pad=_PAD, pitch=rest.pitch, cells=rest.cells, acts=len(self.rows))
        return draw_lane(self.band, packed, rest.small, self.axis, self.counter.language, dense=dense)

    def height(self, packed: Packed, rest: Rest) -> float:
        """How high the lane is when drawn so."""
        return max(packed.rows * ROW + rest.height + 2 * _PAD, ROW)


def named(crowd: Crowd, drawing: LaneDrawing) -> LaneDrawing:
    """The lane as drawn, with what a click on its name lists."""
    return msgspec.structs.replace(drawing, lane=msgspec.structs.replace(drawing.lane, opens=str(crowd.base)))


def crowds(
    selected: Selected,
    rows: Rows,
    code: str,
    codes: Sequence[str],
    counter: Counter,
    tied: Collection[str] = (),
    apart: bool = False,
    most: int = 0,
) -> list[Crowd]:
    """The lanes of the side `code` among `codes`, from the axis outwards; acts that are `tied` get words first.

    The first two sides have lanes by group, a further one has one lane; where they stand `apart`, each has lanes.
    Of more than `most` groups, where that is not 0, those with the fewest acts share the outermost lane.
    """
    view, own = selected.selection, token(code, codes)
    if not len(rows):
        return []
    if code not in codes[:2] and not apart:
        name = Band(id=code, name=country(code, view.lang), colour=f"{own}_text")
        lanes = [(name, rows, Tally(side=code, kind="acts"))]
    else:
        is_tied = selected.index.events["event_id"].iloc[rows].isin(tied).tolist()
        values = np.array(folded(groups(selected.index, rows, view.grouping), most, is_tied))
        lanes = [
            (
                Band(id=group, name=group_name(view.grouping, group, view.lang), colour="ink2"),
                rows[values == group],
                Tally(side=code, kind=view.grouping, value=group),
            )
            for group in group_order(view.grouping, values.tolist())
        ]
    made = []
    for band, own_rows, base in lanes:
        first, last = (counter.clipped(span[own_rows]) for span in selected.index.spans(view.axis))
        shown = own_rows if len(own_rows) <= MOST_DRAWN else _weightiest(selected, own_rows, tied)
        made.append(
            Crowd(
                band=band,
                rows=own_rows,
                first=first,
                last=last,
                base=base,
                colour=own,
                axis=counter.axis,
                counter=counter,
                items=_ranked(selected, shown, tokens(selected.index, shown, code, codes), tied),
            )
        )
    return made


def _ranked(selected: Selected, rows: Rows, colours: Sequence[Side], tied: Collection[str]) -> tuple[Item, ...]:
    """What is to be drawn of acts; those that are `tied` weigh most."""
    index, view = selected.index, selected.selection
    first, last = (span[rows] for span in index.spans(view.axis))
    spans = list(zip(first.tolist(), last.tolist(), strict=True))
    made = items(index, rows, [0] * len(rows), colours, spans, view)
    return tuple(msgspec.structs.replace(item, rank=(item.event_id not in tied, *item.rank)) for item in made)


def _weightiest(selected: Selected, rows: Rows, tied: Collection[str]) -> Rows:
    """The acts whose words are worth most, in about the order of `genesis.scene.items`."""
    index, view = selected.index, selected.selection
    events = index.events.iloc[rows]
    first, last = (span[rows] for span in index.spans(view.axis))
    asked = events["event_id"].isin({view.event, *tied}).to_numpy()
    wanted = events["programme"].isin(view.wanted("programmes")).to_numpy()
    has_sum = events["usd"].notna().to_numpy()
    order = np.lexsort(
        (first, last > first, ~has_sum, ~index.differing[rows], ~wanted, -index.report_counts[rows], ~asked)
    )
    kept: Rows = rows[np.sort(order[:_MOST_NAMED])]
    return kept
