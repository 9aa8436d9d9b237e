"""Titles: wording by act and status, translation of things, sums; never a Chinese sign in an English line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genesis.mentions import acts
from genesis.model import Amount, Report
from genesis.titles import sum_in_words, title
from genesis.titles.glossary import glossary
from genesis.titles.names import is_chinese
from genesis.titles.things import thing
from genesis.titles.wording import title_words


def report(**fields) -> Report:
    """A report of an act on a day in 2025, with what a test gives."""
    given_fields = {
        "report_id": "r-1",
        "document_id": "d-1",
        "quote": "",
        "quote_start": 0,
        "quote_end": 0,
        "start": date(2025, 5, 6),
        "end": date(2025, 5, 6),
        "precision": "day",
        "date_text": "",
        "date_basis": "absolute",
        "category": "other",
        "status": "occurred",
        "act": "other",
        "countries": ("US",),
    } | fields
    return Report(**given_fields)


def usd(value: float) -> Amount:
    return Amount(low=value, high=value, currency="USD", usd=value)


CASES = [
    (
        {
            "act": "control.lift",
            "category": "export_control",
            "polarity": "lifted",
            "targets": ("CN",),
            "object": "了这个芯片设计软件禁令",
        },
        "United States lifts the chip design software ban on China",
        "美国撤销对中国的芯片设计软件禁令",
    ),
    (
        {
            "act": "order.sign",
            "category": "executive_order",
            "programme": "Genesis Mission",
            "quote": "美国总统特朗普签署行政命令",
        },
        "Trump signs an executive order on the Genesis Mission",
        "特朗普签署关于“创世纪计划”的行政命令",
    ),
    (
        {
            "act": "order.sign",
            "category": "executive_order",
            "organisation_names": ("Trump administration",),
            "quote": "特朗普政府签署行政令",
            "object": "行政令",
        },
        "Trump administration signs an executive order",
        "特朗普政府签署行政命令",
    ),
    (
        {
            "act": "invest.commit",
            "category": "investment",
            "organisation_names": ("Amazon",),
            "amounts": (usd(5e10),),
            "status": "planned",
        },
        "Amazon plans to commit USD 50 billion",
        "亚马逊拟投资500亿美元",
    ),
    (
        {
            "act": "tariff.raise",
            "category": "tariff",
            "polarity": "imposed",
            "countries": ("CN",),
            "targets": ("US",),
            "object": "retaliatory tariffs",
        },
        "China imposes retaliatory tariffs on the United States",
        "中国对美国实施报复性关税",
    ),
    (
        {
            "act": "build.site",
            "category": "infrastructure",
            "organisation_names": ("Helion Energy",),
            "status": "forecast",
            "object": "核聚变电站",
        },
        "Helion Energy is expected to build fusion plants",
        "赫利昂能源预计建设核聚变电站",
    ),
    (
        {"act": "talks.hold", "category": "diplomacy", "countries": ("CN", "US")},
        "China and the United States hold talks",
        "中国和美国举行会谈",
    ),
]


@pytest.mark.parametrize(("fields", "english", "chinese"), CASES)
def test_title_in_both_languages(fields, english, chinese):
    assert title(report(**fields), "en") == english
    assert title(report(**fields), "zh-Hans") == chinese


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("镝、铽等关键稀土元素", "en", "dysprosium, terbium and other key rare earths"),
        ("高端芯片设计软件禁令", "en", "high-end chip design software ban"),
        ("25%的钢铝关税", "en", "25% steel and aluminium tariffs"),
        ("5个超大型AI数据中心", "en", "5 very large AI data centres"),
        ("人工智能的治理", "en", "governance of AI"),
        ("資料中心", "en", "data centres"),
        ("面向乡镇的先进芯片", "en", "advanced chips"),
        ("桃花源记", "en", None),
        ("production capacity of gallium and germanium", "zh-Hans", "镓和锗产能"),
        ("the chip design software ban on China", "zh-Hans", "芯片设计软件禁令"),
        ("H200 chips", "zh-Hans", "H200芯片"),
        ("whatever comes next", "zh-Hans", None),
        (None, "en", None),
    ],
)
def test_thing_is_translated_whole_or_not_at_all(text, language, expected):
    found = thing(text, language)
    assert (found.words if found else None) == expected


@pytest.mark.parametrize(
    ("amounts", "english", "chinese"),
    [
        ((usd(5e11),), "USD 500 billion", "5000亿美元"),
        ((Amount(low=1e12, high=1e12, currency="CNY"),), "CNY 1 trillion", "1万亿元人民币"),
        ((Amount(low=3e12, high=4e12, currency="USD"),), "USD 3–4 trillion", "3万亿至4万亿美元"),
        ((Amount(low=8e8, high=1.2e9, currency="EUR"),), "EUR 800 million–1.2 billion", "8亿至12亿欧元"),
        ((Amount(low=6.6607e10, high=6.6607e10, currency="CNY"),), "CNY 66.607 billion", "666.07亿元人民币"),
        ((usd(1e11), usd(5e11)), "USD 500 billion", "5000亿美元"),
        ((usd(850),), "USD 850", "850美元"),
        ((), "", ""),
    ],
)
def test_sums(amounts, english, chinese):
    assert sum_in_words(amounts, "en") == english
    assert sum_in_words(amounts, "zh-Hans") == chinese


def test_every_act_of_the_lexicon_has_a_title_of_its_own_or_of_its_category():
    words = title_words()
    for language in ("zh", "en"):
        for act in acts.blocks(language):
            assert act.id in words.act or act.category in words.category, act.id


def test_every_title_of_an_act_is_of_an_act_in_the_lexicon():
    known = {act.id for language in ("zh", "en") for act in acts.blocks(language)}
    assert set(title_words().act) <= known


def test_templates_of_both_languages_use_known_slots():
    slots = {"actor", "head", "firm", "target", "programme", "instrument", "object", "topic", "what", "sum", "category"}
    words = title_words()
    for templates in (*words.act.values(), *words.category.values(), words.nobody):
        for template in (*templates.en, *templates.zh):
            used = {piece.partition("}")[0] for piece in template.split("{")[1:]}
            assert used <= slots, template


def test_glossary_has_no_term_twice_and_no_empty_form():
    for forms in glossary().values():
        assert all(form and term.zh and term.en and term.modifier for form, term in forms.items())
    assert {term.kind for term in glossary()["zh"].values()} == {"noun", "instrument", "adjective"}


@given(
    st.text(alphabet="对华高端芯片设计软件的禁令和等稀土、5亿美元X家了", max_size=24),
    st.sampled_from(["control.impose", "fund.launch", "law.pass", "unknown"]),
    st.sampled_from(["export_control", "public_funding", "legislation", "other"]),
    st.sampled_from(["occurred", "planned", "forecast"]),
    st.sampled_from([(), ("CN",), ("CN", "US"), ("EU", "JP", "KR", "US")]),
)
def test_english_titles_hold_no_chinese_and_fit_a_line(words, act, category, status, countries):
    line = title(report(object=words, act=act, category=category, status=status, countries=countries), "en")
    assert line.strip()
    assert not is_chinese(line)
    assert len(line) <= 90
    assert not set("{}[]<>%") & set(line.replace("100%", ""))
