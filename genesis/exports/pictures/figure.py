"""A sheet as a Plotly figure: what the page's own client and kaleido turn into a picture."""

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
import plotly.graph_objects as go

from genesis.charts.bars import bar_traces
from genesis.charts.cells import cells
from genesis.charts.ink import bare_axes, figure, line, note, plain, rectangle
from genesis.charts.marks import discs, label_notes, sign_notes, symbol_shapes, symbols
from genesis.charts.ties import sign_number, sign_shape, tie_number, tie_shapes
from genesis.exports.grid import BODY
from genesis.exports.sheet import ACROSS, DOWN, Entry, Joined, Sheet, Stroke, Words, rule
from genesis.exports.typesetting import LEADING
from genesis.palette import Palette, palette
from genesis.scene import Badge, Label, Mark, Rect, Remark, Scene
from genesis.scene.arcs import Arc, Sign

DOTS = 72  # pixels of the figure to an inch of the sheet, so that points are pixels; pictures are drawn larger
_SYMBOL = 0.17 / 13 * DOTS  # pixels of a symbol by its units
_BAR = 0.2 / 16 * DOTS
_KEY_SYMBOL = 0.157 * DOTS
_FOOT = 0.025 * DOTS
T = TypeVar("T", Label, Badge, Remark)


def sheet_figure(sheet: Sheet) -> go.Figure:
    """Draw a sheet with all of its words, on white."""
    colours, language = palette("light"), sheet.scene.language
    width, height = sheet.grid.width * DOTS, sheet.grid.height * DOTS
    made = figure(colours, language, (0, 0, 0, 0), height)
    bare_axes(made, width, height)
    scene = _placed(sheet)
    arcs = [_arc(joined) for joined in sheet.ties if joined.points]
    beside = [_sign(joined) for joined in sheet.ties if not joined.points]
    none: frozenset[str] = frozenset()
    made.add_traces(bar_traces(scene.marks, colours, none))
    made.add_traces(symbols(scene.marks, colours, none))
    made.add_traces(cells(scene, colours))
    made.add_traces(_key_symbols(sheet.entries, colours))
    made.update_layout(
        width=width,
        barmode="overlay",
        modebar={"remove": ["zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", "resetScale"]},
        shapes=[
            *_band(sheet, colours),
            *(_stroke(stroke, colours) for stroke in (*sheet.strokes, rule(sheet))),
            *_columns(sheet, colours),
            *symbol_shapes(scene.marks, colours, none),
            *discs(scene, colours),
            *(shape for arc in arcs for shape in tie_shapes(arc, colours)),
            *(sign_shape(sign, colours) for sign in beside),
            *(shape for entry in sheet.entries for shape in _key_shapes(entry, colours)),
        ],
        annotations=[
            *(
                one
                for block in (_title(sheet), sheet.subtitle, *sheet.ticks, *sheet.lanes, *sheet.foot, *_keys(sheet))
                for one in _words(block, colours)
            ),
            *label_notes(scene, colours, none),
            *sign_notes(scene, colours),
            *(tie_number(arc, colours) for arc in arcs),
            *(sign_number(sign, colours) for sign in beside),
            *(_key_sign(entry, colours) for entry in sheet.entries if entry.key.kind in ("badge", "arrow", "cell")),
        ],
    )
    return made


def _band(sheet: Sheet, colours: Palette) -> list[dict[str, Any]]:
    """The ground of an axis between two sides."""
    band = sheet.band
    if band is None:
        return []
    ends = (band.x0 * DOTS, band.y0 * DOTS, band.x1 * DOTS, band.y1 * DOTS)
    return [rectangle(*ends, fillcolor=colours["surface"], layer="below")]


def _arc(joined: Joined) -> Arc:
    """A tie in pixels of the figure."""
    points = tuple((x * DOTS, y * DOTS) for x, y in joined.points)
    return Arc(tie=joined.tie, points=points, disc=_middle(joined.disc))


def _sign(joined: Joined) -> Sign:
    """The number of a tie without a line, in pixels of the figure."""
    x, y = _middle(joined.disc)
    return Sign(tie=joined.tie, x=x, y=y)


def _middle(box: Rect) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2 * DOTS, (box.y0 + box.y1) / 2 * DOTS


def _keys(sheet: Sheet) -> tuple[Words, ...]:
    return tuple(entry.words for entry in sheet.entries)


def _placed(sheet: Sheet) -> Scene:
    """The scene in pixels of the figure."""
    left, top, across, down = sheet.plot.x0 * DOTS, sheet.plot.y0 * DOTS, DOTS / ACROSS, DOTS / DOWN
    scene = sheet.scene

    def mark(one: Mark) -> Mark:
        return msgspec.structs.replace(
            one, x0=left + one.x0 * across, x1=left + one.x1 * across, symbol_x=left + one.symbol_x * across,
            y=top + one.y * down, height=one.height * _BAR, symbol_size=one.symbol_size * _SYMBOL,
        )  # fmt: skip

    def moved(things: Sequence[T], **fields: Any) -> tuple[T, ...]:
        return tuple(
            msgspec.structs.replace(one, x=left + one.x * across, y=top + one.y * down, **fields) for one in things
        )

    return msgspec.structs.replace(
        scene,
        marks=tuple(map(mark, scene.marks)),
        labels=moved(scene.labels, size=BODY / 72 * DOTS),
        badges=moved(scene.badges),
        remarks=moved(scene.remarks),
        cells=tuple(
            msgspec.structs.replace(
                one, x0=left + one.x0 * across, x1=left + one.x1 * across, y=top + one.y * down,
                height=one.height * down,
            )
            for one in scene.cells
        ),
    )  # fmt: skip


