"""The comparison in a browser: other sides, a conflict, a pair, arenas, figures, and the address that holds it all."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import ROOT, serving
from visiting import asked, headline, settle, visit

from genesis.build import build


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    """A dashboard on a build of the seeds, with the ties that their sentences state."""
    folder: Path = tmp_path_factory.mktemp("seeds") / "data"
    build([ROOT / "seeds"], folder)
    with serving(folder) as address:
        yield address


def choose(page: Page, group: str, name: str) -> None:
    """Choose a side in one of the lists."""
    page.locator(f".st-key-group-{group}").get_by_role("combobox").click()
    page.get_by_role("option", name=name, exact=True).click()
    settle(page)


def click_words(page: Page, chart: str, words: str) -> None:
    """Click words or a number on one of the charts."""
    drawn = page.locator(f"[class*='st-key-chart-{chart}'] .js-plotly-plot")
    told = drawn.locator("text.annotation-text", has_text=words).first
    told.scroll_into_view_if_needed()
    box = told.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".st-key-evidence")
    settle(page)


def test_two_other_countries_and_one_more(page: Page):
    visit(page, "/comparison")
    assert "the US" in headline(page)
    choose(page, "above", "France")
    assert asked(page) == {"side": ["FR", "CN"]}
    choose(page, "below", "Japan")
    assert asked(page) == {"side": ["FR", "JP"]}
    assert "France" in headline(page) and "Japan" in headline(page)
    choose(page, "further", "United States")
    page.keyboard.press("Escape")
    settle(page)
    assert asked(page) == {"side": ["FR", "JP", "US"]}
    page.reload()
    settle(page)
    assert "France" in headline(page)
    expect(page.locator(".st-key-group-further")).to_contain_text("United States")
    names = page.locator(".st-key-wide text.annotation-text").all_text_contents()
    assert any(name.startswith("United States ") for name in names)


def test_a_side_that_stands_elsewhere_changes_places(page: Page):
    visit(page, "/comparison")
    choose(page, "above", "China")
    assert asked(page) == {"side": ["CN", "US"]}
    choose(page, "above", "United States")
    assert asked(page) == {}, "the usual two need not stand in the address"


def test_a_conflict_opens_with_both_values(page: Page):
    visit(page, "/comparison")
    badge = page.locator(".st-key-wide text.annotation-text", has_text="≠").first
    expect(badge).to_be_visible()
    page.locator("[class*='st-key-claim-'] button").nth(1).click()
    settle(page)
    assert "figure" in asked(page)
    panel = page.locator(".st-key-evidence")
    expect(panel).to_contain_text("92%")
    expect(panel).to_contain_text("about 80%")
    expect(panel.locator("blockquote mark").first).to_contain_text("92%")
    page.get_by_role("button", name="Close").click()
    settle(page)
    assert asked(page) == {}


def test_a_pair_opens_the_act_and_its_sentence(page: Page):
    visit(page, "/comparison")
    pair = page.locator(".st-key-pair-response-1")
    expect(page.locator(".tie-words q mark").first).to_be_visible()
    name = pair.get_by_role("button").nth(1).inner_text()
    pair.get_by_role("button").nth(1).click()
    settle(page)
    assert "event" in asked(page)
    title = page.locator(".evidence h2").first.inner_text()
    assert name.startswith(title)
    expect(page.locator(".report blockquote mark").first).to_be_visible()


def test_arenas_group_acts_and_indicators_and_stay_in_the_address(page: Page):
    visit(page, "/comparison")
    page.locator(".st-key-group-grouping").get_by_text("Arena", exact=True).click()
    settle(page)
    assert asked(page) == {"group": ["arena"]}
    expect(page.get_by_role("heading", name="Acts by arena")).to_be_visible()
    texts = page.locator("text.annotation-text").all_text_contents()
    for arena in ("Technological innovation", "Application", "Digital infrastructure", "Technological independence"):
        assert sum(text.startswith(arena) for text in texts) >= 2, arena
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="Acts by arena")).to_be_visible()
    count = int(next(text for text in texts if text.startswith("Digital infrastructure ")).split()[-1])
    click_words(page, "mirror", "Digital infrastructure")
    assert asked(page) == {"group": ["arena"], "list": ["US:arena:infrastructure"]}
    panel = page.locator(".st-key-evidence")
    expect(panel).to_contain_text(f"{count} act")
    expect(panel.locator("tbody tr")).to_have_count(count)
    panel.locator("tbody tr").first.click()
    expect(page.locator(".report blockquote mark").first).to_be_visible()
    settle(page)
    assert {"event", "list"} <= set(asked(page))
    for left in ({"list", "group"}, {"group"}):
        page.get_by_role("button", name="Close").click()
        settle(page)
        assert set(asked(page)) == left, "an act closes into its list"
    page.go_back()
    settle(page)
    expect(panel.locator("tbody tr")).to_have_count(count)


def test_timing_alone_is_said_and_the_days_are_in_the_address(page: Page):
    visit(page, "/comparison?ties=timing&days=35")
    expect(page.get_by_role("heading", name="at most 35 days apart, by timing alone")).to_be_visible()
    field = page.locator(".st-key-group-days input")
    field.fill("7")
    field.press("Enter")
    settle(page)
    assert asked(page) == {"ties": ["timing"], "days": ["7"]}
    expect(page.get_by_role("heading", name="at most 7 days apart, by timing alone")).to_be_visible()


def test_a_point_of_an_indicator_opens_its_sentence(page: Page):
    visit(page, "/comparison")
    chart = page.locator("[class*='st-key-chart-indicators'] .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    point = chart.locator(".scatterlayer .trace").first.locator(".points path").first
    box = point.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".st-key-evidence .report")
    settle(page)
    expect(page.locator(".st-key-evidence")).to_contain_text("74.5%")
    expect(page.locator(".st-key-evidence blockquote mark").first).to_contain_text("美國占74.5%")
    click_words(page, "indicators", "Waymo 1,500")
    expect(page.locator(".st-key-evidence")).to_contain_text("number:robotaxis:waymo")
    click_words(page, "mirror", "Strategy")
    assert asked(page) == {"list": ["US:category:strategy"]}
    click_words(page, "purses", "announced in")
    assert asked(page) == {"list": ["US:announced"]}
    expect(page.locator(".st-key-evidence tbody tr").first).to_be_visible()


def test_the_whole_view_comes_back_from_its_address(page: Page):
    address = "/comparison?category=export_control&side=CN&side=US&side=JP&group=arena&ties=timing&days=60&lang=zh-Hans"
    visit(page, address)
    shown = headline(page)
    assert asked(page) == {
        "category": ["export_control"], "side": ["CN", "US", "JP"], "group": ["arena"], "ties": ["timing"],
        "days": ["60"], "lang": ["zh-Hans"],
    }  # fmt: skip
    page.locator(".st-key-pages").get_by_role("link", name="来源").click()
    settle(page)
    page.go_back()
    settle(page)
    assert headline(page) == shown
    expect(page.locator(".st-key-group-above").get_by_role("combobox")).to_have_value("中国")


def test_coverage_unfolds(page: Page):
    visit(page, "/comparison?side=US&side=AE")
    expect(page.locator(".coverage")).to_contain_text("Few sources for")
    page.locator(".coverage summary").click()
    expect(page.locator(".coverage table")).to_contain_text("61893.com")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_with_the_evidence_open(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, "/comparison")
    page.locator(".st-key-pair-response-1").get_by_role("button").first.click()
    settle(page)
    expect(page.locator(".evidence h2").first).to_be_visible()
    inside = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    assert inside <= 0
    if width < 640:
        page.locator(".st-key-group-grouping").get_by_text("Arena", exact=True).click()
        settle(page)
        names = page.locator("[class*='st-key-chart-side-US'] text.annotation-text").all_text_contents()
        assert any(name.startswith("Digital infrastructure") for name in names)
