"""The acts whose sources give no date: listed, never drawn."""

import pandas as pd
import streamlit as st

from genesis.archive import Library, Row, plain
from parts import address
from parts.escape import label
from parts.words import say, sides, span, title, value

_SHOWN = 50


def undated(library: Library, events: pd.DataFrame) -> None:
    """One line an act, with the latest day that it can have; each opens its evidence."""
    if events.empty:
        return
    with st.container(border=True, key="tray"):
        count = say("count.acts", len(events))
        st.html(
            f'<p class="note"><b>{say("table.undated_tray")} · {count}</b> {say("table.undated_hint", len(events))}</p>'
        )
        for event in map(plain, events.head(_SHOWN).to_dict("records")):
            st.button(
                f"**{label(title(event))}** · {label(_about(library, event))}",
                type="tertiary",
                key=f"undated-{event['event_id']}",
                on_click=address.keep,
                kwargs={"event": event["event_id"]},
            )


def _about(library: Library, event: Row) -> str:
    documents = (library.document(one) or {} for one in event["document_ids"] or ())
    publishers = dict.fromkeys(one.get("publisher") or say("filter.unknown_publisher") for one in documents)
    words = (
        sides(event["countries"]),
        value("category", event["category"]),
        value("status", event["status"]),
        span(event),
        ", ".join(publishers),
    )
    return " · ".join(filter(None, words))
