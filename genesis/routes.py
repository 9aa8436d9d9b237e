"""The same addresses in other forms: `/events.csv?country=CN` is the table that `/events?country=CN` shows.

Starlette alone: nothing here knows the pages. Files are written by a process of their own (`genesis.press`) and kept
while the tables stay as they are; what a client has already is not sent again.
"""

import hashlib
import os
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, get_args
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from genesis.archive import Library, folder, opened
from genesis.errors import ArgumentError, StoreError
from genesis.exports import COLUMNS, FORMATS, HEADINGS, SIZES, Format, View
from genesis.exports.one_event import event_html, event_json
from genesis.kept import Kept
from genesis.palette import palette
from genesis.press import BusyError, Order, Press, PressError
from genesis.selection import Selection, parse, query
from genesis.selection.view import InterfaceLanguage
from genesis.symbols import outlines, svg
from genesis.wording import note_words

_A_DAY = "public, max-age=86400"
_THEMES = ("light", "dark")
_LONGEST_TITLE = 2000  # characters
_THREADS = 128
_RETRY = "5"  # seconds
_SMALLEST = 1024  # bytes from which an answer is packed
_OPTIONS: dict[str, Sequence[str]] = {"size": SIZES, "heading": HEADINGS, "columns": COLUMNS}

_press = Press()
_kept = Kept()
_waiting: RunVar[CapacityLimiter] = RunVar("_waiting")  # one an event loop


