"""Acts of two sides that belong together: as texts tie them, with the sentence, and by timing alone."""

from collections.abc import Sequence

import streamlit as st

from genesis.archive import Library, Row
from genesis.scene import Mirror, Tie
from genesis.scene.ties import link_row
from parts import address
from parts.escape import markup
from parts.evidence import publisher
from parts.highlight import quoted
from parts.words import language, say, span, title


def stated(library: Library, placed: Mirror) -> None:
    """Action and response in the words of the text, numbered as on the chart; that there is none is said."""
    st.html(f'<h2 class="section">{say("comparison.chain")}</h2>')
    if not placed.ties:
        st.html(f'<p class="note">{say("comparison.chain_none")}</p>')
    for tie in placed.ties:
        _pair(library, tie, _quote(library, tie))


def near(library: Library, placed: Mirror, days: int) -> None:
    """Pairs that are near in time, marked as that; with how many more there are."""
    st.html(
        f'<h2 class="section">{say("comparison.near", days=days)}</h2>'
        f'<p class="note">{say("comparison.near_note" if placed.near else "comparison.near_none", days=days)}</p>'
    )
    for tie in placed.near:
        reasons = ("、" if language() != "en" else ", ").join(say(f"comparison.reason_{one}") for one in tie.reasons)
        _pair(library, tie, markup(reasons))
    more = placed.near_total - len(placed.near)
    if more:
        st.html(f'<p class="note">{say("comparison.near_more", more)}</p>')


def _pair(library: Library, tie: Tie, more: str) -> None:
    """One pair on a line: its sign, both acts as buttons that open their evidence, the days between, what is said."""
    act, answer = library.event(tie.act), library.event(tie.answer)
    if act is None or answer is None:
        return
    near = " near" if tie.kind == "near" else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"pair-{tie.kind}-{tie.number}"):
        st.html(f'<i class="tie{near}">{tie.sign}</i>', width="content")
        _act(tie, act, "act")
        st.html(f'<p class="field">{"→" if tie.kind != "near" else "·"}</p>', width="content")
        _act(tie, answer, "answer")
        st.html(f'<p class="note">{apart(tie.days)}</p>', width="content")
    if more:
        st.html(f'<p class="tie-words">{more}</p>')


def _act(tie: Tie, event: Row, which: str) -> None:
    st.button(
        f"{title(event)}, {span(event, short=True)}",
        type="tertiary",
        key=f"tie-{tie.kind}-{tie.number}-{which}",
        on_click=address.keep,
        kwargs={"event": event["event_id"], "figure": None},
    )


def apart(days: Sequence[int]) -> str:
    """How many days lie between two acts, at least and at most."""
    least, most = days
    if least == most:
        return say("comparison.apart_exactly", least)
    return say("comparison.apart", least=least, most=most)


def _quote(library: Library, tie: Tie) -> str:
    """The sentence that ties the two, marked in its context, with who published it."""
    link = link_row(library.store.links, tie)
    if link is None:
        return ""
    document_id = str(link["document_id"])
    document = library.document(document_id) or {}
    text = library.store.text(document_id)
    quote = quoted(text, int(str(link["quote_start"])), int(str(link["quote_end"])), around=30)
    return f'<q lang="{markup(document.get("language") or "")}">{quote}</q> {publisher(document)}'
