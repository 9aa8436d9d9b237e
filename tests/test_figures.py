"""Figures: the examples of every measure and cue, whole texts, the seeds, ids, conversion, arithmetic."""

import csv
import json
import time
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from genesis.documents import read as read_document
from genesis.figures import extract
from genesis.figures.lexicon import Cue, Measure, Scope, all_cues, counted, facets, measures, narrower, scopes
from genesis.model import Document, Figure
from genesis.reading import read
from genesis.scripts import language_of

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"


def _document(text: str, published: date | None = date(2026, 1, 1), number: int = 1) -> Document:
    return Document(
        document_id=f"{number:012d}", file="text.txt", text=text, language=language_of(text), published=published
    )


def _figures(text: str, published: date | None = date(2026, 1, 1)) -> list[Figure]:
    return extract(read(_document(text, published)))


def _language(text: str) -> str:
    return "zh" if any("\u4e00" <= sign <= "\u9fff" for sign in text) else "en"


@pytest.mark.parametrize("entry", [*measures(), *all_cues(), *scopes()], ids=lambda entry: entry.id)
def test_examples(entry: Measure | Cue | Scope) -> None:
    assert entry.accept and entry.reject
    for text in entry.accept:
        assert entry.pattern(_language(text)).search(text), text
    for text in entry.reject:
        assert not entry.pattern(_language(text)).search(text), text


def test_every_kind_compiles_in_both_languages() -> None:
    for kind in (*counted(), *facets(), *narrower()):
        for language in ("zh", "en"):
            assert not kind.pattern(language).search(""), kind.name


CASES = tomllib.loads((HERE / "corpus" / "figures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_texts(case: dict[str, Any]) -> None:
    found = _figures(case["text"], case.get("published", date(2026, 1, 1)))
    assert len(found) == len(case["found"]), [(figure.metric, figure.low, figure.unit) for figure in found]
    for figure, wanted in zip(found, case["found"], strict=True):
        assert {name: getattr(figure, name) for name in wanted} == wanted


@cache
def _of_seed(path: Path) -> list[Figure]:
    return extract(read(read_document(path, root=SEEDS)))


def _told() -> Iterator[tuple[str, Figure]]:
    for path in sorted(SEEDS.glob("*.txt")):
        for figure in _of_seed(path):
            yield path.name, figure


def _key(row: dict[str, Any]) -> tuple[str, float, float, str, str]:
    value = row.get("value")
    low, high = (row["low"], row["high"]) if value is None else (value, value)
    return row["doc"], round(low, 1), round(high, 1), row["unit"], row["country"]


def test_figures_of_the_seeds() -> None:
    lines = (HERE / "gold" / "figures.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    found = {(doc, round(f.low, 1), round(f.high, 1), f.unit, f.country) for doc, f in _told()}
    wanted = {_key(row) for row in gold if not row.get("optional")}
    known = {_key(row) for row in gold}
    assert len(wanted & found) / len(wanted) >= 0.9
    assert len(found & known) / len(found) >= 0.85


def test_quotes_are_verbatim_and_hold_the_quantity() -> None:
    for name, figure in _told():
        text = read_document(SEEDS / name, root=SEEDS).text
        assert text[figure.quote_start : figure.quote_end] == figure.quote
        assert figure.quote.strip()


def test_ids_are_unique_and_outlive_a_rebuild_and_new_text() -> None:
    text = "中国占全球稀土产量的70%。美国占全球算力的60%。"
    first, again = _figures(text), _figures(text)
    assert [figure.figure_id for figure in first] == [figure.figure_id for figure in again]
    assert len({figure.figure_id for figure in first}) == len(first) == 2
    moved = extract(read(_document("会议昨日举行。" + text)))
    assert [figure.figure_id for figure in moved] == [figure.figure_id for figure in first]
    other = extract(read(_document(text, number=2)))
    assert {figure.figure_id for figure in other}.isdisjoint(figure.figure_id for figure in first)


def test_a_sum_is_converted_at_its_own_day() -> None:
    (figure,) = _figures("2024年，中国的电网投资达到6000亿元。")
    assert figure.unit == "CNY" and figure.usd == pytest.approx(6e11 / 7.3, rel=0.02)
    (coming,) = _figures("到2030年，中国的电网投资将达到8000亿元。", date(2025, 1, 3))
    assert coming.status == "forecast" and coming.usd == pytest.approx(8e11 / 7.3, rel=0.02)


def test_a_sum_without_a_rate_keeps_its_own_currency() -> None:
    (figure,) = _figures("台灣的晶片投資達到300億新台幣。")
    assert figure.unit == "TWD" and figure.usd is None


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("美国数据中心2吉瓦的容量带来每年9万亿吉瓦时的电力需求。", {"GWh": ("implausible",), "GW": ()}),
        ("美国数据中心2吉瓦的容量带来每年1.7万吉瓦时的电力需求。", {"GWh": (), "GW": ()}),
        ("中国占全球稀土产量的170%。", {"%": ("implausible",)}),
        ("中国占全球稀土产量的70%。", {"%": ()}),
    ],
)
def test_arithmetic_flags_what_cannot_be(text: str, flags: dict[str, tuple[str, ...]]) -> None:
    assert {figure.unit: figure.flags for figure in _figures(text)} == flags


@pytest.mark.parametrize("text", ["中国占全球稀土的5%，" * 90, "China holds 5% of it " * 90, "中国占5%" * 20_000])
def test_sentences_without_end_cost_little(text: str) -> None:
    reading = read(_document(text))
    start = time.perf_counter()
    extract(reading)
    assert time.perf_counter() - start < 3


def test_a_text_without_quantities_has_no_figures() -> None:
    assert _figures("两国举行了会谈。") == []
    assert _figures("") == []


def test_keys_that_were_judged_by_hand() -> None:
    """50 figures of unseen documents, drawn at random: whether metric and scope are what a person would give."""
    with (HERE / "gold" / "metric_keys.csv").open(encoding="utf-8") as lines:
        judged = list(csv.DictReader(lines))
    assert len(judged) == 50
    assert sum(row["verdict"] == "right" for row in judged) >= 45
    known = {one.id for one in measures()} | {"number"}
    over = {one.id for one in scopes()} | {"world"}
    for row in judged:
        measure, thing, scope = row["metric_key"].split(":")
        assert measure in known and thing, row
        assert set(scope.split("@")[1:]) <= over, row
