"""Words that can be clicked: Plotly tells of clicks on markers alone, so invisible ones stand along the words."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from genesis.charts.ink import TEXT, Drawn, hover_text, scatter
from genesis.palette import Palette
from genesis.scene.measure import text_width

LIST = "list:"  # before the tally of what a mark or word lists
FIGURE = "figure:"  # before the id of the figure that it opens
_SIZE, _STEP = 18, 20  # pixels of a target, and from one to the next


class Spot(NamedTuple):
    """Words at a place of the axes, and what a click on them opens: an event's id, `figure:` or `list:` and more."""

    text: str
    x: float  # of the edge or middle that `anchor` names
    y: float
    opens: str
    hover: tuple[str, ...] = ()
    anchor: Literal["left", "center", "right"] = "left"
    size: float = TEXT
    shift: float = 0  # pixels from x to the right


def targets_on(words: Iterable[Spot], colours: Palette, unit: float = 1) -> list[Drawn]:
    """One trace of targets on all the words; `unit` is how much of the x axis a pixel takes."""
    places = [(x, spot) for spot in words for x in _along(spot, unit)]
    if not places:
        return []
    return [
        scatter(
            x=[x for x, _ in places],
            y=[spot.y for _, spot in places],
            mode="markers",
            marker={"size": _SIZE, "symbol": "square", "color": colours.tint("bg", 0), "line": {"width": 0}},
            customdata=[spot.opens for _, spot in places],
            hovertext=[hover_text(spot.hover or (spot.text,)) for _, spot in places],
            hoverinfo="text",
            cliponaxis=False,
        )
    ]


def _along(spot: Spot, unit: float) -> Sequence[float]:
    """The middles of targets from the left end of words to their right one."""
    width = text_width(spot.text, spot.size)
    left = {"left": 0.0, "center": -width / 2, "right": -width}[spot.anchor] + spot.shift
    steps = max(1, round(width / _STEP))
    return [spot.x + (left + width * (step + 0.5) / steps) * unit for step in range(steps)]
