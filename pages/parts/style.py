"""The look: the palette as CSS variables, and the rules that Streamlit's theme cannot express."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from genesis.palette import Palette, Theme, font_stack, palette

_RULES = Path(__file__).with_suffix(".css")


def theme() -> Theme:
    """What the reader's system or choice shows; light before the browser has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"


def colours() -> Palette:
    """The palette of the theme that is shown."""
    return palette(theme())


def apply(language: str) -> None:
    """Send the variables and rules with each run, so that a change of theme or language takes effect at once."""
    tokens = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in colours().colours.items())
    more = f"--pressed:{0 if theme() == 'dark' else 1};--fonts:{font_stack(language)};"
    st.html(f"<style>:root{{{tokens}{more}}}</style>")
    st.html(_RULES)


def side(countries: Iterable[str] | None) -> str:
    """The token in the palette of the side that acts: us, cn, both or others."""
    acting = set(countries if countries is not None else ())
    if {"US", "CN"} <= acting:
        return "both"
    return "us" if "US" in acting else "cn" if "CN" in acting else "others"
