"""The filters that are set, each in words with a way to take it off."""

from collections.abc import Iterator

import streamlit as st

from genesis.selection import FACETS, WITHOUT, Selection
from parts import address
from parts.escape import label
from parts.words import say, value

_EMPTY: dict[str, object] = {**dict.fromkeys(FACETS, ()), "text": "", "first": None, "last": None, "as_of": None}
_NAMES = {**FACETS, "text": "text", "first": "from", "last": "to", "as_of": "as_of"}


def draw(selection: Selection) -> None:
    """One button a condition that is set, and one that takes all off; a hint where none is set."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="active"):
        if not selection.filters():
            st.html(f'<p class="note">{say("filter.hint")}</p>', width="content")
            return
        st.html(f'<p class="field">{say("filter.active")}</p>', width="content")
        for number, (field, words, left) in enumerate(_conditions(selection)):
            st.button(label(words) + " ✕", key=f"active-{number}", on_click=address.change, kwargs={field: left})
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


def _conditions(selection: Selection) -> Iterator[tuple[str, str, object]]:
    """Each condition: its field, its words ("Country is United States or China"), the field's value without it."""
    for field in selection.filters():
        name = say(f"filter.{_NAMES[field]}")
        if field not in FACETS:
            yield field, say("filter.is", facet=name, values=getattr(selection, field)), _EMPTY[field]
            continue
        wanted, unwanted = selection.wanted(field), tuple(WITHOUT + one for one in selection.unwanted(field))
        for phrase, codes, left in (("filter.is", wanted, unwanted), ("filter.is_not", unwanted, wanted)):
            if codes:
                listed = (value(FACETS[field], code.removeprefix(WITHOUT)) for code in codes)
                yield field, say(phrase, facet=name, values=f" {say('filter.or')} ".join(listed)), left
