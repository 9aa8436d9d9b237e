"""Why was a sentence not used? Every sentence of a document that gave no report, with the reason and what it holds."""

from collections.abc import Sequence

import streamlit as st

from genesis import reading
from genesis.archive import Library, Row
from genesis.explain import NO_ACT, Told, sentences
from genesis.model import ActMention, ActorMention, DateMention
from genesis.reading import Reading
from genesis.records import documents_of
from genesis.wording import unused_words
from parts.escape import markup
from parts.words import language, say

_OPEN, _SHOWN, _LISTED = "unused-open", "unused-shown", "unused-listed"
_STEP = 60  # sentences
_LONGEST = 220  # characters of a sentence that are shown
_KEPT = 8  # documents that are kept as read


def is_open(document: Row) -> bool:
    """Whether the reader has asked this of the document."""
    return bool(st.session_state.get(_OPEN) == document["document_id"])


def button(document: Row) -> None:
    """The question, where the document was read."""
    if document["status"] == "ok":
        st.button(say("sources_page.why_not"), type="tertiary", key="why-not", on_click=_ask, args=(document,))


def draw(library: Library, document: Row) -> None:
    """The list of sentences, and the way back to what was found."""
    st.button(say("unused.back"), type="tertiary", key="unused-back", on_click=_ask, args=(None,))
    read, told = _told(library.made_of.version, document["document_id"], library)
    telling = [one for one in told if one.reason != NO_ACT]
    st.html(f'<h2 class="section">{say("unused.title")}</h2>')
    shown = st.segmented_control(
        say("unused.shown"),
        ("acts", "all"),
        format_func={"acts": say("unused.acts", len(telling)), "all": say("unused.all", len(told))}.__getitem__,
        default="acts",
        required=True,
        key=_SHOWN,
        label_visibility="collapsed",
    )
    wanted = told if shown == "all" else telling
    if not wanted:
        st.html(f'<p class="note">{say("unused.nothing")}</p>')
        return
    listed = st.session_state.get(_LISTED, _STEP)
    rows = "".join(_item(read, one, document["language"] or "") for one in wanted[:listed])
    st.html(f'<ol class="found unused">{rows}</ol>')
    if listed < len(wanted):
        more = say("unused.more", min(_STEP, len(wanted) - listed))
        st.button(more, type="tertiary", key="unused-more", on_click=_more, args=(listed + _STEP,))


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _told(version: str, document_id: str, _library: Library) -> tuple[Reading, Sequence[Told]]:
    """A document as it is read now, and its sentences that gave no report; `version` tells builds apart."""
    (document,) = documents_of(_library.made_of, {document_id})
    read = reading.read(document)
    return read, [told for told in sentences(read) if told.reason]


def _item(read: Reading, told: Told, tongue: str) -> str:
    words = " ".join(read.words(told.sentence).split())
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
    found = ", ".join(dict.fromkeys(filter(None, (_mention(read, one) for one in told.mentions))))
    return (
        f'<li><b class="chip">{told.number + 1}</b><div><q lang="{markup(tongue)}">{markup(short)}</q>'
        f"<small><b>{markup(unused_words(told.reason, language()))}</b></small>"
        f"{f'<small>{found}</small>' if found else ''}</div></li>"
    )


def _mention(read: Reading, mention: object) -> str:
    """What stands in the sentence, as printed: "date 3月7日"."""
    kinds = ((DateMention, "date"), (ActorMention, "actor"), (ActMention, "act"))
    for kind, name in kinds:
        if isinstance(mention, kind):
            return f"{say(f'unused.{name}')} <i>{markup(' '.join(read.words(mention).split()))}</i>"
    return ""


def _ask(document: Row | None) -> None:
    st.session_state[_OPEN] = document["document_id"] if document else None
    st.session_state[_LISTED] = _STEP


def _more(listed: int) -> None:
    st.session_state[_LISTED] = listed
