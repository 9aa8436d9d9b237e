"""A page that there is not: the browser is sent to the nearest that there is, which then says so.

Streamlit would answer with its own page in English, without the filters of the address.
"""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ASKED = "no-page"  # parameter of the address: the page that was asked for
_PAGE = re.compile(r"/([^/._][^/.]{0,99})/?")
_LIKENESS = 0.5


class Astray:
    """ASGI middleware around the pages; `pages[0]` answers at /, `others` are no pages but are there."""

    def __init__(self, app: ASGIApp, pages: Sequence[str], others: Collection[str] = ()) -> None:
        """Take what there is, by the first part of its address."""
        self._app = app
        self._pages = tuple(pages)
        self._others = frozenset((*pages[1:], *others))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or send the browser elsewhere."""
        target = self.elsewhere(scope)
        answer = self._app if target is None else RedirectResponse(target)
        await answer(scope, receive, send)

    def elsewhere(self, scope: Scope) -> str | None:
        """The address of the nearest page where a browser asks for one that there is not."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or "text/html" not in Headers(scope=scope).get("accept", "")
        ):
            return None
        match = _PAGE.fullmatch(scope["path"])
        if match is None or match[1] in self._others:
            return None
        near = get_close_matches(match[1].lower(), self._pages, n=1, cutoff=_LIKENESS) or self._pages[:1]
        query = [part for part in (scope["query_string"].decode("latin-1"),) if part]
        if match[1] != self._pages[0]:
            query.append(f"{ASKED}={quote(match[1])}")
        path = "/" if near[0] == self._pages[0] else f"/{near[0]}"
        return "?".join((path, "&".join(query))) if query else path
