"""What a build makes of several documents on one thing: ids that last, copies that count once, figures that differ."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from genesis.build import build
from genesis.store import Store

SEEDS = Path(__file__).parent.parent / "seeds"
EARLIEST = "003_c9490bf9877dc2fc.txt"  # tells of Stargate and of the Genesis Mission, as later documents do


def built(documents: Path, out: Path) -> Store:
    build([documents], out)
    return Store.open(out)


def where(store: Store) -> dict[str, str]:
    """The event of each report."""
    return dict(zip(store.reports["report_id"], store.reports["event_id"], strict=True))


@pytest.fixture(scope="module")
def grown(tmp_path_factory) -> tuple[Store, Store]:
    """The seeds without their earliest reports of two much-told acts, then with them."""
    folder = tmp_path_factory.mktemp("grown")
    documents = folder / "documents"
    shutil.copytree(SEEDS, documents)
    (documents / EARLIEST).unlink()
    before = built(documents, folder / "before")
    shutil.copy(SEEDS / EARLIEST, documents)
    return before, built(documents, folder / "after")


@pytest.mark.parametrize("programme", ["Stargate", "Genesis Mission"])
def test_an_event_has_the_id_of_its_earliest_report(grown, programme):
    for store in grown:
        events = store.events[store.events["programme"] == programme]
        assert len(events), programme
        published = store.documents.set_index("document_id")["published"]
        for event in events.itertuples():
            own = store.reports[store.reports["event_id"] == event.event_id]
            days = own["document_id"].map(published)
            earliest = own["report_id"][days == days.min()]
            assert event.event_id.removeprefix("e-") in {one.removeprefix("r-") for one in earliest}


def test_no_id_is_lost_when_a_document_is_added(grown):
    before, after = grown
    ids, former = set(after.events["event_id"]), dict(after.former_ids.to_numpy().tolist())
    now = where(after)
    assert set(former) & ids == set()
    assert set(former.values()) <= ids
    for report_id, event_id in where(before).items():
        if event_id.removeprefix("e-") == report_id.removeprefix("r-"):  # the report that gave the event its id
            assert event_id == now[report_id] or former[event_id] == now[report_id]
    assert set(before.former_ids["former_id"]) <= ids | set(former)


def test_an_earlier_report_gives_the_event_its_id_and_the_old_one_points_to_it(grown):
    before, after = grown
    gone = set(before.events["event_id"]) - set(after.events["event_id"])
    former = dict(after.former_ids.to_numpy().tolist())
    added = after.documents.set_index("file")["document_id"][EARLIEST]
    taken = {former[event_id] for event_id in gone}
    first = after.reports.set_index("report_id")["document_id"]
    assert gone
    assert {first["r-" + event_id.removeprefix("e-")] for event_id in taken} == {added}


def test_ids_come_back_when_the_document_goes(grown, tmp_path):
    documents = tmp_path / "documents"
    shutil.copytree(SEEDS, documents)
    built(documents, tmp_path / "data")
    (documents / EARLIEST).unlink()
    again = built(documents, tmp_path / "data")
    for table in ("events", "reports", "links", "figures", "former_ids"):
        pd.testing.assert_frame_equal(getattr(again, table), getattr(grown[0], table))


def test_reposts_are_one_source(tmp_path):
    """A text, the same under another headline with an editor's line, the same with other quotation marks."""
    original = next(SEEDS.glob("004_*.txt")).read_text("utf-8")
    documents = tmp_path / "documents"
    documents.mkdir()
    head = "---\ndate: {}\n---\n"
    copies = {
        "first.txt": original,
        "repost.md": head.format("2025-02-12") + "【转载】重磅消息\n\n" + original + "\n\n责任编辑：某某\n",
        "again.md": head.format("2025-02-13") + original.replace("“", "「").replace("”", "」") + "\n来源：综合\n",
    }
    for name, text in copies.items():
        (documents / name).write_text(text, encoding="utf-8")
    shutil.copy(SEEDS / "002_ce53f0b2652d9bf8.txt", documents)
    store = built(documents, tmp_path / "data")
    groups = store.documents.set_index("file")["source_group"]
    assert len({groups[name] for name in copies}) == 1
    assert groups["002_ce53f0b2652d9bf8.txt"] != groups["first.txt"]
    told = store.events[store.events["documents"] > 1]
    assert len(told)
    alone = told[~told["document_ids"].map(lambda ids: groups.index[-1] in ids)]
    copied = set(store.documents.loc[store.documents["file"].isin(copies), "document_id"])
    for event in alone.itertuples():
        if set(event.document_ids) <= copied:
            assert event.source_groups == 1


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    store = built(SEEDS, tmp_path_factory.mktemp("seeds") / "data")
    return store.figures.merge(store.documents[["document_id", "file"]], on="document_id")


def test_two_seeds_differ_on_the_share_of_refining(figures):
    wrong = figures[figures["flags"].map(lambda flags: "conflicting" in flags)]
    assert sorted(zip(wrong["file"].str[:3], wrong["value"], strict=True)) == [("000", 80.0), ("002", 92.0)]


def test_a_printed_value_that_cannot_be_is_kept_and_flagged(figures):
    told = figures[figures["quote"].str.contains("6.132万亿吉瓦时")]
    (row,) = told[told["unit"] == "GWh"].itertuples()
    assert row.value == 6.132e12
    assert "implausible" in row.flags
