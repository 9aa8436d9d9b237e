"""The events of a view as a table: the way to them by keyboard and screen reader, and the place to compare values."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from genesis.archive import Library, plain
from genesis.selection import USUAL, WITHOUT, Selection
from parts import address, picks, room, served
from parts.cells import KINDS, cell
from parts.words import say, title

ROWS = 100  # a page
_FEW = ("date", "country", "title", "category", "status", "sum", "reports", "differ")  # beneath a chart
_NARROW = ("date", "country", "title", "category", "status", "sum")  # on a phone
_BY_WIDTH = ((1000, USUAL), (640, _FEW), (0, _NARROW))  # pixels of the page at least, and the usual columns
_ROW = 30  # pixels of a row of one line
_MARKUP = Path(__file__).parent / "browser" / "rows.html"


def show(
    events: pd.DataFrame,
    *,
    key: str,
    columns: Sequence[str] = (),
    most: int = 24,
    pickable: bool = False,
    sortable: bool = False,
) -> None:
    """Draw `events` (rows of the events table, in their order), `most` of them in sight; a row opens its evidence.

    `pickable` rows can be ticked, see `picks`; the headings of a `sortable` table change the order in the address.
    """
    library = address.archive()
    widget = f"table-{key}"
    told = content(library, events, columns or shown(), pickable=pickable, sortable=sortable)

    def turned() -> None:
        column = st.session_state[widget]["sorted"]
        address.change(sort=f"{WITHOUT}{column}" if address.current().sort == column else column)

    served.component(
        "rows",
        key=widget,
        html=_MARKUP.read_text("utf-8"),
        data={**told, "height": (most + 1) * _ROW + 8},
        on_opened_change=lambda: address.keep(event=st.session_state[widget]["opened"]),
        on_sorted_change=turned,
        on_picked_change=lambda: picks.take(events["event_id"], st.session_state[widget]["picked"] or ()),
        default={"picked": []},
    )


def content(
    library: Library, events: pd.DataFrame, columns: Sequence[str], *, pickable: bool = False, sortable: bool = False
) -> dict[str, Any]:
    """What the table says, as its script takes it: columns, and rows of as many cells."""
    selection = address.current()
    picked = picks.current() if pickable else frozenset()
    rows = []
    for row in map(plain, events.to_dict("records")):
        about = {"pick": say("table.pick", title=title(row)), "picked": row["event_id"] in picked} if pickable else {}
        rows.append({"id": row["event_id"], "cells": [cell(library, row, column) for column in columns], **about})
    return {
        "columns": [_column(column, selection, sortable=sortable) for column in columns],
        "rows": rows,
        "opened": selection.event,
        "label": say("table.alt", events=say("count.events", len(rows))),
        "pickable": pickable,
        "sortable": sortable,
        "words": {"keys": say("table.keys"), "pickAll": say("table.pick_all")},
    }


def usual() -> tuple[str, ...]:
    """The columns that are shown where the reader has chosen none: as many as the page has room for."""
    return next(columns for width, columns in _BY_WIDTH if room.page() >= width)


def few() -> tuple[str, ...]:
    """Fewer columns, for a table that has a chart above it or evidence beside it."""
    return min(_FEW, usual(), key=len)


def shown() -> tuple[str, ...]:
    """The columns that the reader has chosen, else the usual ones."""
    return address.current().columns or usual()


def _column(column: str, selection: Selection, *, sortable: bool) -> dict[str, Any]:
    name = say(f"table.{column}")
    order = ""
    if sortable and selection.sort.removeprefix(WITHOUT) == column:
        order = "falling" if selection.sort.startswith(WITHOUT) else "rising"
    hint = say("table.sort_by", column=name)
    kind = KINDS.get(column, "")
    return {"id": column, "label": name, "kind": kind, "order": order, "hint": hint, "link": column == "title"}


def beneath(events: pd.DataFrame, *, key: str) -> None:
    """The table beneath a chart: fewer columns, no more rows than a page."""
    show(events.head(ROWS), key=key, columns=few(), most=12)


def turn(count: int, page: int) -> None:
    """Which rows are shown, and the way to the others where there is more than a page."""
    first, last = min((page - 1) * ROWS + 1, count), min(page * ROWS, count)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="turn"):
        for words, target in (("control.previous_page", page - 1), ("control.next_page", page + 1)):
            if count > ROWS:
                possible = 1 <= target <= -(-count // ROWS)
                st.button(say(words), key=words, disabled=not possible, on_click=address.keep, kwargs={"page": target})
        st.html(f'<p class="note">{say("control.rows", count, first=first, last=last, size=ROWS)}</p>')
