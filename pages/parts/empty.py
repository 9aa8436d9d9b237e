"""What is shown when there are no events yet, or no tables that can be read."""

import streamlit as st

from genesis.archive import folder
from genesis.errors import StoreError
from genesis.lexicon import categories
from genesis.store import MANIFEST
from genesis.symbols import data_uri
from genesis.wording import country
from parts import adding, header, style
from parts.escape import markup
from parts.words import language, say

_MEGABYTES = 20


def broken(error: StoreError) -> None:
    """One line: what is wrong with the tables and what to do; and how to begin, where there never were any."""
    were_there = (folder() / MANIFEST).exists()
    if were_there:
        st.html(f'<h1 class="headline">{say("app.name")}</h1>')
    reason = str(error).partition("; `genesis build")[0].rstrip(".")  # what to do is said in the reader's language
    st.html(f'<p class="warning" role="alert">{markup(say("error.store", reason=reason))}</p>')
    if not were_there:
        show()


def show() -> None:
    """How to begin, and what the marks will mean."""
    with st.sidebar:
        st.html(f'<p class="brand">{say("app.name")}</p><p class="note">{say("empty.sidebar")}</p>')
    header.show(say("empty.title"), say("empty.subtitle"))
    drop = _way(f"1&ensp;{say('empty.drop')}", say("empty.drop_text", size=_MEGABYTES))
    build = _way(f"2&ensp;{say('empty.build')}", say("empty.build_text"), "genesis build my-documents")
    example = _way(f"3&ensp;{say('empty.example')}", say("empty.example_text"), "genesis build")
    st.html(f'<div class="ways">{drop}{build}{example}</div>')
    with st.container(key="adding", width=1180):
        adding.draw()
    st.html(f'<h2 class="section">{say("empty.what_you_will_see")}</h2>{_preview()}{_legend()}')
    st.html(f'<p class="footer">{say("empty.local")}</p>')


def _way(title: str, text: str, command: str = "") -> str:
    shown = f'<p><code class="shell">{markup(command)}</code></p>' if command else ""
    return f"<section><h2>{title}</h2>{shown}<p>{text}</p></section>"


def _preview() -> str:
    """Three lanes with one mark each, placed as on the chart."""
    colours = style.colours()
    star = _image(data_uri("star", colours["us"]))
    soft = f'<span class="soft">{_image(data_uri("x", colours["cn_text"]))}</span>'
    planned = _image(data_uri("diamond", colours["others"], hollow=True))
    return (
        f'<div class="lanes">{_lane(country("US", language()), "us", 16, star, "empty.mark_day")}'
        f"{_lane(country('CN', language()), 'cn', 34, soft, 'empty.mark_soft')}"
        f"{_lane(say('lane.others'), 'others', 66, planned, 'empty.mark_planned')}</div>"
    )


def _lane(name: str, side: str, percent: int, mark: str, words: str) -> str:
    """One lane: its name in the colour of the side, its mark at a share of the width, the words beside it."""
    return (
        f'<div class="lane"><b style="color:var(--{side}-text)">{name}</b>'
        f'<span style="margin-left:{percent}%">{mark} {say(words)}</span></div>'
    )


def _image(source: str) -> str:
    return f'<img src="{source}" alt="">'


def _legend() -> str:
    ink = style.colours()["both"]
    shapes = (
        f'<span><img class="symbol" src="{data_uri(one.symbol, ink)}" alt="">{one.name.in_(language())}</span>'
        for one in categories()
    )
    return f'<p class="key">{"".join(shapes)}</p>'
