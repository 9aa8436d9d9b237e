"""Putting an event right: what was corrected, with a way back, and a small form for what is still wrong."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import streamlit as st

from genesis import correcting
from genesis.archive import Library, Row, is_read_only, opened
from genesis.asof import Past
from genesis.correcting import Maker, RefusedError
from genesis.corrections import Correction
from genesis.errors import ArgumentError, StoreError
from genesis.wording.corrections import correction_words, made_words, value_words_of
from parts import address
from parts.escape import markup
from parts.proposals import choices, choose, inputs, proposed
from parts.words import language, say

_NAME = "corrector"  # the name, kept for the session
_OPEN = "correcting"  # the event whose form is open
_WRONG = "correcting-refused"  # what the last attempt was refused for, in words
_FORM = "put-right"
_WHAT = "put-right-what"


def controls(library: Library, event: Row) -> None:
    """What readers put right of the event, and the way to put more right."""
    with st.container(key="correcting"):
        made = library.corrections(event)
        if made:
            st.html(f'<h3 class="corrected">✎ {say("correction.heading")}</h3>')
        for one in made:
            line(one, undoable=not isinstance(library.store, Past))
        if is_read_only():
            return
        if isinstance(library.store, Past):
            st.html(f'<p class="note">{say("correction.not_now")}</p>')
        elif st.session_state.get(_OPEN) == event["event_id"]:
            _form(library, event)
        else:
            refusals()
            st.button(say("correction.open"), type="tertiary", key="put-right-open", on_click=_open, args=(event,))


def begin_to_show(event: Row, field: str, report_id: str) -> None:
    """Open the form at a value that is to be shown to all readers."""
    _open(event)
    st.session_state[_WHAT] = f"show:{field}"
    choose(event, report_id)


def as_read(library: Library, report: Row) -> str:
    """What a corrected report said before, as HTML; "" where nothing of it was changed."""
    told = (
        f"{say(f'field.{field}')} {value_words_of(was, field, language()) or say('correction.nothing')}"
        for field, was in correcting.as_read(library, report).items()
    )
    words = "; ".join(told)
    return f'<p class="correction">✎ {say("correction.as_read")}: {markup(words)}</p>' if words else ""


def line(one: Correction, *, undoable: bool = True) -> None:
    """A correction in one line, with a button that takes it back."""
    with st.container(horizontal=True, vertical_alignment="top", key=f"correction-{one.correction_id}"):
        st.html(f'<p class="correction">{markup(correction_words(one, language()))}</p>', width="stretch")
        if undoable and not is_read_only():
            st.button(
                say("correction.take_back"),
                type="tertiary",
                key=f"undo-{one.correction_id}",
                on_click=undo,
                args=(one.correction_id,),
            )


def hidden(library: Library, event_id: str) -> bool:
    """Whether somebody hid the event that the address asks for; draws who, why, and the way back."""
    one = library.hiding(event_id)
    if one is None:
        return False
    words = say("correction.was_hidden", made=made_words(one, language()))
    st.html(f'<p class="warning" role="status">{markup(words)}</p>')
    refusals()
    line(one)
    return True


def name() -> str:
    """The name of the reader, as given in this session."""
    return str(st.session_state.get(_NAME, ""))


def ask_name() -> None:
    """A field for the name, where none is known yet."""
    if not name():
        key = f"{_NAME}-asked"
        st.text_input(say("correction.name"), key=key, max_chars=correcting.LONGEST_NAME, on_change=_named, width=240)


def _named() -> None:
    st.session_state[_NAME] = st.session_state[f"{_NAME}-asked"].strip()


def refusals(*, ask: bool = True) -> None:
    """What the last attempt was refused for; where the name is missing, a field for it, unless there is one already."""
    refused = st.session_state.pop(_WRONG, ())
    for words in refused:
        st.html(f'<p class="warning" role="alert">{markup(words)}</p>')
    if ask and say("correction.no_name") in refused:
        ask_name()


def undo(correction_id: str) -> None:
    """Take a correction back: one more row in the log."""
    attempt(lambda library, maker: correcting.undo(library, correction_id, maker), "correction.taken_back")


def attempt(make: Callable[[Library, Maker], Correction], done: str, reason: str = "") -> bool:
    """Make a correction and keep it; says what was done, or keeps in words what it is refused for."""
    library = opened()
    try:
        correction = make(library, Maker(name(), datetime.now(UTC), reason))
        correcting.keep(library, correction)
    except RefusedError as error:
        st.session_state[_WRONG] = [say(f"correction.{key}") for key in error.keys]
    except (ArgumentError, StoreError) as error:
        st.session_state[_WRONG] = [say("correction.not_kept", error=str(error))]
    else:
        st.toast(say(done), icon=":material/edit:")
        return True
    return False


def _open(event: Row) -> None:
    st.session_state[_OPEN] = event["event_id"]
    st.session_state.pop(_WHAT, None)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _form(library: Library, event: Row) -> None:
    st.html(f'<h3 class="corrected">{say("correction.title")}</h3>')
    reports = library.reports(event)
    said = {choice: _what(choice) for choice in choices(event, reports)}
    what = st.selectbox(say("correction.what"), list(said), format_func=said.__getitem__, key=_WHAT)
    with st.form(_FORM, border=False, enter_to_submit=False):
        keys = inputs(library, event, reports, what)
        st.text_input(
            say("correction.reason"),
            key=f"{_FORM}-reason",
            max_chars=correcting.LONGEST_REASON,
            placeholder=say("correction.reason_form"),
        )
        st.session_state.setdefault(f"{_FORM}-name", name())
        st.text_input(say("correction.name"), key=f"{_FORM}-name", max_chars=correcting.LONGEST_NAME)
        refusals(ask=False)
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(
                say("correction.save"), type="primary", on_click=_save, args=(event, what, keys), key="put-right-save"
            )
            st.form_submit_button(say("correction.cancel"), type="tertiary", on_click=_close, key="put-right-cancel")


def _what(choice: str) -> str:
    kind, _, field = choice.partition(":")
    return say("correction.what_show", field=say(f"field.{field}")) if field else say(f"correction.what_{kind}")


def _save(event: Row, what: str, keys: Sequence[str]) -> None:
    st.session_state[_NAME] = " ".join(st.session_state[f"{_FORM}-name"].split())
    reason = st.session_state[f"{_FORM}-reason"]
    if not attempt(lambda library, maker: proposed(library, event, what, maker), "correction.saved", reason):
        return
    _close()
    for key in (f"{_FORM}-reason", _WHAT, *keys):
        st.session_state.pop(key, None)
    if opened().event(event["event_id"]) is None:  # it is hidden now
        address.keep(event=None)
