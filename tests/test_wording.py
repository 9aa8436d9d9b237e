"""Dates, sums and headlines in words, and an interface that says the same in all its languages."""

import re
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from genesis import vocabulary
from genesis.errors import LexiconError
from genesis.lexicon import categories
from genesis.mentions.subjects import subjects
from genesis.model import Amount
from genesis.selection import Note, Selection, parse
from genesis.wording import (
    amount_words,
    certainty_words,
    comparison_headline,
    conditions,
    country,
    headline,
    note_words,
    parameter_words,
    period_words,
    quantity_words,
    short_country,
    sides_words,
    sort_words,
    span_words,
    sum_words,
    title_words,
    undated_words,
    value_words,
    words,
)
from genesis.wording.words import phrases

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def _day(text: str) -> date:
    return date.fromisoformat(text)


SPANS = [
    ("2025-01-21", "2025-01-21", "day", "21 January 2025", "21 Jan 2025", "2025年1月21日"),
    ("2025-05-01", "2025-05-31", "month", "May 2025", "May 2025", "2025年5月"),
    ("2025-07-01", "2025-09-30", "quarter", "Q3 2025", "Q3 2025", "2025年第三季度"),
    ("2025-01-01", "2025-06-30", "half", "first half of 2025", "first half of 2025", "2025年上半年"),
    ("2025-07-01", "2025-12-31", "half", "second half of 2025", "second half of 2025", "2025年下半年"),
    ("2025-01-01", "2025-12-31", "year", "2025", "2025", "2025年"),
    ("2025-10-01", "2026-09-30", "year", "FY2026 (Oct 2025 to Sep 2026)", "FY2026",
     "2026财年（2025年10月至2026年9月）"),
    ("2025-04-01", "2026-03-31", "year", "FY2025 (Apr 2025 to Mar 2026)", "FY2025",
     "2025财年（2025年4月至2026年3月）"),
    ("2025-05-01", "2025-06-30", "range", "May to June 2025", "May 2025 – Jun 2025", "2025年5月至6月"),
    ("2025-06-01", "2025-06-10", "range", "1 to 10 June 2025", "1 – 10 Jun 2025", "2025年6月1日至10日"),
    ("2025-01-23", "2029-01-22", "range", "23 January 2025 to 22 January 2029", "Jan 2025 – Jan 2029",
     "2025年1月23日至2029年1月22日"),
    ("2026-01-01", "2030-12-31", "range", "2026 to 2030", "2026 – 2030", "2026至2030年"),
    ("1970-01-01", "1979-12-31", "decade", "the 1970s", "the 1970s", "1970年代"),
    (None, "2026-01-03", "undated", "on or before 3 January 2026", "on or before 3 Jan 2026", "不晚于2026年1月3日"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "precision", "long", "short", "chinese"), SPANS)
def test_spans(start: str | None, end: str, precision: str, long: str, short: str, chinese: str) -> None:
    span = (_day(start) if start else None, _day(end), precision)
    assert span_words(*span, "en") == long
    assert span_words(*span, "en", "short") == short
    assert span_words(*span, "zh-Hans") == chinese


def test_a_year_that_is_no_calendar_or_fiscal_year_is_told_by_its_ends() -> None:
    odd = span_words(_day("2025-02-03"), _day("2026-02-02"), "year", "en")
    assert odd == "3 February 2025 to 2 February 2026"


@pytest.mark.parametrize(
    ("span", "status", "english", "chinese"),
    [
        (("2025-05-01", "2025-05-31", "month"), "occurred", "some time in May 2025", "2025年5月内"),
        (("2025-01-01", "2025-06-30", "half"), "occurred", "some time in the first half of 2025", "2025年上半年内"),
        (("2026-01-01", "2030-12-31", "range"), "planned", "from 2026 to 2030", "2026至2030年"),
        (("2025-05-01", "2025-06-30", "range"), "occurred", "some time from May to June 2025", "2025年5月至6月之间"),
    ],
)
def test_certainty(span: tuple[str, str, str], status: str, english: str, chinese: str) -> None:
    start, end, precision = span
    assert certainty_words(_day(start), _day(end), precision, status, "en") == english
    assert certainty_words(_day(start), _day(end), precision, status, "zh-Hans") == chinese


