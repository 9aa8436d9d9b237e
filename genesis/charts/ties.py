"""Ties between acts of two sides: a line with a head, and a disc with its sign; all in pixels of the figure."""

from typing import Any

from genesis.charts.ink import IN_PIXELS, SMALL, note, rectangle
from genesis.palette import Palette
from genesis.scene.arcs import Arc, Sign

_BEND = 8  # radius of the corners of a tie
_HEAD = 7
_DISC = 20


def tie_shapes(arc: Arc, colours: Palette) -> list[dict[str, Any]]:
    """A tie, its head, and the disc for its sign; faint and dotted where timing alone speaks for it."""
    stated = arc.tie.kind != "near"
    path, head = _bent(arc) if len(arc.points) > 2 else _upright(arc)
    ink = colours["ink" if stated else "ink3"]
    stroke = {"color": ink, "width": 1.4 if stated else 1, "dash": "solid" if stated else "dot"}
    (x, y), half = arc.points[-1], _DISC / 2
    tip = {"type": "path", "path": head, "xref": "x", "yref": "y", **IN_PIXELS, "xanchor": x, "yanchor": y}
    disc = {**rectangle(-half, -half, half, half), **IN_PIXELS, "type": "circle"}
    way = {"type": "path", "path": path, "xref": "x", "yref": "y", "line": stroke}
    ring = {**disc, "xanchor": arc.disc[0], "yanchor": arc.disc[1], "fillcolor": colours["bg"], "line": stroke}
    return [way, *([{**tip, "fillcolor": ink, "line": {"width": 0}}] if stated else []), ring]


def _bent(arc: Arc) -> tuple[str, str]:
    """The path around on a column, with round corners, and its head."""
    (x0, y0), (column, _), _, (x1, y1) = arc.points
    down, side = (1 if y1 > y0 else -1), (1 if x0 > column else -1)
    path = (
        f"M{x0},{y0} L{column + side * _BEND},{y0} Q{column},{y0} {column},{y0 + down * _BEND} "
        f"L{column},{y1 - down * _BEND} Q{column},{y1} {column + side * _BEND},{y1} L{x1},{y1}"
    )
    return path, f"M{side * _HEAD},0 L{-side},{_HEAD / 2} L{-side},{-_HEAD / 2} Z"


def _upright(arc: Arc) -> tuple[str, str]:
    """The straight path and its head; in pixels y points upwards."""
    (x0, y0), (x1, y1) = arc.points
    tip = -_HEAD if y1 > y0 else _HEAD
    return f"M{x0},{y0} L{x1},{y1}", f"M0,{tip} L{_HEAD / 2},0 L{-_HEAD / 2},0 Z"


def sign_shape(sign: Sign, colours: Palette) -> dict[str, Any]:
    """The ring of a sign that stands beside a mark."""
    half = _DISC / 2 - 2
    ring = {**rectangle(-half, -half, half, half), **IN_PIXELS, "type": "circle", "xanchor": sign.x, "yanchor": sign.y}
    return {**ring, "fillcolor": colours["bg"], "line": {"color": colours["ink"], "width": 1.2}}


def sign_number(sign: Sign, colours: Palette) -> dict[str, Any]:
    """What stands in the ring."""
    font = {"size": SMALL, "color": colours["ink"]}
    return note(f"<b>{sign.tie.sign}</b>", sign.x, sign.y, xanchor="center", yanchor="middle", font=font)


def tie_number(arc: Arc, colours: Palette) -> dict[str, Any]:
    """The sign of a tie in its disc."""
    stated = arc.tie.kind != "near"
    font = {"size": SMALL, "color": colours["ink" if stated else "ink3"]}
    return note(
        f"<b>{arc.tie.sign}</b>" if stated else arc.tie.sign, *arc.disc, xanchor="center", yanchor="middle", font=font
    )
