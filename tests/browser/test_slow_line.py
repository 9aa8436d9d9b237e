"""Over a slow line the page is behind its server: what a reader does meanwhile counts all the same."""

import re

import pytest
from playwright.sync_api import Page, expect
from visiting import asked, pill, settle, visit

DELAY = 1_200  # milliseconds that the page is behind


@pytest.fixture
def slow(page: Page) -> Page:
    """The Events page, which from now on hears late from its server."""
    visit(page, "/events")
    page.evaluate("delay => { window.late = delay; }", DELAY)
    return page


def facet(page: Page, key: str, name: str) -> None:
    page.locator(f'[data-facet="{key}"]').locator(f'.value[title="{name}"]').click()


def answered(page: Page) -> None:
    """Wait until the server has taken what was clicked, which the page does not show yet."""
    page.wait_for_timeout(DELAY / 2)


def ended(page: Page, address: str, **parameters: list[str]) -> None:
    """The address in the end, when the page has caught up."""
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    page.evaluate("() => { window.late = 0; }")
    page.wait_for_timeout(DELAY)
    settle(page)
    assert asked(page) == parameters


def test_of_filters_whose_counts_change_with_each_click(slow: Page):
    for name in ("China", "Planned", "Japan"):
        pill(slow, name).click()
        expect(pill(slow, name)).to_have_attribute("aria-pressed", "true", timeout=DELAY / 2)
        answered(slow)
    ended(slow, "?country=CN&country=JP&status=planned", country=["CN", "JP"], status=["planned"])
    for name in ("China", "Planned", "Japan"):
        expect(pill(slow, name)).to_have_attribute("aria-pressed", "true")


def test_of_facets(slow: Page):
    for key, name in (("country", "China"), ("status", "Planned"), ("country", "United States")):
        facet(slow, key, name)
        answered(slow)
    ended(slow, "?country=CN&country=US&status=planned", country=["CN", "US"], status=["planned"])


def test_of_a_list_whose_counts_have_changed(slow: Page):
    pill(slow, "China").click()
    answered(slow)
    box = slow.locator(".st-key-filter-subjects").get_by_role("combobox")
    box.click()
    box.fill("chips")
    box.press("Enter")
    ended(slow, "?country=CN&subject=chips", country=["CN"], subject=["chips"])


def test_what_leaves_the_view_alone_does_not_bring_the_old_one_back(slow: Page):
    pill(slow, "China").click()
    answered(slow)
    slow.locator(".st-key-table-events tbody input").first.check()
    ended(slow, "?country=CN", country=["CN"])
    assert slow.locator(".st-key-active").get_by_role("button").count() > 0
    expect(slow.locator("h1.headline")).to_contain_text("China")


def test_clicked_twice_is_taken_back(slow: Page):
    pill(slow, "China").click()
    answered(slow)
    pill(slow, "China").click()
    expect(pill(slow, "China")).to_have_attribute("aria-pressed", "false", timeout=DELAY / 2)
    slow.wait_for_timeout(2 * DELAY)
    ended(slow, "/events")