SUMS = [
    (5e11, 5e11, "USD", "USD 500 billion", "5000亿美元"),
    (3e12, 4e12, "USD", "USD 3–4 trillion", "3万亿至4万亿美元"),
    (5e11, 1.2e12, "EUR", "EUR 500 billion–1.2 trillion", "5000亿至1.2万亿欧元"),
    (-3.5e9, -3.5e9, "USD", "USD −3.5 billion", "−35亿美元"),
    (8.22958e11, 8.22958e11, "CNY", "CNY 822.958 billion", "8229.58亿元人民币"),
    (950, 950, "GBP", "GBP 950", "950英镑"),
    (12_345_678, 12_345_678, "JPY", "JPY 12.3457 million", "1234.57万日元"),
]


@pytest.mark.parametrize(("low", "high", "currency", "english", "chinese"), SUMS)
def test_sums(low: float, high: float, currency: str, english: str, chinese: str) -> None:
    assert sum_words(low, high, currency, "en").replace("\u00a0", " ") == english
    assert sum_words(low, high, currency, "zh-Hans") == chinese


def test_a_sum_is_never_broken_over_two_lines() -> None:
    assert " " not in sum_words(5e11, 5e11, "USD", "en")


def test_conversion_has_three_figures_and_its_day() -> None:
    amount = Amount(low=1e12, high=1e12, currency="CNY", usd=137_654_321_000.0, rate_date=date(2025, 3, 5))
    assert amount_words(amount, "en").replace("\u00a0", " ") == (
        "CNY 1 trillion (USD 138 billion at the ECB rate of 5 Mar 2025)"
    )
    assert amount_words(amount, "zh-Hant") == "1萬億元人民幣（按歐洲央行2025年3月5日匯率約1380億美元）"


def test_figures_with_units() -> None:
    assert quantity_words(80, 80, "%", "en", "about") == "about 80%"
    assert quantity_words(2.1, 2.8, "x", "en") == "2.1–2.8×"
    assert quantity_words(7, 7, "GW", "zh-Hans") == "7 GW"
    assert quantity_words(100, 100, "%", "en", "up to") == "up to 100%"


def test_headlines() -> None:
    window = (date(2025, 1, 1), date(2026, 9, 30))
    sides = [["US"], ["CN"], ["FR"], ["JP", "US"]]
    assert headline(30, sides, Selection(), window) == (
        "30 events by the United States, China and others, January 2025 to September 2026"
    )
    assert headline(30, sides, Selection(lang="zh-Hans"), window) == (
        "美国、中国及其他方的30件事件，2025年1月至2026年9月"
    )
    controls = Selection(categories=("export_control",), first="2025", last="2025")
    assert headline(7, sides[:2], controls) == "7 export control events by the United States and China, 2025"
    assert headline(1, [["US"]], Selection(first="2025-03")) == "1 event by the United States, since March 2025"
    assert headline(2, [[], ["none"]], Selection()) == "2 events"


def test_headline_without_a_period_says_the_sources() -> None:
    assert headline(27, [["US"], ["CN"]], Selection(), sources=5) == (
        "27 events by the United States and China, from 5 sources"
    )
    assert headline(3, [[]], Selection(), sources=1) == "3 events, from 1 source"
    dated = headline(3, [["US"]], Selection(first="2025", last="2025"), sources=5)
    assert dated == "3 events by the United States, 2025"


def test_headline_of_nothing() -> None:
    assert headline(0, [], Selection(countries=("US",), text="x")) == "No events match: 2 filters set"
    assert headline(0, [], Selection()) == "No events yet"


def test_sides_by_name_where_they_are_few() -> None:
    assert sides_words([["FR"], ["DE"]], "en") == "Germany and France"
    assert sides_words([["US"], ["FR"]], "en") == "the United States and France"
    assert sides_words([["US"], ["FR"], ["DE"]], "en") == "the United States and others"


