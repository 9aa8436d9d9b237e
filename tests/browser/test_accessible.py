"""No page has a serious violation of what axe-core checks: WCAG 2 A and AA and its best practices."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from serving import serving
from visiting import click_mark, settle, visit

from genesis import build

SERIOUS = ("serious", "critical")
OPTIONS = {"resultTypes": ["violations"]}
PAGES = ("/", "/comparison", "/events", "/sources", "/review")


def check(page: Page) -> None:
    """Nothing serious on the page as it stands. Streamlit's own markup is checked as well: nothing is left out."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    serious = [
        f"{one['id']}: {node['html'][:300]} {node['failureSummary']}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]
    assert not serious, "\n".join(serious)


@pytest.mark.parametrize(("where", "theme"), [*((one, "light") for one in PAGES), ("/", "dark"), ("/events", "dark")])
def test_every_page(page: Page, where, theme):
    page.emulate_media(color_scheme=theme)
    visit(page, where)
    check(page)


@pytest.mark.parametrize(("language", "theme"), [("en", "dark"), ("zh-Hans", "light")])
def test_open_evidence(page: Page, language, theme):
    page.emulate_media(color_scheme=theme)
    visit(page, f"/?lang={language}")
    click_mark(page)
    check(page)


def test_help_and_export(page: Page):
    visit(page, "/")
    for name in ("How to read", "Export"):
        page.locator(".st-key-tools").get_by_role("button", name=name).click()
        expect(page.locator("[role=dialog], [data-testid=stPopoverBody]").last).to_be_visible()
        settle(page)
        check(page)
        page.keyboard.press("Escape")
        settle(page)


def test_a_phone(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, "/")
    check(page)


def test_an_empty_store(page: Page, tmp_path: Path):
    build.build([], tmp_path / "data")
    with serving(tmp_path / "data") as address:
        visit(page, address)
        check(page)
