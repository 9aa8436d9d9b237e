"""The acts lexicon holds its own examples, and acts are found where they stand."""

import pytest

from genesis.lexicon import categories, compiled
from genesis.mentions import acts

BLOCKS = [(language, act) for language in ("zh", "en") for act in acts.lexicon(language).act]


@pytest.mark.parametrize(("language", "act"), BLOCKS, ids=[f"{language}-{act.id}" for language, act in BLOCKS])
def test_examples_of_a_block(language: str, act: acts.Act) -> None:
    flags = 2 if language == "en" else 0  # re.IGNORECASE
    pattern = compiled(acts.expand(act.pattern, language), flags)
    assert act.accept
    assert act.reject
    assert [text for text in act.accept if not pattern.search(text)] == []
    assert [text for text in act.reject if pattern.search(text)] == []


def test_categories_are_known_and_each_has_an_act() -> None:
    known = {category.id for category in categories()}
    used = {act.category for _, act in BLOCKS}
    assert used <= known
    assert known == used


@pytest.mark.parametrize(
    ("language", "text", "act", "about"),
    [
        ("zh-Hans", "商务部对镓、锗实施出口管制", "control.impose", "出口管制"),
        ("zh-Hans", "白宫将该公司移出实体清单", "control.delist", None),
        ("en", "The ministry imposed export controls on graphite.", "control.impose", " export controls"),
        ("en", "The Senate passed the CHIPS and Science Act.", "law.pass", None),
    ],
)
def test_the_heaviest_act_of_a_text(language: str, text: str, act: str, about: str | None) -> None:
    found = max(acts.find(text, language), key=lambda mention: mention.weight)  # type: ignore[arg-type]
    assert found.act == act
    if about is not None:
        assert text[found.object_start : found.object_end] == about


def test_a_gap_does_not_leave_the_clause() -> None:
    assert acts.find("他宣布，大家都很高兴，关税", "zh-Hans") == []
