"""The events of a view as a table: the way to them by keyboard and screen reader, and the place to compare values."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from genesis import wording
from genesis.archive import Row, plain
from genesis.palette import palette
from parts import address, chart, room
from parts.words import field_words, language, printed, say, span, title, value

ROWS = 200  # a page
_ROW_HEIGHT = 30  # pixels
_SELECTOR = 40  # pixels of the boxes before the rows
_HEADINGS = {"side": "country", "event": "title"}  # where the words have another name
_WIDTHS = {
    "date": 140, "precision": 75, "side": 180, "target": 80, "category": 110, "programme": 125, "status": 80,
    "sum": 120, "usd": 68, "reports": 62, "differ": 100,
}  # fmt: skip
FEW = ("date", "side", "event", "category", "status", "sum", "reports", "differ")  # beneath a chart


def show(events: pd.DataFrame, *, key: str, columns: tuple[str, ...] | None = None, most: int = 24) -> None:
    """Draw `events` (rows of the events table, in their order); selecting a row opens its evidence."""
    ids = events["event_id"].tolist()
    rows = [plain(row) for row in events.to_dict("records")]
    names = [name for name in _CELLS if columns is None or name in columns]
    frame = pd.DataFrame({name: [_CELLS[name](row) for row in rows] for name in names})
    chips = _chips(rows)
    widget = f"table-{key}-{st.session_state.setdefault('table-generation', 0)}"

    def opened() -> None:
        chosen = st.session_state[widget].selection.rows
        if chosen:
            address.keep(event=ids[chosen[0]])

    st.dataframe(
        frame,
        hide_index=True,
        height="content" if len(frame) <= most else (most + 1) * _ROW_HEIGHT,
        row_height=_ROW_HEIGHT,
        placeholder="",
        column_config=_columns(names, chips),
        on_select=opened,
        selection_mode="single-row",
        key=widget,
        alt=say("table.alt", events=say("count.events", len(ids))),
    )


def beneath(events: pd.DataFrame, *, key: str) -> None:
    """The table beneath a chart: fewer columns, no more rows than a page."""
    show(events.head(ROWS), key=key, columns=FEW, most=12)


def turn(count: int, page: int) -> None:
    """Which rows are shown, and the way to the others where there is more than a page."""
    first, last = min((page - 1) * ROWS + 1, count), min(page * ROWS, count)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="turn"):
        for words, target in (("control.previous_page", page - 1), ("control.next_page", page + 1)):
            if count > ROWS:
                possible = 1 <= target <= -(-count // ROWS)
                st.button(say(words), key=words, disabled=not possible, on_click=address.keep, kwargs={"page": target})
        st.html(f'<p class="note">{say("control.rows", count, first=first, last=last, size=ROWS)}</p>')


def _sides(codes: Any) -> list[str]:
    return [wording.short_country(code, language()) for code in codes or ()]


def _usd(row: Row) -> float | None:
    return None if row["usd"] is None else float(f"{row['usd'] / 1e9:.3g}")


def _differ(row: Row) -> str:
    fields = dict.fromkeys(field_words(field) for field in row["conflicts"] or ())
    return f"≠ {', '.join(fields)}" if fields else ""


_CELLS: dict[str, Any] = {
    "date": lambda row: span(row, short=True),
    "precision": lambda row: value("precision", row["precision"]),
    "side": lambda row: _sides(row["countries"]),
    "target": lambda row: _sides(row["targets"]),
    "event": title,
    "category": lambda row: value("category", row["category"]),
    "programme": lambda row: value("programme", row["programme"]) if row["programme"] else "",
    "status": lambda row: value("status", row["status"]),
    "sum": lambda row: printed(row["amounts"]),
    "usd": _usd,
    "reports": lambda row: len(row["report_ids"] or ()),
    "differ": _differ,
}


def _event_width(names: Iterable[str]) -> int:
    """The title takes the room that the other columns leave; where that is little the table scrolls."""
    shown = room.page() * (chart.SHARE if address.current().event else 1)
    return int(min(max(shown - _SELECTOR - sum(_WIDTHS.get(name, 0) for name in names), 300), 700))


def _columns(names: Sequence[str], chips: dict[str, str]) -> dict[str, Any]:
    """How each column is shown: its heading, its width, and for sides a chip in their colour."""
    special = {
        "side": partial(st.column_config.MultiselectColumn, options=list(chips), color=list(chips.values())),
        "target": partial(st.column_config.MultiselectColumn, options=list(chips), color=list(chips.values())),
        "usd": partial(st.column_config.NumberColumn, format="localized"),
        "reports": st.column_config.NumberColumn,
    }
    widths = {**_WIDTHS, "event": _event_width(names)}
    return {
        name: special.get(name, st.column_config.TextColumn)(
            say(f"table.{_HEADINGS.get(name, name)}"), width=widths[name]
        )
        for name in names
    }


def _chips(rows: Iterable[Row]) -> dict[str, str]:
    """The grounds of the countries that occur; white stands on each of them, in both themes."""
    colours = palette("light")
    tokens = {"US": "chip_us", "CN": "chip_cn"}
    codes = dict.fromkeys(code for row in rows for code in (*row["countries"], *row["targets"]))
    return {wording.short_country(code, language()): colours[tokens.get(code, "chip_others")] for code in codes}
