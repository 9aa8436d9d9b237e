"""A view as PowerPoint slides: shapes and charts that can be edited, the sentences behind them in the notes."""

from io import BytesIO
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from genesis.errors import ArgumentError
from genesis.exports.context import Context, context
from genesis.exports.evidence import notes
from genesis.exports.job import Job
from genesis.exports.sheet import SLIDE, Sheet, Texts
from genesis.exports.slides.deck import Deck, deck
from genesis.exports.slides.drawing import Drawing
from genesis.exports.slides.markup import NAMESPACES, Fonts, Run, legal, paragraph, run_markup
from genesis.exports.texts import pages
from genesis.scene import Scene
from genesis.scene.slides import Room, by_period, overview
from genesis.selection.cells import day_of
from genesis.wording import words


def pptx_bytes(job: Job) -> bytes:
    """The slides of a view.

    Raises ArgumentError: nothing is selected, or the template cannot be used.
    """
    if not len(job.events):
        raise ArgumentError(words(job.language)("export.nothing"))
    made = deck(job.template, job.language)
    said = context(job)
    _timeline(job, made, said)
    _properties(made.presentation, said)
    target = BytesIO()
    made.presentation.save(target)
    return target.getvalue()


def slide_count(job: Job) -> int:
    """How many slides a view makes in our own look."""
    return len(pages(job, SLIDE, context(job), scenes))


def scenes(job: Job, space: Room) -> tuple[Scene, ...]:
    """The scenes of a timeline: one where all events fit, else the weightiest on one and all by period on the next."""
    newest = day_of(job.library.newest)
    periods = by_period(job.selected, space, newest)
    return periods if len(periods) == 1 else (overview(job.selected, space, newest), *periods)


def _timeline(job: Job, made: Deck, said: Context) -> None:
    drawn = pages(job, made.grid, said, scenes)
    for number, (page, told) in enumerate(drawn, 1):
        _slide(job, made, page, told)
        job.done(number / len(drawn))


def _slide(job: Job, made: Deck, page: Sheet, told: Texts) -> None:
    """Add a slide with a sheet's chart as shapes."""
    slide = made.presentation.slides.add_slide(made.layout)
    tree = slide.shapes._spTree
    _title(slide, made, page, job.language)
    first = max((int(number) for number in tree.xpath("//@id") if str(number).isdigit()), default=1) + 1
    drawing = Drawing(page, made.fonts, first, grounds=made.own)
    scene = page.scene
    descriptions = {mark.event_id: ". ".join(mark.hover) for mark in scene.marks}
    axis = " ".join((told.subtitle, ", ".join(one.lines[0] for one in page.ticks)))
    key = ", ".join(entry.key.text for entry in page.entries)

    def link(url: str) -> str:
        return str(slide.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    shapes = parse_xml(f"<p:spTree {NAMESPACES}>{drawing.shapes(descriptions, axis, key, link)}</p:spTree>")
    tree.extend(list(shapes))
    ordered = [mark.event_id for mark in sorted(scene.marks, key=lambda mark: (mark.x0, mark.x1, mark.event_id))]
    whole = [words(job.language)("export.whole_title", title=page.heading)] if page.title[-1].endswith("…") else []
    annotate(slide, [*whole, *told.notes, "", *notes(job.library, ordered, job.language)], job.language)


def _title(slide: Any, made: Deck, page: Sheet, language: str) -> None:
    """Write the title into its placeholder and take the layout's other ones away."""
    title = slide.shapes.title
    for placeholder in list(slide.placeholders):
        if title is None or placeholder.element is not title.element:
            placeholder.element.getparent().remove(placeholder.element)
    gap = " " if language == "en" else ""
    if title is None:
        return
    said = Run(text=gap.join(page.title), pt=page.title_pt, bold=made.own)
    fonts = Fonts(
        latin="+mj-lt", east_asian="+mj-ea" if made.fonts.east_asian.startswith("+") else made.fonts.east_asian
    )
    body = title.element.txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    run = run_markup(said, language, fonts)
    body.append(parse_xml(f"<a:p {NAMESPACES}>{run}</a:p>"))


def annotate(slide: Any, paragraphs: list[str], language: str) -> None:
    """Write speaker notes."""
    body = slide.notes_slide.notes_text_frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for text in paragraphs or [""]:
        made = paragraph([Run(text=legal(text))], language, Fonts()) if text else "<a:p/>"
        body.append(parse_xml(made.replace("<a:p", f"<a:p {NAMESPACES}", 1)))


def _properties(presentation: Any, said: Context) -> None:
    """Title, subject and source of the file, for whoever finds it later."""
    properties = presentation.core_properties
    properties.title = legal(said.heading)[:255]
    properties.subject = legal(said.plain)[:255]
    properties.comments = legal(said.citation)[:255]
    properties.keywords = ""
    properties.author = ""
