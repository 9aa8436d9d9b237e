"""The evidence of one event: what it is, and every sentence that it was read from, marked in its context."""

from collections.abc import Sequence

import streamlit as st

from genesis.archive import Library, Row
from genesis.selection.cells import amounts_of
from genesis.symbols import data_uri, of_category
from genesis.wording import amount_words, reason_words
from parts import address, further_dates, preferring, style
from parts.conflict import conflicts
from parts.correcting import as_read, controls
from parts.escape import markup
from parts.highlight import quoted
from parts.words import certainty, day, language, printed, say, sides, span, title, value


def panel(library: Library, event_id: str, order: Sequence[str]) -> None:
    """The panel of an open event; `order` are the ids of the view, through which previous and next step."""
    with st.container(key="evidence"):
        _steps(event_id, order)
        event = library.event(event_id)
        if event is None:  # the shell has said so
            return
        reports = library.reports(event)
        st.html(f'<div class="evidence">{_head(library, event)}{conflicts(event, reports, library)}</div>')
        preferring.choices(library, event, reports)
        st.html(_merged(event))
        for report in reports:
            _report(library, event, report)
        controls(library, event)


def _steps(event_id: str, order: Sequence[str]) -> None:
    place = order.index(event_id) if event_id in order else None
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        where = "" if place is None else say("evidence.position", place + 1, all=len(order))
        st.html(f'<p class="note">{where}</p>')
        with st.container(horizontal=True, width="content", gap="small"):
            _step("evidence.previous", order[place - 1] if place else None, "Left")
            _step("evidence.next", order[place + 1] if place is not None and place + 1 < len(order) else None, "Right")
            st.button(
                say("evidence.close"),
                type="tertiary",
                key="evidence-close",
                shortcut="Esc",
                on_click=_close,
            )


def _close() -> None:
    """Close the panel and let go of the selected row, so that the same row can be selected again."""
    address.keep(event=None)
    st.session_state["table-generation"] = st.session_state.get("table-generation", 0) + 1


def _step(words: str, event_id: str | None, shortcut: str) -> None:
    st.button(
        say(words),
        type="tertiary",
        key=words.replace(".", "-"),
        shortcut=shortcut,
        disabled=event_id is None,
        on_click=address.keep,
        kwargs={"event": event_id},
    )


def _head(library: Library, event: Row) -> str:
    other, other_language = (event["title_zh"], "zh-Hans") if language() == "en" else (event["title_en"], "en")
    differs = f" <small>· {say('evidence.differ_below')}</small>" if event["conflicts"] else ""
    fields = (
        ("evidence.date", f"<b>{markup(span(event))}</b>, {markup(certainty(event))}{differs}"),
        ("evidence.further_dates", markup(further_dates.words(library, event))),
        ("evidence.side", markup(sides(event["countries"]))),
        ("evidence.target", markup(sides(event["targets"]))),
        ("evidence.category", f"{mark(event)}{_what(event)}"),
        ("evidence.programme", markup(_whose(event))),
        ("evidence.sum", _sums(event)),
    )
    rows = "".join(f"<dt>{say(key)}</dt><dd>{words}</dd>" for key, words in fields if words)
    return (
        f'<h2 lang="{language()}">{markup(title(event))}</h2>'
        f'<p class="other" lang="{other_language}">{markup(other)}</p><dl>{rows}</dl>'
    )


def mark(event: Row) -> str:
    """The event's mark as an image: its shape, colour and status as on the chart."""
    colour = style.colours()[style.side(event["countries"])]
    hollow, dashed = event["status"] != "occurred", event["status"] == "forecast"
    return f'<img class="symbol" alt="" src="{data_uri(of_category(event["category"]), colour, hollow, dashed)}">'


def _what(event: Row) -> str:
    words = [value("category", event["category"]), value("status", event["status"])]
    if event["polarity"]:
        words.append(say(f"polarity.{event['polarity']}"))
    return markup(" · ".join(words))


def _whose(event: Row) -> str:
    return " · ".join(
        filter(None, (value("programme", event["programme"] or ""), ", ".join(event["organisations"] or ())))
    )


def _sums(event: Row) -> str:
    rows = []
    for one in amounts_of(event["amounts"]):
        printed_usd = f"{say('sum.as_printed')}; {say('sum.no_conversion')}"
        note = printed_usd if one.currency == "USD" else "" if one.usd is not None else say("sum.no_rate")
        rows.append(f"<b>{markup(amount_words(one, language()))}</b> <small>{note}</small>")
    return "<br>".join(rows)


def _merged(event: Row) -> str:
    count = say("evidence.reports", len(event["report_ids"]))
    if not event["merged_because"]:
        return f'<p class="merged"><b>{count}</b></p>'
    why = reason_words(event["merged_because"], language())
    return f'<p class="merged">{markup(say("evidence.merged", reports=count, why=why))}</p>'


def _report(library: Library, event: Row, report: Row) -> None:
    document = library.document(report["document_id"]) or {}
    text = library.store.text(report["document_id"])
    quote = quoted(text, int(report["quote_start"]), int(report["quote_end"]))
    tongue = markup(document.get("language") or "")
    side = style.side(event["countries"])
    st.html(
        f'<article class="report" style="--side:var(--{side})"><header><b>{publisher(document)}</b>'
        f"<span>{_origin(document)}</span></header>"
        f'<blockquote lang="{tongue}">{quote}</blockquote><dl>{_reading(report, tongue)}</dl>'
        f"{as_read(library, report)}</article>"
    )
    st.page_link(
        "sources.py",
        label=say("evidence.open_sentence"),
        query_params=address.elsewhere(document=report["document_id"], event=event["event_id"]),
    )


def publisher(document: Row) -> str:
    """Who published a document, as HTML."""
    return markup(document.get("publisher") or say("filter.unknown_publisher"))


def _origin(document: Row) -> str:
    parts = [dated(document)]
    if document.get("language"):
        parts.append(say(f"language.{document['language']}"))
    words = markup(" · ".join(filter(None, parts)))
    url = document.get("url") or ""
    if url.startswith(("https://", "http://")):
        words += f' · <a href="{markup(url)}" target="_blank" rel="noopener noreferrer">{say("evidence.link")}</a>'
    return words


def dated(document: Row) -> str:
    """The day of publication with its basis: 3 Jan 2026 (given)."""
    basis = say(f"date.basis_{(document.get('published_basis') or 'unknown').replace(' ', '_')}")
    published = day(document.get("published"))
    return f"{published} ({basis})" if published else basis


def _reading(report: Row, tongue: str) -> str:
    rows = [("evidence.date_here", _from(span(report), [report["date_text"]], tongue))]
    if report["amounts"]:
        rows.append(("evidence.sum_here", _from(printed(report["amounts"]), report["amount_texts"], tongue)))
    if report["attributed_to"]:
        rows.append(("evidence.said_by", f'<q lang="{tongue}">{markup(report["attributed_to"])}</q>'))
    rows.append(("evidence.rules", markup(" · ".join(report["rules"] or ()))))
    return "".join(f"<dt>{say(key)}</dt><dd>{words}</dd>" for key, words in rows if words)


def _from(words: str, original: Sequence[str], tongue: str) -> str:
    quoted_words = " ".join(f'<q lang="{tongue}">{markup(one)}</q>' for one in original if one)
    if not quoted_words:
        return markup(words)
    return say("evidence.from_words", value=markup(words), words=quoted_words)
