"""Measures of two sides as points on a line, each row on its own scale: the larger side is 100."""

from collections.abc import Sequence
from math import isclose
from typing import Any, Literal, NamedTuple

import plotly.graph_objects as go

from genesis.charts.ink import SMALL, TEXT, bare_axes, figure, hover_text, line, note, plain
from genesis.charts.mirror import side_colour
from genesis.charts.spots import FIGURE, Spot, targets_on
from genesis.palette import Palette, Theme, palette
from genesis.scene.indicators import Indicator, Indicators, rest_words
from genesis.scene.measure import clause, text_width, two_lines
from genesis.scene.opposites import token
from genesis.scene.readings import Reading
from genesis.wording import short_country, words

_NAME_SPARE = 12  # pixels of the gutter that a name leaves free
_RATIO_ROOM = 90
_LEAST = 500  # pixels of a figure with names in a gutter
_SPACIOUS = 820  # pixels of a figure whose gutter holds long names
_SIZE = 12
_SYMBOLS = ("circle", "diamond")  # of the side above and the side below
_LINES = (0, 25, 50, 75, 100)
_TICKS = (0, 25, 50)  # with words; those of the last take the room of 75
_BEGIN = -4.0  # of the scale
_FULL = 110.0  # end of the scale, with room for words over the larger side
_EDGE = 16  # units: nearer than this to an end, words begin or end at their point
_LINE = 16  # pixels of a second line of a name
_BELOW = 15  # pixels from the line of a row to the middle of its numbers
_JOINT = " · "
_INSET = 2
_GROUP = 34  # pixels of the name of a group of rows
_BAR = 5  # height of a range between two numbers


class _Layout(NamedTuple):
    """Pixels: margins for names and multiples, height of a row, its point below its top, its name above its point."""

    left: int
    right: int
    row: int
    point: int
    lift: int


class _Point(NamedTuple):
    """A number on the line of its row: from `low` to `high`, 100 being the larger side."""

    low: float
    high: float
    reading: Reading | None  # None: only a multiple or a share of the whole speaks for it
    hollow: bool

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


class _Drawn(NamedTuple):
    row: Indicator
    name: tuple[str, ...]  # on one line or two
    y: float
    points: tuple[list[_Point], list[_Point]]  # of the side above and the side below


_BESIDE = _Layout(left=250, right=110, row=50, point=27, lift=0)
_ABOVE = _Layout(left=10, right=10, row=94, point=64, lift=46)


def indicator_figure(found: Indicators, theme: Theme = "light", width: float = 900) -> go.Figure:
    """Draw the measures; hollow points follow from a multiple. `customdata` is `figure:` and the figure's id.

    `width` is that of the whole figure in pixels; one that has no room for a gutter has names over the points.
    """
    colours = palette(theme)
    layout = _ABOVE if width < _LEAST else _BESIDE if width < _SPACIOUS else _BESIDE._replace(left=330)
    room = width - _RATIO_ROOM - layout.left if layout.lift else layout.left - _NAME_SPARE
    drawn, titles, height = _placed(found, room, layout)
    made = figure(colours, found.language, (0, 6, 0, 30), height)
    bare_axes(made, _FULL, height)
    unit = (_FULL - _BEGIN) / max(width - layout.left - layout.right, 1)
    made.update_xaxes(range=[_BEGIN - layout.left * unit, _FULL + layout.right * unit])
    for side, symbol in enumerate(_SYMBOLS):
        made.add_trace(_points(drawn, found, side, symbol, colours))
    left = _BEGIN - (layout.left - _INSET) * unit
    spots = [spot for one in drawn for spot in (*_named_spots(one, found, layout, left), *_number_spots(one, found))]
    made.add_traces(targets_on(spots, colours, unit))
    place = {"xref": "paper", "xanchor": "left", "yanchor": "top", "xshift": _INSET, "yshift": -8}
    font = {"size": TEXT, "color": colours["ink"]}
    made.update_layout(
        shapes=[
            *_scale(drawn, layout, height, colours),
            *(shape for one in drawn for shape in _lines(one, found, colours)),
        ],
        annotations=[
            *_ticks(found, layout, colours),
            *(note(f"<b>{plain(title)}</b>", 0, y, font=font, **place) for title, y in titles),
            *(one for row in drawn for one in _words(row, found, room, layout, colours)),
        ],
    )
    return made


def _placed(found: Indicators, room: float, layout: _Layout) -> tuple[list[_Drawn], list[tuple[str, float]], float]:
    """Each row with its height and its points; the names of groups; the height of all."""
    drawn: list[_Drawn] = []
    titles: list[tuple[str, float]] = []
    top = 0.0
    for title, rows in found.groups():
        if title:
            titles.append((title, top))
            top += _GROUP
        for row in rows:
            name = _named(row.name, room)
            top += _LINE * (len(name) - 1)
            drawn.append(_Drawn(row, name, top + layout.point, _points_of(row, found)))
            top += layout.row
    return drawn, titles, max(top, layout.row)


