"""Counts within lanes as soft cells with their number."""

from math import sqrt
from typing import Any

from genesis.charts.ink import SMALL, Drawn, bars, hover_text, scatter
from genesis.charts.spots import LIST
from genesis.palette import Palette
from genesis.scene import Cell, Scene
from genesis.scene.measure import text_width

_LEAST, _MOST = 0.12, 0.5  # opacity of the smallest and the largest count
_FOOT = 2  # pixels of the line along the foot of a cell
_GAP = 1.5  # pixels between two cells


def cells(scene: Scene, colours: Palette) -> list[Drawn]:
    """The cells of a scene as three traces: grounds that take the clicks, lines along their feet, numbers."""
    if not scene.cells:
        return []
    shown = scene.cells
    middles = [round((cell.x0 + cell.x1) / 2, 2) for cell in shown]
    wide = [round(max(cell.x1 - cell.x0 - _GAP, 1.0), 2) for cell in shown]
    feet = [round(cell.y + cell.height / 2, 2) for cell in shown]
    plain: dict[str, Any] = {"x": middles, "width": wide, "base": feet}
    return [
        bars(
            **plain,
            y=[-cell.height for cell in shown],
            marker={
                "color": [colours.tint(cell.colour, opacity(cell, scene.cell_top)) for cell in shown],
                "line": {"width": 0},
            },
            customdata=[LIST + cell.opens for cell in shown],
            hovertext=[hover_text(cell.hover) for cell in shown],
            hoverinfo="text",
        ),
        bars(
            **plain,
            y=[-_FOOT] * len(shown),
            marker={"color": [colours[cell.colour] for cell in shown], "line": {"width": 0}},
            hoverinfo="skip",
        ),
        scatter(
            x=middles,
            y=[cell.y for cell in shown],
            mode="text",
            text=[_number(cell) for cell in shown],
            textfont={"size": SMALL, "color": colours["ink"]},
            hoverinfo="skip",
        ),
    ]


def opacity(cell: Cell, top: int) -> float:
    """How strong the ground of a count is: the stronger, the more it counts."""
    return _LEAST + (_MOST - _LEAST) * sqrt(cell.count / top)


def _number(cell: Cell) -> str:
    """The count, where it has room; else it is said when pointed at."""
    text = f"{cell.count:,}"
    return text if text_width(text, SMALL) <= cell.x1 - cell.x0 else ""
