"""How much room a chart has. Python cannot know it; a few lines of script in the page tell it."""

from typing import Literal

import streamlit as st

from genesis.scene import width_class
from parts import served

_UNKNOWN = 1028  # of the page, until the browser has answered; a chart placed for less holds in more
_GAP = 16  # between chart and evidence
_STATE = "page-width"


def is_known() -> bool:
    """Whether the browser has told how wide the page is; where none is there, as in a test, the guess will do."""
    return _STATE in st.session_state or not len(st.context.headers)


def measure() -> None:
    """Ask the browser, which answers once and whenever the width has changed; drawn first, so as to keep its place."""
    served.component("room", default={"width": None}, on_width_change=_keep, height=1)


def _keep() -> None:
    st.session_state[_STATE] = int(st.session_state["room"]["width"] or _UNKNOWN)


def page() -> int:
    """The width of the page in pixels, a guess until the browser has answered."""
    width: int = st.session_state.get(_STATE, _UNKNOWN)
    return width


def at_least(width: int, share: float) -> int | Literal["stretch"]:
    """The width for a chart that needs so many pixels: all that there is, or as much as it needs."""
    return "stretch" if (page() - _GAP) * share >= width else width


def plot(share: float = 1.0, gutter: float = 128) -> int:
    """The class of width for a plot that has a share of the page, without its gutter."""
    return width_class((page() - _GAP) * share - gutter if share < 1 else page() - gutter)
