"""Two sides under one another, each a plain timeline of its own: for where a mirrored chart has no room."""

import msgspec
import numpy as np

from genesis.scene.axis import window_of
from genesis.scene.lanes import acting
from genesis.scene.records import Scene
from genesis.scene.timeline import Frame, timeline
from genesis.selection import Selected


def halves(selected: Selected, frame: Frame, above: str = "US", below: str = "CN") -> tuple[Scene, Scene]:
    """Place the acts of two sides in two scenes with lanes by category and one window; joint acts stand in both."""
    first, last = window_of(selected, frame.newest)
    view = msgspec.structs.replace(
        selected.selection, first=first.isoformat(), last=last.isoformat(), lanes="category", zoom="fit"
    )
    none = np.array([], dtype=np.intp)
    upper, lower = (
        Selected(selected.index, view, selected.rows[acting(selected.index, code)[selected.rows]], none, none)
        for code in (above, below)
    )
    return timeline(upper, frame), timeline(lower, frame)
