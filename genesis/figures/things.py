"""What a figure is about: the things of lexicons/glossary.csv, named in English."""

from collections.abc import Iterator
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from genesis.figures.lexicon import generic_things
from genesis.figures.setting import Setting
from genesis.lexicon import listed, read_csv

_SAME = ("ss", "us", "ics", "sales")  # ends that are no plural
_JOINTS = frozenset({"", "的", " "})  # what stands between two words for one thing


class Thing(msgspec.Struct, frozen=True):
    """A thing of the glossary: as a head noun and before another noun."""

    en: str
    modifier: str


class _Found(msgspec.Struct, frozen=True):
    start: int
    end: int
    thing: Thing


def thing_of(setting: Setting, *, in_clause: bool) -> Thing | None:
    """The thing named nearest to the quantity: in its own words, its clause, unless `in_clause` the clauses before."""
    earlier = [] if in_clause else list(reversed(setting.clauses[: setting.position]))
    for span in (setting.window, setting.clause, *earlier):
        text = setting.text(span.start, span.end)
        found = _joined(text, list(_things(text, setting.reading.language)))
        if found:
            offset = setting.quantity.start - span.start
            return min(found, key=lambda item: min(abs(item.end - offset), abs(item.start - offset))).thing
    return None


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """Things that stand together are one (AI算力: AI computing power); those that tell nothing are left out."""
    out: list[_Found] = []
    for item in found:
        if item.thing.en in generic_things():
            continue
        if out and text[out[-1].end : item.start] in _JOINTS:
            before = out.pop()
            thing = Thing(f"{before.thing.modifier} {item.thing.en}", f"{before.thing.modifier} {item.thing.modifier}")
            out.append(_Found(before.start, item.end, thing))
        else:
            out.append(item)
    return out


@cache
def _glossary(language: str) -> tuple[AhoCorasick, tuple[Thing, ...]]:
    forms: dict[str, Thing] = {}
    for row in read_csv("glossary.csv", ("zh", "en", "modifier", "kind")):
        if row["kind"] != "noun":
            continue
        english = listed(row["en"])
        thing = Thing(english[0], row["modifier"] or _singular(english[0]))
        for form in listed(row["zh"]) if language == "zh" else english:
            forms.setdefault(form.lower(), thing)
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), tuple(forms.values())


def _singular(phrase: str) -> str:
    """A phrase as it stands before another noun: data centre capacity."""
    if phrase.endswith("ies"):
        return f"{phrase[:-3]}y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith(_SAME) else phrase


def _things(text: str, language: str) -> Iterator[_Found]:
    finder, things = _glossary(language)
    lower = text.lower()
    for index, start, end in finder.find_matches_as_indexes(lower):
        if lower[start].isascii() and (_is_latin(lower[start - 1 : start]) or _is_latin(lower[end : end + 1])):
            continue
        yield _Found(start, end, things[index])


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
