"""The list of documents: each with where it comes from, what it gave, and how its reading ended."""

from pathlib import PurePosixPath
from typing import Any

import streamlit as st

from genesis.archive import Library, Row, plain
from genesis.selection import Selection
from parts import address
from parts.escape import label, markup
from parts.evidence import dated, publisher
from parts.reading import reason
from parts.words import say

PAGE = 20  # documents
_FIRST_WORDS = 60  # characters


def chosen(selection: Selection, documents: list[Row]) -> Row | None:
    """The document that the address names, else the first that was read."""
    named = (document for document in documents if document["document_id"] == selection.document)
    read = (document for document in documents if document["status"] == "ok")
    return next(named, None) or next(read, None) or (documents[0] if documents else None)


def documents_of(library: Library, selection: Selection) -> list[Row]:
    """The documents of the view: those of the chosen sources, the failed ones last, as they were read."""
    rows = [plain(row) for row in library.store.documents.to_dict("records")]
    wanted = set(selection.wanted("sources"))
    kept = [row for row in rows if not wanted or wanted & {row["publisher"], row["document_id"]}]
    return sorted(kept, key=lambda row: row["status"] != "ok")


def draw(library: Library, documents: list[Row], opened: Row | None, page: int) -> None:
    """Draw one page of the list."""
    pages = max(1, -(-len(documents) // PAGE))
    page = min(page, pages)
    with st.container(key="documents"):
        for document in documents[(page - 1) * PAGE : page * PAGE]:
            _entry(library, document, opened is not None and document["document_id"] == opened["document_id"])
    if pages > 1:
        _turn(page, pages)
    failed = sum(document["status"] == "failed" for document in documents)
    st.html(f'<p class="note">{say("count.failed", failed)}. {say("sources_page.failed_hint")}</p>')


def _entry(library: Library, document: Row, is_open: bool) -> None:
    key = "source-open" if is_open else f"source-{document['document_id']}"
    with st.container(key=key):
        st.button(
            label(_name(library, document)),
            type="tertiary",
            key=f"read-{document['document_id']}",
            on_click=address.keep,  # a link to the page that is shown would not be written into the address
            kwargs={"document": document["document_id"], "event": None},
        )
        origin = f"{publisher(document)} · {markup(dated(document))}"
        st.html(f'<div class="source"><small>{origin}</small>{_gave(library, document)}</div>')


def _name(library: Library, document: Row) -> str:
    """The title; without one the name of the file and the first words of the text, which tell documents apart."""
    if document["title"]:
        return str(document["title"])
    words = " ".join(library.store.text(document["document_id"])[: 2 * _FIRST_WORDS].split())
    begins = words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS].rstrip() + "…"
    return " · ".join(filter(None, (PurePosixPath(document["file"]).name, begins)))


def _gave(library: Library, document: Row) -> str:
    if document["status"] != "ok":
        return f'<small class="failed">{markup(document["file"])}: {reason(document)}</small>'
    counts: Any = library.counts.loc[document["document_id"]]
    words = [say("count.reports", int(counts["reports"])), say("count.figures", int(counts["figures"]))]
    if document["language"]:
        words.append(say(f"language.{document['language']}"))
    return f"<small>{markup(' · '.join((*words, say('sources_page.read'))))}</small>"


def _turn(page: int, pages: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for words, target in (("control.previous_page", page - 1), ("control.next_page", page + 1)):
            st.button(
                say(words),
                type="tertiary",
                key=words,
                disabled=not 1 <= target <= pages,
                on_click=address.keep,
                kwargs={"page": target},
            )


__all__ = ["PAGE", "chosen", "documents_of", "draw"]
