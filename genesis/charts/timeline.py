"""The timeline as a Plotly figure: lanes, soft bars, symbols, labels, ticks; every mark can be clicked."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from genesis.charts.bars import bar_traces
from genesis.charts.ink import (
    IN_PIXELS,
    NAME,
    SMALL,
    TARGET,
    TEXT,
    bare_axes,
    coloured,
    figure,
    hover_text,
    line,
    note,
    plain,
    rectangle,
)
from genesis.charts.outline import dashed_symbol
from genesis.palette import Palette, Theme, palette
from genesis.scene import Badge, Label, Lane, Mark, Scene, Tick

TOP, RIGHT, BOTTOM = 44, 2, 20
_GROUND = 0.82
_OPEN_LINE = 1.8
_DISC = 16
_EDGE = 16  # pixels that half a tick label takes
_TARGET_STEP = 60  # pixels between the invisible targets along a bar
_MOST_TARGETS = 4000
_SMALL_TARGET = 14  # of marks that stand shoulder to shoulder


def timeline_figure(scene: Scene, theme: Theme = "light") -> go.Figure:
    """Draw a scene. `customdata` of each target is the event's id; of a column, first and last day and lane."""
    colours = palette(theme)
    made = figure(colours, scene.language, (scene.gutter, TOP, RIGHT, BOTTOM), scene.height)
    bare_axes(made, scene.width, scene.height)
    faded = frozenset(mark.event_id for mark in scene.marks if mark.event_id != scene.focus_id and scene.focus)
    made.add_traces(bar_traces(scene.marks, colours, faded))
    made.add_traces(_symbols(scene.marks, colours, faded))
    made.add_traces(_columns(scene, colours))
    made.add_traces(_targets(scene.marks, colours))
    made.update_layout(
        shapes=[
            *_grid(scene, colours),
            *_focus(scene, colours),
            *_dashed(scene.marks, colours),
            *_discs(scene, colours),
        ],
        annotations=[
            *tick_notes(scene.ticks, colours, at_edge=not scene.gutter),
            *_lane_names(scene, colours),
            *_labels(scene, colours, faded),
            *_signs(scene, colours),
            *_newest(scene, colours),
        ],
    )
    return made


def tick_notes(ticks: Sequence[Tick], colours: Palette, at_edge: bool = False) -> list[dict[str, Any]]:
    """The labels of a time axis above the plot: the text, and the year in bold under it.

    `at_edge`: there is no gutter into which the first one could reach.
    """
    notes = []
    for tick in ticks:
        lines = [plain(tick.text)] if tick.text else []
        if tick.year:
            lines.append(f"<b>{tick.year}</b>")
        style = {"yref": "paper", "yanchor": "bottom", "yshift": 6, "font": {"size": TEXT, "color": colours["ink2"]}}
        anchor = "left" if at_edge and tick.x < _EDGE else "center"
        notes.append(note("<br>".join(lines), tick.x, 1, xanchor=anchor, align=anchor, **style))
    return notes


def _symbols(marks: Sequence[Mark], colours: Palette, faded: frozenset[str]) -> list[Any]:
    """All symbols but dashed days, in one trace; inside soft bars in the darker colour of texts."""
    drawn = [mark for mark in marks if mark.bar or mark.style != "dashed"]
    if not drawn:
        return []
    ink = [colours[f"{mark.colour}_text" if mark.bar and mark.style == "solid" else mark.colour] for mark in drawn]
    marker = {
        "symbol": [mark.symbol + ("" if mark.style == "solid" else "-open") for mark in drawn],
        "size": [mark.symbol_size for mark in drawn],
        "color": ink,
        "opacity": [0.5 if mark.event_id in faded else 1 for mark in drawn],
        "line": {
            "width": [0 if mark.style == "solid" else 1.3 if mark.bar else _OPEN_LINE for mark in drawn],
            "color": ink,
        },
    }
    xs, ys = [mark.symbol_x for mark in drawn], [mark.y for mark in drawn]
    return [go.Scatter(x=xs, y=ys, mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False)]


def _dashed(marks: Sequence[Mark], colours: Palette) -> list[dict[str, Any]]:
    days = [mark for mark in marks if mark.style == "dashed" and not mark.bar]
    return [dashed_symbol(mark.symbol, mark.x0, mark.y, mark.symbol_size, colours[mark.colour]) for mark in days]


def _targets(marks: Sequence[Mark], colours: Palette) -> list[Any]:
    """Invisible markers that take pointer and click: one over each symbol, more along each bar."""
    spots = [(mark, x) for mark in marks for x in _spots(mark)]
    if len(spots) > _MOST_TARGETS:
        spots = [(mark, mark.symbol_x) for mark in marks]
    if not spots:
        return []
    said = {mark.event_id: hover_text(mark.hover) for mark in marks}
    return [
        go.Scatter(
            x=[x for _, x in spots],
            y=[mark.y for mark, _ in spots],
            mode="markers",
            marker={
                "size": [TARGET if mark.labelled else _SMALL_TARGET for mark, _ in spots],
                "color": colours.tint("bg", 0),
                "line": {"width": 0},
            },
            customdata=[mark.event_id for mark, _ in spots],
            hovertext=[said[mark.event_id] for mark, _ in spots],
            hoverinfo="text",
            cliponaxis=False,
        )
    ]


