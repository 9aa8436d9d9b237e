"""The address of the page is the state of the view: codes, never labels, so that links outlive words and counts.

Each run reads it once (`read`). A widget takes its value from it (`follow`); a widget's callback
writes it (`change`). Callbacks start from the selection of the session, not from the browser's address, because two
quick clicks on different widgets may both carry the address from before the first.
"""

import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import msgspec
import streamlit as st

from genesis.archive import Library, opened
from genesis.astray import ASKED
from genesis.selection import Index, Note, Selection, parse, query, resolved

_STATE = "selection"
_run = threading.local()  # the runs of one session have a thread, and no other session has it meanwhile
_SENDING = "sending"  # the widgets that were set since a run has ended, each with the values that it had before
_SENT = "sent"  # those that were set in the runs before, of which the browser may not have heard
_KNOWN = "address"  # the parameters that the browser's address has once it has heard of everything
_BEHIND = "behind"  # whether the browser that asked for this run had heard of the newest address
# What a page has open, which another page does not take over.
_OPEN = {"event": None, "figure": None, "listed": None, "document": None}


def read() -> tuple[Selection, tuple[Note, ...]]:
    """The view that the browser's address asks for, and notes on what in it could not be used.

    Where a widget was used on a page that was behind its server, the address is the one that is on its way.
    """
    pairs = _pairs()
    if st.session_state.pop(_BEHIND, False):
        pairs = st.session_state[_KNOWN]
    else:
        st.session_state[_SENT] = {}
    st.session_state[_KNOWN] = pairs
    selection, notes = parse(pairs)
    _set(selection)
    return selection, notes


def _pairs() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params if key != ASKED}


def is_behind() -> bool:
    """Whether the browser had not heard of the newest address when it asked for this run.

    For callbacks. A run that a callback has asked this in shows the view of the session, as nobody went elsewhere; one
    without asks for what its address says, as after a step in the browser's history.
    """
    if _BEHIND not in st.session_state:
        st.session_state[_BEHIND] = st.session_state.get(_KNOWN, _pairs()) != _pairs()
    behind: bool = st.session_state[_BEHIND]
    return behind


def astray() -> str:
    """The page that was asked for where there is none of that name; "" else. See `genesis.astray`."""
    return st.query_params.get(ASKED, "")


def current() -> Selection:
    """The view of this run."""
    selection: Selection | None = getattr(_run, _STATE, None)  # every word asks for it: the session's lock is slow
    return st.session_state[_STATE] if selection is None else selection


def _set(selection: Selection) -> None:
    st.session_state[_STATE] = _run.selection = selection


def archive() -> Library:
    """The tables as this run shows them: as of the day, and with the values that the reader chose."""
    return opened(as_of=current().as_of, shown=current().shown)


def change(**fields: Any) -> None:
    """Take a changed filter into the browser's address, from the table's first page: one step in its history."""
    keep(**{"page": 1, **fields})


def keep(**fields: Any) -> None:
    """Take a change that leaves the table on its page: what is open, the language."""
    was_behind = is_behind()
    selection = msgspec.structs.replace(current(), **fields)
    _set(selection)
    st.session_state[_KNOWN] = parameters(selection)
    st.session_state[_BEHIND] = True  # for the run after this one, which may cut it short here
    st.query_params.from_dict(parameters(selection))
    st.session_state[_BEHIND] = was_behind


def let_go(**fields: Any) -> Selection:
    """Draw this run without what the address asks for and nobody has; the address changes with the next step."""
    _set(msgspec.structs.replace(current(), **fields))
    return current()


def by_own_names(index: Index) -> Selection:
    """Call organisations and programmes in this run by the names that events have, where the address uses others."""
    _set(resolved(index, current()))
    return current()


def parameters(selection: Selection) -> dict[str, list[str]]:
    """The query string of a view as Streamlit takes it: key -> values."""
    return parse_qs(query(selection))


def elsewhere(**fields: Any) -> dict[str, list[str]]:
    """The parameters with which another page shows the same filters, with `fields` on top."""
    return parameters(msgspec.structs.replace(current(), **{"page": 1, **_OPEN, **fields}))


def follow(key: str, value: Any, initial: str = "default") -> dict[str, Any]:
    """The arguments with which the widget `key` shows what the address says; `initial` is its name for a first value.

    A value is set where the widget has another one, and again until a run has ended: what a run that was cut short
    sent may be lost. Where nothing has changed it is only what a widget that the browser has yet to make begins with:
    set in every run, it would come late to a browser in which the widget has been clicked since, and undo the click.
    """
    sending = st.session_state.setdefault(_SENDING, {})
    if key in st.session_state and st.session_state[key] == value and key not in sending:
        return {"key": key, initial: value}
    sending.setdefault(key, []).append(st.session_state.get(key))
    st.session_state[key] = value
    return {"key": key}


def heard(key: str, take: Callable[[], None]) -> Callable[[], None]:
    """The callback of a widget that follows the address: `take`, where the reader has used the widget.

    A browser that has not heard what the widget was set to says the old value again, which is nobody's click: because
    the run that set it was cut short, or because what it said is still on its way.
    """

    def callback() -> None:
        before = list(st.session_state.get(_SENDING, {}).get(key, ()))
        if is_behind():
            before += st.session_state.get(_SENT, {}).get(key, ())
        if st.session_state[key] not in before:
            take()

    return callback


def listening(callback: Callable[[], None]) -> Callable[[], None]:
    """A callback that leaves the address as it is: the run shows the view of the session, see `is_behind`."""

    def listen() -> None:
        is_behind()
        callback()

    return listen


def arrived() -> None:
    """Note that a run has ended, and that what it set is on its way to the browser."""
    sent = st.session_state.setdefault(_SENT, {})
    for key, values in st.session_state.get(_SENDING, {}).items():
        sent.setdefault(key, []).extend(values)
    st.session_state[_SENDING] = {}
