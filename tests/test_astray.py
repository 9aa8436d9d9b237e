"""A page that there is not leads to the nearest that there is."""

import asyncio
import sys
from pathlib import Path

import pytest

from genesis.astray import Astray

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # where `streamlit run dashboard.py` finds it

import dashboard  # noqa: E402

BROWSER = "text/html,application/xhtml+xml"


def scope(address: str, accept: str = BROWSER, method: str = "GET") -> dict[str, object]:
    path, _, query = address.partition("?")
    return {
        "type": "http", "method": method, "path": path, "query_string": query.encode(),
        "headers": [(b"accept", accept.encode())],
    }  # fmt: skip


def elsewhere(address: str, **more: str) -> str | None:
    return Astray(lambda *_: None, dashboard.PAGES, ("healthz",)).elsewhere(scope(address, **more))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/evnts", "/events?no-page=evnts"),
        ("/Events", "/events?no-page=Events"),
        ("/evnts?country=CN&lang=zh-Hant", "/events?country=CN&lang=zh-Hant&no-page=evnts"),
        ("/xyzzy", "/?no-page=xyzzy"),
        ("/timeline", "/"),
        ("/timeline?country=CN", "/?country=CN"),
        ("/来源", "/?no-page=%E6%9D%A5%E6%BA%90"),
        ("/sources?", None),
        ("/", None),
        ("/events", None),
        ("/events/", None),
        ("/healthz", None),
        ("/events.csv", None),
        ("/favicon.ico", None),
        ("/static/js/index.js", None),
        ("/_stcore/health", None),
        ("/" + "x" * 500, None),
    ],
)
def test_the_nearest_page(asked, shown):
    assert elsewhere(asked) == shown


def test_only_what_a_browser_shows_is_sent_elsewhere():
    assert elsewhere("/evnts", accept="*/*") is None
    assert elsewhere("/evnts", method="POST") is None
    assert Astray(lambda *_: None, ["timeline"]).elsewhere({"type": "websocket", "path": "/x"}) is None


def test_the_answer_never_leaves_this_server():
    for asked in ("//evil.example", "/\\evil.example", "/%2f%2fevil.example", "/http:evil"):
        target = elsewhere(asked)
        assert target is None or target.startswith(("/?", "/events?"))


def test_what_there_is_passes():
    passed = []

    async def app(given, receive, send):
        passed.append(given["path"])

    asyncio.run(Astray(app, ["timeline", "events"])(scope("/events"), None, None))
    assert passed == ["/events"]


def test_the_pages_of_the_server_are_those_of_the_shell():
    text = (ROOT / "pages" / "shell.py").read_text("utf-8")
    listed = text.partition("PAGES = (")[2].partition(")")[0]
    assert {name.strip(' "') for name in listed.split(",")} == set(dashboard.PAGES)
    assert dashboard.PAGES[0] == listed.split(",")[0].strip(' "')
