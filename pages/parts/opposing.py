"""The controls of the comparison: which sides, how grouped, which ties. Each is a field of the address."""

from collections.abc import Sequence
from typing import get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from genesis.archive import Library
from genesis.selection import MAIN_SIDES, MOST_SIDES, NONE, Selection
from genesis.selection.view import Grouping, Ties
from genesis.wording import country
from parts import address
from parts.words import language, say

_TIES = {"stated": "links_stated", "timing": "links_timing", "none": "links_none"}


def controls(library: Library, selection: Selection) -> None:
    """Draw the row: above, below, further sides, lanes, ties and, where timing counts, the days."""
    codes = selection.compared
    options = _choices(library, codes)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="controls"):
        _side("above", 0, codes, options)
        _side("below", 1, codes, options)
        _further(codes, options)
        _pressed("grouping", "comparison.group_by", get_args(Grouping), selection.grouping, "comparison.group_{}")
        named = {option: f"comparison.{words}" for option, words in _TIES.items()}
        _pressed("ties", "comparison.links", get_args(Ties), selection.ties, named)
        if selection.ties == "timing":
            _days(selection.days)


def _choices(library: Library, codes: Sequence[str]) -> list[str]:
    """The countries that act in these data, the most active first, and those that are compared."""
    counts = library.index.postings("countries").count(None)
    known = sorted((code for code in counts if code != NONE), key=lambda code: (-counts[code], code))
    return list(dict.fromkeys((*known, *codes, *MAIN_SIDES)))


def _group(name: str) -> DeltaGenerator:
    """A control with its name, kept together where the row wraps."""
    return st.container(
        horizontal=True, vertical_alignment="center", width="content", gap="xsmall", key=f"group-{name}"
    )


def _side(name: str, place: int, codes: Sequence[str], options: Sequence[str]) -> None:
    """The side above or below; a side that stands elsewhere already changes places with this one."""
    key = f"side-{name}"

    def take() -> None:
        chosen, others = st.session_state[key], list(codes)
        if chosen in others:
            others[others.index(chosen)] = others[place]
        others[place] = chosen
        _keep(others)

    with _group(name):
        st.html(f'<p class="field">{say(f"comparison.{name}")}</p>', width="content")
        follow = address.follow(key, codes[place], "index")
        if "index" in follow:
            follow["index"] = options.index(codes[place])
        st.selectbox(
            say(f"comparison.{name}"),
            options,
            format_func=lambda code: country(code, language()),
            **follow,
            label_visibility="collapsed",
            width=170,
            on_change=address.heard(key, take),
        )


def _further(codes: Sequence[str], options: Sequence[str]) -> None:
    key = "side-further"
    with _group("further"):
        st.multiselect(
            say("comparison.further"),
            [code for code in options if code not in codes[:2]],
            format_func=lambda code: country(code, language()),
            **address.follow(key, list(codes[2:])),
            max_selections=MOST_SIDES - 2,
            placeholder=f"+ {say('comparison.add_side')}",
            label_visibility="collapsed",
            width=230,
            on_change=address.heard(key, lambda: _keep((*codes[:2], *st.session_state[key]))),
        )


def _keep(codes: Sequence[str]) -> None:
    """Take the sides into the address; the usual two need not stand in it."""
    sides = tuple(dict.fromkeys(codes))
    address.change(sides=() if sides == MAIN_SIDES else sides)


def _pressed(field: str, title: str, options: tuple[str, ...], chosen: str, words: str | dict[str, str]) -> None:
    """A field of the address as buttons of which one is pressed."""
    key = f"control-{field}"
    with _group(field):
        st.html(f'<p class="field">{say(title)}</p>', width="content")
        st.segmented_control(
            say(title),
            options,
            format_func=lambda option: say(words[option] if isinstance(words, dict) else words.format(option)),
            required=True,
            **address.follow(key, chosen),
            label_visibility="collapsed",
            on_change=address.heard(key, lambda: address.change(**{field: st.session_state[key]})),
        )


def _days(chosen: int) -> None:
    key = "control-days"
    with _group("days"):
        st.number_input(
            say("parameter.days"),
            min_value=0,
            max_value=366,
            step=1,
            **address.follow(key, chosen, "value"),
            label_visibility="collapsed",
            width=110,
            on_change=address.heard(key, lambda: address.change(days=int(st.session_state[key]))),
        )
        st.html(f'<p class="field">{say("comparison.days")}</p>', width="content")
