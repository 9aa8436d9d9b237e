"""Counting two sides: by hand on a handful of acts, and against the rows of the annotated seeds."""

import pandas as pd
import sample

from genesis import comparison


def events(*rows):
    """Rows of (countries, category, first day, last day, documents)."""
    columns = ["countries", "category", "start", "end", "document_ids"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(start=pd.to_datetime(frame["start"]), end=pd.to_datetime(frame["end"]))


FEW = events(
    (["US"], "tariff", "2025-01-20", "2025-01-20", ["a"]),
    (["US", "CN"], "diplomacy", "2025-05-01", "2025-06-30", ["a", "b"]),
    (["CN"], "tariff", "2025-04-04", "2025-04-04", ["b"]),
    (["CN"], "strategy", "2025-01-01", "2025-12-31", ["c"]),
    (["CN"], "strategy", None, "2025-12-31", ["c"]),
    (["FR"], "investment", "2025-02-10", "2025-02-10", ["d"]),
)


def test_an_act_of_both_counts_on_both_sides():
    assert len(comparison.acts(FEW, "US")) == 2
    assert len(comparison.acts(FEW, "CN")) == 4


def test_categories_are_those_of_the_two_sides_most_frequent_first():
    counts = comparison.by_category(FEW)
    assert list(counts.index) == ["tariff", "strategy", "diplomacy"] or counts.sum(axis=1).is_monotonic_decreasing
    assert "investment" not in counts.index
    assert counts.loc["tariff"].to_dict() == {"US": 1, "CN": 1}
    assert counts.loc["strategy"].to_dict() == {"US": 0, "CN": 2}


def test_quarters_have_no_gaps_and_leave_out_what_is_vaguer():
    counts, vague = comparison.by_time(FEW)
    assert [str(period) for period in counts.index] == ["2025Q1", "2025Q2"]
    assert counts.loc["2025Q2"].to_dict() == {"US": 1, "CN": 2}
    assert vague == 2  # the year and the undated act


def test_a_quarter_without_acts_is_there_with_nothing():
    sparse = events(
        (["US"], "tariff", "2025-01-20", "2025-01-20", []), (["US"], "tariff", "2025-12-20", "2025-12-20", [])
    )
    counts, vague = comparison.by_time(sparse)
    assert (counts["US"].tolist(), counts["CN"].tolist(), vague) == ([1, 0, 0, 1], [0, 0, 0, 0], 0)


def test_a_long_time_is_counted_by_years():
    long = events(
        (["US"], "tariff", "2001-01-20", "2001-12-20", []), (["CN"], "tariff", "2025-12-20", "2025-12-20", [])
    )
    counts, vague = comparison.by_time(long)
    assert (len(counts), counts.index.freqstr[0], vague) == (25, "Y", 0)


def test_no_acts_at_all():
    counts, vague = comparison.by_time(FEW[FEW["category"] == "investment"])
    assert counts.empty
    assert vague == 0
    assert comparison.by_category(FEW.head(0)).empty


def test_documents_are_counted_once():
    assert comparison.documents(FEW, "CN") == 3


def test_the_seeds_add_up():
    frame = sample.seeds().events
    for side in comparison.SIDES:
        rows = sum(side in countries for countries in frame["countries"])
        assert comparison.by_category(frame)[side].sum() == rows == len(comparison.acts(frame, side))
