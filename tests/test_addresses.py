"""The addresses of a view: the registry of forms, the README and the Export dialog tell the same ones."""

import re
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import sample
from answers import get

from genesis.archive import Library
from genesis.exports import FORMATS, VIEWS, Job, View
from genesis.exports.addresses import address, examples
from genesis.selection import parse, select

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "pages"))  # where Streamlit finds the parts

from parts import addresses  # noqa: E402

SITE = "http://localhost:8501"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(sample.seeds())


def job(library: Library, view: View = "events", query: str = "", **options: str) -> Job:
    selection, notes = parse(parse_qs(query))
    assert notes == ()
    return Job(library, select(library.index, selection), view=view, site=SITE, **options)  # type: ignore[arg-type]


def section() -> str:
    """What the README says of addresses."""
    text = (ROOT / "README.md").read_text("utf-8")
    return re.search(r"^## One address, every form\n(.*?)^## ", text, re.DOTALL | re.MULTILINE)[1]


def shown(order: Job) -> list[str]:
    """The addresses that the dialog lists."""
    return [row["text"] for row in addresses.listed(order)["addresses"]]


def test_the_readme_has_every_form_with_its_views_and_type():
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section().splitlines() if line.startswith("|")
    ]
    views = head[1 : 1 + len(VIEWS)]
    told = {
        row[0].strip("`"): (
            {view for view, mark in zip(views, row[1:], strict=False) if mark == "✓"},
            row[len(views) + 1],
        )
        for row in rows
    }
    assert set(views) == set(VIEWS)
    assert told == {one.suffix: (set(one.views), one.media_type) for one in FORMATS.values()}
    assert all(row[-1] for row in rows)


def test_the_dialogs_of_the_pages_have_every_form_of_every_view(library):
    listed = {urlsplit(one).path for page in ("timeline", "comparison", "events") for one in shown(job(library, page))}
    assert listed == {f"/{view}{one.suffix}" for one in FORMATS.values() for view in one.views}


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_each_address_of_a_dialog_has_its_own_words_and_button(library, language):
    told = addresses.listed(job(library, "comparison", f"lang={language}"))
    rows = [*told["addresses"], *told["examples"]]
    for key in ("label", "copy"):
        assert len({row[key] for row in rows}) == len(rows)
    assert all(row["link"] == row["text"] == row["site"] + row["shown"] for row in told["addresses"])


def test_the_lines_of_the_readme_are_those_of_the_dialog(library):
    lines = [one.line for one in examples(job(library, query="country=CN"))]
    assert len(lines) == 4
    assert [line for line in section().splitlines() if line.startswith("    ")] == [f"    {line}" for line in lines]


def test_an_address_asks_for_what_is_shown_and_not_for_what_is_open(library):
    order = job(library, query="country=CN&q=chips&page=2&event=e-1&document=d-1")
    assert address(order, "events", ".csv") == f"{SITE}/events.csv?country=CN&q=chips"
    assert address(job(library), "timeline", ".pptx") == f"{SITE}/timeline.pptx"


def test_an_address_has_the_options_that_the_form_heeds(library):
    order = job(library, "timeline", "country=CN", size="half", title='A "B" & $C', heading="plain")
    heeded = {
        one.suffix: parse_qs(urlsplit(address(order, "timeline", one.suffix, one.options)).query)
        for one in FORMATS.values()
    }
    assert heeded[".png"] == {"country": ["CN"], "size": ["half"], "heading": ["plain"], "title": ['A "B" & $C']}
    assert heeded[".pptx"] == {"country": ["CN"], "heading": ["plain"], "title": ['A "B" & $C']}
    assert heeded[".csv"] == {"country": ["CN"]}


def test_nothing_in_a_line_ends_its_quotes_or_is_read_by_a_shell(library):
    hostile = """q="'`$(reboot)!\\#{1}"""
    for one in examples(job(library, query=hostile)):
        inside = re.search(r'"(http[^"]*)"', one.line)[1]
        assert not re.search(r"[\s'`$()!\\#{}]", inside)
        assert parse_qs(urlsplit(inside).query) == parse_qs(hostile)
        assert one.line.count('"') == (4 if "UTF-8-BOM" in one.line else 2)


@pytest.mark.parametrize("view", VIEWS)
def test_the_server_takes_every_address_that_a_dialog_gives(library, view, tmp_path, monkeypatch):
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))  # no tables: what can be asked is answered with 503
    order = job(library, view, "country=CN&from=2025&lang=zh-Hant", size="half", columns="displayed", title="芯片")
    for one in shown(order):
        assert get(one.removeprefix(SITE)).status == 503, one
