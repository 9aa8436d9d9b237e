"""Two sides against each other: the words around the charts, which say what the counts rest on."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from genesis.archive import Library, Row
from genesis.charts import timeline_figure
from genesis.scene import Indicators, Mirror, Scene
from genesis.scene.lanes import acting
from genesis.scene.mirror import Side
from genesis.selection import Selected
from genesis.selection.postings import Mask
from genesis.wording import country, period_words, title_words, undated_words
from parts import chart, room, style
from parts.escape import markup
from parts.evidence import publisher
from parts.highlight import quoted
from parts.words import language, say, sentences, span

_SIDES = ("US", "CN")
COLUMNS = (1.62, 1.0)  # shares of indicators and money
_STACKED, _GAP = 608, 40  # pixels of a page that stacks its columns; between two columns


def events(selected: Selected, window: tuple[date, date]) -> pd.DataFrame:
    """The acts of either side that can have happened within the window."""
    first, last = map(pd.Timestamp, window)
    inside = selected.events[(selected.events["end"] >= first) & (selected.events["start"] <= last)]
    return inside[inside.index.isin(np.flatnonzero(_theirs(selected)))]


def _theirs(selected: Selected) -> Mask:
    """Mark the events in which either side acts, as the chart counts them."""
    above, below = (acting(selected.index, code) for code in _SIDES)
    return above | below


def subtitle(selected: Selected, window: tuple[date, date], figures: Indicators) -> str:
    """The period, on how many indicators each side leads, and how many acts have no date."""
    undated = int(_theirs(selected)[selected.undated].sum())
    return sentences(_leads(window, figures), undated_words(undated, len(selected), language()))


def _leads(window: tuple[date, date], figures: Indicators) -> str:
    period = period_words(*window, language())
    leads = [sum(row.leader == side for row in figures.rows) for side in _SIDES]
    if not figures.rows:
        return sentences(period, say("comparison.both_counted"))
    count = say("count.indicators", len(figures.rows))
    return say("comparison.subtitle", period=period, indicators=count, a=leads[0], b=leads[1])


def coverage(library: Library, placed: Mirror) -> None:
    """From how many documents each side's acts come, and in which language these are: what the counts rest on."""
    every = library.store.documents
    parts = [_side(one, len(every)) for one in (placed.above, placed.below)]
    tongues = every["language"].dropna().unique()
    if len(tongues) == 1:
        parts.append(say("comparison.languages_one", language=say(f"language.{tongues[0]}")))
    note = sentences(" · ".join(parts), say("comparison.coverage_note"), say("comparison.both_counted"))
    st.html(f'<p class="warning"><b>{say("comparison.coverage")}</b>&ensp;{markup(note)}</p>')


def _side(side: Side, documents: int) -> str:
    return say(
        "comparison.coverage_side",
        side=country(side.code, language()),
        acts=say("count.acts", side.acts),
        n=side.documents,
        documents=say("count.documents", documents),
    )


def title(key: str, note: str) -> None:
    """The title of a chart with a line beneath it."""
    st.html(f'<h2 class="section">{say(f"comparison.{key}")}</h2><p class="note">{markup(note)}</p>')


def widths(share: float) -> tuple[float, float]:
    """Pixels of the columns of indicators and of money; a page that stacks its columns gives all of it to each."""
    page = room.page()
    if page < _STACKED:
        return page, page
    whole = page * share - _GAP
    return whole * COLUMNS[0] / sum(COLUMNS), whole * COLUMNS[1] / sum(COLUMNS)


def apart(placed: Mirror, scenes: tuple[Scene, Scene]) -> None:
    """Both sides under one another, each with its name and number of acts."""
    for side, scene in zip((placed.above, placed.below), scenes, strict=True):
        name, acts = markup(country(side.code, language())), say("count.acts", side.acts)
        colour = f"var(--{side.code.lower()}-text)"
        st.html(f'<h2 class="section"><b style="color:{colour}">{name}</b> · {acts}</h2>')
        if side.acts:
            alt = say("timeline.alt", events=acts)
            chart.draw(timeline_figure(scene, style.theme()), key=f"side-{side.code}", alt=alt)
    chart.legend(*scenes)


def chain(library: Library, placed: Mirror) -> None:
    """Action and response in the words of the text, numbered as on the chart."""
    links: list[dict[str, Any]] = library.store.links.to_dict("records")
    rows = []
    for arc in placed.arcs:
        link = next((one for one in links if {one["from_event"], one["to_event"]} == {arc.act, arc.answer}), None)
        act, answer = library.event(arc.act), library.event(arc.answer)
        if link is not None and act is not None and answer is not None:
            rows.append(_tie(library, arc.number, act, answer, link))
    if rows:
        st.html(f'<h2 class="section">{say("comparison.chain")}</h2><ol class="chain">{"".join(rows)}</ol>')


def _tie(library: Library, number: int, act: Row, answer: Row, link: Row) -> str:
    document = library.document(link["document_id"]) or {}
    text = library.store.text(link["document_id"])
    quote = quoted(text, int(link["quote_start"]), int(link["quote_end"]), around=30)
    told = " → ".join(f"{markup(_title(one))}, {markup(span(one, short=True))}" for one in (act, answer))
    tongue = markup(document.get("language") or "")
    return f'<li><i>{number}</i><div>{told}. <q lang="{tongue}">{quote}</q> {publisher(document)}</div></li>'


def _title(event: Row) -> str:
    return title_words(event["title_en"] or "", event["title_zh"] or "", language())


def claims(figures: Indicators) -> None:
    """Measures for which the sources give different values, kept apart."""
    for one in figures.claims:
        values = " · ".join(f"<b>{markup(value)}</b> ({markup(who)})" for value, who in one.values)
        name = f"{markup(one.name)}, {markup(country(one.country, language()))}"
        st.html(
            f'<div class="conflict"><h3>≠ {say("comparison.two_claims")}</h3>{name}: {values}. '
            f"{say('comparison.two_claims_note')}</div>"
        )
    if figures.one_sided:
        st.html(f'<p class="note">{say("count.figures", figures.one_sided)}: {say("comparison.one_sided")}</p>')
