"""The head of a page: the headline, a line beneath it, and what belongs to the whole view."""

from pathlib import Path

import streamlit as st

from genesis.selection import Selected
from parts import address, exporting, guide, served
from parts.escape import markup
from parts.words import say

LANGUAGES = {"en": "EN", "zh-Hans": "简", "zh-Hant": "繁"}
_COPY = Path(__file__).parent / "browser" / "copy.html"
_STATUS = _COPY.with_name("status.html")


def show(headline: str, subtitle: str, selected: Selected | None = None) -> None:
    """Headline and subtitle on the left; language, link, export of what is selected, and help on the right."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", key="head"):
        with st.container(width="stretch", key="headline"):
            st.html(f'<h1 class="headline">{markup(headline)}</h1><p class="subtitle">{markup(subtitle)}</p>')
            if selected is not None:
                _announce(len(selected) + len(selected.undated), len(selected.index.events))
        with st.container(horizontal=True, width="content", vertical_alignment="center", key="tools"):
            _language()
            _link()
            if selected is not None:
                exporting.button(selected)
            with st.popover(say("control.how_to_read"), icon=":material/help:", type="tertiary"):
                guide.draw()


def _announce(matching: int, everything: int) -> None:
    """Say how many events match to those who do not see the page, each time that it changes."""
    words = say("control.matching", matching, all=f"{everything:,}")
    served.component("status", html=_STATUS.read_text("utf-8"), data={"words": words}, height=1)


def _language() -> None:
    key = "language"
    st.segmented_control(
        say("control.language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        required=True,
        **address.follow(key, address.current().lang),
        label_visibility="collapsed",
        on_change=address.heard(key, lambda: address.keep(lang=st.session_state[key])),
    )


def _link() -> None:
    """A button that copies the address of the page, in which the whole view is."""
    words = {"label": say("control.copy_link"), "copied": say("control.copied"), "hint": say("help.link")}
    served.component("copy", html=_COPY.read_text("utf-8"), data=words, width="content")
