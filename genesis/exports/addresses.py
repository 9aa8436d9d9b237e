"""The addresses at which a view is had in every form, and how other tools read them in one line."""

from collections.abc import Iterable
from urllib.parse import urlencode

import msgspec

from genesis.exports.job import Job, View
from genesis.model import Record
from genesis.selection import Selection, query

_OPEN = ("event", "figure", "document", "listed", "page")  # what is open on the page; it changes no file
_OPTIONS = {"size": "slide", "heading": "action", "title": "", "columns": "full"}  # of a file, with what is usual


class Example(Record, frozen=True, kw_only=True):
    """One line of another tool that reads an address."""

    label: str  # key of the interface's words
    line: str


# Each with the address of a table in CSV, in double quotes: an address has none itself, and nothing that a shell reads.
_LINES = {
    "export.example_excel": '= Table.PromoteHeaders(Csv.Document(Web.Contents("{address}"), [Encoding = 65001]))',
    "export.example_pandas": 'pandas.read_csv("{address}")',
    "export.example_r": 'read.csv("{address}", fileEncoding = "UTF-8-BOM")',
    "export.example_curl": "curl --fail --etag-compare {view}.etag --etag-save {view}.etag "
    '--output {view}.csv "{address}"',
}


def address(job: Job, view: View, suffix: str, heeded: Iterable[str] = ()) -> str:
    """What a job selects, as a view in the form with this suffix, with those of its options that the form heeds."""
    asked = {name: getattr(job, name) for name, usual in _OPTIONS.items() if getattr(job, name) != usual}
    options = urlencode({name: value for name, value in asked.items() if name in set(heeded)})
    parameters = "&".join(filter(None, (query(_lasting(job.selected.selection)), options)))
    return f"{job.site}/{view}{suffix}{'?' if parameters else ''}{parameters}"


def examples(job: Job) -> tuple[Example, ...]:
    """How Excel, pandas, R and curl read the rows of a view; curl asks only for what it has not."""
    table = address(job, job.view, ".csv", ("columns",))
    return tuple(
        Example(label=label, line=line.replace("{address}", table).replace("{view}", job.view))
        for label, line in _LINES.items()
    )


def _lasting(selection: Selection) -> Selection:
    usual = Selection()
    return msgspec.structs.replace(selection, **{field: getattr(usual, field) for field in _OPEN})
