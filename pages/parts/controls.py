"""The controls of the timeline: lanes, zoom, window, as known on. Each is a field of the address."""

from datetime import date
from typing import get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from genesis.selection import Selection
from genesis.selection.view import Lanes, Zoom
from parts import address, filters
from parts.words import say


def timeline(selection: Selection, window: tuple[date, date], newest: date | None) -> None:
    """Draw the row; the window that is shown stands in its fields where the address names none."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="controls"):
        _choice("lanes", get_args(Lanes), selection.lanes, "control.lanes_by")
        _choice("zoom", get_args(Zoom), selection.zoom, "control.zoom")
        with _group("window"):
            _name("control.window")
            first, last = window
            filters.day("first", selection.first, "from", key="window-first", shown=f"{first:%Y-%m}", width=84)
            st.html('<p class="field">–</p>', width="content")
            filters.day("last", selection.last, "to", key="window-last", shown=f"{last:%Y-%m}", width=84)
        with _group("as-of"):
            _name("control.as_known_on")
            shown = "" if newest is None else newest.isoformat()
            filters.day("as_of", selection.as_of, "as_of", key="window-as-of", shown=shown, width=104)


def _group(name: str) -> DeltaGenerator:
    """A control with its name, kept together where the row wraps."""
    return st.container(
        horizontal=True, vertical_alignment="center", width="content", gap="xsmall", key=f"group-{name}"
    )


def _choice(field: str, options: tuple[str, ...], chosen: str, name: str) -> None:
    key = f"control-{field}"
    with _group(field):
        _name(name)
        st.segmented_control(
            say(name),
            options,
            format_func=lambda option: say(f"control.{field}_{option}"),
            required=True,
            **address.follow(key, chosen),
            label_visibility="collapsed",
            on_change=lambda: address.change(**{field: st.session_state[key]}),
        )


def _name(key: str) -> None:
    st.html(f'<p class="field">{say(key)}</p>', width="content")
