"""Documents that are added to a store: the same tables as if all had been built together."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from genesis.adding import add
from genesis.build import build
from genesis.cli import genesis
from genesis.errors import ArgumentError, StoreError
from genesis.store import Store

SEEDS = Path(__file__).parent.parent / "seeds"
NOTE = "On 3 March 2025, China imposed export controls on gallium and germanium against the United States.\n"


@pytest.fixture
def seeds(tmp_path) -> list[Path]:
    """The five seeds in two folders, the first two and the others, each with its part of sources.csv."""
    heading, *lines = (SEEDS / "sources.csv").read_text("utf-8").splitlines()
    folders = [tmp_path / "first", tmp_path / "second"]
    files = sorted(SEEDS.glob("*.txt"))
    for folder, some in zip(folders, (files[:2], files[2:]), strict=True):
        folder.mkdir()
        names = {Path(shutil.copy(file, folder)).name for file in some}
        told = [line for line in lines if line.partition(",")[0] in names]
        (folder / "sources.csv").write_text("\n".join([heading, *told]), "utf-8")
    return folders


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table in an order that does not depend on that of the documents."""
    frame: pd.DataFrame = getattr(Store.open(folder), table)
    return sorted(frame.to_dict("records"), key=str)


@pytest.mark.parametrize("table", ["documents", "reports", "events", "figures"])
def test_added_documents_are_as_if_built_together(seeds, tmp_path, table):
    build([seeds[0]], tmp_path / "grown")
    outcomes = add([seeds[1]], tmp_path / "grown")
    build(seeds, tmp_path / "whole")
    assert [one.fate for one in outcomes] == ["added"] * 3
    assert str(rows(tmp_path / "grown", table)) == str(rows(tmp_path / "whole", table))
    assert len(rows(tmp_path / "grown", "links")) == len(rows(tmp_path / "whole", "links")) > 0


def test_an_old_id_leads_to_the_event_that_has_taken_its_place(seeds, tmp_path):
    """The later document of Stargate first: with the earlier one its event takes another id."""
    out = tmp_path / "data"
    build([seeds[1]], out)
    before = set(Store.open(out).events["event_id"])
    add([seeds[0]], out)
    store = Store.open(out)
    now, led = set(store.events["event_id"]), dict(zip(*store.former_ids.to_dict("list").values(), strict=True))
    assert {event_id for event_id in before if event_id not in now} <= set(led)
    assert set(led.values()) <= now


def test_what_the_store_knows_is_not_read_again(seeds, tmp_path):
    out = tmp_path / "data"
    build([seeds[0]], out)
    version = Store.open(out).version
    copy = tmp_path / "renamed.txt"
    shutil.copy(next(seeds[0].glob("000*.txt")), copy)
    (outcome,) = add([copy], out)
    assert (outcome.fate, outcome.file) == ("known", "renamed.txt")
    assert outcome.detail.startswith("000_")
    assert Store.open(out).version == version, "nothing was written"


def test_two_copies_among_the_new_ones_are_one(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NOTE, "utf-8")
    outcomes = add([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "data")
    assert [(one.file, one.fate, one.detail) for one in outcomes] == [
        ("a.txt", "added", ""),
        ("b.txt", "known", "a.txt"),
    ]
    assert len(Store.open(tmp_path / "data").documents) == 1


def test_each_file_has_its_own_fate(seeds, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 not really")
    (folder / "empty.txt").write_text("  \n", "utf-8")
    (folder / "news.txt").write_text(NOTE, "utf-8")
    build([seeds[0]], tmp_path / "data")
    told = {one.file: one for one in add([folder], tmp_path / "data")}
    assert {file: one.fate for file, one in told.items()} == {
        "broken.pdf": "failed", "empty.txt": "empty", "news.txt": "added",
    }  # fmt: skip
    assert told["news.txt"].reports == 1 and told["broken.pdf"].detail
    assert len(Store.open(tmp_path / "data").documents) == 2 + 3


def test_progress_and_what_cannot_be_done(seeds, tmp_path):
    seen: list[tuple[int, int]] = []
    add(seeds, tmp_path / "data", progress=lambda done, total, file: seen.append((done, total)))
    assert seen == [(number, 5) for number in range(1, 6)]
    with pytest.raises(ArgumentError):
        add([tmp_path / "nowhere"], tmp_path / "data")
    (tmp_path / "data" / "manifest.json").write_text("{", "utf-8")
    with pytest.raises(StoreError):
        add([seeds[0]], tmp_path / "data")


def test_the_command_tells_what_became_of_each_file(seeds, tmp_path):
    out = tmp_path / "data"
    build([seeds[0]], out)
    (tmp_path / "news.txt").write_text(NOTE, "utf-8")
    (tmp_path / "empty.txt").write_text(" ", "utf-8")
    known = next(seeds[0].glob("000*.txt"))
    arguments = ["add", str(tmp_path / "news.txt"), str(tmp_path / "empty.txt"), str(known), "--data", str(out)]
    result = CliRunner().invoke(genesis, arguments)
    assert result.exit_code == 0, result.output
    assert "news.txt: added, 1 report" in result.output
    assert "empty.txt: empty: holds no text" in result.output
    assert "already there" in result.output
