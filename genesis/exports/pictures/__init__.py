"""A view as one picture, PNG or SVG: the weightiest of its events, with title, key, sources and note inside."""

from xml.sax.saxutils import escape

import plotly.graph_objects as go

from genesis.errors import ArgumentError
from genesis.exports.context import context
from genesis.exports.grid import GRIDS
from genesis.exports.job import Job
from genesis.exports.pictures.browser import Kind, pictures
from genesis.exports.pictures.figure import DOTS, sheet_figure
from genesis.exports.slides.markup import legal
from genesis.exports.texts import arrangement_of, pages
from genesis.model import Record
from genesis.scene.slides import Plate, Room, overview
from genesis.selection.cells import day_of
from genesis.wording import words

_DENSITY = {"slide": 144, "half": 144, "report": 120, "square": 144}  # pixels to an inch


class Picture(Record, frozen=True, kw_only=True):
    """A figure that is ready to be drawn, `scale` times as large as it says, with a title and a description."""

    figure: go.Figure
    width: float
    height: float
    scale: float
    title: str
    description: str


def picture(job: Job) -> Picture:
    """The picture of a view. Raises ArgumentError: nothing is selected."""
    job = job.charted()
    if not len(job.events):
        raise ArgumentError(words(job.language)("export.nothing"))
    grid, said = GRIDS[job.size], context(job)
    _, sheet, told, _ = pages(job, grid, said, overview_alone, quotes_in_notes=False)[0]
    listed = "; ".join(". ".join(mark.hover[:2]) for mark in sheet.scene.marks)
    return Picture(
        figure=sheet_figure(sheet),
        width=round(grid.width * DOTS),
        height=round(grid.height * DOTS),
        scale=_DENSITY[job.size] / DOTS,
        title=said.heading,
        description=" ".join((told.subtitle, *told.in_full, listed)),
    )


def overview_alone(job: Job, space: Room) -> tuple[Plate, ...]:
    """The one chart of a picture."""
    return (overview(job.selected, space, day_of(job.archive.newest), arrangement_of(job, space)),)


def png_bytes(job: Job) -> bytes:
    """The picture of a view as PNG. Raises ArgumentError: nothing is selected, or there is no browser."""
    return batch([job], "png")[0]


def svg_bytes(job: Job) -> bytes:
    """The same as SVG, with title and description for those who do not see it."""
    return batch([job], "svg")[0]


def batch(jobs: list[Job], kind: Kind) -> list[bytes]:
    """Many pictures by one browser, in the order of their jobs."""
    made = [picture(job) for job in jobs]
    drawn: list[bytes] = [b""] * len(made)
    for size in {(one.width, one.height, one.scale) for one in made}:
        same = [at for at, one in enumerate(made) if (one.width, one.height, one.scale) == size]
        for at, content in zip(same, pictures([made[at].figure for at in same], kind, *size), strict=True):
            drawn[at] = described(content, made[at]) if kind == "svg" else content
    return drawn


def described(content: bytes, made: Picture) -> bytes:
    """An SVG with its title and description in front."""
    text = content.decode("utf-8")
    at = text.index(">", text.index("<svg")) + 1
    head = text[:at].replace("<svg", '<svg role="img" aria-labelledby="title description"', 1)
    title = f'<title id="title">{escape(legal(made.title))}</title>'
    description = f'<desc id="description">{escape(legal(made.description))}</desc>'
    return f"{head}{title}{description}{text[at:]}".encode()