def _stroke(stroke: Stroke, colours: Palette) -> dict[str, Any]:
    ends = (stroke.x0 * DOTS, stroke.y0 * DOTS, stroke.x1 * DOTS, stroke.y1 * DOTS)
    return line(*ends, colours[stroke.colour], stroke.weight / 72 * DOTS, layer="below")


def _title(sheet: Sheet) -> Words:
    return Words(name="title", lines=sheet.title, box=sheet.grid.title, pt=sheet.title_pt, bold=True, colour="ink")


def _words(words: Words, colours: Palette) -> list[dict[str, Any]]:
    """A block of text, line by line: Plotly's own leading is wider than a slide's."""
    x = words.box.x0 if words.anchor == "left" else words.box.x1
    font = {"size": words.pt / 72 * DOTS, "color": colours[words.colour]}
    style = {"xanchor": words.anchor, "yanchor": "middle", "font": font}
    leading = words.pt * LEADING / 72
    return [
        note(f"<b>{plain(text)}</b>" if words.bold else plain(text), x * DOTS,
             (words.box.y0 + (at + 0.5) * leading) * DOTS, **style)
        for at, text in enumerate(map(_with_plain_quotes, words.lines))
    ]  # fmt: skip


def _with_plain_quotes(text: str) -> str:
    """English apostrophes straight: the font that draws both scripts gives the curly one the width of a character."""
    return text.replace("\u2019", "'")


def _columns(sheet: Sheet, colours: Palette) -> list[dict[str, Any]]:
    """Counts instead of marks."""
    made: list[dict[str, Any]] = []
    scene = sheet.scene
    for lane in scene.lanes if scene.columns else ():
        foot = sheet.y(lane.top + lane.height - 4) * DOTS
        unit = (lane.height - 14) / DOWN * DOTS / max(scene.column_top, 1)
        made.extend(
            rectangle(sheet.x(one.x0) * DOTS + 0.5, foot - one.high * unit, sheet.x(one.x1) * DOTS - 0.5,
                      foot - one.low * unit, fillcolor=colours[one.colour])
            for one in scene.columns
            if one.lane == lane.id
        )  # fmt: skip
    return made


def _key_symbols(entries: Sequence[Entry], colours: Palette) -> list[Any]:
    drawn = [entry for entry in entries if entry.key.kind == "symbol"]
    if not drawn:
        return []
    marker = {"symbol": [one.key.symbol for one in drawn], "size": _KEY_SYMBOL, "color": colours["both"]}
    return [
        go.Scatter(
            x=[(one.icon.x0 + one.icon.x1) / 2 * DOTS for one in drawn],
            y=[(one.icon.y0 + one.icon.y1) / 2 * DOTS for one in drawn],
            mode="markers",
            marker={**marker, "line": {"width": 0}},
            hoverinfo="skip",
            cliponaxis=False,
        )
    ]


def _key_shapes(entry: Entry, colours: Palette) -> list[dict[str, Any]]:
    """Bars and discs of the key."""
    icon, kind = entry.icon, entry.key.kind
    x0, x1, y = icon.x0 * DOTS, icon.x1 * DOTS, (icon.y0 + icon.y1) / 2 * DOTS
    half = 0.1 * DOTS
    ink = colours["both"]
    if kind == "badge":
        middle = (x0 + x1) / 2
        disc = rectangle(middle - half, y - half, middle + half, y + half, fillcolor=colours["warn_ground"])
        return [{**disc, "type": "circle", "line": {"color": colours["warn_line"], "width": 1}}]
    if kind in ("open", "dashed"):
        stroke = {"color": ink, "width": 1.3, "dash": "solid" if kind == "open" else "4px,3px"}
        return [rectangle(x0, y - half, x1, y + half, line=stroke)]
    if kind not in ("soft", "cell"):
        return []
    tint = rectangle(x0, y - half, x1, y + half, fillcolor=colours.tint("both", 0.3))
    return [tint, rectangle(x0, y + half - _FOOT, x1, y + half, fillcolor=ink)]


def _key_sign(entry: Entry, colours: Palette) -> dict[str, Any]:
    x, y = (entry.icon.x0 + entry.icon.x1) / 2 * DOTS, (entry.icon.y0 + entry.icon.y1) / 2 * DOTS
    font = {"size": BODY / 72 * DOTS, "color": colours["ink2"]}
    return note(f"<b>{plain(entry.key.symbol)}</b>", x, y, xanchor="center", yanchor="middle", font=font)
