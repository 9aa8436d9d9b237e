"""Which events are there? All of them as a table, by facets; the undated ones in a tray of their own."""

import streamlit as st
from parts import active, address, evidence, facet_columns, header, table, tray
from parts.words import language, say, sentences

from genesis.archive import opened
from genesis.selection import select
from genesis.wording import headline, undated_words

selection = address.current()
library = opened(as_of=selection.as_of)
selected = select(library.index, selection)
events = selected.events
undated = len(selected.undated)
subtitle = say("events_page.subtitle", len(selected) + undated, all=len(library.store.events))
also = undated_words(undated, len(selected), language())
words = headline(len(selected), events["countries"], selection, undated=undated)
header.show(words, sentences(also, subtitle), selected)
facet_columns.draw(library, selection)
active.draw(selection)

page = min(selection.page, max(1, -(-len(events) // table.ROWS)))
rows = events.iloc[(page - 1) * table.ROWS : page * table.ROWS]
main, side = st.columns((1.9, 1), gap="medium") if selection.event else (st.container(), None)
with main:
    if len(rows):
        table.show(rows, key="events", columns=table.FEW if selection.event else None)
    tray.undated(library, selected.events_undated)
    table.turn(len(events), page)
if side is not None and selection.event:
    with side:
        order = [*events["event_id"], *selected.events_undated["event_id"]]
        evidence.panel(library, selection.event, order)
