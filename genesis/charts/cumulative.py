"""Acts of each side added up over time, as steps on one scale."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from genesis.charts.ink import SMALL, TEXT, figure, hover_text, line, note, plain
from genesis.charts.spots import LIST, Spot, targets_on
from genesis.palette import Palette, Theme, palette
from genesis.scene.cumulative import WIDTH, Cumulative, Curve
from genesis.selection.tally import Tally
from genesis.wording import day_words, short_country, words

_HEIGHT = 190
_LEFT, _RIGHT = 34, 104
_GAP = 8  # pixels from the end of a curve to its name
_APART = 16  # pixels between the names at the ends of two curves
_ROOM = 1.12  # of the scale, above the highest curve
_TICK = 44  # pixels of a word of the axis


def cumulative_figure(found: Cumulative, theme: Theme = "light", width: float = 480) -> go.Figure:
    """Draw the curves with their names at the end; `customdata` is an event's id, or `list:` and the tally of a month.

    `width` is that of the whole figure in pixels, or less: the axis has as many words as it holds.
    """
    colours = palette(theme)
    made = figure(colours, found.language, (_LEFT, 6, 0, 34), _HEIGHT)
    top, unit = found.top * _ROOM, WIDTH / max(width - _LEFT - _RIGHT, 1)
    made.update_xaxes(visible=False, fixedrange=True, range=[0, WIDTH + _RIGHT * unit])
    made.update_yaxes(visible=False, fixedrange=True, range=[0, top])
    for curve in found.curves:
        made.add_trace(_curve(curve, found, colours))
    made.add_traces(targets_on(_totals(found, top), colours, unit))
    levels = sorted({0, round(found.top / 2), found.top})
    font = {"size": SMALL, "color": colours["ink3"]}
    made.update_layout(
        shapes=[line(0, level, WIDTH, level, colours["grid"], layer="below") for level in levels],
        annotations=[
            *(note(f"{level:,}", 0, level, xanchor="right", xshift=-6, font=font) for level in levels),
            *_ticks(found, width - _LEFT - _RIGHT, colours),
            *_names(found, top, colours),
        ],
    )
    return made


def _curve(curve: Curve, found: Cumulative, colours: Palette) -> Any:
    """A curve that begins at nothing and runs on to the end of the window."""
    say = words(found.language)
    name = short_country(curve.code, found.language)
    texts = [
        hover_text(
            (
                name,
                say("comparison.so_far", acts=say("count.acts", n=step.count)),
                day_words(step.day, found.language),
            )
        )
        for step in curve.steps
    ]
    return go.Scatter(
        x=[0.0, *(step.x for step in curve.steps), float(WIDTH)],
        y=[0, *(step.count for step in curve.steps), curve.total],
        mode="lines+markers",
        line={"shape": "hv", "width": 2, "color": colours[curve.colour]},
        marker={"size": [0, *(5 for _ in curve.steps), 0], "color": colours[curve.colour]},
        customdata=[None, *(_opens(curve.code, step.opens) for step in curve.steps), None],
        hovertext=["", *texts, ""],
        hoverinfo="text",
        cliponaxis=False,
    )


def _opens(code: str, ids: tuple[str, ...]) -> str:
    if len(ids) == 1:
        return ids[0]
    first, last = map(date.fromisoformat, ids)
    return LIST + str(Tally(side=code, kind="done", first=first, last=last))


def _ticks(found: Cumulative, room: float, colours: Palette) -> list[dict[str, Any]]:
    """As many words of the axis as have room, the first with its year."""
    place = {"yref": "paper", "yanchor": "top", "yshift": -6}
    notes = []
    free = float("-inf")
    for tick in found.ticks:
        if tick.x * room / WIDTH < free:
            continue
        free = tick.x * room / WIDTH + _TICK
        text = plain(tick.text) + (f"<br><b>{plain(tick.year)}</b>" if tick.year and tick.text else plain(tick.year))
        notes.append(note(text, tick.x, 0, font={"size": SMALL, "color": colours["ink2"]}, **place))
    return notes


def _ends(found: Cumulative, top: float) -> list[tuple[Curve, float]]:
    """The curves with the heights of their names, moved apart where they would meet."""
    placed, free = [], float("-inf")
    for curve in sorted(found.curves, key=lambda one: one.total):
        y = max(float(curve.total), free)
        free = y + _APART * top / _HEIGHT
        placed.append((curve, y))
    return placed


def _name(curve: Curve, language: str) -> tuple[str, str]:
    return short_country(curve.code, language), f"{curve.total:,}"


def _names(found: Cumulative, top: float, colours: Palette) -> list[dict[str, Any]]:
    """The sides with their totals at the ends of the curves."""
    notes = []
    for curve, y in _ends(found, top):
        name, total = _name(curve, found.language)
        font = {"size": TEXT, "color": colours[f"{curve.colour}_text"]}
        notes.append(note(f"<b>{plain(name)}</b> {total}", WIDTH, y, xanchor="left", xshift=_GAP, font=font))
    return notes


def _totals(found: Cumulative, top: float) -> list[Spot]:
    """The same words as what a click lists."""
    hint = words(found.language)("comparison.list_open")
    spots = []
    for curve, y in _ends(found, top):
        text = " ".join(_name(curve, found.language))
        tally = str(Tally(side=curve.code, kind="done"))
        if curve.total:
            spots.append(Spot(text, WIDTH, y, LIST + tally, (text, hint), shift=_GAP))
    return spots
