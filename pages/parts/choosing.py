"""Clicks on the values of a facet, as scripts of ours tell them: each with those before it, and each counts once.

A widget of Streamlit tells its new values, in the words that the page shows, and counts are among the words: of two
quick clicks on a page that is behind its server, the second would say something that is no value any more, and be lost.
"""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from genesis.selection import FACETS, WITHOUT, Selection
from parts import address

How = Literal["toggle", "only", "without"]
FIELDS = {key: field for field, key in FACETS.items()}


def counted(component: str) -> int:
    """When the last click was that counted, of those that a component has told; in milliseconds of the browser."""
    last: int = st.session_state.get(_place(component), 0)
    return last


def counting(component: str) -> Callable[[], None]:
    """A callback that takes the clicks of a component that have not counted yet into the address."""

    def count() -> None:
        for one in st.session_state[component]["clicks"] or ():
            if one["at"] > counted(component) and one["facet"] in FIELDS:
                field = FIELDS[one["facet"]]
                st.session_state[_place(component)] = one["at"]
                address.change(**{field: chosen(address.current(), field, str(one["value"]), one["how"])})

    return count


def chosen(selection: Selection, field: str, code: str, how: How) -> tuple[str, ...]:
    """The values of a facet after a click on one of them."""
    others = tuple(one for one in selection.facet(field) if one not in (code, WITHOUT + code))
    if how == "only":
        return (code,)
    if how == "without":
        return (*others, WITHOUT + code)
    return others if len(others) < len(selection.facet(field)) else (*others, code)


def _place(component: str) -> str:
    return f"{component}-counted"
