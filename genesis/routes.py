"""The same addresses in other forms: `/events.csv?country=CN` is the table that `/events?country=CN` shows.

Starlette alone: nothing here knows the pages. Handlers are plain functions, which Starlette runs in its thread pool.
"""

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from genesis.archive import opened
from genesis.errors import StoreError
from genesis.exports import Format, Job, formats_of
from genesis.palette import palette
from genesis.selection import parse, select
from genesis.symbols import outlines, svg
from genesis.wording import note_words

_A_DAY = "public, max-age=86400"
_THEMES = ("light", "dark")


def routes() -> list[Route]:
    """All routes that stand beside the pages; each export format has one."""
    exports = [Route(f"/events{format_.suffix}", table(format_)) for format_ in formats_of("events")]
    return [Route("/healthz", health), Route("/symbols/{symbol}.svg", symbol), *exports]


def health(request: Request) -> Response:
    """Whether the tables can be read, and which build they are: 200 or 503."""
    try:
        return JSONResponse({"status": "ok", "version": str(opened().store.version)})
    except StoreError as error:
        return JSONResponse({"status": "unavailable", "error": str(error)}, status_code=503)


def symbol(request: Request) -> Response:
    """A mark as SVG, in a colour of the palette: `/symbols/star.svg?colour=us&theme=dark`."""
    name, theme = request.path_params["symbol"], request.query_params.get("theme", "light")
    colours = palette("dark" if theme == "dark" else "light").colours
    colour = colours.get(request.query_params.get("colour", "ink"), "")
    if name not in outlines() or theme not in _THEMES or not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
        return PlainTextResponse("No such symbol, colour or theme\n", status_code=404)
    return Response(svg(name, colour), media_type="image/svg+xml", headers={"Cache-Control": _A_DAY})


def table(format_: Format) -> Callable[[Request], Response]:
    """A handler that answers with the selected events in one format.

    400: a parameter cannot be used, which the text names; 503: the tables cannot be read.
    """

    def handler(request: Request) -> Response:
        pairs = {key: request.query_params.getlist(key) for key in request.query_params}
        selection, notes = parse(pairs)
        if notes:
            lines = (note_words(note, selection.lang, codes=True) for note in notes)
            return PlainTextResponse("\n".join((*lines, "")), status_code=400)
        try:
            library = opened(as_of=selection.as_of)
        except StoreError as error:
            return PlainTextResponse(f"{error}\n", status_code=503)
        content = format_.write(Job(library, select(library.index, selection), site=str(request.base_url)))
        headers = {"Content-Disposition": f'attachment; filename="events{format_.suffix}"', "Cache-Control": "no-cache"}
        return Response(content, media_type=format_.media_type, headers=headers)

    return handler
