"""What is shown when there are no events yet, or no tables that can be read."""

import streamlit as st

from genesis.errors import StoreError
from genesis.lexicon import categories
from genesis.symbols import data_uri
from parts import header, style
from parts.escape import markup
from parts.words import language, say

_MEGABYTES = 20


def broken(error: StoreError) -> None:
    """One line: what is wrong with the tables and what to do."""
    st.html(f'<h1 class="headline">{say("app.name")}</h1>')
    st.html(f'<p class="warning" role="alert">{markup(say("error.store", reason=str(error).rstrip(".")))}</p>')


def show() -> None:
    """How to begin, and what the marks will mean."""
    with st.sidebar:
        st.html(f'<p class="brand">{say("app.name")}</p><p class="note">{say("empty.sidebar")}</p>')
    header.plain(say("empty.title"), say("empty.subtitle"))
    ways = (
        (say("empty.build").removeprefix("Or ").capitalize(), "genesis build my-documents", say("empty.drop_text", size=_MEGABYTES)),
        ("sources.csv", "file,title,publisher,published,url,language", say("empty.build_text")),
        (say("empty.example"), "genesis build", say("empty.example_text")),
    )
    for number, (column, (title, command, text)) in enumerate(zip(st.columns(3, gap="medium"), ways, strict=True), 1):
        column.html(
            f'<div class="way"><h2>{number}&ensp;{markup(title)}</h2><p><code class="shell">{markup(command)}</code></p>'
            f"<p>{markup(text)}</p></div>"
        )
    st.html(f'<h2 class="section">{say("empty.what_you_will_see")}</h2>{_preview()}{_legend()}')
    st.html(f'<p class="footer">{say("empty.local")}</p>')


def _preview() -> str:
    """Three lanes with one mark each, placed as on the chart."""
    names = {"US": "us", "CN": "cn", None: "others"}
    colours = style.colours()
    marks = (
        ("US", 16, f'<img src="{data_uri("star", colours["us"])}" alt="">', "empty.mark_day"),
        ("CN", 34, f'<span class="soft"><img src="{data_uri("x", colours["cn_text"])}" alt=""></span>', "empty.mark_soft"),
        (None, 66, f'<img src="{data_uri("diamond", colours["others"], hollow=True)}" alt="">', "empty.mark_planned"),
    )
    from genesis.wording import country

    lanes = []
    for code, left, mark, words in marks:
        name = country(code, language()) if code else say("lane.others")
        lanes.append(
            f'<div class="lane"><b style="color:var(--{names[code]}-text)">{name}</b>'
            f'<span style="margin-left:{left}%">{mark} {say(words)}</span></div>'
        )
    return f'<div class="lanes">{"".join(lanes)}</div>'


def _legend() -> str:
    ink = style.colours()["both"]
    shapes = (
        f'<span><img class="symbol" src="{data_uri(one.symbol, ink)}" alt="">{one.name.in_(language())}</span>'
        for one in categories()
    )
    return f'<p class="key">{"".join(shapes)}</p>'
