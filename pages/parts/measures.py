"""The figures of two sides: the chart of those set against each other, two claims, those of one side only."""

import pandas as pd
import streamlit as st

from genesis.archive import Library
from genesis.charts import indicator_figure
from genesis.scene import Indicators
from genesis.scene.side_lanes import group_name
from genesis.wording import country, short_country
from parts import address, chart, style
from parts.escape import markup
from parts.words import language, say

_ROW_HEIGHT = 30  # pixels
_MOST = 12  # rows that are seen at once


def show(found: Indicators, width: float) -> None:
    """Draw the measures; a click on a point opens the sentence of its figure."""
    if not found.rows:
        st.html(f'<p class="note">{say("comparison.no_indicators")}</p>')
        return
    drawn = indicator_figure(found, style.theme(), width)
    chart.draw(drawn, key="indicators", alt=say("comparison.indicators"))


def claims(found: Indicators) -> None:
    """Measures for which the sources give different values, kept apart; each value opens its sentence."""
    for number, one in enumerate(found.claims):
        with st.container(key=f"claim-{number}"):
            name = f"{markup(one.name)}, {markup(country(one.country, language()))}"
            st.html(
                f'<div class="conflict"><h3>≠ {say("comparison.two_claims")}</h3>{name}. '
                f"{say('comparison.two_claims_note')}</div>"
            )
            with st.container(horizontal=True, gap="small"):
                for value, who, figure_id in one.values:
                    st.button(
                        f"{value} ({who})",
                        type="tertiary",
                        key=f"claim-{number}-{figure_id}",
                        on_click=address.keep,
                        kwargs={"figure": figure_id, "event": None},
                    )


def one_sided(found: Indicators) -> None:
    """The measures with one side only as a table; selecting a row opens the sentence of its figure.

    Those that cannot be, which are measured nowhere, stand at its end with a question mark.
    """
    listed = (*found.one_sided, *found.implausible)
    if not listed:
        return
    title = f"{say('comparison.one_sided')} · {say('count.figures', len(listed))}"
    told = [say("comparison.one_sided_note")]
    if found.implausible:
        told.append(say("comparison.implausible_note", len(found.implausible)))
    st.html(f'<h2 class="section">{title}</h2><p class="note">{" · ".join(told)}</p>')
    widget = f"one-sided-{st.session_state.setdefault('table-generation', 0)}"
    ids = [one.figure_id for one in listed]

    def opened() -> None:
        chosen = st.session_state[widget].selection.rows
        if chosen:
            address.keep(figure=ids[chosen[0]], event=None)

    names = ("figure_measure", "side_column", "figure_value", "figure_source", "arena")
    rows = [
        (
            one.name, short_country(one.country, language()),
            f"? {one.value}" if one in found.implausible else one.value,
            one.note, group_name("arena", one.arena, language()),
        )
        for one in listed
    ]  # fmt: skip
    st.dataframe(
        pd.DataFrame(rows, columns=names),
        hide_index=True,
        height=(min(len(rows), _MOST) + 1) * _ROW_HEIGHT,
        row_height=_ROW_HEIGHT,
        column_config={name: st.column_config.TextColumn(say(f"comparison.{name}")) for name in names},
        on_select=opened,
        selection_mode="single-row",
        key=widget,
        alt=say("comparison.one_sided"),
    )


def exists(library: Library, figure_id: str) -> bool:
    """Whether the figure is in the data."""
    return bool((library.store.figures["figure_id"] == figure_id).any())
