"""Whole sentences and the reports that they give: act, sides, days, status; and sentences that must give none."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from genesis import reading, reports
from genesis.mentions.acts.anchors import heads
from genesis.model import Document, Report
from genesis.reports import named
from genesis.reports.clauses import split

CORPUS = Path(__file__).parent / "corpus"
# What stands before the sentence: long enough that the sentence is no news lead, and without a date, actor or act.
PREFACE = "Preface.\n\n" + "x" * 420 + ".\n\n"


def cases() -> list[Any]:
    """The cases of both languages; those with a gap are expected to fail."""
    found = []
    for language, name in (("en", "reports.en.toml"), ("zh-Hans", "reports.zh.toml")):
        for case in tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            found.append(pytest.param(language, case, id=case["text"][:60], marks=marks))
    return found


def read(text: str, language: str, published: date, preface: str = PREFACE) -> list[Report]:
    """The dated reports of `text` in a document of `published`."""
    document = Document(
        document_id="d",
        file="d.txt",
        text=preface + text,
        language=language,  # type: ignore[arg-type]
        published=published,
        status="ok",
    )
    return [report for report in reports.extract(reading.read(document)) if report.precision != "undated"]


@pytest.mark.parametrize(("language", "case"), cases())
def test_reports_of_a_sentence(language: str, case: dict[str, Any]) -> None:
    found = [
        {
            "category": report.category,
            "start": report.start,
            "end": report.end,
            "countries": list(report.countries),
            "targets": list(report.targets),
            "status": report.status,
        }
        for report in read(case["text"], language, case["published"])
    ]
    assert found == case["reports"]


def days(text: str, language: str, published: date, preface: str = PREFACE) -> list[tuple[str, str, str]]:
    """First and last day and category of each report, as text."""
    return [(str(r.start), str(r.end), r.category) for r in read(text, language, published, preface)]


def test_entries_of_a_chronology_take_the_date_of_their_heading() -> None:
    entries = "## October 2022\n\nBIS imposes controls on chips.\n\n## May 2023\n\nChina bans Micron chips.\n"
    text = f"# Chronology\n\nIntroduction.\n\n{entries}"
    found = days(text, "en", date(2025, 6, 18), preface="")
    assert ("2022-10-01", "2022-10-31", "export_control") in found
    assert ("2023-05-01", "2023-05-31", "export_control") in found


def test_a_named_measure_is_an_act_in_a_table_alone() -> None:
    table = "| Measure | Side | Date |\n|---|---|---|\n| Export controls on gallium | China | 1 August 2023 |\n"
    assert days(table, "en", date(2025, 6, 18)) == [("2023-08-01", "2023-08-01", "export_control")]
    assert days("The export controls on gallium were discussed on 1 August 2023.", "en", date(2025, 6, 18)) == []


def test_the_side_in_a_cell_of_its_own_acts() -> None:
    table = "| Measure | Side | Date |\n|---|---|---|\n| Export controls on gallium | China | 1 August 2023 |\n"
    assert [report.countries for report in read(table, "en", date(2025, 6, 18))] == [("CN",)]


def test_a_day_in_the_name_of_an_instrument_dates_only_the_instrument() -> None:
    text = "Executive Order 14110 of October 30, 2023 was rescinded by President Trump on January 20, 2025."
    found = days(text, "en", date(2025, 6, 18))
    assert ("2025-01-20", "2025-01-20", "executive_order") in found


def test_the_lead_of_a_news_text_is_of_its_day() -> None:
    text = "The Commerce Department added 12 Chinese firms to the Entity List.\n\nMore follows."
    assert days(text, "en", date(2025, 3, 26), preface="") == [("2025-03-26", "2025-03-26", "export_control")]


def test_an_aside_without_a_day_is_no_report() -> None:
    first = "On March 25, 2025 the Commerce Department added 12 firms to the Entity List. "
    aside = "After the White House imposed tariffs, prices rose."
    assert len(days(first + aside, "en", date(2025, 6, 18))) == 1


def test_the_rival_of_a_text_goes_without_saying() -> None:
    about = "China and Chinese firms matter here. China is large. Chinese chips are many.\n\n"
    text = "On October 7, 2022 the Commerce Department issued export controls on advanced chips."
    assert read(text, "en", date(2025, 6, 18))[0].targets == ()
    assert read(about + text, "en", date(2025, 6, 18))[0].targets == ("CN",)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_examples_of_names_with_verbs(language: str) -> None:
    full: Any = "en" if language == "en" else "zh-Hans"
    for block in named.blocks(language).named:
        for text, wanted in [(text, True) for text in block.accept] + [(text, False) for text in block.reject]:
            document = Document(document_id="d", file="d", text=text, language=full, published=date(2025, 6, 18))
            seen = reading.read(document)
            told = named.found_in(seen.plain, seen.actors, language, 0, len(text))
            assert any(act.act == block.act for act in told) is wanted, text


def test_an_opening_that_only_says_when_stays_with_its_clause() -> None:
    text = "In October 2023, the ministry said, it had acted."
    document = Document(document_id="d", file="d", text=text, language="en", published=date(2025, 6, 18))
    seen = reading.read(document)
    parts = split(seen.plain, seen.sentences[0], "en", seen.dates)
    assert text[parts[0].start : parts[0].end] == "In October 2023, the ministry said"


def test_heads_fold_case() -> None:
    assert heads("DRAM|GPU") == {"dram", "gpu"}


def test_a_company_with_two_listings_has_two_tickers() -> None:
    told = read("On 3 March 2025, TSMC announced an investment of $100 billion in Arizona.", "en", date(2025, 3, 5))
    assert [report.tickers for report in told] == [("TWSE:2330", "NYSE:TSM")]


ENTRIES = """The dispute over chips: main dates

