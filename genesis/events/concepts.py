"""What a quote speaks of, the same in every language: names of the gazetteer, words of the glossary, numbers.

These tie a Chinese report to an English one of the same act where neither a programme nor a sum does.
"""

from functools import cache

import ahocorasick_rs
import msgspec

from genesis.events.settings import settings
from genesis.lexicon import compiled
from genesis.model import Report
from genesis.scripts import plain
from genesis.titles.names import gazetteer
from genesis.titles.things import glossary
from genesis.titles.wording import title_words

_NAMED = frozenset({"company", "law", "chip", "model", "lab", "person", "fund", "product", "university"})
_LOOK_BACK = 12  # characters before a number that tell a date


class Concepts(msgspec.Struct, frozen=True):
    """The three kinds of things that a quote can share with another."""

    names: frozenset[str]
    terms: frozenset[str]
    numbers: frozenset[str]


def concepts(report: Report) -> Concepts:
    """Names, field words and numbers of the report's quote and object."""
    text = plain(report.quote)
    automaton, keys = _automaton()
    names: set[str] = set()
    terms: set[str] = set()
    for index, start, end in automaton.find_matches_as_indexes(text):
        key, is_name, latin = keys[index]
        if latin and _inside_word(text, start, end):
            continue
        (names if is_name else terms).add(key)
    return Concepts(frozenset(names), frozenset(terms), _numbers(text))


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    plural = after == "s" and not text[end + 1 : end + 2].isalnum()
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum() and not plural)


def _numbers(text: str) -> frozenset[str]:
    """Shares as `25%` and bare counts as `140`."""
    rules = settings().numbers
    found = {f"{float(match[1].replace(',', '')):g}%" for match in compiled(rules.share).finditer(text)}
    after, before = compiled(rules.not_after), compiled(rules.not_before)
    for match in compiled(rules.count).finditer(text):
        dated = before.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if not dated and not after.match(text, match.end()):
            found.add(match[1])
    return frozenset(found)


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, bool, bool]]]:
    """One automaton over all forms, and for each form its key, whether it is a name, whether it is in Latin letters."""
    forms: dict[str, tuple[str, bool, bool]] = {}
    heads = title_words().heads.names
    for entry in gazetteer().values():
        if entry.kind in _NAMED and entry.name not in heads:
            for form in (entry.name, *entry.aliases, *entry.zh):
                if len(form) > 1:
                    forms.setdefault(plain(form), (entry.name, True, form.isascii()))
    common = set(settings().common.terms)
    for terms in glossary().values():
        for form, term in terms.items():
            if term.kind != "adjective" and term.en not in common and len(form) > 0:
                for variant in {form, form.capitalize()} if form.isascii() else {form}:
                    forms.setdefault(variant, (term.en, False, form.isascii()))
    return (
        ahocorasick_rs.AhoCorasick(list(forms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        list(forms.values()),
    )
