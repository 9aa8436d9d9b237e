"""The Events page: its columns and order in the address, its facets, what is ticked, and how much it can hold."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gold_store
import pytest
import sample
from opening import shown
from streamlit.testing.v1 import AppTest

from genesis.archive import opened
from genesis.build import build
from genesis.selection import COLUMNS, FACETS, USUAL, Choice, Index, Selection, facets, select

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "pages"))  # where Streamlit finds the parts

from parts import cells, facet_columns, picks, room, served  # noqa: E402
from parts.choosing import chosen  # noqa: E402

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
NEWS = "On 3 March 2025, China imposed export controls on gallium and germanium against the United States."


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    gold_store.write(folder, hostile=True)
    return folder


@pytest.fixture
def drawn(monkeypatch) -> Iterator[dict[str, Any]]:
    """What the page gives to the scripts of the browser, by the key of each: data, and its callbacks."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(
        served, "component", lambda name, *, key="", data=None, **more: given.__setitem__(key or name, (data, more))
    )
    yield given


@pytest.fixture
def page(data, drawn, monkeypatch):
    """Open the Events page at an address."""
    monkeypatch.setenv("GENESIS_DATA", str(data))

    def visit(**parameters: Any) -> AppTest:
        return shown("events", **parameters)

    return visit


def columns(drawn: dict[str, Any], key: str = "table-events") -> dict[str, list[Any]]:
    table = drawn[key][0]
    return {
        column["id"]: [row["cells"][place] for row in table["rows"]] for place, column in enumerate(table["columns"])
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_cell_for_every_event(page, drawn, language):
    page(lang=language, column=list(COLUMNS))
    shown = columns(drawn)
    assert tuple(shown) == COLUMNS
    assert set(map(len, shown.values())) == {len(shown["title"])} and len(shown["title"]) > 30
    assert all(shown["date"]) and all(shown["title"]) and all(shown["id"])


def test_the_columns_of_the_address_are_shown_in_its_order_and_no_others(page, drawn):
    page(column=["title", "usd"])
    assert tuple(columns(drawn)) == ("title", "usd")
    page()
    assert tuple(columns(drawn)) == USUAL


@pytest.mark.parametrize("sort", ["title", "-title", "usd", "-reports", "category"])
def test_the_order_of_the_address_is_that_of_the_table(page, drawn, data, sort):
    page(sort=sort)
    expected = select(opened(data).index, Selection(sort=sort)).events["event_id"].tolist()
    table = drawn["table-events"][0]
    assert [row["id"] for row in table["rows"]] == expected
    order = {column["id"]: column["order"] for column in table["columns"] if column["order"]}
    assert order == {sort.removeprefix("-"): "falling" if sort.startswith("-") else "rising"}


def test_a_conversion_stands_beside_its_sum_with_the_day_of_its_rate(page, drawn):
    page(column=["sum", "usd"])
    pairs = list(zip(*columns(drawn).values(), strict=True))
    converted = [(printed, usd) for printed, usd in pairs if isinstance(usd, dict)]
    assert any("CNY" in printed or "EUR" in printed for printed, _ in converted)
    assert all(usd["text"] and "2025" in usd["note"] and "ECB" in usd["hint"] for _, usd in converted)
    assert all(isinstance(usd, str) for printed, usd in pairs if printed.startswith("USD"))
    page(column=["sum", "usd"], lang="zh-Hans")
    assert columns(drawn)["usd"] != [usd for _, usd in pairs], "in 亿 of dollars"


def test_sides_are_chips_in_their_colour(page, drawn):
    page(column=["country", "target"], country="CN")
    chips = [chip for cell in columns(drawn)["country"] if cell for chip in cell["chips"]]
    assert {"China"} <= {name for name, _ in chips}
    assert all(colour.startswith("#") for _, colour in chips)
    assert "" in columns(drawn)["target"], "an event that is aimed at nobody has an empty cell"


def test_undated_events_are_a_table_of_their_own(page, drawn):
    page()
    (words,) = columns(drawn, "table-tray")["date"]
    assert words == "on or before 3 Jan 2026"
    assert drawn["table-tray"][0]["pickable"] and not drawn["table-tray"][0]["sortable"]


def test_a_row_of_another_language_names_organisations_in_it(page, drawn):
    page(column="organisation", lang="zh-Hans")
    assert any("软银" in cell for cell in columns(drawn)["organisation"])


def test_facets_count_what_a_click_would_leave(page, drawn, data):
    page(country="US")
    shown = {facet["key"]: facet for facet in drawn["facets"][0]["facets"]}
    assert tuple(shown) == tuple(FACETS.values())
    index = opened(data).index
    for value in shown["category"]["values"]:
        chosen_too = select(index, Selection(countries=("US",), categories=(value["value"],)))
        assert value["count"] == len(chosen_too) + len(chosen_too.undated) > 0
    assert [value["chosen"] for value in shown["country"]["values"] if value["value"] == "US"] == ["with"]


def test_what_is_left_out_is_said_beside_the_filters_and_taken_in_again(page):
    test = page(country=["US", "-JP"])
    button = next(one for one in test.button if one.label.startswith("without Japan"))
    button.click().run()
    assert test.query_params["country"] in ("US", ["US"])


@pytest.mark.parametrize(
    ("before", "how", "after"),
    [
        ((), "toggle", ("JP",)),
        (("US",), "toggle", ("US", "JP")),
        (("US", "JP"), "toggle", ("US",)),
        (("US", "-JP"), "toggle", ("US",)),
        (("US", "-CN"), "only", ("JP",)),
        (("US", "JP"), "without", ("US", "-JP")),
        (("-JP",), "without", ("-JP",)),
    ],
)
def test_clicks_on_a_value(before, how, after):
    assert chosen(Selection(countries=before), "countries", "JP", how) == after


def content(monkeypatch, choices: dict[str, tuple[Choice, ...]], opened_: tuple[str, str] = ("", "")) -> dict[str, Any]:
    monkeypatch.setattr(facet_columns, "language", lambda: "en")
    monkeypatch.setattr("parts.words.language", lambda: "en")
    monkeypatch.setattr(facet_columns.st, "session_state", {facet_columns._OPEN: opened_})
    monkeypatch.setattr(room, "page", lambda: 1600)
    return facet_columns.content({key: choices.get(key, ()) for key in FACETS.values()})


def test_a_long_facet_says_how_much_more_it_has_and_opens_as_a_whole(monkeypatch):
    many = tuple(Choice(f"Firm {number}", 500 - number) for number in range(300))
    shown = content(monkeypatch, {"organisation": many})
    facet = next(one for one in shown["facets"] if one["key"] == "organisation")
    assert len(facet["values"]) == 6 and facet["more"] == "294 more …"
    panel = content(monkeypatch, {"organisation": many}, ("organisation", ""))["panel"]
    assert len(panel["values"]) == 120 and panel["note"].startswith("180 more")


@pytest.mark.parametrize("words", ["nvda", "英伟达", "輝達", "NVIDIA corp"])
def test_an_opened_facet_is_searched_by_ticker_and_in_either_script(monkeypatch, words):
    firms = (Choice("Huawei", 9), Choice("Nvidia", 2), Choice("none", 50))
    panel = content(monkeypatch, {"organisation": firms}, ("organisation", words))["panel"]
    assert [value["label"] for value in panel["values"]] == ["Nvidia"]
    assert panel["values"][0]["note"] == "NVDA"
    nobody = content(monkeypatch, {"organisation": firms}, ("organisation", "zzz"))["panel"]
    assert nobody["values"] == [] and nobody["note"] == "No value matches."


def test_the_fullest_years_are_shown_from_the_newest_on(monkeypatch):
    years = (*(Choice(str(year), 3 + (year % 2)) for year in range(2010, 2026)), Choice("2060", 1), Choice("none", 40))
    shown = next(one for one in content(monkeypatch, {"year": years})["facets"] if one["key"] == "year")
    assert [value["value"] for value in shown["values"]] == ["2025", "2023", "2021", "2019", "2017", "2015"]
    panel = content(monkeypatch, {"year": years}, ("year", ""))["panel"]
    assert [value["value"] for value in panel["values"]][:3] == ["2060", "2025", "2024"]
    assert panel["values"][-1]["value"] == "none"


def test_ticks_of_other_pages_stay(monkeypatch):
    state: dict[str, Any] = {}
    monkeypatch.setattr(picks.st, "session_state", state)
    picks.take(["a", "b", "c"], ["a", "c"])
    picks.take(["d", "e"], ["e"])
    assert picks.current() == {"a", "c", "e"}
    picks.take(["a", "b", "c"], [])
    assert picks.current() == {"e"}


def test_every_kind_of_cell_has_its_column():
    assert set(cells.KINDS) <= set(COLUMNS)
    assert set(cells._CELLS) | {"source"} == set(COLUMNS)


@pytest.mark.parametrize("number", [0, 1])
def test_a_store_of_no_event_and_of_one_are_drawn(tmp_path, drawn, monkeypatch, number):
    (tmp_path / "a.txt").write_text("Only weather." if not number else NEWS, "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "data")
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path / "data"))
    shown("events")
    assert ("facets" in drawn) == ("table-events" in drawn) == bool(number)
    choices = drawn.keys() & {"filter-countries", "filter-categories", "filter-statuses"}
    assert len(choices) == 3 * number


@pytest.mark.parametrize("size", [0, 1, 10_000, 100_000])
def test_a_page_does_not_wait_on_the_whole_table(size):
    """Only the rows of one page become cells; counting, choosing and ordering take a blink."""
    index = Index(sample.tables(max(size, 1)))
    if not size:
        tables = sample.tables(1)
        index = Index(tables._replace(events=tables.events.head(0), reports=tables.reports.head(0)))
    asked = Selection(countries=("US",), sort="-usd", text="美国")
    select(index, asked), facets(index, asked)
    begun = time.process_time()
    selected = select(index, asked)
    counted = facets(index, asked)
    rows = selected.page(0, 200)
    spent = time.process_time() - begun
    assert len(rows) <= 200
    assert set(counted) == set(FACETS.values())
    assert spent < 0.2, f"{1000 * spent:.0f} ms"  # some 10 ms on an idle core
