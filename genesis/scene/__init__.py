"""Charts before they are drawn: everything placed in plain numbers, so that page, slide and picture cannot disagree."""

from genesis.scene.axis import window_of
from genesis.scene.balance import Balance, Pair, by_category, by_quarter
from genesis.scene.halves import halves
from genesis.scene.indicators import Indicator, Indicators, indicators
from genesis.scene.mirror import Mirror, Side, mirror
from genesis.scene.records import Badge, Column, Key, Label, Lane, Mark, Rect, Remark, Run, Scene, Strip, Tick
from genesis.scene.sums import Sum, Sums, sums
from genesis.scene.timeline import MOST_MARKS, WIDTHS, Frame, timeline, width_class

__all__ = [
    "MOST_MARKS",
    "WIDTHS",
    "Badge",
    "Balance",
    "Column",
    "Frame",
    "Indicator",
    "Indicators",
    "Key",
    "Label",
    "Lane",
    "Mark",
    "Mirror",
    "Pair",
    "Rect",
    "Remark",
    "Run",
    "Scene",
    "Side",
    "Strip",
    "Sum",
    "Sums",
    "Tick",
    "by_category",
    "by_quarter",
    "halves",
    "indicators",
    "mirror",
    "sums",
    "timeline",
    "width_class",
    "window_of",
]
