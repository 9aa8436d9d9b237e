"""The store: tables on disk, replaced in one step; what is missing, damaged or foreign is told in one line."""

import json
import threading

import pandas as pd
import pyarrow.parquet as pq
import pytest
import records

from genesis import store, tables
from genesis.errors import StoreError, TableError
from genesis.store import Store


def frames(title="China invests", quote_shift=0):
    report = records.report(quote_start=quote_shift, quote_end=len(records.QUOTE) + quote_shift)
    event = records.event(title_en=title)
    return tables.frames([records.document()], [report], [event], [records.link()], [records.figure()])


@pytest.fixture
def folder(tmp_path):
    store.write(tmp_path / "data", frames())
    return tmp_path / "data"


def test_what_was_written_is_read(folder):
    opened, written = Store.open(folder), frames()
    for table, frame in written.items():
        pd.testing.assert_frame_equal(getattr(opened, table), frame)
    assert opened.text("d1") == records.TEXT
    assert opened.text("none") == ""
    assert opened.problems() == []


def test_the_version_is_that_of_the_content(folder):
    first = Store.open(folder)
    store.write(folder, frames())
    assert first.is_current()
    store.write(folder, frames("China spends"))
    assert not first.is_current()
    assert Store.open(folder).version != first.version


def test_a_reader_keeps_its_build_while_another_is_written(folder):
    first = Store.open(folder)
    store.write(folder, frames("China spends"))
    assert first.events["title_en"].tolist() == ["China invests"]
    assert Store.open(folder).events["title_en"].tolist() == ["China spends"]


def test_old_parts_go_after_two_builds(folder):
    for title in ("b", "c", "d"):
        store.write(folder, frames(title))
    store.write(folder, frames("d"))
    assert len(list(folder.glob("events-*.parquet"))) == 2
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_readers_never_see_half_a_write(tmp_path):
    store.write(tmp_path, frames("a"))
    failures, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            opened = Store.open(tmp_path)
            if opened.events["title_en"].tolist()[0] not in "ab":
                failures.append(opened.version)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(20):
        store.write(tmp_path, frames("ab"[number % 2]))
    stop.set()
    reader.join()
    assert failures == []


def test_a_write_that_dies_leaves_the_old_build(folder, monkeypatch):
    before = Store.open(folder).version

    def die(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_replace", die)
    with pytest.raises(StoreError, match="cannot be written: No space left on device"):
        store.write(folder, frames("new"))
    assert Store.open(folder).version == before
    assert Store.open(folder).problems() == []


def test_wrong_tables_are_not_written(folder):
    with pytest.raises(TableError, match="figures: no such frame was given"):
        store.write(folder, {name: frame for name, frame in frames().items() if name != "figures"})
    with pytest.raises(TableError, match=r"events\.usd"):
        store.write(folder, {**frames(), "events": frames()["events"].assign(usd="x")})


def test_a_missing_folder_says_how_to_make_it(tmp_path):
    with pytest.raises(StoreError, match=r"none: holds no tables; `genesis build --out .*none` makes them"):
        Store.open(tmp_path / "none")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="holds no tables"):
        Store.open(tmp_path / "file")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is damaged"),
        ("[]", "is damaged"),
        ('{"format": 99, "tables": [1]}', "holds tables of version 99, not 4"),
        ('{"format": 4, "tables": {}}', "the table `documents` is not there"),
        ("{}", "holds tables of version 0"),
    ],
)
def test_a_damaged_or_foreign_manifest_is_told(folder, content, message):
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match=message) as raised:
        Store.open(folder)
    assert "genesis build" in str(raised.value)
    assert "\n" not in str(raised.value)


def part(folder, table):
    return folder / json.loads((folder / "manifest.json").read_text("utf-8"))["tables"][table]["file"]


def test_a_missing_part_is_told(folder):
    part(folder, "events").unlink()
    with pytest.raises(StoreError, match="the table `events` is not there"):
        Store.open(folder)


def test_a_damaged_part_is_told(folder):
    part(folder, "events").write_bytes(b"PAR1 rubbish")
    with pytest.raises(StoreError, match="cannot be read"):
        _ = Store.open(folder).events
    assert "is not what was written" in Store.open(folder).problems()[0]


def test_problems_names_what_does_not_fit(tmp_path):
    store.write(tmp_path, frames(quote_shift=1))
    assert Store.open(tmp_path).problems() == ["reports.quote: 1 quotes do not stand at their place in the document"]
    lost = frames()
    lost["figures"] = lost["figures"].assign(document_id="gone")
    store.write(tmp_path, lost)
    assert Store.open(tmp_path).problems()[0] == "figures.document_id: 'gone' is not in `documents` (1 rows)"


def test_parts_are_parquet_that_others_can_read(folder):
    assert pq.read_schema(part(folder, "events")).equals(tables.schema("events"))
