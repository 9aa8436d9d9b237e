"""A sheet as native shapes: axis, lanes, one group an event with its mark, its words and the line between them."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import TypeVar

from genesis.charts.cells import opacity
from genesis.exports.grid import BODY, SUBTITLE
from genesis.exports.sheet import DOWN, Entry, Joined, Sheet, Stroke, Words, rule
from genesis.exports.slides.markup import (
    Fonts,
    Line,
    Run,
    around,
    connector,
    fading,
    group,
    paragraph,
    polyline,
    shape,
    solid,
    text_box,
    tinted,
)
from genesis.exports.typesetting import inches
from genesis.scene import Badge, Cell, Label, Mark, Rect
from genesis.scene.measure import text_width

DAY = 0.17  # inches of a mark of 13 units; others in proportion
_UNITS = 13
_BAR = 0.2 / 16  # inches of the height of a bar, by its units
_FOOT = 0.025
_TINT, _EDGE = 0.3, 0.04
_FADE, _MOST_FADE = 0.13, 0.22  # inches over which a bar fades, share of its length
_OPEN, _OPEN_BAR = 1.75, 1.5  # points
_DISC = 0.2
_GAP = 0.02  # inches between two counts
_SPARE = 0.1  # inches of a label's box beyond its measured words, for a font that runs wider yet
_SAME = 3  # units that the middle of a label may lie off that of its mark
T = TypeVar("T", Label, Badge)
_LEADER, _LED = 0.75, 0.03  # points; inches of the line that lie under the mark

# Autoshapes by the symbol that the page has: preset, size against the symbol's, turn, guides of its form.
SHAPES: dict[str, tuple[str, float, int, str]] = {
    "star": ("star5", 1.3, 0, ""),
    "x": ("mathMultiply", 1.45, 0, ""),
    "hourglass": ("flowChartCollate", 1.0, 0, ""),
    "triangle-down": ("flowChartMerge", 1.05, 0, ""),
    "square": ("rect", 0.9, 0, ""),
    "pentagon": ("pentagon", 1.05, 0, ""),
    "circle": ("ellipse", 0.95, 0, ""),
    "cross": ("plus", 1.0, 0, "adj=33000"),
    "triangle-up": ("triangle", 1.05, 0, ""),
    "diamond": ("diamond", 1.15, 0, ""),
    "triangle-right": ("triangle", 1.05, 90, ""),
    "star-diamond": ("star4", 1.35, 0, ""),
    "hexagon2": ("hexagon", 1.0, 0, ""),
}


class Drawing:
    """The shapes of one slide, collected in reading order; numbers of shapes are given out once."""

    def __init__(self, sheet: Sheet, fonts: Fonts, first_number: int, grounds: bool) -> None:
        """`grounds`: words have the colour of the slide behind them, so that gridlines stop at them."""
        self._sheet = sheet
        self._fonts = fonts
        self._numbers = count(first_number)
        self._grounds = grounds

    def shapes(self, descriptions: Mapping[str, str], axis: str, key: str, link: Callable[[str], str]) -> str:
        """All of a slide but its title. `descriptions` by event, `axis` and `key` are told to those who do not see.

        `link` gives the id of the relationship to an address.
        """
        sheet = self._sheet
        parts = [self._words(sheet.subtitle), self._axis(axis)]
        parts.extend(self._words(lane) for lane in sheet.lanes)
        parts.extend(self._columns())
        parts.extend(self._counts())
        parts.extend(self._events(descriptions))
        parts.extend(self._tie(joined, descriptions) for joined in sheet.ties)
        parts.append(self._key(key))
        parts.append(self._line("rule", rule(sheet)))
        for name, side in (("notes", "left"), ("count", "right")):
            parts.append(self._foot(name, [words for words in sheet.foot if words.anchor == side], link))
        return "".join(parts)

    def squares(self, entries: Sequence[tuple[str, str]], top: float) -> str:
        """The key of a chart: a square in the colour of a side (a token) before its name, both from the left."""
        made, x = [], self._sheet.grid.left
        for name, token in entries:
            text = f"{token}_text"
            square = Rect(x0=x, y0=top + 0.04, x1=x + 0.16, y1=top + 0.2)
            words = Words(
                name=f"key {name}", lines=(name,), pt=SUBTITLE, bold=True, colour=text,
                box=Rect(x0=x + 0.24, y0=top, x1=x + 0.24 + inches(name, SUBTITLE, bold=True), y1=top + 0.24),
            )  # fmt: skip
            made.append(shape(self._next(), "sign", square, "rect", solid(token), None) + self._words(words))
            x = words.box.x1 + 0.35
        return "".join(made)

    def _next(self) -> int:
        return next(self._numbers)

    def _words(self, words: Words) -> str:
        return text_box(self._next(), words.name, words.box, self._paragraph(words))

    def _paragraph(self, words: Words, link: str = "") -> str:
        """Words without their breaks: the box breaks them anew, in the font that the reader has."""
        gap = "" if self._sheet.scene.language != "en" else " "
        run = Run(text=gap.join(words.lines), pt=words.pt, bold=words.bold, colour=words.colour, link=link)
        align = "r" if words.anchor == "right" else "l"
        return paragraph([run], self._sheet.scene.language, self._fonts, align)

    def _foot(self, name: str, blocks: Sequence[Words], link: Callable[[str], str]) -> str:
        """One side of the foot in one box, each block a paragraph."""
        if not blocks:
            return ""
        told = "".join(self._paragraph(one, link(one.url) if one.url else "") for one in blocks)
        return text_box(self._next(), name, around(one.box for one in blocks), told)

    def _line(self, name: str, stroke: Stroke) -> str:
        ends = (stroke.x0, stroke.y0, stroke.x1, stroke.y1)
        return connector(self._next(), name, ends, Line(colour=stroke.colour, pt=stroke.weight))

    def _axis(self, description: str) -> str:
        """Gridlines, lane lines and the words of the ticks in one group, under everything else."""
        sheet = self._sheet
        number = self._next()
        band = [shape(self._next(), "band", sheet.band, "rect", solid("surface"), None)] if sheet.band else []
        lines = [*band, *(self._line("line", stroke) for stroke in sheet.strokes)]
        ticks = [self._words(tick) for tick in sheet.ticks]
        boxes = [Rect(x0=one.x0, y0=one.y0, x1=one.x1, y1=one.y1) for one in sheet.strokes]
        if not lines and not ticks:
            return ""
        return group(number, "axis", description, around([*boxes, *(tick.box for tick in sheet.ticks)]), lines + ticks)

    def _events(self, descriptions: Mapping[str, str]) -> list[str]:
        """The groups of the events by date, so that they are read in that order."""
        scene = self._sheet.scene
        ordered = sorted(scene.marks, key=lambda mark: (mark.x0, mark.x1, mark.event_id, mark.y))
        return [
            self._event(mark, _own(scene.labels, mark), _own(scene.badges, mark), descriptions.get(mark.event_id, ""))
            for mark in ordered
        ]

    def _event(self, mark: Mark, label: Label | None, badge: Badge | None, description: str) -> str:
        number = self._next()
        children: list[str] = []
        boxes: list[Rect] = []
        if mark.bar:
            self._bar(mark, children, boxes)
        edge = self._symbol(mark, children, boxes)
        if badge is not None:
            edge = self._badge(badge, mark, children, boxes)
        if label is not None:
            self._label(label, mark, edge, children, boxes)
            self._remark(mark, children)
        return group(number, f"event-{mark.event_id}", description, around(boxes), children)

    def _bar(self, mark: Mark, children: list[str], boxes: list[Rect]) -> None:
        """From the first to the last possible day: soft where it happened, hollow where planned, dashed if forecast."""
        sheet = self._sheet
        half = (mark.height * _BAR) / 2
        x0, x1, y = sheet.x(mark.x0), max(sheet.x(mark.x1), sheet.x(mark.x0) + 0.04), sheet.y(mark.y)
        box = Rect(x0=x0, y0=y - half, x1=x1, y1=y + half)
        boxes.append(box)
        if mark.style == "solid":
            share = min(_FADE / (x1 - x0), _MOST_FADE)
            soft = fading(mark.colour, share, _TINT, _EDGE, (mark.open_left, mark.open_right))
            foot = Rect(x0=x0, y0=y + half - _FOOT, x1=x1, y1=y + half)
            children.append(shape(self._next(), "span", box, "rect", soft, None))
            children.append(shape(self._next(), "foot", foot, "rect", solid(mark.colour), None))
        else:
            line = Line(colour=mark.colour, pt=_OPEN_BAR, dash="dash" if mark.style == "dashed" else "")
            children.append(shape(self._next(), "span", box, "rect", "", line))

    def _symbol(self, mark: Mark, children: list[str], boxes: list[Rect]) -> tuple[float, float]:
        """The mark of the category; returns from where words on its left and on its right are led to it."""
        sheet = self._sheet
        box = _symbol_box(mark.symbol, sheet.x(mark.symbol_x), sheet.y(mark.y), mark.symbol_size)
        preset, _, turn, guides = SHAPES.get(mark.symbol, SHAPES["hexagon2"])
        token = f"{mark.colour}_text" if mark.bar and mark.style == "solid" else mark.colour
        if mark.style == "solid":
            fill, line = solid(token), None
        else:
            dash = "sysDash" if mark.style == "dashed" else ""
            fill, line = solid("bg"), Line(colour=token, pt=_OPEN_BAR if mark.bar else _OPEN, dash=dash)
        children.append(shape(self._next(), "mark", box, preset, fill, line, turn, guides))
        boxes.append(box)
        if mark.bar:
            return min(sheet.x(mark.x0), box.x0), max(sheet.x(mark.x1), box.x1)
        return _within(box)

    def _badge(self, badge: Badge, mark: Mark, children: list[str], boxes: list[Rect]) -> tuple[float, float]:
        """The sign of a conflict in a ringed disc."""
        sheet = self._sheet
        x, y = sheet.x(badge.x), sheet.y(badge.y)
        box = Rect(x0=x - _DISC / 2, y0=y - _DISC / 2, x1=x + _DISC / 2, y1=y + _DISC / 2)
        children.append(self._disc(box, badge.sign))
        boxes.append(box)
        return _within(box)

    def _disc(self, box: Rect, sign: str) -> str:
        ring = shape(
            self._next(), "sources differ", box, "ellipse", solid("warn_ground"), Line(colour="warn_line", pt=1)
        )
        told = paragraph([Run(text=sign, pt=11, bold=True, colour="ink2")], "en", self._fonts, "ctr")
        wide = Rect(x0=box.x0 - 0.1, y0=box.y0, x1=box.x1 + 0.1, y1=box.y1)
        return ring + text_box(self._next(), "sign", wide, told, anchor="ctr")

    def _label(
        self, label: Label, mark: Mark, edge: tuple[float, float], children: list[str], boxes: list[Rect]
    ) -> None:
        """The words, and a line to them that is glued: hidden under the mark until the words are moved away."""
        sheet = self._sheet
        rect = label.rect
        y, half = sheet.y(label.y), len(label.lines) * 0.1 + 0.01
        x0, x1 = sheet.x(rect.x0), sheet.x(rect.x1)
        if label.inside:
            edge = _within(_symbol_box(mark.symbol, sheet.x(mark.symbol_x), y, mark.symbol_size))
        if label.anchor == "left":
            x1 = x1 if label.inside else min(x1 + _SPARE, max(sheet.plot.x1, x1))
            start = min(edge[1], x0)
            box, insets = Rect(x0=start, y0=y - half, x1=x1, y1=y + half), (x0 - start, 0.0)
        else:
            x0 = max(x0 - _SPARE, min(sheet.plot.x0, x0))
            start = max(edge[0], x1)
            box, insets = Rect(x0=x0, y0=y - half, x1=start, y1=y + half), (0.0, start - x1)
        number = self._next()
        line = Line(colour="ink3", pt=_LEADER)
        glue = f'<a:endCxn id="{number}" idx="{1 if label.anchor == "left" else 3}"/>'
        ground = solid("bg") if self._grounds and not label.inside else ""
        language = sheet.scene.language
        told = paragraph(_runs(label), language, self._fonts, "r" if label.anchor == "right" else "l")
        # Both first, so that they lie under the mark; beside a bar the line lies under the ground of the words, and
        # where these have none, along the foot of the bar.
        beside = mark.bar and not label.inside
        foot = sheet.y(mark.y) + (mark.height * _BAR) / 2 - _FOOT / 2
        along = foot if beside and not ground else y
        back = -_LED if (label.anchor == "left") != bool(beside and ground) else _LED
        leader = connector(self._next(), "leader", (start + back, along, start, along), line, glue)
        words = text_box(number, "label", box, told, insets=insets, anchor="ctr", fill=ground)
        children[:0] = [leader, words] if ground else [words, leader]
        boxes.append(box)

    def _remark(self, mark: Mark, children: list[str]) -> None:
        """The year until which a bar goes on, at the edge of the chart."""
        sheet = self._sheet
        for remark in sheet.scene.remarks:
            if abs(remark.y + 1 - mark.y) < 0.6 and mark.open_right and abs(remark.x + 8 - mark.x1) < 1:
                x, y = sheet.x(remark.x), sheet.y(mark.y)
                box = Rect(x0=x - 0.7, y0=y - 0.1, x1=x, y1=y + 0.1)
                run = Run(text=remark.text, colour=remark.colour)
                told = paragraph([run], "en", self._fonts, "r")
                children.append(text_box(self._next(), "runs on", box, told, anchor="ctr"))

    def _columns(self) -> list[str]:
        """Counts instead of marks: columns on the foot of each lane."""
        sheet, scene = self._sheet, self._sheet.scene
        made = []
        for lane in scene.lanes if scene.columns else ():
            foot, unit = sheet.y(lane.top + lane.height - 4), (lane.height - 14) / 84 / max(scene.column_top, 1)
            own = [column for column in scene.columns if column.lane == lane.id]
            boxes = [
                Rect(x0=sheet.x(one.x0) + 0.01, x1=max(sheet.x(one.x1), sheet.x(one.x0) + 0.03),
                     y0=foot - one.high * unit, y1=foot - one.low * unit)
                for one in own
            ]  # fmt: skip
            number = self._next()
            bars = [
                shape(self._next(), "count", box, "rect", solid(one.colour), None)
                for one, box in zip(own, boxes, strict=True)
            ]
            if bars:
                told = "; ".join(one.hover[0] for one in own if one.hover)
                made.append(group(number, f"counts {lane.name}", told, around(boxes), bars))
        return made

    def _counts(self) -> list[str]:
        """Counts of acts in lanes that have no room for a mark each: one group a lane."""
        scene = self._sheet.scene
        made = []
        for lane in scene.lanes:
            own = [one for one in scene.cells if lane.top <= one.y < lane.top + lane.height]
            if not own:
                continue
            number = self._next()
            boxes: list[Rect] = []
            children = [part for cell in own for part in self._count(cell, boxes)]
            told = "; ".join(one.hover[0] for one in own if one.hover)
            made.append(group(number, f"counts {lane.name}", told, around(boxes), children))
        return made

    def _count(self, cell: Cell, boxes: list[Rect]) -> list[str]:
        """A number on a ground that is the stronger the more it counts, with a line of full colour at its foot."""
        sheet = self._sheet
        y, half = sheet.y(cell.y), cell.height / DOWN / 2
        x0 = sheet.x(cell.x0)
        box = Rect(x0=x0, x1=max(sheet.x(cell.x1) - _GAP, x0 + 2 * _GAP), y0=y - half, y1=y + half)
        foot = Rect(x0=box.x0, x1=box.x1, y0=box.y1 - _FOOT, y1=box.y1)
        boxes.append(box)
        ground = shape(
            self._next(), "ground", box, "rect", tinted(cell.colour, opacity(cell, sheet.scene.cell_top)), None
        )
        line = shape(self._next(), "foot", foot, "rect", solid(cell.colour), None)
        text = f"{cell.count:,}"
        if text_width(text, BODY) / 72 > box.x1 - box.x0:
            return [ground, line]
        told = paragraph([Run(text=text)], sheet.scene.language, self._fonts, "ctr")
        return [ground, line, text_box(self._next(), "count", box, told, anchor="ctr", wraps=False)]

    def _tie(self, joined: Joined, descriptions: Mapping[str, str]) -> str:
        """The line from an act to its answer with its number; dotted where timing alone speaks for it."""
        number, tie = self._next(), joined.tie
        ink = "ink" if joined.stated else "ink3"
        line = Line(colour=ink, pt=1.25 if joined.stated else 0.75, dash="" if joined.stated else "sysDot",
                    arrow=joined.stated)  # fmt: skip
        way = []
        if len(joined.points) > 2:
            way = [polyline(self._next(), "tie", joined.points, line)]
        elif joined.points:
            way = [connector(self._next(), "tie", (*joined.points[0], *joined.points[1]), line)]
        ring = Line(colour=ink, pt=line.pt, dash=line.dash)
        disc = shape(self._next(), "number", joined.disc, "ellipse", solid("bg"), ring)
        run = Run(text=tie.sign, bold=joined.stated, colour=ink)
        told = text_box(self._next(), "sign", joined.disc, paragraph([run], "en", self._fonts, "ctr"), anchor="ctr")
        both = (descriptions.get(one, "").split(". ")[0] for one in (tie.act, tie.answer))
        boxes = [*(Rect(x0=x, y0=y, x1=x, y1=y) for x, y in joined.points), joined.disc]
        return group(number, f"tie-{tie.sign}", f"{tie.sign}: {' → '.join(both)}", around(boxes), [*way, disc, told])

    def _key(self, description: str) -> str:
        entries = self._sheet.entries
        if not entries:
            return ""
        number = self._next()
        boxes = [box for entry in entries for box in (entry.icon, entry.words.box)]
        return group(number, "key", description, around(boxes), [self._entry(entry) for entry in entries])

    def _entry(self, entry: Entry) -> str:
        """An entry of the key: its sign, its words."""
        icon, kind = entry.icon, entry.key.kind
        x, y = (icon.x0 + icon.x1) / 2, (icon.y0 + icon.y1) / 2
        bar = Rect(x0=icon.x0, y0=y - 0.1, x1=icon.x1, y1=y + 0.1)
        if kind == "symbol":
            preset, _, turn, guides = SHAPES.get(entry.key.symbol, SHAPES["hexagon2"])
            sign = shape(
                self._next(), "sign", _symbol_box(entry.key.symbol, x, y, 12), preset, solid("both"), None, turn, guides
            )
        elif kind == "badge":
            sign = self._disc(
                Rect(x0=x - _DISC / 2, y0=y - _DISC / 2, x1=x + _DISC / 2, y1=y + _DISC / 2), entry.key.symbol
            )
        elif kind == "arrow":
            told = paragraph([Run(text=entry.key.symbol, colour="ink2")], "en", self._fonts, "ctr")
            sign = text_box(self._next(), "sign", bar, told, anchor="ctr")
        elif kind == "cell":
            told = paragraph([Run(text=entry.key.symbol)], "en", self._fonts, "ctr")
            sign = text_box(self._next(), "sign", bar, told, anchor="ctr", fill=tinted("both", _TINT))
        elif kind in ("open", "dashed"):
            line = Line(colour="both", pt=_OPEN_BAR, dash="dash" if kind == "dashed" else "")
            sign = shape(self._next(), "sign", bar, "rect", "", line)
        else:
            soft = fading("both", _MOST_FADE, _TINT, _EDGE, (False, False))
            foot = Rect(x0=bar.x0, x1=bar.x1, y0=bar.y1 - _FOOT, y1=bar.y1)
            sign = shape(self._next(), "sign", bar, "rect", soft, None)
            sign += shape(self._next(), "foot", foot, "rect", solid("both"), None)
        return sign + self._words(entry.words)


def _own(things: Sequence[T], mark: Mark) -> T | None:
    """What belongs to a mark: an act of both sides has a mark on each."""
    return next((one for one in things if one.event_id == mark.event_id and abs(one.y - mark.y) < _SAME), None)


def _symbol_box(symbol: str, x: float, y: float, units: float) -> Rect:
    half = units / _UNITS * DAY * SHAPES.get(symbol, SHAPES["hexagon2"])[1] / 2
    return Rect(x0=x - half, y0=y - half, x1=x + half, y1=y + half)


def _within(box: Rect) -> tuple[float, float]:
    """Two points in a mark, near its left and right end."""
    middle, reach = (box.x0 + box.x1) / 2, (box.x1 - box.x0) * 0.2
    return middle - reach, middle + reach


def _runs(label: Label) -> list[Run]:
    """The lines of a label as one paragraph, which breaks by itself."""
    runs: list[Run] = []
    for at, line in enumerate(label.lines):
        for place, run in enumerate(line):
            wide = bool(runs) and (runs[-1].text[-1:] >= "\u2e80" or run.text[:1] >= "\u2e80")
            gap = " " if at and not place and not wide else ""
            runs.append(Run(text=(gap + run.text).replace(" · ", " ·\u00a0"), colour=run.colour))
    return runs
