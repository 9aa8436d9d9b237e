"""What in an address or a field could not be used, said in one line each; the page shows the nearest valid view."""

from collections.abc import Sequence

import streamlit as st

from genesis.selection import Note
from genesis.wording import note_words
from parts.escape import markup
from parts.words import language, say

_STATE = "notices"


def remember(notes: Sequence[Note]) -> None:
    """Keep notes from a callback for the run that follows it."""
    st.session_state[_STATE] = tuple(notes)


def show(notes: Sequence[Note]) -> None:
    """Draw notes and those remembered from a callback, which are forgotten. Values come from the address: escaped."""
    for note in (*st.session_state.pop(_STATE, ()), *notes):
        rest = "" if note.problem == "absent" else " " + say("note.corrected")
        st.html(f'<p class="warning" role="status">{markup(note_words(note, language()) + rest)}</p>')
