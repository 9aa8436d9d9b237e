"""Where sources differ, the way to have another value shown: in this view at once, for all readers as a correction."""

import streamlit as st

from genesis.archive import Library, Row, is_read_only
from genesis.asof import Past
from genesis.preferring import Choice, choice
from parts import address, correcting
from parts.escape import label
from parts.proposals import alternatives
from parts.words import say


def choices(library: Library, event: Row, reports: list[Row]) -> None:
    """The values that are not shown, each with a button; what the reader has chosen, with the ways back and on."""
    chosen = _chosen(event)
    others = alternatives(event, reports)
    if others:
        with st.container(horizontal=True, gap="medium", key="instead"):
            for field, report_id, words in others:
                st.button(
                    label(say("correction.show_value", value=words)),
                    type="tertiary",
                    key=f"instead-{field}-{report_id}",
                    on_click=_show,
                    args=(event, Choice(field, report_id)),
                )
    if not chosen:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="chosen"):
        st.html(f'<p class="note">{say("evidence.chosen")}</p>', width="content")
        st.button(say("evidence.unchoose"), type="tertiary", key="unchoose", on_click=_show, args=(event, None))
        if not (is_read_only() or isinstance(library.store, Past)):
            st.button(
                say("evidence.keep_chosen"),
                type="tertiary",
                key="keep-chosen",
                on_click=_keep,
                args=(event, chosen[-1]),
            )


def _chosen(event: Row) -> list[Choice]:
    """What the address chooses for an event."""
    read = map(choice, address.current().shown)
    return [one for one in read if one is not None and one.report_id in event["report_ids"]]


def _show(event: Row, wanted: Choice | None) -> None:
    """Show a value in this view, in the place of another of its field; without one, what the tables show."""
    own = _chosen(event)
    replaced = {f"{one.field}:{one.report_id}" for one in own if wanted is None or one.field == wanted.field}
    kept = tuple(one for one in address.current().shown if one not in replaced)
    address.keep(shown=kept if wanted is None else (*kept, f"{wanted.field}:{wanted.report_id}"))


def _keep(event: Row, chosen: Choice) -> None:
    """Go on to a correction, which begins from what the tables show."""
    _show(event, None)
    correcting.begin_to_show(event, chosen.field, chosen.report_id)
