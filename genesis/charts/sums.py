"""Sums of acts as points on one logarithmic scale of US dollars; hollow where the act has not happened yet."""

from math import ceil, floor, log10
from typing import Any

import plotly.graph_objects as go

from genesis.charts.ink import SMALL, TEXT, figure, hover_text, line, note, plain
from genesis.palette import Palette, Theme, palette
from genesis.scene.measure import text_width
from genesis.scene.sums import Sum, Sums
from genesis.wording import sum_words

_ROW = 46  # pixels
_NAMES = 260
_MARGIN = 44  # half of the last label of the scale reaches beyond it
_SIZE = 12
_RIGHT = 0.72  # share of the scale beyond which the words stand to the left of their point


def sums_figure(found: Sums, theme: Theme = "light") -> go.Figure:
    """Draw the sums, the largest on top; `customdata` is the event's id."""
    colours = palette(theme)
    height = _ROW * max(len(found.rows), 1)
    made = figure(colours, found.language, (_NAMES, 6, _MARGIN, 30), height)
    low, high = _decades(found)
    made.update_xaxes(range=[low - 0.1, high + 0.1], visible=False, fixedrange=True)
    made.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    made.add_trace(_points(found, colours))
    decades = range(low, high + 1)
    made.update_layout(
        shapes=[line(decade, 0, decade, height, colours["grid"], layer="below") for decade in decades],
        annotations=[
            *(_tick(decade, found.language, colours) for decade in decades),
            *(one for at, row in enumerate(found.rows) for one in _words(row, at, (low, high), colours)),
        ],
    )
    return made


def _decades(found: Sums) -> tuple[int, int]:
    """The powers of ten between which all sums lie."""
    exponents = [log10(row.usd) for row in found.rows] or [9.0]
    return floor(min(exponents)), max(ceil(max(exponents)), floor(min(exponents)) + 1)


def _points(found: Sums, colours: Palette) -> Any:
    ink = [colours[row.colour] for row in found.rows]
    return go.Scatter(
        x=[log10(row.usd) for row in found.rows],
        y=[(at + 0.5) * _ROW for at in range(len(found.rows))],
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


def _words(row: Sum, at: int, decades: tuple[int, int], colours: Palette) -> list[dict[str, Any]]:
    """The act and its date in the gutter, the sum beside its point."""
    x, y = log10(row.usd), (at + 0.5) * _ROW
    place = {"xref": "paper", "xanchor": "left", "xshift": 2 - _NAMES}
    left = (x - decades[0]) / (decades[1] - decades[0]) > _RIGHT
    beside = {"xanchor": "right" if left else "left", "yanchor": "middle", "xshift": -10 if left else 10}
    ink = {"size": SMALL, "color": colours[f"{row.colour}_text"]}
    return [
        note(plain(_short(row.name)), 0, y, yanchor="bottom", font={"size": TEXT, "color": colours["ink"]}, **place),
        note(plain(row.note), 0, y, yanchor="top", font={"size": SMALL, "color": colours["ink3"]}, **place),
        note(plain(row.text.partition(" (")[0].partition("（")[0]), x, y, font=ink, **beside),
    ]


def _short(name: str) -> str:
    """A title cut to the gutter, at a word where there are words."""
    room = _NAMES - 20
    if text_width(name) <= room:
        return name
    while text_width(name + "…") > room:
        name = name.rpartition(" ")[0] or name[:-1]
    return name + "…"


def _tick(decade: int, language: str, colours: Palette) -> dict[str, Any]:
    font = {"size": SMALL, "color": colours["ink3"]}
    text = sum_words(10.0**decade, 10.0**decade, "USD", language)
    return note(plain(text), decade, 0, yref="paper", yanchor="top", yshift=-6, font=font)
