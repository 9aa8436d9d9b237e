"""What a picture would show: themes, widths, headers, downloads."""

import socket
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from visiting import visit

from genesis.palette import palette

_BOXES = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])"
PAGES = ("/", "/comparison", "/events", "/sources", "/review")


def rgb(colour: str) -> str:
    """A colour as browsers write it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_reader_s_system_decides_between_light_and_dark(page: Page, theme):
    page.emulate_media(color_scheme=theme)
    visit(page, "/")
    expect(page.locator(".stApp")).to_have_css("background-color", rgb(palette(theme)["bg"]))
    expect(page.locator("h1.headline")).to_have_css("color", rgb(palette(theme)["ink"]))


@pytest.mark.parametrize("where", PAGES)
def test_nothing_is_cut_on_a_phone(page: Page, where):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, where)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    inside = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    assert inside <= 0
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()


def test_labels_of_the_timeline_do_not_meet(page: Page):
    visit(page, "/")
    page.wait_for_selector("text.annotation-text")
    boxes = page.locator(".js-plotly-plot").first.locator("text.annotation-text").evaluate_all(_BOXES)
    assert len(boxes) > 30
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 3 or other[3] <= one[1] + 3
            assert apart, f"{one} meets {other}"


def test_pages_have_the_security_headers(page: Page, server):
    for where in ("/", "/events?country=US", "/healthz", "/_stcore/health"):
        headers = page.request.get(server + where).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/events", "/events.csv", "/_stcore/stream", "/_stcore/health"])
def test_a_foreign_host_gets_nothing(server, path):
    parts = urlsplit(server)
    upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n" if path.endswith("stream") else "Connection: close\r\n"
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    with socket.create_connection((parts.hostname, parts.port), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: evil.example\r\n{upgrade}{key}\r\n".encode())
        status = connection.recv(200).split(b"\r\n")[0]
    assert status.split()[1] in (b"400", b"403")