def test_comparison_says_who_acts_more() -> None:
    assert comparison_headline(5, (18, 7), "en") == "In these 5 sources the US acts more often, 18 acts to China’s 7"
    assert "equally" in comparison_headline(1, (3, 3), "en")
    assert comparison_headline(3, (0, 0), "en").startswith("No act")
    other = comparison_headline(2, (1, 4), "en", ("EU", "JP", "US"))
    assert other == "In these 2 sources Japan acts more often, 4 acts to the European Union’s 1"
    assert comparison_headline(2, (1, 4), "zh-Hans", ("EU", "JP")) == "在这2个来源中，日本行动4次，欧盟1次"


def test_periods() -> None:
    assert period_words(date(2025, 1, 1), date(2025, 12, 31), "zh-Hant") == "2025年"
    assert period_words(date(2025, 3, 1), date(2025, 3, 31), "en") == "March 2025"
    assert period_words(date(2025, 1, 5), date(2025, 2, 3), "en") == "5 January to 3 February 2025"


def test_countries() -> None:
    assert [country(code, "en") for code in ("US", "DE", "EU", "XX")] == [
        "United States",
        "Germany",
        "European Union",
        "XX",
    ]
    assert short_country("US", "en") == "US"
    assert country("CN", "zh-Hant") == "中國"
    assert value_words("source", "none", "en") == "unknown publisher"


def test_notes_say_what_is_allowed() -> None:
    form = Note("value", "from", "2025-13", ("YYYY-MM",))
    assert note_words(form, "en") == (
        "“2025-13” does not fit “From”, which takes a year, month or day, as in 2025, 2025-01 or 2025-01-31."
    )
    assert note_words(form, "en", codes=True) == "“2025-13” does not fit “from”. Possible: YYYY-MM."
    many = Note("value", "category", "tarif", tuple(category.id for category in categories()))
    assert note_words(many, "en") == "“tarif” does not fit “Category”. Possible: Tariff."


