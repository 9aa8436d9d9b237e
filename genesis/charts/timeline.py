"""The timeline as a Plotly figure: lanes, soft bars, symbols, labels, ticks; every mark can be clicked."""

from collections.abc import Sequence
from math import inf
from typing import Any

import plotly.graph_objects as go

from genesis.charts.bars import bar_traces
from genesis.charts.cells import cells
from genesis.charts.ink import (
    NAME,
    SMALL,
    TEXT,
    Drawn,
    bars,
    column_colour,
    column_width,
    drawn,
    hover_text,
    line,
    note,
    plain,
)
from genesis.charts.marks import (
    discs,
    faded_beside_the_open,
    label_notes,
    open_frame,
    sign_notes,
    symbol_shapes,
    symbols,
    targets,
)
from genesis.charts.spots import LIST, Spot, targets_on
from genesis.palette import Palette, Theme, palette
from genesis.scene import Lane, Scene, Tick
from genesis.scene.measure import text_width
from genesis.wording import words

TOP, RIGHT, BOTTOM = 44, 2, 20
_EDGE = 16  # pixels that half a tick label takes


def timeline_figure(scene: Scene, theme: Theme = "light") -> go.Figure:
    """Draw a scene. `customdata` of each target is the event's id; of a column, first and last day and lane."""
    colours = palette(theme)
    faded = faded_beside_the_open(scene)
    return drawn(
        colours,
        scene.language,
        (scene.gutter, TOP, RIGHT, BOTTOM),
        (scene.width, scene.height),
        traces=[
            *bar_traces(scene.marks, colours, faded),
            *symbols(scene.marks, colours, faded),
            *_columns(scene, colours),
            *cells(scene, colours),
            *targets_on(_named(scene), colours),
            *targets(scene.marks, colours),
        ],
        shapes=[
            *_grid(scene, colours),
            *open_frame(scene, colours),
            *symbol_shapes(scene.marks, colours, faded),
            *discs(scene, colours),
        ],
        annotations=[
            *tick_notes(scene.ticks, colours, at_edge=not scene.gutter),
            *_lane_names(scene, colours),
            *label_notes(scene, colours, faded),
            *sign_notes(scene, colours),
            *_newest(scene, colours),
        ],
    )


def _named(scene: Scene) -> list[Spot]:
    """The names of lanes that can be clicked: those above their lanes, which stand within the plot."""
    hint = words(scene.language)("comparison.list_open")
    named = [(lane, f"{lane.name} {lane.count:,}") for lane in scene.lanes if lane.opens and not scene.gutter]
    return [Spot(text, 0, lane.top + 4 + NAME / 2, LIST + lane.opens, (text, hint), size=NAME) for lane, text in named]


def tick_notes(ticks: Sequence[Tick], colours: Palette, at_edge: bool = False) -> list[Drawn]:
    """The labels of a time axis above the plot: the text, and the year in bold under it.

    `at_edge`: there is no gutter into which the first one could reach.
    """
    notes = []
    taken = -inf  # up to where the first label reaches that does not stand centred on its line
    for tick in ticks:
        if tick.x - text_width(tick.text, TEXT) / 2 < taken:
            continue
        lines = [plain(tick.text)] if tick.text else []
        if tick.year:
            lines.append(f"<b>{tick.year}</b>")
        style = {"yref": "paper", "yanchor": "bottom", "yshift": 6, "font": {"size": TEXT, "color": colours["ink2"]}}
        anchor = "left" if at_edge and tick.x < _EDGE else "center"
        if anchor == "left":
            taken = tick.x + max(text_width(tick.text, TEXT), text_width(tick.year, TEXT, bold=True)) + 2
        notes.append(note("<br>".join(lines), tick.x, 1, xanchor=anchor, align=anchor, **style))
    return notes


def _columns(scene: Scene, colours: Palette) -> list[Drawn]:
    """Counts instead of marks: columns that stand on the foot of their lane, on one scale for all lanes."""
    if not scene.columns:
        return []
    feet = {lane.id: lane.top + lane.height - 8 for lane in scene.lanes}
    unit = (min(lane.height for lane in scene.lanes) - 24) / max(scene.column_top, 1)
    columns = scene.columns
    return [
        bars(
            x=[round((column.x0 + column.x1) / 2, 2) for column in columns],
            width=[column_width(column, 2) for column in columns],
            base=[round(feet[column.lane] - column.low * unit, 2) for column in columns],
            y=[round(-(column.high - column.low) * unit, 2) for column in columns],
            marker={"color": [column_colour(column, colours) for column in columns], "line": {"width": 0}},
            customdata=[[str(column.first), str(column.last), column.lane] for column in columns],
            hovertext=[hover_text(column.hover) for column in columns],
            hoverinfo="text",
        )
    ]


def _grid(scene: Scene, colours: Palette) -> list[Drawn]:
    """Gridlines at the ticks, lines between the lanes, the newest source."""
    bottom = scene.height
    lines = [(tick.x, colours["border" if tick.year else "grid"]) for tick in scene.ticks]
    shapes = [line(x, 0, x, bottom, colour, layer="below") for x, colour in lines]
    for y in (*(lane.top for lane in scene.lanes), bottom):
        shapes.extend(lane_lines(y, scene.gutter, colours))
    if scene.newest is not None:
        x, dotted = scene.newest, "1.5px,3px"
        shapes.append(line(x, 0, x, bottom, colours["as_known"], 1.5, dash=dotted, layer="below"))
    return shapes


def lane_lines(y: float, gutter: float, colours: Palette) -> list[Drawn]:
    """A hairline over gutter and plot, in two pieces: only a shape in units of the paper may leave the plot."""
    plot = line(0, y, 1, y, colours["border"], xref="paper", layer="below")
    beside = line(-gutter, y, 0, y, colours["border"], xref="paper", layer="below")
    return [plot, {**beside, "xsizemode": "pixel", "xanchor": 0}]


def _lane_names(scene: Scene, colours: Palette) -> list[Drawn]:
    return [one for lane in scene.lanes for one in lane_name(lane, scene.gutter, colours)]


def lane_name(lane: Lane, gutter: float, colours: Palette) -> list[Drawn]:
    """The name of a lane in its colour and under it the counts; without a gutter on one line above the lane."""
    place: dict[str, Any] = {
        "xref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "xshift": 2 - gutter,
    }
    large, small = {"size": NAME, "color": colours[lane.colour]}, {"size": TEXT, "color": colours["ink3"]}
    name = f"<b>{plain(lane.name)}</b>"
    if not gutter:
        told = f'{name} <span style="color:{colours["ink3"]}">{lane.count:,}</span>'
        return [note(told, 0, lane.top, yshift=-4, font=large, **place)]
    notes = "<br>".join(map(plain, lane.notes))
    return [
        note(name, 0, lane.top, yshift=-8, font=large, **place),
        note(notes, 0, lane.top, yshift=-29, font=small, **place),
    ]


def _newest(scene: Scene, colours: Palette) -> list[Drawn]:
    if scene.newest is None:
        return []
    right = scene.newest > scene.width * 0.8
    style = {"xanchor": "right" if right else "left", "yanchor": "top", "xshift": -4 if right else 4, "yshift": -2}
    font = {"size": SMALL, "color": colours["ink3"]}
    return [note(plain(scene.newest_text), scene.newest, scene.height, font=font, **style)]
