"""Each page as Streamlit runs it, without a browser; what needs one is in tests/browser."""

import re
import sys
from collections.abc import Callable
from html import escape as html_escape
from pathlib import Path
from typing import Any

import gold_store
import pandas as pd
import pytest
from opening import html, shown
from streamlit.testing.v1 import AppTest

from genesis.archive import Library, opened
from genesis.build import build
from genesis.selection import COLUMNS

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "pages"))  # where Streamlit finds the parts

from parts import served  # noqa: E402

TELLING = ("timeline", "comparison", "events", "sources")  # what documents say
PAGES = (*TELLING, "review")
Run = Callable[..., AppTest]
scripts: dict[str, Any] = {}  # what the page gives to the scripts of the browser, by the key of each


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    gold_store.write(folder, hostile=True)
    return folder


@pytest.fixture
def run(data, monkeypatch) -> Run:
    """Open a page at an address: `run("events", country="US")`. `scripts` is what it gives to those of the browser."""
    monkeypatch.setenv("GENESIS_DATA", str(data))
    monkeypatch.setattr(
        served, "component", lambda name, *, key="", data=None, **_: scripts.__setitem__(key or name, data)
    )
    scripts.clear()

    return shown


def column(name: str, key: str = "table-events") -> list[Any]:
    """The cells of a column of the events table that was drawn last."""
    place = [one["id"] for one in scripts[key]["columns"]].index(name)
    return [row["cells"][place] for row in scripts[key]["rows"]]


def shelf(data: Path) -> Library:
    return opened(data)


def event_id(data: Path, words: str) -> str:
    events = shelf(data).store.events
    return events.loc[events["title_en"].str.contains(words, regex=False), "event_id"].iloc[0]


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_in_every_language(run, page, language):
    test = run(page, lang=language)
    assert not test.exception
    headline = re.search(r'<h1 class="headline">(.*?)</h1>', html(test))[1]
    assert headline
    assert bool(re.search(r"[\u4e00-\u9fff]", headline)) == (language != "en")


def test_the_list_of_pages_is_the_folder():
    files = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"shell"}
    assert files == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_question_and_few_lines(page):
    lines = (ROOT / "pages" / f"{page}.py").read_text("utf-8").splitlines()
    assert len(lines) <= 80
    assert lines[0].count("?") == 1


def test_the_table_holds_the_events_of_the_address(run, data):
    run("events", country="CN", status="planned")
    events = shelf(data).store.events
    acting = [("CN" in codes) for codes in events["countries"]]
    chosen = events[acting][lambda some: some["status"] == "planned"]
    assert len(column("title")) == len(chosen) > 0
    assert set(column("title")) == set(chosen["title_en"])


def test_a_filter_is_not_sent_again_while_it_stays_as_it_is(run):
    test = run("events", subject="chips")
    lists = test.multiselect
    assert lists and all(one.proto.set_value for one in lists)
    test.run()
    assert not any(one.proto.set_value for one in test.multiselect), "it would undo a click that is on its way"
    assert any(one.proto.default for one in test.multiselect), "but a browser that has no widget yet begins with it"
    test.query_params["subject"] = "ai"
    test.run()
    assert [one.proto.set_value for one in test.multiselect if one.key == "filter-subjects"] == [True]


def test_traditional_characters_stand_wherever_a_title_does(run, data):
    run("events", lang="zh-Hant")
    titles = "".join(column("title"))
    assert "美國" in titles
    assert "美国" not in titles
    assert any("創世紀" in name for name in column("programme")), "a programme by the name that the gazetteer has"
    event = event_id(data, "500 billion Stargate")
    words = html(run("timeline", lang="zh-Hant", event=event))
    assert "牽頭" in re.search(r'<h2 lang="zh-Hant">(.*?)</h2>', words)[1]
    document = shelf(data).reports(shelf(data).event(event))[0]["document_id"]
    found = "".join(
        re.findall(r'<ol class="found">(.*?)</ol>', html(run("sources", lang="zh-Hant", document=document)))
    )
    assert "牽頭" in found
    assert "牵头" not in found


def test_a_document_without_a_title_is_known_by_its_file_and_first_words(tmp_path, monkeypatch):
    folder, out = tmp_path / "documents", tmp_path / "data"
    folder.mkdir()
    (folder / "one.txt").write_text("On 3 March 2025 the ministry said that rules would follow. " * 9, "utf-8")
    assert build([folder], out).documents == 1
    monkeypatch.setenv("GENESIS_DATA", str(out))
    test = shown("sources")
    label = next(one.label for one in test.button if one.key.startswith("read-")).replace("\\", "")
    assert label.startswith("one.txt · On 3 March 2025 the ministry")
    assert label.endswith("…")


