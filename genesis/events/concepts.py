"""What a quote speaks of, the same in every language: names of the gazetteer, words of the glossary, numbers.

These tie a Chinese report to an English one of the same act where neither a programme nor a sum does.
"""

from functools import cache

import ahocorasick_rs
import msgspec

from genesis.events.settings import settings
from genesis.lexicon import compiled, listed, read_csv
from genesis.scripts import plain
from genesis.titles.glossary import glossary, singular
from genesis.titles.names import gazetteer
from genesis.titles.wording import title_words

_NAMED = frozenset({"company", "law", "chip", "model", "lab", "person", "fund", "product", "university", "body"})
_LOOK_BACK = 12  # characters before a number that tell a date


class Concepts(msgspec.Struct, frozen=True):
    """The kinds of things that a text can share with another."""

    names: frozenset[str]
    words: frozenset[str]  # of the glossary, in English; places
    numbers: frozenset[str]
    heads: frozenset[str]  # of state or government
    doubtful: frozenset[tuple[str, str]]  # names that hold if their country acts: with that country


NONE = Concepts(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


def concepts(text: str) -> Concepts:
    """Names, field words and numbers of `text` (plain)."""
    automaton, keys = _automaton()
    names: set[str] = set()
    words: set[str] = set()
    heads: set[str] = set()
    doubtful: set[tuple[str, str]] = set()
    for index, start, end in automaton.find_matches_as_indexes(text):
        key = keys[index]
        if not (key.latin and _inside_word(text, start, end)):
            names.update(key.names)
            words.update(key.words)
            heads.update(key.heads)
            doubtful.update(key.doubtful)
    return Concepts(frozenset(names), frozenset(words), _numbers(text), frozenset(heads), frozenset(doubtful))


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
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


class _Key(msgspec.Struct, frozen=True):
    """What a form stands for."""

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    latin: bool = False


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[_Key]]:
    """One automaton over all forms, and what each stands for."""
    forms = {**_term_forms(), **_place_forms(), **_doubtful_forms(), **_name_forms()}
    return (
        ahocorasick_rs.AhoCorasick(list(forms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        list(forms.values()),
    )


def _name_forms() -> dict[str, _Key]:
    forms: dict[str, _Key] = {}
    heads, common = title_words().heads.names, settings().common.names
    field = {word for key in _term_forms().values() for word in key.words}
    for entry in gazetteer().values():
        if entry.kind not in _NAMED or entry.name in common:
            continue
        head = entry.name in heads
        words = tuple(word for word in _words(entry.name) if word in field) if entry.kind == "law" else ()
        for form in (entry.name, *entry.aliases, *entry.zh):
            if len(form) > 1 and (head or form not in entry.doubtful):
                key = _Key(
                    names=() if head else (entry.name,),
                    words=words,
                    heads=(heads[entry.name].en,) if head else (),
                    latin=form.isascii(),
                )
                forms.setdefault(plain(form), key)
    return forms


def _doubtful_forms() -> dict[str, _Key]:
    """Short forms of laws that several countries have: 芯片法案, AI Act."""
    owners: dict[str, list[tuple[str, str]]] = {}
    for entry in gazetteer().values():
        if entry.kind == "law" and entry.country:
            for form in sorted(entry.doubtful):
                owners.setdefault(plain(form), []).append((entry.name, entry.country))
    return {form: _Key(doubtful=tuple(names), latin=form.isascii()) for form, names in owners.items() if len(form) > 2}


def _place_forms() -> dict[str, _Key]:
    """Countries, and cities as the countries that they lie in: talks in Busan are talks in South Korea."""
    forms: dict[str, _Key] = {}
    names: dict[str, str] = {}
    for row in read_csv("countries.csv", ("code", "name_en", "aliases_en", "aliases_zh_hans", "ambiguous")):
        names[row["code"]] = row["name_en"]
        doubtful = listed(row["ambiguous"])
        for form in (row["name_en"], *listed(row["aliases_en"]), *listed(row["aliases_zh_hans"])):
            if "+" not in row["code"] and len(form) > 1 and form not in doubtful:
                forms[form] = _Key(words=(row["name_en"],), latin=form.isascii())
    for row in read_csv("cities.csv", ("name_en", "country", "aliases_zh_hans")):
        for form in (row["name_en"], *listed(row["aliases_zh_hans"])):
            forms[form] = _Key(words=(names.get(row["country"], row["name_en"]),), latin=form.isascii())
    return forms


def _term_forms() -> dict[str, _Key]:
    forms: dict[str, _Key] = {}
    for terms in glossary().values():
        for form, term in terms.items():
            latin = form.isascii()
            key = _Key(words=() if term.kind == "adjective" else _words(term.en), latin=latin)
            if key.words:
                for variant in {form, form.capitalize()} if latin else {form}:
                    forms.setdefault(variant, key)
    return forms


def _words(phrase: str) -> tuple[str, ...]:
    """The telling words of a glossary entry: `advanced chips` and `semiconductors` are both `chip`."""
    alike, common = settings().alike, settings().common.words
    words = (singular(word) for word in phrase.lower().replace("-", " ").split())
    return tuple(word for word in (alike.get(word, word) for word in words) if word not in common)
