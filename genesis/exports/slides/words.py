"""Titles and speaker notes of slides."""

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from genesis.exports.sheet import Sheet
from genesis.exports.slides.deck import Deck
from genesis.exports.slides.markup import NAMESPACES, Fonts, Run, legal, paragraph, run_markup, text_box

_OVER = 0.04  # inches from the title to the subtitle


def write_title(slide: Any, made: Deck, page: Sheet, language: str) -> None:
    """Write the title into its placeholder and take the layout's other ones away."""
    title = slide.shapes.title
    for placeholder in list(slide.placeholders):
        if title is None or placeholder.element is not title.element:
            placeholder.element.getparent().remove(placeholder.element)
    gap = " " if language == "en" else ""
    text = gap.join(page.title).replace(" (", "\u00a0(")  # a number stays with what it counts
    said = Run(text=text, pt=page.title_pt, bold=made.own)
    fonts = Fonts(
        latin="+mj-lt", east_asian="+mj-ea" if made.fonts.east_asian.startswith("+") else made.fonts.east_asian
    )
    if title is None:
        _untitled(slide, made, page, said, fonts, language)
        return
    if made.moves_title:
        box = made.grid.title
        title.left, title.top = Inches(box.x0), Inches(box.y0)
        title.width, title.height = Inches(box.x1 - box.x0), Inches(box.y1 - box.y0)
    body = title.element.txBody
    if made.own and len(page.title) > 1:  # in a narrower font it may need one line: that stands on the subtitle then
        box = made.grid.title
        title.left, title.top = Inches(box.x0), Inches(box.y0)
        title.width, title.height = Inches(box.x1 - box.x0), Inches(page.subtitle.box.y0 - _OVER - box.y0)
        body.find(qn("a:bodyPr")).set("anchor", "b")
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


def list_notes_master(presentation: Any) -> None:
    """Name the master of the notes in the presentation, as PowerPoint does and python-pptx does not."""
    part = presentation.part
    found = next((one for one in part.rels.values() if one.reltype == RELATIONSHIP_TYPE.NOTES_MASTER), None)
    if found is None or part._element.find(qn("p:notesMasterIdLst")) is not None:
        return
    told = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{found.rId}"/></p:notesMasterIdLst>'
    part._element.find(qn("p:sldMasterIdLst")).addnext(parse_xml(told))


def _untitled(slide: Any, made: Deck, page: Sheet, said: Run, fonts: Fonts, language: str) -> None:
    """Where the layout has no title, a box in its place."""
    told = paragraph([said], language, fonts)
    box = text_box(free_number(slide), "title", made.grid.title, told)
    slide.shapes._spTree.append(parse_xml(box.replace("<p:sp>", f"<p:sp {NAMESPACES}>", 1)))


def free_number(slide: Any) -> int:
    """A number from which on no shape of a slide has one."""
    return max((int(number) for number in slide.shapes._spTree.xpath("//@id") if str(number).isdigit()), default=1) + 1
