"""Two sides above and below one time axis, with numbered ties between their acts."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from genesis.charts.bars import bar_traces
from genesis.charts.ink import SMALL, TEXT, bare_axes, figure, line, note, plain, rectangle
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
from genesis.charts.ties import tie_number, tie_shapes
from genesis.charts.timeline import RIGHT, lane_lines
from genesis.palette import Palette, Theme, palette
from genesis.scene import Scene
from genesis.scene.mirror import BAND, TICK_OFFSET, Mirror, Side, band_text
from genesis.scene.opposites import token
from genesis.wording import country, words

_TITLE = 28  # pixels for the name of a side above and below


def mirror_figure(mirror: Mirror, theme: Theme = "light") -> go.Figure:
    """Draw two sides; `customdata` of each target is the event's id."""
    colours, scene = palette(theme), mirror.scene
    made = figure(colours, scene.language, (scene.gutter, _TITLE, RIGHT, _TITLE), scene.height)
    bare_axes(made, scene.width, scene.height)
    faded = faded_beside_the_open(scene)
    made.add_traces(bar_traces(scene.marks, colours, faded))
    made.add_traces(symbols(scene.marks, colours, faded))
    made.add_traces(targets(scene.marks, colours))
    made.update_layout(
        shapes=[
            *_grid(mirror, colours),
            *open_frame(scene, colours),
            *symbol_shapes(scene.marks, colours, faded),
            *discs(scene, colours),
            *(shape for arc in mirror.arcs for shape in tie_shapes(arc, colours)),
        ],
        annotations=[
            *_axis(mirror, colours),
            *_names(scene, colours),
            _title(mirror, mirror.above, colours),
            _title(mirror, mirror.below, colours),
            *label_notes(scene, colours, faded),
            *sign_notes(scene, colours),
            *(tie_number(arc, colours) for arc in mirror.arcs),
        ],
    )
    return made


def side_colour(code: str, codes: Sequence[str]) -> str:
    """The token of the text of a side among those compared."""
    return f"{token(code, codes)}_text"


def _grid(mirror: Mirror, colours: Palette) -> list[dict[str, Any]]:
    scene, top, bottom = mirror.scene, mirror.axis_top, mirror.axis_top + BAND
    shapes = [
        line(tick.x, 0, tick.x, scene.height, colours["border" if tick.year else "grid"], layer="below")
        for tick in scene.ticks
    ]
    band = rectangle(0, top, 1, bottom, xref="paper", fillcolor=colours["surface"], layer="below")
    beside = {**rectangle(-scene.gutter, top, 0, bottom, xref="paper", fillcolor=colours["surface"], layer="below")}
    shapes = [band, {**beside, "xsizemode": "pixel", "xanchor": 0}, *shapes]
    for lane in scene.lanes:
        shapes.extend(lane_lines(lane.top, scene.gutter, colours))
    for y in (top, bottom, mirror.foot, scene.height):
        shapes.extend(lane_lines(y, scene.gutter, colours))
    return shapes


def _axis(mirror: Mirror, colours: Palette) -> list[dict[str, Any]]:
    """Ticks within the band, to the right of their lines; January with its year, in bold."""
    middle = mirror.axis_top + BAND / 2
    notes = []
    for tick in mirror.scene.ticks:
        told = plain(band_text(tick, mirror.scene.language))
        text = f"<b>{told}</b>" if tick.year else told
        font = {"size": TEXT, "color": colours["ink" if tick.year else "ink2"]}
        notes.append(note(text, tick.x, middle, xanchor="left", yanchor="middle", xshift=TICK_OFFSET, font=font))
    return notes


def _names(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
    place = {"xref": "paper", "xanchor": "left", "yanchor": "middle", "xshift": 2 - scene.gutter}
    return [
        note(
            f"{plain(lane.name)} {lane.count}", 0, lane.top + lane.height / 2,
            font={"size": TEXT, "color": colours[lane.colour]}, **place,
        )
        for lane in scene.lanes
    ]  # fmt: skip


def _title(mirror: Mirror, side: Side, colours: Palette) -> dict[str, Any]:
    """The name of a side in its colour, how many acts, on which side of the axis."""
    scene, upper = mirror.scene, side is mirror.above
    say = words(scene.language)
    told = say(f"comparison.{'above' if upper else 'below'}_axis", acts=say("count.acts", n=side.acts))
    text = (
        f'<b>{plain(country(side.code, scene.language))}</b> <span style="color:{colours["ink2"]}">{plain(told)}</span>'
    )
    upright = {"yanchor": "bottom", "yshift": 5} if upper else {"yanchor": "top", "yshift": -5}
    font = {"size": 15, "color": colours[side_colour(side.code, [one.code for one in mirror.sides])]}
    place = {"xref": "paper", "xanchor": "left", "xshift": 2 - scene.gutter}
    return note(text, 0, 0 if upper else mirror.foot, font=font, **place, **upright)
