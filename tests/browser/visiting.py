"""What a visitor sees and does, in the words of the dashboard."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

STEP, LOOKS, LONGEST = 40, 4, 30_000  # milliseconds between looks at a page, looks at which it rests, milliseconds

# What goes over the page's socket: when it last asked its server, and when it last heard from it. The page hears as
# late as `window.late` says, in milliseconds.
LISTENING = """
window.traffic = { asked: 0, heard: 0 };
window.late = 0;
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    super.addEventListener("message", () => (window.traffic.heard = performance.now()));
  }
  addEventListener(name, listener, ...more) {
    const hear = (event) => listener.call(this, event);
    const later = (event) => (window.late ? setTimeout(hear, window.late, event) : hear(event));
    super.addEventListener(name, name === "message" ? later : listener, ...more);
  }
  send(data) {
    window.traffic.asked = performance.now();
    super.send(data);
  }
};
"""
# Counted in looks, not by the clock: on a busy machine a page that has had no turn is not at rest. A page rests when
# its server has answered and every part of it is drawn: those whose scripts are loaded, charts, tables and facets.
_AT_REST = """async ([step, looks, longest]) => {
  const every = (selector, isDrawn) => [...document.querySelectorAll(selector)].every(isDrawn);
  const unfilled = "#keys:empty, [role=group]:empty";
  const isEndless = (animation) => animation.effect.getComputedTiming().endTime === Infinity;
  const isAtRest = () =>
    document.querySelector("h1.headline") &&
    document.querySelector(".stApp").dataset.testScriptState === "notRunning" &&
    (window.traffic?.asked ?? 0) <= (window.traffic?.heard ?? 0) &&
    !document.querySelector("[data-testid=stSkeleton]") &&
    every("[data-testid=stPlotlyChart]", (chart) => chart.querySelector(".main-svg")) &&
    every("[data-testid^=stBidiComponent]", (one) => !one.shadowRoot?.querySelector(unfilled)) &&
    every("img", (image) => image.complete) &&
    document.getAnimations().every((one) => one.playState !== "running" || isEndless(one));
  const end = performance.now() + longest;
  for (let quiet = 0; quiet < looks; ) {
    await new Promise((done) => setTimeout(done, step));
    quiet = isAtRest() ? quiet + 1 : 0;
    if (performance.now() > end) throw new Error("the page does not come to rest");
  }
}"""


def visit(page: Page, address: str) -> None:
    """Open an address and wait until the page stands still."""
    page.goto(address, wait_until="commit")
    settle(page)


def settle(page: Page) -> None:
    """Wait until the server has answered, all that it told is drawn, and nothing has happened for a while."""
    page.wait_for_selector("h1.headline")
    page.evaluate(_AT_REST, [STEP, LOOKS, LONGEST])


@contextmanager
def slowed(page: Page, times: int) -> Iterator[None]:
    """Within it the page has so many times less of the processor."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    yield
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()


def headline(page: Page) -> str:
    """The headline in words."""
    return page.locator("h1.headline").inner_text()


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def pill(page: Page, name: str) -> Locator:
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
