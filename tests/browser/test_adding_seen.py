"""Documents that come through the page: the first ones, and further ones beside those that are there."""

import gold_store
import pytest
from playwright.sync_api import Page, expect
from serving import serving
from visiting import go, headline, settle, visit

NEWS = "On 3 March 2025, China imposed export controls on gallium and germanium against the United States.\n"


@pytest.fixture
def small(tmp_path):
    """A dashboard of its own on the annotated seeds."""
    folder = tmp_path / "data"
    gold_store.write(folder)
    with serving(folder) as address:
        yield address


@pytest.fixture
def nothing(tmp_path):
    """A dashboard on a folder in which nothing was ever built."""
    with serving(tmp_path / "nowhere", tmp_path) as address:
        yield address


def file(name: str, text: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def test_a_document_is_added_to_a_store_that_has_some(page: Page, small):
    visit(page, f"{small}/sources")
    before = headline(page)
    page.get_by_role("button", name="Add documents").click()
    field = page.locator(".st-key-adding input[type=file]")
    field.set_input_files([file("<b>news.txt", NEWS), file("copy.txt", NEWS), file("empty.md", " ")])
    told = page.locator(".st-key-outcomes")
    expect(told).to_contain_text("news", timeout=30_000)
    settle(page)
    expect(told).to_contain_text("added: 1 report")
    expect(told).to_contain_text("copy.txt: already there as")
    expect(told).to_contain_text("empty.md: nothing to read")
    assert told.locator("li b b").count() == 0, "a name is never markup"
    assert headline(page) != before and headline(page).startswith("7 documents")
    go(page, "Events")
    expect(page.locator(".st-key-table-events")).to_contain_text("3 Mar 2025")


def test_the_example_is_one_click_away(page: Page, nothing):
    visit(page, f"{nothing}/?lang=zh-Hant")
    expect(page.locator("h1.headline")).to_have_text("尚無事件")
    button = page.get_by_test_id("stFileUploaderDropzone").locator("button p").last
    assert "選擇檔案" in button.evaluate("one => getComputedStyle(one, '::after').content")
    assert button.evaluate("one => getComputedStyle(one).fontSize") == "0px", "Streamlit's own English word is not seen"
    page.get_by_role("button", name="載入範例").click()
    expect(page.locator("h1.headline")).to_contain_text("美國", timeout=30_000)
    settle(page)
    assert "lang=zh-Hant" in page.url
    go(page, "來源")
    assert headline(page).startswith("5篇文件")
