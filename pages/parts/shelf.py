"""The list of documents: each with where it comes from, what it gave, and how its reading ended."""

from pathlib import PurePosixPath
from typing import Any

import pandas as pd
import streamlit as st

from genesis.archive import Library, Row, plain
from genesis.selection import Selection, select
from parts import address
from parts.escape import label, markup
from parts.evidence import dated, publisher
from parts.reading import reason
from parts.words import say, sentences

PAGE = 20  # documents
_FIRST_WORDS = 60  # characters
_KEPT = 500  # pages of the list whose first words are kept
_SHOWN = "documents-shown"


def chosen(library: Library, selection: Selection, documents: pd.DataFrame) -> Row | None:
    """The document that the address names, else the first of the list that was read."""
    if selection.document and (named := library.document(selection.document)):
        return named
    read = documents[documents["status"] == "ok"]
    first = (read if len(read) else documents).head(1).to_dict("records")
    return plain(first[0]) if first else None


def documents_of(library: Library, selection: Selection) -> pd.DataFrame:
    """The documents of the view, those that failed last: of the chosen sources, and telling of the selected events."""
    documents = library.store.documents
    wanted = selection.wanted("sources")
    if wanted:
        documents = documents[documents["publisher"].isin(wanted) | documents["document_id"].isin(wanted)]
    if set(selection.filters()) - {"sources", "as_of"}:
        telling = select(library.index, selection).document_ids
        documents = documents[[one in telling for one in documents["document_id"]]]
    return documents.sort_values("status", key=lambda status: status != "ok", kind="stable")


def draw(library: Library, documents: pd.DataFrame, opened: Row | None, page: int) -> None:
    """Draw one page of the list: all of it, or what could not be read alone."""
    failed = documents["status"] != "ok"
    if failed.any() and not failed.all():
        documents = documents[failed] if _which(len(documents), int(failed.sum())) == "failed" else documents
    pages = max(1, -(-len(documents) // PAGE))
    page = min(page, pages)
    if documents.empty:
        st.html(f'<p class="note">{say("sources_page.none_of_selection")}</p>')
        return
    rows = [plain(row) for row in documents.iloc[(page - 1) * PAGE : page * PAGE].to_dict("records")]
    untitled = tuple(row["document_id"] for row in rows if not row["title"])
    words = _first_words(library.made_of.version, untitled, library)
    with st.container(key="documents"):
        for row in rows:
            is_open = opened is not None and row["document_id"] == opened["document_id"]
            _entry(library, row, _name(row, words.get(row["document_id"], "")), is_open)
    if pages > 1:
        _turn(page, pages)
    if not failed.any():
        st.html(f'<p class="note">{sentences(say("count.failed", 0), say("sources_page.failed_hint"))}</p>')


def _which(every: int, failed: int) -> str:
    names = {"all": say("sources_page.all_documents", every), "failed": say("sources_page.failed_documents", failed)}
    return str(
        st.segmented_control(
            say("sources_page.listed"),
            list(names),
            format_func=names.__getitem__,
            default="all",
            required=True,
            key=_SHOWN,
            label_visibility="collapsed",
            on_change=lambda: address.keep(page=1),
        )
    )


def _entry(library: Library, document: Row, name: str, is_open: bool) -> None:
    key = "source-open" if is_open else f"source-{document['document_id']}"
    with st.container(key=key):
        st.button(
            label(name),
            type="tertiary",
            key=f"read-{document['document_id']}",
            on_click=address.keep,  # a link to the page that is shown would not be written into the address
            kwargs={"document": document["document_id"], "event": None},
        )
        origin = f"{publisher(document)} · {markup(dated(document))}"
        st.html(f'<div class="source"><small>{origin}</small>{_gave(library, document)}</div>')


def _name(document: Row, words: str) -> str:
    """The title; without one the name of the file and the first words of the text, which tell documents apart."""
    if document["title"]:
        return str(document["title"])
    begins = words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS].rstrip() + "…"
    return " · ".join(filter(None, (PurePosixPath(document["file"]).name, begins)))


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _first_words(version: str, document_ids: tuple[str, ...], _library: Library) -> dict[str, str]:
    """How the texts of some documents begin, read together; `version` tells builds apart."""
    texts = _library.made_of.rows("texts", "document_id", document_ids)
    return {row["document_id"]: " ".join(row["text"][: 2 * _FIRST_WORDS].split()) for row in texts}


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
