"""A scene with all that belongs on its page (title, ticks, lane names, key, sources), placed in inches.

Slides and pictures draw the same sheet. Grid and sizes are those of a 16:9 slide; the smaller formats and the content
area of a template are laid out by the same rules.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

import msgspec

from genesis.exports.grid import BODY, LANE, SUBTITLE, TICKS, Grid
from genesis.exports.typesetting import LEADING, broken, fitted, inches
from genesis.model import Record
from genesis.scene import Key, Rect, Scene, Tick, Tie
from genesis.scene.slides import Caption, Plate, Room
from genesis.wording import words

ACROSS, DOWN = 64.0, 84.0  # units of a scene to an inch: type of 12 pt in any usual font, lines of 0.2 in
_LINE = BODY * LEADING / 72  # inches
_KEY = 0.27  # height of a row of the key
_ICON = 0.27  # inches from an icon to its words, on either side of a bar 0.4
_BAR_ICON = 0.5
_KEY_GAP = 0.3
_LONGEST_TICK = 2.2  # inches of the box of a tick at most
_MOST_GUTTER = 2.9  # inches
GROUP_COLOUR = "ink2"  # of the names of lanes within a side, which stand under its name
_DISC = 0.11  # half of the disc with the number of a tie
_COUNT_WIDTH, _NARROW_COUNT = 2.6, 1.95  # inches of the column at the lower right
_MOST_OF_NOTE = 3  # lines of one note
_MOST_FOOT = 4  # lines under the rule; one more where they are short


class Words(Record, frozen=True, kw_only=True):
    """A block of text with its lines as they are broken; `box` in inches."""

    name: str
    lines: tuple[str, ...]
    box: Rect
    pt: float = BODY
    bold: bool = False
    colour: str = "ink2"
    anchor: Literal["left", "right"] = "left"
    url: str = ""


class Stroke(Record, frozen=True, kw_only=True):
    """A straight line in inches, its weight in points."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str = "border"
    weight: float = 0.75


class Entry(Record, frozen=True, kw_only=True):
    """An entry of the key: its icon stands in a box of its own, its words beside it."""

    key: Key
    icon: Rect
    words: Words


class Joined(Record, frozen=True, kw_only=True):
    """A numbered line from an act to its answer, in inches; without points the number alone, beside one of the two."""

    tie: Tie
    points: tuple[tuple[float, float], ...]
    disc: Rect

    @property
    def stated(self) -> bool:
        """Whether a text ties the two."""
        return self.tie.kind != "near"


class Sheet(Record, frozen=True, kw_only=True):
    """A page: the scene lies with its upper left corner in that of `plot`; `band` is an axis between two sides."""

    grid: Grid
    heading: str  # in full
    title: tuple[str, ...]
    title_pt: float
    subtitle: Words
    ticks: tuple[Words, ...]
    strokes: tuple[Stroke, ...]
    lanes: tuple[Words, ...]
    scene: Scene
    plot: Rect
    entries: tuple[Entry, ...]
    foot: tuple[Words, ...]
    band: Rect | None = None
    ties: tuple[Joined, ...] = ()

    def x(self, units: float) -> float:
        """Units of the scene across, in inches of the sheet."""
        return self.plot.x0 + units / ACROSS

    def y(self, units: float) -> float:
        """Units of the scene down, in inches of the sheet."""
        return self.plot.y0 + units / DOWN


Note = tuple[str, ...]  # ways to say it, the fullest first


class Texts(Record, frozen=True, kw_only=True):
    """What is written on a sheet around its chart."""

    heading: str
    subtitle: str
    notes: tuple[Note, ...]  # lower left, each from a new line
    count: str  # lower right
    dated: str
    link: str = ""
    url: str = ""

    @property
    def in_full(self) -> tuple[str, ...]:
        """The notes, each as fully as it can be said."""
        return tuple(note[0] for note in self.notes if note)


