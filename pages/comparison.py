"""Who acts how often, and by what means? The United States and China on one time axis and one scale."""

import streamlit as st
from parts import active, address, chart, evidence, footer, header, mirror, room, table
from parts.words import language, say

from genesis.comparison import SIDES, acts, by_category, by_time
from genesis.library import opened
from genesis.selection import select
from genesis.selection.cells import day_of
from genesis.wording import comparison_headline

library = opened()
selection = address.current()
selected = select(library.index, selection)
events = selected.events
documents = {one for ids in events["document_ids"] for one in ids}
counts = {side: len(acts(events, side)) for side in SIDES}
words = comparison_headline(len(documents), counts["US"], counts["CN"], language())
header.show(words, say("comparison.both_counted"), selected)
if not any(counts.values()):
    active.no_match(selection)
    st.stop()
mirror.coverage(library, events)

share = chart.SHARE if selection.event else 1.0
main, beside = st.columns((share, 1 - share), gap="small") if selection.event else (st.container(), None)
with main:
    scenes = mirror.scenes(selected, room.plot(share, gutter=150), day_of(library.newest))
    for side, scene in scenes.items():
        mirror.title(side, counts[side])
        chart.draw(scene, key=side, alt=say("timeline.alt", events=say("count.acts", counts[side])))
    chart.legend(*scenes.values())
    left, right = st.columns((1.6, 1.0), gap="large")
    with left:
        mirror.categories(by_category(events))
    with right:
        mirror.periods(*by_time(events))
    footer.show(library, events)
    both = events[[bool({"US", "CN"} & set(codes)) for codes in events["countries"]]]
    table.beneath(both, key="comparison")
if beside is not None and selection.event:
    with beside:
        evidence.panel(library, selection.event, both["event_id"].tolist())
room.measure()
