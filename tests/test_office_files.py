"""Slides and workbooks against the schemas of Office: what breaks one makes PowerPoint or Excel offer a repair.

`openxml-audit` carries the schemas and the rules beyond them of Microsoft's Open XML SDK.
"""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import sample
from openxml_audit import FileFormat, OpenXmlValidator
from test_slides import job, on_days, template, with_titles

from genesis.exports import export
from genesis.selection import Selection

_HARD = "=1+1 \x00\x0b\ufffe עברית 🚀🇨🇳 <b>&\"' 一个很长的标题 " * 12
_SPREAD = Selection(zoom="all")

DECKS: dict[str, tuple[sample.Tables, Selection, dict[str, Any]]] = {
    "5": (sample.tables(5), Selection(), {}),
    "15 in Chinese": (sample.tables(15), Selection(lang="zh-Hant"), {"site": "https://example.org"}),
    "60 on days": (on_days(sample.tables(60)), Selection(first="2025-03-01", last="2025-03-31"), {}),
    "2000": (sample.tables(2000), _SPREAD, {}),
    "hard words": (with_titles(sample.tables(15), _HARD), Selection(), {"title": _HARD * 4}),
    "template": (sample.tables(15), Selection(), {"template": template(potx=True)}),
    "narrow template": (sample.tables(60), Selection(lang="zh-Hans"), {"template": template(width=10)}),
}


def faults(content: bytes, suffix: str, folder: Path) -> list[str]:
    """What of a file breaks a schema of Office 2019 or a rule beyond it."""
    path = folder / f"file{suffix}"
    path.write_bytes(content)
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=20).validate(path)
    return [f"{one.part_uri} {one.path}: {one.description}" for one in found.errors]


@pytest.mark.parametrize("view", ["timeline", "comparison"])
@pytest.mark.parametrize("name", DECKS)
def test_slides_need_no_repair(name: str, view: str, tmp_path: Path) -> None:
    tables, selection, options = DECKS[name]
    content = export(job(tables, selection, view=view, **options), "pptx")
    assert faults(content, ".pptx", tmp_path) == []
    with zipfile.ZipFile(BytesIO(content)) as packed:
        books = [packed.read(one) for one in packed.namelist() if one.endswith(".xlsx")]
    assert bool(books) >= (view == "comparison")
    for book in books:  # the data inside a chart
        assert faults(book, ".xlsx", tmp_path) == []


@pytest.mark.parametrize("view", ["events", "figures"])
@pytest.mark.parametrize("name", ["5", "15 in Chinese", "hard words"])
def test_workbooks_need_no_repair(name: str, view: str, tmp_path: Path) -> None:
    tables, selection, _ = DECKS[name]
    assert faults(export(job(tables, selection, view=view), "xlsx"), ".xlsx", tmp_path) == []


def test_a_workbook_without_events_needs_no_repair(tmp_path: Path) -> None:
    content = export(job(sample.seeds(), Selection(text="no such words"), view="events"), "xlsx")
    assert faults(content, ".xlsx", tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"<p:spPr>", b"<p:spPr><a:noSuch/>"), (b'prst="rect"', b'prst="box"'), (b'sz="1200"', b'sz="12"')],
)
def test_a_broken_slide_is_found(old: bytes, new: bytes, tmp_path: Path) -> None:
    content, broken = export(job(sample.seeds()), "pptx"), BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as whole, zipfile.ZipFile(broken, "w") as packed:
        for name in whole.namelist():
            part = whole.read(name)
            packed.writestr(name, part.replace(old, new) if name == "ppt/slides/slide1.xml" else part)
    assert faults(broken.getvalue(), ".pptx", tmp_path)
