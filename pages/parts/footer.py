"""The foot of a chart: where it comes from, what its dates mean, how far the data go."""

import pandas as pd
import streamlit as st

from genesis.archive import Library
from parts.escape import markup
from parts.evidence import publisher
from parts.words import day, say

_NAMED = 8  # sources; the rest is counted


def show(library: Library, events: pd.DataFrame) -> None:
    """Name the sources of `events`, the basis of their dates, the day of the data, and how many conflicts there are."""
    documents = list(dict.fromkeys(one for ids in events["document_ids"] for one in ids))
    named = " · ".join(_source(library, one) for one in documents[:_NAMED])
    if len(documents) > _NAMED:
        named += " " + say("footer.more_sources", len(documents) - _NAMED)
    basis = say("footer.basis", date=day(library.newest, short=False)) if library.newest is not None else ""
    differing = sum(1 for fields in events["conflicts"] if len(fields))
    conflicts = say("footer.conflicts", differing) if differing else ""
    st.html(f'<p class="footer"><b>{say("footer.sources")}</b> {named}<br>{basis} {conflicts}</p>')


def _source(library: Library, document_id: str) -> str:
    document = library.document(document_id) or {}
    published, basis = day(document.get("published")), (document.get("published_basis") or "unknown").replace(" ", "_")
    if not published:
        return publisher(document)
    if basis in ("given", "front_matter", "page"):
        return say("footer.source_date", publisher=publisher(document), date=markup(published))
    words = say(f"date.basis_{basis}")
    return say("footer.source_date_basis", publisher=publisher(document), date=markup(published), basis=words)
