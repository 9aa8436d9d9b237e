"""A reader's choice among what sources say: shown in one view, everywhere in it, and nowhere else."""

from pathlib import Path

import gold_store
import pandas as pd
import pytest

from genesis.archive import opened
from genesis.preferring import Choice, choice, preferring
from genesis.selection import Selection, parse, query, select
from genesis.store import Store


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preferring") / "data"
    gold_store.write(folder)
    return folder


def _differing(data: Path) -> tuple[str, str, pd.Timestamp]:
    """An event on whose day reports differ: its id, the report that is not shown, and the day of that report."""
    library = opened(data)
    events = library.store.events
    event = events[events["conflicts"].map(lambda fields: "start" in list(fields))].iloc[0]
    other = next(one for one in library.reports(library.event(event["event_id"])) if one["start"] != event["start"])
    return event["event_id"], other["report_id"], other["start"]


def test_the_chosen_value_is_shown_in_every_filter(data: Path) -> None:
    event_id, report_id, day = _differing(data)
    library = opened(data, shown=[f"date:{report_id}"])
    event = library.event(event_id)
    assert event["start"] == event["end"] == day
    assert event["report_ids"][0] == report_id
    only = Selection(first=f"{day:%Y-%m-%d}", last=f"{day:%Y-%m-%d}")
    assert event_id in select(library.index, only).ids()
    assert event_id not in select(opened(data).index, only).ids(), "nobody else sees it"


def test_all_other_events_and_values_stay(data: Path) -> None:
    event_id, report_id, _ = _differing(data)
    store = Store.open(data)
    made = preferring(store, [Choice("date", report_id)])
    assert made is not None
    before, after = (frame.set_index("event_id") for frame in (store.events, made.events))
    assert (before["title_en"].drop(event_id) == after["title_en"].drop(event_id)).all()
    assert before["start"].drop(event_id).equals(after["start"].drop(event_id))
    assert list(before.index) == list(after.index)
    for name in ("conflicts", "corrections", "document_ids"):
        assert list(before.loc[event_id, name]) == list(after.loc[event_id, name])


def test_the_choice_is_in_the_address(data: Path) -> None:
    _, report_id, _ = _differing(data)
    view = Selection(shown=(f"date:{report_id}",))
    assert query(view) == f"shown=date:{report_id}"
    assert parse({"shown": [f"date:{report_id}"]}) == (view, ())
    selection, notes = parse({"shown": ["colour:r-1", report_id]})
    assert selection.shown == ()
    assert [note.problem for note in notes] == ["value", "value"]


def test_reports_that_are_not_there_change_nothing(data: Path) -> None:
    assert preferring(Store.open(data), [Choice("date", "r-nobody")]) is None
    assert opened(data, shown=["date:r-nobody"]).store is opened(data).store
    assert choice("date:") is None
