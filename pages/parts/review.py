"""The list of corrections: what readers put right, what became of it, and the way back."""

from collections import Counter
from collections.abc import Callable
from typing import get_args

import pandas as pd
import streamlit as st

from genesis.archive import Library, Row, is_read_only, plain
from genesis.corrections import Kind, State, decoded, log
from genesis.exports import csv_bytes
from genesis.wording.corrections import correction_words
from parts import address, correcting
from parts.escape import markup
from parts.words import language, say, title

ROWS = 40  # a page
_ALL = ""
_STATES: tuple[str, ...] = get_args(State)
_KINDS: tuple[str, ...] = get_args(Kind)
_TABLE = (
    "correction_id",
    "made_at",
    "made_by",
    "kind",
    "fields",
    "state",
    "reason",
    "event_id",
    "document_id",
    "quote",
)


def counts(library: Library) -> str:
    """How many corrections there are, and how many of each state: "5 corrections: 3 in force, 2 undone"."""
    told = Counter(library.store.corrections["state"])
    total = say("correction.count", sum(told.values()))
    parts = [say("correction.of_state", told[state], state=state_words(state)) for state in _STATES if told[state]]
    if not parts:
        return total
    return f"{total}: {', '.join(parts)}" if language() == "en" else f"{total}：{'、'.join(parts)}"


def state_words(state: str) -> str:
    """What became of a correction, in words."""
    return say(f"correction.state_{state.replace(' ', '_')}")


def filtered(library: Library) -> list[Row]:
    """The rows that pass the filters, which are drawn here; the latest first, orphans before all."""
    rows = [plain(row) for row in library.store.corrections.iloc[::-1].to_dict("records")]
    with st.container(horizontal=True, vertical_alignment="bottom", key="review-filters"):
        state = _choose("state", [one for one in _STATES if any(row["state"] == one for row in rows)], state_words)
        kinds = [one for one in _KINDS if any(row["kind"] == one for row in rows)]
        kind = _choose("kind", kinds, lambda one: say(f"review_page.kind_{one}"))
        who = _choose("who", sorted({row["made_by"] for row in rows}), str)
        text = st.text_input(say("review_page.search"), key="review-search", max_chars=80, width=240)
    wanted = (text or "").casefold()
    kept = [
        row
        for row in rows
        if state in (_ALL, row["state"])
        and kind in (_ALL, row["kind"])
        and who in (_ALL, row["made_by"])
        and wanted in f"{row['reason']} {row['quote'] or ''} {row['made_by']}".casefold()
    ]
    return sorted(kept, key=lambda row: row["state"] != "orphaned")


def _choose(name: str, values: list[str], words: Callable[[str], str]) -> str:
    said = {_ALL: say("review_page.all"), **{value: words(value) for value in values}}
    chosen: str = st.selectbox(
        say(f"review_page.{name}"), list(said), format_func=said.__getitem__, key=f"review-{name}", width=190
    )
    return chosen


def draw(library: Library, rows: list[Row]) -> None:
    """One page of the list."""
    _orphans(rows)
    correcting.refusals()
    pages = max(1, -(-len(rows) // ROWS))
    page = min(address.current().page, pages)
    for row in rows[(page - 1) * ROWS : page * ROWS]:
        _entry(library, row)
    if pages > 1:
        _turn(page, pages, len(rows))


def _orphans(rows: list[Row]) -> None:
    orphans = sum(row["state"] == "orphaned" for row in rows)
    if orphans:
        words = f"<b>{say('review_page.orphans', orphans)}.</b> {say('review_page.orphans_hint')}"
        st.html(f'<p class="warning">{words}</p>')


def _entry(library: Library, row: Row) -> None:
    one = decoded(row["record"])
    with st.container(key=f"review-{one.correction_id}"):
        state = f'<b class="state {row["state"].replace(" ", "-")}">{state_words(row["state"])}</b>'
        event = library.event(row["event_id"]) if row["event_id"] else None
        about = f"<p><b>{markup(title(event))}</b></p>" if event else ""
        undone = f"<p>{markup(_undone(library, row))}</p>" if row["undoes"] else ""
        quote = f"<blockquote>{markup(row['quote'])}</blockquote>" if row["quote"] else ""
        words = markup(correction_words(one, language()))
        st.html(f'<div class="review">{state}{about}<p>{words}</p>{undone}{quote}</div>')
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            if event:
                st.page_link(
                    "events.py",
                    label=say("review_page.open_event"),
                    query_params=address.elsewhere(event=event["event_id"]),
                )
            if row["document_id"] and library.document(row["document_id"]):
                st.page_link(
                    "sources.py",
                    label=say("review_page.open_document"),
                    query_params=address.elsewhere(document=row["document_id"]),
                )
            if row["state"] != "undone" and not is_read_only():
                st.button(
                    say("correction.take_back"),
                    type="tertiary",
                    key=f"review-undo-{one.correction_id}",
                    on_click=correcting.undo,
                    args=(one.correction_id,),
                )


def _undone(library: Library, row: Row) -> str:
    rows = library.store.corrections
    found = rows.loc[rows["correction_id"] == row["undoes"], "record"]
    return correction_words(decoded(found.iloc[0]), language()) if len(found) else row["undoes"]


def _turn(page: int, pages: int, count: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        for words, target in (("control.previous_page", page - 1), ("control.next_page", page + 1)):
            possible = 1 <= target <= pages
            st.button(say(words), key=words, disabled=not possible, on_click=address.keep, kwargs={"page": target})
        last = min(page * ROWS, count)
        st.html(f'<p class="note">{say("review_page.rows", first=(page - 1) * ROWS + 1, last=last, all=count)}</p>')


def broken(library: Library) -> None:
    """The lines of the log that are no corrections."""
    problems = log.read(library.made_of.folder).problems
    if problems:
        lines = "".join(f"<br>{markup(problem)}" for problem in problems[:5])
        st.html(f'<p class="warning"><b>{say("review_page.broken", len(problems))}</b>{lines}</p>')


def download(library: Library) -> None:
    """All corrections as a table for a spreadsheet."""
    rows = library.store.corrections

    def content() -> bytes:
        told = [correction_words(decoded(record), language()) for record in rows["record"]]
        return csv_bytes(pd.DataFrame({**{name: rows[name].tolist() for name in _TABLE}, "words": told}))

    st.download_button(
        say("review_page.export"), content, "corrections.csv", "text/csv", key="review-export", on_click="ignore"
    )
