"""Two sides against each other: one above, one below, everything on one scale."""

from collections.abc import Mapping
from datetime import date

import msgspec
import pandas as pd
import streamlit as st

from genesis.comparison import SIDES, acts, documents
from genesis.lexicon import categories as known_categories
from genesis.library import Library
from genesis.scene import Frame, Scene, timeline, window_of
from genesis.selection import Selected
from genesis.symbols import data_uri
from genesis.wording import country
from parts import style
from parts.escape import markup
from parts.words import language, say

_TOKENS = {"US": "us", "CN": "cn"}
_BAR = 72  # pixels of the longest column
_NUMBER = 20  # pixels of the number at its end


def coverage(library: Library, events: pd.DataFrame) -> None:
    """From how many documents each side's acts come, and in which language these are: what the counts rest on."""
    every = library.store.documents
    parts = [
        say(
            "comparison.coverage_side",
            side=country(side, language()),
            acts=say("count.acts", len(acts(events, side))),
            n=documents(events, side),
            documents=say("count.documents", len(every)),
        )
        for side in SIDES
    ]
    tongues = every["language"].dropna().unique()
    if len(tongues) == 1:
        parts.append(say("comparison.languages_one", language=say(f"language.{tongues[0]}")))
    note = f"{' · '.join(parts)}. {say('comparison.coverage_note')}"
    st.html(f'<p class="warning"><b>{say("comparison.coverage")}</b>&ensp;{markup(note)}</p>')


def scenes(selected: Selected, width: int, newest: date | None) -> dict[str, Scene]:
    """The acts of each side in lanes by category, all in the window of the whole selection."""
    first, last = window_of(selected, newest)
    view = msgspec.structs.replace(selected.selection, lanes="category", first=str(first), last=str(last))
    none = selected.rows[:0]
    placed = {}
    for side in SIDES:
        mask = [side in codes for codes in selected.events["countries"]]
        one = Selected(selected.index, view, rows=selected.rows[mask], outside=none, undated=none)
        placed[side] = timeline(one, Frame(width=width, newest=newest))
    return placed


def title(side: str, count: int) -> None:
    """The name of a side in its colour, and how many acts it has."""
    name = f'<b style="color:var(--{_TOKENS[side]}-text)">{country(side, language())}</b>'
    st.html(f'<p class="side">{name} {say("count.acts", count)}</p>')


def categories(counts: pd.DataFrame) -> None:
    """Bars to the left and to the right of each category's name."""
    most = max(int(counts.to_numpy().max()), 1)
    known = {one.id: one for one in known_categories()}
    ink = style.colours()["both"]
    rows = []
    for code, row in counts.iterrows():
        one = known[str(code)]
        name = f'<img class="symbol" src="{data_uri(one.symbol, ink)}" alt="">{one.name.in_(language())}'
        cells = {side: _bar(int(row[side]), most, side) for side in SIDES}
        rows.append(f'<tr><td class="left">{cells["US"]}</td><th scope="row">{name}</th><td>{cells["CN"]}</td></tr>')
    heads = {side: f'<th scope="col">{country(side, language())}</th>' for side in SIDES}
    head = f"<tr>{heads['US']}<td></td>{heads['CN']}</tr>"
    st.html(_titled("comparison.by_category", say("comparison.by_category_note")))
    st.html(f'<table class="mirror"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>')


def _bar(count: int, most: int, side: str) -> str:
    width = 100 * count / most
    return f'<div><i style="width:{width:.1f}%;background:var(--{_TOKENS[side]})"></i><span>{count}</span></div>'


def periods(counts: pd.DataFrame, vague: int) -> None:
    """Columns up for one side and down for the other, one a quarter or year."""
    note = say("comparison.by_quarter_note")
    st.html(_titled("comparison.by_quarter", note))
    if counts.empty:
        return
    unit = _BAR / max(int(counts.to_numpy().max()), 1)  # pixels an act, for both sides
    room = {side: int(counts[side].max()) * unit + _NUMBER for side in SIDES}
    columns = "".join(_column(period, row, unit, room) for period, row in counts.iterrows())
    left_out = f'<p class="note">+ {say("count.acts", vague)}</p>' if vague else ""
    st.html(f'<div class="quarters">{columns}</div>{left_out}')


def _column(period: object, row: "pd.Series[int]", unit: float, room: Mapping[str, float]) -> str:
    stacks = []
    for side in SIDES:
        bar = f'<i style="height:{row[side] * unit:.0f}px;background:var(--{_TOKENS[side]})"></i>'
        stack = f'<div class="{_TOKENS[side]}" style="height:{room[side]:.0f}px">'
        stacks.append(f"{stack}<span>{int(row[side])}</span>{bar}</div>")
    return f"<div>{''.join(stacks)}<small>{_period_name(period)}</small></div>"


def _period_name(period: object) -> str:
    assert isinstance(period, pd.Period)
    if not period.freqstr.startswith("Q"):
        return str(period.year)
    return f"Q{period.quarter}<br><b>{period.year}</b>" if period.quarter == 1 else f"Q{period.quarter}<br>&nbsp;"


def _titled(key: str, note: str) -> str:
    return f'<h2 class="section">{say(key)}</h2><p class="note">{note}</p>'
