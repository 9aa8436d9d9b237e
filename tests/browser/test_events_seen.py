"""The Events page by mouse and by keyboard: facets, order, columns, rows to pick, search in either script."""

import csv
import io
import re
import zipfile

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import asked, headline, settle, visit


def facet(page: Page, key: str) -> Locator:
    return page.locator(f'[data-facet="{key}"]')


def value(page: Page, key: str, name: str) -> Locator:
    """The row of a value in the columns of facets."""
    return facet(page, key).locator(".row", has=page.locator(f'.value[title="{name}"]'))


def rows(page: Page) -> Locator:
    return page.locator(".st-key-table-events tbody tr")


def titles(page: Page) -> list[str]:
    return rows(page).get_by_role("link").all_inner_texts()


def headings(page: Page) -> list[str]:
    return page.locator(".st-key-table-events thead button").all_inner_texts()


def search(page: Page, words: str) -> None:
    box = page.get_by_test_id("stSidebar").locator("input[type=text]").first
    box.fill(words)
    box.press("Enter")
    settle(page)


def test_only_and_without_are_in_the_menu_of_a_value(page: Page):
    visit(page, "/events")
    value(page, "country", "United States").locator(".dots").click()
    page.get_by_role("menuitem", name="Without: United States").click()
    settle(page)
    assert asked(page) == {"country": ["-US"]}
    assert "United States" not in headline(page)
    expect(page.get_by_test_id("stSidebar").get_by_role("button", name="without United States")).to_be_visible()
    value(page, "country", "China").locator(".dots").click()
    page.get_by_role("menuitem", name="Only: China").click()
    settle(page)
    assert asked(page) == {"country": ["CN"]}
    chips = {
        chip
        for cell in rows(page).locator("td.chips:nth-child(4)").all()
        for chip in cell.locator("span").all_inner_texts()
    }
    assert "China" in chips
    value(page, "country", "China").locator(".value").click()
    settle(page)
    assert asked(page) == {}


def test_counts_follow_the_other_filters(page: Page):
    visit(page, "/events")
    before = value(page, "category", "Strategy").locator(".count").inner_text()
    value(page, "country", "China").locator(".value").click()
    settle(page)
    after = value(page, "category", "Strategy").locator(".count").inner_text()
    assert int(after) < int(before)
    value(page, "category", "Strategy").locator(".value").click()
    settle(page)
    assert rows(page).count() == int(after)


def test_quick_clicks_on_facets_all_count(page: Page):
    visit(page, "/events")
    for key, name in (("country", "China"), ("status", "Planned"), ("country", "United States")):
        value(page, key, name).locator(".value").click()
    expect(page).to_have_url(re.compile(r"\?country=CN&country=US&status=planned$"))
    settle(page)
    assert asked(page) == {"country": ["CN", "US"], "status": ["planned"]}


def test_a_heading_orders_by_its_column_in_both_directions(page: Page):
    visit(page, "/events")
    heading = page.locator(".st-key-table-events thead").get_by_role("button", name="Event")
    heading.click()
    settle(page)
    assert asked(page) == {"sort": ["title"]}
    rising = titles(page)
    assert rising == sorted(rising, key=str.casefold)
    expect(page.locator(".st-key-table-events th[aria-sort='ascending']")).to_have_text("Event ↑")
    heading.click()
    settle(page)
    assert asked(page) == {"sort": ["-title"]}
    assert titles(page)[0] == rising[-1]
    page.go_back()
    settle(page)
    assert titles(page) == rising


def test_columns_and_order_survive_in_the_address(page: Page, context):
    visit(page, "/events?column=title&column=usd&sort=-usd")
    assert headings(page) == ["Event", "USD bn ↓"]
    page.get_by_role("button", name="Columns 2 of").click()
    page.get_by_role("button", name="Organisations", exact=True).click()
    settle(page)
    assert asked(page) == {"sort": ["-usd"], "column": ["title", "organisation", "usd"]}
    other = context.new_page()
    visit(other, page.url)
    assert headings(other) == ["Event", "Organisations", "USD bn ↓"]
    assert titles(other) == titles(page)
    other.close()
    page.get_by_role("button", name="Usual columns").click()
    settle(page)
    assert asked(page) == {"sort": ["-usd"]}


def test_the_sort_menu_reaches_columns_that_are_not_shown(page: Page):
    visit(page, "/events")
    page.get_by_role("button", name="Sort: Date").click()
    page.get_by_role("button", name="First published").or_(page.get_by_role("radio", name="First published")).click()
    settle(page)
    assert asked(page) == {"sort": ["published"]}
    page.get_by_role("button", name="Falling").or_(page.get_by_role("radio", name="Falling")).click()
    settle(page)
    assert asked(page) == {"sort": ["-published"]}


