"""The timeline on a telephone: one event a row, its mark on the shared axis, date and title under it."""

from collections.abc import Sequence

from genesis.scene.axis import Axis
from genesis.scene.fitting import BAR, IN_BAR, SYMBOL, extent
from genesis.scene.items import Item
from genesis.scene.lanes import Band
from genesis.scene.measure import pieces, text_width
from genesis.scene.placing import LaneDrawing, in_bar, lane_notes, small_lane
from genesis.scene.records import Label, Lane, Mark, Rect, Run

SIZE = 14
_LINE = 18
_NAME = 26  # pixels of the name of a lane, which stands above it
_MARK = 22
_GAP = 8
_INSET = 2
MOST_LABELLED = 80  # events with words in all; the rest are small marks under their lane


def labelled(items: Sequence[Item]) -> frozenset[str]:
    """The events that get words: the weightiest ones."""
    ranked = sorted(items, key=lambda item: (item.rank, item.event_id))
    return frozenset(item.event_id for item in ranked[:MOST_LABELLED])


def draw_narrow_lane(
    band: Band, items: Sequence[Item], chosen: frozenset[str], axis: Axis, language: str, loose: int = 0
) -> LaneDrawing:
    """Draw a lane as a list: events by date, each a mark with its words under it; `loose` more are not drawn."""
    marks: list[Mark] = []
    labels: list[Label] = []
    frames: dict[str, Rect] = {}
    y = float(_NAME)
    for item in sorted((one for one in items if one.event_id in chosen), key=lambda one: (one.first, one.last)):
        lines = wrapped(_runs(item), axis.width - 2 * _INSET)
        height = len(lines) * _LINE
        marks.append(_mark(item, y + _MARK / 2, axis))
        labels.append(
            Label(
                event_id=item.event_id, lines=lines, x=_INSET, y=y + _MARK + height / 2, tied=False, size=SIZE,
                width=min(axis.width - 2 * _INSET, max(_width(line) for line in lines)), height=height,
            )
        )  # fmt: skip
        frames[item.event_id] = Rect(x0=0, x1=axis.width, y0=y, y1=y + _MARK + height + 2)
        y += _MARK + height + _GAP
    rest = [item for item in items if item.event_id not in chosen]
    small, below, rows = small_lane(rest, y, axis)
    lane = Lane(
        id=band.id, name=band.name, colour=band.colour, top=0, height=y + rows + _GAP, count=len(items) + loose,
        labelled=len(labels), loose=loose, notes=lane_notes(len(items) + loose, 0, loose, language),
    )  # fmt: skip
    return LaneDrawing(
        lane=lane, marks=(*marks, *small), labels=tuple(labels), badges=(), remarks=(), frames={**frames, **below}
    )


def _runs(item: Item) -> tuple[Run, ...]:
    return (Run(text=f"{item.dated} · ", colour="ink3"), Run(text=item.title), *item.tail)


def _mark(item: Item, y: float, axis: Axis) -> Mark:
    x0, x1, open_left, open_right = extent(item, axis)
    return Mark(
        event_id=item.event_id, lane="", bar=item.bar, x0=x0, x1=x1, y=y, height=BAR, symbol=item.symbol,
        symbol_x=_whole(in_bar(x0, x1) if item.bar else x0, axis), symbol_size=IN_BAR if item.bar else SYMBOL,
        style=item.style, colour=item.colour, open_left=open_left, open_right=open_right, hover=item.hover,
    )  # fmt: skip


def _whole(x: float, axis: Axis) -> float:
    """A place for a symbol that the edges of the screen do not cut."""
    return min(max(x, SYMBOL / 2), axis.width - SYMBOL / 2)


def wrapped(runs: Sequence[Run], width: float, size: float = SIZE) -> tuple[tuple[Run, ...], ...]:
    """Runs over as many lines as they need, each as full as it can be."""
    lines: list[list[Run]] = [[]]
    room = width
    for run in runs:
        for piece in pieces(run.text):
            needed = text_width(piece.rstrip(), size)
            if needed > room and lines[-1]:
                lines.append([])
                room = width
                piece = piece.lstrip()
            lines[-1].append(Run(text=piece, colour=run.colour))
            room -= text_width(piece, size)
    return tuple(_merged(line) for line in lines)


def _merged(line: Sequence[Run]) -> tuple[Run, ...]:
    out: list[Run] = []
    for run in line:
        if out and out[-1].colour == run.colour:
            out[-1] = Run(text=out[-1].text + run.text, colour=run.colour)
        else:
            out.append(run)
    return tuple(out)


def _width(line: Sequence[Run]) -> float:
    return sum(text_width(run.text, SIZE) for run in line)
