"""Text into lines and boxes, for fonts that we do not know: with room to spare."""

from genesis.scene import Rect
from genesis.scene.measure import pieces, text_width

LEADING = 1.2
_WIDE = "\u2e80"  # the first sign of scripts that break anywhere
_SLACK, _BOLD_SLACK = 1.21, 1.29  # fonts that stand in for ours run as much wider than the one whose widths we know


def inches(text: str, pt: float, bold: bool = False) -> float:
    """The width of a text, with room for fonts that run wider than the one that was measured."""
    return text_width(text, pt, bold) / 72 * (_BOLD_SLACK if bold else _SLACK)


def broken(text: str, width: float, pt: float, most: int, bold: bool = False) -> tuple[str, ...]:
    """A text in at most `most` lines of `width` inches; what has no room ends in "…"."""
    lines = [""]
    for piece in pieces(text):
        for part in _cut(piece, width, pt, bold):
            if lines[-1] and inches((lines[-1] + part).rstrip(), pt, bold) > width:
                lines.append("")
            lines[-1] += part
    if len(lines) <= most:
        return tuple(line.rstrip() for line in lines)
    kept = lines[most - 1]
    while kept and inches(kept.rstrip() + "…", pt, bold) > width:
        kept = kept[:-1]
    return (*(line.rstrip() for line in lines[: most - 1]), _whole(kept, lines[most - 1]).rstrip(" ,;，；、.。") + "…")


def _whole(kept: str, line: str) -> str:
    """What is kept of a line without the beginning of a word at its end, if words stand before that."""
    cut = line[len(kept) - 1 : len(kept) + 1]
    inside = len(cut) == 2 and all(sign.isalnum() and sign < _WIDE for sign in cut)
    return kept.rpartition(" ")[0] or kept if inside else kept


def _cut(piece: str, width: float, pt: float, bold: bool) -> list[str]:
    """A word that is longer than a line, in parts."""
    parts = [piece]
    while len(parts[-1]) > 1 and inches(parts[-1].rstrip(), pt, bold) > width:
        rest = parts.pop()
        at = max(1, int(len(rest) * width / inches(rest, pt, bold)))
        parts.extend((rest[:at], rest[at:]))
    return parts


def fitted(text: str, box: Rect, pt: float) -> tuple[tuple[str, ...], float]:
    """A title in its box: lines and type size; it shrinks to seven tenths before it is cut."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    sizes = [round(pt * share) for share in (1, 0.92, 0.85, 0.77, 0.7)]
    for size in sizes:
        lines = broken(text, width, size, 99, bold=True)
        if len(lines) <= max(1, int(height * 72 / (size * LEADING) + 0.05)):
            return lines, size
    return broken(text, width, sizes[-1], max(1, int(height * 72 / (sizes[-1] * LEADING))), bold=True), sizes[-1]
