"""The facets of the Events page: seven columns of values, each with its count in figures and as a bar."""

import streamlit as st

from genesis.archive import Library
from genesis.selection import FACETS, Selection, facets
from parts import filters
from parts.words import say

_COLUMNS = {
    "countries": 1.2,
    "categories": 1.2,
    "programmes": 1.5,
    "precisions": 1.0,
    "statuses": 1.0,
    "years": 1.0,
    "sources": 1.4,
}  # field -> width
_SHOWN = 6  # values a column


def draw(library: Library, selection: Selection) -> None:
    """Draw the columns; a click adds a value to the filter, another takes it off."""
    choices = facets(library.index, selection)
    with st.container(key="facets"):
        for column, field in zip(st.columns(list(_COLUMNS.values()), gap="medium"), _COLUMNS, strict=True):
            values = choices[FACETS[field]]
            shown = [one for place, one in enumerate(values) if place < _SHOWN or one.chosen]
            most = max((one.count for one in shown), default=1) or 1
            bars = "".join(
                f".st-key-facet-{field} button:nth-child({place}){{background-size:{100 * one.count / most:.0f}% 2px}}"
                for place, one in enumerate(shown, 1)
            )
            with column:
                st.html(f"<style>{bars}</style>")
                filters.pills(field, tuple(shown), selection, key=f"facet-{field}", images=False)
                if len(values) > len(shown):
                    st.html(f'<p class="note more">{say("filter.more", len(values) - len(shown))}</p>')
