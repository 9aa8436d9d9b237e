"""Charts before they are drawn: everything placed in plain numbers, so that page, slide and picture cannot disagree."""

from genesis.scene.axis import window_of
from genesis.scene.balance import Balance, Pair, by_group, by_quarter
from genesis.scene.coverage import Coverage, SideCoverage, coverage
from genesis.scene.cumulative import Cumulative, cumulative
from genesis.scene.halves import halves
from genesis.scene.indicators import Indicator, Indicators, indicators, rest_words
from genesis.scene.mirror import Mirror, Side, mirror
from genesis.scene.money import Money, money
from genesis.scene.opposites import token
from genesis.scene.records import Badge, Cell, Column, Key, Label, Lane, Mark, Rect, Remark, Run, Scene, Strip, Tick
from genesis.scene.sums import Sum, Sums, sums
from genesis.scene.ties import Tie
from genesis.scene.timeline import MOST_MARKS, WIDTHS, Frame, timeline, width_class

__all__ = [
    "MOST_MARKS",
    "WIDTHS",
    "Badge",
    "Balance",
    "Cell",
    "Column",
    "Coverage",
    "Cumulative",
    "Frame",
    "Indicator",
    "Indicators",
    "Key",
    "Label",
    "Lane",
    "Mark",
    "Mirror",
    "Money",
    "Pair",
    "Rect",
    "Remark",
    "Run",
    "Scene",
    "Side",
    "SideCoverage",
    "Strip",
    "Sum",
    "Sums",
    "Tick",
    "Tie",
    "by_group",
    "by_quarter",
    "coverage",
    "cumulative",
    "halves",
    "indicators",
    "mirror",
    "money",
    "rest_words",
    "sums",
    "timeline",
    "token",
    "width_class",
    "window_of",
]
