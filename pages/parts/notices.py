"""What in an address or a field could not be used, said in one line each; the page shows the nearest valid view."""

from collections.abc import Sequence

import streamlit as st

from genesis.selection import Note
from genesis.wording import note_words
from parts import address
from parts.escape import markup
from parts.words import language, say, sentences

_STATE = "notices"


def remember(notes: Sequence[Note]) -> None:
    """Keep notes on what a field refused, for as long as the view stays what it is."""
    st.session_state[_STATE] = (address.current(), tuple(notes))


def gone(key: str = "evidence.no_event") -> None:
    """Say that the event, figure or list that the address opens is not there, in the words of `key`."""
    st.html(f'<p class="warning" role="status">{say(key)}</p>')


def no_page(asked: str, shown: str) -> None:
    """Say that there is no page of the name that was asked for, and which is shown instead."""
    st.html(f'<p class="warning" role="status">{markup(say("note.page", asked=asked, shown=shown))}</p>')


def show(notes: Sequence[Note]) -> None:
    """Draw notes on the address and on what a field refused. Values come from outside: escaped."""
    view, refused = st.session_state.get(_STATE, (None, ()))
    for note in (*(refused if view == address.current() else ()), *notes):
        rest = "" if note.problem == "absent" else say("note.corrected")
        st.html(f'<p class="warning" role="status">{markup(sentences(note_words(note, language()), rest))}</p>')
