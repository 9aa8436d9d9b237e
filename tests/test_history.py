"""When events came into the tables and when they changed, over several builds of one folder."""

from datetime import date
from pathlib import Path

import pandas as pd
from click.testing import CliRunner

from genesis.archive import Library
from genesis.build import build
from genesis.cli import genesis
from genesis.store import Store

FIRST, SECOND, THIRD = date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)
HEAD = "---\npublished: 2025-06-20\n---\n"
ONE = HEAD + "On 2 June 2025, the Commerce Department put 12 Chinese firms on the Entity List.\n"
TWO = HEAD + "On 4 June 2025, China imposed export controls on gallium.\n"
MORE = HEAD.replace("06-20", "06-23") + "BIS put 12 Chinese firms on the Entity List on 2 June 2025.\n"


def built(folder: Path, day: date, **files: str) -> pd.DataFrame:
    source = folder / "documents"
    source.mkdir(exist_ok=True)
    for name, text in files.items():
        (source / f"{name}.md").write_text(text, encoding="utf-8")
    build([source], folder / "data", today=day)
    store = Store.open(folder / "data")
    return store.history.merge(store.events[["event_id", "category", "countries"]], on="event_id")


def days(history: pd.DataFrame, category: str, country: str) -> tuple[date, date]:
    row = history[(history["category"] == category) & history["countries"].map(lambda codes: codes == [country])]
    assert len(row) == 1
    return row["added"].iloc[0].date(), row["changed"].iloc[0].date()


def test_an_event_keeps_the_day_on_which_it_came_and_has_that_of_its_last_change(tmp_path):
    history = built(tmp_path, FIRST, one=ONE)
    assert days(history, "export_control", "US") == (FIRST, FIRST)
    history = built(tmp_path, SECOND, two=TWO)
    assert days(history, "export_control", "US") == (FIRST, FIRST)
    assert days(history, "export_control", "CN") == (SECOND, SECOND)
    history = built(tmp_path, THIRD, more=MORE)
    assert days(history, "export_control", "US") == (FIRST, THIRD)
    assert days(history, "export_control", "CN") == (SECOND, SECOND)


def test_the_same_again_is_the_same_build(tmp_path):
    built(tmp_path, FIRST, one=ONE, two=TWO)
    version = Store.open(tmp_path / "data").version
    built(tmp_path, SECOND)
    assert Store.open(tmp_path / "data").version == version


def test_without_a_day_nothing_is_claimed(tmp_path):
    built(tmp_path, FIRST, one=ONE)
    source = tmp_path / "documents"
    (source / "two.md").write_text(TWO, encoding="utf-8")
    build([source], tmp_path / "data")
    store = Store.open(tmp_path / "data")
    assert len(store.events) == 2
    assert [day.date() for day in store.history["changed"]] == [FIRST]
    library = Library(store)
    moments = {library.moment(library.event(event_id)) for event_id in store.events["event_id"]}
    assert moments == {FIRST, date(2025, 6, 20)}


def test_documents_that_are_added_on_the_command_line_have_a_day(tmp_path):
    built(tmp_path, FIRST, one=ONE)
    (tmp_path / "two.md").write_text(TWO, encoding="utf-8")
    result = CliRunner().invoke(genesis, ["add", str(tmp_path / "two.md"), "--data", str(tmp_path / "data")])
    assert result.exit_code == 0, result.output
    store = Store.open(tmp_path / "data")
    assert set(store.history["event_id"]) == set(store.events["event_id"])
    assert len(store.events) == 2


def test_a_calendar_of_the_command_line_has_what_lies_ahead(tmp_path):
    built(tmp_path, FIRST, one=ONE)
    data, out = str(tmp_path / "data"), tmp_path / "acts.ics"
    result = CliRunner().invoke(genesis, ["export", "ics", "--data", data, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "BEGIN:VEVENT" not in out.read_text("utf-8")
