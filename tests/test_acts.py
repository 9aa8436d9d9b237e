"""The acts lexicon holds its own examples, and acts are found where they stand."""

import re
from math import inf

import pytest

from genesis.errors import LexiconError
from genesis.lexicon import categories, compiled
from genesis.mentions import acts
from genesis.mentions.acts.anchors import guarded, heads
from genesis.mentions.acts.needed import longest, needed
from genesis.mentions.acts.wording import Wording, forms, lowercase, passes_stops, stops, without_addresses

BLOCKS = [
    (language, act, pattern)
    for language in ("zh", "en")
    for act, pattern in zip(acts.blocks(language), acts.patterns(language), strict=True)
]


def _expression(language: str, pattern: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{pattern})", re.IGNORECASE) if language == "en" else compiled(pattern)


@pytest.mark.parametrize(
    ("language", "act", "pattern"), BLOCKS, ids=[f"{language}-{act.id}" for language, act, _ in BLOCKS]
)
def test_examples_of_a_block(language: str, act: acts.Act, pattern: str) -> None:
    expression = compiled(
        rf"\b(?:{pattern})" if language == "en" else pattern, re.IGNORECASE if language == "en" else 0
    )
    assert act.accept
    assert act.reject
    assert [text for text in act.accept if not expression.search(text)] == []
    assert [text for text in act.reject if expression.search(text)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_patterns_match_is_found(language: str) -> None:
    """The tables of first and needed words leave nothing out."""
    known = dict(zip(acts.rules(language), acts.patterns(language), strict=True))
    texts = [text for _, act, _ in BLOCKS for text in (*act.accept, *act.reject)]
    for text in texts:
        found = {act.rule for act in acts.find(text, "en" if language == "en" else "zh-Hans")}
        for rule, act in zip(known, acts.blocks(language), strict=True):
            if not act.unless:
                matches = _expression(language, known[rule]).search(text)
                assert (rule in found) == bool(matches), (rule, text)


def test_categories_are_known_and_each_has_an_act() -> None:
    known = {category.id for category in categories()}
    used = {act.category for _, act, _ in BLOCKS}
    assert used <= known
    assert known == used


def test_needs_are_those_of_the_rule_that_found_the_act() -> None:
    founded, renewed = acts.find("设立国家产业投资基金", "zh-Hans"), acts.find("追加了二期", "zh-Hans")
    assert acts.needs(founded[0].rule) == ()
    assert acts.needs(renewed[0].rule) == ("money",)
    assert founded[0].act == renewed[0].act == "fund.launch"


@pytest.mark.parametrize(
    ("language", "text", "act", "about"),
    [
        ("zh-Hans", "商务部对镓、锗实施出口管制", "control.impose", "出口管制"),
        ("zh-Hans", "白宫将该公司移出实体清单", "control.delist", None),
        ("en", "The ministry imposed export controls on graphite.", "control.impose", " export controls"),
        ("en", "The Senate passed the CHIPS and Science Act.", "law.pass", None),
        ("zh-Hans", "GPU产品在厂内试制成功", "tech.milestone", None),
        ("en", "Four firms were placed on the U.S. Entity List.", "control.list", None),
    ],
)
def test_the_heaviest_act_of_a_text(language: str, text: str, act: str, about: str | None) -> None:
    found = max(acts.find(text, language), key=lambda mention: mention.weight)  # type: ignore[arg-type]
    assert found.act == act
    if about is not None:
        assert text[found.object_start : found.object_end] == about


def test_a_gap_does_not_leave_the_clause() -> None:
    assert acts.find("双方达成，大家都很高兴，共识", "zh-Hans") == []


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("impose", ("impose", "imposes", "imposed", "imposed", "imposing")),
        ("levy", ("levy", "levies", "levied", "levied", "levying")),
        ("push", ("push", "pushes", "pushed", "pushed", "pushing")),
        ("baN", ("ban", "bans", "banned", "banned", "banning")),
        ("cut", ("cut", "cuts", "cut", "cut", "cutting")),
    ],
)
def test_forms_of_a_verb(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb, {"cut": ("cut", "cut", "cutting")}) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"impos(?:e|ed) (?:a|b)", {"impose ", "imposed "}),
        (r"\b(?:(?:ban|bar)s?|(?P<o>new )?rules?)", {"ban", "bans", "bar", "bars", "new ", "rule", "rules"}),
        (r"non[- ]tariff|U\.S\. rules|export-led", {"non-", "non ", "u.", "export-"}),
        (r"bans? ?on|n?either", {"ban", "bans", "neither", "either"}),
        (r"(?<!not )cut(?=s)|list", {"cut", "list"}),
        (r"\d+ firms", set("0123456789")),
        (r"列入|(?:纳|加)入", {"列入", "纳入", "加入"}),
    ],
)
def test_heads_of_a_pattern(pattern: str, expected: set[str]) -> None:
    assert heads(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"impos(?:e|ed)[^.]{0,9}?(?:tariffs?|duties)", {"tariff", "duties"}),
        (r"列入(?P<o>[^，]{0,9}(?:名单|清单))|加入(?:了)?黑名单", {"名单", "清单", "黑名单"}),
        (r"added(?: soon)?\b(?! the)", set()),
        (r"cut(?:s|ting) (?:a|the rate)", set()),
    ],
)
def test_words_that_a_pattern_needs_behind_its_first(pattern: str, expected: set[str]) -> None:
    assert needed(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"impos(?:e|ed)[^.]{0,9}?(?:tariffs?|duties)\b(?! on)", 23),
        (r"(?<!不)列入(?P<o>.{3}(?:名单|清单)?)|\d+", inf),
        (r"new \(?rules?|^(?:cuts? ){2,4}", 20),
        (r"ban\w*", inf),
        (r"ban\w{3,}", inf),
    ],
)
def test_length_of_the_longest_match(pattern: str, expected: float) -> None:
    assert longest(pattern) == expected


