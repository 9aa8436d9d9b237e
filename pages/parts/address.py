"""The address of the page is the state of the view: codes, never labels, so that links outlive words and counts.

Each run reads it once (`read`). Before a widget is made its value is set from it (`follow`); a widget's callback
writes it (`change`). Callbacks start from the selection of the session, not from the browser's address, because two
quick clicks on different widgets may both carry the address from before the first.
"""

from typing import Any
from urllib.parse import parse_qs

import msgspec
import streamlit as st

from genesis.selection import Note, Selection, parse, query

_STATE = "selection"
_OPEN = {"event": None, "document": None}  # what a page has open, which another page does not take over


def read() -> tuple[Selection, tuple[Note, ...]]:
    """The view that the browser's address asks for, and notes on what in it could not be used."""
    selection, notes = parse({key: st.query_params.get_all(key) for key in st.query_params})
    st.session_state[_STATE] = selection
    return selection, notes


def current() -> Selection:
    """The view of this run."""
    selection: Selection = st.session_state[_STATE]
    return selection


def change(**fields: Any) -> None:
    """Take a changed filter into the browser's address, from the table's first page: one step in its history."""
    keep(**{"page": 1, **fields})


def keep(**fields: Any) -> None:
    """Take a change that leaves the table on its page: what is open, the language."""
    selection = msgspec.structs.replace(current(), **fields)
    st.session_state[_STATE] = selection
    st.query_params.from_dict(parameters(selection))


def parameters(selection: Selection) -> dict[str, list[str]]:
    """The query string of a view as Streamlit takes it: key -> values."""
    return parse_qs(query(selection))


def elsewhere(**fields: Any) -> dict[str, list[str]]:
    """The parameters with which another page shows the same filters, with `fields` on top."""
    return parameters(msgspec.structs.replace(current(), **{"page": 1, **_OPEN, **fields}))


def follow(key: str, value: Any) -> str:
    """Set the widget `key` to what the address says; returns the key.

    In every run, also where nothing has changed: a value that is not sent again is lost when a run is cut short before
    the browser has made the widget, and the empty widget would then empty the filter.
    """
    st.session_state[key] = value
    return key
