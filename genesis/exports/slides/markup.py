"""Shapes of a slide as the markup of DrawingML (ECMA-376), in inches.

Written by hand because python-pptx has no alternative text, no East Asian fonts and no glued connectors, and gives each
shape a style that brings shadows. What is made here is exactly what a slide shows.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from genesis.model import Record
from genesis.scene import Rect

EMU = 914_400  # English Metric Units to an inch
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile("[^\\S\u00a0\u202f]+")  # all but those at which no line breaks
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")
_LANGUAGES = {"en": ("en-US", "zh-CN"), "zh-Hans": ("zh-CN", "en-US"), "zh-Hant": ("zh-TW", "en-US")}
_LONGEST_DESCRIPTION = 2000

# Our tokens as colours of a theme, so that a template recolours them: (scheme colour, changes).
_COLOURS: dict[str, tuple[str, str]] = {
    "bg": ("bg1", ""),
    "ink": ("tx1", ""),
    "ink2": ("tx2", ""),
    "ink3": ("tx2", '<a:lumMod val="85000"/><a:lumOff val="14000"/>'),
    "border": ("tx1", '<a:alpha val="16000"/>'),
    "grid": ("tx1", '<a:alpha val="8000"/>'),
    "surface": ("tx1", '<a:alpha val="4500"/>'),
    "us": ("accent1", ""),
    "us_text": ("accent1", '<a:lumMod val="81000"/>'),
    "cn": ("accent2", ""),
    "cn_text": ("accent2", '<a:lumMod val="81000"/>'),
    "others": ("accent3", ""),
    "others_text": ("accent3", '<a:lumMod val="83000"/>'),
    "both": ("accent4", ""),
    "both_text": ("accent4", ""),
    "third": ("accent5", ""),
    "third_text": ("accent5", ""),
    "warn": ("accent6", ""),
    "warn_line": ("accent6", ""),
    "warn_ground": ("accent6", '<a:alpha val="22000"/>'),
}


class Fonts(Record, frozen=True, kw_only=True):
    """Typefaces of a run: those of the theme, by its own names for them, unless it has none for Chinese."""

    latin: str = "+mn-lt"
    east_asian: str = "+mn-ea"


class Run(Record, frozen=True, kw_only=True):
    """A stretch of text in one style."""

    text: str
    pt: float = 12
    bold: bool = False
    colour: str = "ink"
    link: str = ""  # id of a relationship


class Line(Record, frozen=True, kw_only=True):
    """The outline of a shape or a line."""

    colour: str
    pt: float = 0.75
    dash: str = ""  # a preset: dash, sysDash, sysDot
    arrow: bool = False  # at its end


def legal(text: str) -> str:
    """A text without the characters that no XML file may hold, line breaks as spaces; what holds together stays so."""
    return _BLANKS.sub(" ", _ILLEGAL.sub("", text)).strip()


def attribute(text: str, most: int = _LONGEST_DESCRIPTION) -> str:
    """A text as a quoted attribute."""
    return quoteattr(legal(text)[:most])


def colour(token: str, more: str = "") -> str:
    """A colour by its token; `more` are further changes of it."""
    name, changes = _COLOURS[token]
    return f'<a:schemeClr val="{name}">{changes}{more}</a:schemeClr>'


def solid(token: str) -> str:
    """A filling of one colour."""
    return f"<a:solidFill>{colour(token)}</a:solidFill>"


def tinted(token: str, opacity: float) -> str:
    """A filling of one colour that lets what lies behind show, by its opacity from 0 to 1."""
    return f"<a:solidFill>{colour(token, _alpha(opacity))}</a:solidFill>"


def fading(token: str, share: float, opacity: float, edge: float, open_ends: tuple[bool, bool]) -> str:
    """A filling that fades to `edge` over a `share` of its length at the ends that are not open; from left to right."""
    stops = [
        (0, opacity if open_ends[0] else edge),
        (share, opacity),
        (1 - share, opacity),
        (1, opacity if open_ends[1] else edge),
    ]
    marks = "".join(f'<a:gs pos="{round(at * 100_000)}">{colour(token, _alpha(value))}</a:gs>' for at, value in stops)
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{marks}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'


def _alpha(value: float) -> str:
    return f'<a:alpha val="{round(value * 100_000)}"/>'


def outline(line: Line | None) -> str:
    """The outline of a shape; none where `line` is None."""
    if line is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = f'<a:prstDash val="{line.dash}"/>' if line.dash else ""
    head = '<a:tailEnd type="triangle"/>' if line.arrow else ""
    return f'<a:ln w="{round(line.pt * 12_700)}">{solid(line.colour)}{dash}<a:miter lim="800000"/>{head}</a:ln>'


def frame(box: Rect, turned: int = 0) -> str:
    """Place and size of a shape, turned by degrees clockwise."""
    turn = f' rot="{turned * 60_000}"' if turned else ""
    return f"<a:xfrm{turn}>{_offset('off', box)}{_extent('ext', box)}</a:xfrm>"


def _offset(name: str, box: Rect) -> str:
    return f'<a:{name} x="{emu(box.x0)}" y="{emu(box.y0)}"/>'


def _extent(name: str, box: Rect) -> str:
    return f'<a:{name} cx="{max(0, emu(box.x1) - emu(box.x0))}" cy="{max(0, emu(box.y1) - emu(box.y0))}"/>'


def emu(inches: float) -> int:
    """Inches as English Metric Units."""
    return round(inches * EMU)


def shape(
    number: int, name: str, box: Rect, preset: str, fill: str, line: Line | None, turned: int = 0, adjust: str = ""
) -> str:
    """A shape without words. `adjust` are guides of its form: 'adj=33000'."""
    guides = "".join(
        f'<a:gd name="{guide}" fmla="val {value}"/>' for guide, value in (part.split("=") for part in adjust.split())
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{frame(box, turned)}<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
        f"{fill or '<a:noFill/>'}{outline(line)}</p:spPr></p:sp>"
    )


def connector(number: int, name: str, ends: tuple[float, float, float, float], line: Line, glue: str = "") -> str:
    """A straight line; `glue` are its connections to shapes."""
    x0, y0, x1, y1 = ends
    flips = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    box = Rect(x0=min(x0, x1), y0=min(y0, y1), x1=max(x0, x1), y1=max(y0, y1))
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name={attribute(name)}/><p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr>'
        f"<p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{flips}>{_offset('off', box)}{_extent('ext', box)}</a:xfrm>"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{outline(line)}</p:spPr></p:cxnSp>'
    )


def polyline(number: int, name: str, points: Sequence[tuple[float, float]], line: Line) -> str:
    """A line through points, as one shape that is not filled."""
    box = around(Rect(x0=x, y0=y, x1=x, y1=y) for x, y in points)
    steps = "".join(
        f'<a:{"lnTo" if at else "moveTo"}><a:pt x="{emu(x - box.x0)}" y="{emu(y - box.y0)}"/>'
        f"</a:{'lnTo' if at else 'moveTo'}>"
        for at, (x, y) in enumerate(points)
    )
    path = f'<a:path w="{emu(box.x1 - box.x0)}" h="{emu(box.y1 - box.y0)}" fill="none">{steps}</a:path>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{frame(box)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
        f"<a:noFill/>{outline(line)}</p:spPr></p:sp>"
    )


def text_box(
    number: int,
    name: str,
    box: Rect,
    paragraphs: str,
    *,
    insets: tuple[float, float] = (0, 0),
    anchor: Literal["t", "ctr", "b"] = "t",
    fill: str = "",
    wraps: bool = True,
) -> str:
    """A box with words; one that does not wrap is centred by some readers. `insets`: left and right, inches."""
    left, right = map(emu, insets)
    wrap = "square" if wraps else "none"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill or "<a:noFill/>"}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="{left}" tIns="0" rIns="{right}" bIns="0" rtlCol="0" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>'
    )


def paragraph(runs: Iterable[Run], language: str, fonts: Fonts, align: str = "l") -> str:
    """One paragraph; words of a script that runs to the left are set so."""
    made = list(runs)
    leftwards = reads_leftwards("".join(run.text for run in made))
    direction = ' rtl="1"' if leftwards else ""
    side = {"l": "r", "r": "l"}.get(align, align) if leftwards else align
    inner = "".join(run_markup(run, language, fonts) for run in made)
    return (
        f'<a:p><a:pPr algn="{side}"{direction}><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>{inner}</a:p>'
    )


def run_markup(run: Run, language: str, fonts: Fonts) -> str:
    """A run with its Latin and its East Asian typeface."""
    own, other = _LANGUAGES[language]
    bold = ' b="1"' if run.bold else ' b="0"'
    link = f'<a:hlinkClick r:id="{run.link}"/>' if run.link else ""
    return (
        f'<a:r><a:rPr lang="{own}" altLang="{other}" sz="{round(run.pt * 100)}"{bold} dirty="0">{solid(run.colour)}'
        f"<a:latin typeface={quoteattr(fonts.latin)}/><a:ea typeface={quoteattr(fonts.east_asian)}/>{link}</a:rPr>"
        f"<a:t>{escape(_kept(run.text))}</a:t></a:r>"
    )


def _kept(text: str) -> str:
    """Legal text with the blanks at its ends, which part runs from each other."""
    inner = legal(text)
    return f"{' ' * text.startswith(' ')}{inner}{' ' * (len(text) > 1 and text.endswith(' '))}"


def reads_leftwards(text: str) -> bool:
    """Whether the first letter of a text is of a script that runs from right to left."""
    first = _LETTER.search(text)
    return bool(first and _RIGHT_TO_LEFT.match(first[0]))


def group(number: int, name: str, description: str, box: Rect, children: Sequence[str]) -> str:
    """Shapes as one, with words for those who do not see them."""
    said = f" descr={attribute(description)}" if description else ""
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name={attribute(name)}{said}/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{_offset('off', box)}{_extent('ext', box)}{_offset('chOff', box)}"
        f"{_extent('chExt', box)}</a:xfrm></p:grpSpPr>{''.join(children)}</p:grpSp>"
    )


def around(boxes: Iterable[Rect]) -> Rect:
    """The smallest rectangle that holds all."""
    every = list(boxes)
    return Rect(
        x0=min(box.x0 for box in every),
        y0=min(box.y0 for box in every),
        x1=max(box.x1 for box in every),
        y1=max(box.y1 for box in every),
    )
