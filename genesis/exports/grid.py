"""The formats that a sheet is laid out on: slides, and the sizes of pictures."""

from genesis.exports.typesetting import LEADING
from genesis.model import Record
from genesis.scene import Rect

BODY, LANE, SUBTITLE = 12.0, 14.0, 14.0  # points
TICKS = 0.3  # height of the axis


class Grid(Record, frozen=True, kw_only=True):
    """Where things stand on a sheet, in inches; `title` is the box of the title."""

    width: float
    height: float
    left: float
    right: float
    title: Rect
    title_pt: float
    bottom: float
    gutter: float  # for names of lanes; 0: over their lanes
    labels: int  # at most
    subtitle_lines: int = 1
    follows: bool = True  # the subtitle follows a title of one line upwards

    @property
    def subtitle_top(self) -> float:
        """Upper edge of the line under the title."""
        return self.title.y1 + 0.04

    @property
    def lanes_top(self) -> float:
        """Upper edge of the first lane, under the ticks."""
        return self.subtitle_top + self.subtitle_lines * SUBTITLE * LEADING / 72 + 0.14 + TICKS


SLIDE = Grid(
    width=13.333, height=7.5, left=0.6, right=12.733, title=Rect(x0=0.6, y0=0.38, x1=12.733, y1=1.28), title_pt=26,
    bottom=7.32, gutter=1.6, labels=15,
)  # fmt: skip
GRIDS: dict[str, Grid] = {
    "slide": SLIDE,
    "report": SLIDE,
    "half": Grid(
        width=6.667, height=7.5, left=0.4, right=6.267, title=Rect(x0=0.4, y0=0.3, x1=6.267, y1=1.08), title_pt=22,
        bottom=7.32, gutter=0, labels=7, subtitle_lines=2,
    ),
    "square": Grid(
        width=7.5, height=7.5, left=0.45, right=7.05, title=Rect(x0=0.45, y0=0.3, x1=7.05, y1=1.14), title_pt=24,
        bottom=7.32, gutter=0, labels=9, subtitle_lines=2,
    ),
}  # fmt: skip