@pytest.mark.parametrize("pattern", ["(?<!no )Cuts?|(?:ban|bar)s", "列入|(?:纳|加)入", r"[A-Z]+ cuts|ban"])
@pytest.mark.parametrize("text", ["Cut", "no Cut", "bans, bars", "被纳入", "列入", "US cuts", "none"])
def test_a_guarded_pattern_matches_the_same(pattern: str, text: str) -> None:
    assert re.findall(guarded(pattern), text) == re.findall(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?P<o>US|[A-Z]\w+)\b\S+", r"(?P<o>us|[a-z]\w+)\b\S+"),
        (r"the (?P<who>EU)\W(?P=who)", r"the (?P<who>eu)\W(?P=who)"),
    ],
)
def test_a_pattern_for_lower_case_keeps_the_notation(pattern: str, expected: str) -> None:
    assert lowercase(pattern) == expected


@pytest.mark.parametrize(
    ("language", "pattern", "expected"),
    [
        ("en", r"curbs? (?:on|for) [^.;\n]{1,40} exports", False),
        ("en", r"curbs [^,]{1,40} exports", True),
        ("en", r"U\.S\. curbs", True),
        ("en", r"curbs\s+exports", True),
        ("zh", r"对[^，。；;\n]{1,9}(?:芯片|\d+家)", False),
        ("zh", r"对[^，。；]{1,9}芯片", True),
        ("zh", r"对.{1,9}芯片", True),
    ],
)
def test_a_pattern_that_can_pass_the_end_of_a_sentence(language: str, pattern: str, expected: bool) -> None:
    assert passes_stops(pattern, language) is expected


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_gap_passes_the_end_of_a_sentence(language: str) -> None:
    gap = without_addresses(Wording(language, {}, {}).expand("~~"))
    assert not passes_stops(gap, language)


def test_english_stops_are_not_those_of_shortened_words() -> None:
    text = "acme inc. of the u.s. ships; it sells.\n\nmore\nlines"
    assert [text[: found.start()] for found in stops("en").finditer(text)] == [
        "acme inc. of the u.s. ships",
        "acme inc. of the u.s. ships; it sells",
        "acme inc. of the u.s. ships; it sells.",
    ]


def test_a_pattern_without_letters_at_its_head_is_refused() -> None:
    with pytest.raises(LexiconError):
        heads(r".{3}rules")
