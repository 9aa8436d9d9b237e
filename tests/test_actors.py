"""Actors: the lexicons are whole, every example of a rule holds, and sentences are read as a reader would."""

import re
from collections import Counter
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from time import process_time

import msgspec
import pytest

from genesis import lexicon
from genesis.mentions import actors
from genesis.mentions.actors import gazetteer, rules
from genesis.model import ActorMention
from genesis.scripts import language_of, plain

ALIASES = ("aliases_en", "aliases_zh_hans", "aliases_zh_hant")
CORPUS = Path(__file__).parent / "corpus"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with all of its mentions, or those that it must and must not have."""

    text: str
    home: str | None = None
    mentions: tuple[rules.Example, ...] = ()
    none: tuple[str, ...] = ()  # spans that must be no mention
    gap: str = ""  # why the case is known to fail


class Corpus(msgspec.Struct, frozen=True):
    case: tuple[Case, ...]


def examples(accept: bool) -> list[tuple[str, rules.Example]]:
    blocks = [*rules.context().trusted, *rules.context().support, *rules.forms().rule, *rules.references().rule]
    found = [(block.id, example) for block in blocks for example in (block.accept if accept else block.reject)]
    joined = rules.forms().accept if accept else rules.forms().reject
    return found + [("joined", example) for example in joined]


def cases() -> list[Case]:
    files = sorted(CORPUS.glob("actors*.toml"))
    return list(chain.from_iterable(msgspec.toml.decode(file.read_bytes(), type=Corpus).case for file in files))


def find(text: str, home: str | None = None) -> list[ActorMention]:
    return actors.find(plain(text), language_of(text), home=home)


def fits(text: str, mention: ActorMention, example: rules.Example) -> bool:
    return (
        text[mention.start : mention.end] == example.span
        and example.name in (None, mention.name)
        and example.countries in (None, mention.countries)
        and example.kind in (None, mention.kind)
    )


def readable(text: str, mentions: list[ActorMention]) -> str:
    return "\n".join(f"{text[m.start : m.end]!r}: {m.name}, {m.kind}, {m.countries}, {m.rule}" for m in mentions)


@pytest.mark.parametrize(("rule", "example"), examples(accept=True), ids=lambda value: getattr(value, "text", value))
def test_accepted_examples(rule: str, example: rules.Example) -> None:
    mentions = find(example.text, example.home)
    assert any(fits(example.text, mention, example) for mention in mentions), readable(example.text, mentions)


@pytest.mark.parametrize(("rule", "example"), examples(accept=False), ids=lambda value: getattr(value, "text", value))
def test_rejected_examples(rule: str, example: rules.Example) -> None:
    mentions = find(example.text, example.home)
    assert not any(fits(example.text, mention, example) for mention in mentions), readable(example.text, mentions)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text)
def test_corpus(case: Case) -> None:
    mentions = find(case.text, case.home)
    missing = [e.span for e in case.mentions if not any(fits(case.text, m, e) for m in mentions)]
    wrong = [span for span in case.none if any(case.text[m.start : m.end] == span for m in mentions)]
    if case.gap:
        assert missing or wrong, f"no gap any more: {case.gap}"
        pytest.xfail(case.gap)
    assert not missing and not wrong, f"missing {missing}, wrong {wrong}\n{readable(case.text, mentions)}"


@cache
def rows() -> list[tuple[str, dict[str, str]]]:
    return [(file, row) for file in gazetteer.ENTITY_FILES for row in lexicon.read_csv(file, gazetteer.ENTITY_COLUMNS)]


def test_names_are_unique() -> None:
    counted = Counter(row["name_en"] for _, row in rows())
    assert [name for name, count in counted.items() if count > 1] == []


def test_kinds_are_known() -> None:
    assert {row["kind"] for _, row in rows()} <= set(gazetteer.KINDS)


def test_countries_are_known() -> None:
    codes = {row["code"] for row in lexicon.read_csv("countries.csv", gazetteer.COUNTRY_COLUMNS)}
    assert {code for _, row in rows() if row["country"] for code in row["country"].split("+")} <= codes
    assert {code for joined in codes for code in joined.split("+")} <= codes
    assert all("+".join(sorted(joined.split("+"))) == joined for joined in codes)
    assert set(rules.context().signs.values()) <= codes


def test_parents_exist() -> None:
    names = {row["name_en"] for _, row in rows()}
    assert [row["name_en"] for _, row in rows() if row["parent"] and row["parent"] not in names] == []


def test_ambiguous_values_are_forms_of_their_row() -> None:
    for file, row in rows():
        forms = {row["name_en"], *chain.from_iterable(lexicon.listed(row[column]) for column in ALIASES)}
        assert set(lexicon.listed(row["ambiguous"])) <= forms, f"{file}: {row['name_en']}"


def test_tickers_are_well_formed() -> None:
    tickers = [ticker for _, row in rows() for ticker in lexicon.listed(row["ticker"])]
    assert [ticker for ticker in tickers if not re.fullmatch(r"[A-Z]+:[A-Z0-9.-]+", ticker)] == []


def test_not_inside_holds_a_form_of_its_row() -> None:
    for file, row in rows():
        forms = [row["name_en"], *chain.from_iterable(lexicon.listed(row[column]) for column in ALIASES)]
        for word in lexicon.listed(row["not_inside"]):
            assert any(plain(form) in plain(word) for form in forms), f"{file}: {row['name_en']}: {word}"


def test_shared_forms_are_flagged() -> None:
    unflagged = [form.text for form in gazetteer.gazetteer().forms if len(form.owners) > 1 and form.guard == ""]
    assert unflagged == []


def test_trusted_words_are_flagged_somewhere() -> None:
    flagged = {plain(value) for _, row in rows() for value in lexicon.listed(row["ambiguous"])}
    for row in lexicon.read_csv("countries.csv", gazetteer.COUNTRY_COLUMNS):
        flagged |= {plain(value) for value in lexicon.listed(row["ambiguous"])}
    for rule in rules.context().trusted:
        assert {plain(form) for form in rule.forms} <= flagged, rule.id


@pytest.mark.parametrize("text", ["", " ", "\n\n", "。", "美", "U.S.", "（", "a" * 50])
def test_short_texts(text: str) -> None:
    assert all(0 <= mention.start < mention.end <= len(text) for mention in find(text))


def test_mentions_are_sorted_and_do_not_overlap() -> None:
    seeds = Path(__file__).parents[1] / "seeds"
    for file in sorted(seeds.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        mentions = find(text)
        assert all(a.end <= b.start for a, b in pairwise(mentions)), file.name
        assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)


def test_traditional_text_gives_the_same_actors() -> None:
    simplified, traditional = "美国商务部制裁华为与英伟达", "美國商務部制裁華為與英偉達"
    assert [m.name for m in find(simplified)] == [m.name for m in find(traditional)]


def test_is_programme() -> None:
    def named(text: str) -> list[bool]:
        return [actors.is_programme(mention) for mention in find(text) if mention.kind in ("law", "programme")]

    assert named("《芯片与科学法案》") == [True]
    assert named("商务部将其列入实体清单") == [False]
    assert named("It was added to the Entity List under Section 232.") == [False, False]


def test_names_across_lines_keep_their_offsets() -> None:
    text = (
        "On that day the notice was published by the Bureau of Industry and\n"
        "  Security, and the Department of Commerce signed it, with comments to the Federal\n"
        "Trade Commission by June."
    )
    found = {m.name: text[m.start : m.end] for m in find(text)}
    assert found["Bureau of Industry and Security"].split() == ["Bureau", "of", "Industry", "and", "Security"]
    assert found["Department of Commerce"] == "Department of Commerce"
    assert found["Federal Trade Commission"].split() == ["Federal", "Trade", "Commission"]


def test_chinese_names_across_lines() -> None:
    text = "在会后发表的一份长达二十余页的联合声明当中双方都没有提到任何具体的日期但是美国商\n务部随后确认了消息。"
    assert [m.name for m in find(text)] == ["Department of Commerce"]
    assert text[find(text)[0].start : find(text)[0].end] == "美国商\n务部"


def test_separate_lines_stay_separate() -> None:
    assert [m.name for m in find("China\nTelecom news")] == ["China"]


def test_ticker_in_brackets_where_the_lexicon_has_none() -> None:
    mentions = find("Fir Hill Inc. fell. 新加坡电信巨头之外，Anthropic（688999.SH）只是举例。")
    assert [m.ticker for m in mentions if m.name == "Anthropic"] == ["SSE:688999"]


@pytest.mark.parametrize(
    "text",
    [
        "国会" * 4000,
        "U.S." * 4000,
        "公司" * 4000,
        "Act " * 4000,
        "the Fed" * 4000,
        "《“" * 4000,
        "China Bank of " * 2000,
    ],
    ids=lambda text: text[:8],
)
def test_no_text_takes_quadratic_time(text: str) -> None:
    def seconds(sample: str) -> float:
        start = process_time()
        find(sample)
        return process_time() - start

    find(text[:100])
    assert seconds(text) < 0.05 + 12 * max(seconds(text[: len(text) // 4]), 0.01)
