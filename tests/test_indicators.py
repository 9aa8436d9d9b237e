"""Figures of two sides beside each other: never of different things, years or standing."""

from typing import Any

import pandas as pd
import pytest

from genesis.charts import indicator_figure
from genesis.palette import palette
from genesis.scene import Indicators, indicators

DOCUMENTS = pd.DataFrame({"document_id": ["a", "b"], "publisher": ["Alpha", None]})
_FIGURE: dict[str, Any] = {
    "country": "US", "counterpart": None, "metric": "share of AI compute", "metric_key": "share:ai_compute:world",
    "low": 74.5, "unit": "%", "usd": None, "year": None, "status": "reported", "source": None, "flags": [],
    "document_id": "a",
}  # fmt: skip


def _found(*changes: dict[str, Any], language: str = "en") -> Indicators:
    rows = [{**_FIGURE, "figure_id": f"f{number}", **change} for number, change in enumerate(changes)]
    for row in rows:
        row.setdefault("high", row["low"])
    return indicators(pd.DataFrame(rows), DOCUMENTS, language)


def test_both_sides_of_a_measure() -> None:
    found = _found({}, {"country": "CN", "low": 14.0, "source": "CICC"})
    (row,) = found.rows
    assert (row.leader, round(row.ratio[0], 2)) == ("US", 5.32)
    assert (row.above.text, row.below.text) == ("74.5%", "14%")
    assert (row.name, row.note) == ("Share of AI compute", "no year given · Alpha")
    assert (found.led_by("US"), found.led_by("CN"), found.one_sided) == (1, 0, 0)


@pytest.mark.parametrize(
    "other",
    [
        {"metric_key": "share:ai_patents:world"},
        {"status": "forecast"},
        {"unit": "GW"},
        {"document_id": "b"},  # neither gives a year
        {"year": 2024, "document_id": "b"},
        {"flags": ["implausible"]},
        {"low": 0.0},
    ],
    ids=["another measure", "another standing", "another unit", "no year", "one year", "implausible", "nothing"],
)
def test_what_is_not_comparable_is_not_set_side_by_side(other: dict[str, Any]) -> None:
    assert not _found({}, {"country": "CN", "low": 14.0, **other}).rows


def test_years_decide_between_documents() -> None:
    same = _found({"year": 2025}, {"country": "CN", "low": 14.0, "year": 2025, "document_id": "b"})
    assert len(same.rows) == 1
    several = _found(
        {"year": 2025}, {"country": "CN", "low": 9.0, "year": None}, {"country": "CN", "low": 14.0, "year": 2025}
    )
    assert several.rows[0].figure_ids == ("f0", "f2")
    assert several.one_sided == 1


def test_a_measure_of_no_named_thing_is_left_out() -> None:
    assert not _found(
        {"metric_key": "investment:all:national"}, {"country": "CN", "metric_key": "investment:all:national"}
    ).rows


def test_sums_in_two_currencies_are_set_in_dollars_and_printed_as_they_are() -> None:
    money = {"metric_key": "investment:ai:national", "unit": "USD", "low": 3e12, "high": 4e12, "usd": 3.5e12}
    yuan = {**money, "country": "CN", "unit": "CNY", "low": 1e13, "high": 1e13, "usd": 1.4e12}
    (row,) = _found(money, yuan).rows
    assert row.leader == "US"
    assert row.ratio == pytest.approx((3e12 / 1.4e12, 4e12 / 1.4e12))
    assert row.below.text.replace("\u00a0", " ") == "CNY 10 trillion"


def test_a_stated_multiple_has_no_numbers_of_its_own() -> None:
    multiple = {"country": "CN", "counterpart": "US", "unit": "x", "metric": "grid capacity relative to United States"}
    (row,) = _found({**multiple, "low": 3.0}).rows
    assert row.stated and row.leader == "CN" and row.ratio == (3.0, 3.0)
    assert row.name == "Grid capacity"
    (less,) = _found({**multiple, "low": 0.25, "high": 0.5}).rows
    assert less.leader == "US" and less.ratio == (2.0, 4.0)
    assert not _found({**multiple, "low": 3.0, "counterpart": "JP"}).rows


def test_claims_that_differ_stand_side_by_side() -> None:
    rare = {"country": "CN", "metric": "share of refining", "flags": ["conflicting"]}
    (claim,) = _found({**rare, "low": 80.0}, {**rare, "low": 92.0, "document_id": "b", "source": "GS"}).claims
    assert claim.values == (("80%", "Alpha"), ("92%", "GS"))


def test_the_upper_sides_leads_come_first() -> None:
    found = _found(
        {"country": "CN", "counterpart": "US", "unit": "x", "metric_key": "a", "low": 9.0},
        {"country": "CN", "counterpart": "US", "unit": "x", "metric_key": "b", "low": 3.0},
        {"counterpart": "CN", "unit": "x", "metric_key": "c", "low": 2.0},
        {"counterpart": "CN", "unit": "x", "metric_key": "d", "low": 5.0},
    )
    assert [row.key for row in found.rows] == ["d", "c", "b", "a"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_points_are_on_one_scale_and_hollow_where_only_a_multiple_is_given(theme: str) -> None:
    found = _found(
        {},
        {"country": "CN", "low": 14.0},
        {"country": "CN", "counterpart": "US", "unit": "x", "metric_key": "b", "low": 4.0},
    )
    us, cn = indicator_figure(found, theme).data
    assert list(us.x) == pytest.approx([100, 25])
    assert list(cn.x) == pytest.approx([100 * 14 / 74.5, 100])
    ground = palette(theme)["bg"]
    assert [one == ground for one in us.marker.color] == [False, True]
    texts = [note.text for note in indicator_figure(found, theme).layout.annotations]
    assert "<b>US 5.3×</b>" in texts and "<b>China 4×</b>" in texts


def test_chinese_and_nothing_at_all() -> None:
    found = _found({}, {"country": "CN", "low": 14.0}, language="zh-Hans")
    texts = [note.text for note in indicator_figure(found).layout.annotations]
    assert "<b>美国为5.3倍</b>" in texts
    assert indicator_figure(_found({})).layout.height > 0


def test_narrow_figures_have_names_over_the_points() -> None:
    found = _found({}, {"country": "CN", "low": 14.0}, {"country": "CN", "counterpart": "US", "unit": "x", "low": 3.0})
    wide, narrow = indicator_figure(found), indicator_figure(found, width=340)
    assert wide.layout.margin.l > 200 > 20 >= narrow.layout.margin.l
    points = narrow.data[0].y
    names = [note for note in narrow.layout.annotations if "AI compute" in note.text]
    assert names and all(note.y <= point - 40 for note, point in zip(names, points, strict=False))
