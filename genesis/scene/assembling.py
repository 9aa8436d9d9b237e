"""A scene of lanes that have found their places."""

from collections.abc import Sequence

import msgspec

from genesis.scene import legend
from genesis.scene.placing import LaneDrawing
from genesis.scene.records import Scene


def assembled(base: Scene, placed: Sequence[LaneDrawing], height: float, opened: str | None) -> Scene:
    """The scene with all that lies in the placed lanes, the frame of the open event, and the key."""
    marks = tuple(mark for one in placed for mark in one.marks)
    badges = tuple(badge for one in placed for badge in one.badges)
    cells = tuple(cell for one in placed for cell in one.cells)
    focus = next((one.frames[opened] for one in placed if opened in one.frames), None) if opened else None
    return msgspec.structs.replace(
        base,
        height=height,
        lanes=tuple(one.lane for one in placed),
        marks=marks,
        labels=tuple(label for one in placed for label in one.labels),
        badges=badges,
        remarks=tuple(remark for one in placed for remark in one.remarks),
        cells=cells,
        cell_top=max((cell.count for cell in cells), default=1),
        shapes=legend.shapes(marks, base.language),
        signs=(*legend.signs(marks, bool(badges), base.language), *legend.cells(cells, base.language)),
        focus=focus,
        focus_id=opened if focus and opened else "",
    )
