"""The build: all documents into the tables, whatever one of them does."""

import shutil
import time
from pathlib import Path

import dying
import pytest

from genesis import extraction
from genesis.build import build
from genesis.errors import ArgumentError, LexiconError
from genesis.store import Store

SEEDS = Path(__file__).parent.parent / "seeds"
NEWS = "---\ndate: 2025-03-07\n---\n商务部3月7日宣布对镓、锗实施出口管制。\n"


@pytest.fixture
def folder(tmp_path):
    """Three good documents, a broken one, an empty one and a copy."""
    made = tmp_path / "documents"
    made.mkdir()
    for number in range(3):
        (made / f"{number}.md").write_text(NEWS + "另讯。" * number, encoding="utf-8")
    (made / "bad.pdf").write_bytes(b"%PDF-1.4 rubbish")
    (made / "copy.md").write_text(NEWS, encoding="utf-8")
    (made / "none.txt").write_text("\n", encoding="utf-8")
    return made


def test_the_seeds_make_whole_tables(tmp_path):
    summary = build([SEEDS], tmp_path / "data")
    store = Store.open(tmp_path / "data")
    assert store.problems() == []
    assert (summary.documents, summary.failures) == (5, ())
    counts = (summary.reports, summary.events, summary.figures)
    assert counts == (len(store.reports), len(store.events), len(store.figures))
    assert store.text(store.documents["document_id"].iloc[0]).startswith("美国打响")


def test_what_failed_is_a_row_and_the_rest_is_built(folder, tmp_path):
    done = []
    summary = build([folder], tmp_path / "data", progress=lambda *step: done.append(step))
    documents = Store.open(tmp_path / "data").documents.set_index("file")
    assert documents["status"].to_dict() == {
        "0.md": "ok",
        "1.md": "ok",
        "2.md": "ok",
        "bad.pdf": "failed",
        "none.txt": "empty",
    }
    assert [failure.file for failure in summary.failures] == ["bad.pdf"]
    assert summary.failures[0].error == documents["error"]["bad.pdf"]
    assert [failure.file for failure in summary.empty] == ["none.txt"]
    assert summary.copies == (("copy.md", "0.md"),)
    assert done[-1] == (6, 6, "none.txt")


def test_several_processes_make_the_same_tables(folder, tmp_path):
    build([folder], tmp_path / "one")
    build([folder], tmp_path / "two", jobs=2)
    assert Store.open(tmp_path / "one").version == Store.open(tmp_path / "two").version


def test_building_twice_gives_the_same_version(folder, tmp_path):
    build([folder], tmp_path / "data")
    first = Store.open(tmp_path / "data")
    build([folder], tmp_path / "data")
    assert first.is_current()


def test_ids_outlive_another_place_and_further_documents(folder, tmp_path):
    build([folder], tmp_path / "data")
    before = set(Store.open(tmp_path / "data").reports["report_id"])
    moved = shutil.move(folder, tmp_path / "elsewhere")
    (Path(moved) / "more.md").write_text("---\ndate: 2024-05-06\n---\n美国5月6日宣布加征关税。\n", encoding="utf-8")
    build([moved], tmp_path / "data")
    assert before <= set(Store.open(tmp_path / "data").reports["report_id"])


def test_a_bug_in_a_rule_fails_one_document(folder, tmp_path, monkeypatch):
    real = extraction.reports.extract

    def extract(reading):
        if "另讯" in reading.document.text:
            raise KeyError("lost")
        return real(reading)

    monkeypatch.setattr(extraction.reports, "extract", extract)
    summary = build([folder], tmp_path / "data")
    failed = [failure for failure in summary.failures if failure.file == "1.md"]
    assert failed[0].error.startswith("a rule failed: KeyError: 'lost' (test_build.py:")
    assert len(Store.open(tmp_path / "data").documents) == 5


def test_a_wrong_lexicon_is_no_fault_of_a_document(folder, tmp_path, monkeypatch):
    def extract(reading):
        raise LexiconError("lexicons/acts.zh.toml: no such act")

    monkeypatch.setattr(extraction.reports, "extract", extract)
    with pytest.raises(LexiconError):
        build([folder], tmp_path / "data")


def test_a_document_that_takes_too_long_fails(folder, tmp_path, monkeypatch):
    def spin(reading):
        while True:
            pass

    monkeypatch.setattr(extraction, "LONGEST_TIME", 0.05)
    monkeypatch.setattr(extraction.figures, "extract", spin)
    begin = time.perf_counter()
    summary = build([folder / "0.md"], tmp_path / "data")
    assert "took longer than" in summary.failures[0].error
    assert time.perf_counter() - begin < 10


def test_a_document_that_kills_its_worker_is_set_aside(folder, monkeypatch):
    monkeypatch.setattr(extraction, "read_one", dying.read_one)
    found = extraction.documents.collect([folder / f"{number}.md" for number in range(3)])
    results = extraction.read_all(found, jobs=2)
    assert [result.document.file for result in results] == [file.path.name for file in found]
    failed = [result.document.file for result in results if "killed its process twice" in (result.document.error or "")]
    assert failed == ["1.md"]


def test_a_missing_path_is_an_error(tmp_path):
    with pytest.raises(ArgumentError):
        build([tmp_path / "none"], tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_no_documents_make_empty_tables(tmp_path):
    (tmp_path / "documents").mkdir()
    assert build([tmp_path / "documents"], tmp_path / "data").documents == 0
    assert len(Store.open(tmp_path / "data").events) == 0
