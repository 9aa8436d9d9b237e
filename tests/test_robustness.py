"""No text makes the parser fail, lose its place or take forever."""

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from genesis import figures, reading, reports, scripts
from genesis.model import Document, Language

LONG = 50_000  # characters; a pattern that explodes does not come back from this
HARD = {
    "digits": "1234567890",
    "years": "年年年",
    "brackets": "（(《[【",
    "closed": "()（）《》",
    "links": "[a](b)",
    "dates": "2025年1月",
    "sums": "1,000亿",
    "names": "中美日韩",
    "commas": "，,、",
    "spaces": " \n",
    "stars": "**|- ",
    "acts": "宣布对",
    "announce": "announced the ",
    "capitals": "The Ministry of ",
}
SIGNS = "年月日，。、；（）《》“”\n 0123456789%$."
PIECES = ["2025", "美国", "中国", "宣布", "关税", "亿美元", "will ", "Trump ", *SIGNS]
WORDS = st.sampled_from(PIECES)
TEXTS = st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=200)


def read(text: str, language: Language = "zh-Hans") -> reading.Reading:
    return reading.read(
        Document(document_id="d", file="d.txt", text=text, language=language, published=date(2025, 6, 1))
    )


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("unit", HARD.values(), ids=HARD)
def test_a_long_run_of_one_thing_is_read(unit: str, language: Language) -> None:
    text = (unit * (LONG // len(unit) + 1))[:LONG]
    found = read(text, language)
    reports.extract(found)
    figures.extract(found)
    assert found.plain == reading.masked(scripts.plain(text))
    assert len(found.plain) == LONG


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
@example("0\r\x1f", "zh-Hans")
def test_quotes_are_the_text_at_their_offsets(text: str, language: Language) -> None:
    found = read(text, language)
    for row in [*reports.extract(found), *figures.extract(found)]:
        assert row.quote == text[row.quote_start : row.quote_end]
        assert row.quote.strip()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_reading_is_deterministic(text: str) -> None:
    assert reports.extract(read(text)) == reports.extract(read(text))
