"""Figures of different documents that contradict each other, and those that do not."""

import time
from datetime import date

import pytest
import records

from genesis.figures.contradictions import settings, with_contradictions
from genesis.figures.lexicon import measures

REFINING = {"metric_key": "share:rare_earths_refining_capacity:world", "unit": "%"}
REVENUE = {"metric_key": "revenue:chips:national", "unit": "USD"}
PUBLISHED = {"d1": date(2026, 1, 3), "d2": date(2025, 12, 11), "d3": date(2025, 1, 3), "old": date(2019, 5, 6)}


def claim(document_id: str, value: float, **fields):
    return records.figure(
        figure_id=f"{document_id} {value:g}", document_id=document_id, **{"low": value, "high": value, **fields}
    )


def conflicting(*figures) -> list[str]:
    marked = with_contradictions(figures, PUBLISHED)
    assert [one.figure_id for one in marked] == [one.figure_id for one in figures]
    return [one.figure_id for one in marked if "conflicting" in one.flags]


def test_two_documents_that_give_another_share_contradict_each_other():
    about = claim("d1", 80, qualifier="about", **REFINING)
    assert conflicting(about, claim("d2", 92, **REFINING)) == ["d1 80", "d2 92"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param((70, {}), (69, {}), id="rounding"),
        pytest.param((60, {"qualifier": "over"}), (69, {}), id="over"),
        pytest.param((95, {"qualifier": "up to"}), (50, {}), id="up to"),
        pytest.param((80, {"high": 92}), (90, {}), id="within a range"),
        pytest.param((80, {"year": 2020}), (92, {"year": 2025}), id="other years"),
        pytest.param((80, {"status": "forecast"}), (92, {}), id="a forecast"),
        pytest.param((80, {"country": "US"}), (92, {}), id="another side"),
        pytest.param((80, {"counterpart": "US"}), (92, {}), id="against another side"),
        pytest.param((80, {"unit": "pp"}), (92, {}), id="another unit"),
        pytest.param((80, {"flags": ("implausible",)}), (92, {}), id="implausible"),
        pytest.param((80, {"metric_key": "share:all:world"}), (92, {"metric_key": "share:all:world"}), id="of nothing"),
        pytest.param((8, {"metric_key": "share:ai:world"}), (92, {"metric_key": "share:ai:world"}), id="no facet"),
    ],
)
def test_what_contradicts_nothing(one, other):
    figures = (claim("d1", one[0], **(REFINING | one[1])), claim("d2", other[0], **(REFINING | other[1])))
    assert conflicting(*figures) == []


@pytest.mark.parametrize(
    ("qualifier", "value"), [("over", 40), ("under", 95), ("up to", 60)], ids=["far below", "above", "well above"]
)
def test_a_qualifier_opens_one_side_alone(qualifier, value):
    other = {"over": 95, "under": 99.9, "up to": 92}[qualifier]
    figures = (claim("d1", value, qualifier=qualifier, **REFINING), claim("d2", other, **REFINING))
    assert bool(conflicting(*figures)) == (qualifier != "under")


def test_a_year_that_is_not_said_is_near_publication():
    assert conflicting(claim("old", 60, **REFINING), claim("d1", 92, **REFINING)) == []
    assert conflicting(claim("d3", 80, **REFINING), claim("d1", 92, year=2025, **REFINING))
    assert conflicting(claim("unknown", 80, **REFINING), claim("d1", 92, **REFINING)) == []


def test_one_document_does_not_contradict_itself():
    assert conflicting(claim("d1", 83, **REFINING), claim("d1", 35, **REFINING)) == []


def test_a_document_with_two_values_agrees_by_either():
    two = claim("d1", 83, **REFINING), claim("d1", 35, **REFINING)
    assert conflicting(*two, claim("d2", 35, **REFINING)) == []
    assert conflicting(*two, claim("d2", 60, **REFINING)) == ["d1 83", "d1 35", "d2 60"]


def test_sums_of_a_year_contradict_each_other_where_both_say_the_year():
    assert conflicting(claim("d1", 5e9, year=2024, **REVENUE), claim("d2", 8e9, year=2024, **REVENUE))
    assert conflicting(claim("d1", 5e9, **REVENUE), claim("d2", 8e9, **REVENUE)) == []


def test_two_investments_are_two_deeds():
    key = {"metric_key": "investment:ai:national", "unit": "USD", "year": 2025}
    assert conflicting(claim("d1", 5e9, **key), claim("d2", 8e9, **key)) == []


def test_a_flag_from_before_is_taken_off_and_others_stay():
    (one,) = with_contradictions([claim("d1", 80, flags=("implausible", "conflicting"), **REFINING)], PUBLISHED)
    assert one.flags == ("implausible",)


def test_the_order_of_figures_does_not_matter():
    figures = [claim(name, value, **REFINING) for name, value in (("d1", 80), ("d2", 92), ("d3", 90))]
    assert sorted(conflicting(*figures)) == sorted(conflicting(*reversed(figures)))


def test_the_measures_are_those_of_the_lexicon():
    known = {measure.id for measure in measures()}
    named = settings()
    assert named.standing | named.yearly | named.faceted | named.wholes <= known
    assert not named.standing & named.yearly


def test_a_much_told_share_costs_little():
    """Thousands of documents give a few dozen values: the different claims are compared, not the documents."""
    figures = [claim(f"n{number}", 40 + number % 50, year=2024, **REFINING) for number in range(5_000)]
    begin = time.process_time()
    marked = with_contradictions(figures, {})
    assert time.process_time() - begin < 2
    assert all("conflicting" in one.flags for one in marked)
