"""The filters that are set, each in words with a way to take it off."""

import streamlit as st

from genesis.selection import FACETS, Selection
from genesis.wording import conditions
from parts import address
from parts.escape import label
from parts.words import say

_EMPTY: dict[str, object] = {**dict.fromkeys(FACETS, ()), "text": "", "first": None, "last": None, "as_of": None}


def draw(selection: Selection) -> None:
    """One button a condition that is set, and one that takes all off; a hint where none is set."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="active"):
        if not selection.filters():
            st.html(f'<p class="note">{say("filter.hint")}</p>', width="content")
            return
        st.html(f'<p class="field">{say("filter.active")}</p>', width="content")
        for number, one in enumerate(conditions(selection)):
            left = {one.field: one.left}
            st.button(label(one.words) + " ✕", key=f"active-{number}", on_click=address.change, kwargs=left)
        st.button(say("filter.clear"), type="tertiary", key="active-clear", on_click=address.change, kwargs=_EMPTY)


def no_match(selection: Selection) -> None:
    """Offer to take off the last filter where no event passes all of them."""
    fields = selection.filters()
    if fields:
        st.button(
            say("filter.remove_last"),
            key="remove-last",
            on_click=address.change,
            kwargs={fields[-1]: _EMPTY[fields[-1]]},
        )
