"""The list of what a number counts: the acts of a bar, a cell, a lane or a side, each of which opens its evidence."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from genesis.scene.side_lanes import group_name
from genesis.scene.tallies import counted
from genesis.selection import Selected, Selection
from genesis.selection.postings import Rows
from genesis.selection.tally import ANY, Tally, tally
from genesis.wording import country, period_words
from parts import address, table
from parts.escape import markup
from parts.words import language, say

_COLUMNS = ("date", "title", "status", "sum")


def is_here(selection: Selection, codes: Sequence[str]) -> bool:
    """Whether the list that the address asks for is of one of the sides that are compared."""
    told = tally(selection.listed or "")
    return told is not None and told.side in (*codes, ANY)


def opened(selected: Selected, window: tuple[date, date], codes: Sequence[str]) -> Rows | None:
    """The acts of the list that the address asks for; None where it asks for none."""
    told = tally(selected.selection.listed or "")
    return None if told is None else counted(selected, window, codes, told)


def order(selected: Selected, events: pd.DataFrame, rows: Rows | None) -> list[str]:
    """Ids of the acts through which an open act leads: those of the list that is open, else those of the page."""
    return (events["event_id"] if rows is None else selected.index.events["event_id"].iloc[rows]).tolist()


def panel(selected: Selected, rows: Rows) -> None:
    """The panel: whose acts, of which kind, from when, how many, and the acts themselves, by pages."""
    told = tally(selected.selection.listed or "")
    if told is None:
        return
    events = Selected(selected.index, selected.selection, rows, rows[:0], rows[:0])
    page = selected.selection.page
    with st.container(key="evidence"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.html(f'<p class="note">{say("comparison.list_title")} · {say("count.acts", len(rows))}</p>')
            st.button(say("evidence.close"), type="tertiary", key="evidence-close", shortcut="Esc", on_click=_close)
        title, note = _words(told)
        st.html(f'<div class="evidence"><h2>{markup(title)}</h2><p class="other">{markup(note)}</p></div>')
        table.show(events.page((page - 1) * table.ROWS, page * table.ROWS), key="listed", columns=_COLUMNS)
        if len(rows) > table.ROWS:
            table.turn(len(rows), page)


def button(words: str, told: Tally) -> None:
    """A number in words that opens the list of what it counts."""
    st.button(
        words, type="tertiary", key=f"list-{str(told).replace(':', '-')}", on_click=address.keep,
        kwargs={"listed": str(told), "event": None, "figure": None, "page": 1},
    )  # fmt: skip


def _close() -> None:
    address.keep(listed=None, page=1)


def _words(told: Tally) -> tuple[str, str]:
    """Whose acts and of which group; then the period, and what else holds of them."""
    side = say("comparison.list_any") if told.side == ANY else country(told.side, language())
    group = group_name(told.kind, told.value, language()) if told.value else ""
    period = period_words(told.first, told.last, language()) if told.first and told.last else ""
    said = f"comparison.list_{told.kind}"
    more = say(said) if told.kind in ("began", "done", "vague", "unsure", "announced", "planned") else ""
    over = say(f"comparison.list_over_{told.over}") if told.over else ""
    return " · ".join(filter(None, (side, group))), " · ".join(filter(None, (period, more, over)))
