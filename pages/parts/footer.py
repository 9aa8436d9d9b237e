"""The foot of a chart: where it comes from, what its dates mean, how far the data go."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from genesis.archive import Library
from genesis.selection import NONE, Selected
from parts.escape import markup
from parts.evidence import publisher
from parts.words import day, say, value

_NAMED = 8  # sources; the rest is counted


def show(library: Library, events: pd.DataFrame) -> None:
    """Name the sources of `events`, the basis of their dates, the day of the data, and how many conflicts there are."""
    documents = list(dict.fromkeys(one for ids in events["document_ids"] for one in ids))
    _draw(library, documents, (), sum(1 for fields in events["conflicts"] if len(fields)))


def of_selected(library: Library, selected: Selected) -> None:
    """The same for the dated events of a selection, of which there may be very many: then publishers, not documents."""
    documents = list(selected.counts("documents"))
    publishers: tuple[str, ...] = ()
    if len(documents) > _NAMED:
        counts = selected.counts("sources")
        publishers = tuple(sorted(counts, key=lambda name: (name == NONE, -counts[name], name)))
    _draw(library, documents, publishers, int(selected.index.differing[selected.rows].sum()))


def _draw(library: Library, documents: Sequence[str], publishers: Sequence[str], differing: int) -> None:
    if publishers:
        shown = [markup(value("source", name)) for name in publishers[:_NAMED]]
    else:
        shown = [_source(library, one) for one in documents[:_NAMED]]
    named = " · ".join(shown)
    if more := len(publishers or documents) - len(shown):
        named += " " + say("footer.more_sources", more)
    if publishers:
        named = say("footer.in_documents", publishers=named, documents=say("count.documents", len(documents)))
    basis = say("footer.basis", date=day(library.newest, short=False)) if library.newest is not None else ""
    conflicts = say("footer.conflicts", differing) if differing else ""
    sources = f"<b>{say('footer.sources')}</b> {named}<br>" if named.strip() else ""
    st.html(f'<p class="footer">{sources}{basis} {conflicts}</p>')


def _source(library: Library, document_id: str) -> str:
    document = library.document(document_id) or {}
    published, basis = day(document.get("published")), (document.get("published_basis") or "unknown").replace(" ", "_")
    if not published:
        return publisher(document)
    if basis in ("given", "front_matter", "page"):
        return say("footer.source_date", publisher=publisher(document), date=markup(published))
    words = say(f"date.basis_{basis}")
    return say("footer.source_date_basis", publisher=publisher(document), date=markup(published), basis=words)