def room(grid: Grid, rows: int, notes: Sequence[Note], facing: bool = False) -> Room:
    """The room for a chart on a grid whose key has at most so many rows, and whose foot these notes.

    Sides that are `facing` have their axis between them.
    """
    bottom = _rule(grid, _foot_lines(grid, notes)) - 0.12 - rows * _KEY - 0.1
    return Room(
        width=(grid.right - grid.left - grid.gutter) * ACROSS,
        height=(bottom - _top(grid, facing)) * DOWN,
        labels=grid.labels,
        heading=0 if grid.gutter else 22,
        least=36 if grid.gutter else 44,
    )


def _top(grid: Grid, facing: bool) -> float:
    """The upper edge of the first lane."""
    return grid.lanes_top - (TICKS - 0.06 if facing else 0)


def sheet(grid: Grid, plate: Plate, texts: Texts) -> Sheet:
    """Place the chart of a slide and its words on a grid."""
    scene = plate.scene
    title, pt = fitted(texts.heading, grid.title, grid.title_pt)
    left, top = grid.left + grid.gutter, _top(grid, plate.band is not None)
    plot = Rect(x0=left, y0=top, x1=left + scene.width / ACROSS, y1=top + scene.height / DOWN)
    band = _placed(plate.band, plot) if plate.band else None
    return Sheet(
        grid=grid,
        heading=texts.heading,
        title=title,
        title_pt=pt,
        subtitle=_subtitle(grid, texts.subtitle, len(title), pt),
        ticks=_ticks(scene, plot, (band.y0 + band.y1 - _LINE) / 2 if band else plot.y0 - TICKS + 0.02),
        strokes=_strokes(scene, plot, _placed(plate.ground, plot) if plate.ground else plot, grid, band),
        lanes=(*(_caption(one, plot, grid) for one in plate.captions), *_lanes(scene, plot, grid)),
        scene=scene,
        plot=plot,
        entries=_entries(key_of(scene), grid, plot.y1 + 0.13),
        foot=_foot(grid, texts),
        band=Rect(x0=grid.left, x1=grid.right, y0=band.y0, y1=band.y1) if band else None,
        ties=(
            *(_joined(arc.tie, arc.points, arc.disc, plot) for arc in plate.arcs),
            *(_joined(sign.tie, (), (sign.x, sign.y), plot) for sign in plate.signs),
        ),
    )


def _subtitle(grid: Grid, text: str, title_lines: int, title_pt: float) -> Words:
    under = grid.title.y0 + title_lines * title_pt * LEADING / 72 + 0.06
    top = min(under, grid.subtitle_top) if grid.follows else grid.subtitle_top
    lines = broken(text, grid.right - grid.left, SUBTITLE, grid.subtitle_lines)
    if len(lines) == 1 and lines[0].endswith("…") and grid.gutter == 0:
        lines = broken(text, grid.right - grid.left, BODY, 2)
    box = _box(grid.left, top, grid.right - grid.left, len(lines), SUBTITLE)
    return Words(name="subtitle", lines=lines, pt=SUBTITLE, box=box)


def _placed(rect: Rect, plot: Rect) -> Rect:
    """A rectangle of a scene in inches."""
    return Rect(
        x0=plot.x0 + rect.x0 / ACROSS, x1=plot.x0 + rect.x1 / ACROSS,
        y0=plot.y0 + rect.y0 / DOWN, y1=plot.y0 + rect.y1 / DOWN,
    )  # fmt: skip


def _joined(tie: Tie, points: Sequence[tuple[float, float]], middle: tuple[float, float], plot: Rect) -> Joined:
    placed = tuple((plot.x0 + x / ACROSS, plot.y0 + y / DOWN) for x, y in points)
    x, y = plot.x0 + middle[0] / ACROSS, plot.y0 + middle[1] / DOWN
    return Joined(tie=tie, points=placed, disc=Rect(x0=x - _DISC, x1=x + _DISC, y0=y - _DISC, y1=y + _DISC))


def _box(x: float, y: float, width: float, lines: int, pt: float) -> Rect:
    return Rect(x0=x, y0=y, x1=x + width, y1=y + lines * pt * LEADING / 72)


