"""Why an event is what it is: its reports, what joined them, what stayed out."""

import shutil
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from test_events import GENESIS, STARGATE, document, report

from genesis.build import build
from genesis.cli import genesis
from genesis.errors import ArgumentError
from genesis.events import explain_event, explain_merges, merge
from genesis.explain import event_explained
from genesis.store import Store

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The seeds, and a copy of one of them under another headline."""
    folder = tmp_path_factory.mktemp("explained")
    shutil.copytree(SEEDS, folder / "documents")
    text = next(SEEDS.glob("004_*.txt")).read_text("utf-8")
    head = "---\ndate: 2025-02-12\n---\n【转载】\n"
    (folder / "documents" / "copy.md").write_text(head + text, encoding="utf-8")
    build([folder / "documents"], folder / "data")
    return folder / "data"


@pytest.fixture(scope="module")
def stargate(data):
    events = Store.open(data).events
    return events.loc[(events["programme"] == "Stargate") & (events["documents"] > 1), "event_id"].iloc[0]


def explained(*arguments):
    return CliRunner().invoke(genesis, ["explain", *map(str, arguments)])


def test_an_event_tells_its_reports_and_what_joined_them(data, stargate):
    text = "\n".join(event_explained(Store.open(data), stargate))
    assert text.startswith(f"{stargate}: ")
    assert "3 reports, 3 documents, 2 sources" in text
    assert "The reports differ on: date" in text
    for file in ("003_c9490bf9877dc2fc.txt", "004_97e1fbf69d15627b.txt (腾讯网)", "copy.md"):
        assert f"] {file}, published 2025-" in text
    assert "its text is a near copy of that of [" in text
    assert "points: 2 days apart +1, same programme +3" in text


def test_what_stayed_out_is_told_with_the_reason(data, stargate):
    text = "\n".join(event_explained(Store.open(data), stargate))
    _, _, missed = text.partition("stayed out")
    assert "why not: dates differ" in missed
    assert stargate not in missed


def test_an_id_that_went_leads_to_its_event(data, stargate):
    former = Store.open(data).former_ids
    old = former.loc[former["event_id"] == stargate, "former_id"].iloc[0]
    lines = list(event_explained(Store.open(data), old))
    assert lines[0].startswith(f"{stargate}: ")
    assert f"{old} has become part of it in a merge" in "\n".join(lines)


def test_every_event_can_be_explained(data):
    store = Store.open(data)
    for event in store.events.itertuples():
        text = "\n".join(event_explained(store, event.event_id))
        assert ("nothing was merged" in text) == (event.reports == 1)
        if event.reports > event.source_groups == 1:
            assert "the same words in copies of one text" in text
        assert all(f"[{number}]" in text for number in range(1, event.reports + 1))


def test_an_unknown_event_is_an_error(data):
    with pytest.raises(ArgumentError, match="no event 'e-000000000000'"):
        list(event_explained(Store.open(data), "e-000000000000"))


def test_the_command_takes_an_id_with_and_without_its_option(data, stargate):
    by_option = explained("--event", stargate, "--data", data)
    assert by_option.exit_code == 0
    assert by_option.stdout == explained(stargate, "--data", data).stdout
    assert explained("e-000000000000", "--data", data).exit_code == 2


@pytest.mark.parametrize("arguments", [(), ("a.txt", "--event", "e-123456"), (SEEDS,), ("nowhere.txt",)])
def test_the_command_wants_one_thing(arguments):
    result = explained(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_is_explained_as_before():
    result = explained(next(SEEDS.glob("004_*.txt")))
    assert result.exit_code == 0
    assert "= report 2025-01-23 to 2025-01-23, day" in result.stdout


def test_what_is_said_of_one_event_is_what_merging_did():
    """The closest miss of an event is the one that the explanation of all merges names."""
    documents = [document(name) for name in "abc"]
    reports = [
        report("a", "2025-11-24", **GENESIS),
        report("b", "2025-11-24", **GENESIS),
        report("c", "2025-11-24", **(GENESIS | {"polarity": "lifted"})),
        report("a2", "2025-01-21", **STARGATE),
    ]
    event = next(one for one in merge(documents, reports).events if len(one.report_ids) == 2)
    found = explain_event(documents, reports, set(event.report_ids))
    assert [(one.report_id, one.other_id) for one in found.joined] == [("r-a", "r-b")]
    assert [one.why_not for one in found.joined] == [""]
    (miss,) = explain_merges(documents, reports)
    assert (found.missed[0].other_id, found.missed[0].why_not) == ("r-c", miss.why_not)
    assert {one.other_id for one in found.missed} == {"r-c"}


def test_the_same_programme_at_another_time_is_told():
    documents = [document("a"), document("b", "2024-01-03")]
    reports = [report("a", "2025-11-24", **GENESIS), report("b", "2023-05-06", **GENESIS)]
    (miss,) = explain_event(documents, reports, {"r-a"}).missed
    assert (miss.other_id, miss.why_not) == ("r-b", "dates differ")


def test_a_much_told_event_names_only_the_pairs_that_hold_it_together(tmp_path):
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, rest in enumerate(("，次日生效。", "。双方未作评论。", "，影响若干企业。", "。市场反应平淡。")):
        text = f"---\ndate: 2025-03-1{number}\n---\n2025年3月7日，中国商务部宣布对镓、锗实施出口管制{rest}\n"
        (documents / f"{number}.md").write_text(text, encoding="utf-8")
    build([documents], tmp_path / "data")
    store = Store.open(tmp_path / "data")
    event = store.events.loc[store.events["reports"].idxmax()]
    assert event["reports"] == 4
    lines = list(event_explained(store, event["event_id"]))
    assert sum("points: same day" in line for line in lines) == 3
    assert "  and 3 more pairs of them that would be enough" in lines


def test_an_undated_event_is_explained():
    undated = report("a", "2025-11-24", precision="undated", **GENESIS)
    undated = msgspec.structs.replace(undated, start=None)
    found = explain_event([document("a"), document("b")], [undated, report("b", "2025-11-24", **GENESIS)], {"r-a"})
    assert found.joined == ()
    assert [one.other_id for one in found.missed] == ["r-b"]
