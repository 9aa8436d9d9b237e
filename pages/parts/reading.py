"""One document as it was read: its text with every passage that became a row, and what was found in it."""

from collections.abc import Iterator

import streamlit as st

from genesis.archive import Library, Row
from genesis.wording import failure_words, metric_words, quantity_words
from parts.escape import markup
from parts.evidence import publisher
from parts.highlight import Passage, body
from parts.words import day, language, say, sides, span, title, value

_KEPT = 30  # texts
_LONGEST = 300_000  # characters; more slows the browser, and nobody reads it in one go


def text(library: Library, document: Row, passages: list[Passage]) -> None:
    """The text with its passages marked in place; opens at the passage that is asked for."""
    stored = _stored(library.made_of.version, document["document_id"], library)
    if not stored.strip():
        st.html(f'<p class="note">{reason(document)}</p>')
        return
    first, last = _window(len(stored), passages)
    shown = [one._replace(start=one.start - first, end=one.end - first) for one in passages]
    kept = [one for one in shown if one.start >= 0 and one.end <= last - first]
    if last - first < len(stored):
        note = f"{first:,}–{last:,} / {say('count.characters', len(stored))}"
        st.html(f'<p class="note">{note}</p>')
    name = markup(say("sources_page.text"))
    marked = body(stored[first:last], kept, document["language"] or "")
    st.html(f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">{marked}</div>')


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _stored(version: str, document_id: str, _library: Library) -> str:
    """The text of a document, which a click on another filter does not read again; `version` tells builds apart."""
    return _library.store.text(document_id)


def _window(length: int, passages: list[Passage]) -> tuple[int, int]:
    """The part of a very long text that is shown: around the passage that is asked for."""
    if length <= _LONGEST:
        return 0, length
    at = next((one.start for one in passages if one.opened), 0)
    first = max(0, min(at - _LONGEST // 2, length - _LONGEST))
    return first, first + _LONGEST


def reason(document: Row) -> str:
    """Why a document has no text, as HTML; "" for one that was read."""
    if document["status"] == "ok":
        return ""
    words = say(f"sources_page.{document['status']}")
    if not document["error"]:
        return words
    return markup(say("sources_page.because", what=words, why=failure_words(document["error"], language())))


def passages(library: Library, document: Row, event_id: str | None) -> list[Passage]:
    """The reports, numbered, and the figures, F1 and on, of a document in the order of its text."""
    found = [
        Passage(
            int(report["quote_start"]),
            int(report["quote_end"]),
            str(number),
            "report",
            _title(library, report),
            opened=report["event_id"] == event_id,
        )
        for number, report in enumerate(library.reports_in(document["document_id"]), 1)
    ]
    found.extend(
        Passage(int(figure["quote_start"]), int(figure["quote_end"]), f"F{number}", "figure", _metric(figure))
        for number, figure in enumerate(library.figures_in(document["document_id"]), 1)
    )
    return found


def found(library: Library, document: Row) -> None:
    """What became of the text: its reports and its figures, each with the number that it has there."""
    about = (
        publisher(document),
        markup(say("sources_page.published", date=day(document["published"], short=False)))
        if document["published"]
        else say("date.basis_unknown"),
        say("count.characters", int(document["characters"])),
        say(f"language.{document['language']}") if document["language"] else "",
    )
    st.html(
        f'<h2 class="section">{say("sources_page.found")}</h2><p class="note">{" · ".join(filter(None, about))}</p>'
    )
    lists = (
        ("count.reports", "sources_page.reports_ground", list(_reports(library, document))),
        ("count.figures", "sources_page.figures_ground", list(_figures(library, document))),
    )
    for count, ground, rows in lists:
        heading = f'<p class="note"><b>{say(count, len(rows))}</b> {say(ground)}</p>'
        st.html(f'{heading}<ol class="found">{"".join(rows)}</ol>' if rows else heading)


def _metric(figure: Row) -> str:
    return metric_words(figure["metric"], figure["metric_key"], language())


def _title(library: Library, report: Row) -> str:
    event = library.event(report["event_id"])
    return "" if event is None else title(event)


def _reports(library: Library, document: Row) -> Iterator[str]:
    for number, report in enumerate(library.reports_in(document["document_id"]), 1):
        event = library.event(report["event_id"])
        others = 0 if event is None else len(event["report_ids"]) - 1
        about = [
            span(report, short=True),
            value("precision", report["precision"]),
            sides(report["countries"]),
            value("category", report["category"]),
            say("sources_page.merged_with", others) if others else "",
            f"✎ {say('correction.mark')}" if report["corrections"] else "",
        ]
        yield _item(str(number), "report", _title(library, report), markup(" · ".join(filter(None, about))))


def _figures(library: Library, document: Row) -> Iterator[str]:
    for number, figure in enumerate(library.figures_in(document["document_id"]), 1):
        quantity = quantity_words(figure["low"], figure["high"], figure["unit"], language(), figure["qualifier"] or "")
        year = str(int(figure["year"])) if figure["year"] else say("comparison.no_year")
        about = [sides([figure["country"]]) if figure["country"] else "", year, value("status", figure["status"])]
        words = markup(" · ".join(filter(None, about)))
        if "conflicting" in (figure["flags"] or ()):
            words += f' · <span class="conflicting">≠ {say("legend.conflict")}</span>'
        if "implausible" in (figure["flags"] or ()):
            words += f' · <span class="conflicting">? {say("legend.unsure")}</span>'
        yield _item(f"F{number}", "figure", _metric(figure), words, quantity)


def _item(label: str, kind: str, name: str, about: str, quantity: str = "") -> str:
    bold = f": <b>{markup(quantity)}</b>" if quantity else ""
    return f'<li><b class="chip {kind}">{label}</b><div>{markup(name)}{bold}<small>{about}</small></div></li>'
