"""The marks of the charts as small SVG images, for what Plotly does not draw: filters, legends, evidence."""

import base64
from functools import cache

from genesis.lexicon import categories, read_toml

_BOX = 24
_LINE = 2.6  # width of the outline of a hollow mark, in units of the box


@cache
def outlines() -> dict[str, str]:
    """SVG paths in a box of 24 by 24, by Plotly's name of the symbol."""
    return read_toml("symbols.toml", dict[str, str])


def svg(symbol: str, colour: str, hollow: bool = False, dashed: bool = False) -> str:
    """One mark as an SVG document; `symbol` must be one of `outlines()`, `colour` a hex colour."""
    paint = f'fill="none" stroke="{colour}" stroke-width="{_LINE}"' if hollow else f'fill="{colour}"'
    if dashed:
        paint += ' stroke-dasharray="5 3.5"'
    scale = f' transform="translate({_LINE / 2} {_LINE / 2}) scale({1 - _LINE / _BOX:.4f})"' if hollow else ""
    path = f'<path d="{outlines()[symbol]}" {paint}{scale}/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_BOX} {_BOX}" width="16" height="16">{path}</svg>'


def data_uri(symbol: str, colour: str, hollow: bool = False, dashed: bool = False) -> str:
    """The same as the source of an `<img>`."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg(symbol, colour, hollow, dashed).encode()).decode()


@cache
def of_category(category: str) -> str:
    """The symbol of a category; that of `other` where the category is unknown."""
    return {one.id: one.symbol for one in categories()}.get(category, "hexagon2")
