"""Symbols as paths in pixels, for what Plotly's markers cannot do: a dashed outline."""

import re
from typing import Any

from genesis.charts.ink import IN_PIXELS
from genesis.symbols import outlines

_BOX = 24
_STEP = re.compile(r"([MLAZ])([^MLAZ]*)")
_OF_MARKER = 1.25  # a box of 24 has room around the symbol, the size of a Plotly marker has none
_KAPPA = 4 / 3  # a half circle as one cubic curve: handles of 4/3 of the radius


def dashed_symbol(symbol: str, x: float, y: float, size: float, colour: str, width: float = 1.6) -> dict[str, Any]:
    """A symbol with a dashed outline around a point of the scene, as a layout shape that does not stretch."""
    stroke = {"color": colour, "width": width, "dash": "2.5px,1.8px"}
    return {**_anchored(x, y), "path": pixel_path(symbol, size * _OF_MARKER), "line": stroke}


def symbol_beside(
    symbol: str, x: float, y: float, offset: float, size: float, colour: str, hollow: bool, opacity: float = 1
) -> dict[str, Any]:
    """A symbol `offset` pixels to the right of a point of the scene, however wide the scene is drawn."""
    shape = {**_anchored(x, y), "path": pixel_path(symbol, size * _OF_MARKER, offset), "opacity": opacity}
    if hollow:
        return {**shape, "line": {"color": colour, "width": 1.3}}
    return {**shape, "fillcolor": colour, "line": {"width": 0}}


def _anchored(x: float, y: float) -> dict[str, Any]:
    return {"type": "path", "xref": "x", "yref": "y", **IN_PIXELS, "xanchor": x, "yanchor": y}


def pixel_path(symbol: str, size: float, offset: float = 0) -> str:
    """The outline of a symbol around (offset, 0) in pixels, of lines and curves: Plotly's paths know no arcs.

    In pixel mode Plotly's y points upwards, in the outlines it points down.
    """
    scale = size / _BOX
    out, at = [], (0.0, 0.0)
    for letter, numbers in _STEP.findall(outlines()[symbol]):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        if letter == "Z":
            out.append("Z")
            continue
        x, y = (values[-2] - _BOX / 2) * scale + offset, (_BOX / 2 - values[-1]) * scale
        out.append(_step(letter, at, (x, y), offset, large=letter == "A" and values[3] == 1))
        at = (x, y)
    return "".join(out)


def _step(letter: str, start: tuple[float, float], end: tuple[float, float], middle: float, large: bool) -> str:
    target = f"{end[0]:.2f},{end[1]:.2f}"
    if letter != "A":
        return f"{letter}{target}"
    if not large:  # a side that is bent inwards
        return f"Q{middle:g},0 {target}"
    radius = abs(end[1] - start[1]) / 2
    side = _KAPPA * radius * (1 if start[1] > end[1] else -1)
    return f"C{start[0] + side:.2f},{start[1]:.2f} {end[0] + side:.2f},{end[1]:.2f} {target}"
