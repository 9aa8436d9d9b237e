"""Who acts how often, how, and who leads? Any two sides, and further ones, on one time axis and one scale."""

import streamlit as st
from parts import (
    active,
    address,
    counted,
    counts,
    evidence,
    figure_panel,
    footer,
    header,
    measures,
    notices,
    opposing,
    opposite,
    pairs,
    table,
)
from parts.words import language, say

from genesis.scene import Frame, by_group, coverage, indicators, mirror
from genesis.selection import select
from genesis.selection.cells import day_of
from genesis.wording import comparison_headline

selection = address.current()
library = address.archive()
if selection.figure and not measures.exists(library, selection.figure):
    selection = address.let_go(figure=None)
    notices.gone("comparison.figure_gone")
codes = selection.compared
selected = select(library.index, selection)
if selection.listed and not counted.is_here(selection, codes):
    selection = address.let_go(listed=None)
    notices.gone("comparison.list_gone")
share = counts.SHARE if selection.event or selection.figure or selection.listed else 1.0
frame = Frame(width=counts.plot(share), newest=day_of(library.newest))
placed = mirror(selected, frame, codes)
window = placed.scene.window
figures = indicators(library.store.figures, library.store.documents, language(), *codes[:2], selection.grouping)
kinds, told = by_group(selected, window, *codes[:2]), coverage(selected, window, codes)
events = opposite.events(selected, window, codes)
headline = comparison_headline(told.told, [side.acts for side in placed.sides], language(), codes)
header.show(headline, opposite.subtitle(selected, placed, figures, kinds), selected)
opposing.controls(library, selection)
rows = counted.opened(selected, window, codes)
if not len(selected):
    active.no_match(selection)
opposite.coverage(told)

main, beside = st.columns((share, 1 - share), gap="small") if share < 1 else (st.container(), None)
with main:
    counts.acts(selected, placed, frame, share)
    if selection.ties != "none":
        pairs.stated(library, placed)
    if selection.ties == "timing":
        pairs.near(library, placed, selection.days)
    counts.charts(selected, window, kinds, codes, share)
    left, right = st.columns(opposite.COLUMNS, gap="large")
    width, money = opposite.widths(share)
    with left:
        opposite.title("indicators", say("comparison.indicators_note"))
        measures.show(figures, width)
    with right:
        counts.money(selected, window, codes, money)
        measures.claims(figures)
    measures.one_sided(figures)
    footer.show(library, events)
    table.beneath(events, key="comparison")
if beside is not None:
    with beside:
        if selection.event:
            evidence.panel(library, selection.event, counted.order(selected, events, rows))
        elif selection.figure:
            figure_panel.panel(library, selection.figure, figures)
        elif rows is not None:
            counted.panel(selected, rows)