@pytest.mark.parametrize(
    "key", ["zoom", "lanes", "sort", "lang", "column", "axis", "group", "ties", "status", "precision"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_setting_is_told_by_labels_not_by_codes(key: str, language: str) -> None:
    (note,) = parse({key: ["no_such_value"]})[1]
    told = note_words(note, language).replace("no_such_value", "")
    assert not re.search(r"[a-z]+_[a-z]+", told), told
    assert f"“{key}”" not in told and f"「{key}」" not in told
    if language != "en":
        assert not re.search(r"[A-Za-z]", told), told
    assert note.allowed[0] in note_words(note, language, codes=True), "who writes an address needs the code"


@pytest.mark.parametrize(
    "parameter", ["from", "as_of", "page", "days", "year", "country", "side", "event", "programme"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_form_is_told_by_an_example(parameter: str, language: str) -> None:
    (note,) = parse({parameter: ["--"]})[1]
    told = note_words(note, language)
    assert words(language)(f"form.{parameter}") in told
    assert parameter_words(parameter, language) in told


def test_every_parameter_of_the_address_has_a_name() -> None:
    from genesis.selection.address import _FIELDS

    for language in LANGUAGES:
        assert [key for key in _FIELDS if parameter_words(key, language) == key] == []


def test_an_unknown_parameter_is_told_with_the_one_that_it_may_mean_or_alone() -> None:
    near = Note("parameter", "contry", allowed=("country",))
    assert "“Country” (country) would" in note_words(near, "en")
    assert "“country” would" in note_words(near, "en", codes=True)
    assert note_words(Note("parameter", "xyz", allowed=("country", "target")), "en").endswith("means nothing here.")


def test_an_absent_value_is_told_with_those_that_are_near() -> None:
    assert "星际之门" in note_words(Note("absent", "programme", "Stargat", ("Stargate",)), "zh-Hans")
    assert "Japan" in note_words(Note("absent", "country", "JA", ("JP",)), "en")


def test_values_of_facets_are_in_the_readers_language() -> None:
    assert value_words("subject", "rare_earths", "zh-Hant") == "稀土與關鍵礦產"
    assert [value_words("organisation", "Nvidia", language) for language in LANGUAGES] == ["Nvidia", "英伟达", "輝達"]
    assert value_words("organisation", "A firm of no gazetteer", "zh-Hans") == "A firm of no gazetteer"
    assert sort_words("-usd", "en") == "USD bn, falling"


def test_languages_have_the_same_places_to_fill() -> None:
    for section, entries in phrases().items():
        for name, phrase in entries.items():
            english = phrase.en if isinstance(phrase.en, str) else phrase.en[1]
            places = {_places(text) for text in (english, phrase.zh_hans, phrase.zh_hant)}
            spare = {frozenset()} if section in ("date", "comparison") else set()
            assert len(places - spare) <= 1 or _same_but(places), f"{section}.{name}"


def _places(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def _same_but(places: set[frozenset[str]]) -> bool:
    """A quarter is a number in English and an ordinal in Chinese."""
    return {place - {"n", "ordinal", "k"} for place in places} == {next(iter(places)) - {"n", "ordinal", "k"}}


def test_chinese_is_in_its_own_script() -> None:
    from genesis.scripts import language_of, simplified

    for section, entries in phrases().items():
        for name, phrase in entries.items():
            assert simplified(phrase.zh_hans) == phrase.zh_hans, f"{section}.{name}"
            if language_of(phrase.zh_hans) != "en" and simplified(phrase.zh_hant) != phrase.zh_hans:
                assert phrase.zh_hant != phrase.zh_hans, f"{section}.{name}"


def test_traditional_chinese_has_its_own_words() -> None:
    """No word of the mainland in mere traditional characters where the vocabulary has one of Taiwan: 數據, 軟件."""
    converter = OpenCC("s2tw")
    named = {
        f"{section}.{name}": phrase.zh_hant
        for section, entries in phrases().items()
        for name, phrase in entries.items()
    }
    named.update({one.id: one.name.zh_hant for one in (*categories(), *subjects())})
    for mainland, taiwan in vocabulary.words().items():
        converted = converter.convert(mainland)
        if converted != taiwan:
            assert [key for key, words_ in named.items() if converted in words_ and taiwan not in words_] == [], (
                mainland
            )


@pytest.mark.parametrize("word", ["匯出", "篩選", "資料", "檔案", "連結", "預設", "晶片", "專案", "搜尋", "螢幕"])
def test_words_that_a_reader_in_taipei_expects(word: str) -> None:
    told = " ".join(phrase.zh_hant for entries in phrases().values() for phrase in entries.values())
    told += " ".join(one.name.zh_hant for one in subjects())
    assert word in told or word in vocabulary.words().values()


def test_every_phrase_that_the_code_asks_for_is_there() -> None:
    asked = re.compile(r"""\b(?:words\([^()]*\)|say)\(\s*"([a-z_]+\.[A-Za-z_-]+)\"""")
    files = [*(ROOT / "genesis").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    keys = {key for file in files for key in asked.findall(file.read_text("utf-8"))}
    assert len(keys) > 20
    assert not [key for key in keys if not words("en").has(key)]


def test_a_missing_phrase_is_an_error_that_names_it() -> None:
    with pytest.raises(LexiconError, match=r"no\.such"):
        words("en")("no.such")
    with pytest.raises(LexiconError, match="year"):
        words("en")("date.month", month="May")


def test_headline_of_nothing_but_undated_events() -> None:
    assert headline(0, [], Selection(countries=("JP",)), undated=3) == "3 events, all without a date"
    assert undated_words(3, 2, "en") == "+ 3 undated."
    assert undated_words(3, 0, "en") == undated_words(0, 2, "en") == ""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["Country is United States, China or Japan", "Country is not France", "Text: chips", "From: 2025-01"]),
        ("zh-Hans", ["国家/地区为美国、中国或日本", "国家/地区不为法国", "文字：chips", "起：2025-01"]),
    ],
)
def test_filters_in_words_and_what_is_left_without_each(lang: Any, said: list[str]) -> None:
    told = conditions(Selection(countries=("US", "CN", "JP", "-FR"), text="chips", first="2025-01", lang=lang))
    assert [one.words for one in told] == said
    assert [one.left for one in told] == [("-FR",), ("US", "CN", "JP"), "", None]


def test_titles_in_traditional_characters_have_the_quotation_marks_of_taiwan() -> None:
    title = "OpenAI为“星际之门”投资5000亿美元"
    assert title_words("", title, "zh-Hant") == "OpenAI為「星際之門」投資5000億美元"
    assert title_words("", title, "zh-Hans") == title
