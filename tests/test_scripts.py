"""One text in simplified characters at unchanged offsets, and the language that a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genesis.scripts import language_of, plain, simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國務院總理", "国务院总理"),
        ("２０２５年，ＡＩ晶片５０％", "2025年，AI晶片50%"),
        ("Trump’s “order”", "Trump's “order”"),
        ("一　二\u00a0三", "一\t二 三"),
        ("−5 – 7", "-5 – 7"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_offsets_stay(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert len(simplified(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("商务部发布公告，对相关物项实施出口管制。", "zh-Hans"),
        ("商務部發布公告，對相關物項實施出口管制。", "zh-Hant"),
        ("The ministry announced export controls on graphite.", "en"),
        ("OpenAI and SoftBank launch Stargate (星际之门) in Texas", "en"),
        ("DeepSeek 发布 R1 模型，OpenAI 回应", "zh-Hans"),
        (
            "会谈结束 [link](https://news.example.com/a/very/long/path/with/many/words/in/it?and=more&of=them)",
            "zh-Hans",
        ),
        ("", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