def test_missing_values_are_empty_cells(run):
    run("events", column=list(COLUMNS))
    cells = [cell for row in scripts["table-events"]["rows"] for cell in row["cells"]]
    assert not [cell for cell in map(str, cells) if cell in ("None", "nan", "NaT", "<NA>")]


def test_an_unknown_parameter_is_named_and_the_page_is_shown(run):
    test = run("events", contry="US", category="tarif")
    words = html(test)
    assert "contry" in words
    assert "tarif" in words
    assert column("title")


def test_markup_in_the_address_stays_text(run):
    words = html(run("events", country="<img src=x onerror=alert(1)>", lang="<b>"))
    assert "<img src=x" not in words
    assert "&lt;" in words


def test_nothing_that_matches_says_so_and_offers_a_way_back(run):
    test = run("timeline", q="no such words anywhere")
    assert not test.exception
    assert "No events match" in html(test)
    assert any(button.key == "remove-last" for button in test.button)


def test_evidence_shows_every_quote_marked_in_its_context(run, data):
    words = html(run("timeline", event=event_id(data, "500 billion Stargate")))
    assert "Sources differ on the date" in words
    assert "21 January 2025" in words
    assert "23 January 2025" in words
    assert words.count("<blockquote") == 2
    for report in shelf(data).reports(shelf(data).event(event_id(data, "500 billion Stargate"))):
        assert f"<mark>{report['quote']}</mark>" in words


def test_an_event_that_is_gone_is_said(run):
    test = run("timeline", event="no-such-event")
    assert not test.exception
    assert html(test).count("no longer in the data") == 1
    assert {one.weight for one in test.columns} == {0.5}, "of the sidebar alone: the chart keeps the whole width"


def test_an_event_without_a_date_is_in_the_tray(run, data):
    run("events")
    assert any("clean-energy subsidies" in title for title in column("title", "table-tray"))
    words = html(run("events", event=event_id(data, "clean-energy")))
    assert "on or before 3 January 2026" in words


@pytest.mark.parametrize("page", TELLING)
def test_text_of_documents_is_never_markup(run, data, page):
    document = shelf(data).store.documents.set_index("file").loc["hostile<i>.md"]
    hostile = event_id(data, "<script>")
    words = html(run(page, event=hostile, document=document["document_id"]))
    for tag in (
        "<script",
        "<img src=x",
        "<b onmouseover",
        "<i>rule",
        "<u>somebody",
        "<iframe",
        "<style>body",
        "javascript:",
    ):
        # of these, `javascript:` may stand in a text that nobody can follow, never in an address
        assert tag not in words if tag != "javascript:" else f'href="{tag}' not in words, tag
    if page != "sources":
        assert "&lt;i&gt;rule&lt;/i&gt;" in words


def test_labels_show_names_of_documents_letter_by_letter(run, data):
    publishers = shelf(data).store.documents["publisher"].dropna()
    hostile = next(name for name in publishers if "onmouseover" in name)
    test = run("events", source=hostile)
    label = next(button.label for button in test.button if "onmouseover" in button.label)
    assert "\\<b" in label
    assert "\\*News\\*" in label
    shown = [one["label"] for facet in scripts["facets"]["facets"] for one in facet["values"]]
    assert hostile in shown, "which the script sets as text, see facets.js"


def test_documents_that_failed_are_listed_with_their_reason(run):
    words = html(run("sources"))
    assert "broken.pdf" in words
    assert "is no PDF" in words


def test_passages_are_marked_where_the_offsets_say(run, data):
    document = shelf(data).store.documents.iloc[0]
    words = html(run("sources", document=document["document_id"]))
    shown = re.sub(r'<b class="chip.*?</b>|<[^>]*>', "", words)
    assert html_escape(shelf(data).reports_in(document["document_id"])[0]["quote"]) in shown
    assert 'class="chip figure"' in words


def test_an_empty_store_shows_how_to_begin(tmp_path, monkeypatch):
    from genesis import store, tables

    store.write(tmp_path, tables.frames([], [], [], [], []))
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))
    test = shown()
    assert "No events yet" in html(test)
    assert "genesis build" in html(test)


