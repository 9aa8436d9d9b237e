"""The sides under one another, each a plain timeline of its own: for where a mirrored chart has no room."""

from collections.abc import Sequence

import msgspec
import numpy as np

from genesis.scene.axis import window_of
from genesis.scene.lanes import acting
from genesis.scene.records import Scene
from genesis.scene.timeline import Frame, timeline
from genesis.selection import MAIN_SIDES, Selected


def halves(selected: Selected, frame: Frame, codes: Sequence[str] = MAIN_SIDES) -> tuple[Scene, ...]:
    """Place the acts of each side in a scene with lanes by category and one window; joint acts stand in each."""
    first, last = window_of(selected, frame.newest)
    view = msgspec.structs.replace(
        selected.selection, first=first.isoformat(), last=last.isoformat(), lanes="category", zoom="fit"
    )
    none = np.array([], dtype=np.intp)
    third = next((code for code in codes if code not in MAIN_SIDES), None)
    frame = msgspec.structs.replace(frame, third=third)
    return tuple(
        timeline(
            Selected(selected.index, view, selected.rows[acting(selected.index, code)[selected.rows]], none, none),
            frame,
        )
        for code in codes
    )
