"""Where the reports of an event differ: their values side by side, each with who says so."""

from typing import Any

from genesis.archive import Library, Row
from parts.escape import markup
from parts.words import day, field_words, printed, say, sides, span, value

_DATES = ("start", "end", "precision", "date")


def conflicts(event: Row, reports: list[Row], library: Library) -> str:
    """One box a field on which the reports differ, as HTML; the date counts once."""
    return "".join(_box(field, event, reports, library) for field in fields_of(event))


def fields_of(event: Row) -> list[str]:
    """The fields on which the reports of an event differ; the date counts once."""
    return list(dict.fromkeys("date" if field in _DATES else field for field in event["conflicts"] or ()))


def _box(field: str, event: Row, reports: list[Row], library: Library) -> str:
    shown = words_of(field, event)
    said: dict[str, list[Row]] = {}
    for report in reports:
        words = words_of(field, report)
        if words:
            said.setdefault(words, []).append(report)
    columns = "".join(
        f"<div><b>{markup(words)}</b>{'; '.join(_who(report, library) for report in by)}{_shown(words == shown)}</div>"
        for words, by in said.items()
    )
    title = say("evidence.differ_on", field=field_words(field))
    return f'<div class="conflict"><h3>≠ {markup(title)}</h3><div class="values">{columns}</div></div>'


def _shown(is_shown: bool) -> str:
    return f"<i><br>{say('evidence.shown')}</i>" if is_shown else ""


def _who(report: Row, library: Library) -> str:
    document = library.document(report["document_id"]) or {}
    publisher = document.get("publisher") or say("filter.unknown_publisher")
    return markup(", ".join(filter(None, (publisher, day(document.get("published"))))))


def words_of(field: str, report: Row) -> str:
    """The value of a field of a report or event in words."""
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