def _named(name: str, room: float) -> tuple[str, ...]:
    """A name on one line, else on two; one that is longer still ends where the second line does."""
    if text_width(name, TEXT) <= room:
        return (name,)
    broken = two_lines(name, size=TEXT)
    if broken is None:
        return (clause(name, room, TEXT),)
    return tuple(line_ if text_width(line_, TEXT) <= room else clause(line_, room, TEXT) for line_ in broken)


def _points_of(row: Indicator, found: Indicators) -> tuple[list[_Point], list[_Point]]:
    """The numbers of both sides as shares of the larger; what follows without a number is hollow."""
    halves = (row.above, row.below)
    ahead = 0 if row.leader == found.above else 1
    if row.kind == "both":
        largest = max(one.low + one.high for half in halves for one in half) / 2
        return _solid(halves[0], largest), _solid(halves[1], largest)
    follows: list[list[_Point]] = [[], []]
    if row.kind == "stated":
        low, high = row.ratio
        for side, share in ((ahead, (100.0, 100.0)), (1 - ahead, (100 / high, 100 / low))):
            reading = halves[side][0] if halves[side] else None
            follows[side] = [_Point(*share, reading, reading is None)]
        return follows[0], follows[1]
    largest = max(one.high for one in halves[ahead])
    follows[ahead] = _solid(halves[ahead], largest)
    follows[1 - ahead] = [_Point(0, 100 * (100 - min(one.low for one in halves[ahead])) / largest, None, True)]
    return follows[0], follows[1]


def _solid(half: Sequence[Reading], largest: float) -> list[_Point]:
    return [_Point(100 * one.low / largest, 100 * one.high / largest, one, False) for one in half]


def _points(drawn: Sequence[_Drawn], found: Indicators, side: int, symbol: str, colours: Palette) -> Any:
    """The points of one side; a share that is at most so much has none, only its line."""
    ink = colours[_token(found, side)]
    told = [(one, point) for one in drawn for point in one.points[side] if not _is_bound(one.row, point)]
    return go.Scatter(
        x=[point.middle for _, point in told],
        y=[one.y for one, _ in told],
        mode="markers",
        marker={
            "symbol": symbol,
            "size": _SIZE,
            "color": [colours["bg"] if point.hollow else ink for _, point in told],
            "line": {"width": [1.8 if point.hollow else 0 for _, point in told], "color": ink},
        },
        customdata=[
            FIGURE + (point.reading.figure_id if point.reading else one.row.figure_ids[0]) for one, point in told
        ],
        hovertext=[hover_text(_hover(one.row, point)) for one, point in told],
        hoverinfo="text",
        cliponaxis=False,
    )


def _is_bound(row: Indicator, point: _Point) -> bool:
    return row.kind == "rest" and point.reading is None


def _hover(row: Indicator, point: _Point) -> tuple[str, ...]:
    return (row.name, point.reading.text, point.reading.note) if point.reading else (row.name, row.note)


def _lines(one: _Drawn, found: Indicators, colours: Palette) -> list[dict[str, Any]]:
    """The line between both sides, thick where a number is a range, dashed where it is at most so much."""
    ends = [end for half in one.points for point in half for end in (point.low, point.high)]
    shapes = (
        [] if one.row.kind == "rest" else [line(min(ends), one.y, min(max(ends), _FULL), one.y, colours["border"], 3)]
    )
    for side, half in enumerate(one.points):
        ink = colours[_token(found, side)]
        for point in half:
            if _is_bound(one.row, point):
                shapes.append(line(point.low, one.y, point.high, one.y, ink, 2, dash="dot"))
                shapes.append(line(point.high, one.y - 6, point.high, one.y + 6, ink, 2))
            elif not isclose(point.low, point.high):
                end = min(point.high, _FULL)  # what is more would run into the multiple
                shapes.append(line(point.low, one.y, end, one.y, colours.tint(_token(found, side), 0.35), _BAR))
    return [{**shape, "layer": "below"} for shape in shapes]


def _token(found: Indicators, side: int) -> str:
    """The token of a side's marks."""
    return token((found.above, found.below)[side], (found.above, found.below))


def _words(one: _Drawn, found: Indicators, room: float, layout: _Layout, colours: Palette) -> list[dict[str, Any]]:
    """The measure and where it comes from, the printed numbers, and how many times one side is the other."""
    row, y = one.row, one.y - layout.lift
    name = "<br>".join(map(plain, one.name))
    told = row.note if text_width(row.note, SMALL) <= room else clause(row.note, room, SMALL)
    place = {"xref": "paper", "xanchor": "left", "xshift": _INSET}
    notes = [
        note(name, 0, y, yanchor="bottom", yshift=-3, font={"size": TEXT, "color": colours["ink"]}, **place),
        note(plain(told), 0, y, yanchor="top", yshift=-3, font={"size": SMALL, "color": colours["ink3"]}, **place),
        _ratio(row, found, y, layout, colours),
    ]
    for side, half in enumerate(one.points):
        text = _numbers(row, half, found.language)
        if text:
            notes.append(_number(text, max(point.high for point in half), one.y, side, found, colours))
    return notes


def _numbers(row: Indicator, half: Sequence[_Point], language: str) -> str:
    """The numbers of one side as printed; of a share of the whole what it leaves."""
    return _JOINT.join(text for text, _ in _told(row, half, language))


