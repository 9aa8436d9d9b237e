"""Temporal expressions: every rule's own examples, the corpus of sentences, and what no text may do to the finder."""

import re
import string
import time
import tomllib
from datetime import date, timedelta
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
import regex

from genesis.mentions.dates import find, holidays
from genesis.mentions.dates.resolvers import RESOLVERS
from genesis.mentions.dates.rules import ChainRule, Example, Matcher, Rule, grammar, lexicon
from genesis.model import DateMention, Language
from genesis.scripts import plain
from genesis.sentences import split

CORPUS = Path(__file__).parent / "corpus"
SLOW = (
    "9", "2025", "年", "2025年", "(", "一", "1-", "2025-", " \n", "十", "the ", "May ", "last ", "19/", "截至", "5月",
    "1.", "a.", "http://a/2025/",
    "2 days ", "1 day after ", "May 1 and ", "first ", "1/2-", "20250101", "two thousand ", "Labor ",
)  # fmt: skip
LANGUAGES: dict[str, Language] = {"zh": "zh-Hans", "en": "en"}


def _rules() -> list[Any]:
    return [pytest.param(code, rule, id=f"{code}-{rule.id}") for code in LANGUAGES for rule in lexicon(code).rule]


def _chains() -> list[Any]:
    return [pytest.param(code, rule, id=f"{code}-{rule.id}") for code in LANGUAGES for rule in lexicon(code).chain]


def _examples() -> list[Any]:
    return [
        pytest.param(code, rule, example, id=f"{code}-{rule.id}-{example.mention}")
        for code in LANGUAGES
        for rule in (*lexicon(code).rule, *lexicon(code).chain)
        for example in rule.accept
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _found(text: str, code: str, reference: str) -> list[DateMention]:
    return find(plain(text), LANGUAGES[code], _day(reference), split(plain(text)))


@pytest.mark.parametrize(("code", "rule", "example"), _examples())
def test_a_rule_reads_what_it_accepts(code: str, rule: Rule | ChainRule, example: Example) -> None:
    found = {example.text[m.start : m.end]: m for m in _found(example.text, code, example.reference)}
    assert example.mention in found, found
    mention = found[example.mention]
    assert (mention.first, mention.last) == (_day(example.first), _day(example.last)), mention
    if example.precision:
        assert mention.precision == example.precision


@pytest.mark.parametrize(("code", "rule"), _rules() + _chains())
def test_each_rule_makes_one_of_its_examples(code: str, rule: Rule | ChainRule) -> None:
    used = {m.rule for e in rule.accept for m in _found(e.text, code, e.reference)}
    assert used & {rule.id, "name_year", "name_period"}, f"{rule.id} made none of its examples, {used} did"


@pytest.mark.parametrize(("code", "rule"), _rules() + _chains())
def test_a_rule_leaves_what_it_rejects(code: str, rule: Rule | ChainRule) -> None:
    for text in rule.reject:
        assert [m for m in _found(text, code, "2025-06-18") if m.first] == [], text


def _corpus() -> list[Any]:
    cases = []
    for code in LANGUAGES:
        with (CORPUS / f"dates.{code}.toml").open("rb") as file:
            loaded = tomllib.load(file)["case"]
        for case in loaded:
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            cases.append(pytest.param(code, case, id=f"{code}-{case['text'][:24]}", marks=marks))
    return cases


@pytest.mark.parametrize(("code", "case"), _corpus())
def test_corpus(code: str, case: dict[str, Any]) -> None:
    found = [m for m in _found(case["text"], code, case.get("reference", "2025-06-18")) if m.first or m.last]
    wanted = [(e["text"], _day(e.get("from", "")), _day(e.get("to", ""))) for e in case["dates"]]
    assert [(case["text"][m.start : m.end], m.first, m.last) for m in found] == wanted
    for mention, expected in zip(found, case["dates"], strict=True):
        assert mention.relation == expected.get("relation", ""), mention
        for field in ("precision", "basis", "rule"):
            if field in expected:
                assert getattr(mention, field) == expected[field], (field, mention)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("piece", SLOW)
def test_no_text_makes_it_slow(code: str, piece: str) -> None:
    text = piece * (40_000 // len(piece))
    begin = time.perf_counter()
    find(text, LANGUAGES[code], date(2025, 6, 18))
    assert time.perf_counter() - begin < 5, piece


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Easter", "2024-03-31"), ("Easter", "2025-04-20"), ("Easter", "2019-04-21"), ("Easter", "2038-04-25"),
        ("Good Friday", "2025-04-18"), ("Thanksgiving", "2025-11-27"), ("Black Friday", "2025-11-28"),
        ("Memorial Day", "2025-05-26"), ("Labor Day", "2026-09-07"), ("MLK Day", "2025-01-20"),
        ("Chinese New Year", "2025-01-29"), ("Christmas Day", "2030-12-25"),
    ],
)  # fmt: skip
def test_holidays_fall_on_the_days_of_the_calendar(name: str, day: str) -> None:
    assert holidays.day_in(name, date.fromisoformat(day).year) == date.fromisoformat(day)


