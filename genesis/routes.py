"""The same addresses in other forms: `/events.csv?country=CN` is the table that `/events?country=CN` shows.

Starlette alone: nothing here knows the pages. Handlers are plain functions, which Starlette runs in its thread pool.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from genesis.errors import StoreError
from genesis.lexicon import read_toml
from genesis.library import opened
from genesis.selection import Note, absent, parse, select
from genesis.symbols import outlines, svg

_A_YEAR = "public, max-age=31536000, immutable"
Handler = Callable[[Request], Response]


def routes() -> list[Route]:
    """All routes that stand beside the pages."""
    return [Route("/healthz", health), Route("/symbols/{symbol}.svg", symbol)]


def health(request: Request) -> Response:
    """Whether the tables can be read, and which build they are: 200 or 503."""
    try:
        return JSONResponse({"status": "ok", "version": str(opened().store.version)})
    except StoreError as error:
        return JSONResponse({"status": "unavailable", "error": str(error)}, status_code=503)


def symbol(request: Request) -> Response:
    """A mark as SVG, in a colour of the palette: `/symbols/star.svg?colour=us&theme=dark`."""
    name = request.path_params["symbol"]
    palette = read_toml("palette.toml", dict[str, dict[str, str]]).get(request.query_params.get("theme", "light"), {})
    colour = palette.get(request.query_params.get("colour", "ink"), "")
    if name not in outlines() or not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
        return PlainTextResponse("No such symbol, colour or theme\n", status_code=404)
    return Response(svg(name, colour), media_type="image/svg+xml", headers={"Cache-Control": _A_YEAR})