def _spots(mark: Mark) -> list[float]:
    if not mark.bar:
        return [mark.symbol_x]
    return [
        mark.symbol_x,
        *(mark.symbol_x + step for step in range(_TARGET_STEP, int(mark.x1 - mark.symbol_x), _TARGET_STEP)),
    ]


def _columns(scene: Scene, colours: Palette) -> list[Any]:
    """Counts instead of marks: columns that stand on the foot of their lane, on one scale for all lanes."""
    if not scene.columns:
        return []
    feet = {lane.id: lane.top + lane.height - 8 for lane in scene.lanes}
    unit = (min(lane.height for lane in scene.lanes) - 24) / max(scene.column_top, 1)
    columns = scene.columns
    return [
        go.Bar(
            x=[(column.x0 + column.x1) / 2 for column in columns],
            width=[max(1.0, column.x1 - column.x0 - 2) for column in columns],
            base=[feet[column.lane] - column.low * unit for column in columns],
            y=[-(column.high - column.low) * unit for column in columns],
            marker={"color": [colours[column.colour] for column in columns], "line": {"width": 0}},
            customdata=[[str(column.first), str(column.last), column.lane] for column in columns],
            hovertext=[hover_text(column.hover) for column in columns],
            hoverinfo="text",
        )
    ]


def _grid(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
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


def lane_lines(y: float, gutter: float, colours: Palette) -> list[dict[str, Any]]:
    """A hairline over gutter and plot, in two pieces: only a shape in units of the paper may leave the plot."""
    plot = line(0, y, 1, y, colours["border"], xref="paper", layer="below")
    beside = line(-gutter, y, 0, y, colours["border"], xref="paper", layer="below")
    return [plot, {**beside, "xsizemode": "pixel", "xanchor": 0}]


def _lane_names(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
    return [one for lane in scene.lanes for one in lane_name(lane, scene.gutter, colours)]


def lane_name(lane: Lane, gutter: float, colours: Palette) -> list[dict[str, Any]]:
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


def _labels(scene: Scene, colours: Palette, faded: frozenset[str]) -> list[dict[str, Any]]:
    marks = {mark.event_id: mark for mark in scene.marks}
    return [
        _label(label, marks[label.event_id], colours, label.event_id in faded, label.event_id == scene.focus_id)
        for label in scene.labels
    ]


def _label(label: Label, mark: Mark, colours: Palette, faded: bool, focused: bool) -> dict[str, Any]:
    """A label tied to the end of its mark: a wider plot moves the mark, the pixels between the two stay."""
    end = (mark.x0 if label.inside or label.anchor == "right" else mark.x1) if label.tied else 0
    style: dict[str, Any] = {
        "xanchor": label.anchor,
        "yanchor": "middle",
        "xshift": label.x - end,
        "align": label.anchor,
        "font": {"size": label.size, "color": colours["ink"]},
    }
    if not (label.inside or focused):
        style["bgcolor"] = colours.tint("bg", _GROUND)
    return note(coloured(label.lines, colours, faded), end, label.y, **style)


def _discs(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
    """The ringed discs of signs, at a distance from their marks that does not stretch."""
    marks = {mark.event_id: mark for mark in scene.marks}
    return [_disc(badge, _end(badge, marks[badge.event_id]), colours) for badge in scene.badges]


def _end(badge: Badge, mark: Mark) -> float:
    return mark.x1 if badge.x >= mark.x1 else mark.x0


def _disc(badge: Badge, end: float, colours: Palette) -> dict[str, Any]:
    x, half = badge.x - end, _DISC / 2
    return {
        **rectangle(x - half, -half, x + half, half),
        **IN_PIXELS,
        "type": "circle",
        "xanchor": end,
        "yanchor": badge.y,
        "fillcolor": colours["warn_ground"],
        "line": {"color": colours["warn_line"], "width": 1.3},
    }


def _signs(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
    """What stands in the discs, and the years at the edges of bars that go on."""
    marks = {mark.event_id: mark for mark in scene.marks}
    notes = []
    for badge in scene.badges:
        end = _end(badge, marks[badge.event_id])
        font = {"size": SMALL, "color": colours["warn"]}
        sign = f"<b>{plain(badge.sign)}</b>"
        notes.append(note(sign, end, badge.y, xshift=badge.x - end, xanchor="center", yanchor="middle", font=font))
    for remark in scene.remarks:
        font = {"size": SMALL, "color": colours["ink3" if scene.focus else remark.colour]}
        notes.append(note(plain(remark.text), remark.x, remark.y, xanchor=remark.anchor, yanchor="middle", font=font))
    return notes


def _focus(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
    if scene.focus is None:
        return []
    box, frame = scene.focus, {"color": colours["ink"], "width": 1.5}
    return [rectangle(box.x0, box.y0, box.x1, box.y1, fillcolor=colours["quote"], line=frame, layer="below")]


def _newest(scene: Scene, colours: Palette) -> list[dict[str, Any]]:
    if scene.newest is None:
        return []
    right = scene.newest > scene.width * 0.8
    style = {"xanchor": "right" if right else "left", "yanchor": "top", "xshift": -4 if right else 4, "yshift": -2}
    font = {"size": SMALL, "color": colours["ink3"]}
    return [note(plain(scene.newest_text), scene.newest, scene.height, font=font, **style)]
