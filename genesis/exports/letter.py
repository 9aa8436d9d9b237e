"""HTML for mail: one file with headline, chart, table and sources, which needs no server to be read."""

import base64

from genesis.errors import BrowserError
from genesis.exports.context import context
from genesis.exports.entries import entries, notes
from genesis.exports.job import Job
from genesis.exports.pictures import picture, png_bytes
from genesis.exports.templates import rendered
from genesis.wording import words

_COLUMNS = ("evidence.date", "evidence.side", "table.title", "evidence.sum")


def html_bytes(job: Job) -> bytes:
    """The letter of a view. Where no browser can draw the chart, it says so and holds the table alone."""
    said, say = context(job), words(job.language)
    chart = Job(job.archive, job.selected, view=job.view, size="report", heading="plain", site=job.site).charted()
    drawn, description, reason = "", "", ""
    if len(chart.events):
        try:
            drawn = base64.b64encode(png_bytes(chart)).decode()
            description = picture(chart).description
        except BrowserError as error:
            reason = str(error)
    return rendered(
        "letter.html",
        language=job.language,
        said=said,
        notes=notes(job, said),
        picture=drawn,
        description=description,
        reason=reason,
        columns=[say(one) for one in _COLUMNS],
        entries=entries(job),
    )
