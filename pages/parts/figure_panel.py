"""The evidence of one figure: what it measures, who says so, and its sentence marked in its context."""

import streamlit as st

from genesis.archive import Library, Row, plain
from genesis.scene import Indicators
from genesis.selection.cells import text_of
from genesis.wording import country, metric_words, quantity_words, sum_words
from parts import address
from parts.escape import markup
from parts.evidence import dated, publisher
from parts.highlight import quoted
from parts.words import language, say

_AGAINST = " relative to "


def panel(library: Library, figure_id: str, found: Indicators) -> None:
    """The panel of an open figure, and of those that stand beside it on the chart."""
    figures = library.store.figures
    row = found.with_figure(figure_id)
    ids = [figure_id, *(one for one in (row.figure_ids if row else ()) if one != figure_id)]
    with st.container(key="evidence"):
        _head()
        for number, one in enumerate(ids):
            told = figures[figures["figure_id"] == one]
            if not len(told):
                continue
            if number == 1:
                st.html(f'<p class="merged"><b>{say("comparison.figure_beside")}</b></p>')
            _figure(library, plain(told.to_dict("records")[0]))


def _head() -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.html(f'<p class="note">{say("comparison.figure_position")}</p>')
        st.button(say("evidence.close"), type="tertiary", key="evidence-close", shortcut="Esc", on_click=_close)


def _close() -> None:
    """Close the panel and let go of the selected row, so that the same row can be selected again."""
    address.keep(figure=None)
    st.session_state["table-generation"] = st.session_state.get("table-generation", 0) + 1


def _figure(library: Library, figure: Row) -> None:
    document = library.document(figure["document_id"]) or {}
    text = library.store.text(figure["document_id"])
    quote = quoted(text, int(figure["quote_start"]), int(figure["quote_end"]))
    tongue = markup(document.get("language") or "")
    name = metric_words(text_of(figure["metric"]).partition(_AGAINST)[0], figure["metric_key"], language())
    rows = "".join(f"<dt>{say(key)}</dt><dd>{words}</dd>" for key, words in _fields(figure, tongue) if words)
    st.html(
        f'<div class="evidence"><h2>{markup(name[:1].upper() + name[1:])}</h2><dl>{rows}</dl></div>'
        f'<article class="report"><header><b>{publisher(document)}</b><span>{markup(dated(document))}</span></header>'
        f'<blockquote lang="{tongue}">{quote}</blockquote></article>'
    )
    st.page_link(
        "sources.py",
        label=say("evidence.open_sentence"),
        query_params=address.elsewhere(document=figure["document_id"], figure=figure["figure_id"]),
    )


def _fields(figure: Row, tongue: str) -> list[tuple[str, str]]:
    year, status = figure["year"], say(f"status.{figure['status']}")
    when = str(int(year)) if year is not None else say("comparison.no_year")
    source = f'<q lang="{tongue}">{markup(figure["source"])}</q>' if figure["source"] else ""
    flags = " · ".join(say(f"comparison.{flag}") for flag in figure["flags"] or ())
    against = country(figure["counterpart"], language()) if figure["counterpart"] else ""
    return [
        ("evidence.side", markup(country(figure["country"], language()))),
        ("comparison.figure_against", markup(against)),
        ("comparison.figure_value", _value(figure)),
        ("comparison.figure_year", markup(f"{when} · {status}")),
        ("comparison.figure_source", source),
        ("comparison.figure_scope", f"<code>{markup(figure['metric_key'])}</code>"),
        ("comparison.figure_note", markup(flags)),
    ]


def _value(figure: Row) -> str:
    words = quantity_words(figure["low"], figure["high"], figure["unit"], language(), figure["qualifier"] or "")
    usd = figure["usd"]
    if usd is None or figure["unit"] == "USD":
        return f"<b>{markup(words)}</b>"
    rounded = float(f"{usd:.3g}")
    return f"<b>{markup(words)}</b> <small>≈ {markup(sum_words(rounded, rounded, 'USD', language()))}</small>"
