"""The same addresses in other forms: `/events.csv?country=CN` is the table that `/events?country=CN` shows.

Starlette alone: nothing here knows the pages. Files are written by processes of their own (`genesis.press`) and kept
while the tables stay as they are; what a client has already is not sent again.
"""

import hashlib
import os
import re
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from importlib.metadata import version
from typing import get_args
from urllib.parse import quote, urlencode

from anyio import CancelScope, CapacityLimiter, create_task_group, to_thread
from anyio.lowlevel import RunVar
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from genesis.archive import Library, folder, opened
from genesis.asking import asked
from genesis.errors import ArgumentError, StoreError
from genesis.exports import FORMATS, VIEWS, Format, View, formats_of, name_of
from genesis.exports.one_event import event_html, event_json
from genesis.kept import Kept
from genesis.palette import palette
from genesis.press import BusyError, Order, Press, PressError
from genesis.selection import Selection, query
from genesis.selection.view import InterfaceLanguage
from genesis.symbols import outlines, svg
from genesis.transfer import SMALLEST, answer, has_it, packed, takes_packed

_PROGRAM = version("genesis-timeline")  # another program may write the same tables otherwise
_A_DAY = "public, max-age=86400"
_THEMES = ("light", "dark")
_EXPOSED = ("ETag", "Content-Disposition")  # to the scripts of origins that may read
_THREADS = 128
_RETRY = "5"  # seconds
_GONE = 499  # the client closed the connection; nobody reads it
_OF_PAGES = ("html", "json", "png", "svg")  # endings that files of the pages themselves have

_presses = {False: Press(), True: Press()}  # by whether a form is slow: a table does not wait for pictures
_kept = Kept()
_waiting: RunVar[CapacityLimiter] = RunVar("_waiting")  # one an event loop