@pytest.mark.parametrize("words", ["甲骨文", "Oracle", "ORCL"])
def test_an_organisation_is_found_by_any_name_and_by_its_ticker(page: Page, words):
    visit(page, "/events")
    expect(facet(page, "organisation").locator(".row").first).to_be_visible()
    every = facet(page, "organisation").locator(".row").count()
    facet(page, "organisation").locator(".more").click()
    settle(page)
    expect(page.locator(".panel input")).to_be_focused()
    page.keyboard.type(words)
    found = page.locator(".panel .row")
    expect(found).to_have_count(2)
    assert every > 2
    oracle = found.filter(has=page.locator('.value[title="Oracle"]'))
    expect(oracle.locator("small")).to_have_text("ORCL")
    oracle.locator(".value").click()
    settle(page)
    assert asked(page) == {"organisation": ["Oracle"]}
    assert rows(page).count() >= 1
    page.locator(".panel .close").click()
    expect(page.locator(".panel")).to_be_hidden()


@pytest.mark.parametrize("words", ["星际之门", "星際之門", "Stargate", "stargate"])
def test_words_of_one_script_find_the_other(page: Page, words):
    visit(page, "/events")
    search(page, words)
    assert asked(page) == {"q": [words]}
    assert any("Stargate" in title for title in titles(page))
    assert rows(page).count() >= 5


def test_an_address_may_name_a_company_by_its_ticker(page: Page):
    visit(page, "/events?organisation=ORCL")
    assert page.locator(".warning").count() == 0
    assert rows(page).count() >= 1
    expect(page.locator(".st-key-active")).to_contain_text("Organisation or ticker is Oracle")


def test_picked_rows_are_exported_alone(page: Page):
    visit(page, "/events")
    picked = [titles(page)[place] for place in (1, 4)]
    for place in (1, 4):
        rows(page).nth(place).locator("input").check()
    expect(page.locator(".st-key-picked")).to_contain_text("2 rows selected")
    settle(page)
    page.get_by_role("button", name="Export selected").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("CSV", exact=True).click()
    settle(page)
    with page.expect_download() as download:
        dialog.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    content = download.value.path().read_bytes()
    if zipfile.is_zipfile(io.BytesIO(content)):
        pytest.fail("one table was asked for")
    told = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert sorted(row.get("title_en") or row.get("Event") for row in told) == sorted(picked)


def test_the_keyboard_reaches_rows_ticks_and_evidence(page: Page):
    visit(page, "/events")
    shown = titles(page)
    rows(page).first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    expect(page.locator(".st-key-picked")).to_contain_text("1 row selected")
    settle(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence h2")).to_have_text(shown[2])
    settle(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence h2")).to_have_text(shown[3])


def test_the_keyboard_reaches_facets_and_their_menus(page: Page):
    visit(page, "/events")
    facet(page, "country").locator("button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    assert asked(page) == {"country": ["CN"]}
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Only: China")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    assert asked(page) == {"country": ["-CN"]}


@pytest.mark.parametrize(("button", "language", "words"), [("简", "zh-Hans", "事件"), ("繁", "zh-Hant", "專案")])
def test_the_language_changes_table_facets_and_title_of_the_tab(page: Page, button, language, words):
    visit(page, "/events")
    page.get_by_role("radio", name=button).or_(page.get_by_role("button", name=button)).click()
    settle(page)
    assert asked(page) == {"lang": [language]}
    assert any(words in heading for heading in headings(page))
    assert not any(re.search("[a-z]{3}", heading) for heading in headings(page))
    assert re.search("[\u4e00-\u9fff]", page.title())
    for key in ("country", "category", "status", "precision"):
        names = " ".join(facet(page, key).locator(".value span:first-child").all_inner_texts())
        assert not re.search("[A-Za-z]", names), names


def test_a_page_that_there_is_not_leads_to_the_nearest(page: Page):
    visit(page, "/evnts?country=CN")
    expect(page.locator(".st-key-current-page")).to_have_text("Events")
    expect(page.locator(".warning")).to_have_text("There is no page “evnts”; this is “Events”.")
    assert asked(page)["country"] == ["CN"]
    value(page, "status", "Planned").locator(".value").click()
    settle(page)
    assert asked(page) == {"country": ["CN"], "status": ["planned"]}
    assert page.locator(".warning").count() == 0


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_of_the_table_is_cut_at_the_right(page: Page, width):
    page.set_viewport_size({"width": width, "height": 1000})
    visit(page, "/events")
    frame = page.locator(".st-key-table-events .frame").bounding_box()
    assert frame["x"] >= 0 and frame["x"] + frame["width"] <= width
    for row in rows(page).all()[:5]:
        title = row.get_by_role("link").bounding_box()
        assert title["x"] >= frame["x"] and title["x"] + title["width"] <= width, "the title is in sight"
