"""Where does it come from? Every document with its text, the passages that became rows, and what was found."""

import streamlit as st
from parts import adding, address, header, reading, shelf, unused
from parts.words import say, sentences

selection = address.current()
library = address.archive()
store = library.store
counts = {name: say(f"count.{name}", len(getattr(store, name))) for name in ("documents", "reports", "figures")}
documents = shelf.documents_of(library, selection)
every = len(store.documents)
some = "" if len(documents) == every else say("sources_page.of_selection", len(documents), all=f"{every:,}")
header.show(say("headline.documents", **counts), sentences(some, say("sources_page.subtitle")))

adding.outcomes()
document = shelf.chosen(library, selection, documents)
listed, text, found = st.columns((0.85, 1.75, 1.25), gap="medium")
with listed:
    adding.button()
    shelf.draw(library, documents, document, selection.page)
if document is not None:
    passages = reading.passages(library, document, selection.event)
    with text:
        reading.text(library, document, passages)
    with found:
        if unused.is_open(document):
            unused.draw(library, document)
        else:
            reading.found(library, document)
            unused.button(document)
