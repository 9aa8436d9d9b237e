"""The main script: which pages there are, what all of them share, and what is shown when there is nothing to show."""

import streamlit as st
from parts import address, correcting, empty, filters, memory, notices, room, style
from parts.words import say

from genesis.archive import opened
from genesis.errors import StoreError
from genesis.selection import absent

PAGES = ("timeline", "comparison", "events", "sources", "review")  # each a file beside this one; the first answers at /


def main() -> None:
    """One run: read the address, draw navigation and filters, hand over to the page."""
    selection, notes = address.read()
    st.set_page_config(page_title=say("app.name"), layout="wide")
    style.apply(selection.lang)
    room.measure()
    pages = [st.Page(f"{name}.py", title=say(f"pages.{name}"), default=name == PAGES[0]) for name in PAGES]
    page = st.navigation(pages, position="hidden")
    # Links of our own: those of position="top" carry no query string, so that a page switch would lose the filters
    # and leave an address without them behind in the browser's history.
    with st.container(horizontal=True, key="pages"):
        for one in pages:
            with st.container(width="content", key="current-page" if one == page else f"page-{one.url_path}"):
                st.page_link(one, label=one.title, query_params=address.elsewhere())
    if asked := address.astray():
        notices.no_page(asked, page.title)
    try:
        library = address.archive()
    except StoreError as error:
        empty.broken(error)
        return
    if opened().is_empty:
        empty.show()
        return
    selection = address.by_own_names(library.index)
    filters.sidebar(library, selection)
    notices.show((*notes, *absent(library.index, selection)))
    if selection.event and library.event(selection.event) is None:
        address.let_go(event=None)
        if not correcting.hidden(library, selection.event):
            notices.gone()
    if room.is_known():  # else the page would be drawn for a width that is guessed, and at once again
        page.run()
    address.arrived()
    memory.settle(opened().store.version)


main()
