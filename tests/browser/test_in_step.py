"""Chart and table show the same, and the keyboard reaches everything: rows, evidence, next, close."""

from playwright.sync_api import Locator, Page, expect
from visiting import asked, click_mark, press, settle, visit

TABLE = ".st-key-table-timeline"
RING = ".st-key-step .ring"
FOCUSED = """() => { let one = document.activeElement;
    while (one && one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
    return one ? {tag: one.localName, id: one.dataset.id || "", text: (one.innerText || "").trim()} : null; }"""
SPOT = """(chart, id) => { const point = chart.calcdata.flat().find(one => one.data === id);
    const {xaxis, yaxis, _size} = chart._fullLayout, box = chart.getBoundingClientRect();
    return [box.left + _size.l + xaxis.l2p(point.x), box.top + _size.t + yaxis.l2p(point.y)]; }"""


def row(page: Page, number: int) -> Locator:
    return page.locator(f"{TABLE} tbody tr").nth(number)


def test_a_row_rings_its_mark_and_a_mark_lights_its_row(page: Page):
    page.set_viewport_size({"width": 1440, "height": 1500})
    visit(page, "/")
    chosen = row(page, 3)
    chosen.scroll_into_view_if_needed()
    chosen.hover()
    ring = page.locator(RING)
    expect(ring).to_be_visible()
    box = ring.bounding_box()
    x, y = page.locator(".st-key-timeline-chart .js-plotly-plot").evaluate(SPOT, chosen.get_attribute("data-id"))
    assert abs(box["x"] + box["width"] / 2 - x) < 2
    assert abs(box["y"] + box["height"] / 2 - y) < 2
    page.mouse.move(x, y, steps=3)
    expect(ring).to_be_hidden()
    expect(chosen).to_have_css("outline-style", "solid")
    expect(page.locator(f"{TABLE} tr[style*=outline-offset]")).to_have_count(1)


def test_a_clicked_mark_selects_its_row_and_a_row_its_mark(page: Page):
    visit(page, "/")
    click_mark(page, 4)
    (event,) = asked(page)["event"]
    opened = page.locator(f"{TABLE} tr.opened")
    expect(opened).to_have_attribute("data-id", event)
    frames = """chart => chart._fullLayout.shapes.filter(one => one.type === "rect" && one.line.width === 1.5).length"""
    chart = page.locator(".st-key-timeline-chart .js-plotly-plot")
    assert chart.evaluate(frames) == 1, "the chart frames it"
    row(page, 6).click()
    settle(page)
    assert asked(page)["event"] == [row(page, 6).get_attribute("data-id")]
    assert chart.evaluate(frames) == 1


def test_the_whole_page_by_keyboard_alone(page: Page):
    visit(page, "/")
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["tag"] == "tr":
            break
    assert page.evaluate(FOCUSED)["tag"] == "tr", "the tab key comes to the table"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate(FOCUSED)
    assert chosen["id"] == row(page, 2).get_attribute("data-id")
    expect(page.locator(RING)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_selector(".evidence h2")
    settle(page)
    assert asked(page)["event"] == [chosen["id"]]
    title = page.locator(".evidence h2")
    shown = title.inner_text()
    page.keyboard.press("ArrowRight")
    expect(title).not_to_have_text(shown)
    settle(page)
    page.keyboard.press("Escape")
    expect(page.locator(".evidence")).to_have_count(0)
    settle(page)
    assert "event" not in asked(page)


def test_the_number_of_matches_is_announced(page: Page):
    visit(page, "/")
    status = page.locator(".st-key-status output")
    expect(status).to_have_attribute("aria-live", "polite")
    before = status.inner_text()
    page.evaluate(
        """() => { const host = [...document.querySelectorAll(".st-key-status *")].find(one => one.shadowRoot);
            window.line = host.shadowRoot.querySelector("output"); }"""
    )
    press(page, "China")
    expect(status).not_to_have_text(before)
    expect(status).to_contain_text("events match the filters")
    same = """() => { const host = [...document.querySelectorAll(".st-key-status *")].find(one => one.shadowRoot);
        return host.shadowRoot.querySelector("output") === window.line; }"""
    assert page.evaluate(same), "a line that is made anew is not read out"
