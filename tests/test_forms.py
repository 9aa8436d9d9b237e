"""Calendars, feeds, briefings and letters, each read by a reader that did not write it."""

import json
import re
from datetime import date

import duckdb
import fastfeedparser
import gold_store
import pandas as pd
import pytest
import vobject

from genesis.archive import Library
from genesis.exports import FORMATS, Job, View
from genesis.exports import letter as letters
from genesis.selection import parse, select
from genesis.selection.cells import day_of
from genesis.store import Store

SITE = "https://example.org"


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    folder = tmp_path_factory.mktemp("forms")
    gold_store.write(folder, hostile=True)
    return Library(Store.open(folder))


def job(library: Library, view: View = "events", today: date | None = None, **asked: str) -> Job:
    selection, notes = parse({key: [value] for key, value in asked.items()})
    assert notes == ()
    return Job(library, select(library.index, selection), view=view, site=SITE, today=today)


def written(format_id: str, order: Job) -> str:
    return FORMATS[format_id].write(order).decode()


def calendar(order: Job) -> dict[str, object]:
    """UID -> entry, as another library reads the calendar."""
    read = vobject.readOne(written("ics", order))
    entries = {one.uid.value: one for one in getattr(read, "vevent_list", [])}
    assert len(entries) == len(getattr(read, "vevent_list", []))
    return entries


def test_a_calendar_has_each_dated_act_once_for_as_long_as_it_is_uncertain(library):
    order = job(library)
    entries = calendar(order)
    for event in order.events.itertuples():
        entry = entries[f"{event.event_id}@genesis-timeline"]
        assert entry.dtstart.value == day_of(event.start)
        assert (entry.dtend.value - day_of(event.end)).days == 1
        assert entry.url.value == f"{SITE}/event/{event.event_id}"
        if event.precision != "day":
            assert "some time in" in entry.summary.value


def test_a_calendar_from_a_day_on_has_what_lies_ahead(library):
    today = date(2026, 1, 1)
    order = job(library, today=today)
    own = {uid for uid in calendar(order) if not re.search("-(effective|expires)", uid)}
    ahead = order.events[order.events["end"] >= pd.Timestamp(today)]
    assert own == {f"{event_id}@genesis-timeline" for event_id in ahead["event_id"]}
    assert 0 < len(ahead) < len(order.events)


def test_uids_stay_when_the_view_changes(library):
    assert set(calendar(job(library, country="CN"))) < set(calendar(job(library)))


def test_dates_of_effect_keep_their_uid_when_they_move(library, monkeypatch):
    """Two documents that give the same day, one of them loosely, make one entry; another day makes a second."""
    order = job(library, today=date(2100, 1, 1))
    tables = order.selected.index.tables
    report_id, event_id = tables.reports[["report_id", "event_id"]].dropna().iloc[0]
    assert calendar(order) == {}

    def entries(*spans: tuple[str, str, str]) -> dict[str, date]:
        rows = [
            {"report_id": report_id, "kind": "effective", "start": first, "end": last, "precision": precision}
            for first, last, precision in spans
        ]
        dates = pd.DataFrame(rows).astype({"start": "datetime64[s]", "end": "datetime64[s]"})
        monkeypatch.setattr(tables, "report_dates", dates)
        return {uid: one.dtstart.value for uid, one in calendar(order).items()}

    sharp, loose = ("2026-03-12", "2026-03-12", "day"), ("2026-03-01", "2026-03-31", "month")
    later = ("2026-09-01", "2026-09-01", "day")
    uid = f"{event_id}-effective@genesis-timeline"
    assert entries(loose) == {uid: date(2026, 3, 1)}
    assert entries(loose, sharp, sharp) == {uid: date(2026, 3, 12)}
    second = f"{event_id}-effective-2@genesis-timeline"
    assert entries(later, sharp) == {uid: date(2026, 3, 12), second: date(2026, 9, 1)}


def test_a_feed_has_stable_ids_and_is_newest_first(library):
    order = job(library)
    read = fastfeedparser.parse(written("atom", order))
    again = fastfeedparser.parse(written("atom", job(library, country="CN", lang="zh-Hant")))
    assert len(read.entries) == len(order.events) + len(order.selected.events_undated)
    assert [one.updated for one in read.entries] == sorted((one.updated for one in read.entries), reverse=True)
    assert {one.id for one in again.entries} < {one.id for one in read.entries}
    assert all(one.link.startswith(f"{SITE}/event/") for one in read.entries)


def test_documents_cannot_put_markup_into_a_feed_a_letter_or_a_briefing(library, monkeypatch):
    monkeypatch.setattr(letters, "png_bytes", lambda job: b"drawn")
    hostile = job(library, source="<b onmouseover=hacked()>Evil</b> *News*")
    assert len(hostile.events) == 1
    feed = fastfeedparser.parse(written("atom", hostile))
    letter, briefing = written("html", hostile), written("md", hostile)
    slides = json.loads(written("timelinejs", hostile))["events"]
    for text in (letter, feed.entries[0].content[0]["value"], slides[0]["text"]["text"], slides[0]["text"]["headline"]):
        assert not re.search(r"<(script|b |i>|img (?!src=.data:image/png))|href=.javascript:", text)
    assert not re.search(r"(?<![\\])[<*](?=[A-Za-z/])(?!https?:)", briefing.replace("**", ""))


def test_timelinejs_is_given_no_date_more_precise_than_it_is(library):
    order = job(library, "timeline")
    slides = {one["unique_id"]: one for one in json.loads(written("timelinejs", order))["events"]}
    assert len(slides) == len(order.events)
    for event in order.events.itertuples():
        slide = slides[event.event_id]
        expected = {"year": 1, "month": 2}.get(event.precision, 3)
        if event.precision == "year" and day_of(event.start).month != 1:
            expected = 3  # a fiscal year
        assert len(slide["start_date"]) == expected, event.precision
        assert slide["display_date"]


def test_a_briefing_names_every_event_with_its_sources(library):
    order = job(library, "timeline", country="CN")
    lines = written("md", order).splitlines()
    assert lines[0].startswith("# ")
    assert sum(line.startswith("- **") for line in lines) == len(order.events)
    quotes = [len(library.reports(library.event(event_id))) for event_id in order.events["event_id"]]
    assert sum(line.startswith("  - “") for line in lines) == sum(quotes)


def test_a_letter_stands_alone(library):
    letter = written("html", job(library, country="CN"))
    assert not re.search(r'(?:src|href)="(?!data:|https?://|#)', letter)
    assert "<script" not in letter
    assert "default-src 'none'" in letter.split("<style>")[0]  # a browser asks for nothing, wherever it is opened
    assert letter.count("<blockquote>") > 0


def test_duckdb_reads_csv_json_and_parquet_alike(library, tmp_path):
    order = job(library, country="US")
    counts = {}
    for form, reader in (("csv", "read_csv_auto"), ("parquet", "read_parquet")):
        path = tmp_path / f"events.{form}"
        path.write_bytes(FORMATS[form].write(order))
        counts[form] = duckdb.sql(f"select count(*) from {reader}('{path}')").fetchall()[0][0]
    (tmp_path / "rows.json").write_text(json.dumps(json.loads(written("json", order))["rows"]), encoding="utf-8")
    counts["json"] = duckdb.sql(f"select count(*) from read_json_auto('{tmp_path / 'rows.json'}')").fetchall()[0][0]
    assert set(counts.values()) == {len(order.events) + len(order.selected.events_undated)}
