"""Exports lead back to sentences, and no spreadsheet runs what a document says."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from genesis.archive import Library
from genesis.errors import ArgumentError
from genesis.exports import FORMATS, Job, csv_bytes, event_rows, export
from genesis.exports.cells import safe_cell, safe_text, written
from genesis.exports.rows import COLUMNS, first_rows, table_rows
from genesis.selection import Selection, select
from genesis.wording import words

FORMULAS = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "|cmd",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹦1",
    " =1",
    "\ufeff=1",
]


def job(tables: sample.Tables, selection: Selection | None = None) -> Job:
    library = Library(tables)
    return Job(library, select(library.index, selection or Selection()))


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_text(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Stargate", "5%", "中国", "a=b", "−3.5", "'=1", "“=”"])
def test_other_texts_stay(text: str) -> None:
    assert safe_text(text) == text


@given(st.text())
def test_nothing_begins_like_a_formula(text: str) -> None:
    assert not safe_text(text).lstrip().startswith(("=", "+", "-", "@", "|", "＝", "＋", "－", "＠"))


def test_lists_are_joined_before_they_are_made_safe() -> None:
    assert safe_cell(("=1", "b")) == "'=1; b"
    assert safe_cell(-3.5) == -3.5


@pytest.mark.parametrize("dtype", ["str", "object", "category", "string"])
def test_cells_and_headings_are_safe_in_every_dtype(dtype: str) -> None:
    table = pd.DataFrame({"=name": pd.Series(["=1+1", "b"], dtype=dtype)})
    assert csv_bytes(table).decode("utf-8-sig") == "'=name\r\n'=1+1\r\nb\r\n"


def test_csv_leads_to_each_sentence() -> None:
    text = export(job(sample.seeds(), Selection()), "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == 33
    order = next(row for row in rows if row["category"] == "executive_order")
    assert order["date"] == "24 Nov 2025"
    assert "2025年11月24日,美国总统特朗普签署行政命令" in order["quotes"]
    assert order["sources"] == "61893.com (2026-01-03); 003_c9490bf9877dc2fc.txt (2025-11-28)"
    assert order["files"].count(".txt") == 2
    assert not any("None" in cell or cell == "nan" or "NaT" in cell for row in rows for cell in row.values())


def test_sums_and_missing_sums() -> None:
    rows = event_rows(select(sample.seeds(), Selection(sort="-usd"))).set_index("title_en")
    fund = rows.loc["Two Sessions add a CNY 1 trillion early-stage technology fund"]
    assert fund["sums"][0].replace("\u00a0", " ") == "CNY 1 trillion (USD 138 billion at the ECB rate of 5 Mar 2025)"
    assert rows.loc["Paris AI summit opens", "sums"] == ()


def test_parquet_keeps_types_and_is_the_same_for_an_empty_selection() -> None:
    tables = sample.seeds()
    whole = pq.read_table(BytesIO(export(job(tables, Selection()), "parquet")))
    empty = pq.read_table(BytesIO(export(job(tables, Selection(text="no such words")), "parquet")))
    assert whole.schema.equals(empty.schema)
    assert whole.column_names == list(COLUMNS)
    assert (whole.num_rows, empty.num_rows) == (33, 0)
    assert whole["countries"].to_pylist()[0] == ["DE"]
    assert whole["start"].to_pylist()[0] == date(2013, 1, 1)


def test_undated_events_come_last() -> None:
    rows = event_rows(select(sample.tables(200), Selection()))
    undated = [start is None for start in rows["start"]]
    assert sum(undated) > 0 and undated == sorted(undated)
    assert rows["date"].iloc[-1].startswith("on or before ")


def test_words_of_an_export_are_in_its_language() -> None:
    rows = event_rows(select(sample.seeds(), Selection(lang="zh-Hans", categories=("executive_order",))))
    assert rows["date"].tolist() == ["2025年11月24日"]


def test_formats_are_named_in_the_interface() -> None:
    for name, one in FORMATS.items():
        assert one.id == name and one.suffix.startswith(f".{name}")
        assert words("en").has(one.label)
    with pytest.raises(ArgumentError, match="csv"):
        export(job(sample.seeds(), Selection()), "doc")


def test_the_dates_of_all_reports_stand_beside_each_other() -> None:
    rows = event_rows(select(sample.seeds(), Selection()))
    differing = rows[rows["conflicts"].map(len) > 0]
    assert [tuple(dates) for dates in differing["report_dates"]] == [("21 Jan 2025", "23 Jan 2025")]
    assert all(len(dates) == len(quotes) for dates, quotes in zip(rows["report_dates"], rows["quotes"], strict=True))


@pytest.mark.parametrize("columns", ["full", "displayed"])
@pytest.mark.parametrize("view", ["events", "figures"])
def test_a_preview_has_the_first_rows_as_words_and_nothing_in_empty_cells(view: Any, columns: Any) -> None:
    library = Library(sample.seeds())
    asked = Job(library, select(library.index, Selection()), view=view, columns=columns)
    first, count = first_rows(asked, 6)
    whole = table_rows(asked)
    assert count == len(whole) and list(first.columns) == list(whole.columns)
    assert all(isinstance(cell, str) for name in first.columns for cell in first[name])
    assert not {"None", "nan", "NaT", "<NA>"} & {cell for name in first.columns for cell in first[name]}
    key = first.columns[0]
    assert first[key].tolist() == [written(cell) for cell in whole[key].head(6)]


@pytest.mark.parametrize("form", ["pptx", "xlsx", "zip", "csv", "json", "parquet"])
def test_slow_forms_tell_how_far_they_are(form: str) -> None:
    library, told = Library(sample.seeds()), []
    asked = Job(library, select(library.index, Selection()), view="timeline")
    asked.progress = told.append
    export(asked, form)
    assert len(set(told)) > 1 and told == sorted(told) and 0 < told[0] <= told[-1] <= 1