def test_missing_or_damaged_tables_are_one_line(tmp_path, monkeypatch):
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path / "nowhere"))
    test = shown()
    assert "No tables yet in" in html(test) and "nowhere" in html(test)
    assert "warning" not in html(test), "who begins has done nothing wrong"
    gold_store.write(tmp_path)
    (tmp_path / "manifest.json").write_text("{", "utf-8")
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))
    test = shown()
    assert "damaged" in html(test)
    assert html(test).count("genesis build") == 1, "what to do is said once"


HOSTILE_DOCUMENT = """---
title: "<script>window.hacked=1</script> *Gallium* $x$"
publisher: "<b>Evil</b> News"
published: 2025-03-04
---
# <img src=x onerror=hacked()> Controls

On 3 March 2025, China imposed export controls on <b>gallium</b> and **germanium** <script>window.hacked=1</script>.
"""


def test_a_document_full_of_markup_goes_through_the_whole_build_as_text(tmp_path, monkeypatch):
    folder, out = tmp_path / "documents", tmp_path / "data"
    folder.mkdir()
    (folder / "hostile.md").write_text(HOSTILE_DOCUMENT, "utf-8")
    assert build([folder], out).events > 0
    monkeypatch.setenv("GENESIS_DATA", str(out))
    event = opened(out).store.events["event_id"].iloc[0]
    for page in TELLING:
        words = html(shown(page, event=event))
        assert "<script" not in words
        assert "<img src=x" not in words
        assert "<b>Evil" not in words
        assert "<b>gallium" not in words
    assert "&lt;script&gt;" in words


def test_documents_dropped_on_the_empty_page_are_built(tmp_path, monkeypatch):
    from genesis import store, tables

    store.write(tmp_path, tables.frames([], [], [], [], []))
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))
    test = shown()
    test.file_uploader[0].upload("../../escaped.md", HOSTILE_DOCUMENT.encode(), "text/markdown").run()
    assert not test.exception
    assert [path.name for path in (tmp_path / "documents").iterdir()] == ["escaped.md"]
    assert len(opened(tmp_path).store.documents) == 1
    assert "event" in html(test)


def _subtitle(test: AppTest) -> str:
    return re.search(r'<p class="subtitle">(.*?)</p>', html(test))[1]


def _counted(phrase: str, text: str) -> int:
    found = re.search(phrase, text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("page", ["timeline", "comparison", "events"])
def test_undated_events_are_counted_beside_the_dated_ones(run, data, page):
    events = shelf(data).store.events
    test = run(page)
    undated = int(events["start"].isna().sum())
    assert _counted(r"\+ (\d+) undated\.", _subtitle(test)) == undated > 0
    assert f"另有{undated}件无日期" in _subtitle(run("events", lang="zh-Hans"))
    assert f"另有{undated}件無日期" in _subtitle(run("timeline", lang="zh-Hant"))


def test_a_chip_counts_what_headline_and_subtitle_say(run, data):
    events = shelf(data).store.events
    undated = events[events["start"].isna()]
    side = undated["countries"].iloc[0][0]
    acting = sum(side in codes for codes in events["countries"])
    said = html(run("events", country=side))
    dated = _counted(r'<h1 class="headline">(\d+) events?', said)
    without = _counted(r"\+ (\d+) undated", said)
    assert without and dated + without == acting


def test_the_note_on_undated_events_follows_the_filters(run, data):
    events = shelf(data).store.events
    undated = int(events["start"].isna().sum())
    assert f"{undated} act" in html(run())
    assert "without a date" not in html(run(country="DE"))


def test_an_only_event_outside_the_window_is_said_plainly(run):
    said = _subtitle(run(country="DE", from_="2025-01"))
    assert "The only dated event lies outside this window." in said and "1 of the 1" not in said


def test_the_evidence_names_the_other_dates_of_an_act(data, run):
    library = shelf(data)
    event = library.event(event_id(data, "Trump signs executive order"))
    assert "in force 1 Mar 2027" in _further(library, event, "effective", "2027-03-01", run)


def _further(library: Library, event, kind: str, day: str, run: Run) -> list[str]:
    """The rows of the evidence of an event to which a further date was given."""
    stamp = pd.Timestamp(day)
    row = {"report_id": event["report_ids"][0], "kind": kind, "start": stamp, "end": stamp, "precision": "day"}
    before = library.store.report_dates
    library.store.__dict__["report_dates"] = pd.concat([before, pd.DataFrame([row])], ignore_index=True)
    try:
        shown = html(run(event=event["event_id"]))
    finally:
        library.store.__dict__["report_dates"] = before
    return re.findall(r"<dt>.*?</dt><dd>(.*?)</dd>", shown)
