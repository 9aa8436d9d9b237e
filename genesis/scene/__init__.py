"""Charts before they are drawn: everything placed in plain numbers, so that page, slide and picture cannot disagree."""

from genesis.scene.axis import window_of
from genesis.scene.records import Badge, Column, Key, Label, Lane, Mark, Rect, Remark, Run, Scene, Strip, Tick
from genesis.scene.timeline import MOST_MARKS, WIDTHS, Frame, timeline, width_class

__all__ = [
    "MOST_MARKS",
    "WIDTHS",
    "Badge",
    "Column",
    "Frame",
    "Key",
    "Label",
    "Lane",
    "Mark",
    "Rect",
    "Remark",
    "Run",
    "Scene",
    "Strip",
    "Tick",
    "timeline",
    "width_class",
    "window_of",
]
