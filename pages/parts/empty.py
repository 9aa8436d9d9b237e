"""What is shown when there are no events yet, or no tables that can be read."""

from pathlib import Path

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

_EXAMPLE = Path(__file__).parent.parent.parent / "seeds"  # of a checkout; an installed package has none


def broken(error: StoreError) -> None:
    """How to begin, where there never were any tables; else one line: what is wrong with them and what to do."""
    if not (folder() / MANIFEST).exists():
        show()
        st.html(f'<p class="note">{markup(say("empty.folder", folder=folder()))}</p>')
        return
    st.html(f'<h1 class="headline">{say("app.name")}</h1>')
    reason = str(error).partition("; `genesis build")[0].rstrip(".")  # what to do is said in the reader's language
    st.html(f'<p class="warning" role="alert">{markup(say("error.store", reason=reason))}</p>')


def show() -> None:
    """How to begin, and what the marks will mean."""
    with st.sidebar:
        st.html(f'<p class="brand">{say("app.name")}</p><p class="note">{say("empty.sidebar")}</p>')
    header.show(say("empty.title"), say("empty.subtitle"))
    with st.container(key="ways", width=1180):
        first, second, third = st.columns(3, gap="medium")
        with first:
            _way(f"1&ensp;{say('empty.drop')}", say("empty.drop_text", size=adding.MEGABYTES))
        with second:
            _way(f"2&ensp;{say('empty.build')}", say("empty.build_text"), "genesis build my-documents")
        with third:
            is_there = _EXAMPLE.is_dir()
            command = "" if is_there else "genesis build"
            _way(f"3&ensp;{say('empty.example')}", say("empty.example_text"), command)
            if is_there and st.button(say("empty.load_example"), key="load-example"):
                adding.begin([_EXAMPLE], told=False)
        adding.field()
    st.html(f'<h2 class="section">{say("empty.what_you_will_see")}</h2>{_preview()}{_legend()}')
    st.html(f'<p class="footer">{say("empty.local")}</p>')


def _way(title: str, text: str, command: str = "") -> None:
    shown = f'<p><code class="shell">{markup(command)}</code></p>' if command else ""
    st.html(f'<section class="way"><h2>{title}</h2>{shown}<p>{text}</p></section>')


def _preview() -> str:
    """Three lanes with one mark each, placed as on the chart."""
    colours = style.colours()
    star = _image(data_uri("star", colours["us"]))
    soft = f'<span class="soft">{_image(data_uri("x", colours["cn_text"]))}</span>'
    planned = _image(data_uri("diamond", colours["others"], hollow=True))
    return (
        f'<div class="lanes">{_lane(country("US", language()), "us", 16, star, "empty.mark_day")}'
        f"{_lane(country('CN', language()), 'cn', 34, soft, 'empty.mark_soft')}"
        f"{_lane(say('lane.others'), 'others', 58, planned, 'empty.mark_planned')}</div>"
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
