"""Where does it come from? Every document with its text, the passages that became rows, and what was found."""

import streamlit as st
from parts import address, header, reading, shelf
from parts.words import say

from genesis.archive import opened

selection = address.current()
library = opened(as_of=selection.as_of)
store = library.store
counts = {name: say(f"count.{name}", len(getattr(store, name))) for name in ("documents", "reports", "figures")}
header.show(say("headline.documents", **counts), say("sources_page.subtitle"))

documents = shelf.documents_of(library, selection)
document = shelf.chosen(selection, documents)
listed, text, found = st.columns((0.85, 1.75, 1.25), gap="medium")
with listed:
    shelf.draw(library, documents, document, selection.page)
if document is not None:
    passages = reading.passages(library, document, selection.event)
    with text:
        reading.text(library, document, passages)
    with found:
        reading.found(library, document)
