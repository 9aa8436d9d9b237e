"""One text in simplified characters at unchanged offsets, and the language that a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genesis.lexicon import read_csv
from genesis.scripts import language_of, plain, simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國務院總理", "国务院总理"),
        ("２０２５年，ＡＩ晶片５０％", "2025年，AI芯片50%"),
        ("Trump’s “order”", "Trump's “order”"),
        ("一　二\u00a0三", "一\t二 三"),
        ("−5 – 7", "-5 – 7"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("taiwanese", "expected"),
    [
        ("啟動人工智慧計畫", "启动人工智能计划"),
        ("伺服器與資料中心", "服务器与数据中心"),
        ("奈米製程的積體電路", "纳米制程的集成电路"),
    ],
)
def test_words_of_taiwan_are_those_of_the_mainland(taiwanese: str, expected: str) -> None:
    assert plain(taiwanese) == expected
    assert simplified(taiwanese) != expected


def test_words_of_one_length_are_exchanged() -> None:
    rows = read_csv("regional.csv", ("taiwan", "mainland"))
    assert [row for row in rows if len(row["taiwan"]) != len(row["mainland"])] == []
    assert [row for row in rows if plain(row["mainland"]) != row["mainland"]] == []


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
