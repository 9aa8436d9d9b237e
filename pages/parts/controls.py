"""The controls of the timeline: lanes, zoom, window, as known on. Each is a field of the address."""

from datetime import date
from typing import get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from genesis.scene.axis import MONTHS
from genesis.scene.windows import Window, around, moved, unit_of, written
from genesis.selection import Selection
from genesis.selection.view import AXES, Lanes, Zoom
from parts import address, filters
from parts.words import say

_AXIS = 106  # pixels: what the corner holds beside the first tick


def timeline(selection: Selection, window: Window, newest: date | None) -> None:
    """Draw the row; the window that is shown stands in its fields where the address names none."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="controls"):
        _lanes(selection.lanes)
        _zoom(selection, window, newest)
        with _group("window"):
            _step("control.earlier", window, -1)
            first, last = window
            filters.day("first", selection.first, "from", key="window-first", shown=f"{first:%Y-%m}", width=88)
            st.html('<p class="field">–</p>', width="content")
            filters.day("last", selection.last, "to", key="window-last", shown=f"{last:%Y-%m}", width=88)
            _step("control.later", window, 1)
        with _group("as-of"):
            _name("control.as_known_on")
            shown = "" if newest is None else newest.isoformat()
            filters.day("as_of", selection.as_of, "as_of", key="window-as-of", shown=shown, width=96)


def axis(chosen: str, gutter: float) -> None:
    """Which of its dates an act stands at: in the corner of a chart with a gutter, else above it."""
    with st.container(key="group-axis" if gutter else "group-axis-above"):
        _list("axis", AXES, chosen, "axis", width=_AXIS)


def _group(name: str) -> DeltaGenerator:
    """A control with its name, kept together where the row wraps."""
    return st.container(
        horizontal=True, vertical_alignment="center", width="content", gap="xsmall", key=f"group-{name}"
    )


def _lanes(chosen: str) -> None:
    with _group("lanes"):
        _name("control.lanes_by")
        _list("lanes", get_args(Lanes), chosen, "control.lanes", width=118)


def _list(field: str, options: tuple[str, ...], chosen: str, words: str, width: int) -> None:
    """A field of the address as a list to choose from; the options are said as `words`_option, or in its section."""
    key, joint = f"control-{field}", "_" if "." in words else "."
    names = {option: say(f"{words}{joint}{option}") for option in options}
    follow = address.follow(key, chosen, "index")
    if "index" in follow:
        follow["index"] = options.index(chosen)
    st.selectbox(
        say(f"parameter.{field}"),
        options,
        format_func=names.__getitem__,
        **follow,
        label_visibility="collapsed",
        width=width,
        on_change=address.heard(key, lambda: address.change(**{field: st.session_state[key]})),
    )


def _zoom(selection: Selection, window: Window, newest: date | None) -> None:
    """Month, quarter and year about what is shown; none is pressed where the window is another one."""
    key = "control-zoom"
    chosen = unit_of(window) if selection.first or selection.last else selection.zoom

    def take() -> None:
        zoom = st.session_state[key]
        if zoom in MONTHS and (selection.first or selection.last):
            first, last = written(around(zoom, window, newest))
            address.change(first=first, last=last)
        else:  # a pressed one that is pressed again goes back to what fits
            address.change(first=None, last=None, zoom=zoom or "fit")

    with _group("zoom"):
        st.segmented_control(
            say("control.zoom"),
            get_args(Zoom),
            format_func=lambda option: say(f"control.zoom_{option}"),
            **address.follow(key, chosen),
            label_visibility="collapsed",
            on_change=address.heard(key, take),
        )


def _step(words: str, window: Window, steps: int) -> None:
    """A button that moves the window by its own length."""
    first, last = written(moved(window, steps))
    st.button(
        "‹" if steps < 0 else "›",
        key=words.replace(".", "-"),
        help=say(words),
        on_click=address.change,
        kwargs={"first": first, "last": last},
    )


def _name(key: str) -> None:
    st.html(f'<p class="field">{say(key)}</p>', width="content")