def _ticks(scene: Scene, plot: Rect, y: float) -> tuple[Words, ...]:
    """The words of the axis at the height `y`, left-aligned at their lines; those without room are left out."""
    shown: list[tuple[str, float, bool]] = []
    free = -1.0
    for tick in scene.ticks:
        text, x = _tick_text(tick, scene.language), plot.x0 + tick.x / ACROSS
        width = inches(text, BODY, bold=bool(tick.year))
        if x >= free and x + width <= plot.x1 + 0.1:
            shown.append((text, x, bool(tick.year)))
            free = x + width + 0.1
    ends = [*(x for _, x, _ in shown[1:]), plot.x1 + 0.12][: len(shown)]
    return tuple(
        Words(name=f"tick {text}", lines=(text,), bold=bold,
              box=_box(x + 0.04, y, min(end - x - 0.08, _LONGEST_TICK), 1, BODY))
        for (text, x, bold), end in zip(shown, ends, strict=True)
    )  # fmt: skip


def _tick_text(tick: Tick, language: str) -> str:
    parts = (tick.text, tick.year) if language == "en" else (tick.year, tick.text)
    return (" " if language == "en" else "").join(filter(None, parts))


def _strokes(scene: Scene, plot: Rect, ground: Rect, grid: Grid, band: Rect | None) -> tuple[Stroke, ...]:
    """Gridlines over the `ground`, lines between the lanes, the rule over the foot."""
    x1 = grid.right
    lines = [
        Stroke(x0=x, y0=ground.y0, x1=x, y1=ground.y1, colour="border" if tick.year else "grid")
        for tick in scene.ticks
        if (x := plot.x0 + tick.x / ACROSS) <= x1
    ]
    tops = [plot.y0 + lane.top / DOWN for lane in scene.lanes]
    across = [*tops, *([band.y0] if band else []), ground.y1] if tops else []
    return (*lines, *(Stroke(x0=grid.left, y0=y, x1=x1, y1=y) for y in across))


def _lanes(scene: Scene, plot: Rect, grid: Grid) -> tuple[Words, ...]:
    """The names of the lanes in the gutter, over two lines where they are long; or over their marks."""
    placed = []
    width = grid.gutter - 0.04 if grid.gutter else grid.right - grid.left
    minor = any(lane.colour == GROUP_COLOUR for lane in scene.lanes)
    pt = LANE if not minor and all(inches(lane.name, LANE, bold=True) <= width for lane in scene.lanes) else BODY
    for lane in scene.lanes:
        bold = lane.colour != GROUP_COLOUR
        y, height = plot.y0 + lane.top / DOWN, lane.height / DOWN
        most = max(1, int((height - 0.06) * 72 / (pt * LEADING))) if grid.gutter else 1
        lines = broken(lane.name, width, pt, min(2, most), bold=bold)
        box = _box(grid.left, y + min(0.05, max(0.0, height - _LINE) / 2), width, len(lines), pt)
        placed.append(Words(name=f"lane {lane.name}", lines=lines, box=box, pt=pt, bold=bold, colour=lane.colour))
    return tuple(placed)


def _caption(caption: Caption, plot: Rect, grid: Grid) -> Words:
    """The name of a side on a line of its own."""
    half = LANE * LEADING / 144
    top = plot.y0 + caption.y / DOWN - half
    box = _box(grid.left, top, grid.right - grid.left, 1, LANE)
    return Words(name=f"side {caption.text}", lines=(caption.text,), box=box, pt=LANE, bold=True, colour=caption.colour)


def widened(grid: Grid, names: Sequence[str]) -> Grid:
    """A grid whose gutter holds these names of lanes on one line, as far as it may grow."""
    if not grid.gutter:
        return grid
    widest = max((inches(name, BODY) for name in names), default=0.0)
    return msgspec.structs.replace(grid, gutter=min(max(grid.gutter, widest + 0.1), _MOST_GUTTER))


def _short(scene: Scene) -> tuple[Key, ...]:
    """The signs of a slide: what an exact day looks like needs no word there, and a soft bar few."""
    said = {name: words(scene.language)(f"export.{key}") for name, key in (("soft", "in_span"), ("cell", "counted"))}
    kept = (key for key in scene.signs if key.kind not in ("symbol", "solid"))
    return tuple(msgspec.structs.replace(key, text=said.get(key.kind, key.text)) for key in kept)


