"""A view as PowerPoint slides: shapes and charts that can be edited, the sentences behind them in the notes."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from genesis.errors import ArgumentError
from genesis.exports import comparing, counting
from genesis.exports.charted import Table
from genesis.exports.context import Context, context
from genesis.exports.evidence import MOST_LISTED, figure_notes, notes, tie_notes, titles
from genesis.exports.grid import SLIDE
from genesis.exports.job import Job
from genesis.exports.sheet import rule, sheet
from genesis.exports.slides.charts import add_chart, described
from genesis.exports.slides.deck import Deck, deck
from genesis.exports.slides.drawing import Drawing
from genesis.exports.slides.markup import NAMESPACES, legal
from genesis.exports.slides.words import annotate, free_number, list_notes_master, write_title
from genesis.exports.texts import Page, arrangement_of, chart_texts, empty_plate, pages
from genesis.scene import Rect
from genesis.scene.slides import Plate, Room, by_period, digest, overview
from genesis.selection.cells import day_of
from genesis.wording import words

_LAID = 0.5  # share of the work that is done when all is placed
MOST_NOTED = 40  # events whose sentences stand in the notes of a chart


def pptx_bytes(job: Job) -> bytes:
    """The slides of a view: the timeline or its overview, the charts, then all acts by period.

    Raises ArgumentError: nothing is selected, or the template cannot be used.
    """
    job = job.charted()
    if not len(job.events):
        raise ArgumentError(words(job.language)("export.nothing"))
    made = deck(job.template, job.language)
    said = context(job)
    drawn = pages(job, made.grid, said, plates)
    charts = _charts(job, len(drawn))
    job.done(_LAID)
    first, *others = drawn
    steps: list[Callable[[], None]] = [lambda: _slide(job, made, first)]
    steps.extend(partial(_chart, job, made, table) for table in charts)
    steps.extend(partial(_slide, job, made, page) for page in others)
    for number, step in enumerate(steps, 1):
        step()
        job.done(_LAID + (1 - _LAID) * number / len(steps))
    list_notes_master(made.presentation)
    _properties(made.presentation, said)
    target = BytesIO()
    made.presentation.save(target)
    return target.getvalue()


def slide_count(job: Job) -> int:
    """How many slides a view makes in our own look."""
    job = job.charted()
    drawn = pages(job, SLIDE, context(job), plates)
    return len(drawn) + len(_charts(job, len(drawn)))


def _charts(job: Job, count: int) -> tuple[Table, ...]:
    """What is counted: always of a comparison, of a timeline where one page does not hold it."""
    if job.view == "comparison":
        return comparing.tables(job)
    return counting.tables(job) if count > 1 else ()


def plates(job: Job, space: Room) -> tuple[Plate, ...]:
    """The charts of a view: one where all events fit, else the weightiest on one, and all by period on the next.

    Of very many events each period has its weightiest.
    """
    newest = day_of(job.archive.newest)
    arrangement = arrangement_of(job, space)
    periods = by_period(job.selected, space, newest, arrangement)
    if len(periods) == 1:
        return periods
    first = overview(job.selected, space, newest, arrangement)
    return first, *(periods or digest(job.selected, space, newest, arrangement))


def _slide(job: Job, made: Deck, page: Page) -> None:
    """Add a slide with a sheet's chart as shapes."""
    sheet, told, scene = page.sheet, page.texts, page.sheet.scene
    slide = made.presentation.slides.add_slide(made.layout)
    write_title(slide, made, sheet, job.language)
    drawing = Drawing(sheet, made.fonts, free_number(slide), grounds=made.own)
    descriptions = {mark.event_id: ". ".join(mark.hover) for mark in scene.marks}
    axis = " ".join((told.subtitle, ", ".join(one.lines[0] for one in sheet.ticks)))
    key = ", ".join(entry.key.text for entry in sheet.entries)

    _add(slide, drawing.shapes(descriptions, axis, key, _linked(slide)))
    annotate(slide, _notes(job, page), job.language)


def _notes(job: Job, page: Page) -> list[str]:
    """What stands under a slide: its title in full, its notes, its ties and acts with their sentences, other acts."""
    say, sheet = words(job.language), page.sheet
    marks = sorted(sheet.scene.marks, key=lambda mark: (mark.x0, mark.x1, mark.event_id))
    ordered = list(dict.fromkeys(mark.event_id for mark in marks))
    told = {tie.number: tie for tie in page.plate.ties if tie.kind != "near"}
    if page.is_first:
        told.update((tie.number, tie) for tie in page.plate.untied)
    near = [tie for tie in page.plate.ties if tie.kind == "near"]
    ties = tie_notes(job.archive, [*(told[number] for number in sorted(told)), *near], job.language)
    rest = titles(job.archive, page.plate.rest[:MOST_LISTED], job.language)
    return [
        *([say("export.whole_title", title=sheet.heading)] if sheet.title[-1].endswith("…") else []),
        *page.texts.in_full,
        *(["", say("comparison.chain"), *ties] if ties else []),
        "",
        *notes(job.archive, ordered, job.language),
        *(["", say("export.not_drawn"), *rest] if rest else []),
    ]


def _chart(job: Job, made: Deck, table: Table) -> None:
    """Add a slide with a native chart."""
    slide = made.presentation.slides.add_slide(made.layout)
    told = chart_texts(job, table)
    page = sheet(made.grid, empty_plate(job), told)
    write_title(slide, made, page, job.language)
    drawing = Drawing(page, made.fonts, free_number(slide), grounds=made.own)
    top = max(page.subtitle.box.y1, made.grid.subtitle_top + 0.3) + 0.1
    key = drawing.squares([(one.name, one.colour) for one in table.series if any(one.values)], top)
    _add(slide, drawing.shapes({}, "", "", _linked(slide)) + key)
    box = Rect(x0=made.grid.left, y0=top + 0.34, x1=made.grid.right, y1=rule(page).y0 - 0.12)
    add_chart(slide, table, box, made.fonts)
    about = [*told.in_full, "", described(table), ""]
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
