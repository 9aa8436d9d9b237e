"""Counts of two sides as mirrored bars on one scale: by quarter upright, by category lying."""

from math import ceil
from typing import Any

import plotly.graph_objects as go

from genesis.charts.ink import TEXT, figure, hover_text, line, note, plain
from genesis.charts.mirror import side_colour
from genesis.charts.spots import LIST
from genesis.palette import Palette, Theme, palette
from genesis.scene.balance import Balance, Pair
from genesis.scene.measure import text_width
from genesis.scene.opposites import token
from genesis.selection.tally import Tally
from genesis.wording import country, words

_ROW, _BAR = 26, 16  # pixels of a category and of its bar
_NAMES = 168  # pixels of the names of categories
_UPRIGHT = 190  # height of the quarters' chart
_ROOM = 1.18  # of the scale, for the numbers at the ends
_WIDTH = 0.55
_EDGE = 4  # pixels beside the quarters, and between the names of two


def quarter_figure(balance: Balance, theme: Theme = "light", width: float = 480) -> go.Figure:
    """Quarters from left to right: one side upwards, the other downwards; `customdata` is `list:` and a tally.

    `width` is that of the whole figure in pixels, or less: as many quarters have their names as it holds.
    """
    colours = palette(theme)
    made = figure(colours, balance.language, (_EDGE, 8, _EDGE, 44), _UPRIGHT)
    spare = (_ROOM - 1) * balance.top
    most = [max(half, default=0) + spare for _, half, _ in _sides(balance)]
    made.update_xaxes(visible=False, fixedrange=True, range=[-0.6, max(len(balance.pairs), 1) - 0.4])
    made.update_yaxes(visible=False, fixedrange=True, range=[-most[1], most[0]])
    places = list(range(len(balance.pairs)))
    for (code, values, sign), reach in zip(_sides(balance), most, strict=True):
        told = [Tally(side=code, kind="began", first=pair.first, last=pair.last) for pair in balance.pairs]
        lengths = [sign * value for value in values]
        made.add_traces(
            [
                go.Bar(x=places, y=lengths, width=_WIDTH, **_ink(code, balance, colours)),
                go.Bar(
                    x=places, y=[sign * reach] * len(places), width=1, **_opening(balance, code, values, told, colours)
                ),
            ]
        )  # fmt: skip
    room = (width - 2 * _EDGE) / max(len(balance.pairs), 1)
    made.update_layout(
        barmode="overlay",
        shapes=[line(-0.6, 0, max(len(balance.pairs), 1) - 0.4, 0, colours["ink3"], 1)],
        annotations=[*_values(balance, colours), *_quarters(balance, room, colours)],
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
    places = list(range(len(balance.pairs)))
    for code, values, sign in _sides(balance):
        told = [Tally(side=code, kind=balance.field or "category", value=pair.id) for pair in balance.pairs]
        lying = {"y": places, "orientation": "h"}
        lengths = [-sign * value for value in values]
        made.add_traces(
            [
                go.Bar(x=lengths, width=_BAR / _ROW, **lying, **_ink(code, balance, colours)),
                go.Bar(
                    x=[-sign * top] * len(places), width=1, **lying, **_opening(balance, code, values, told, colours)
                ),
            ]
        )  # fmt: skip
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


def _ink(code: str, balance: Balance, colours: Palette) -> dict[str, Any]:
    colour = colours[token(code, (balance.above, balance.below))]
    return {"marker": {"color": colour, "line": {"width": 0}}, "hoverinfo": "skip"}


def _opening(balance: Balance, code: str, values: list[int], told: list[Tally], colours: Palette) -> dict[str, Any]:
    """What makes an invisible bar, as long as the chart is, list what the bar and number in it count."""
    say = words(balance.language)
    names = [f"{country(code, balance.language)} · {pair.name}" for pair in balance.pairs]
    hovers = [
        hover_text((name, say("count.acts", n=value), *((say("comparison.list_open"),) if value else ())))
        for name, value in zip(names, values, strict=True)
    ]
    return {
        "marker": {"color": colours.tint("bg", 0), "line": {"width": 0}},
        "customdata": [LIST + str(one) if value else None for one, value in zip(told, values, strict=True)],
        "hovertext": hovers,
        "hoverinfo": "text",
    }


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


def _quarters(balance: Balance, room: float, colours: Palette) -> list[dict[str, Any]]:
    """The names of quarters; where they have no room, every second or third."""
    font = {"size": TEXT, "color": colours["ink2"]}
    place = {"yref": "paper", "yanchor": "top", "yshift": -6, "font": font}
    widest = max((text_width(pair.name, TEXT) for pair in balance.pairs), default=0) + _EDGE
    step = max(1, ceil(widest / room))
    return [note(_named(pair, at), at, 0, **place) for at, pair in enumerate(balance.pairs) if at % step == 0]


def _named(pair: Pair, at: int) -> str:
    """A quarter; the first of a year and of the chart with the year in bold."""
    opens = pair.first is not None and str(pair.first.year) not in pair.name and (at == 0 or pair.first.month == 1)
    return f"{plain(pair.name)}<br><b>{pair.first.year}</b>" if opens and pair.first else plain(pair.name)