def key_of(scene: Scene) -> tuple[Key, ...]:
    """The entries of the key that a scene has."""
    return (*scene.shapes, *_short(scene))


def _key_width(key: Key) -> float:
    return (_ICON if key.kind in ("symbol", "badge", "arrow") else _BAR_ICON) + inches(key.text, BODY)


def key_rows(entries: Sequence[Key], grid: Grid) -> int:
    """How many rows a key with these entries takes."""
    rows, x = 1, grid.left
    for key in entries:
        if x > grid.left and x + _key_width(key) > grid.right:
            rows, x = rows + 1, grid.left
        x += _key_width(key) + _KEY_GAP
    return rows


def _entries(keys: Sequence[Key], grid: Grid, top: float) -> tuple[Entry, ...]:
    placed = []
    x, y = grid.left, top
    for key in keys:
        width = _key_width(key)
        if x > grid.left and x + width > grid.right:
            x, y = grid.left, y + _KEY
        icon = _ICON - 0.1 if key.kind in ("symbol", "badge", "arrow") else _BAR_ICON - 0.1
        said = Words(
            name=f"key {key.text}", lines=(key.text,), box=_box(x + icon + 0.1, y + 0.02, width - icon - 0.1, 1, BODY)
        )
        placed.append(Entry(key=key, icon=Rect(x0=x, y0=y, x1=x + icon, y1=y + 0.24), words=said))
        x += width + _KEY_GAP
    return tuple(placed)


def _foot_lines(grid: Grid, notes: Sequence[Note]) -> tuple[tuple[str, ...], ...]:
    """The notes in lines, said as fully as there is room; the first give way to the later ones."""
    width = grid.right - grid.left - _count_width(grid) - 0.2
    left = _MOST_FOOT if grid.gutter else _MOST_FOOT + 1
    lines = []
    for at, note in enumerate(notes):
        most = max(1, left - (len(notes) - at - 1))
        lines.append(_said(note, width, min(most, _MOST_OF_NOTE)))
        left -= len(lines[-1])
    return tuple(lines)


def _said(note: Note, width: float, most: int) -> tuple[str, ...]:
    """The first way to say a note that has room in so many lines; the last is cut."""
    ways = (broken(way, width, BODY, most + 1) for way in note)
    return next((lines for lines in ways if len(lines) <= most), broken(note[-1], width, BODY, most))


def _count_width(grid: Grid) -> float:
    return _COUNT_WIDTH if grid.gutter else _NARROW_COUNT


def _rule(grid: Grid, lines: Sequence[Sequence[str]]) -> float:
    return grid.bottom - max(3, sum(map(len, lines))) * _LINE - 0.08


def _foot(grid: Grid, texts: Texts) -> tuple[Words, ...]:
    """Sources and notes on the left, count, day of the data and link on the right."""
    notes = _foot_lines(grid, texts.notes)
    top = _rule(grid, notes) + 0.08
    width = grid.right - grid.left - _count_width(grid) - 0.2
    starts = accumulate((len(lines) for lines in notes), initial=0)
    left = [
        Words(name=f"note {at + 1}", lines=lines, box=_box(grid.left, top + start * _LINE, width, len(lines), BODY),
              colour="ink3")
        for at, (lines, start) in enumerate(zip(notes, starts, strict=False))
    ]  # fmt: skip
    said = (("count", texts.count, "ink2"), ("data", texts.dated, "ink3"), ("link", texts.link, "us_text"))
    right = [
        Words(name=name, lines=(text,), bold=name == "count", colour=colour, anchor="right",
              url=texts.url if name == "link" else "",
              box=_box(grid.right - _count_width(grid), top + at * _LINE, _count_width(grid), 1, BODY))
        for at, (name, text, colour) in enumerate(said)
        if text
    ]  # fmt: skip
    return (*left, *right)


def rule(sheet: Sheet) -> Stroke:
    """The line over the foot of a sheet."""
    y = min(one.box.y0 for one in sheet.foot) - 0.08 if sheet.foot else sheet.grid.bottom
    return Stroke(x0=sheet.grid.left, y0=y, x1=sheet.grid.right, y1=y)
