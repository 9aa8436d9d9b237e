"""The server: the pages, the same addresses in other forms, and the headers that shut out the rest of the web.

`streamlit run dashboard.py` finds `app`; so does any ASGI server (`uvicorn dashboard:app`). GENESIS_DATA names the
folder of tables, GENESIS_HOSTS (comma-separated) the host names that are answered besides this machine's own.
"""

import base64
import hashlib
import os
import re
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from genesis import routes
from genesis.astray import Astray

FOLDER = Path(__file__).parent / "pages"
# By their addresses, the one that answers at / first.
PAGES = sorted((file.stem for file in FOLDER.glob("*.py") if file.stem != "shell"), key="timeline".__ne__)
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy() -> str:
    """Everything from this server alone. Streamlit's index page has one inline script: it is allowed by its hash."""
    index = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(index))
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return "; ".join((
        "default-src 'self'",
        f"script-src 'self' {hashes}",
        "style-src 'self' 'unsafe-inline'",  # Streamlit and Plotly write styles at run time
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ))  # fmt: skip


class SecurityHeaders:
    """ASGI middleware: the same headers on every answer, from pages and routes alike."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": content_security_policy(),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers where the answer begins."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def middleware() -> list[Middleware]:
    """What every request passes, pages' WebSocket too: headers first, so that a refusal has them as well."""
    hosts = [*LOOPBACK, *filter(None, os.environ.get("GENESIS_HOSTS", "").replace(" ", "").split(","))]
    known = Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)
    return [Middleware(SecurityHeaders), known, Middleware(Astray, pages=PAGES, others=("healthz",))]


app = st.App(FOLDER / "shell.py", routes=routes.routes(), middleware=middleware())
