"""The filters that are set, each in words with a way to take it off."""

import streamlit as st

from genesis.selection import FACETS, Selection
from parts import address
from parts.escape import label
from parts.words import say, value

_EMPTY: dict[str, object] = {**dict.fromkeys(FACETS, ()), "text": "", "first": None, "last": None, "as_of": None}
_NAMES = {**FACETS, "text": "text", "first": "from", "last": "to", "as_of": "as_of"}


def draw(selection: Selection) -> None:
    """One button a filter that is set, and one that takes all off; nothing where none is set."""
    fields = selection.filters()
    if not fields:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="active"):
        st.html(f'<p class="field">{say("filter.active")}</p>', width="content")
        for field in fields:
            st.button(
                label(words(field, selection)) + " ✕",
                key=f"active-{field}",
                on_click=address.change,
                kwargs={field: _EMPTY[field]},
            )
        st.button(say("filter.clear"), type="tertiary", key="active-clear", on_click=address.change, kwargs=_EMPTY)


def no_match(selection: Selection) -> None:
    """Offer to take off the last filter where no event passes all of them."""
    fields = selection.filters()
    if fields:
        st.button(
            say("filter.remove_last"),
            key="remove-last",
            on_click=address.change,
            kwargs={fields[-1]: _EMPTY[fields[-1]]},
        )


def words(field: str, selection: Selection) -> str:
    """A filter in words: "Country is United States or China"."""
    facet = say(f"filter.{_NAMES[field]}")
    if field not in FACETS:
        return say("filter.is", facet=facet, values=getattr(selection, field))
    said = []
    for phrase, codes in (("filter.is", selection.wanted(field)), ("filter.is_not", selection.unwanted(field))):
        if codes:
            values = f" {say('filter.or')} ".join(value(FACETS[field], code) for code in codes)
            said.append(say(phrase, facet=facet, values=values))
    return "; ".join(said)
