"""Tables: rows of records, types, what a wrong table is told, there and back on disk."""

import math
from datetime import date

import msgspec
import pandas as pd
import pytest
import records

from genesis import tables
from genesis.errors import TableError
from genesis.model import Amount, Document, Event, Figure, Link, Report

ADDED = {
    "documents": {"characters", "source_group"},
    "reports": {"event_id", "corrections"},
    "events": {"reports", "documents", "corrections"},
    "figures": {"value"},
}
LEFT_OUT = {"documents": {"text"}, "reports": {"dates"}}
RECORDS = {"documents": Document, "reports": Report, "events": Event, "links": Link, "figures": Figure}


@pytest.fixture
def frames():
    undated = records.report(report_id="r2", start=None, precision="undated", amounts=(), dates=())
    events = [records.event(), records.event(event_id="e2", report_ids=("r2",), start=None, usd=None, amounts=())]
    spread = records.figure(figure_id="f2", low=3.0, high=4.0, year=2030, country=None)
    documents = [records.document(), records.document(document_id="d2", text="", published=None, status="failed")]
    return tables.frames(documents, [records.report(), undated], events, [records.link()], [records.figure(), spread])


@pytest.mark.parametrize("table", RECORDS)
def test_a_table_has_the_fields_of_its_record(table):
    columns = {column.name for column in tables.tables()[table]}
    fields = set(RECORDS[table].__struct_fields__)
    assert columns == (fields - LEFT_OUT.get(table, set())) | ADDED.get(table, set())


def test_every_column_says_what_it_means():
    for table, columns in tables.tables().items():
        for column in columns:
            assert column.meaning[0].isupper(), (table, column.name)
            assert column.kind in tables._ARROW, (table, column.name)
            assert column.unit or column.kind not in ("number", "integer", "day"), (table, column.name)


def test_rows_hold_what_the_records_say(frames):
    event, undated = frames["events"].to_dict("records")
    assert event["start"] == pd.Timestamp(2025, 3, 7)
    assert event["countries"] == ["CN"]
    assert event["amounts"] == [msgspec.structs.asdict(records.AMOUNT)]
    assert (event["reports"], event["documents"]) == (1, 1)
    assert pd.isna(undated["start"])
    assert math.isnan(undated["usd"])
    assert frames["reports"]["event_id"].tolist() == ["e1", "e2"]
    assert frames["report_dates"].to_dict("records") == [
        {"report_id": "r1", "kind": "effective", "start": event["start"], "end": event["start"], "precision": "day"}
    ]
    assert frames["figures"]["value"].isna().tolist() == [False, True]
    assert frames["figures"]["year"].tolist() == [pd.NA, 2030]
    assert frames["documents"]["characters"].tolist() == [len(records.TEXT), 0]
    assert frames["texts"].to_dict("records") == [{"document_id": "d1", "text": records.TEXT}]


def test_types_are_those_of_the_columns(frames):
    for table, frame in frames.items():
        assert {column.name: column.dtype for column in tables.tables()[table]} == frame.dtypes.astype(str).to_dict()


def test_tables_without_rows_have_their_types():
    for table, frame in tables.frames([], [], [], [], []).items():
        assert len(frame) == 0
        pd.testing.assert_frame_equal(tables.from_arrow(tables.to_arrow(frame, table), table), frame)


def test_there_and_back(frames):
    for table, frame in frames.items():
        stored = tables.to_arrow(frame, table)
        assert stored.schema == tables.schema(table)
        pd.testing.assert_frame_equal(tables.from_arrow(stored, table), frame)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda frame: frame.drop(columns="usd"), "events: no column usd; the columns are event_id, start"),
        (lambda frame: frame.assign(more=1), "events: column more is not known"),
        (lambda frame: frame.assign(usd="1"), "events.usd: has the type str, and must have float64"),
        (lambda frame: frame.assign(category="party"), "events.category: 'party' is not one of 'executive_order'"),
        (lambda frame: frame.assign(title_en=pd.Series([None, "a"], dtype="str")), "events.title_en: row 0 is missing"),
        (lambda frame: frame.assign(event_id="e1"), "events.event_id: 'e1' stands there twice"),
        (
            lambda frame: frame.assign(end=(frame["end"] - pd.Timedelta(days=1)).astype("datetime64[s]")),
            "events.end: row 0 ends before it begins",
        ),
    ],
)
def test_a_wrong_table_is_told_what_is_right(frames, change, message):
    with pytest.raises(TableError) as raised:
        tables.validate(change(frames["events"]), "events")
    assert str(raised.value).startswith(message)


def test_a_report_without_an_event_is_an_error():
    with pytest.raises(TableError, match="report r1 belongs to no event"):
        tables.frames([], [records.report()], [], [], [])


def test_days_far_away_are_kept():
    amount = Amount(low=1, high=2, currency="X")
    early = records.event(start=date(1600, 1, 1), end=date(2999, 12, 31), amounts=(amount,))
    frame = tables.frames([], [records.report()], [early], [], [])["events"]
    again = tables.from_arrow(tables.to_arrow(frame, "events"), "events")
    assert again["start"].iloc[0].year == 1600
    assert again["amounts"].iloc[0][0]["rate_date"] is None


def test_the_markdown_lists_every_column():
    text = tables.markdown()
    for table, columns in tables.tables().items():
        assert f"### `{table}`" in text
        assert all(f"| `{column.name}` |" in text for column in columns)
