"""What happened when? Every act at its date, in lanes; the same rows as a table beneath, the sentences beside it."""

import streamlit as st
from parts import active, address, brush, chart, controls, evidence, footer, guide, header, room, style, table
from parts.words import say

from genesis.charts import density_figure, timeline_figure
from genesis.scene import Frame, timeline
from genesis.selection import select
from genesis.selection.cells import day_of
from genesis.wording import headline

_ROWS = 60  # beneath the chart; the Events page has all

selection = address.current()
library = address.archive()
selected = select(library.index, selection)
newest = day_of(library.newest)
share = chart.SHARE if selection.event else 1.0
scene = timeline(selected, Frame(width=room.plot(share), newest=newest))

shown = selected.between(*scene.window)
undated = len(selected.undated)
sides = [shown.values("countries")]
words = headline(len(shown), sides, selection, scene.window, undated=0 if scene.total else undated)
header.show(words, chart.subtitle(scene, undated), selected)
controls.timeline(selection, scene.window, newest)

if len(shown) == 0:
    active.no_match(selection)
main, side = st.columns((share, 1 - share), gap="small") if selection.event else (st.container(), None)
with main:
    alt = say("timeline.alt", events=say("count.events", len(shown)))
    with st.container(key="timeline-chart"):
        controls.axis(selection.axis, scene.gutter)
        chart.draw(timeline_figure(scene, style.theme()), key="timeline", alt=alt)
    strip = density_figure(scene, style.theme())
    if strip is not None:
        with st.container(key="timeline-strip"):
            chart.draw(strip, key="density", alt=say("timeline.all_dates"), clicks=False)
    chart.legend(scene)
    if len(shown):
        guide.hint()
    footer.of_selected(library, shown)
    if len(shown):
        table.beneath(shown.page(0, _ROWS), key="timeline")
    if len(shown) > _ROWS:
        st.html(f'<p class="note">{say("timeline.more_rows", len(shown), shown=_ROWS)}</p>')
if side is not None and selection.event:
    with side:
        evidence.panel(library, selection.event, shown.ids()[: len(shown)])
brush.over(scene)
brush.in_step()