def routes() -> list[Route]:
    """All routes that stand beside the pages: each export format has one for each view that it has a form for."""
    around = []
    if origins := _origins():
        around = [Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET"], expose_headers=_EXPOSED)]
    files = [
        Route(f"/{view}{format_.suffix}", file(view, format_), middleware=around)
        for format_ in FORMATS.values()
        for view in format_.views
    ]
    return [
        Route("/healthz", health),
        Route("/symbols/{symbol}.svg", symbol),
        *files,
        Route("/{file:file_in_capitals}", in_small_letters),
        *(Route(f"/{view}.{{ending}}", no_such_form(view)) for view in VIEWS),
        *(Route(f"/{{name}}{one.suffix}", no_such_view(one)) for one in FORMATS.values() if one.id not in _OF_PAGES),
        Route("/event/{event_id:path}.json", one_event("json"), middleware=around),
        Route("/event/{event_id:path}", one_event("html"), middleware=around),
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
        order = Order(
            data=str(folder().absolute()),
            selection=selection,
            view=view,
            format_id=format_.id,
            site=str(request.base_url).rstrip("/"),
            today=datetime.now(UTC).date() if format_.id == "ics" else None,
            **options,
        )
        headers = _headers(library, f"{order}|{query(order.selection)}")
        if has_it(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        headers["Content-Disposition"] = _disposition(view, selection, format_)
        return await _written(request, order, headers)

    return handler


async def _written(request: Request, order: Order, headers: dict[str, str]) -> Response:
    """The file of an order; who goes away is no longer waited for, nor is the file then written."""
    response = Response(status_code=_GONE)
    gone = threading.Event()
    async with create_task_group() as group:
        group.start_soon(_watch, request, gone, group.cancel_scope)
        response = await _answered(request, order, headers, gone)
        group.cancel_scope.cancel()
    return response


async def _watch(request: Request, gone: threading.Event, waiting: CancelScope) -> None:
    """Stop waiting when the client goes away; what it sends first is its question, without a body."""
    for _ in range(2):
        if (await request.receive())["type"] == "http.disconnect":
            gone.set()
            waiting.cancel()


async def _answered(request: Request, order: Order, headers: dict[str, str], gone: threading.Event) -> Response:
    """The file, kept from before or written now; who asks for the same at once waits for one writing."""
    format_, tag = FORMATS[order.format_id], headers["ETag"]
    wants_packed = takes_packed(request, format_.media_type)

    def content() -> tuple[bytes, bool]:
        plain = _kept.get(tag, lambda: _presses[format_.slow].write(order, lambda: not gone.is_set()))
        if not wants_packed or len(plain) < SMALLEST:
            return plain, False
        return _kept.get(f"{tag} packed", lambda: packed(plain)), True

    limiter = _limiter()
    try:
        if limiter.available_tokens < 1:
            raise BusyError("too many files are asked for at once; ask again in a few seconds")
        found, is_packed = await to_thread.run_sync(content, limiter=limiter, abandon_on_cancel=True)
    except ArgumentError as error:
        return PlainTextResponse(f"{error}\n", status_code=400)
    except (BusyError, PressError) as error:
        return _unavailable(str(error))
    return answer(request, found, media_type=format_.media_type, headers=headers, is_packed=is_packed)


def _disposition(view: View, selection: Selection, format_: Format) -> str:
    """How a client names the file, in signs of any script (RFC 6266): what a browser can show it does not save."""
    shown = "inline" if format_.id in ("html", "svg", "png") else "attachment"
    name = name_of(view, selection, format_)
    plain = name if name.isascii() else f"{view}{format_.suffix}"
    return f"{shown}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def no_such_form(view: View) -> Callable[[Request], Response]:
    """A handler for a view in a form that there is not: 404 with the forms that there are."""

    def handler(request: Request) -> Response:
        there = ", ".join(f"/{view}{one.suffix}" for one in formats_of(view))
        return PlainTextResponse(f"There is no such form; there are {there}\n", status_code=404)

    return handler


def no_such_view(format_: Format) -> Callable[[Request], Response]:
    """A handler for a form of something that is no view: 404 with the views that there are."""

    def handler(request: Request) -> Response:
        there = ", ".join(f"/{view}{format_.suffix}" for view in format_.views)
        return PlainTextResponse(f"There is no such view; there are {there}\n", status_code=404)

    return handler


class _InCapitals(StringConvertor):
    """The name of a file of a view with at least one capital in it."""

    regex = "(?=[^/]*[A-Z])(?i:{})(?i:{})".format(
        "|".join(VIEWS), "|".join(re.escape(one.suffix) for one in FORMATS.values())
    )


register_url_convertor("file_in_capitals", _InCapitals())


def in_small_letters(request: Request) -> Response:
    """A redirection from /EVENTS.CSV, which a spreadsheet or a hand may write, to the address that there is."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return Response(status_code=308, headers={"Location": f"/{request.path_params['file'].lower()}{asked}"})


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
    state = f"{_PROGRAM}|{library.store.version}|{library.log_state}|{asked}"
    tag = hashlib.sha256(state.encode()).hexdigest()[:32]
    return {"ETag": f'W/"{tag}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}


def _unavailable(why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status_code=503, headers={"Retry-After": _RETRY})


def one_event(form: str) -> Callable[[Request], Response]:
    """A handler for one event with all its evidence: `/event/ID`, `/event/ID.json`; `?lang=zh-Hans`.

    404: there is no such event; 400: another parameter, or a language that the interface has not; 503: no tables.
    """

    def handler(request: Request) -> Response:
        event_id, language = request.path_params["event_id"], request.query_params.get("lang", "en")
        unknown = [key for key in request.query_params if key != "lang"]
        if unknown or language not in get_args(InterfaceLanguage):
            problem = f"{unknown[0][:80]}: not known here; " if unknown else ""
            return PlainTextResponse(f"{problem}lang: one of {', '.join(get_args(InterfaceLanguage))}\n", 400)
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
        if has_it(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        media_type = FORMATS[form].media_type
        content = event_json(library, event) if form == "json" else event_html(library, event, language, site)
        is_packed = takes_packed(request, media_type) and len(content) >= SMALLEST
        sent = packed(content) if is_packed else content
        return answer(request, sent, media_type=media_type, headers=headers, is_packed=is_packed)

    return handler
