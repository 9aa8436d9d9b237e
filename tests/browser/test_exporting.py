"""The Export dialog: a file in each form, the picture drawn by the browser, link and citation to copy."""

import csv
import re
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import settle, visit


def dialog(page: Page, address: str, form: str) -> Locator:
    """The dialog on a page, opened at a form."""
    visit(page, address)
    page.locator(".st-key-open-export button").click()
    opened = page.get_by_role("dialog")
    expect(opened).to_be_visible()
    settle(page)
    opened.get_by_text(form, exact=True).first.click()
    settle(page)
    return opened


def saved(page: Page, opened: Locator, name: str, folder: Path) -> Path:
    """The file behind a button."""
    with page.expect_download() as waiting:
        opened.get_by_role("button", name=re.compile(name)).first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize(("form", "member"), [("PPTX", "ppt/slides/slide1.xml"), ("XLSX", "xl/workbook.xml")])
def test_an_office_file_is_made_at_a_click(page: Page, tmp_path: Path, form: str, member: str):
    opened = dialog(page, "/", form)
    path = saved(page, opened, "^Download", tmp_path)
    assert path.name == f"timeline.{form.lower()}"
    with zipfile.ZipFile(path) as packed:
        assert member in packed.namelist()


def test_the_browser_draws_the_picture_at_full_size(page: Page, tmp_path: Path):
    opened = dialog(page, "/", "PNG")
    content = saved(page, opened, "Download picture", tmp_path).read_bytes()
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1920, 1080)


def test_a_drawing_has_title_and_description(page: Page, tmp_path: Path):
    opened = dialog(page, "/?lang=zh-Hans", "SVG")
    text = saved(page, opened, "下载图片", tmp_path).read_text("utf-8")
    assert re.search(r'<title id="title">[^<]+</title><desc id="desc">2025年', text)


def test_rows_of_the_view_are_written_with_their_number_on_the_button(page: Page, tmp_path: Path):
    opened = dialog(page, "/events?country=CN", "CSV")
    label = opened.get_by_role("button", name=re.compile("^Download")).inner_text()
    text = saved(page, opened, "^Download", tmp_path).read_text("utf-8-sig")
    rows = len(list(csv.reader(StringIO(text)))) - 1
    assert label == f"Download · {rows} rows"


def test_a_template_that_is_none_is_refused_in_words(page: Page):
    opened = dialog(page, "/", "PPTX")
    given = {"name": "brand.pptx", "mimeType": "application/octet-stream", "buffer": b"no deck"}
    opened.locator('input[type="file"]').set_input_files(given)
    settle(page)
    expect(opened.get_by_role("status").filter(has_text="no PowerPoint file")).to_be_visible()


def test_link_and_citation_can_be_copied(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = dialog(page, "/events?country=CN", "CSV")
    opened.get_by_role("button", name="Copy citation").click()
    expect(opened.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Policy timeline: ") and "/events?country=CN" in copied
