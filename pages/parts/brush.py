"""The window of the time axis, drawn by hand: a stretch of the chart, the handles of the strip; a double click back."""

from pathlib import Path

import streamlit as st

from genesis.scene import Scene
from genesis.scene.axis import days_of
from genesis.scene.windows import Window, drawn, written
from parts import address, served
from parts.words import language

_KEY = "brush"
_MARKUP = Path(__file__).parent / "browser" / "brush.html"


def over(scene: Scene) -> None:
    """Listen on the chart of a scene and on its strip, which stand in containers with the keys timeline-…"""
    served.component(
        _KEY,
        html=_MARKUP.read_text("utf-8"),
        data={
            "window": _days(scene.window),
            "strip": _days(scene.strip.span) if scene.strip else None,
            "language": language(),
        },
        on_drawn_change=_take,
        on_back_change=_go_back,
        height=1,
    )


def in_step() -> None:
    """Keep chart and table in step: what is pointed at in one of them is marked in the other."""
    served.component("step", html=_MARKUP.with_name("step.html").read_text("utf-8"), height=1)


def _days(window: Window) -> list[int]:
    """Where a window begins and ends, in days since 1970-01-01."""
    return [days_of(window[0]), days_of(window[1]) + 1]


def _take() -> None:
    begin, end = st.session_state[_KEY]["drawn"]
    first, last = written(drawn(float(begin), float(end)))
    address.change(first=first, last=last)


def _go_back() -> None:
    """To the zoom that was there before a window was drawn or typed; from another zoom to the fitting one."""
    selection = address.current()
    if selection.first or selection.last:
        address.change(first=None, last=None)
    elif selection.zoom != "fit":
        address.change(zoom="fit")
