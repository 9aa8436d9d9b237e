"""Which sums belong to an act: the examples of every rule, and whole texts."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from genesis import currency, reading, reports
from genesis.mentions import quantities
from genesis.model import Amount, Document, Language, Quantity
from genesis.reports.amounts import Rule, rules, told_by
from genesis.scripts import language_of, plain

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "amounts.toml").read_text(encoding="utf-8"))["case"]


def _sums(text: str, language: Language) -> list[Quantity]:
    return [one for one in quantities.find(plain(text), language) if currency.is_code(one.unit)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_examples(rule: Rule) -> None:
    language: Language = "en" if rule.language == "en" else "zh-Hans"
    assert rule.accept, f"{rule.id} has no example"
    for text in rule.accept:
        *_, last = _sums(text, language)
        assert rule.fits(plain(text), last.start, last.end, 0), text
    for text in rule.reject:
        assert _sums(text, language), f"no sum in: {text}"
        for found in _sums(text, language):
            assert not told_by(plain(text), language, found, 0, rule.kind), text


def _told(text: str) -> list[reports.Report]:
    document = Document(
        document_id="d", file="d.txt", text=text, language=language_of(text), published=date(2025, 12, 1)
    )
    return reports.extract(reading.read(document))


def _printed(amount: Amount) -> list[Any]:
    return [amount.low if amount.low == amount.high else [amount.low, amount.high], amount.currency]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:32])
def test_sums_of_reports(case: dict[str, Any]) -> None:
    found = [[report.category, *map(_printed, report.amounts)] for report in _told(case["text"])]
    assert found == [[row[0], *([pytest.approx(one[0]), one[1]] for one in row[1:])] for row in case["found"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:32])
def test_a_sum_stands_in_the_quote_of_its_report(case: dict[str, Any]) -> None:
    for report in _told(case["text"]):
        assert all(words in report.quote for words in report.amount_texts)
