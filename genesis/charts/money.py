"""Money committed by side: each sum a point on one scale of US dollars, hollow where it is only planned."""

from math import log10
from typing import Any

import plotly.graph_objects as go

from genesis.charts.ink import SMALL, TEXT, figure, hover_text, line, note, plain
from genesis.charts.spots import LIST, Spot, targets_on
from genesis.palette import Palette, Theme, palette
from genesis.scene.measure import text_width
from genesis.scene.money import Money, Purse
from genesis.selection.tally import Kind, Tally
from genesis.wording import country, rounded, sum_words, words

_ROW, _POINT = 62, 40  # pixels of a side, and of its points below its top
_MARGIN = 12
_SIZE = 12
_JOINT = " · "


def money_figure(found: Money, theme: Theme = "light", width: float = 480) -> go.Figure:
    """Draw the sums of each side in one row under its name and totals.

    `customdata` is the event's id, of a total `list:` and its tally. `width` is that of the whole figure in pixels.
    """
    colours = palette(theme)
    height = _ROW * max(len(found.purses), 1)
    made = figure(colours, found.language, (_MARGIN, 4, _MARGIN, 26), height)
    low, high = (log10(found.low), log10(found.high)) if found.log else (found.low, found.high)
    spare = (high - low) * 0.03 or 1.0
    made.update_xaxes(range=[low - spare, high + spare], visible=False, fixedrange=True)
    made.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    unit = (high - low + 2 * spare) / max(width - 2 * _MARGIN, 1)
    left = low - spare - _MARGIN * unit
    marks = _scale(found)
    shapes, notes = [], []
    for at, purse in enumerate(found.purses):
        y = at * _ROW + _POINT
        made.add_trace(_points(purse, y, found, colours))
        shapes.append(line(low - spare, y, high + spare, y, colours["grid"], 2, layer="below"))
        shapes.extend(
            line(_x(mark, found), y - 5, _x(mark, found), y + 5, colours["border"], layer="below") for mark in marks
        )
        notes.extend(_words(purse, at * _ROW, found, colours))
    font = {"size": SMALL, "color": colours["ink3"]}
    for mark in marks:
        text = plain(sum_words(mark, mark, "USD", found.language))
        place = {"xanchor": "left" if mark == marks[0] else "right" if mark == marks[-1] else "center"}
        notes.append(note(text, _x(mark, found), 0, yref="paper", yanchor="top", yshift=-4, font=font, **place))
    made.add_traces(targets_on([spot._replace(x=left) for spot in _spots(found)], colours, unit))
    made.update_layout(shapes=shapes, annotations=notes)
    return made


def _x(usd: float, found: Money) -> float:
    return log10(usd) if found.log else usd


def _scale(found: Money) -> list[float]:
    """At most four marks: powers of ten, or the ends and the middle."""
    if not found.log:
        return [0.0, rounded(found.high / 2.1, 1)] if any(purse.rows for purse in found.purses) else []
    first, last = round(log10(found.low)), round(log10(found.high))
    step = -(-(last - first) // 3) or 1
    return [10.0**power for power in range(first, last + 1, step)]


def _points(purse: Purse, y: float, found: Money, colours: Palette) -> Any:
    ink = colours[purse.colour]
    return go.Scatter(
        x=[_x(one.usd, found) for one in purse.rows],
        y=[y] * len(purse.rows),
        mode="markers",
        marker={
            "symbol": "circle",
            "size": _SIZE,
            "color": [ink if one.happened else colours["bg"] for one in purse.rows],
            "opacity": 0.8,
            "line": {"width": 1.8, "color": ink},
        },
        customdata=[one.event_id for one in purse.rows],
        hovertext=[hover_text(_hover(one.name, one.printed, one.is_part, found)) for one in purse.rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(name: str, printed: str, is_part: bool, found: Money) -> tuple[str, ...]:
    return (name, printed, words(found.language)("comparison.part_of_whole")) if is_part else (name, printed)


def _words(purse: Purse, top: float, found: Money, colours: Palette) -> list[dict[str, Any]]:
    """The side, what it has announced, and what it only plans."""
    language = found.language
    told = [text for _, text in _totals(purse, language)] or [words(language)("comparison.money_none")]
    place = {"xref": "paper", "xanchor": "left", "yanchor": "top", "xshift": -_MARGIN}
    name, rest = plain(country(purse.code, language)), plain(_JOINT.join(told))
    text = f'<b>{name}</b> <span style="color:{colours["ink2"]}">{rest}</span>'
    return [note(text, 0, top + 4, font={"size": TEXT, "color": colours[f"{purse.colour}_text"]}, **place)]


def _totals(purse: Purse, language: str) -> list[tuple[Kind, str]]:
    """What is announced and what is planned, in US dollars with the number of acts; nothing for nothing."""
    say = words(language)
    told: list[tuple[Kind, str]] = []
    totals: dict[Kind, float] = {"announced": purse.announced, "planned": purse.planned}
    for kind, total in totals.items():
        happened = kind == "announced"
        count = sum(one.happened == happened and not one.is_part for one in purse.rows)
        if count:
            usd = sum_words(rounded(total), rounded(total), "USD", language)
            told.append((kind, say(f"comparison.money_{kind}", sum=usd, acts=say("count.acts", n=count))))
    return told


def _spots(found: Money) -> list[Spot]:
    """The totals as what a click lists."""
    hint = words(found.language)("comparison.list_open")
    spots = []
    for at, purse in enumerate(found.purses):
        shift = text_width(f"{country(purse.code, found.language)} ", TEXT, bold=True)
        for kind, text in _totals(purse, found.language):
            opens = LIST + str(Tally(side=purse.code, kind=kind))
            spots.append(Spot(text, 0, at * _ROW + 4 + TEXT * 0.7, opens, (text, hint), shift=shift))
            shift += text_width(text + _JOINT, TEXT)
    return spots