def test_every_holiday_has_a_day() -> None:
    named = {*holidays.names(alone=True), *holidays.names(alone=False)}
    assert all(holidays.day_in(name, 2025) for name in named)
    assert holidays.day_in("Lunar New Year", 1900) is None


def test_mentions_are_sorted_and_do_not_overlap() -> None:
    text = "2025年3月5日至12日,去年底、今年1-2月和下周一(23日);Q3 2025, May 5-7, 2024 to June 2025。" * 20
    found = find(text, "zh-Hans", date(2025, 6, 18))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) >= 100


@pytest.mark.parametrize("offset", range(0, 400, 7))
def test_relative_words_hold_on_any_day(offset: int) -> None:
    published = date(2024, 1, 20) + timedelta(days=offset)
    text = "昨日、上月、去年、明年、上周五、下月初、未来三年、一个月后、上季度、年初至今"
    found = find(text, "zh-Hans", published)
    assert all(m.first and m.last and m.first <= m.last for m in found)
    assert len(found) == 10


def test_no_publication_day_leaves_relative_words_unread() -> None:
    assert [m for m in find("昨日,去年,本周,未来三年", "zh-Hans", None) if m.first] == []
    assert [m for m in find("yesterday, last year and this week", "en", None) if m.first] == []


@pytest.mark.parametrize(("code", "rule"), _rules())
def test_each_rule_names_a_resolver(code: str, rule: Rule) -> None:
    assert rule.resolve in RESOLVERS


@pytest.mark.parametrize("code", LANGUAGES)
def test_rules_have_distinct_ids(code: str) -> None:
    ids = [rule.id for rule in lexicon(code).rule]
    assert len(ids) == len(set(ids))
    assert grammar(code).by_start


NUMBERS = ("1", "9", "01", "12", "25", "31", "60", "99", "114", "1950", "2024", "20240", "20241231")
BEFORE = ("", "\n", "，", "在", "至", "第", "- ", "between ", "from ", "the ")
PASSED = {*string.digits, *" \t\r\v\f"}  # what belongs to the number, and white space inside a line


@pytest.mark.parametrize(
    "matcher",
    [
        pytest.param(matcher, id=f"{code}-{matcher.rule.id}")
        for code in LANGUAGES
        for matcher in grammar(code).by_start["0"]
        if matcher.rule.follows
    ],
)
def test_a_number_goes_on_only_as_its_rule_says(matcher: Matcher) -> None:
    """`follows` spares the trial of a rule, so it must hold every sign with which a match can go on."""
    expression = matcher.pattern.pattern
    pattern = regex.compile(expression, matcher.pattern.flags & re.IGNORECASE)  # tells what a match can begin with
    signs = {*expression, *string.printable, *"、，。！％（）"} - PASSED - {*matcher.rule.follows}
    begun = [
        (before, number + space)
        for before, number, space in product(BEFORE, NUMBERS, ("", " ", "  "))
        if pattern.match(before + number, len(before), partial=True)
    ]
    further = [(*words, sign) for words in begun for sign in signs]
    assert not [words for words in further if pattern.match("".join(words), len(words[0]), partial=True)]
