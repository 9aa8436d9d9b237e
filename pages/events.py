"""Which events are there? All of them as a table, by facets; the undated ones in a tray of their own."""

import streamlit as st
from parts import active, address, arranging, evidence, facet_columns, header, picks, table, tray
from parts.words import language, say, sentences

from genesis.selection import select
from genesis.wording import headline, undated_words

selection = address.current()
library = address.archive()
selected = select(library.index, selection)
undated = len(selected.undated)
subtitle = say("events_page.subtitle", len(selected) + undated, all=len(library.store.events))
also = undated_words(undated, len(selected), language())
words = headline(len(selected), [selected.values("countries")], selection, undated=undated)
header.show(words, sentences(also, subtitle), selected)
if library.index.size:
    facet_columns.draw(library, selection)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", key="above-table"):
        active.draw(selection)
        arranging.draw(selection)

page = min(selection.page, max(1, -(-len(selected) // table.ROWS)))
rows = selected.page((page - 1) * table.ROWS, page * table.ROWS)
# One column where nothing is open: the table stays the same element, and keeps the keyboard's place in it.
main, *beside = st.columns((1.9, 1) if selection.event else (1,), gap="medium")
with main:
    picks.bar(selected)
    if len(rows):
        columns = selection.columns or (table.few() if selection.event else ())
        table.show(rows, key="events", columns=columns, pickable=True, sortable=True)
        table.turn(len(selected), page)
    tray.undated(selected)
if beside and selection.event:
    with beside[0]:
        evidence.panel(library, selection.event, selected.ids())
