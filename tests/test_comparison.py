"""The comparison page: two sides with and without room, and the chain of acts in the reader's script."""

import re
import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import gold_store
import pandas as pd
import pytest
from opening import html, shown

sys.path.insert(0, str(Path(__file__).parent.parent / "pages"))  # where Streamlit finds the parts

from parts import opposite, pairs

from genesis.archive import opened
from genesis.scene import Tie
from genesis.wording import title_words


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Open the page at an address in a room of so many pixels."""
    gold_store.write(tmp_path)
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))

    def open_page(width: int = 1200, **parameters) -> str:
        monkeypatch.setattr("parts.room.page", lambda: width)
        return html(shown("comparison", **parameters))

    return open_page


def test_without_room_the_two_sides_stand_under_one_another(run):
    title = r'<b style="color:var\(--us-text\)">United States</b></h2>'
    assert re.search(title, run(358))
    assert not re.search(title, run(1200))


def test_columns_share_the_page_where_it_has_room(run, monkeypatch):
    monkeypatch.setattr("parts.room.page", lambda: 1000)
    left, right = opposite.widths(1.0)
    assert left > right and left + right < 1000
    monkeypatch.setattr("parts.room.page", lambda: 358)
    assert opposite.widths(1.0) == (358, 358)


def test_a_tie_is_told_in_the_readers_script_with_its_quote(monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr("parts.pairs.st.html", lambda text, **kinds: drawn.append(text))
    monkeypatch.setattr("parts.pairs.st.button", lambda text, **kinds: drawn.append(text))
    monkeypatch.setattr("parts.words.language", lambda: "zh-Hant")
    monkeypatch.setattr("parts.pairs.language", lambda: "zh-Hant")
    day = datetime(2025, 6, 1)
    act = {
        "event_id": "a",
        "title_en": "Act",
        "title_zh": "美国对华实施关税",
        "start": day,
        "end": day,
        "precision": "day",
    }
    links = pd.DataFrame([{"from_event": "b", "to_event": "a", "document_id": "d", "quote_start": 0, "quote_end": 2}])
    store = SimpleNamespace(links=links, text=lambda document: "原文")
    library = SimpleNamespace(
        store=store, event=lambda name: act, document=lambda name: {"publisher": "P", "language": "zh-Hans"}
    )
    tie = Tie(number=1, act="a", answer="b", kind="response", link=0, days=(3, 40))
    pairs.stated(library, SimpleNamespace(ties=(tie,)))
    told = "".join(drawn)
    assert title_words("Act", act["title_zh"], "zh-Hant") == "美國對華實施關稅"
    assert "美國對華實施關稅" in told and "美国" not in told
    assert "<mark>原文</mark>" in told and "相隔3至40天" in told


def test_sides_of_the_address_are_compared(run):
    shown = run(1200, side=["EU", "JP"])
    assert "In these" in shown and "Japan" in shown
    assert "No act by the US" not in shown


def test_an_empty_side_and_an_empty_selection_are_pages_too(run):
    assert "Coverage" in run(1200, side=["US", "BR"])
    assert "Coverage" in run(1200, side=["BR", "AR", "CL"])
    assert "Coverage" in run(1200, q="nothing-holds-this")


def test_a_figure_opens_its_sentence(run):
    figure = opened().store.figures.iloc[0]
    shown = run(1200, figure=figure["figure_id"])
    assert figure["metric_key"] in shown and "<mark>" in shown
    assert "no longer in the data" in run(1200, figure="nobody")


def test_few_sources_are_a_warning_and_the_table_names_publishers(run):
    shown = run(1200, side=["US", "AE"])
    assert "Few sources for" in shown and "61893.com" in shown


def test_acts_are_grouped_by_arena_and_near_ones_are_marked_as_timing_alone(run):
    shown = run(1200, group="arena", ties="timing", days="60")
    assert "Acts by arena" in shown and "by timing alone" in shown
    assert "by timing alone" not in run(1200)
