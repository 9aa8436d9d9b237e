"""Sums of acts as points on one logarithmic scale of US dollars; hollow where the act has not happened yet."""

from itertools import accumulate
from math import ceil, floor, log10
from typing import Any

import plotly.graph_objects as go

from genesis.charts.ink import SMALL, TEXT, figure, hover_text, line, note, plain
from genesis.charts.spots import Spot, targets_on
from genesis.palette import Palette, Theme, palette
from genesis.scene.measure import clause, text_width, two_lines
from genesis.scene.sums import Sum, Sums
from genesis.wording import sum_words

_NAME, _LINE, _TRACK = 19, 16, 28  # pixels of a title, of a line under it, of the band with the point
_MARGIN = 10
_SIZE = 12
_TICK_GAP = 12  # pixels between two labels of the scale


def sums_figure(found: Sums, theme: Theme = "light", width: float = 600) -> go.Figure:
    """Draw the sums, the largest on top, each under its words; `customdata` of both is the event's id.

    `width` is that of the whole figure in pixels, or less: titles and the scale are cut to it.
    """
    colours = palette(theme)
    named = [_named(row.name, width - 2) for row in found.rows]
    bottoms = list(accumulate(map(_height, found.rows, named)))
    height = bottoms[-1] if bottoms else _TRACK
    made = figure(colours, found.language, (_MARGIN, 4, _MARGIN, 30), height)
    low, high = _decades(found)
    made.update_xaxes(range=[low - 0.1, high + 0.1], visible=False, fixedrange=True)
    made.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    made.add_trace(_points(found, bottoms, colours))
    room = width - 2 * _MARGIN
    unit = (high - low + 0.2) / max(room, 1)
    left = low - 0.1 - _MARGIN * unit
    placed = zip(found.rows, named, bottoms, strict=True)
    spots = [spot._replace(x=left) for row, name, bottom in placed for spot in _spots(row, name, bottom)]
    made.add_traces(targets_on(spots, colours, unit))
    made.update_layout(
        shapes=[shape for bottom in bottoms for shape in _band(bottom, low, high, colours)],
        annotations=[
            *_scale(low, high, room, found.language, colours),
            *(
                one
                for row, name, bottom in zip(found.rows, named, bottoms, strict=True)
                for one in _words(row, name, bottom, colours)
            ),
        ],
    )
    return made


def _named(name: str, room: float) -> tuple[str, ...]:
    """A title on one line, else on two, else as much of it as two lines hold."""
    if text_width(name, TEXT) <= room:
        return (name,)
    broken = two_lines(name, size=TEXT)
    if broken is None or max(text_width(part, TEXT) for part in broken) > room:
        broken = two_lines(clause(name, 1.8 * room, TEXT), size=TEXT)
    return broken if broken and max(text_width(part, TEXT) for part in broken) <= room else (clause(name, room, TEXT),)


def _height(row: Sum, name: tuple[str, ...]) -> int:
    return _NAME * len(name) + _LINE + (_LINE if row.conversion else 0) + _TRACK


def _decades(found: Sums) -> tuple[int, int]:
    """The powers of ten between which all sums lie."""
    exponents = [log10(row.usd) for row in found.rows] or [9.0]
    return floor(min(exponents)), max(ceil(max(exponents)), floor(min(exponents)) + 1)


def _middle(bottom: float) -> float:
    """Where the point of a row stands that ends at `bottom`."""
    return bottom - _TRACK / 2 - 4


def _points(found: Sums, bottoms: list[int], colours: Palette) -> Any:
    ink = [colours[row.colour] for row in found.rows]
    return go.Scatter(
        x=[log10(row.usd) for row in found.rows],
        y=[_middle(bottom) for bottom in bottoms],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": _SIZE,
            "color": [own if row.sure else colours["bg"] for row, own in zip(found.rows, ink, strict=True)],
            "line": {"width": [0 if row.sure else 1.8 for row in found.rows], "color": ink},
        },
        customdata=[row.event_id for row in found.rows],
        hovertext=[hover_text((row.name, row.note, row.text)) for row in found.rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _band(bottom: float, low: int, high: int, colours: Palette) -> list[dict[str, Any]]:
    """The line on which a point stands, with a short stroke at each power of ten; no line runs behind words."""
    y = _middle(bottom)
    strokes = [line(decade, y - 5, decade, y + 5, colours["border"], layer="below") for decade in range(low, high + 1)]
    return [line(low - 0.1, y, high + 0.1, y, colours["grid"], 2, layer="below"), *strokes]


def _words(row: Sum, name: tuple[str, ...], bottom: float, colours: Palette) -> list[dict[str, Any]]:
    """The act, the sum as printed with date and side, and the conversion where there is one."""
    top, under = bottom - _height(row, name), bottom - _height(row, ())
    place = {"xref": "paper", "xanchor": "left", "yanchor": "top", "xshift": -_MARGIN}
    told = f'<span style="color:{colours[f"{row.colour}_text"]}">{plain(row.printed)}</span> · {plain(row.note)}'
    grey = {"size": SMALL, "color": colours["ink3"]}
    notes = [
        note("<br>".join(map(plain, name)), 0, top, font={"size": TEXT, "color": colours["ink"]}, **place),
        note(told, 0, under, font=grey, **place),
    ]
    if row.conversion:
        notes.append(note(plain(row.conversion), 0, under + _LINE, font=grey, **place))
    return notes


def _spots(row: Sum, name: tuple[str, ...], bottom: float) -> list[Spot]:
    """Title and sum of an act as what a click opens; they begin at the left end of the figure."""
    top, under = bottom - _height(row, name), bottom - _height(row, ())
    lines = [Spot(line_, 0, top + (at + 0.5) * _NAME, row.event_id) for at, line_ in enumerate(name)]
    told = [f"{row.printed} · {row.note}", *([row.conversion] if row.conversion else [])]
    return [
        *lines,
        *(Spot(text, 0, under + (at + 0.5) * _LINE, row.event_id, size=SMALL) for at, text in enumerate(told)),
    ]


def _scale(low: int, high: int, room: float, language: str, colours: Palette) -> list[dict[str, Any]]:
    """The powers of ten in words under the scale, as many as have room."""
    texts = {decade: sum_words(10.0**decade, 10.0**decade, "USD", language) for decade in range(low, high + 1)}
    apart = room / (high - low + 0.2)
    widest = max(text_width(text, SMALL) for text in texts.values())
    step = ceil((1.5 * widest + _TICK_GAP) / apart)  # the outer two do not reach over the ends
    font = {"size": SMALL, "color": colours["ink3"]}
    place = {"yref": "paper", "yanchor": "top", "yshift": -6, "font": font}
    return [
        note(plain(texts[decade]), decade, 0, xanchor=_anchor(decade, low, high), **place)
        for decade in range(low, high + 1, step)
    ]


def _anchor(decade: int, low: int, high: int) -> str:
    return "left" if decade == low else "right" if decade == high else "center"
