"""Figures to pictures by an installed Chrome or Chromium, which is started once for a batch."""

import asyncio
import shutil
from collections.abc import Sequence
from typing import Any, Literal

import kaleido

from genesis.errors import ArgumentError

Kind = Literal["png", "svg"]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_SECONDS = 60


def pictures(figures: Sequence[Any], kind: Kind, width: float, height: float, scale: float) -> list[bytes]:
    """Draw Plotly figures of `width` by `height` pixels, `scale` times as large; the browser lives for all of them.

    Raises ArgumentError: no browser is installed, or it does not start.
    """
    options = {"format": kind, "width": round(width), "height": round(height), "scale": scale}
    path = browser()
    try:
        return asyncio.run(asyncio.wait_for(_drawn(figures, options, path), _SECONDS))
    except (OSError, RuntimeError, TimeoutError) as error:
        raise ArgumentError(f"{path} could not draw the picture: {error or type(error).__name__}") from error


def browser() -> str:
    """The path of a browser. Raises ArgumentError: there is none."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise ArgumentError(
            "no Chrome or Chromium is installed, which draws the pictures; install one "
            "(Debian: apt-get install chromium), or export from the page, which draws by itself"
        )
    return found


async def _drawn(figures: Sequence[Any], options: dict[str, Any], path: str) -> list[bytes]:
    async with kaleido.Kaleido(n=1, path=path, mathjax=False) as drawer:
        return [await drawer.calc_fig(figure.to_plotly_json(), opts=options) for figure in figures]
