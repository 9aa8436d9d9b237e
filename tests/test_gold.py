"""The parser on the five annotated seed documents does not fall below what it has reached."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from genesis import documents, json_lines
from genesis.extraction import Result, read_all
from genesis.score import score

ROOT = Path(__file__).parents[1]
SEEDS, GOLD = ROOT / "seeds", ROOT / "tests" / "gold"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return read_all(documents.collect([SEEDS]))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in SEEDS.glob("*.txt")}


def test_events(results: list[Result], texts: dict[str, str]) -> None:
    found = [row for one in results for row in json_lines.event_rows(one.document, one.reports)]
    result = score("events", rows("events"), found, texts)
    assert result.ungrounded == 0
    assert result.levels[-1].f1 >= 0.88
    assert result.attributes["status"] >= 0.80
    assert result.attributes["amounts F1"] >= 0.85


def test_figures(results: list[Result], texts: dict[str, str]) -> None:
    found = [row for one in results for row in json_lines.figure_rows(one.document, one.figures)]
    result = score("figures", rows("figures"), found, texts)
    assert result.ungrounded == 0
    assert result.levels[-1].f1 >= 0.90


def test_dates(texts: dict[str, str]) -> None:
    """Of the annotated expressions that give days, the share found at their place with the right days."""
    annotated = [row for row in rows("dates") if (row.get("from") or row.get("to")) and not row.get("optional")]
    found = {
        row["doc"]: json_lines.date_rows(texts[row["doc"]], date.fromisoformat(row["reference_date"]))
        for row in annotated
    }
    right = [row for row in annotated if any(_same(row, mention) for mention in found[row["doc"]])]
    assert len(right) >= 0.97 * len(annotated)


def _same(row: dict[str, Any], mention: dict[str, Any]) -> bool:
    near = mention["start"] < row["end_char"] and row["start_char"] < mention["end"]
    days = [mention["from"], mention["to"]]
    return near and days in [[row.get("from"), row.get("to")], *row.get("alts", [])]
