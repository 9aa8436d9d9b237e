"""A view as PowerPoint slides: shapes and charts that can be edited, the sentences behind them in the notes."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from genesis.errors import ArgumentError
from genesis.exports.comparing import Table, tables
from genesis.exports.context import Context, context
from genesis.exports.evidence import figure_notes, notes
from genesis.exports.job import Job
from genesis.exports.sheet import SLIDE, Grid, Sheet, Texts, rule, sheet
from genesis.exports.slides.charts import add_chart, described
from genesis.exports.slides.deck import Deck, deck
from genesis.exports.slides.drawing import Drawing
from genesis.exports.slides.markup import NAMESPACES, legal
from genesis.exports.slides.words import annotate, free_number, write_title
from genesis.exports.texts import chart_texts, empty_scene, pages
from genesis.scene import Rect, Scene
from genesis.scene.slides import Room, by_period, overview
from genesis.selection.cells import day_of
from genesis.wording import words

MOST_NOTED = 40  # events whose sentences stand in the notes of a chart


def pptx_bytes(job: Job) -> bytes:
    """The slides of a view.

    Raises ArgumentError: nothing is selected, or the template cannot be used.
    """
    if not len(job.events):
        raise ArgumentError(words(job.language)("export.nothing"))
    made = deck(job.template, job.language)
    said = context(job)
    charts = tables(job) if job.view == "comparison" else ()
    drawn = _pages(job, made.grid, said)
    for number, (page, told) in enumerate(drawn, 1):
        _slide(job, made, page, told)
        job.done(number / (len(drawn) + len(charts)))
    for table in charts:
        _chart(job, made, table)
    job.done(1)
    _properties(made.presentation, said)
    target = BytesIO()
    made.presentation.save(target)
    return target.getvalue()


def slide_count(job: Job) -> int:
    """How many slides a view makes in our own look."""
    charts = tables(job) if job.view == "comparison" else ()
    return len(_pages(job, SLIDE, context(job))) + len(charts)


def _pages(job: Job, grid: Grid, said: Context) -> list[tuple[Sheet, Texts]]:
    """The pages of a timeline; before the charts of a comparison the weightiest of its acts alone."""
    return pages(job, grid, said, _overview if job.view == "comparison" else scenes)


def scenes(job: Job, space: Room) -> tuple[Scene, ...]:
    """The scenes of a timeline: one where all events fit, else the weightiest on one and all by period on the next."""
    newest = day_of(job.archive.newest)
    periods = by_period(job.selected, space, newest)
    return periods if len(periods) == 1 else (overview(job.selected, space, newest), *periods)


def _overview(job: Job, space: Room) -> tuple[Scene, ...]:
    return (overview(job.selected, space, day_of(job.archive.newest)),)


def _slide(job: Job, made: Deck, page: Sheet, told: Texts) -> None:
    """Add a slide with a sheet's chart as shapes."""
    slide = made.presentation.slides.add_slide(made.layout)
    write_title(slide, made, page, job.language)
    drawing = Drawing(page, made.fonts, free_number(slide), grounds=made.own)
    scene = page.scene
    descriptions = {mark.event_id: ". ".join(mark.hover) for mark in scene.marks}
    axis = " ".join((told.subtitle, ", ".join(one.lines[0] for one in page.ticks)))
    key = ", ".join(entry.key.text for entry in page.entries)

    _add(slide, drawing.shapes(descriptions, axis, key, _linked(slide)))
    ordered = [mark.event_id for mark in sorted(scene.marks, key=lambda mark: (mark.x0, mark.x1, mark.event_id))]
    whole = [words(job.language)("export.whole_title", title=page.heading)] if page.title[-1].endswith("…") else []
    annotate(slide, [*whole, *told.notes, "", *notes(job.archive, ordered, job.language)], job.language)


def _chart(job: Job, made: Deck, table: Table) -> None:
    """Add a slide with a native chart."""
    slide = made.presentation.slides.add_slide(made.layout)
    told = chart_texts(job, table)
    page = sheet(made.grid, empty_scene(job), told)
    write_title(slide, made, page, job.language)
    drawing = Drawing(page, made.fonts, free_number(slide), grounds=made.own)
    top = max(page.subtitle.box.y1, made.grid.subtitle_top + 0.3) + 0.1
    key = drawing.squares([(one.name, one.colour) for one in table.series if any(one.values)], top)
    _add(slide, drawing.shapes({}, "", "", _linked(slide)) + key)
    box = Rect(x0=made.grid.left, y0=top + 0.34, x1=made.grid.right, y1=rule(page).y0 - 0.12)
    add_chart(slide, table, box, made.fonts)
    about = [*told.notes, "", described(table), ""]
    evidence = notes(job.archive, table.event_ids[:MOST_NOTED], job.language)
    more = len(table.event_ids) - MOST_NOTED
    if more > 0:
        evidence.append(words(job.language)("export.further_events", n=more))
    annotate(slide, [*about, *evidence, *figure_notes(job.archive, table.figure_ids, job.language)], job.language)


def _add(slide: Any, markup: str) -> None:
    slide.shapes._spTree.extend(list(parse_xml(f"<p:spTree {NAMESPACES}>{markup}</p:spTree>")))


def _linked(slide: Any) -> Callable[[str], str]:
    """A function that gives the id of a slide's relationship to an address."""
    return lambda url: str(slide.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _properties(presentation: Any, said: Context) -> None:
    """Title, subject and source of the file, for whoever finds it later."""
    properties = presentation.core_properties
    properties.title = legal(said.heading)[:255]
    properties.subject = legal(said.plain)[:255]
    properties.comments = legal(said.citation)[:255]
    properties.keywords = ""
    properties.author = ""
