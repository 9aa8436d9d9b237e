"""The score: what stands for what, level by level."""

import pytest

from genesis.errors import ArgumentError
from genesis.score import score, squeeze

QUOTE = "On May 3, 2024 the agency [banned exports](https://example.org/a) of chips"
TEXTS = {"a.md": f"{QUOTE}. It banned them on May 3, 2024, again."}


def event(**fields):
    return {
        "doc": "a.md", "quote": QUOTE, "start": "2024-05-03", "end": "2024-05-03", "precision": "day",
        "countries": ["US"], "targets": ["CN"], "category": "export_control", "programme": None,
        "organisations": ["the agency"], "amounts": [], "status": "occurred", **fields,
    }  # fmt: skip


def figure(**fields):
    return {"doc": "a.md", "quote": QUOTE, "country": "US", "value": 60, "unit": "%", "year": 2024, **fields}


def f1(result):
    return [round(level.f1, 3) for level in result.levels]


def test_the_same_rows_agree_in_full():
    result = score("events", [event()], [event()], TEXTS)
    assert f1(result) == [1, 1, 1, 1]
    assert result.attributes["targets F1"] == 1
    assert (result.missed, result.differing, result.extra) == ((), (), ())


@pytest.mark.parametrize(
    ("change", "levels"),
    [
        ({"start": "2024-05-01"}, [1, 0, 0, 0]),
        ({"category": "tariff"}, [1, 1, 0, 0]),
        ({"countries": ["CN", "US"]}, [1, 1, 1, 0]),
        ({"quote": "not in the text"}, [0, 0, 0, 0]),
        ({"quote": "of"}, [0, 0, 0, 0]),
        ({"doc": "b.md"}, [0, 0, 0, 0]),
        ({"precision": "undated"}, [0, 0, 0, 0]),
    ],
)
def test_a_difference_lowers_the_levels_above_it(change, levels):
    assert f1(score("events", [event()], [event(**change)], TEXTS)) == levels


def test_other_right_answers_count():
    also = {"category": ["tariff"], "span": [["2024-05-01", "2024-05-31"]], "countries": [["CN"]]}
    told = event(start="2024-05-01", end="2024-05-31", category="tariff", countries=["CN"])
    assert f1(score("events", [event(also=also)], [told], TEXTS)) == [1, 1, 1, 1]


def test_optional_rows_cost_nothing_and_earn_nothing():
    optional = event(optional=True)
    assert score("events", [optional], [event()], TEXTS).extra == ()
    assert score("events", [optional], [], TEXTS).missed == ()
    mixed = score("events", [optional, event(quote="It banned them")], [event(start="2020-01-01")], TEXTS)
    assert mixed.levels[0].precision == 0


def test_rows_too_much_and_too_few():
    result = score("events", [event()], [event(), event(quote="It banned them", start="2020-01-01")], TEXTS)
    assert (result.levels[-1].precision, result.levels[-1].recall) == (0.5, 1)
    assert len(result.extra) == 1
    assert any(line.startswith("EXTRA   a.md 2020-01-01") for line in result.lines(show=True))
    assert score("events", [event()], [], TEXTS).missed == (event(),)


def test_an_act_told_again_elsewhere_is_a_repeat():
    again = event(quote="It banned them on May 3, 2024, again")
    assert score("events", [event()], [event(), again], TEXTS).repeats == 1
    stands = score("events", [event()], [event(category="tariff"), again], TEXTS)
    assert f1(stands)[-1] == pytest.approx(2 / 3, abs=0.001)


def test_quotes_are_compared_without_markup():
    assert squeeze("**A** [b](https://x.y/z) &amp;<br/>C, d!") == "AbCd"
    told = event(quote="On May 3, 2024 the agency banned exports of chips")
    assert f1(score("events", [event()], [told], TEXTS)) == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("change", "levels"),
    [
        ({}, [1, 1, 1]),
        ({"value": 60.05}, [1, 1, 1]),
        ({"value": 61}, [1, 0, 0]),
        ({"value": None, "low": 60, "high": 60}, [1, 1, 1]),
        ({"unit": "pp"}, [1, 0, 0]),
        ({"country": None}, [1, 1, 0]),
    ],
)
def test_figures(change, levels):
    assert f1(score("figures", [figure()], [figure(**change)], TEXTS)) == levels


def test_an_annotation_that_is_not_in_its_document_is_an_error():
    with pytest.raises(ArgumentError, match=r"does not stand in a\.md: elsewhere"):
        score("events", [event(quote="elsewhere")], [], TEXTS)
