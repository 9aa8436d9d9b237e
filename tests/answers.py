"""Asks the routes as the dashboard serves them, through its middleware, without a server."""

import asyncio
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.applications import Starlette

from genesis import routes

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # where `streamlit run dashboard.py` finds it

import dashboard  # noqa: E402


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes


def get(
    address: str,
    host: str = "localhost:8501",
    method: str = "GET",
    headers: dict[str, str] | None = None,
    *,
    goes_away: bool = False,
) -> Answer:
    """Ask the routes as the dashboard serves them, through its middleware; who `goes_away` closes the connection."""
    given = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    parts = urlsplit(address)
    scope = {
        "type": "http", "method": method, "path": parts.path, "raw_path": parts.path.encode(), "root_path": "",
        "query_string": parts.query.encode(), "headers": [(b"host", host.encode()), *given], "scheme": "http",
        "http_version": "1.1", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8501),
    }  # fmt: skip
    sent = []
    coming = [{"type": "http.request", "body": b"", "more_body": False}]
    if goes_away:
        coming.append({"type": "http.disconnect"})

    async def receive() -> dict:
        return coming.pop(0) if coming else await asyncio.Event().wait()

    async def send(message: dict) -> None:
        sent.append(message)

    app = Starlette(routes=routes.routes(), middleware=dashboard.middleware())
    asyncio.run(app(scope, receive, send))
    got = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], got, b"".join(message.get("body", b"") for message in sent[1:]))
