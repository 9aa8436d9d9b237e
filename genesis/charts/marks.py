"""Marks and their words: symbols, targets for the pointer, labels, signs in discs."""

from collections.abc import Sequence
from typing import Any

from genesis.charts.ink import IN_PIXELS, SMALL, TARGET, Drawn, coloured, hover_text, note, plain, rectangle, scatter
from genesis.charts.outline import dashed_symbol, symbol_beside
from genesis.palette import Palette
from genesis.scene import Badge, Label, Mark, Scene

_GROUND = 0.82
_OPEN_LINE = 1.8
_TARGET_STEP = 60  # pixels between the invisible targets along a bar
_MOST_TARGETS = 4000
_SMALL_TARGET = 14  # of marks that stand shoulder to shoulder
_DISC = 16


def symbols(marks: Sequence[Mark], colours: Palette, faded: frozenset[str]) -> list[Drawn]:
    """The symbols that Plotly's markers can draw, in one trace; the others are `symbol_shapes`."""
    drawn = [mark for mark in marks if not _as_shape(mark)]
    if not drawn:
        return []
    ink = [_ink(mark, colours) for mark in drawn]
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
    return [scatter(x=xs, y=ys, mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False)]


def symbol_shapes(marks: Sequence[Mark], colours: Palette, faded: frozenset[str]) -> list[Drawn]:
    """Symbols beside words in bars, whose distance must not stretch, and days of forecasts, which are dashed."""
    shapes = []
    for mark in filter(_as_shape, marks):
        if not mark.bar:
            shapes.append(dashed_symbol(mark.symbol, mark.x0, mark.y, mark.symbol_size, colours[mark.colour]))
            continue
        dim = 0.5 if mark.event_id in faded else 1
        place = (mark.symbol, mark.x0, mark.y, mark.symbol_x - mark.x0, mark.symbol_size)
        shapes.append(symbol_beside(*place, _ink(mark, colours), mark.style != "solid", dim))
    return shapes


def _as_shape(mark: Mark) -> bool:
    at_left_end = mark.symbol_x < (mark.x0 + mark.x1) / 2
    return (mark.labelled and at_left_end) if mark.bar else mark.style == "dashed"


def _ink(mark: Mark, colours: Palette) -> str:
    """The colour of a symbol: inside soft bars the darker one of texts."""
    return colours[f"{mark.colour}_text" if mark.bar and mark.style == "solid" else mark.colour]


def targets(marks: Sequence[Mark], colours: Palette) -> list[Drawn]:
    """Invisible markers that take pointer and click: one over each symbol, more along each bar."""
    spots = [(mark, x) for mark in marks for x in _spots(mark)]
    if len(spots) > _MOST_TARGETS:
        spots = [(mark, mark.symbol_x) for mark in marks]
    if not spots:
        return []
    said = {mark.event_id: hover_text(mark.hover) for mark in marks}
    return [
        scatter(
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


def label_notes(scene: Scene, colours: Palette, faded: frozenset[str]) -> list[Drawn]:
    """The labels as annotations, on a ground that dims the gridlines behind them."""
    marks = {mark.event_id: mark for mark in scene.marks}
    return [
        _label(label, marks[label.event_id], colours, label.event_id in faded, label.event_id == scene.focus_id)
        for label in scene.labels
    ]


def _label(label: Label, mark: Mark, colours: Palette, faded: bool, focused: bool) -> Drawn:
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


def discs(scene: Scene, colours: Palette) -> list[Drawn]:
    """The ringed discs of signs, at a distance from their marks that does not stretch."""
    marks = {mark.event_id: mark for mark in scene.marks}
    return [_disc(badge, _end(badge, marks[badge.event_id]), colours) for badge in scene.badges]


def _end(badge: Badge, mark: Mark) -> float:
    return mark.x1 if badge.x >= mark.x1 else mark.x0


def _disc(badge: Badge, end: float, colours: Palette) -> Drawn:
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


def sign_notes(scene: Scene, colours: Palette) -> list[Drawn]:
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


def faded_beside_the_open(scene: Scene) -> frozenset[str]:
    """The events that step back while another one is open."""
    return frozenset(mark.event_id for mark in scene.marks if scene.focus and mark.event_id != scene.focus_id)


def open_frame(scene: Scene, colours: Palette) -> list[Drawn]:
    """The ground and frame of the event that is open."""
    if scene.focus is None:
        return []
    box, frame = scene.focus, {"color": colours["ink"], "width": 1.5}
    return [rectangle(box.x0, box.y0, box.x1, box.y1, fillcolor=colours["quote"], line=frame, layer="below")]
