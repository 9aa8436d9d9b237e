"""Where the reports of an event differ: their values side by side, each with who says so."""

from typing import Any

from genesis.archive import Library, Row
from parts.escape import markup
from parts.words import day, field_words, printed, say, sides, span, value

_DATES = ("start", "end", "precision", "date")


def conflicts(event: Row, reports: list[Row], library: Library) -> str:
    """One box a field on which the reports differ, as HTML; the date counts once."""
    fields = dict.fromkeys("date" if field in _DATES else field for field in event["conflicts"] or ())
    return "".join(_box(field, reports, library) for field in fields)


def _box(field: str, reports: list[Row], library: Library) -> str:
    said: dict[str, list[Row]] = {}
    for report in reports:
        words = _words(field, report)
        if words:
            said.setdefault(words, []).append(report)
    columns = "".join(
        f"<div><b>{markup(words)}</b>{'; '.join(_who(report, library) for report in by)}{_shown(place)}</div>"
        for place, (words, by) in enumerate(said.items())
    )
    title = say("evidence.differ_on", field=field_words(field))
    return f'<div class="conflict"><h3>≠ {markup(title)}</h3><div class="values">{columns}</div></div>'


def _shown(place: int) -> str:
    """The first report is the one whose values the event shows."""
    return f"<i><br>{say('evidence.shown')}</i>" if place == 0 else ""


def _who(report: Row, library: Library) -> str:
    document = library.document(report["document_id"]) or {}
    publisher = document.get("publisher") or say("filter.unknown_publisher")
    return markup(", ".join(filter(None, (publisher, day(document.get("published"))))))


def _words(field: str, report: Row) -> str:
    found: Any = report.get(field)
    if field == "date":
        return span(report)
    if field == "amounts":
        return printed(found)
    if field in ("countries", "targets"):
        return sides(found)
    if field in ("category", "status"):
        return value(field, found)
    if isinstance(found, list | tuple):
        return ", ".join(map(str, found))
    return "" if found is None else str(found)
