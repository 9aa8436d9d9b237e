"""The acts whose sources give no date: listed, never drawn."""

import streamlit as st

from genesis.selection import Selected
from parts import address, table
from parts.words import say

_STEP = 50  # events
_COLUMNS = ("date", "country", "title", "category", "status", "source")
_STATE = "tray"  # the view and how many of its undated events are listed


def undated(selected: Selected) -> None:
    """One row an act, with the latest day that it can have; each opens its evidence and can be ticked."""
    count = len(selected.undated)
    if not count:
        return
    listed = min(_listed(), count)
    with st.container(border=True, key="tray"):
        name = f"{say('table.undated_tray')} · {say('count.acts', count)}"
        st.html(f'<p class="note"><b>{name}</b> {say("table.undated_hint", count)}</p>')
        table.show(selected.page_undated(listed), key="tray", columns=_COLUMNS, most=8, pickable=True)
        if listed < count:
            more = say("table.more_undated", min(_STEP, count - listed))
            st.button(more, type="tertiary", key="tray-more", on_click=_more, kwargs={"listed": listed + _STEP})


def _listed() -> int:
    """How many are listed: the first of a view, until the reader asks for more of the same view."""
    filters, listed = st.session_state.get(_STATE, (None, _STEP))
    return int(listed) if filters == address.current().filtered() else _STEP


def _more(listed: int) -> None:
    st.session_state[_STATE] = (address.current().filtered(), listed)
