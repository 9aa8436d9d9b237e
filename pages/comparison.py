"""Who acts how often, how, and who leads? The United States and China on one time axis and one scale."""

import streamlit as st
from parts import active, address, chart, evidence, footer, header, opposite, room, style, table
from parts.words import language, say, sentences

from genesis.archive import opened
from genesis.charts import category_figure, indicator_figure, mirror_figure, quarter_figure, sums_figure
from genesis.scene import Frame, by_category, by_quarter, halves, indicators, mirror, sums
from genesis.selection import select
from genesis.selection.cells import day_of
from genesis.wording import comparison_headline

PLOT, GUTTER = 640, 150  # of the mirrored chart at least; a page with less room has two timelines instead
WIDTH = PLOT + GUTTER + 2

selection = address.current()
library = opened(as_of=selection.as_of)
selected = select(library.index, selection)
share = chart.SHARE if selection.event else 1.0
frame = Frame(width=room.plot(share, gutter=GUTTER), newest=day_of(library.newest))
placed = mirror(selected, frame)
narrow = room.plot(gutter=GUTTER) < PLOT
measures, money = opposite.widths(share)
window, theme = placed.scene.window, style.theme()
figures = indicators(library.store.figures, library.store.documents, language())
events = opposite.events(selected, window)
documents = {one for ids in events["document_ids"] for one in ids}
headline = comparison_headline(len(documents), placed.above.acts, placed.below.acts, language())
header.show(headline, opposite.subtitle(selected, window, figures), selected)
if events.empty:
    active.no_match(selection)
    st.stop()
opposite.coverage(library, placed)

main, beside = st.columns((share, 1 - share), gap="small") if selection.event else (st.container(), None)
with main:
    if narrow:
        opposite.apart(placed, halves(selected, frame))
    elif not placed.too_many:
        alt = say("timeline.alt", events=say("count.acts", len(events)))
        with st.container(key="wide"):
            chart.draw(mirror_figure(placed, theme), key="mirror", alt=alt, width=room.at_least(WIDTH, share))
        chart.legend(placed.scene)
    opposite.chain(library, placed)
    kinds, quarters = by_category(selected, window), by_quarter(selected, window)
    left, right = st.columns((1.6, 1.0), gap="large")
    with left:
        opposite.title("by_category", say("comparison.by_category_note"))
        chart.draw(category_figure(kinds, theme), key="kinds", alt=say("comparison.by_category"), clicks=False)
    with right:
        rough = say("comparison.too_vague", quarters.left_out) if quarters.left_out else ""
        opposite.title(
            "by_quarter",
            sentences(say("comparison.by_quarter_note"), rough) if rough else say("comparison.by_quarter_note"),
        )
        chart.draw(quarter_figure(quarters, theme), key="quarters", alt=say("comparison.by_quarter"))
    left, right = st.columns(opposite.COLUMNS, gap="large")
    with left:
        opposite.title("indicators", say("comparison.indicators_note"))
        drawn = indicator_figure(figures, theme, measures)
        chart.draw(drawn, key="indicators", alt=say("comparison.indicators"), clicks=False)
        opposite.claims(figures)
    with right:
        opposite.title("money", say("comparison.money_note"))
        chart.draw(sums_figure(sums(selected, window), theme, money), key="sums", alt=say("comparison.money"))
    footer.show(library, events)
    table.beneath(events, key="comparison")
if beside is not None and selection.event:
    with beside:
        evidence.panel(library, selection.event, events["event_id"].tolist())
room.measure()
