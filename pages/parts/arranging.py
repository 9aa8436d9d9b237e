"""How the events table is arranged: which columns it has, and by which of them its rows are ordered."""

import streamlit as st

from genesis.selection import COLUMNS, WITHOUT, Selection
from genesis.wording import sort_words
from parts import address, table
from parts.words import language, say

_SORT, _ORDER, _COLUMNS = "sort-column", "sort-order", "table-columns"


def draw(selection: Selection) -> None:
    """The two menus of the table; both are fields of the address."""
    with st.container(horizontal=True, horizontal_alignment="right", width="content", gap="small", key="arranging"):
        shown = say("control.columns", len(table.shown()), all=len(COLUMNS))
        with st.popover(shown, icon=":material/view_column:"):
            _columns()
        with st.popover(say("control.sort", by=sort_words(selection.sort, language())), icon=":material/sort:"):
            _sort(selection)


def _columns() -> None:
    st.pills(
        say("parameter.column"),
        COLUMNS,
        selection_mode="multi",
        format_func=lambda column: say(f"table.{column}"),
        **address.follow(_COLUMNS, list(table.shown())),
        on_change=address.heard(_COLUMNS, _choose),
    )
    for words, columns in (("control.usual_columns", ()), ("control.all_columns", COLUMNS)):
        st.button(say(words), type="tertiary", key=words, on_click=address.keep, kwargs={"columns": columns})


def _choose() -> None:
    chosen = tuple(column for column in COLUMNS if column in st.session_state[_COLUMNS])
    address.keep(columns=() if chosen == table.usual() else chosen)


def _sort(selection: Selection) -> None:
    st.pills(
        say("control.sort_column"),
        COLUMNS,
        format_func=lambda column: say(f"table.{column}"),
        required=True,
        **address.follow(_SORT, selection.sort.removeprefix(WITHOUT)),
        on_change=address.heard(_SORT, _turn),
    )
    st.segmented_control(
        say("control.order"),
        ("rising", "falling"),
        format_func=lambda order: say(f"control.order_{order}"),
        required=True,
        **address.follow(_ORDER, "falling" if selection.sort.startswith(WITHOUT) else "rising"),
        on_change=address.heard(_ORDER, _turn),
    )


def _turn() -> None:
    sign = WITHOUT if st.session_state[_ORDER] == "falling" else ""
    address.change(sort=sign + st.session_state[_SORT])
