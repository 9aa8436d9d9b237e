"""The address is the view: from any page, over reloads, quick clicks, page switches and the browser's history."""

import re

import gold_store
import pytest
from playwright.sync_api import Page, expect
from serving import serving
from visiting import asked, go, headline, is_pressed, pill, press, settle, slowed, visit


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """A dashboard of its own, of which nobody has asked a page yet, and its folder."""
    folder = tmp_path_factory.mktemp("other") / "data"
    gold_store.write(folder)
    with serving(folder) as address:
        yield address, folder


def test_the_very_first_request_may_be_any_page(page: Page, other):
    address, _ = other
    visit(page, f"{address}/events?country=US&lang=en")
    assert headline(page).startswith("20 events by the United States")
    assert is_pressed(page, "United States")
    pages = ["Timeline", "US vs China", "Events", "Sources", "Corrections"]
    expect(page.locator(".st-key-pages a")).to_have_text(pages)


def test_a_new_build_is_noticed_without_a_restart(page: Page, other):
    address, folder = other
    visit(page, f"{address}/events")
    before = headline(page)
    gold_store.write(folder, hostile=True)
    press(page, "China")
    pill(page, "China").click()
    settle(page)
    assert headline(page) != before
    expect(page.locator(".brand + .note")).to_contain_text("35 events")


def test_a_filter_is_a_step_in_the_address_and_in_the_history(page: Page):
    visit(page, "/events")
    everything = headline(page)
    press(page, "China")
    assert asked(page) == {"country": ["CN"]}
    only_china = headline(page)
    assert only_china != everything
    press(page, "Strategy")
    assert asked(page) == {"country": ["CN"], "category": ["strategy"]}
    page.go_back()
    settle(page)
    assert (headline(page), is_pressed(page, "Strategy")) == (only_china, False)
    page.go_back()
    settle(page)
    assert (headline(page), is_pressed(page, "China"), asked(page)) == (everything, False, {})
    page.go_forward()
    settle(page)
    assert (headline(page), is_pressed(page, "China")) == (only_china, True)


def test_quick_clicks_all_count(page: Page):
    visit(page, "/events")
    pill(page, "China").click()
    pill(page, "Planned").click()
    pill(page, "Japan").click()
    expect(page).to_have_url(re.compile(r"\?country=CN&country=JP&status=planned$"), timeout=15_000)
    settle(page)
    assert asked(page) == {"country": ["CN", "JP"], "status": ["planned"]}, "and nothing takes them back"
    for name in ("China", "Planned", "Japan"):
        expect(pill(page, name)).to_have_attribute("aria-pressed", "true")


def test_a_view_survives_a_page_switch_before_it_has_settled(page: Page):
    with slowed(page, 3):
        page.goto("/?country=CN", wait_until="commit")
        page.wait_for_selector(".st-key-pages a")
        go(page, "Events")
    assert asked(page) == {"country": ["CN"]}
    assert is_pressed(page, "China")


def test_the_filters_go_along_to_another_page_and_back(page: Page):
    visit(page, "/?country=CN&lang=zh-Hans")
    shown = headline(page)
    for name in ("事件", "中美对比", "来源"):
        go(page, name)
        assert asked(page) == {"country": ["CN"], "lang": ["zh-Hans"]}
        assert is_pressed(page, "中国")
    for _ in range(3):
        page.go_back()
        settle(page)
    assert headline(page) == shown


def test_a_link_reopens_the_view(page: Page, context):
    visit(page, "/events?lang=zh-Hant")
    press(page, "美國")
    press(page, "投資")
    page.get_by_test_id("stSidebar").get_by_placeholder("中文或英文關鍵字").fill("星际之门")
    page.keyboard.press("Enter")
    settle(page)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="複製連結").click()
    expect(page.get_by_text("已複製")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    assert set(asked(page)) == {"lang", "country", "category", "q"}
    other = context.new_page()
    visit(other, link)
    assert headline(other) == headline(page)
    assert is_pressed(other, "投資")
    other.close()


def test_a_reload_keeps_the_view(page: Page):
    visit(page, "/?country=US&from=2025-06&to=2025-12&lanes=category")
    shown = headline(page)
    page.reload()
    settle(page)
    assert headline(page) == shown
    assert "June to December 2025" in shown or "June 2025 to December 2025" in shown


def test_a_link_that_cannot_be_copied_is_shown(page: Page):
    visit(page, "/?country=CN")
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); 0")
    page.get_by_role("button", name="Copy link").click()
    box = page.get_by_role("textbox", name="Copy link")
    expect(box).to_have_value(page.url)
    assert box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)") == page.url


def test_a_chosen_document_is_in_the_address_and_survives_a_reload(page: Page):
    visit(page, "/sources?country=CN")
    entry = page.locator(".st-key-documents [class*='st-key-source-']:not(.st-key-source-open) button").nth(1)
    name = entry.inner_text()
    entry.click()
    opened = page.locator(".st-key-source-open button")
    expect(opened).to_have_text(name)
    settle(page)
    assert set(asked(page)) == {"country", "document"}
    page.reload()
    settle(page)
    expect(opened).to_have_text(name)


def test_a_period_that_is_none_is_refused_in_words(page: Page):
    visit(page, "/?from=2025-03")
    field = page.get_by_test_id("stSidebar").get_by_placeholder("From")
    field.fill("2025-13")
    field.press("Enter")
    settle(page)
    expect(page.locator(".warning")).to_contain_text("2025-13")
    assert asked(page) == {"from": ["2025-03"]}
    expect(field).to_have_value("2025-03")


def test_an_unknown_parameter_is_named_and_the_rest_holds(page: Page):
    visit(page, "/events?contry=US&category=tarif&country=CN")
    expect(page.locator(".warning")).to_have_count(2)
    expect(page.locator(".warning").first).to_contain_text("contry")
    assert is_pressed(page, "China")


def test_the_language_stays_in_the_address(page: Page):
    visit(page, "/events?country=CN")
    page.get_by_role("radio", name="繁").or_(page.get_by_role("button", name="繁")).click()
    settle(page)
    assert asked(page) == {"country": ["CN"], "lang": ["zh-Hant"]}
    assert "中國" in headline(page)
    assert is_pressed(page, "中國")


def test_a_facet_and_the_sidebar_are_one_state(page: Page):
    visit(page, "/events")
    page.get_by_role("group", name="Country").locator(".value", has_text="China").click()
    settle(page)
    assert asked(page) == {"country": ["CN"]}
    assert is_pressed(page, "China")
    page.locator(".st-key-active").get_by_role("button", name="Clear").click()
    settle(page)
    assert asked(page) == {}
    assert not is_pressed(page, "China")
