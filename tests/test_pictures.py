"""Pictures: their sizes, their words, their type; by a real browser where one is installed."""

import shutil
from typing import Any
from xml.etree import ElementTree

import pytest
import sample

from genesis.archive import Library
from genesis.errors import ArgumentError
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
    with pytest.raises(ArgumentError, match="Chromium"):
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
