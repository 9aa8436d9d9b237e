"""Two sides above and below one time axis, with numbered ties between their acts."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from genesis.charts.bars import bar_traces
from genesis.charts.cells import cells
from genesis.charts.ink import TEXT, drawn, line, note, plain, rectangle
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
from genesis.charts.ties import sign_number, sign_shape, tie_number, tie_shapes
from genesis.charts.timeline import RIGHT
from genesis.palette import Palette, Theme, palette
from genesis.scene import Lane, Scene
from genesis.scene.measure import text_width
from genesis.scene.mirror import BAND, TICK_OFFSET, Mirror, Side, band_text
from genesis.scene.opposites import token
from genesis.wording import country, words

_TITLE = 28  # pixels for the name of a side above and below
_INSET = 2  # pixels left of names


def mirror_figure(mirror: Mirror, theme: Theme = "light") -> go.Figure:
    """Draw two sides; `customdata` of a mark is the event's id, of a name or count `list:` and its tally.

    The names of the lanes stand within the plot, left of 0: there they can be clicked.
    """
    colours, scene = palette(theme), mirror.scene
    faded = faded_beside_the_open(scene)
    made = drawn(
        colours,
        scene.language,
        (0, 0, RIGHT, 0),
        (scene.width, _foot(mirror) + _TITLE),
        traces=[
            *bar_traces(scene.marks, colours, faded),
            *symbols(scene.marks, colours, faded),
            *cells(scene, colours),
            *targets_on(_words(mirror), colours),
            *targets(scene.marks, colours),
        ],
        shapes=[
            *_grid(mirror, colours),
            *open_frame(scene, colours),
            *symbol_shapes(scene.marks, colours, faded),
            *discs(scene, colours),
            *(shape for arc in mirror.arcs for shape in tie_shapes(arc, colours)),
            *(sign_shape(sign, colours) for sign in mirror.signs),
        ],
        annotations=[
            *_axis(mirror, colours),
            *_names(scene, colours),
            _title(mirror, mirror.above, colours),
            _title(mirror, mirror.below, colours),
            *label_notes(scene, colours, faded),
            *sign_notes(scene, colours),
            *(tie_number(arc, colours) for arc in mirror.arcs),
            *(sign_number(sign, colours) for sign in mirror.signs),
        ],
    )
    made.layout.xaxis.range = [-scene.gutter, scene.width]
    made.layout.yaxis.range = [_foot(mirror), -_TITLE]
    made.layout.barmode = "overlay"
    return made


def _foot(mirror: Mirror) -> float:
    """Where the figure ends: below the name of the lower side, or below the last lane of the further ones."""
    return mirror.scene.height + (1 if mirror.scene.height > mirror.foot else _TITLE)


def side_colour(code: str, codes: Sequence[str]) -> str:
    """The token of the text of a side among those compared."""
    return f"{token(code, codes)}_text"


def _grid(mirror: Mirror, colours: Palette) -> list[dict[str, Any]]:
    scene, top, bottom = mirror.scene, mirror.axis_top, mirror.axis_top + BAND
    left, right = -scene.gutter, scene.width
    shapes = [rectangle(left, top, right, bottom, fillcolor=colours["surface"], layer="below")]
    shapes.extend(
        line(tick.x, 0, tick.x, scene.height, colours["border" if tick.year else "grid"], layer="below")
        for tick in scene.ticks
    )
    edges = (*(lane.top for lane in scene.lanes), top, bottom, mirror.foot, scene.height)
    shapes.extend(line(left, y, right, y, colours["border"], layer="below") for y in edges)
    return shapes


def _axis(mirror: Mirror, colours: Palette) -> list[dict[str, Any]]:
    """Ticks within the band, to the right of their lines; January with its year, in bold."""
    middle = mirror.axis_top + BAND / 2
    notes = []
    for tick in mirror.scene.ticks:
        said = band_text(tick, mirror.scene.language)
        if tick.x + TICK_OFFSET + text_width(said, TEXT, bold=bool(tick.year)) > mirror.scene.width:
            continue
        told = plain(said)
        text = f"<b>{told}</b>" if tick.year else told
        font = {"size": TEXT, "color": colours["ink" if tick.year else "ink2"]}
        notes.append(note(text, tick.x, middle, xanchor="left", yanchor="middle", xshift=TICK_OFFSET, font=font))
    return notes


def _names(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
    place = {"xanchor": "left", "yanchor": "middle", "xshift": _INSET}
    return [
        note(
            plain(_lane_words(lane)), -scene.gutter, lane.top + lane.height / 2,
            font={"size": TEXT, "color": colours[lane.colour]}, **place,
        )
        for lane in scene.lanes
    ]  # fmt: skip


def _lane_words(lane: Lane) -> str:
    return f"{lane.name} {lane.count:,}"


def _words(mirror: Mirror) -> list[Spot]:
    """What can be clicked beside the marks: the sides, and the names of the lanes with their counts."""
    scene, left = mirror.scene, _INSET - mirror.scene.gutter
    hint = words(scene.language)("comparison.list_open")
    sides = [
        (" ".join(_side_words(mirror, side)), _middle(mirror, side), 15, f"{side.code}:acts")
        for side in (mirror.above, mirror.below)
        if side.acts
    ]
    lanes = [(_lane_words(lane), lane.top + lane.height / 2, TEXT, lane.opens) for lane in scene.lanes if lane.opens]
    return [Spot(text, left, y, LIST + opens, (text, hint), size=size) for text, y, size, opens in (*sides, *lanes)]


def _middle(mirror: Mirror, side: Side) -> float:
    """The middle of the line with the name of a side."""
    return -_TITLE / 2 if side is mirror.above else mirror.foot + _TITLE / 2


def _side_words(mirror: Mirror, side: Side) -> tuple[str, str]:
    say = words(mirror.scene.language)
    acts = say("count.acts", n=side.acts)
    place = "above" if side is mirror.above else "below"
    return country(side.code, mirror.scene.language), say(f"comparison.{place}_axis", acts=acts)


def _title(mirror: Mirror, side: Side, colours: Palette) -> dict[str, Any]:
    """The name of a side in its colour, how many acts, on which side of the axis."""
    name, told = map(plain, _side_words(mirror, side))
    text = f'<b>{name}</b> <span style="color:{colours["ink2"]}">{told}</span>'
    font = {"size": 15, "color": colours[side_colour(side.code, [one.code for one in mirror.sides])]}
    place = {"xanchor": "left", "xshift": _INSET, "yanchor": "middle"}
    return note(text, -mirror.scene.gutter, _middle(mirror, side), font=font, **place)
