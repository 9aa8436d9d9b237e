"""The head of a page: the headline, a line beneath it, and what belongs to the whole view."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import streamlit as st

from genesis.selection import query
from parts import address
from parts.escape import markup
from parts.words import say

LANGUAGES = {"en": "EN", "zh-Hans": "简", "zh-Hant": "繁"}
_HELP = ("mark", "precision", "status", "conflict", "evidence", "as_of", "keyboard", "link")
Downloads = Mapping[str, tuple[str, str, Callable[[], bytes]]]  # format -> file name, media type, what makes it


def plain(headline: str, subtitle: str) -> None:
    """A head without export: for pages that show no selection."""
    show(headline, subtitle, {}, "")


def show(headline: str, subtitle: str, downloads: Downloads, displayed: str) -> None:
    """Headline and subtitle on the left; language, link, export and help on the right."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", key="head"):
        with st.container(width="stretch", key="headline"):
            st.html(f'<h1 class="headline">{markup(headline)}</h1><p class="subtitle">{markup(subtitle)}</p>')
        with st.container(horizontal=True, width="content", vertical_alignment="center", key="tools"):
            _language()
            _link()
            if downloads:
                _export(downloads, displayed)
            with st.popover(say("control.how_to_read"), icon=":material/help:", type="tertiary"):
                lines = "".join(f"<p>{say(f'help.{name}')}</p>" for name in _HELP)
                st.html(f'<div class="help"><h2 class="section">{say("help.title")}</h2>{lines}</div>')


def _language() -> None:
    key = "language"
    st.segmented_control(
        say("control.language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        required=True,
        key=address.follow(key, address.current().lang),
        label_visibility="collapsed",
        on_change=lambda: address.keep(lang=st.session_state[key]),
    )


def _link() -> None:
    with st.popover(say("control.copy_link"), icon=":material/link:"):
        st.html(f'<p class="note">{say("help.link")}</p>')
        st.code(link(), language=None, wrap_lines=True)


def link() -> str:
    """The address that reopens the view as it is."""
    page = urlsplit(st.context.url or "")
    asked = query(address.current())
    return page._replace(query=asked, fragment="").geturl()


def _export(downloads: Downloads, displayed: str) -> None:
    with st.popover(say("control.export"), icon=":material/download:", type="primary"):
        st.html(f'<p class="note">{markup(displayed)}</p>')
        for name, (file, media_type, make) in downloads.items():
            st.download_button(
                say(f"export.{name}"),
                data=make,
                file_name=file,
                mime=media_type,
                key=f"export-{name}",
                on_click="ignore",
                width="stretch",
            )