def routes() -> list[Route]:
    """All routes that stand beside the pages: each export format has one for each view that it has a form for."""
    around = [Middleware(GZipMiddleware, minimum_size=_SMALLEST)]
    if origins := _origins():
        around.insert(0, Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET"]))
    files = [
        Route(f"/{view}{format_.suffix}", file(view, format_), middleware=around)
        for format_ in FORMATS.values()
        for view in format_.views
    ]
    return [
        Route("/healthz", health),
        Route("/symbols/{symbol}.svg", symbol),
        *files,
        Route("/event/{event_id}.json", one_event("json"), middleware=around),
        Route("/event/{event_id}", one_event("html"), middleware=around),
    ]


def _origins() -> list[str]:
    """The origins whose scripts may read the files: GENESIS_ORIGINS, comma-separated; none unless it is set."""
    return [one for one in os.environ.get("GENESIS_ORIGINS", "").replace(" ", "").split(",") if one]


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


def file(view: View, format_: Format) -> Callable[[Request], Awaitable[Response]]:
    """A handler that answers with a view in one format.

    304: the client has it; 400: a parameter cannot be used, which the text names; 503: the tables cannot be read, or
    too many files are asked for at once.
    """

    async def handler(request: Request) -> Response:
        try:
            selection, options = asked(request.query_params, format_)
            library = await to_thread.run_sync(opened)  # the press merges anew where a past day is asked for
        except ArgumentError as error:
            return PlainTextResponse(f"{error}\n", status_code=400)
        except StoreError as error:
            return _unavailable(str(error))
        today = datetime.now(UTC).date() if format_.id == "ics" else None
        order = Order(
            data=str(folder().absolute()),
            selection=selection,
            view=view,
            format_id=format_.id,
            site=str(request.base_url).rstrip("/"),
            today=today,
            **options,
        )
        headers = _headers(library, f"{order}|{query(order.selection)}")
        if _has_it(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        name = f"{view}{format_.suffix}"
        shown = "inline" if format_.id in ("html", "svg", "png") else "attachment"
        headers["Content-Disposition"] = f'{shown}; filename="{name}"'
        if request.method == "HEAD":
            answer = Response(media_type=format_.media_type, headers=headers)
            del answer.headers["content-length"]  # it is known when the file is written
            return answer
        try:
            content = await _content(headers["ETag"], order)
        except ArgumentError as error:
            return PlainTextResponse(f"{error}\n", status_code=400)
        except (BusyError, PressError) as error:
            return _unavailable(str(error))
        return Response(content, media_type=format_.media_type, headers=headers)

    return handler


def asked(parameters: Mapping[str, str], format_: Format) -> tuple[Selection, dict[str, Any]]:
    """The selection of a query and what it asks of the file.

    Raises ArgumentError: a parameter cannot be used; the text names it and what is allowed.
    """
    pairs = {key: parameters.getlist(key) for key in parameters}  # type: ignore[attr-defined]
    options = {key: pairs.pop(key)[-1] for key in (*_OPTIONS, "title") if key in pairs}
    selection, notes = parse(pairs)
    problems = [note_words(note, selection.lang, codes=True) for note in notes]
    for key, value in options.items():
        if key not in format_.options:
            problems.append(f"{key}: {format_.id} does not heed it; it heeds {_listed(format_.options)}")
        elif key == "title" and len(value) > _LONGEST_TITLE:
            problems.append(f"title: at most {_LONGEST_TITLE} characters")
        elif key in _OPTIONS and value not in _OPTIONS[key]:
            problems.append(f"{key}: {value[:80]!r} is none of {_listed(_OPTIONS[key])}")
    if problems:
        raise ArgumentError("\n".join(problems))
    return selection, options


def _listed(names: Sequence[str] | frozenset[str]) -> str:
    return ", ".join(sorted(name for name in names if name != "template")) or "none"


async def _content(tag: str, order: Order) -> bytes:
    """The file, kept from before or written now; clients that ask for the same at once wait for one writing."""

    def write() -> bytes:
        return _kept.get(tag, lambda: _press.write(order))

    return await to_thread.run_sync(write, limiter=_limiter())


def _limiter() -> CapacityLimiter:
    """The threads in which requests wait for their files: their own, so that the pages never wait for one."""
    try:
        return _waiting.get()
    except LookupError:
        limiter = CapacityLimiter(_THREADS)
        _waiting.set(limiter)
        return limiter


def _headers(library: Library, asked: str) -> dict[str, str]:
    """The entity tag of what is asked: the same build and corrections give the same; weak, as it may be packed."""
    state = f"{library.store.version}|{library.log_state}|{asked}"
    tag = hashlib.sha256(state.encode()).hexdigest()[:32]
    return {"ETag": f'W/"{tag}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}


def _has_it(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag.removeprefix("W/") in {
        one.strip().removeprefix("W/") for one in known.split(",")
    }


def _unavailable(why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status_code=503, headers={"Retry-After": _RETRY})


def one_event(form: str) -> Callable[[Request], Response]:
    """A handler for one event with all its evidence: `/event/ID`, `/event/ID.json`; `?lang=zh-Hans`.

    404: there is no such event; 400: a language that the interface has not; 503: the tables cannot be read.
    """

    def handler(request: Request) -> Response:
        event_id, language = request.path_params["event_id"], request.query_params.get("lang", "en")
        if language not in get_args(InterfaceLanguage):
            return PlainTextResponse(f"lang: one of {', '.join(get_args(InterfaceLanguage))}\n", status_code=400)
        try:
            library = opened()
        except StoreError as error:
            return _unavailable(str(error))
        event = library.event(event_id)
        if event is None:
            return PlainTextResponse("There is no event with this id\n", status_code=404)
        if event["event_id"] != event_id:  # merged into another since the address was kept
            suffix = ".json" if form == "json" else ""
            asked = f"?{urlencode({'lang': language})}" if language != "en" else ""
            return Response(status_code=308, headers={"Location": f"/event/{event['event_id']}{suffix}{asked}"})
        site = str(request.base_url).rstrip("/")
        headers = _headers(library, f"{event_id}|{form}|{language}|{site}")
        if _has_it(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        if form == "json":
            return Response(event_json(library, event), media_type="application/json", headers=headers)
        return Response(event_html(library, event, language, site), media_type="text/html", headers=headers)

    return handler
