"""What each line of a text is: heading, list item, table row, prose or a rule; Markdown's signs and plain forms."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from genesis.sentences.marks import heading_forms
from genesis.sentences.prose import SPACE, trimmed

LineKind = Literal["prose", "heading", "item", "row", "rule"]

BOLD_LEVEL, SHORT_LEVEL = 8, 9  # of headings that are told by bold type, or by their shortness alone
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_RULE = re.compile(r"([-*_=~])(?:\s*\1){2,}|```.*|~~~.*|:{3,}.*|#{1,6}")
_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_ATX = re.compile(r"(#{1,6})[ \t\u3000]+(\S.*?)[ \t]*#*")
_ITEM = re.compile(
    r"(?:[-*+‣–][ \t\u3000]+(?:\[[ xX]\][ \t]+)?|[•·●▪■◆◇○►▶➤※][ \t\u3000]*"
    r"|\d{1,3}(?:[、)）]|[.．](?!\d))\s*|[(（]\d{1,3}[)）]\s*|\([a-z]{1,4}\)\s+|[①-⑳]\s*)(?=\S)"
)
_NUMBER = re.compile(r"[\d(（①-⑳]")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1[:：]?")
_FINAL = "。！？!?；;.,，、:："
_QUOTES_AND_BRACKETS = "”’」』】》）)]\"'*_"
_LONGEST_HEADING, _LONGEST_SHORT_LINE, _LONGEST_PLAIN = 200, 120, 90  # columns; a Chinese character takes two
_ALL_WIDE = re.compile(r"[\u3000-\u303e\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]+")  # two columns each
_PERHAPS_WIDE = re.compile(r"[\u2e80-\U0010ffff]")
_DATED_START = re.compile(r"(?:\d{1,4}\s?[年月/.-]\s?\d|[A-Z][a-z]+\.? \d{1,2},|\d{1,2} [A-Z][a-z]+ \d{4})")
_NOT_A_HEADING = re.compile(r"https?://|[|｜\t@©]|^[\W\d]+$")


@dataclass(slots=True)
class Line:
    """A line that is not blank: its span without marks and white space, and what it is."""

    start: int
    end: int
    kind: LineKind
    indent: int  # columns of white space before it
    blanks: int  # blank lines before it
    level: int = 0  # of a heading
    quoted: bool = False
    numbered: bool = False  # an item with a number


def read_lines(text: str) -> list[Line]:
    """Every line of `text` that is not blank."""
    lines: list[Line] = []
    blanks = position = 0
    for raw in text.splitlines(keepends=True):
        start, end = position, position + len(raw)
        position = end
        stripped = raw.strip(SPACE)
        if not stripped:
            blanks += 1
            continue
        indent = len(raw) - len(raw.lstrip(SPACE))
        line = _line(text, start + indent, start + indent + len(stripped), indent, blanks)
        blanks = 0
        if line is not None:
            lines.append(line)
    _mark_tables(text, lines)
    _mark_underlined(text, lines)
    return lines


def _line(text: str, start: int, end: int, indent: int, blanks: int) -> Line | None:
    """Read one line by its own signs; None where it only holds an image."""
    quoted = False
    if quote := _QUOTE.match(text, start, end):
        start, quoted = quote.end(), True
    start, end = trimmed(text, start, end)
    if start >= end:
        return None
    line = Line(start, end, "prose", indent, blanks, quoted=quoted)
    content = text[start:end]
    if _RULE.fullmatch(content) or ("-" in content and _DELIMITER.fullmatch(content)):
        line.kind = "rule"
    elif atx := _ATX.fullmatch(content):
        line.kind = "prose" if is_wider(content, _LONGEST_HEADING) else "heading"
        line.start, line.end, line.level = start + atx.start(2), start + atx.end(2), len(atx[1])
    elif content.startswith("|") and content.count("|") > 1:
        line.kind = "row"
        line.start, line.end = _without_bars(text, start, end)
    elif (item := _ITEM.match(content)) and not _formal_level(content):
        line.kind, line.numbered = "item", bool(_NUMBER.match(content))
        line.start = start + item.end()
    elif level := _formal_level(content):
        line.kind, line.level = "heading", level
        if bold := _BOLD.fullmatch(content):
            line.start, line.end = start + bold.start(2), start + bold.end(2)
    return line


def _without_bars(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "| \t":
        start += 1
    while start < end and text[end - 1] in "| \t":
        end -= 1
    return start, end


def width(text: str) -> int:
    """Columns that `text` takes: two for a Chinese character, one for others."""
    if text.isascii():
        return len(text)
    rest = _ALL_WIDE.sub("", text)
    others = sum(1 for sign in _PERHAPS_WIDE.findall(rest) if unicodedata.east_asian_width(sign) in "WF")
    return len(text) + len(text) - len(rest) + others


def is_wider(text: str, columns: int) -> bool:
    """Whether `text` takes more than so many columns."""
    return len(text) > columns or (2 * len(text) > columns and width(text) > columns)


def _formal_level(content: str) -> int:
    """The level of a line whose form makes it a heading (a numeral, a bare date, all bold); 0 for other lines."""
    if is_wider(content, _LONGEST_SHORT_LINE):
        return 0
    bold = _BOLD.fullmatch(content)
    inner = bold[2].strip(SPACE) if bold and "**" not in bold[2] else content
    if is_final(inner) and not inner.endswith((":", "：")):
        return 0
    for pattern, level in heading_forms():
        if pattern.fullmatch(inner):
            return level
    return BOLD_LEVEL if inner is not content else 0


def is_final(content: str) -> bool:
    """Whether `content` ends as a sentence or a clause does."""
    return content.rstrip(_QUOTES_AND_BRACKETS + SPACE)[-1:] in _FINAL


def could_be_heading(content: str) -> bool:
    """Whether a line of prose is short and unfinished enough to be the title of what follows."""
    if is_wider(content, _LONGEST_PLAIN) or is_final(content):
        return False
    if _NOT_A_HEADING.search(content) or _DATED_START.match(content):
        return False
    first = content.lstrip("“‘\"'「『《【[*_")[:1]
    return not first.islower()


def _mark_tables(text: str, lines: list[Line]) -> None:
    """Make rows of the lines of a table without outer bars, and of lines divided by tabs."""
    for number, line in enumerate(lines):
        if line.kind == "rule" and "|" in text[line.start : line.end]:
            for neighbour in _table_around(text, lines, number):
                neighbour.kind = "row"
        elif line.kind == "prose" and _tabbed(text, line):
            others = [lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
            if any(other.kind == "row" or _tabbed(text, other) for other in others):
                line.kind = "row"


def _tabbed(text: str, line: Line) -> bool:
    return "\t" in text[line.start : line.end]


def _table_around(text: str, lines: list[Line], number: int) -> Iterator[Line]:
    if number and lines[number - 1].kind == "prose":
        yield lines[number - 1]
    for line in lines[number + 1 :]:
        if line.blanks or line.kind != "prose" or "|" not in text[line.start : line.end]:
            return
        yield line


def _mark_underlined(text: str, lines: list[Line]) -> None:
    """Markdown's other headings: a line alone over a rule of = or -."""
    for before, line in pairwise(lines):
        rule = text[line.start : line.end]
        underlines = line.kind == "rule" and not line.blanks and rule[0] in "=-" and "|" not in rule
        if underlines and before.kind == "prose" and could_be_heading(text[before.start : before.end]):
            before.kind, before.level = "heading", 1 if rule[0] == "=" else 2
