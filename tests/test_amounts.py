"""Which sums belong to an act: the examples of every rule, and whole sentences."""

import pytest

from genesis import currency
from genesis.mentions import quantities
from genesis.model import Language, Quantity
from genesis.reports.amounts import Rule, rules, told_by
from genesis.scripts import plain


def _language(rule: Rule) -> Language:
    return "en" if rule.language == "en" else "zh-Hans"


def _sums(text: str, language: Language) -> list[Quantity]:
    return [one for one in quantities.find(plain(text), language) if currency.is_code(one.unit)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_examples(rule: Rule) -> None:
    language = _language(rule)
    assert rule.accept, f"{rule.id} has no example"
    for text in rule.accept:
        *_, last = _sums(text, language)
        assert rule.fits(plain(text), last.start, last.end, 0), text
    for text in rule.reject:
        assert _sums(text, language), f"no sum in: {text}"
        for found in _sums(text, language):
            assert not told_by(plain(text), language, found, 0, rule.kind), text
