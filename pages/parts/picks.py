"""The rows that a reader has ticked, over all pages of the table, and what can be done with them."""

from collections.abc import Collection, Iterable

import streamlit as st

from genesis.selection import Selected
from parts import address, exporting
from parts.words import say

_STATE = "picks"


def current() -> frozenset[str]:
    """The ids of the ticked events."""
    picked: frozenset[str] = st.session_state.get(_STATE, frozenset())
    return picked


def take(shown: Iterable[str], ticked: Collection[str]) -> None:
    """Keep which of the events that a table shows are ticked; those of its other pages stay as they are."""
    st.session_state[_STATE] = current().difference(shown).union(ticked)


def bar(selected: Selected) -> None:
    """How many rows of the view are ticked, with their export, their evidence and the way to untick them."""
    if not current():
        return
    picked = selected.only(current())
    count = len(picked) + len(picked.undated)
    if not count:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="picked"):
        st.html(f'<p class="field" role="status">{say("table.picked", count)}</p>', width="content")
        exporting.button(picked, key="export-picked", label=say("table.export_picked"))
        if count == 1:
            event_id = next(iter((*picked.events["event_id"], *picked.events_undated["event_id"])))
            st.button(say("table.open_picked"), key="open-picked", on_click=address.keep, kwargs={"event": event_id})
        st.button(say("table.unpick"), type="tertiary", key="unpick", on_click=address.listening(_untick))


def _untick() -> None:
    st.session_state[_STATE] = frozenset()
