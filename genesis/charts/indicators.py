"""Measures of two sides as points on a line, each row on its own scale: the larger side is 100."""

from typing import Any, NamedTuple

import plotly.graph_objects as go

from genesis.charts.balance import mark_colour
from genesis.charts.ink import SMALL, TEXT, bare_axes, figure, hover_text, line, note, plain
from genesis.charts.mirror import side_colour
from genesis.palette import Palette, Theme, palette
from genesis.scene.indicators import Indicator, Indicators
from genesis.scene.measure import clause, text_width
from genesis.wording import short_country, words

_NAME_SPARE = 12  # pixels of the gutter that a name leaves free
_RATIO_ROOM = 90
_LEAST = 500  # pixels of a figure with names in a gutter
_SIZE = 12
_SYMBOLS = ("circle", "diamond")  # of the side above and the side below
_LINES = (0, 25, 50, 75, 100)
_TICKS = (0, 25, 50)  # with words; those of the last take the room of 75
_FULL = 110.0  # end of the scale, with room for words over the larger side
_CLOSE = 16  # units: nearer than this, the words of the smaller side stand to its left


class _Layout(NamedTuple):
    """Pixels: margins for names and multiples, height of a row, its point below its top, its name above its point."""

    left: int
    right: int
    row: int
    point: int
    lift: int


_BESIDE = _Layout(left=250, right=110, row=50, point=31, lift=0)
_ABOVE = _Layout(left=10, right=10, row=82, point=64, lift=46)


def indicator_figure(found: Indicators, theme: Theme = "light", width: float = 900) -> go.Figure:
    """Draw the measures; hollow points follow from a stated multiple. `customdata` is the id of the first figure.

    `width` is that of the whole figure in pixels; one that has no room for a gutter has names over the points.
    """
    colours = palette(theme)
    narrow = width < _LEAST
    layout = _ABOVE if narrow else _BESIDE
    room = width - _RATIO_ROOM - layout.left if narrow else layout.left - _NAME_SPARE
    height = layout.row * max(len(found.rows), 1)
    made = figure(colours, found.language, (layout.left, 6, layout.right, 30), height)
    bare_axes(made, _FULL, height)
    made.update_xaxes(range=[-4, _FULL])
    for side, symbol in enumerate(_SYMBOLS):
        made.add_trace(_points(found, side, symbol, layout, colours))
    shapes = [line(tick, 0, tick, height, colours["grid"], layer="below") for tick in _LINES]
    if narrow:
        shapes = [one for at in range(len(found.rows)) for one in _strokes((at * layout.row) + layout.point, colours)]
    notes = [_tick(tick, colours) for tick in _TICKS]
    largest = plain(words(found.language)("comparison.larger_side"))
    notes.append(note(largest, _FULL if narrow else 100, 0, xanchor="right" if narrow else "center", **_under(colours)))
    for at, row in enumerate(found.rows):
        y = at * layout.row + layout.point
        shapes.append(line(min(_places(row, found)), y, 100, y, colours["border"], 3, layer="below"))
        notes.extend([*_words(row, found, y, colours), *_names(row, y, room, layout, colours)])
        notes.append(_ratio(row, found, y, layout, colours))
    made.update_layout(shapes=shapes, annotations=notes)
    return made


def _places(row: Indicator, found: Indicators) -> tuple[float, float]:
    """Where both sides stand: the larger one at 100, the smaller in proportion."""
    small = 100 / ((row.ratio[0] + row.ratio[1]) / 2)
    return (100.0, small) if row.leader == found.above else (small, 100.0)


def _strokes(y: float, colours: Palette) -> list[dict[str, Any]]:
    """The scale of one row, where the words of other rows leave no room for lines from top to bottom."""
    return [line(tick, y - 5, tick, y + 5, colours["border"], layer="below") for tick in _LINES]


def _points(found: Indicators, side: int, symbol: str, layout: _Layout, colours: Palette) -> Any:
    code = (found.above, found.below)[side]
    ink = colours[mark_colour(code)]
    hollow = [row.stated for row in found.rows]
    return go.Scatter(
        x=[_places(row, found)[side] for row in found.rows],
        y=[at * layout.row + layout.point for at in range(len(found.rows))],
        mode="markers",
        marker={
            "symbol": symbol,
            "size": _SIZE,
            "color": [colours["bg"] if open_ else ink for open_ in hollow],
            "line": {"width": [1.8 if open_ else 0 for open_ in hollow], "color": ink},
        },
        customdata=[row.figure_ids[0] for row in found.rows],
        hovertext=[hover_text((row.name, row.note)) for row in found.rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _words(row: Indicator, found: Indicators, y: float, colours: Palette) -> list[dict[str, Any]]:
    """The printed numbers over their points; where these are near each other, aside to the left and right."""
    places = _places(row, found)
    near = abs(places[0] - places[1]) < _CLOSE
    notes = []
    for reading, code, x, other in zip(
        (row.above, row.below), (found.above, found.below), places, places[::-1], strict=True
    ):
        if reading is None:
            continue
        anchor = "center" if not near else "right" if x < other else "left"
        font = {"size": SMALL, "color": colours[side_colour(code)]}
        notes.append(note(plain(reading.text), x, y, xanchor=anchor, yanchor="bottom", yshift=8, font=font))
    return notes


def _names(row: Indicator, y: float, room: float, layout: _Layout, colours: Palette) -> list[dict[str, Any]]:
    """The measure and where it comes from, in the gutter or over the points; a long name ends at a word."""
    name = row.name if text_width(row.name, TEXT) <= room else clause(row.name, room, TEXT)
    place = {"xref": "paper", "xanchor": "left", "xshift": 2 - layout.left}
    y -= layout.lift
    return [
        note(plain(name), 0, y, yanchor="bottom", yshift=-3, font={"size": TEXT, "color": colours["ink"]}, **place),
        note(plain(row.note), 0, y, yanchor="top", yshift=-3, font={"size": SMALL, "color": colours["ink3"]}, **place),
    ]


def _ratio(row: Indicator, found: Indicators, y: float, layout: _Layout, colours: Palette) -> dict[str, Any]:
    """How many times the larger side is the smaller: "US 5.3×"."""
    low, high = (f"{value:.2g}" if value < 10 else f"{value:.0f}" for value in row.ratio)
    said = low if low == high else f"{low}–{high}"
    text = words(found.language)("sum.multiple", side=short_country(row.leader, found.language), value=said)
    beside = {"xanchor": "left", "yanchor": "middle", "xshift": 12}
    over = {"xanchor": "right", "yanchor": "bottom", "yshift": -3}
    style = {"xref": "paper", **(over if layout.lift else beside)}
    y -= layout.lift
    return note(f"<b>{plain(text)}</b>", 1, y, font={"size": TEXT, "color": colours[side_colour(row.leader)]}, **style)


def _under(colours: Palette) -> dict[str, Any]:
    font = {"size": SMALL, "color": colours["ink3"]}
    return {"yref": "paper", "yanchor": "top", "yshift": -6, "font": font}


def _tick(value: int, colours: Palette) -> dict[str, Any]:
    return note(str(value), value, 0, **_under(colours))
