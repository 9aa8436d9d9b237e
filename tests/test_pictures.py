"""Pictures: their sizes, their words, their type; by a real browser where one is installed."""

import asyncio
import shutil
import time
from collections.abc import Generator
from typing import Any, ClassVar
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
import sample

from genesis.archive import Library
from genesis.errors import ArgumentError, BrowserError
from genesis.exports import SIZES, Job
from genesis.exports.pictures import batch, browser, picture
from genesis.selection import Selection, select

_PIXELS = {"slide": (1920, 1080), "half": (960, 1080), "report": (1600, 900), "square": (1080, 1080)}
_BROWSER = any(map(shutil.which, browser._BROWSERS))


def job(size: Any = "slide", lang: Any = "en", **filters: Any) -> Job:
    library = Library(sample.seeds())
    return Job(library, select(library.index, Selection(lang=lang, **filters)), view="timeline", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_type_is_large_enough_when_placed(size: str) -> None:
    made = picture(job(size))
    assert (round(made.width * made.scale), round(made.height * made.scale)) == _PIXELS[size]
    sizes = [note.font.size for note in made.figure.layout.annotations if "≠" not in note.text]
    assert min(sizes) >= 12  # a pixel of the figure is a point when the picture is placed


@pytest.mark.parametrize("size", SIZES)
def test_all_words_stand_inside(size: str) -> None:
    made = picture(job(size))
    for note in made.figure.layout.annotations:
        assert 0 <= note.x <= made.width and 0 <= note.y <= made.height, note.text
    text = " ".join(note.text for note in made.figure.layout.annotations)
    assert "events shown" in text and "Source:" in text and "Data to" in text


def test_nothing_selected_is_said() -> None:
    with pytest.raises(ArgumentError, match="No event"):
        picture(job(text="no such words"))


def test_a_missing_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(BrowserError, match="Chromium"):
        batch([job()], "png")


@pytest.mark.browser
@pytest.mark.skipif(not _BROWSER, reason="no Chrome or Chromium is installed")
def test_a_batch_is_drawn_by_one_browser() -> None:
    slide, square = batch([job(), job("square", "zh-Hans")], "png")
    for content, size in ((slide, "slide"), (square, "square")):
        assert content.startswith(b"\x89PNG")
        assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == _PIXELS[size]
    root = ElementTree.fromstring(batch([job()], "svg")[0])
    assert (root[0].text or "").startswith("The US acts more often")
    assert "January 2025" in (root[1].text or "")


class _Drawer:
    """Stands for the browser; `dies` ends it at its next picture."""

    opened: ClassVar[list["_Drawer"]] = []

    def __init__(self) -> None:
        self.dies = self.is_closed = False

    async def _open(self) -> "_Drawer":
        self.opened.append(self)
        return self

    def __await__(self) -> Generator[Any, Any, "_Drawer"]:
        return self._open().__await__()

    async def calc_fig(self, figure: dict[str, Any], opts: dict[str, Any]) -> bytes:
        if self.dies:
            raise OSError("gone")
        return opts["format"].encode()

    async def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def drawers(monkeypatch: pytest.MonkeyPatch) -> list[_Drawer]:
    """The browsers that were started, in their order."""
    _Drawer.opened = []
    monkeypatch.setattr(browser, "_opener", lambda path: _Drawer())
    monkeypatch.setattr(browser, "browser", lambda: "chromium")
    return _Drawer.opened


def drawn() -> list[bytes]:
    return browser.pictures([go.Figure()], "svg", 10, 10, 1)


def test_one_browser_draws_many_pictures_and_is_closed_at_the_end(drawers: list[_Drawer]) -> None:
    with browser.kept_open():
        assert drawn() == drawn() == [b"svg"]
        assert [one.is_closed for one in drawers] == [False]
    assert [one.is_closed for one in drawers] == [True]


def test_a_browser_that_died_is_replaced_once(drawers: list[_Drawer]) -> None:
    with browser.kept_open():
        drawn()
        drawers[0].dies = True
        assert drawn() == [b"svg"]
        assert [one.is_closed for one in drawers] == [True, False]


def test_a_browser_that_is_not_needed_is_closed(drawers: list[_Drawer]) -> None:
    with browser.kept_open(idle=0.01):
        drawn()
        end = time.monotonic() + 5
        while not drawers[0].is_closed and time.monotonic() < end:
            time.sleep(0.01)
        assert drawers[0].is_closed
        assert drawn() == [b"svg"]


def test_a_browser_that_does_not_draw_is_said(drawers: list[_Drawer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Drawer, "calc_fig", lambda *_, **__: asyncio.sleep(1))
    monkeypatch.setattr(browser, "_SECONDS", 0.01)
    with browser.kept_open(), pytest.raises(BrowserError, match="TimeoutError"):
        drawn()
    assert drawers[0].is_closed
