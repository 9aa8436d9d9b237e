"""A view as a file. Adding a format: one module with a function from a job to bytes, one line in `FORMATS`.

Dialog, addresses and command line know no format by name: they ask the registry which there are, for which pages,
and what each can be asked for.
"""

from collections.abc import Callable

import msgspec

from genesis.errors import ArgumentError
from genesis.exports.briefing import md_bytes
from genesis.exports.calendar import ics_bytes
from genesis.exports.columnar import parquet_bytes
from genesis.exports.comma_separated import csv_bytes
from genesis.exports.feed import atom_bytes
from genesis.exports.job import COLUMNS, HEADINGS, SIZES, VIEWS, Job, View
from genesis.exports.json_records import json_bytes
from genesis.exports.letter import html_bytes
from genesis.exports.package import zip_bytes
from genesis.exports.pictures import png_bytes, svg_bytes
from genesis.exports.rows import event_rows, table_rows
from genesis.exports.slides import pptx_bytes, slide_count
from genesis.exports.timelinejs import timelinejs_bytes
from genesis.exports.workbook import xlsx_bytes
from genesis.selection import Selected, Selection

_TABLES: tuple[View, ...] = ("events", "timeline", "comparison", "figures")
_PICTURE = frozenset(("title", "heading", "size"))
_DATED: tuple[View, ...] = ("events", "timeline")
_HEADED = frozenset(("title", "heading"))
_CHARTS: tuple[View, ...] = ("timeline", "comparison", "events")


class Format(msgspec.Struct, frozen=True):
    """A kind of file: how it is asked for, named and written."""

    id: str  # in addresses (/events.csv) and on the command line
    media_type: str
    suffix: str
    label: str  # key of the interface's words
    write: Callable[[Job], bytes]  # raises ArgumentError where a job cannot be done
    views: tuple[View, ...] = _TABLES  # the pages that it is offered on
    options: frozenset[str] = frozenset()  # what of a job it heeds: title, heading, size, template, columns
    slow: bool = False  # can take longer than a second


def _csv(job: Job) -> bytes:
    return csv_bytes(table_rows(job))


def _parquet(job: Job) -> bytes:
    return parquet_bytes(table_rows(job))


_OFFICE = "application/vnd.openxmlformats-officedocument."
_COLUMNS = frozenset(("columns",))

FORMATS: dict[str, Format] = {
    one.id: one
    for one in (
        Format(
            "pptx", f"{_OFFICE}presentationml.presentation", ".pptx", "export.pptx", pptx_bytes, views=_CHARTS,
            options=frozenset(("title", "heading", "template")), slow=True,
        ),
        Format("png", "image/png", ".png", "export.png", png_bytes, views=_CHARTS, options=_PICTURE, slow=True),
        Format("svg", "image/svg+xml", ".svg", "export.svg", svg_bytes, views=_CHARTS, options=_PICTURE, slow=True),
        Format(
            "xlsx", f"{_OFFICE}spreadsheetml.sheet", ".xlsx", "export.xlsx", xlsx_bytes, options=_COLUMNS, slow=True
        ),
        Format("csv", "text/csv; charset=utf-8", ".csv", "export.csv", _csv, options=_COLUMNS),
        Format("json", "application/json", ".json", "export.json", json_bytes, options=_COLUMNS),
        Format("parquet", "application/vnd.apache.parquet", ".parquet", "export.parquet", _parquet, options=_COLUMNS),
        Format("ics", "text/calendar; charset=utf-8", ".ics", "export.ics", ics_bytes, views=_DATED),
        Format("atom", "application/atom+xml", ".atom", "export.atom", atom_bytes, views=("events",)),
        Format("md", "text/markdown; charset=utf-8", ".md", "export.md", md_bytes, views=_DATED, options=_HEADED),
        Format(
            "html", "text/html; charset=utf-8", ".html", "export.html", html_bytes, views=(*_DATED, "comparison"),
            options=_HEADED, slow=True,
        ),
        Format(
            "timelinejs", "application/json", ".timelinejs.json", "export.timelinejs", timelinejs_bytes,
            views=("timeline",), options=_HEADED,
        ),
        Format("zip", "application/zip", ".zip", "export.zip", zip_bytes, options=_COLUMNS),
    )
}  # fmt: skip


def export(job: Job, format_id: str) -> bytes:
    """Write the view of a job in a format.

    Raises ArgumentError: there is no such format, it has no form for this view, or the job cannot be done.
    """
    if format_id not in FORMATS:
        raise ArgumentError(f"no export format {format_id!r}; there are {', '.join(FORMATS)}")
    found = FORMATS[format_id]
    if job.view not in found.views:
        raise ArgumentError(f"{format_id} has no form for {job.view}; it has one for {', '.join(found.views)}")
    return found.write(job)


def formats_of(view: View) -> tuple[Format, ...]:
    """The formats that a page offers."""
    return tuple(one for one in FORMATS.values() if view in one.views)


def view_of(path: str) -> View:
    """The view of a page by the path of its address: "/comparison", "/" for the timeline."""
    name = path.strip("/").split("/")[-1]
    known: dict[str, View] = {view: view for view in VIEWS}
    return known.get(name, "events" if name else "timeline")


def file_name(job: Job, format_: Format) -> str:
    """A name for the file of a job; see `name_of`."""
    return name_of(job.view, job.selected.selection, format_)


def name_of(view: View, selection: Selection, format_: Format) -> str:
    """A name for a file: the view, its first filter values, the ending."""
    parts = [view, *(one for field in selection.filters()[:2] for one in _values(getattr(selection, field)))]
    safe = "-".join("".join(sign if sign.isalnum() else "-" for sign in part).strip("-") for part in parts)
    return f"{safe[:80].rstrip('-')}{format_.suffix}"


def _values(value: str | tuple[str, ...]) -> list[str]:
    return [value] if isinstance(value, str) else list(value[:2])


__all__ = [
    "COLUMNS", "FORMATS", "HEADINGS", "SIZES", "VIEWS", "Format", "Job", "Selected", "View", "csv_bytes", "event_rows",
    "export", "file_name", "formats_of", "name_of", "parquet_bytes", "slide_count", "view_of",
]  # fmt: skip
