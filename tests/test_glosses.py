"""Short forms in brackets part no act, and every offset stays that of the whole text."""

import pytest

from genesis.mentions import acts
from genesis.mentions.acts.glosses import Unglossed
from genesis.model import Language


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("zh-Hans", "从军事企业清单（Chinese Military Companies List，以下简称“清单”）中移除", "从军事企业清单中移除"),
        ("zh-Hans", "阿斯麦(ASML,又译艾司摩尔)的设备", "阿斯麦的设备"),
        ("zh-Hans", "中微公司（上交所股票代码：688012）宣布", "中微公司宣布"),
        ("zh-Hans", "新规（2025年1月生效）很严", "新规（2025年1月生效）很严"),
        (
            "en",
            "the Bureau of Industry and Security (BIS) added two firms",
            "the Bureau of Industry and Security added two firms",
        ),
        ("en", "it paid more (about $2 billion) in May", "it paid more (about $2 billion) in May"),
    ],
)
def test_text_without_glosses(language: Language, text: str, short: str) -> None:
    assert Unglossed(text, language).text == short


def test_spans_lead_back_to_the_whole_text() -> None:
    text = "从甲（Aa）乙（Bb）丙"
    short = Unglossed(text, "zh-Hans")
    for start in range(len(short.text)):
        for end in range(start + 1, len(short.text) + 1):
            first, last = short.span(start, end)
            assert Unglossed(text[first:last], "zh-Hans").text == short.text[start:end]
            assert text[first] == short.text[start]
            assert text[last - 1] == short.text[end - 1]


def test_act_around_a_gloss_is_found_in_place() -> None:
    text = "国防部将该公司从中国军事企业清单（Chinese Military Companies List，简称CMC）中移除。"
    found = [act for act in acts.find(text, "zh-Hans") if act.act == "control.delist"]
    assert found
    assert text[found[0].start : found[0].end].endswith("移除")
