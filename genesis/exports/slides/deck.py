"""An empty deck in our own look, or in that of a template: its layout, its content area, its fonts."""

import re
import zipfile
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from genesis.errors import ArgumentError
from genesis.exports.grid import SLIDE, Grid
from genesis.exports.slides.markup import EMU, Fonts
from genesis.model import Record
from genesis.palette import palette
from genesis.scene import Rect

LATIN = "Calibri"
EAST_ASIAN = {"en": "Microsoft YaHei", "zh-Hans": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei"}
_THEME = {
    "dk1": "ink", "lt1": "bg", "dk2": "ink2", "lt2": "surface", "accent1": "us", "accent2": "cn", "accent3": "others",
    "accent4": "both", "accent5": "third", "accent6": "warn_line", "hlink": "us_text", "folHlink": "others_text",
}  # fmt: skip
_LARGEST = 200_000_000  # bytes of a template when unpacked
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_LEAST_TITLE = 0.35  # inches of the height of a title
_TOO_FEW = 3.2  # inches of a content area that has no room for a chart
# lxml's errors of syntax are SyntaxErrors; python-pptx looks up what a damaged file does not have.
_DAMAGED = (PackageNotFoundError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, IndexError)


class Deck(Record, frozen=True, kw_only=True):
    """A presentation without slides, the layout that ours take, and where there is room on it."""

    presentation: Any
    layout: Any
    grid: Grid
    fonts: Fonts
    own: bool  # our own look: grounds behind labels, titles from the top
    moves_title: bool = False  # the layout's place for the title does not suit a chart


def deck(template: bytes | None, language: str) -> Deck:
    """Our own deck, 16:9, or the one of a template.

    Raises ArgumentError: the template is no PowerPoint file, is damaged, has macros or no room for a chart.
    """
    if template is None:
        return _own(language)
    try:
        presentation = Presentation(BytesIO(_as_presentation(template)))
        _clear(presentation)
        layout = _layout(presentation)
        grid, moves = _grid(presentation, layout)
        east_asian = _theme_font(presentation)
    except _DAMAGED as error:
        raise ArgumentError(
            f"the template cannot be used ({type(error).__name__}); it must be a .pptx or .potx that PowerPoint opens"
        ) from error
    fonts = Fonts() if east_asian else Fonts(east_asian=EAST_ASIAN[language])
    return Deck(presentation=presentation, layout=layout, grid=grid, fonts=fonts, own=False, moves_title=moves)


def _own(language: str) -> Deck:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(SLIDE.width), Inches(SLIDE.height)
    master = presentation.slide_master
    for part in (master, *presentation.slide_layouts):
        _widened(part.element, SLIDE.width / 10)
    _themed(master.part, language)
    _titled(master)
    layout = next(one for one in presentation.slide_layouts if one.element.get("type") == "titleOnly")
    return Deck(presentation=presentation, layout=layout, grid=SLIDE, fonts=Fonts(), own=True)


def _widened(element: Any, factor: float) -> None:
    """Move and stretch everything across: the deck that python-pptx brings is 4:3."""
    for place, name in (("a:off", "x"), ("a:ext", "cx")):
        for one in element.iter(qn(place)):
            if one.get(name) is not None:
                one.set(name, str(round(int(one.get(name)) * factor)))


def _themed(master: Any, language: str) -> None:
    """Put our colours and fonts into the theme."""
    part = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode("utf-8")
    colours = palette("light")
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{colours[token].removeprefix("#")}"/></a:{name}>' for name, token in _THEME.items()
    )
    theme = re.sub(
        "<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="Genesis">{scheme}</a:clrScheme>', theme, flags=re.DOTALL
    )
    families = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN[language]}"/><a:cs typeface=""/>'
    fonts = "".join(f"<a:{kind}>{families}</a:{kind}>" for kind in ("majorFont", "minorFont"))
    theme = re.sub(
        "<a:fontScheme.*?</a:fontScheme>",
        f'<a:fontScheme name="Genesis">{fonts}</a:fontScheme>',
        theme,
        flags=re.DOTALL,
    )
    part._blob = theme.replace('name="Office Theme"', 'name="Genesis"').encode("utf-8")


def _titled(master: Any) -> None:
    """Titles of 26 pt, bold, from the upper left."""
    style = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(round(SLIDE.title_pt * 100)))
    run.set("b", "1")
    title = _title_of(master)
    box = SLIDE.title
    title.left, title.top = Inches(box.x0), Inches(box.y0)
    title.width, title.height = Inches(box.x1 - box.x0), Inches(box.y1 - box.y0)
    body = title.element.find(f".//{qn('a:bodyPr')}")
    for name, value in (("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", "t")):
        body.set(name, value)
    for child in list(body):
        body.remove(child)


