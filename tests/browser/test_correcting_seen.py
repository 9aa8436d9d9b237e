"""A reader puts an event right, sees the mark wherever the event stands, and takes it back."""

from collections.abc import Iterator
from pathlib import Path

import gold_store
import pytest
from playwright.sync_api import Page, expect
from serving import serving
from visiting import go, settle, visit

from genesis.corrections import log
from genesis.store import Store

REASON = "<img src=x onerror=alert(1)> **signed** later"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of its own: what is put right here must not be seen by other tests."""
    folder = tmp_path_factory.mktemp("correcting") / "data"
    gold_store.write(folder)
    return folder


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[str]:
    with serving(data) as address:
        yield address


def event_id(data: Path, words: str) -> str:
    events = Store.open(data).events  # as built: an event that is merged anew may get other words
    return events.loc[events["title_en"].str.contains(words, regex=False), "event_id"].iloc[0]


def fill(page: Page, reason: str = REASON, name: str = "Ann", **fields: str) -> None:
    """Fill in the form and save."""
    form = page.locator(".st-key-correcting")
    for label, value in {**fields, "Why?": reason, "Your name": name}.items():
        form.get_by_label(label, exact=True).fill(value)
    form.get_by_role("button", name="Save").click()
    settle(page)


def test_a_date_is_put_right_marked_everywhere_and_taken_back(page: Page, data: Path):
    visit(page, f"/?event={event_id(data, '500 billion Stargate')}")
    expect(page.locator(".evidence dd").first).to_contain_text("21 January 2025")
    page.get_by_role("button", name="Put right…").click()
    settle(page)
    fill(page, name="", Date="2025-01-20")
    expect(page.locator("p[role=alert]")).to_contain_text("Write your name")
    fill(page, Date="2025-01-20")
    expect(page.locator(".evidence dd").first).to_contain_text("20 January 2025")
    told = page.locator(".st-key-correcting .correction")
    expect(told).to_contain_text("was 21 January 2025; by Ann")
    expect(told).to_contain_text(REASON)
    expect(told.locator("img, strong")).to_have_count(0)
    expect(page.locator("article.report", has_text="As read: date 21 January 2025")).to_have_count(1)
    chart = page.locator(".js-plotly-plot").first
    expect(chart.locator("text", has_text="✎ corrected").first).to_be_visible()
    go(page, "Events")
    expect(page.get_by_role("row").filter(has_text="✎ corrected")).to_have_count(1)
    go(page, "Corrections")
    expect(page.locator("h1.headline")).to_have_text("1 correction: 1 in force")
    page.get_by_role("button", name="Undo").click()
    settle(page)
    expect(page.locator("h1.headline")).to_have_text("2 corrections: 1 in force, 1 undone")
    page.get_by_role("link", name="Timeline").click()
    settle(page)
    expect(page.locator(".js-plotly-plot").first.locator("text", has_text="✎")).to_have_count(0)
    assert [one.kind for one in log.read(data).corrections] == ["change", "undo"]


def test_another_report_is_shown_and_an_event_hidden(page: Page, data: Path):
    stargate = event_id(data, "500 billion Stargate")
    visit(page, f"/events?event={stargate}")
    page.get_by_role("button", name="Show 23 January 2025 instead").click()
    settle(page)
    page.get_by_role("button", name="Keep it for all readers").click()
    settle(page)
    fill(page, reason="The signing")
    expect(page.locator(".evidence dd").first).to_contain_text("23 January 2025")
    page.get_by_role("button", name="Put right…").click()
    settle(page)
    what = page.locator(".st-key-put-right-what").get_by_role("combobox")
    what.click()
    what.fill("It should not")  # a long list is drawn in part
    page.get_by_role("option", name="It should not be here").click()
    settle(page)
    fill(page, reason="No policy")
    expect(page.locator(".evidence")).to_have_count(0)
    expect(page.get_by_role("row").filter(has_text="✎ corrected")).to_have_count(0)
    visit(page, f"/events?event={stargate}")
    expect(page.locator(".warning")).to_contain_text("This event was hidden by Ann")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_list_of_corrections_is_whole_at_any_width(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, "/review?lang=zh-Hans")
    expect(page.locator("h1.headline")).to_contain_text("条更正")
    inside = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    assert inside <= 0
