"""Matching: what dates, sums and words of two reports say of their being one act."""

from datetime import date

import pytest

from genesis.events.concepts import concepts
from genesis.events.features import Features, features
from genesis.events.matching import compare, date_agreement, ruled_out, sum_agreement
from genesis.events.settings import alike, kindred, settings
from genesis.lexicon import categories
from genesis.mentions import acts
from genesis.model import Amount, Document, Report
from genesis.scripts import plain


def told(start: str, end: str = "", precision: str = "day", text: str = "", title: str = "", **fields) -> Features:
    """The features of a report of the United States with these dates and words."""
    given_fields = {
        "report_id": "r-1",
        "document_id": "d",
        "quote": text,
        "quote_start": 0,
        "quote_end": len(text),
        "start": date.fromisoformat(start),
        "end": date.fromisoformat(end or start),
        "precision": precision,
        "date_text": "",
        "date_basis": "absolute",
        "category": "tariff",
        "status": "occurred",
        "act": "tariff.raise",
        "countries": ("US",),
    } | fields
    document = Document(document_id="d", file="d", text=text + fields.pop("after", ""), title=title)
    given_fields.pop("after", None)
    return features(Report(**given_fields), document, "d")


DAY = told("2025-05-12")
MONTH = told("2025-05-01", "2025-05-31", "month")
YEAR = told("2025-01-01", "2025-12-31", "year")
WEEK = told("2025-05-12", "2025-05-18", "range")
PLAN = told("2025-01-23", "2029-01-22", "range")


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (DAY, DAY, "same day"),
        (DAY, told("2025-05-13"), "1 day apart"),
        (DAY, told("2025-05-15"), "3 days apart"),
        (DAY, told("2025-05-16"), None),
        (DAY, MONTH, "same month"),
        (MONTH, MONTH, "same month"),
        (DAY, told("2025-06-01", "2025-06-30", "month"), None),
        (DAY, YEAR, "same year"),
        (DAY, WEEK, "date within the other"),
        (told("2025-05-10"), WEEK, "2 days apart"),
        (told("2025-05-29", "2025-06-03", "range"), MONTH, "dates overlap"),
        (DAY, PLAN, None),
        (PLAN, told("2025-02-08", "2029-02-07", "range"), "about the same period"),
        (PLAN, told("2025-02-08", "2035-02-07", "range"), None),
        (PLAN, told("2026-06-08", "2030-06-07", "range"), None),
        (DAY, told("2025-05-12", "2025-08-09", "range", polarity="suspended"), "the period begins then"),
        (DAY, told("2025-05-12", precision="undated"), None),
    ],
)
def test_dates_agree_at_the_coarser_precision_or_within_days(a, b, words):
    for one, other in ((a, b), (b, a)):
        agreement = date_agreement(one, other)
        assert (agreement[1] if agreement else None) == words


def usd(low: float, high: float = 0.0, currency: str = "USD") -> Amount:
    return Amount(low=low, high=high or low, currency=currency, usd=low if currency == "USD" else None)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ((usd(5e11),), (usd(5e11),), "same sum"),
        ((usd(3e10, 5e10),), (usd(5e10),), "same sum"),
        ((usd(1e11), usd(5e11)), (usd(5e11),), "same sum"),
        ((usd(2e11), usd(2e10)), (usd(2e10),), "the sum of a part"),
        ((usd(5.2e10),), (usd(5.27e10),), "sums close"),
        ((usd(3.9e10),), (usd(1.3e10),), "differ"),
        ((usd(1e9),), (usd(1e9, currency="EUR"),), "differ"),
        ((usd(1e9),), (), "only one tells a sum"),
        ((), (), ""),
    ],
)
def test_sums(one, other, words):
    for a, b in ((one, other), (other, one)):
        found = sum_agreement(a, b)
        assert ("differ" if found is None else "".join(said for _, said in found)) == words


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("对镓、锗实施出口管制", "export controls on gallium and germanium"),
        ("对钢铁和铝制品征收25%的关税", "25% duties on steel and aluminium"),
        ("華為的晶片", "Huawei's semiconductors"),
        ("在釜山举行", "held in South Korea"),
        ("24家科技公司签署", "24 technology companies sign"),
        ("拜登与习近平", "Biden and Xi Jinping"),
    ],
)
def test_both_languages_speak_of_the_same(chinese, english):
    assert concepts(plain(chinese)) == concepts(plain(english))
    assert concepts(plain(chinese)) != concepts("")


@pytest.mark.parametrize(
    "text",
    ["2025年12月26日", "on May 12, 2025", "500亿美元", "$42 billion", "7nm", "H100", "see 2025/02/07", "v12.5"],
)
def test_dates_sums_and_names_are_no_counts(text):
    assert concepts(plain(text)).numbers == frozenset()


def test_a_short_name_of_several_laws_is_that_of_the_side_that_acts():
    european = told("2024-05-21", text="批准《人工智能法案》", countries=("EU",))
    assert "EU AI Act" in european.names
    assert "EU AI Act" not in told("2024-05-21", text="批准《人工智能法案》", countries=("BR",)).names


def test_the_same_word_counts_more_in_the_quote_than_beside_it():
    gallium = told("2025-05-12", text="controls on gallium")
    beside = told("2025-05-12", text="new controls", after=" concern gallium")
    away = told("2025-05-12", text="new controls")
    points = [compare(gallium, other).points for other in (gallium, beside, away)]
    assert points[0] > points[1] > points[2]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"polarity": "imposed"}, {"polarity": "lifted"}, "one imposed, the other lifted"),
        ({"programme": "Stargate"}, {"programme": "Genesis Mission"}, "programmes differ"),
        ({"category": "tariff"}, {"category": "technology"}, "categories differ"),
        ({"countries": ("US",)}, {"countries": ("CN",)}, "sides differ"),
        ({"targets": ("CA",)}, {"targets": ("CN",)}, "targets differ"),
        (
            {"category": "investment", "organisation_names": ("Nvidia",)},
            {"category": "investment", "organisation_names": ("OpenAI",)},
            "firms differ",
        ),
        ({"polarity": "imposed"}, {}, ""),
        ({"countries": ()}, {"countries": ("CN",)}, ""),
        ({"category": "tariff"}, {"category": "executive_order"}, ""),
    ],
)
def test_what_rules_out_one_act(one, other, why):
    a, b = told("2025-05-12", **one), told("2025-05-12", **other)
    assert ruled_out(a, b) == why
    assert bool(ruled_out(b, a)) == bool(why)


def test_comparing_does_not_depend_on_who_is_first():
    a = told("2025-05-12", text="对镓实施出口管制", targets=("CN",))
    b = told("2025-05-01", "2025-05-31", "month", text="controls on gallium and germanium")
    assert compare(a, b).points == compare(b, a).points


def test_the_rules_name_categories_and_acts_that_are_there():
    known = {category.id for category in categories()}
    rules = settings()
    assert {name for each in (*rules.kindred, rules.firms) for name in each.categories} <= known
    told_acts = {act.id for language in ("zh", "en") for act in acts.blocks(language)}
    assert {name for each in rules.alike_acts for name in each.acts} <= told_acts
    assert kindred("tariff", "executive_order")
    assert not kindred("tariff", "technology")
    assert alike("tariff.effect", "tariff.raise")
    assert not alike("order.sign", "order.revoke")
