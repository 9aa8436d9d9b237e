"""The fields of the form that puts an event right, and the correction that they propose."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd
import streamlit as st

from genesis import correcting, wording
from genesis.archive import Library, Row, plain
from genesis.correcting import Maker, RefusedError
from genesis.corrections import Correction, Values
from genesis.lexicon import categories, read_csv
from genesis.selection.cells import day_of
from parts.conflict import fields_of, words_of
from parts.escape import label
from parts.words import day, language, printed, say, span, title, value

_NEAR = 150  # events that are offered as the same act: the nearest by date
_QUOTE = 40  # characters of a quote that tell reports apart
_MARK = "put-right-"
ALL = ""


def _key(event: Row, name: str) -> str:
    return f"{_MARK}{event['event_id']}-{name}"


def choices(event: Row, reports: list[Row]) -> list[str]:
    """What can be wrong: `show:field` where reports differ on it, a split where there are several."""
    differing = [f"show:{field}" for field in fields_of(event) if len(_said(field, reports)) > 1]
    more = ["split"] if len(reports) > 1 else []
    return ["date", "category", "countries", "targets", "amounts", *differing, *more, "merge", "hide"]


def inputs(library: Library, event: Row, reports: list[Row], what: str) -> tuple[str, ...]:
    """Draw the fields for `what`, filled with what the event says now; returns the keys of their widgets."""
    kind, _, field = what.partition(":")
    keys: list[str] = []

    def key(name: str) -> str:
        keys.append(_key(event, name))
        return keys[-1]

    if kind == "date":
        first, last = correcting.written(event)
        left, right = st.columns(2)
        hint = say("correction.date_form")
        left.text_input(say("correction.first"), first, key=key("first"), max_chars=10)
        right.text_input(say("correction.last"), last, key=key("last"), max_chars=10)
        st.html(f'<p class="note">{hint}</p>')
    elif kind == "category":
        said = {one.id: value("category", one.id) for one in categories()}
        place = list(said).index(event["category"]) if event["category"] in said else 0
        st.selectbox(say("evidence.category"), list(said), place, format_func=said.__getitem__, key=key("category"))
    elif kind in ("countries", "targets"):
        words = say("evidence.side" if kind == "countries" else "evidence.target")
        now = [code for code in event[kind] or () if code in countries()]
        said = {code: wording.country(code, language()) for code in countries()}
        st.multiselect(words, list(said), now, format_func=said.__getitem__, key=key(kind), placeholder="")
    elif kind == "amounts":
        hint = say("correction.sums_form")
        st.text_input(say("correction.sums"), printed(event["amounts"]), key=key("sums"), placeholder=hint)
    elif kind == "show":
        said = _said(field, reports)
        names = {
            one["report_id"]: label(f"{said[one['report_id']]} · {_publisher(library, one)}")
            for one in reports
            if one["report_id"] in said
        }
        other = next((one for one in names if said[one] != words_of(field, event)), None)
        st.session_state.setdefault(key("shown"), other)
        st.radio(say("correction.which_report"), list(names), format_func=names.__getitem__, key=keys[-1])
    elif kind == "split":
        names = {one["report_id"]: label(_name(library, one)) for one in reports}
        st.radio(say("correction.which_report"), list(names), format_func=names.__getitem__, key=key("report"))
    elif kind == "merge":
        near = _near(library, event)
        st.selectbox(
            say("correction.other_event"),
            list(near),
            None,
            format_func=near.__getitem__,
            key=key("other"),
            placeholder=say("correction.no_other"),
        )
    if kind in ("date", "category", "countries", "targets", "amounts", "hide") and len(reports) > 1:
        names = {ALL: say("correction.all_reports", len(reports))}
        names |= {one["report_id"]: _name(library, one) for one in reports}
        st.selectbox(say("correction.applies"), list(names), format_func=names.__getitem__, key=key("where"))
    return tuple(keys)


def proposed(library: Library, event: Row, what: str, maker: Maker) -> Correction:
    """The correction that the form asks for. Raises ArgumentError: a field cannot be used."""
    kind, _, field = what.partition(":")

    def given(name: str) -> Any:
        return st.session_state.get(_key(event, name))

    current = library.event(event["event_id"]) or event
    reports = library.reports(current)
    chosen = [one for one in reports if one["report_id"] == given("where")] or reports
    if kind == "hide":
        return correcting.hide(library, current, chosen, maker)
    if kind in ("show", "split"):
        wanted = given("shown" if kind == "show" else "report")
        report = next((one for one in reports if one["report_id"] == wanted), None)
        if report is None:
            raise RefusedError(["not_there"])
        if kind == "split":
            return correcting.split(library, current, report, maker)
        return correcting.show(library, current, report, field, maker)  # type: ignore[arg-type]
    if kind == "merge":
        other = library.event(given("other") or "")
        if other is None:
            raise RefusedError(["no_other"])
        return correcting.merge(library, current, other, maker)
    return correcting.change(library, chosen, _values(kind, given), maker)


def _values(kind: str, given: Callable[[str], Any]) -> Values:
    if kind == "date":
        return correcting.dated(given("first") or "", given("last") or "")
    if kind == "category":
        return Values(category=given("category"))
    if kind == "amounts":
        return correcting.summed(given("sums") or "")
    return Values(**{kind: tuple(given(kind) or ())})


def _said(field: str, reports: list[Row]) -> dict[str, str]:
    """The different values of a field, each by the first report that tells it."""
    said: dict[str, str] = {}
    for report in reports:
        words = words_of(field, report)
        if words and words not in said.values():
            said[report["report_id"]] = words
    return said


def alternatives(event: Row, reports: list[Row]) -> list[tuple[str, str, str]]:
    """The values that the event does not show and a report tells: the field, the report's id, the value in words."""
    return [
        (field, report_id, words)
        for field in fields_of(event)
        for report_id, words in _said(field, reports).items()
        if words != words_of(field, event)
    ]


def choose(event: Row, report_id: str) -> None:
    """Mark a report in the form as the one whose value is to be shown."""
    st.session_state[_key(event, "shown")] = report_id


def _publisher(library: Library, report: Row) -> str:
    document = library.document(report["document_id"]) or {}
    return document.get("publisher") or say("filter.unknown_publisher")


def _name(library: Library, report: Row) -> str:
    document = library.document(report["document_id"]) or {}
    quote = " ".join(report["quote"].split())[:_QUOTE]
    return " · ".join(filter(None, (_publisher(library, report), day(document.get("published")), f"{quote}…")))


def _near(library: Library, event: Row) -> dict[str, str]:
    """Other events by id, the nearest in time first."""
    events = library.store.events
    events = events[events["event_id"] != event["event_id"]]
    here = day_of(event["start"]) or day_of(event["end"])
    days = events["start"].fillna(events["end"])
    away = (days - pd.Timestamp(here)).abs() if here else days
    rows = events.loc[away.sort_values(kind="stable").index[:_NEAR]]
    return {row["event_id"]: f"{span(row, short=True)} · {title(row)}" for row in map(plain, rows.to_dict("records"))}


@cache
def countries() -> list[str]:
    """The codes that a side can have, the two main ones first."""
    codes = {row["code"] for row in read_csv("countries.csv", ("code",)) if "+" not in row["code"]}
    return ["US", "CN", *sorted(codes - {"US", "CN"})]
