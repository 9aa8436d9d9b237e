"""How to read the chart: one line for each thing that a reader meets on it, with its sign."""

import streamlit as st

from genesis.palette import palette
from genesis.symbols import data_uri
from parts import style
from parts.words import say

_LINES = ("mark", "precision", "status", "conflict", "columns", "evidence", "zoom", "axis", "as_of", "keyboard", "link")


def draw() -> None:
    """The whole guide, for a popover."""
    signs = _signs()
    lines = "".join(f"<dt>{signs.get(name, '')}</dt><dd>{say(f'help.{name}')}</dd>" for name in _LINES)
    st.html(f'<div class="help"><h2 class="section">{say("help.title")}</h2><dl>{lines}</dl></div>')


def hint() -> None:
    """Two things that nothing on the page shows: that a mark can be clicked, and the chart drawn on."""
    st.html(f'<p class="key hint"><b>{say("help.try")}</b> {say("help.hint")}</p>')


def _signs() -> dict[str, str]:
    colours = palette(style.theme())
    star, diamond = (
        f'<img class="symbol" alt="" src="{data_uri(symbol, colours[side])}">'
        for symbol, side in (("star", "us"), ("diamond", "cn"))
    )
    hollow = f'<img class="symbol" alt="" src="{data_uri("diamond", colours["us"], hollow=True)}">'
    return {
        "mark": star + diamond,
        "precision": '<i class="bar soft"></i>',
        "status": hollow + '<i class="bar open"></i>',
        "conflict": '<i class="sign badge">≠</i>',
        "columns": '<i class="bar count"></i><i class="bar spread"></i>',
    }
