"""From a mark to the sentence that it came from; and whatever a document says stays text."""

import re

import pytest
from playwright.sync_api import Page, expect
from visiting import asked, click_mark, go, headline, settle, visit

from genesis.archive import opened


def event_id(data, words: str) -> str:
    events = opened(data).store.events
    return events.loc[events["title_en"].str.contains(words, regex=False), "event_id"].iloc[0]


def test_a_click_on_a_mark_opens_its_evidence(page: Page):
    visit(page, "/")
    click_mark(page)
    assert "event" in asked(page)
    expect(page.locator(".evidence h2")).to_be_visible()
    expect(page.locator(".report blockquote mark").first).to_be_visible()
    first = page.locator(".evidence h2").inner_text()
    page.get_by_role("button", name="Close").click()
    settle(page)
    assert "event" not in asked(page)
    click_mark(page)
    assert page.locator(".evidence h2").inner_text() == first, "the same mark can be opened again"


def test_on_a_phone_what_is_opened_comes_first_and_into_sight(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, "/")
    click_mark(page, 8)
    expect(page.locator(".evidence h2")).to_be_in_viewport()
    evidence, chart = page.locator(".evidence").bounding_box(), page.locator(".js-plotly-plot").first.bounding_box()
    assert evidence["y"] < chart["y"]
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 1e6)")
    settle(page)
    expect(page.locator(".evidence h2")).not_to_be_in_viewport()


def test_the_keyboard_steps_through_the_events_and_closes(page: Page):
    visit(page, "/")
    click_mark(page, 2)
    title = page.locator(".evidence h2")
    shown = title.inner_text()
    page.keyboard.press("ArrowRight")
    expect(title).not_to_have_text(shown)
    settle(page)
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text(shown)
    settle(page)
    page.keyboard.press("Escape")
    expect(page.locator(".evidence")).to_have_count(0)


def test_a_conflict_stands_side_by_side(page: Page, data):
    visit(page, f"/?event={event_id(data, '500 billion Stargate')}")
    expect(page.locator(".conflict .values b")).to_have_text(["21 January 2025", "23 January 2025"])
    expect(page.locator(".report")).to_have_count(2)
    left, right = (page.locator(".conflict .values > div").nth(place).bounding_box() for place in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]


def test_another_value_is_shown_in_this_view(page: Page, data):
    event = event_id(data, "500 billion Stargate")
    visit(page, f"/?event={event}")
    day = page.locator(".evidence dd").first
    expect(day).to_contain_text("21 January 2025")
    page.get_by_role("button", name="Show 23 January 2025 instead").click()
    settle(page)
    assert asked(page)["shown"][0].startswith("date:")
    expect(day).to_contain_text("23 January 2025")
    expect(page.locator(".conflict .values > div", has_text="23 January")).to_contain_text("shown on the chart")
    page.reload()
    settle(page)
    expect(day).to_contain_text("23 January 2025")
    page.get_by_role("button", name="Show what the data show").click()
    settle(page)
    assert "shown" not in asked(page)
    expect(day).to_contain_text("21 January 2025")


def test_the_sentence_opens_in_its_document(page: Page, data):
    event = event_id(data, "500 billion Stargate")
    visit(page, f"/?event={event}")
    quote = page.locator(".report blockquote mark").last.inner_text()
    page.get_by_role("link", name="Open at this sentence in Sources").last.click()
    expect(page.locator(".st-key-current-page")).to_have_text("Sources")
    settle(page)
    assert asked(page)["event"] == [event]
    marked = page.locator(".document mark.opened")
    assert "".join(marked.all_inner_texts()) == quote
    box, frame = marked.first.bounding_box(), page.locator(".scroll").bounding_box()
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"], "the sentence is in sight"
    page.locator(".scroll").evaluate("box => box.scrollTo(0, 0)")
    settle(page)
    assert page.locator(".scroll").evaluate("box => box.scrollTop") == 0, "and the reader can scroll away from it"


def test_a_row_of_the_table_opens_its_evidence(page: Page):
    visit(page, "/events?country=CN")
    row = page.locator(".st-key-table-events tbody tr").nth(2)
    title = row.get_by_role("link").inner_text()
    row.click()
    expect(page.locator(".evidence h2")).to_have_text(title)
    settle(page)
    assert "event" in asked(page)


@pytest.mark.parametrize("where", ["/", "/events", "/comparison", "/sources"])
def test_text_of_documents_never_becomes_markup(page: Page, data, where):
    document = opened(data).store.documents.set_index("file").loc["hostile<i>.md", "document_id"]
    visit(page, f"{where}?event={event_id(data, '<script>')}&document={document}")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src='x'], iframe, [onerror], [onmouseover], .katex").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    if where != "/sources":
        expect(page.locator(".evidence .other")).to_be_visible()
        expect(page.locator(".evidence h2")).to_contain_text("<script>window.hacked=1</script> **bold** $x^2$")
    else:
        expect(page.locator(".document")).to_contain_text('<img src=x onerror="window.hacked=1"> # Heading')
        assert page.locator(".document :is(h1, strong, code, script, style)").count() == 0
        expect(page.locator(".st-key-source-open button")).to_contain_text("**bold** $x^2$")


def test_the_comparison_counts_what_it_draws(page: Page):
    visit(page, "/comparison")
    mirror = page.locator(".js-plotly-plot").first
    expect(mirror.locator("text.annotation-text").first).to_be_attached()
    us, china = re.search(r"(\d+) acts to China’s (\d+)", headline(page)).groups()
    words = " ".join(mirror.locator("text.annotation-text").all_text_contents())
    assert f"United States {us} acts" in words
    assert f"China {china} acts" in words
    expect(page.locator(".warning")).to_contain_text(f"United States: {us} acts")


def test_every_page_can_be_left_and_entered(page: Page):
    visit(page, "/")
    for name in ("US vs China", "Events", "Sources", "Timeline"):
        go(page, name)
        assert headline(page)
