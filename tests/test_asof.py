"""As of a day: the tables as a build on that day would have made them."""

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from genesis import asof
from genesis.archive import Library, opened
from genesis.build import build
from genesis.cli import genesis
from genesis.records import documents_of, figures_of, links_of, reports_of
from genesis.selection import Selection, select
from genesis.store import Store

SEEDS = Path(__file__).parent.parent / "seeds"
TABLES = ("documents", "reports", "report_dates", "events", "links", "figures", "former_ids")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asof") / "data"
    build([SEEDS], folder)
    return folder


@pytest.fixture(scope="module")
def store(data):
    return Store.open(data)


def test_a_store_gives_back_the_records_that_it_was_made_of(store):
    """Merged anew from what was read back, the newest day is the store itself."""
    past = asof.as_of(store, date(2030, 1, 1))
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(past, table), getattr(store, table))
    counts = [len(read(store)) for read in (documents_of, reports_of, figures_of, links_of)]
    assert counts == [len(getattr(store, name)) for name in ("documents", "reports", "figures", "links")]


@pytest.mark.parametrize("day", [date(2025, 2, 11), date(2025, 11, 28), date(2025, 12, 31)])
def test_a_past_day_is_a_build_of_what_was_published_by_then(store, tmp_path, day):
    known = store.documents[store.documents["published"] <= pd.Timestamp(day)]
    documents = tmp_path / "documents"
    documents.mkdir()
    for file in known["file"]:
        shutil.copy(SEEDS / file, documents)
    header, *rows = (SEEDS / "sources.csv").read_text("utf-8").splitlines(keepends=True)
    listed = (row for row in rows if row.startswith(tuple(known["file"])))
    (documents / "sources.csv").write_text("".join((header, *listed)), encoding="utf-8")
    build([documents], tmp_path / "data")
    built, past = Store.open(tmp_path / "data"), asof.as_of(store, day)
    for table in ("documents", "reports", "events", "figures"):
        pd.testing.assert_frame_equal(getattr(past, table), getattr(built, table))
    pd.testing.assert_frame_equal(past.links, built.links)


def test_what_came_later_leaves_no_trace(store):
    """In February 2025 one document told of Stargate: no second source, no conflict, no later date."""
    day = date(2025, 2, 11)
    now = store.events[(store.events["programme"] == "Stargate") & (store.events["documents"] > 1)]
    past = asof.as_of(store, day)
    then = past.events[past.events["programme"] == "Stargate"]
    assert len(now) and len(then)
    assert set(then["documents"]) == {1}
    assert all(first == pd.Timestamp(day) for first in then["first_published"])
    assert not any("conflicting" in flags for flags in past.figures["flags"])


def test_every_event_of_now_that_was_known_is_found_by_its_id(store):
    past = asof.as_of(store, date(2025, 12, 31))
    ids, former = set(past.events["event_id"]), dict(past.former_ids.to_numpy().tolist())
    known = set(past.reports["report_id"])
    told = store.reports[store.reports["report_id"].isin(known)]
    assert all(event_id in ids or former[event_id] in ids for event_id in told["event_id"])
    before = store.former_ids[store.former_ids["event_id"].isin(told["event_id"])]
    assert len(before)
    assert all(old in ids or former[old] in ids for old in before["former_id"])


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1999, 12, 31)])
def test_before_all_documents_there_is_nothing(store, day):
    past = asof.as_of(store, day)
    assert [len(getattr(past, table)) for table in TABLES] == [0] * len(TABLES)
    assert len(select(past, Selection(as_of=day.isoformat(), text="x"))) == 0
    assert Library(past).newest is None


def test_a_library_is_kept_for_each_day_on_which_something_was_published(data):
    library = opened(data)
    christmas, eve = opened(data, "2025-12-25"), opened(data, "2025-12-24")
    assert christmas is eve is not library
    assert opened(data, "2025-11-30") is not eve
    assert opened(data, "2030-01-01") is library
    assert christmas.store.version != library.store.version


def test_the_days_that_are_kept_are_few(store):
    library = Library(store)
    for day in pd.date_range("2025-01-01", "2026-01-01", freq="MS"):
        library.as_of(day.date())
    assert len(library._past) <= 8


def test_a_large_store_hides_and_says_so(data, tmp_path, monkeypatch):
    arguments = ["export", "csv", "--data", str(data), "--out", str(tmp_path / "a.csv"), "--as-of", "2025-12-31"]
    assert "merge anew" not in CliRunner().invoke(genesis, arguments).stderr
    monkeypatch.setattr(asof, "LARGEST", 3)
    library = opened(data)
    assert opened(data, "2025-12-31") is library
    assert "too many reports to merge anew" in CliRunner().invoke(genesis, arguments).stderr


def test_the_command_line_exports_a_past_day(data, tmp_path):
    out = tmp_path / "events.csv"
    arguments = ["export", "csv", "--data", str(data), "--out", str(out), "--as-of", "2025-02-11"]
    assert CliRunner().invoke(genesis, arguments).exit_code == 0
    rows = pd.read_csv(out)
    assert len(rows)
    assert set(rows["first_published"]) == {"2025-02-11"}
    assert set(rows["source_groups"]) == {1}
