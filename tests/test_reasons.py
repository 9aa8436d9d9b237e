"""Why reports were merged, in every language of the interface."""

import re

import pytest
from test_merging_quality import built, lines

from genesis.events import merge
from genesis.wording import reason_words


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("same day, same programme, same act", "同一天、同一项目、同一举措"),
        ("2 days apart, both name Huawei, same sum", "相差2天、都提到华为、金额相同"),
        ("1 day apart, both speak of South Korea", "相差1天、都说到韩国"),
        ("both tell 145%, the usual 25%", "都有数字145%、都有常见的25%"),
        ("same words in copies of one text", "同一文本的转载，文字相同"),
        ("both name Nobody Knows", "都提到Nobody Knows"),
        ("a reason of tomorrow", "a reason of tomorrow"),
        ("", ""),
    ],
)
def test_reasons_in_chinese(english, chinese):
    assert reason_words(english, "zh-Hans") == chinese
    assert reason_words(english, "en") == english


def test_reasons_in_traditional_characters():
    assert reason_words("same programme, same act", "zh-Hant") == "同一專案、同一舉措"


def test_every_reason_that_merging_gives_has_chinese_words():
    """Over the annotated pairs: names may stay in Latin letters, the reasons may not."""
    documents, reports = built(lines("pair_reports.jsonl"))
    given = {event.merged_because for event in merge(documents, reports).events if event.merged_because}
    assert len(given) > 20
    for because in given:
        said = reason_words(because, "zh-Hans")
        assert len(said.split("、")) == len(because.split(", ")), because
        assert not re.search(r"\b(?:same|both|apart|overlap|usual|close|alike|kindred|within|period)\b", said), said
