"""Bars as long as an uncertainty: soft fills, foot lines, outlines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from genesis.charts.ink import Drawn, scatter
from genesis.palette import Palette
from genesis.scene import Mark

MOST_GRADIENTS = 200  # traces; beyond that a flat tint, one trace a colour
_TINT, _EDGE = 0.3, 0.04  # opacity in the middle and at the ends
_FADE, _MOST_FADE = 10, 0.22  # pixels, and at most this share of the length
_FOOT = 2
_OUTLINE = 1.3
_DASH = "4px,3px"
_GROUND = 0.82  # of the page's colour in hollow bars, so that gridlines do not cross the words
Path = tuple[list[float | None], list[float | None]]


def bar_traces(marks: Sequence[Mark], palette: Palette, faded: frozenset[str] = frozenset()) -> list[Drawn]:
    """The bars of a scene as traces without hover; those whose event is in `faded` at half strength."""
    bars = [mark for mark in marks if mark.bar]
    soft = [mark for mark in bars if mark.style == "solid"]
    hollow = [mark for mark in bars if mark.style != "solid"]
    fills = (
        [_gradient(mark, palette, mark.event_id in faded) for mark in soft]
        if len(soft) <= MOST_GRADIENTS
        else _flat(soft, palette, faded)
    )
    return [*fills, *_feet(soft, palette, faded), *_outlines(hollow, palette, faded)]


def _gradient(mark: Mark, palette: Palette, faded: bool) -> Drawn:
    xs, ys = _corners(mark)
    return scatter(
        x=xs,
        y=ys,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillgradient={"type": "horizontal", "colorscale": _scale(mark, palette, 0.5 if faded else 1.0)},
        hoverinfo="skip",
    )


def _scale(mark: Mark, palette: Palette, strength: float) -> list[list[float | str]]:
    """Fading at the ends that are uncertain, cut off where the bar goes on beyond the window."""
    middle, edge = (palette.tint(mark.colour, opacity * strength) for opacity in (_TINT, _EDGE))
    share = min(_FADE / max(mark.x1 - mark.x0, 1), _MOST_FADE)
    left, right = (middle if mark.open_left else edge), (middle if mark.open_right else edge)
    return [[0, left], [share, middle], [1 - share, middle], [1, right]]


def _corners(mark: Mark) -> Path:
    low, high = mark.y + mark.height / 2, mark.y - mark.height / 2
    return [mark.x0, mark.x1, mark.x1, mark.x0, mark.x0], [high, high, low, low, high]


def _flat(soft: Iterable[Mark], palette: Palette, faded: frozenset[str]) -> list[Drawn]:
    def trace(colour: str, dim: bool, xs: list[float | None], ys: list[float | None]) -> Drawn:
        tint = palette.tint(colour, _TINT / 2 if dim else _TINT)
        return scatter(x=xs, y=ys, mode="lines", line={"width": 0}, fill="toself", fillcolor=tint, hoverinfo="skip")

    return [trace(*key, *_joined(map(_corners, group))) for key, group in _grouped(soft, faded).items()]


def _feet(soft: Iterable[Mark], palette: Palette, faded: frozenset[str]) -> list[Drawn]:
    """A line of full colour along the foot: the tint alone is too pale to be seen by everybody."""
    traces = []
    for (colour, dim), group in _grouped(soft, faded).items():
        xs, ys = _joined(([mark.x0, mark.x1], [_foot(mark), _foot(mark)]) for mark in group)
        stroke = {"color": palette[colour], "width": _FOOT}
        traces.append(scatter(x=xs, y=ys, mode="lines", line=stroke, opacity=0.5 if dim else 1, hoverinfo="skip"))
    return traces


def _foot(mark: Mark) -> float:
    return mark.y + mark.height / 2 - _FOOT / 2


def _outlines(hollow: Sequence[Mark], palette: Palette, faded: frozenset[str]) -> list[Drawn]:
    xs, ys = _joined(map(_corners, hollow))
    ground = palette.tint("bg", _GROUND)
    grounds = scatter(x=xs, y=ys, mode="lines", line={"width": 0}, fill="toself", fillcolor=ground, hoverinfo="skip")
    traces = [grounds] if hollow else []
    for style, dash in (("open", "solid"), ("dashed", _DASH)):
        for (colour, dim), group in _grouped([mark for mark in hollow if mark.style == style], faded).items():
            xs, ys = _joined(map(_outline, group))
            stroke = {"color": palette[colour], "width": _OUTLINE, "dash": dash}
            opacity = 0.5 if dim else 1
            traces.append(scatter(x=xs, y=ys, mode="lines", line=stroke, opacity=opacity, hoverinfo="skip"))
    return traces


def _outline(mark: Mark) -> Path:
    """The outline without the sides on which the bar goes on."""
    low, high = mark.y + mark.height / 2 - _OUTLINE / 2, mark.y - mark.height / 2 + _OUTLINE / 2
    if mark.open_left and mark.open_right:
        return [mark.x0, mark.x1, None, mark.x0, mark.x1], [high, high, None, low, low]
    if mark.open_right:
        return [mark.x1, mark.x0, mark.x0, mark.x1], [high, high, low, low]
    if mark.open_left:
        return [mark.x0, mark.x1, mark.x1, mark.x0], [high, high, low, low]
    return _corners(mark)[0], [high, high, low, low, high]


def _grouped(marks: Iterable[Mark], faded: frozenset[str]) -> dict[tuple[str, bool], list[Mark]]:
    groups: dict[tuple[str, bool], list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.colour, mark.event_id in faded].append(mark)
    return groups


def _joined(paths: Iterable[Path]) -> Path:
    """Several paths as one, with gaps between."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for path_x, path_y in paths:
        xs.extend([*path_x, None])
        ys.extend([*path_y, None])
    return xs, ys
