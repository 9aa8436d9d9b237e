"""HTML for mail: one file with headline, chart, table and sources, which needs no server to be read."""

import base64

from genesis.errors import ArgumentError
from genesis.exports.context import context
from genesis.exports.entries import entry
from genesis.exports.evidence import by_date
from genesis.exports.job import Job
from genesis.exports.pictures import picture, png_bytes
from genesis.exports.templates import rendered
from genesis.wording import words

_COLUMNS = ("evidence.date", "evidence.side", "table.title", "evidence.sum")


def html_bytes(job: Job) -> bytes:
    """The letter of a view. Where no browser can draw the chart, it says so and holds the table alone."""
    said, say = context(job), words(job.language)
    chart = Job(
        job.archive,
        job.selected,
        view=job.view if job.view == "comparison" else "timeline",
        size="report",
        heading="plain",
        site=job.site,
    )
    drawn, description, reason = "", "", ""
    if len(chart.events):
        try:
            drawn = base64.b64encode(png_bytes(chart)).decode()
            description = picture(chart).description
        except ArgumentError as error:
            reason = str(error)
    rows = (job.archive.event(event_id) for event_id in by_date(job.events))
    undated = len(job.selected.undated)
    notes = [*said.filters, said.basis, say("export.undated", n=undated) if undated else "", said.data_to]
    return rendered(
        "letter.html",
        language=job.language,
        said=said,
        notes=[one for one in notes if one],
        picture=drawn,
        description=description,
        reason=reason,
        columns=[say(one) for one in _COLUMNS],
        entries=[entry(job.archive, row, job.language) for row in rows if row is not None],
    )
