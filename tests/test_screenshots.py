"""The pictures that lie in the repository are those that the script makes, and are no burden."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "browser"))

import screenshots  # noqa: E402
from screenshots import MOST, PICTURES, pages, size, views  # noqa: E402


def test_every_page_has_its_pictures() -> None:
    wanted = {one.file for one in (*pages(), *views("e"))} | {"empty-light-en-1920.webp"}
    assert {file.name for file in PICTURES.glob("*.webp")} == wanted
    assert {one.name.partition("-")[0] for one in pages()} == {
        file.stem for file in (ROOT / "pages").glob("*.py") if file.stem != "shell"
    }


def test_the_pictures_are_no_burden() -> None:
    assert 1_000_000 < sum(size(PICTURES)) < MOST


def test_the_page_of_pictures_shows_all_of_them() -> None:
    told = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (PICTURES / "README.md").read_text("utf-8"))
    assert sorted(told) == sorted(file.name for file in PICTURES.glob("*.webp"))


def test_the_readme_leads_to_them() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"\]\((tests/browser/pictures[^)]*)\)", readme)
    assert "tests/browser/pictures/README.md" in links
    assert all((ROOT / link).exists() for link in links)


def test_a_page_of_pictures_names_theme_language_and_width() -> None:
    taken = [one for one in pages() if one.name.startswith("events")]
    assert len(taken) == 12
    words = screenshots.shown(taken)
    assert words.count("## Events") == 1
    assert "![events, dark zh-Hant 390](events-dark-zh-Hant-390.webp)" in words