July 6, 2018

US: A quarter is levied on Chinese goods.

China: Answers with 25 percent on American cars.

Sept. 24, 2018

US: Starts to collect 10 percent on Chinese imports.

Feb. 1, 2019

China: Applies the same rate to imports from the US, from March 1.
"""


def test_short_dates_head_the_entries_of_a_chronology_and_labels_say_who_acts() -> None:
    found = [(str(r.start), r.countries) for r in read(ENTRIES, "en", date(2019, 12, 15), preface="")]
    assert ("2018-07-06", ("CN",)) in found
    assert ("2018-09-24", ("US",)) in found
    assert ("2019-02-01", ("CN",)) in found
    assert not any(day in ("2019-12-15", "2019-03-01") for day, _ in found)


def test_entries_without_a_year_follow_the_first() -> None:
    text = (
        "January 22, 2018 - The US imposed tariffs on solar cells.\n\n"
        "March 23 - China imposed duties on American wine.\n\nMay 17 - Trade talks between China and the US began."
    )
    assert [day for day, _, _ in days(text, "en", date(2019, 5, 10))] == ["2018-01-22", "2018-03-23", "2018-05-17"]


def test_a_column_of_a_table_says_who_acts() -> None:
    table = (
        "| Date | US action | Chinese action |\n|---|---|---|\n"
        "| Oct 7, 2022 | Bars sales of advanced chips | |\n| May 21, 2023 | | Bans memory chips from networks |\n"
    )
    assert [report.countries for report in read(table, "en", date(2025, 6, 18))] == [("US",), ("CN",)]


def test_a_notice_acts_on_the_day_from_which_it_holds() -> None:
    text = (
        "Additions to the Entity List\n\nFederal Register, 90 FR 1234. Bureau of Industry and Security\n\n"
        "SUMMARY: The Bureau of Industry and Security (BIS) adds nine entities to the Entity List.\n\n"
        "DATES: This rule is effective March 25, 2025.\n"
    )
    found = days(text, "en", date(2025, 3, 28), preface="")
    assert ("2025-03-25", "2025-03-25", "export_control") in found


def test_an_act_of_nobody_is_no_report() -> None:
    assert days("The stadium will open on May 3, 2027.", "en", date(2025, 6, 18)) == []


def test_the_fiscal_year_is_that_of_the_country_of_the_passage() -> None:
    text = "Japan's METI met Rapidus in Tokyo. The Japanese company will build its fab this fiscal year."
    assert ("2023-04-01", "2024-03-31", "infrastructure") in days(text, "en", date(2023, 4, 25))
