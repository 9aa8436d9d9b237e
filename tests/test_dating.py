"""When a document was published: stamps, labels, datelines, addresses, the latest day told."""

from datetime import date

import pytest

from genesis.documents import dating
from genesis.documents.dating import from_address, from_text, latest_full_day, read_stamp
from genesis.documents.metadata import metadata

FORMS = [*metadata().day, *metadata().address]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_of_a_day_accepts_and_rejects_its_examples(form):
    pattern = dating.compiled(form.pattern)
    assert [text for text in form.accept if not pattern.search(text)] == []
    assert [text for text in form.reject if pattern.search(text)] == []


@pytest.mark.parametrize("form", metadata().dateline, ids=lambda form: form.id)
def test_a_dateline_accepts_and_rejects_its_examples(form):
    pattern = dating._dateline_form(form)
    assert [text for text in form.accept if not pattern.search(text)] == []
    assert [text for text in form.reject if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2025-02-11 15:49:32", date(2025, 2, 11)),
        ("2022-08-09T11:30:53Z", date(2022, 8, 9)),
        ("Tue, 09 Aug 2022 11:30:53 GMT", date(2022, 8, 9)),
        ("2025年3月7日", date(2025, 3, 7)),
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("20250211", date(2025, 2, 11)),
        ("Sept. 3rd, 2024", date(2024, 9, 3)),
        ("03/12/2024 at noon", None),
        ("2024年3月", None),
        ("true", None),
        ("1 day ago", None),
        ("yesterday", None),
        ("2025-13-40", None),
        ("March", None),
        ("", None),
    ],
)
def test_stamps(stamp, day):
    assert read_stamp(stamp) == day


@pytest.mark.parametrize(
    "text",
    [
        "标题\n\n发布时间：2025-03-07 10:22 来源：某报\n\n正文从2020年1月1日说起。",
        "# Title\n\n**Published:** March 7, 2025\n\nText of January 1, 2026.",
        "> Collected: 2026-05-20\n> Published: Fri, 07 Mar 2025 00:00:00 GMT\n\nText.",
        "標題\n\n2025年3月7日 10:20\n\n正文。",
        "（本报2025年3月7日讯）商务部宣布新规。",
        "WASHINGTON, March 7, 2025 -- The agency said so.",
        "新华社北京3月7日电　商务部宣布，2025年3月6日签署的协议生效。",
        "BEIJING, March 7 (Xinhua) -- The pact of March 6, 2025 holds.",
        "正文很长。\n" * 400 + "\n更新时间:2025-03-07\n",
        "各省：\n" + "现予印发，请认真执行。\n" * 300 + "国务院\n二〇二五年三月七日\n",
        "Title | Home Xinhua | March 7, 2025 Share: Text.",
    ],
)
def test_a_text_says_when_it_was_published(text):
    assert from_text(text) == date(2025, 3, 7)


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月7日，商务部发布公告。",
        "On March 7, 2025, the agency acted.",
        "Collected: 2025-03-07\n\nText.",
        "会议时间：2025年3月7日上午\n\n正文",
        "新华社北京3月7日电　没有年份。",
    ],
)
def test_other_days_are_no_publication_days(text):
    assert from_text(text) is None


def test_labels_are_ranked():
    text = "Last updated: May 2, 2025\nPublished: March 7, 2025\nOriginal published: January 2, 2024\n\nText."
    assert from_text(text) == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年5月1日签署，2025年11月24日发布，将于2027年1月1日施行。", date(2025, 11, 24)),
        ("Signed on May 1, 2024; amended 3 June 2025; it expires on November 10, 2026.", date(2025, 6, 3)),
        ("自2026年3月1日起施行。2025年2月3日公布。", date(2025, 2, 3)),
        ("2024年1月1日至2026年12月31日为过渡期", date(2024, 1, 1)),
        ("截至2025年6月30日，共有五家。", date(2025, 6, 30)),
        ("不含日期，只说2025年5月。", None),
    ],
)
def test_the_latest_day_that_does_not_lie_ahead(text, day):
    assert latest_full_day(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2025/02/11/story", date(2025, 2, 11)),
        ("https://example.org/rain/a/20250211A04N", date(2025, 2, 11)),
        ("/posts/2018-04-22-zte.md", date(2018, 4, 22)),
        ("https://example.org/20259911", None),
        ("https://example.org/a/12345", None),
    ],
)
def test_days_in_addresses(url, day):
    assert from_address(url) == day
