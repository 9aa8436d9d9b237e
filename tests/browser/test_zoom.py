"""The window of the time axis: drawn on the chart, moved on the strip, by buttons, typed; and the way back."""

import re

import pytest
from playwright.sync_api import Page, expect
from visiting import asked, headline, settle, visit

STRIP = ".st-key-timeline-strip"
CHART = ".st-key-timeline-chart"


def plot(page: Page, where: str) -> dict[str, float]:
    """The part of a chart between its margins."""
    return page.locator(f"{where} .js-plotly-plot").evaluate(
        """drawn => { const box = drawn.getBoundingClientRect(), size = drawn._fullLayout._size;
            return {x: box.left + size.l, y: box.top + size.t, width: size.w, height: size.h}; }"""
    )


def height_of(page: Page, box: dict[str, float]) -> float:
    """A height in a plot that is in sight and low enough to hold few marks."""
    return min(box["y"] + box["height"] * 0.97, page.viewport_size["height"] - 12)


def drag(page: Page, where: str, begin: float, end: float) -> None:
    """Drag from one share of the plot's width to another."""
    page.locator(where).scroll_into_view_if_needed()
    box = plot(page, where)
    y = height_of(page, box)
    page.mouse.move(box["x"] + begin * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + (begin + end) / 2 * box["width"], y, steps=4)
    page.mouse.move(box["x"] + end * box["width"], y, steps=4)
    page.mouse.up()
    settle(page)


def ticks(page: Page) -> list[str]:
    return page.locator(f"{CHART} text.annotation-text").all_text_contents()


def test_a_stretch_drawn_on_the_chart_becomes_the_window(page: Page):
    visit(page, "/?from=2025-01&to=2025-12")
    drag(page, CHART, 0.5, 0.25)
    window = asked(page)
    assert set(window) == {"from", "to"}
    assert window["from"][0].startswith("2025-04-0")
    assert window["to"][0][:8] in ("2025-06-", "2025-07-")
    assert "2025" in headline(page)
    assert page.locator(".evidence").count() == 0, "a drag is no click"


def test_a_long_stretch_is_in_months_and_short_ones_get_days_as_ticks(page: Page):
    visit(page, "/?from=2025-01&to=2025-12")
    drag(page, CHART, 0.001, 0.665)
    assert asked(page) == {"from": ["2025-01"], "to": ["2025-08"]}
    drag(page, CHART, 0.5, 0.52)
    assert any(re.fullmatch(r"\d{1,2} \w{3}(2025)?", text) for text in ticks(page)), ticks(page)


def test_a_double_click_and_the_browser_s_back_leave_the_window(page: Page):
    visit(page, "/")
    everything = headline(page)
    drag(page, CHART, 0.2, 0.6)
    narrowed = headline(page)
    assert narrowed != everything
    page.go_back()
    settle(page)
    assert (headline(page), asked(page)) == (everything, {})
    page.go_forward()
    settle(page)
    assert headline(page) == narrowed
    box = plot(page, CHART)
    for _ in range(3):  # on a busy machine the two clicks may come too far apart to be one double click
        page.mouse.dblclick(box["x"] + box["width"] / 2, height_of(page, box))
        settle(page)
        if not asked(page):
            break
    assert (headline(page), asked(page)) == (everything, {})


def test_the_window_is_moved_and_stretched_on_the_strip(page: Page):
    visit(page, "/?from=2025-03-01&to=2025-06-30")
    left, right = page.locator(f"{STRIP} .js-plotly-plot").evaluate(
        """drawn => { const [first, last] = drawn._fullLayout.xaxis.range;
            const edges = drawn._fullLayout.shapes.filter(one => one.type === "line" && one.x0 === one.x1);
            return edges.map(one => (one.x0 - first) / (last - first)); }"""
    )
    drag(page, STRIP, right, right + (right - left))
    assert asked(page)["from"] == ["2025-03"]
    assert asked(page)["to"][0] >= "2025-10"
    drag(page, STRIP, left + 0.05, left)
    assert asked(page)["from"][0] < "2025-03"


def test_escape_gives_up_a_drag(page: Page):
    visit(page, "/")
    box = plot(page, CHART)
    page.mouse.move(box["x"] + 200, height_of(page, box))
    page.mouse.down()
    page.mouse.move(box["x"] + 420, height_of(page, box), steps=5)
    expect(page.locator(".st-key-brush .shade, [class*=brush] .shade").first).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.up()
    settle(page)
    assert asked(page) == {}


def test_buttons_follow_the_window_and_move_it(page: Page):
    visit(page, "/?from=2024-03&to=2024-05")
    pressed = page.locator(
        ".st-key-control-zoom button[aria-pressed='true'], .st-key-control-zoom [aria-checked='true']"
    )
    expect(pressed).to_have_count(0)
    page.locator(".st-key-control-zoom").get_by_text("Quarter", exact=True).click()
    settle(page)
    assert asked(page) == {"from": ["2024-04"], "to": ["2024-06"]}
    page.get_by_role("button", name="›", exact=True).click()
    settle(page)
    assert asked(page) == {"from": ["2024-07"], "to": ["2024-09"]}
    page.get_by_role("button", name="‹", exact=True).click()
    settle(page)
    page.locator(".st-key-control-zoom").get_by_text("Fit", exact=True).click()
    settle(page)
    assert asked(page) == {}


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_the_controls_stand_on_one_line(page: Page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for language in ("en", "zh-Hans"):
        visit(page, f"/?lang={language}")
        groups = page.locator(".st-key-controls > * [class*='st-key-group-']")
        tops = groups.evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(box => (box.top + box.bottom) / 2)"
        )
        assert len(tops) == 4
        assert max(tops) - min(tops) < 4