def _as_presentation(content: bytes) -> bytes:
    """The bytes of a template as those of a presentation. Raises ArgumentError: it is none, or unsafe."""
    if not zipfile.is_zipfile(BytesIO(content)):
        raise ArgumentError("the template is no PowerPoint file; give a .pptx or .potx")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        infos = packed.infolist()
        names = {info.filename for info in infos}
        if "ppt/presentation.xml" not in names:
            raise ArgumentError("the template is no PowerPoint file; give a .pptx or .potx")
        if sum(info.file_size for info in infos) > _LARGEST:
            raise ArgumentError(
                f"the template is larger than {_LARGEST // 1_000_000} MB when unpacked; give a smaller one"
            )
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ArgumentError("the template has macros; save it as .pptx or .potx without them")
        types = packed.read("[Content_Types].xml").decode("utf-8")
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as repacked:
            for info in infos:
                if info.filename != "[Content_Types].xml":
                    repacked.writestr(info.filename, packed.read(info))
            for kind in ("template", "slideshow"):
                types = types.replace(_MAIN.format(kind), _MAIN.format("presentation"))
            repacked.writestr("[Content_Types].xml", types)
    return target.getvalue()


def _clear(presentation: Any) -> None:
    """Take out the slides of a template, and what names them: sections and custom shows."""
    element = presentation.part._element
    slides = element.find(qn("p:sldIdLst"))
    for one in list(slides) if slides is not None else ():
        presentation.part.drop_rel(one.get(qn("r:id")))
        slides.remove(one)
    for shows in element.findall(qn("p:custShowLst")):
        element.remove(shows)
    for extension in element.findall(f"{qn('p:extLst')}/{qn('p:ext')}"):
        if any("sectionLst" in str(child.tag) for child in extension):
            extension.getparent().remove(extension)


def _layout(presentation: Any) -> Any:
    """The layout for a title and a free area: by its type, by its name, else the emptiest with a title."""
    layouts = list(presentation.slide_layouts)
    by_type = [one for one in layouts if one.element.get("type") == "titleOnly"]
    by_name = [one for one in layouts if "title only" in one.name.casefold() or "仅标题" in one.name]
    titled = [one for one in layouts if _title_of(one) is not None]
    rest = sorted(titled or layouts, key=lambda one: len(one.placeholders))
    return [*by_type, *by_name, *rest][0]


def _title_of(layout: Any) -> Any:
    kinds = ("title", "ctrTitle")
    return next((one for one in layout.placeholders if one.element.ph.get("type") in kinds), None)


def _grid(presentation: Any, layout: Any) -> tuple[Grid, bool]:
    """The content area of a template, and whether the title has to move.

    Raises ArgumentError: there is no room for a chart.
    """
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    title = _title_of(layout)
    box = _box(title) if title is not None else None
    narrow = box is None or box.x1 - box.x0 < 0.4 * width or box.y1 - box.y0 < _LEAST_TITLE
    moves = narrow or box is None or box.y1 > 0.45 * height
    if box is None or moves:
        box = Rect(x0=0.05 * width, y0=0.05 * height, x1=0.95 * width, y1=0.17 * height)
    master = presentation.slide_masters[0] if layout.slide_master is None else layout.slide_master
    body = next((_box(one) for one in master.placeholders if one.element.ph.get("type") == "body"), None)
    left, right = (body.x0, body.x1) if body and body.x1 - body.x0 > 0.5 * width else (box.x0, box.x1)
    bottom = height - 0.2
    for shape in (*layout.shapes, *master.shapes):
        area = _box(shape)
        low = area is not None and area.y0 > 0.75 * height and area.y1 - area.y0 < 0.2 * height
        if area is not None and low:
            bottom = min(bottom, area.y0 - 0.06)
    grid = Grid(
        width=width, height=height, left=left, right=right, title=box, title_pt=26, bottom=bottom,
        gutter=1.6 if right - left >= 8 else 0, labels=15 if right - left >= 8 else 9,
        subtitle_lines=1 if right - left >= 11.5 else 2, follows=False,
    )  # fmt: skip
    if bottom - grid.lanes_top < _TOO_FEW or right - left < 5:
        raise ArgumentError(
            "the template leaves no room for a chart under its title; give one with a larger content area"
        )
    return grid, moves


def _box(shape: Any) -> Rect | None:
    if shape.left is None or shape.top is None or shape.width is None or shape.height is None:
        return None
    x0, y0 = shape.left / EMU, shape.top / EMU
    return Rect(x0=x0, y0=y0, x1=x0 + shape.width / EMU, y1=y0 + shape.height / EMU)


def _theme_font(presentation: Any) -> str:
    """The East Asian font of a theme, "" where it has none of its own."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    found = parse_xml(part.blob).find(f".//{qn('a:minorFont')}/{qn('a:ea')}")
    return "" if found is None else str(found.get("typeface", ""))
