"""Figures of two sides beside each other: never of different things, years or standing."""

from typing import Any

import pandas as pd
import pytest

from genesis.charts import indicator_figure
from genesis.palette import palette
from genesis.scene import Indicators, indicators, rest_words

DOCUMENTS = pd.DataFrame({"document_id": ["a", "b"], "publisher": ["Alpha", None]})
_FIGURE: dict[str, Any] = {
    "country": "US", "counterpart": None, "metric": "share of AI compute", "metric_key": "share:ai_compute:world",
    "low": 74.5, "unit": "%", "usd": None, "year": None, "status": "reported", "source": None, "flags": [],
    "document_id": "a", "qualifier": "", "quote_start": 0, "quote_end": 10,
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
    assert [one.text for one in (*row.above, *row.below)] == ["74.5%", "14%"]
    assert row.kind == "both"
    assert (row.name, row.note) == ("Share of AI compute", "no year given · reported · Alpha, CICC")
    assert (found.led_by("US"), found.led_by("CN"), found.one_sided) == (1, 0, ())


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
    assert "both" not in [row.kind for row in _found({}, {"country": "CN", "low": 14.0, **other}).rows]


def test_what_cannot_be_is_measured_nowhere_and_still_counted() -> None:
    odd = {"flags": ["implausible"], "low": 170.0}
    found = _found({}, {"country": "CN", **odd}, {"country": "FR", **odd})
    assert [one.figure_id for one in found.implausible] == ["f1"]
    shown = {one for row in found.rows for one in row.figure_ids} | {one.figure_id for one in found.one_sided}
    assert shown == {"f0"}


def test_years_decide_between_documents() -> None:
    same = _found({"year": 2025}, {"country": "CN", "low": 14.0, "year": 2025, "document_id": "b"})
    assert len(same.rows) == 1
    several = _found(
        {"year": 2025}, {"country": "CN", "low": 9.0, "year": None}, {"country": "CN", "low": 14.0, "year": 2025}
    )
    assert several.rows[0].figure_ids == ("f0", "f2")
    assert [one.figure_id for one in several.one_sided] == ["f1"]


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
    assert row.below[0].text.replace("\u00a0", " ") == "CNY 10 trillion"


def test_a_stated_multiple_has_no_numbers_of_its_own() -> None:
    multiple = {"country": "CN", "counterpart": "US", "unit": "x", "metric": "grid capacity relative to United States"}
    (row,) = _found({**multiple, "low": 3.0}).rows
    assert row.stated and row.leader == "CN" and row.ratio == (3.0, 3.0)
    assert row.name == "Grid capacity"
    (less,) = _found({**multiple, "low": 0.25, "high": 0.5}).rows
    assert less.leader == "US" and less.ratio == (2.0, 4.0)
    assert not _found({**multiple, "low": 3.0, "counterpart": "JP"}).rows


def test_a_number_beside_a_multiple_stands_in_its_row() -> None:
    grid = {
        "country": "CN",
        "metric_key": "spending:power_grids:national@annual",
        "unit": "USD",
        "low": 9e10,
        "usd": 9e10,
    }
    times = {
        "country": "CN", "counterpart": "US", "unit": "x", "low": 3.0, "quote_start": 0, "quote_end": 16,
        "metric_key": "level:power_grids_spending:national",
    }  # fmt: skip
    (row,) = _found(grid, times).rows
    assert (row.kind, row.leader, row.ratio) == ("stated", "CN", (3.0, 3.0))
    assert row.above == () and row.below[0].low == 9e10
    (apart,) = _found(grid, {**times, "quote_start": 900, "quote_end": 910}).rows
    assert apart.below == ()


def test_firms_that_a_passage_names_stand_for_their_sides() -> None:
    fleet = {"unit": "count", "quote_end": 10}
    found = _found(
        {**fleet, "country": "CN", "metric": "Baidu robotaxis", "metric_key": "number:robotaxis:baidu", "low": 1500.0},
        {**fleet, "metric": "Waymo robotaxis", "metric_key": "number:robotaxis:waymo", "low": 1500.0},
        {**fleet, "metric": "Tesla robotaxis", "metric_key": "number:robotaxis:tesla", "low": 150.0},
    )
    (row,) = found.rows
    assert (row.key, row.leader, row.ratio) == ("number:robotaxis:firms", "", (1.0, 1.0))
    assert [one.text for one in row.above] == ["Waymo 1,500", "Tesla 150"]
    far = _found(
        {**fleet, "country": "CN", "metric": "Baidu robotaxis", "metric_key": "number:robotaxis:baidu", "low": 1500.0},
        {**fleet, "metric": "Waymo robotaxis", "metric_key": "number:robotaxis:waymo", "low": 9.0, "quote_start": 5000},
    )
    assert not far.rows and len(far.one_sided) == 2


def test_a_firm_and_a_whole_side_are_never_in_one_row() -> None:
    assert not _found(
        {"metric": "Nvidia share of the world AI chip market", "metric_key": "market_share:ai_chips:nvidia@world"},
        {"country": "CN", "low": 5.0, "metric_key": "market_share:ai_chips:world"},
    ).rows
    assert not _found(
        {"metric_key": "investment:ai:national@annual", "unit": "USD", "usd": 74.5},
        {"country": "CN", "metric_key": "investment:ai:national@cumulative", "unit": "USD", "usd": 74.5},
    ).rows


@pytest.mark.parametrize(
    ("change", "drawn"),
    [
        ({}, True),
        ({"low": 50.0, "high": 50.0}, False),
        ({"low": 50.0, "high": 50.0, "qualifier": "over"}, True),
        ({"qualifier": "under"}, False),
        ({"qualifier": "up to"}, False),
        ({"metric_key": "share:ai_compute:national"}, False),
        ({"metric_key": "share:ai_compute:world@lost"}, False),
        ({"metric_key": "yield:ai_compute:world"}, False),
    ],
)
def test_more_than_half_of_the_world_leaves_the_rest(change: dict[str, Any], drawn: bool) -> None:
    rows = _found({"country": "CN", "low": 80.0, **change}).rows
    assert [row.kind for row in rows] == ["rest"] * drawn


def test_a_ratio_of_bounds_is_a_bound() -> None:
    for ours, theirs, sign in (
        ("", "", ""), ("over", "", "≥"), ("", "over", "≤"), ("up to", "", "≤"), ("", "under", "≥"), ("about", "", "≈"),
        ("over", "over", "≈"), ("over", "about", "≥~"),
    ):  # fmt: skip
        found = _found({"qualifier": ours}, {"country": "CN", "low": 14.0, "qualifier": theirs})
        assert found.rows[0].sign == sign, (ours, theirs)
        assert f"<b>US {sign}5.3×</b>" in [note.text for note in indicator_figure(found).layout.annotations]


def test_years_are_not_two_claims() -> None:
    share = {"country": "CN", "metric": "share of refining"}
    rows = _found({**share, "low": 80.0, "year": 2020}, {**share, "low": 92.0, "year": 2024}).rows
    assert [(row.note.split(" · ")[0], len(row.below)) for row in rows] == [("2020", 1), ("2024", 1)]
    times = {"country": "CN", "counterpart": "US", "unit": "x", "metric_key": "b"}
    rows = _found({**times, "low": 3.0, "year": 2020}, {**times, "low": 9.0, "status": "forecast"}).rows
    assert sorted(row.ratio for row in rows) == [(3.0, 3.0), (9.0, 9.0)]


def test_what_is_left_is_said_of_every_claim() -> None:
    rare = {"country": "CN", "metric": "share of refining"}
    (row,) = _found({**rare, "low": 80.0}, {**rare, "low": 92.0, "document_id": "b"}).rows
    assert (row.leader, row.ratio) == ("CN", (4.0, 11.5))
    assert rest_words(row, "en") == "up to 8% or 20%"
    assert rest_words(row, "zh-Hans") == "至多8%或20%"


def test_two_claims_of_both_sides_are_both_shown() -> None:
    (row,) = _found(
        {"year": 2025}, {"year": 2025, "low": 70.0, "document_id": "b"}, {"year": 2025, "country": "CN", "low": 14.0}
    ).rows
    assert [one.text for one in row.above] == ["74.5%", "70%"]
    assert row.ratio == pytest.approx((70 / 14, 74.5 / 14))


def test_rows_stand_under_their_arenas() -> None:
    rows = [{"figure_id": f"f{at}", **_FIGURE, "metric_key": key, "country": "CN", "low": 80.0, "high": 80.0}
            for at, key in enumerate(("share:rare_earths_supply:world", "share:ai_patents:world"))]  # fmt: skip
    found = indicators(pd.DataFrame(rows), DOCUMENTS, "en", grouping="arena")
    assert [name for name, _ in found.groups()] == ["Technological innovation", "Technological independence"]
    texts = [note.text for note in indicator_figure(found).layout.annotations]
    assert "<b>Technological independence</b>" in texts


def test_any_two_sides() -> None:
    rows = [
        {"figure_id": "f0", **_FIGURE, "country": "JP", "high": 74.5},
        {"figure_id": "f1", **_FIGURE, "country": "EU", "high": 14.0, "low": 14.0},
    ]
    found = indicators(pd.DataFrame(rows), DOCUMENTS, "en", "EU", "JP")
    assert found.rows[0].leader == "JP" and found.led_by("JP") == 1
    colours = {trace.marker.color[0] for trace in indicator_figure(found).data[:2]}
    assert len(colours) == 2


def test_claims_that_differ_stand_side_by_side() -> None:
    rare = {"country": "CN", "metric": "share of refining", "flags": ["conflicting"]}
    (claim,) = _found({**rare, "low": 80.0}, {**rare, "low": 92.0, "document_id": "b", "source": "GS"}).claims
    assert claim.values == (("80%", "Alpha", "f0"), ("92%", "GS", "f1"))


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
    us, cn, words = indicator_figure(found, theme).data
    assert set(words.customdata) == {*us.customdata, *cn.customdata}, "names and numbers open the same figures"
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
    assert wide.layout.xaxis.range[0] < -20 < narrow.layout.xaxis.range[0], "a gutter for names, and none"
    points = narrow.data[0].y
    names = [note for note in narrow.layout.annotations if "AI compute" in note.text]
    assert names and all(note.y <= point - 40 for note, point in zip(names, points, strict=False))


def test_counts_of_listed_firms_are_not_set_against_each_other() -> None:
    listed = {"unit": "count", "metric_key": "number:listed_entities:national"}
    assert not _found({**listed}, {**listed, "country": "CN", "low": 9.0}).rows


def test_a_long_name_stands_on_two_lines_and_is_whole() -> None:
    name = "share of the world new-energy vehicle and EV battery market in the whole of all years"
    found = _found({"metric": name}, {"metric": name, "country": "CN", "low": 14.0})
    texts = [note.text for note in indicator_figure(found, width=900).layout.annotations]
    (drawn,) = (text for text in texts if "new-energy" in text)
    assert drawn.replace("<br>", " ") == name[:1].upper() + name[1:]
