"""One event with all its evidence: as a page of its own, and as JSON."""

import json
from datetime import date
from typing import Any

import msgspec

from genesis.archive import Library, Row
from genesis.exports.entries import entry
from genesis.exports.json_records import plain
from genesis.exports.templates import rendered
from genesis.wording import words
from genesis.wording.titles import programme_words

_TIES = ("from_event", "to_event")


def event_html(library: Library, event: Row, language: str, site: str) -> bytes:
    """The page of an event: what it is, every sentence that says so with its source, what was corrected."""
    say, one = words(language), entry(library, event, language)
    facts = (
        ("evidence.date", f"{one.when}, {one.certainty}" if one.when else ""),
        ("evidence.side", one.sides),
        ("evidence.target", one.targets),
        ("evidence.category", " · ".join(filter(None, (one.category, one.status)))),
        ("evidence.programme", programme_words(one.programme, language) if one.programme else ""),
        ("evidence.sum", "; ".join(one.sums)),
    )
    suffix = "" if language == "en" else f"&lang={language}"
    return rendered(
        "event.html",
        language=language,
        one=one,
        facts=[(say(key), value) for key, value in facts if value],
        heading=say("evidence.reports", n=len(one.quotes)),
        view=f"{site}/?event={one.event_id}{suffix}",
        json=f"{site}/event/{one.event_id}.json",
        back=say("app.name"),
    )


def event_json(library: Library, event: Row) -> bytes:
    """An event with its reports, their documents and dates, its ties and corrections; as in the tables."""
    tables = library.store
    ids = {report["report_id"] for report in library.reports(event)}
    dates = tables.report_dates[tables.report_dates["report_id"].isin(ids)]
    ties = tables.links[(tables.links[list(_TIES)] == event["event_id"]).any(axis=1)]
    reports = []
    for report in library.reports(event):
        document = library.document(report["document_id"]) or {}
        told = dates[dates["report_id"] == report["report_id"]].drop(columns="report_id")
        reports.append({
            **_values(report),
            "document": _values(document),
            "dates": [_values(row) for row in told.to_dict("records")],
        })  # fmt: skip
    content = {
        "event": _values(event),
        "reports": reports,
        "links": [_values(row) for row in ties.to_dict("records")],
        "corrections": msgspec.to_builtins(library.corrections(event)),
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _values(row: Any) -> dict[str, Any]:
    return {str(name): _value(cell) for name, cell in row.items()}


def _value(cell: Any) -> Any:
    if isinstance(cell, dict):
        return _values(cell)
    if isinstance(cell, (list, tuple)):
        return [_value(item) for item in cell]
    if hasattr(cell, "tolist") and not isinstance(cell, (str, date)):
        return _value(cell.tolist())
    return plain(cell)
