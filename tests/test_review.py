"""The list of corrections and the form, as Streamlit runs them without a browser."""

import io
from datetime import UTC, datetime, timedelta

import gold_store
import pandas as pd
import pytest
from opening import html, shown

from genesis import correcting
from genesis.archive import opened
from genesis.correcting import Maker
from genesis.corrections import Values, log
from genesis.exports import csv_bytes
from genesis.store import Store

EVIL = "<script>window.hacked=1</script> **bold** $x$ :material/delete: [a](javascript:hacked)"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def data(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    gold_store.write(folder)
    monkeypatch.setenv("GENESIS_DATA", str(folder))
    return folder


def correct(data, place=0, name="Ann", reason="misread", now=None):
    library = opened(data)
    event = library.event(Store.open(data).events["event_id"].iloc[place])
    maker = Maker(name, NOON + timedelta(minutes=place), reason)
    made = correcting.change(library, library.reports(event), now or Values(targets=("JP", "KR")), maker)
    correcting.keep(library, made)
    return made, event


def test_nothing_has_been_put_right_yet(data):
    assert "Nothing has been put right yet" in html(shown("review"))
    assert "尚无更正" in html(shown("review", lang="zh-Hans"))


def test_what_readers_write_stays_text(data):
    made, event = correct(data, name=EVIL[:60], reason=EVIL)
    for page in ("review", "events", "timeline", "comparison", "sources"):
        test = shown(page, event=event["event_id"])
        words = html(test)
        assert "<script" not in words
        assert "&lt;script&gt;" in words or page == "sources"
        labels = [widget.label for widget in (*test.button, *test.radio, *test.selectbox)]
        assert not any("<script" in label or "**bold" in label for label in labels)
    now = opened(data).event(event["event_id"])
    hidden = correcting.hide(opened(data), now, opened(data).reports(now), Maker(EVIL[:60], NOON, EVIL))
    correcting.keep(opened(data), hidden)
    words = html(shown("timeline", event=event["event_id"]))
    assert "This event was hidden by &lt;script&gt;" in words
    assert made.correction_id in {one.correction_id for one in log.read(data).corrections}


def test_filters_narrow_the_list(data):
    for place, name in enumerate(("Ann", "Bob", "Bob")):
        correct(data, place, name, f"reason {place}")
    undone, _ = correct(data, 5, "Ann")
    correcting.keep(opened(data), correcting.undo(opened(data), undone.correction_id, Maker("Ann", NOON)))
    test = shown("review")
    assert "5 corrections: 4 in force, 1 undone" in html(test)

    def listed(test):
        return html(test).count('class="review"')

    assert listed(test) == 5
    test.selectbox(key="review-who").set_value("Bob").run()
    assert listed(test) == 2
    test.text_input(key="review-search").set_value("REASON 1").run()
    assert listed(test) == 1
    test.selectbox(key="review-state").set_value("undone").run()
    assert "No correction passes these filters" in html(test)


def test_an_orphan_stands_first_and_says_why(data):
    made, _ = correct(data)
    stray, _ = correct(data, 1, now=Values(category="tariff"))
    path = data / log.NAME
    import msgspec

    from genesis.corrections import encoded, sealed

    lost = tuple(msgspec.structs.replace(one, quote="这句话哪里都没有出现过的", alone=False) for one in stray.anchors)
    path.write_text(
        "\n".join(map(encoded, (sealed(msgspec.structs.replace(stray, anchors=lost)), made))) + "\n", "utf-8"
    )
    words = html(shown("review"))
    assert "1 correction finds its report no more" in words
    entries = words.split('class="review"')[1:]
    assert ["orphaned" in entry for entry in entries] == [True, False]


def test_an_undo_needs_a_name_and_then_is_one_click(data):
    made, event = correct(data)
    test = shown("timeline", event=event["event_id"])
    test.button(key=f"undo-{made.correction_id}").click().run()
    assert "Write your name" in html(test)
    test.text_input(key="corrector-asked").set_value("Bob").run()
    test.button(key=f"undo-{made.correction_id}").click().run()
    assert [one.made_by for one in log.read(data).corrections] == ["Ann", "Bob"]
    assert "✎" not in html(test)


@pytest.mark.parametrize("what", ["date", "category", "countries", "targets", "amounts", "merge", "hide"])
def test_the_form_has_fields_for_all_that_can_be_wrong(data, what):
    event = opened(data).store.events.iloc[4]
    test = shown("timeline", event=event["event_id"])
    test.button(key="put-right-open").click().run()
    test.selectbox(key="put-right-what").set_value(what).run()
    key = f"put-right-{event['event_id']}-"
    fields = {
        "date": lambda: test.text_input(key=f"{key}first").set_value("2024-02"),
        "category": lambda: test.selectbox(key=f"{key}category").set_value("tariff"),
        "countries": lambda: test.multiselect(key=f"{key}countries").set_value(["JP"]),
        "targets": lambda: test.multiselect(key=f"{key}targets").set_value(["KR", "JP"]),
        "amounts": lambda: test.text_input(key=f"{key}sums").set_value("CNY 3-4 billion; 50亿美元"),
        "merge": lambda: test.selectbox(key=f"{key}other").select_index(0),
        "hide": lambda: None,
    }
    fields[what]()
    test.text_input(key="put-right-reason").set_value("read again")
    test.text_input(key="put-right-name").set_value("Ann")
    test.button(key="put-right-save").click().run()
    assert not test.exception
    (made,) = log.read(data).corrections
    assert (made.made_by, made.reason) == ("Ann", "read again")
    assert made.kind == what if what in ("merge", "hide") else made.fields == (what,)


def test_a_dashboard_may_be_for_reading_only(data, monkeypatch):
    made, event = correct(data)
    monkeypatch.setenv("GENESIS_READONLY", "1")
    keys = {button.key for button in shown("timeline", event=event["event_id"]).button}
    assert not keys & {"put-right-open", f"undo-{made.correction_id}"}
    assert "Date" not in html(shown("review"))


def test_the_table_of_corrections_is_safe_in_a_spreadsheet(data):
    correct(data, name="@SUM(1)", reason="=1+1")
    rows = opened(data).store.corrections
    read = pd.read_csv(io.BytesIO(csv_bytes(rows[["made_by", "reason"]])))
    assert read.iloc[0].tolist() == ["'@SUM(1)", "'=1+1"]
