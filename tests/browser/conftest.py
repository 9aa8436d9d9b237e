"""One dashboard for all browser tests, one browser a file, one fresh visitor a test."""

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

HERE = Path(__file__).parent
VIEWPORT = {"width": 1440, "height": 1000}
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent))

import gold_store  # noqa: E402
from serving import chromium, serving  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that `-m 'not browser'` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annotated seeds, a document full of markup, and one that could not be read."""
    folder = tmp_path_factory.mktemp("dashboard") / "data"
    gold_store.write(folder, hostile=True)
    return folder


@pytest.fixture(scope="session")
def server(data: Path) -> Iterator[str]:
    """The address of the dashboard."""
    with serving(data) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; a file at a time, because its event loop must not run while other tests use their own."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A browser profile, whose cache spares every page but the first the loading of Streamlit's scripts."""
    opened = browser.new_context(viewport=VIEWPORT, base_url=server)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A fresh visitor: a page of its own is a session of its own.

    The test fails where the console has an error, or anything but this machine is asked.
    """
    errors: list[str] = []
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.on("console", lambda message: errors.extend(_problem(message)))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda request: errors.extend(_foreign(request.url)))
    yield opened
    opened.close()
    assert errors == []


def _foreign(url: str) -> list[str]:
    is_own = url.startswith(("data:", "blob:")) or urlsplit(url).hostname == "localhost"
    return [] if is_own else [f"asked {url}"]


def _problem(message: ConsoleMessage) -> list[str]:
    # Streamlit looks for its server under each part of a page's address before it finds it at the root.
    own_search = "/_stcore/" in message.location.get("url", "")
    return [f"{message.text} ({message.location.get('url')})"] if message.type == "error" and not own_search else []
