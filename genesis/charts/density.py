"""The strip of all dates under a timeline, with the window and its handles."""

from typing import Any

import plotly.graph_objects as go

from genesis.charts.ink import (
    IN_PIXELS,
    SMALL,
    TEXT,
    Drawn,
    bars,
    column_colour,
    column_width,
    drawn,
    line,
    note,
    plain,
    rectangle,
)
from genesis.charts.timeline import RIGHT
from genesis.palette import Palette, Theme, palette
from genesis.scene import Scene, Strip

_TOP, _NAMED_TOP, _BOTTOM = 4, 40, 22  # without a gutter, the words stand over the strip on two lines
_ABOVE = 19  # pixels from the strip to the upper of them
_HANDLE = (8, 18)


def density_figure(scene: Scene, theme: Theme = "light") -> go.Figure | None:
    """Draw the density strip of a scene at the same margins; None where the scene has none."""
    strip = scene.strip
    if strip is None:
        return None
    colours = palette(theme)
    top = _TOP if scene.gutter else _NAMED_TOP
    made = drawn(
        colours,
        scene.language,
        (scene.gutter, top, RIGHT, _BOTTOM),
        (scene.width, strip.height),
        traces=_bars(strip, colours),
        shapes=_shapes(strip, scene.width, colours),
        annotations=_notes(strip, scene, colours),
    )
    made.layout.hovermode = False
    return made


def _bars(strip: Strip, colours: Palette) -> list[Drawn]:
    if not strip.columns:
        return []
    unit = (strip.height - 6) / strip.top
    columns = strip.columns
    return [
        bars(
            x=[round((column.x0 + column.x1) / 2, 2) for column in columns],
            width=[column_width(column, 4) for column in columns],
            base=[round(strip.height - column.low * unit, 2) for column in columns],
            y=[round(-(column.high - column.low) * unit, 2) for column in columns],
            marker={"color": [column_colour(column, colours) for column in columns], "line": {"width": 0}},
            hoverinfo="skip",
        )
    ]


def _shapes(strip: Strip, width: float, colours: Palette) -> list[Drawn]:
    left, right = strip.window
    shade = {"fillcolor": colours.tint("ink3", 0.1), "layer": "below"}
    shapes = [rectangle(0, 0, left, strip.height, **shade), rectangle(right, 0, width, strip.height, **shade)]
    shapes.append(line(0, strip.height, width, strip.height, colours["border"]))
    for x in strip.window:
        shapes.append(line(x, 0, x, strip.height, colours["ink"], 1.5))
        shapes.append(_handle(x, strip.height / 2, colours))
    return shapes


def _handle(x: float, y: float, colours: Palette) -> Drawn:
    half_width, half_height = _HANDLE[0] / 2, _HANDLE[1] / 2
    return {
        **rectangle(-half_width, -half_height, half_width, half_height),
        **IN_PIXELS,
        "xanchor": x,
        "yanchor": y,
        "fillcolor": colours["bg"],
        "line": {"color": colours["ink"], "width": 1.5},
    }


def _notes(strip: Strip, scene: Scene, colours: Palette) -> list[Drawn]:
    small = {"size": SMALL, "color": colours["ink3"]}
    year = {"yref": "paper", "yanchor": "top", "yshift": -4, "font": {"size": TEXT, "color": colours["ink"]}}
    notes = [
        note(f"<b>{tick.year}</b>", tick.x, 0, **year, xanchor="left" if tick.x < 1 else "center")
        for tick in strip.ticks
    ]
    inset = 6 if scene.gutter else 2
    upright = {"yanchor": "top", "yshift": -3} if scene.gutter else {"yanchor": "bottom", "yshift": 3}
    if strip.earlier:
        notes.append(note(plain(strip.earlier), 0, 0, xanchor="left", xshift=inset, font=small, **upright))
    if strip.later:
        notes.append(note(plain(strip.later), scene.width, 0, xanchor="right", xshift=-inset, font=small, **upright))
    notes.append(_name(strip, scene.gutter, colours))
    return notes


def _name(strip: Strip, gutter: float, colours: Palette) -> Drawn:
    """What the strip counts: in the gutter on two lines, else on one line above it."""
    font = {"size": SMALL, "color": colours["ink3"]}
    name = f'<span style="color:{colours["ink2"]}">{plain(strip.name)}</span>'
    place: dict[str, Any] = {"xref": "paper", "xanchor": "left", "xshift": 2 - gutter, "align": "left", "font": font}
    if not gutter:
        return note(f"{name} · {plain(strip.unit)}", 0, 0, yanchor="bottom", yshift=_ABOVE, **place)
    return note(f"{name}<br>{plain(strip.unit)}", 0, strip.height / 2, yanchor="middle", **place)
