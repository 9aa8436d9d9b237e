"""Quantities: the examples of every rule, whole sentences of the corpus, the sums of the seeds, and the cost."""

import itertools
import json
import time
import tomllib
from pathlib import Path

import pytest

from genesis.mentions.quantities import find
from genesis.mentions.quantities.resolvers import RESOLVERS
from genesis.mentions.quantities.rules import Rule, rules
from genesis.model import Language, Quantity
from genesis.scripts import language_of, plain

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"


def _language(text: str) -> Language:
    return "zh-Hans" if any("\u4e00" <= sign <= "\u9fff" for sign in text) else "en"


def _found(text: str, home: str | None = None) -> list[Quantity]:
    return find(plain(text), _language(text), home)


def _same(quantity: Quantity, low: float, high: float, unit: str) -> bool:
    return quantity.unit == unit and quantity.low == pytest.approx(low) and quantity.high == pytest.approx(high)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_examples(rule: Rule) -> None:
    assert rule.accept, f"{rule.id} has no example"
    for text, low, high, unit in rule.accept:
        assert any(_same(q, low, high, unit) and q.rule == f"quantity.{rule.id}" for q in _found(text)), text
    for text in rule.reject:
        assert _found(text) == [], text


def test_every_resolver_is_used() -> None:
    assert {rule.resolver for rule in rules()} - {"word"} == set(RESOLVERS)


def _cases(name: str) -> list[dict[str, object]]:
    return tomllib.loads((HERE / "corpus" / name).read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", _cases("money.toml"), ids=lambda case: case["text"][:24])
def test_sentences(case: dict[str, object]) -> None:
    text, home = str(case["text"]), case.get("home")
    got = [
        [text[q.start : q.end], q.low, *([q.high] if q.high != q.low else []), q.unit]
        + ([q.qualifier] if q.qualifier else [])
        + (["converted"] if q.converted else [])
        for q in _found(text, str(home) if home else None)
    ]
    assert got == case["found"]


def _gold_sums() -> list[dict[str, object]]:
    lines = (HERE / "gold" / "money.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if not row.get("optional")]


def test_every_sum_of_the_seeds_is_read_right() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    sums = {
        (name, q.start, q.end, q.low, q.high, q.unit)
        for name, text in texts.items()
        for q in find(plain(text), language_of(text))
        if q.rule.startswith("quantity.money.")
    }
    wanted = {
        (
            row["doc"],
            row["start_char"],
            row["end_char"],
            row.get("low", row["value"]),
            row.get("high", row["value"]),
            cur,
        )
        for row in _gold_sums()
        for cur in [row["currency"]]
    }
    assert wanted - sums == set()
    assert len(sums - wanted) <= 1  # the bare 5000亿 that the annotators left open


def test_spans_are_sorted_and_apart() -> None:
    for path in SEEDS.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        found = find(plain(text), language_of(text))
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_cost_grows_with_length_alone() -> None:
    unit = "投资1,200万美元，占比70%—80%，一二三四五六七八九十百千万亿" + "9" * 40 + " to "
    for language in ("zh-Hans", "en"):
        start = time.perf_counter()
        find(unit * 500, language)
        assert time.perf_counter() - start < 2


@pytest.mark.parametrize("text", ["", " ", "亿", "%", "$", "百分之", "9" * 5000, "一" * 5000, "1-" * 2000, "$" * 3000])
def test_odd_texts_do_no_harm(text: str) -> None:
    for language in ("zh-Hans", "en"):
        for quantity in find(text, language):
            assert 0 <= quantity.start < quantity.end <= len(text)
