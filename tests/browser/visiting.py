"""What a visitor sees and does, in the words of the dashboard."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

STEP, QUIET = 50, 300  # milliseconds
# Have the tables and facets, which a script draws after the server's answer, their words on keys, which come last?
_DRAWN = """() => [...document.querySelectorAll("[data-testid^=stBidiComponent]")].every(
  (host) => !host.shadowRoot?.querySelector("#keys:empty"))"""


def visit(page: Page, address: str) -> None:
    """Open an address and wait until the page stands still."""
    page.goto(address)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the server has answered and nothing has been running for a while."""
    page.wait_for_selector("h1.headline")
    quiet = 0
    while quiet < QUIET:
        page.wait_for_timeout(STEP)
        is_running = page.locator(".stApp").get_attribute("data-test-script-state") != "notRunning"
        quiet = quiet + STEP if not is_running and page.evaluate(_DRAWN) else 0


def headline(page: Page) -> str:
    """The headline in words."""
    return page.locator("h1.headline").inner_text()


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def pill(page: Page, name: str):
    """A filter in the sidebar by the beginning of its words."""
    return page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile(f"^{re.escape(name)} \\d"))


def is_pressed(page: Page, name: str) -> bool:
    """Whether a filter in the sidebar is chosen."""
    return pill(page, name).get_attribute("aria-pressed") == "true"


def press(page: Page, name: str) -> None:
    """Choose a filter in the sidebar and wait for the page."""
    pill(page, name).click()
    settle(page)


def go(page: Page, name: str) -> None:
    """Follow a link in the row of pages."""
    page.locator(".st-key-pages").get_by_role("link", name=name).click()
    expect(page.locator(".st-key-current-page")).to_have_text(name)
    settle(page)


def click_mark(page: Page, number: int = 0) -> None:
    """Click the target over one of the marks of the first chart."""
    targets = page.locator(".js-plotly-plot").first.locator(".scatterlayer .trace:last-child .points path")
    targets.nth(number).scroll_into_view_if_needed()
    box = targets.nth(number).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".evidence h2")
    settle(page)
