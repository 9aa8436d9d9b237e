"""Sentences: where they end, what kind they are, under which heading they stand."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genesis.sentences import split
from genesis.sentences.marks import marks

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "sentences.toml").read_text(encoding="utf-8"))["case"]


def told(text: str, reader: str = "") -> list[tuple[str, str]]:
    return [(sentence.kind, text[sentence.start : sentence.end]) for sentence in split(text, reader)]


def heading_of(text: str, words: str) -> str | None:
    """The heading over the sentence that holds `words`."""
    sentences = split(text)
    found = next(s for s in sentences if words in text[s.start : s.end])
    if found.heading < 0:
        return None
    heading = sentences[found.heading]
    return text[heading.start : heading.end]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_a_paragraph_is_cut_where_its_sentences_end(case):
    assert [words for _, words in told(case["text"])] == case["sentences"]


@pytest.mark.parametrize("form", marks().heading, ids=lambda form: form.id)
def test_a_heading_form_accepts_and_rejects_its_examples(form):
    assert [line for line in form.accept if not re.fullmatch(form.pattern, line)] == []
    assert [line for line in form.reject if re.fullmatch(form.pattern, line)] == []


def test_markdown_headings_govern_by_level():
    text = "# Controls\n\nIntro text here.\n\n## 2024\n\nA rule.\n\n### March\n\nB rule.\n\n## 2025\n\nC rule.\n"
    assert heading_of(text, "Intro") == "Controls"
    assert heading_of(text, "B rule") == "March"
    assert heading_of(text, "March") == "2024"
    assert heading_of(text, "C rule") == "2025"
    assert heading_of(text, "2025") == "Controls"


@pytest.mark.parametrize(
    "heading", ["2025年", "**2025年**", "一、出口管制", "出口管制的升级", "第一章 总则", "2024-05"]
)
def test_plain_lines_are_headings(heading):
    text = f"引言部分说明了背景情况。\n{heading}\n商务部宣布对若干物项实施管制，并公布清单。\n"
    assert heading_of(text, "商务部") == heading.strip("*")


@pytest.mark.parametrize(
    "line", ["各方反应如下：", "他没有回答。", "2月4日 商务部公布清单", "来源 | 某报", "https://example.org/a"]
)
def test_other_short_lines_are_not(line):
    text = f"引言部分说明了背景情况。\n{line}\n商务部宣布对若干物项实施管制，并公布清单。\n"
    assert heading_of(text, "商务部宣布") is None


def test_a_list_of_short_lines_is_no_row_of_headings():
    text = "首页\n新闻\n科技\n财经\n商务部宣布对若干物项实施管制，并公布清单。\n"
    assert [kind for kind, _ in told(text)] == ["prose"] * 5


def test_list_items_lose_their_marks_and_share_a_block():
    text = "Steps:\n\n- First step.\n- [x] Second step. It is long.\n  It goes on.\n3. Third\n\n（4）第四步\n\nAfter."
    assert told(text)[1:] == [
        ("item", "First step."),
        ("item", "Second step."),
        ("item", "It is long."),
        ("item", "It goes on."),
        ("item", "Third"),
        ("item", "第四步"),
        ("prose", "After."),
    ]
    assert [s.block for s in split(text)] == [0, 1, 1, 1, 1, 1, 1, 2]


@pytest.mark.parametrize("line", ["2025.3 版本发布", "3.5亿美元到位", "24日公布", "12.5% of chips"])
def test_a_number_that_begins_a_line_is_no_list_mark(line):
    assert told(line + "，这是一句完整的话。")[0][0] == "prose"


def test_each_row_of_a_table_is_one_sentence():
    text = "| Date | Act |\n|:---|---|\n| 2024. | Ban. Again. |\n\nA | B\n--|--\nc | d\n\nx\t1\ny\t2\n"
    assert told(text) == [
        ("row", "Date | Act"),
        ("row", "2024. | Ban. Again."),
        ("row", "A | B"),
        ("row", "c | d"),
        ("row", "x\t1"),
        ("row", "y\t2"),
    ]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "The Bureau of Industry and Security is amending its rules so that they\n"
        "cover further items. The rule takes effect today, and comments must be\n"
        "filed by March 3, 2025. Licences that were granted before this date stay\n"
        "valid.\n\nA second paragraph."
    )
    sentences = split(text)
    assert [s.block for s in sentences] == [0, 0, 0, 1]
    assert text[sentences[1].start : sentences[1].end].endswith("must be\nfiled by March 3, 2025.")


def test_lines_of_their_own_are_not_joined():
    text = "版次: 头版\n日期: 2026-05-15\n主题: 会晤\n\n商务部公布了一份清单,其中有若干物项\n海关总署随后发布了公告\n"
    assert len(split(text)) == 5


def test_lines_of_a_pdf_are_joined_where_they_do_not_end():
    text = "中国将在未来五年内扩大算力基础设施的\n建设规模，并鼓励各地申报项目。\n另有一段。"
    assert next(words for _, words in told(text, "pdf")).endswith("申报项目。")


def test_rules_fences_and_images_are_no_sentences():
    assert told("---\n\n```\n\n***\n\n![a](b.png)\n\n## \n\nText.") == [("prose", "Text.")]


def test_an_underlined_line_is_a_heading():
    assert told("Export controls\n===\n\nText of the rule.")[0] == ("heading", "Export controls")


def test_a_quotation_keeps_no_marks():
    assert told("> First line of it.\n> Second line.")[1] == ("prose", "Second line.")


@given(st.text(alphabet="ab A1.。！？；;,:\"'“”()（）*#|-_> \n\t中国年月日[]!", max_size=200))
def test_spans_are_in_order_and_trimmed(text):
    before = 0
    for number, sentence in enumerate(split(text)):
        words = text[sentence.start : sentence.end]
        assert before <= sentence.start < sentence.end
        assert words == words.strip()
        assert sentence.heading < number
        before = sentence.end


UNITS = [
    "商务部发布公告，自2025年1月1日起施行。",
    "It acted on Nov. 3 in the U.S. Firms wait.\n",
    "（；",
    "[(",
    "> a\n",
    "![a",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_of_the_text(unit):
    """A megabyte takes 0.1 to 1 s; a quadratic step would take minutes."""
    text = unit * (1_000_000 // len(unit))
    begin = time.perf_counter()
    split(text)
    assert time.perf_counter() - begin < 10


def test_a_byline_does_not_go_on_with_its_headline():
    text = (
        "Commerce Tightens Chip Rules as Beijing Hits Back With Mineral Licences\n"
        "By Jane Porter | Policy Wire | March 14, 2025\n\nThe department acted on Thursday. More follows."
    )
    found = [text[one.start : one.end] for one in split(text)]
    assert found[0] == "Commerce Tightens Chip Rules as Beijing Hits Back With Mineral Licences"
    assert found[1].startswith("By Jane")