def _told(row: Indicator, half: Sequence[_Point], language: str) -> list[tuple[str, str]]:
    """The numbers of one side, each with the figure that it opens."""
    told = {point.reading.text: point.reading.figure_id for point in half if point.reading is not None}
    if told or row.kind != "rest" or not half:
        return list(told.items())
    return [(rest_words(row, language), row.figure_ids[0])]


def _anchor(x: float) -> tuple[Literal["left", "center", "right"], int]:
    """How words at a point are anchored, and their shift in pixels: within the scale."""
    return ("left", -6) if x < _EDGE else ("right", 6) if x > 100 - _EDGE else ("center", 0)


def _number(text: str, x: float, y: float, side: int, found: Indicators, colours: Palette) -> dict[str, Any]:
    """Numbers of the upper side stand over the line, those of the lower side under it, so that they never meet."""
    code = (found.above, found.below)[side]
    anchor, shift = _anchor(x)
    upright = {"yanchor": "top", "yshift": -7} if side else {"yanchor": "bottom", "yshift": 7}
    font = {"size": SMALL, "color": colours[side_colour(code, (found.above, found.below))]}
    return note(plain(text), x, y, xanchor=anchor, xshift=shift, font=font, **upright)


def _number_spots(one: _Drawn, found: Indicators) -> list[Spot]:
    """The printed numbers as what a click opens, each its own figure."""
    spots = []
    for side, half in enumerate(one.points):
        told = _told(one.row, half, found.language)
        if not told:
            continue
        x, y = max(point.high for point in half), one.y + (_BELOW if side else -_BELOW)
        anchor, shift = _anchor(x)
        whole = text_width(_JOINT.join(text for text, _ in told), SMALL)
        begin = shift - {"left": 0.0, "center": whole / 2, "right": whole}[anchor]
        for text, figure_id in told:
            spots.append(Spot(text, x, y, FIGURE + figure_id, (one.row.name, text), size=SMALL, shift=begin))
            begin += text_width(text + _JOINT, SMALL)
    return spots


def _named_spots(one: _Drawn, found: Indicators, layout: _Layout, left: float) -> list[Spot]:
    """The measure, who says so and the multiple as what a click opens: the figure that stands first."""
    row, y = one.row, one.y - layout.lift
    opens, hover = FIGURE + row.figure_ids[0], (row.name, row.note)
    first = y + 3 - _LINE * (len(one.name) - 0.5)
    names = [Spot(text, left, first + _LINE * at, opens, hover) for at, text in enumerate(one.name)]
    ratio = Spot(_ratio_words(row, found), _FULL, y, opens, hover, shift=12)
    if layout.lift:
        ratio = ratio._replace(anchor="right", shift=0, y=y - 8)
    return [*names, Spot(row.note, left, y + 12, opens, hover, size=SMALL), ratio]


def _ratio_words(row: Indicator, found: Indicators) -> str:
    """How many times the larger side is the smaller: "US 5.3×"; of a share of the whole at least so many times."""
    say = words(found.language)
    if not row.leader:
        return say("comparison.even")
    return say("sum.multiple", side=short_country(row.leader, found.language), value=f"{row.sign}{_times(row)}")


def _ratio(row: Indicator, found: Indicators, y: float, layout: _Layout, colours: Palette) -> dict[str, Any]:
    """The multiple to the right of the scale, or over its right end."""
    beside = {"xanchor": "left", "yanchor": "middle", "xshift": 12}
    over = {"xanchor": "right", "yanchor": "bottom", "yshift": -3}
    tone = side_colour(row.leader, (found.above, found.below)) if row.leader else "ink2"
    text = f"<b>{plain(_ratio_words(row, found))}</b>"
    return note(text, _FULL, y, font={"size": TEXT, "color": colours[tone]}, **(over if layout.lift else beside))


def _times(row: Indicator) -> str:
    low, high = (f"{value:.2g}" if value < 10 else f"{value:.0f}" for value in row.ratio)
    return low if low == high else f"{low}–{high}"


def _scale(drawn: Sequence[_Drawn], layout: _Layout, height: float, colours: Palette) -> list[dict[str, Any]]:
    """Lines from top to bottom; short ones in each row where words of other rows leave no room."""
    if not layout.lift:
        return [line(tick, 0, tick, height, colours["grid"], layer="below") for tick in _LINES]
    return [
        line(tick, one.y - 5, tick, one.y + 5, colours["border"], layer="below") for one in drawn for tick in _LINES
    ]


def _ticks(found: Indicators, layout: _Layout, colours: Palette) -> list[dict[str, Any]]:
    style = {"yref": "paper", "yanchor": "top", "yshift": -6, "font": {"size": SMALL, "color": colours["ink3"]}}
    largest = plain(words(found.language)("comparison.larger_side"))
    last = {"xanchor": "right" if layout.lift else "center"}
    return [
        *(note(str(tick), tick, 0, **style) for tick in _TICKS),
        note(largest, _FULL if layout.lift else 100, 0, **last, **style),
    ]
