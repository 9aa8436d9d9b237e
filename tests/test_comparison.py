"""The comparison page: two sides with and without room, and the chain of acts in the reader's script."""

import re
import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import gold_store
import pytest
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parent.parent / "pages"))  # where Streamlit finds the parts

from parts import opposite

from genesis.wording import title_words

PAGE = Path(__file__).parent.parent / "pages" / "shell.py"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Open the page at an address in a room of so many pixels."""
    gold_store.write(tmp_path)
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))

    def opened(width: int = 1200, **parameters: str) -> str:
        monkeypatch.setattr("parts.room.page", lambda: width)
        test = AppTest.from_file(PAGE, default_timeout=30)
        for key, value in parameters.items():
            test.query_params[key] = value
        test.switch_page("comparison.py").run()
        assert not test.exception
        return "\n".join(element.proto.body for element in test.get("html"))

    return opened


def test_without_room_the_two_sides_stand_under_one_another(run):
    title = r'<b style="color:var\(--us-text\)">United States</b> · \d+ acts'
    assert re.search(title, run(358))
    assert not re.search(title, run(1200))


def test_columns_share_the_page_where_it_has_room(run, monkeypatch):
    monkeypatch.setattr("parts.room.page", lambda: 1000)
    left, right = opposite.widths(1.0)
    assert left > right and left + right < 1000
    monkeypatch.setattr("parts.room.page", lambda: 358)
    assert opposite.widths(1.0) == (358, 358)


def test_the_chain_is_told_in_the_readers_script(monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr("parts.opposite.st.html", drawn.append)
    monkeypatch.setattr("parts.opposite.language", lambda: "zh-Hant")
    monkeypatch.setattr("parts.words.language", lambda: "zh-Hant")
    day = datetime(2025, 6, 1)
    act = {"title_en": "Act", "title_zh": "美国对华实施关税", "start": day, "end": day, "precision": "day"}
    link = {"from_event": "b", "to_event": "a", "document_id": "d", "quote_start": 0, "quote_end": 2}
    frame = SimpleNamespace(to_dict=lambda kind: [link])
    store = SimpleNamespace(links=frame, text=lambda document: "原文")
    library = SimpleNamespace(
        store=store, event=lambda name: act, document=lambda name: {"publisher": "P", "language": "zh-Hans"}
    )
    tie = SimpleNamespace(act="a", answer="b", number=1)
    opposite.chain(library, SimpleNamespace(arcs=(tie,)))
    assert title_words("Act", act["title_zh"], "zh-Hant") == "美國對華實施關稅"
    assert "美國對華實施關稅" in drawn[0] and "美国" not in drawn[0]
