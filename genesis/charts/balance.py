"""Counts of two sides as mirrored bars on one scale: by quarter upright, by category lying."""

from typing import Any

import plotly.graph_objects as go

from genesis.charts.cells import LIST
from genesis.charts.ink import TEXT, figure, line, note, plain
from genesis.charts.mirror import side_colour
from genesis.palette import Palette, Theme, palette
from genesis.scene.balance import Balance, Pair
from genesis.scene.opposites import token
from genesis.selection.tally import Tally

_ROW, _BAR = 26, 16  # pixels of a category and of its bar
_NAMES = 168  # pixels of the names of categories
_UPRIGHT = 190  # height of the quarters' chart
_ROOM = 1.18  # of the scale, for the numbers at the ends
_WIDTH = 0.55


def quarter_figure(balance: Balance, theme: Theme = "light") -> go.Figure:
    """Quarters from left to right: one side upwards, the other downwards; `customdata` is `list:` and a tally."""
    colours = palette(theme)
    made = figure(colours, balance.language, (4, 8, 4, 44), _UPRIGHT)
    top = balance.top * _ROOM
    made.update_xaxes(visible=False, fixedrange=True, range=[-0.6, max(len(balance.pairs), 1) - 0.4])
    made.update_yaxes(visible=False, fixedrange=True, range=[-top, top])
    places = list(range(len(balance.pairs)))
    for code, values, sign in _sides(balance):
        made.add_trace(
            go.Bar(
                x=places,
                y=[sign * value for value in values],
                width=_WIDTH,
                marker={"color": colours[token(code, (balance.above, balance.below))], "line": {"width": 0}},
                customdata=[LIST + str(_begun(code, pair)) for pair in balance.pairs],
                hoverinfo="none",  # a bar that skips the pointer takes no clicks either
            )
        )
    made.update_layout(
        barmode="overlay",
        shapes=[line(-0.6, 0, max(len(balance.pairs), 1) - 0.4, 0, colours["ink3"], 1)],
        annotations=[*_values(balance, colours), *_quarters(balance, colours)],
    )
    return made


def category_figure(balance: Balance, theme: Theme = "light") -> go.Figure:
    """Groups from top to bottom, a side to the left and one to the right; `customdata` is `list:` and a tally."""
    colours = palette(theme)
    rows = max(len(balance.pairs), 1)
    made = figure(colours, balance.language, (_NAMES, 4, 4, 4), rows * _ROW)
    top = balance.top * _ROOM
    made.update_xaxes(visible=False, fixedrange=True, range=[-top, top])
    made.update_yaxes(visible=False, fixedrange=True, range=[rows - 0.5, -0.5])
    for code, values, sign in _sides(balance):
        made.add_trace(
            go.Bar(
                y=list(range(len(balance.pairs))),
                x=[-sign * value for value in values],
                width=_BAR / _ROW,
                orientation="h",
                marker={"color": colours[token(code, (balance.above, balance.below))], "line": {"width": 0}},
                customdata=[
                    LIST + str(Tally(side=code, kind=balance.field or "category", value=pair.id))
                    for pair in balance.pairs
                ],
                hoverinfo="none",  # a bar that skips the pointer takes no clicks either
            )
        )
    names = {"xref": "paper", "xanchor": "left", "yanchor": "middle", "xshift": 2 - _NAMES}
    made.update_layout(
        barmode="overlay",
        shapes=[line(0, -0.5, 0, rows - 0.5, colours["ink3"], 1)],
        annotations=[
            *_values(balance, colours, lying=True),
            *(
                note(plain(pair.name), 0, at, font={"size": TEXT, "color": colours["ink2"]}, **names)
                for at, pair in enumerate(balance.pairs)
            ),
        ],
    )
    return made


def _begun(code: str, pair: Pair) -> Tally:
    return Tally(side=code, kind="began", first=pair.first, last=pair.last)


def _sides(balance: Balance) -> list[tuple[str, list[int], int]]:
    return [
        (balance.above, [pair.above for pair in balance.pairs], 1),
        (balance.below, [pair.below for pair in balance.pairs], -1),
    ]


def _values(balance: Balance, colours: Palette, lying: bool = False) -> list[dict[str, Any]]:
    """The numbers at the ends of the bars, in the colours of the sides."""
    notes = []
    for code, values, sign in _sides(balance):
        font = {"size": TEXT, "color": colours[side_colour(code, (balance.above, balance.below))]}
        for at, value in enumerate(values):
            if lying:
                anchor = "right" if sign > 0 else "left"
                style = {"xanchor": anchor, "yanchor": "middle", "xshift": -4 * sign, "font": font}
                notes.append(note(f"{value:,}", -sign * value, at, **style))
            else:
                anchor = "bottom" if sign > 0 else "top"
                notes.append(note(f"{value:,}", at, sign * value, yanchor=anchor, yshift=2 * sign, font=font))
    return notes


def _quarters(balance: Balance, colours: Palette) -> list[dict[str, Any]]:
    font = {"size": TEXT, "color": colours["ink2"]}
    place = {"yref": "paper", "yanchor": "top", "yshift": -6, "font": font}
    return [note(_named(pair, at), at, 0, **place) for at, pair in enumerate(balance.pairs)]


def _named(pair: Pair, at: int) -> str:
    """A quarter; the first of a year and of the chart with the year in bold."""
    opens = pair.first is not None and str(pair.first.year) not in pair.name and (at == 0 or pair.first.month == 1)
    return f"{plain(pair.name)}<br><b>{pair.first.year}</b>" if opens and pair.first else plain(pair.name)
