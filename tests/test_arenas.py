"""Arenas: every rule decides its own examples, and what fits none stands outside."""

import pytest

from genesis.lexicon import categories
from genesis.mentions.subjects import subjects
from genesis.scene.arenas import OUTSIDE, ActRule, FigureRule, arena_of_act, arena_of_figure, arenas


@pytest.mark.parametrize("rule", arenas().act, ids=lambda rule: f"{rule.arena}-{sorted(rule.subjects)[:2]}")
def test_acts(rule: ActRule) -> None:
    assert rule.examples
    for one in rule.examples:
        assert rule.fits(one.category, one.subjects, one.programme)
        assert arena_of_act(one.category, one.subjects, one.programme) == rule.arena


@pytest.mark.parametrize("rule", arenas().figure, ids=lambda rule: f"{rule.arena}-{rule.thing[:20]}")
def test_figures(rule: FigureRule) -> None:
    assert rule.examples
    for key in rule.examples:
        assert rule.fits(key)
        assert arena_of_figure(key) == rule.arena


def test_rules_name_what_there_is() -> None:
    known = {one.id for one in subjects()}, {one.id for one in categories()}
    for rule in arenas().act:
        assert rule.subjects <= known[0] and rule.categories <= known[1]


def test_what_no_rule_knows_stands_outside() -> None:
    assert arena_of_act("diplomacy", ("trade",), None) == OUTSIDE
    assert arena_of_figure("number:cases:national") == OUTSIDE


def test_names_are_there_in_three_languages() -> None:
    names = [one.name.in_(language) for one in arenas().arena for language in ("en", "zh-Hans", "zh-Hant")]
    assert len(arenas().arena) == 4 and all(names) and len(set(names)) >= 8
