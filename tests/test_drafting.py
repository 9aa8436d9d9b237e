"""Sentences whose acts stand in clauses of their own, and what each gives: lines of day, sides, category, status."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from genesis import reading, reports
from genesis.model import Document

CORPUS = Path(__file__).parent / "corpus" / "drafting.toml"
# Long enough that the sentence is no news lead, and without a date, actor or act.
PREFACE = "Preface.\n\n" + "x" * 420 + ".\n\n"


def cases() -> list[Any]:
    """The cases of the corpus, named by their text."""
    return [pytest.param(case, id=case["text"][:60]) for case in tomllib.loads(CORPUS.read_text("utf-8"))["case"]]


def told(text: str, language: str, published: date) -> list[str]:
    """The dated reports of `text` as lines: 2025-04-02 US>CN tariff occurred; a span has both its days."""
    document = Document(
        document_id="d", file="d.txt", text=PREFACE + text, language=language, published=published, status="ok"
    )  # type: ignore[arg-type]
    lines = []
    for report in reports.extract(reading.read(document)):
        days = str(report.start) if report.start == report.end else f"{report.start}/{report.end}"
        sides = f"{'+'.join(report.countries)}>{'+'.join(report.targets)}"
        if report.precision != "undated":
            lines.append(f"{days} {sides} {report.category} {report.status}")
    return lines


@pytest.mark.parametrize("case", cases())
def test_reports_of_nested_clauses(case: dict[str, Any]) -> None:
    language = "en" if case["text"].isascii() else "zh-Hans"
    assert told(case["text"], language, case.get("published", date(2025, 5, 20))) == case["reports"]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("美国商务部长卢特尼克5月8日宣布将12家中国企业列入实体清单。", ()),
        ("美国商务部5月8日宣布将12家中国企业列入实体清单。", ("美国商务部",)),
        ("欧盟5月8日对中国电动汽车加征关税。", ()),
        ("Treasury Secretary Scott Bessent met He Lifeng in Geneva on May 10.", ()),
    ],
)
def test_offices_and_unions_are_no_organisations(text: str, organisations: tuple[str, ...]) -> None:
    document = Document(
        document_id="d", file="d.txt", text=PREFACE + text, published=date(2025, 5, 20), status="ok",
        language="en" if text.isascii() else "zh-Hans",
    )  # fmt: skip
    assert [report.organisations for report in reports.extract(reading.read(document))] == [organisations]


def test_words_of_a_page_take_nothing_back_in_a_text_without_stops() -> None:
    told_once = "On May 6, Washington put export controls on quantum computers to China"
    page = f"{told_once} {'and so on and on ' * 30} copyright notice"
    assert told(page, "en", date(2025, 5, 20)) == ["2025-05-06 US>CN export_control occurred"]
    assert told(f"Copyright notice: {told_once}.", "en", date(2025, 5, 20)) == []


def test_firms_put_on_a_control_list_are_listed_and_not_controlled() -> None:
    text = "On May 6, China added 16 American firms to its export control list."
    document = Document(
        document_id="d", file="d.txt", text=text, language="en", published=date(2025, 5, 20), status="ok"
    )  # fmt: skip
    assert [report.act for report in reports.extract(reading.read(document))] == ["control.list"]
