"""What all charts share: an empty figure in our type and colours, escaped text, rectangles and lines."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from genesis.palette import Palette, font_stack
from genesis.scene import Column, Run

TEXT, SMALL, NAME = 13, 12, 15  # type sizes in pixels
HAIR = 1
_SPREAD, _SPREAD_OPACITY = "spread", 0.35
IN_PIXELS = {"xsizemode": "pixel", "ysizemode": "pixel"}  # a shape that a wider plot moves but does not stretch
TARGET = 24  # pixels of what a finger or pointer hits
_BARE = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "ticks": ""}
Drawn = dict[str, Any]  # a trace, shape or annotation as Plotly takes it


def figure(palette: Palette, language: str, margin: tuple[float, float, float, float], height: float) -> go.Figure:
    """An empty figure: no template, no bar, no legend; `margin` is left, top, right, bottom in pixels."""
    return go.Figure(layout=_layout(palette, language, margin, height))


def drawn(
    palette: Palette,
    language: str,
    margin: tuple[float, float, float, float],
    size: tuple[float, float],
    traces: Sequence[Drawn],
    shapes: Sequence[Drawn],
    annotations: Sequence[Drawn],
) -> go.Figure:
    """A whole figure at once, `size` wide and high, with axes in pixels of the scene.

    Plotly does not check it: its checks would take ten times as long as all the rest, in every run of a page. The
    tests check every kind of chart instead.
    """
    width, height = size
    layout = _layout(palette, language, margin, height)
    layout |= {"xaxis": {"range": [0, width], **_BARE}, "yaxis": {"range": [height, 0], **_BARE}}
    layout |= {"shapes": list(shapes), "annotations": list(annotations)}
    return go.Figure(data=list(traces), layout=layout, _validate=False)


def _layout(palette: Palette, language: str, margin: tuple[float, float, float, float], height: float) -> Drawn:
    left, top, right, bottom = margin
    return {
        "template": None,
        "paper_bgcolor": palette["bg"],
        "plot_bgcolor": palette["bg"],
        "font": {"family": font_stack(language), "size": TEXT, "color": palette["ink"]},
        "margin": {"l": left, "t": top, "r": right, "b": bottom, "pad": 0, "autoexpand": False},
        "height": height + top + bottom,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 16,
        "hoverlabel": {
            "bgcolor": palette["surface"],
            "bordercolor": palette["border"],
            "font": {"family": font_stack(language), "size": TEXT, "color": palette["ink"]},
            "align": "left",
            "namelength": 0,
        },
        "modebar": {
            "remove": ["toImage", "zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", "resetScale"]
        },
    }


def bare_axes(made: go.Figure, width: float, height: float) -> None:
    """Axes in pixels of the scene: x to the right, y downwards, nothing of them drawn."""
    made.update_xaxes(range=[0, width], **_BARE)
    made.update_yaxes(range=[height, 0], **_BARE)


def scatter(**fields: Any) -> Drawn:
    """A trace of lines or markers."""
    return {"type": "scatter", **fields}


def bars(**fields: Any) -> Drawn:
    """A trace of upright bars."""
    return {"type": "bar", **fields}


def coloured(lines: Sequence[Sequence[Run]], palette: Palette, faded: bool = False) -> str:
    """Lines of runs as the little HTML that Plotly takes; what comes from documents is escaped."""
    return "<br>".join("".join(_span(run, palette, faded) for run in line) for line in lines)


def _span(run: Run, palette: Palette, faded: bool) -> str:
    colour = palette["ink3" if faded else run.colour]
    return f'<span style="color:{colour}">{plain(run.text)}</span>'


def plain(text: str) -> str:
    """A text that Plotly shows as it is: no markup, no formulas."""
    return escape(text, quote=False).replace("$", "&#36;")


def column_colour(column: Column, palette: Palette) -> str:
    """The colour of a column of counts; what is spread evenly over several is a tint."""
    return palette.tint("others", _SPREAD_OPACITY) if column.colour == _SPREAD else palette[column.colour]


def column_width(column: Column, gap: float) -> float:
    """How wide a column is drawn, in pixels: without a gap to the next one, of which narrow ones have less."""
    room = column.x1 - column.x0
    return round(max(1.0, room - min(gap, room / 4)), 2)


def hover_text(lines: Iterable[str]) -> str:
    """Lines for a hover box: the first in bold, long ones broken."""
    first, *rest = [_broken(line) for line in lines] or [""]
    return "<br>".join([f"<b>{first}</b>", *rest])


def _broken(line: str, most: int = 64) -> str:
    """A long line over several, broken at spaces; Chinese after half as many characters."""
    if 2 * len(line) <= most:
        return plain(line)
    out, current = [], ""
    for word in line.split(" "):
        if current and _length(current) + _length(word) + 1 > most:
            out.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return "<br>".join(plain(part) for part in [*out, current])


def _length(text: str) -> int:
    return sum(2 if sign >= "\u2e80" else 1 for sign in text)


def rectangle(x0: float, y0: float, x1: float, y1: float, **style: Any) -> dict[str, Any]:
    """A rectangle in pixels of the scene, as a layout shape."""
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "line": {"width": 0},
        **style,
    }


def line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = HAIR, **style: Any) -> dict[str, Any]:
    """A line in pixels of the scene, as a layout shape."""
    stroke = {"color": colour, "width": width, "dash": style.pop("dash", "solid")}
    return {"type": "line", "xref": "x", "yref": "y", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": stroke, **style}


def note(text: str, x: float, y: float, **style: Any) -> dict[str, Any]:
    """A text without an arrow, as an annotation; `xshift` and `yshift` are pixels that do not stretch.

    The text is aligned as it is anchored: else Plotly centres it in a width measured before the font has come.
    """
    style.setdefault("align", style.get("xanchor", "center"))
    return {"text": text, "x": x, "y": y, "xref": "x", "yref": "y", "showarrow": False, "borderpad": 0, **style}
