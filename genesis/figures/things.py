"""What a figure is about: the things of lexicons/glossary.csv, named in English."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from genesis.currency import is_code
from genesis.figures.lexicon import cue, generic_things
from genesis.figures.setting import Setting
from genesis.lexicon import listed, read_csv
from genesis.model import Span

_SAME = ("ss", "us", "ics", "sales")  # ends that are no plural
_ENTRY = re.compile(r"[、，,;；]")  # between entries of a list
_AND = re.compile(r"\s?(?:和|与|及|以及|、|and) ?")
_MOST_LISTED = 3
_HANGS = re.compile(r"的| of | in ")
_JOINTS = frozenset({"", "的", " "})  # what stands between two words for one thing


class Thing(msgspec.Struct, frozen=True):
    """A thing of the glossary: as a head noun and before another noun."""

    en: str
    modifier: str


class _Found(msgspec.Struct, frozen=True):
    start: int
    end: int
    thing: Thing


def thing_of(setting: Setting, *, in_clause: bool, country: str | None = None) -> Thing | None:
    """The thing named nearest to the quantity, unless `in_clause` also in the clauses before.

    First what hangs on the number (80%的镓), then what stands before it, then behind it, each as far as the next
    entry of a list; then its clause, then earlier ones, but none that tells of another side than `country`.
    """
    earlier = [] if in_clause else main_clauses(setting)
    if country is not None:
        earlier = [clause for clause in earlier if not _of_other(setting, clause, country)]
    for span in (*_own(setting), setting.clause, *earlier, *_purpose(setting)):
        text = setting.text(span.start, span.end)
        found = _joined(text, list(_things(text, setting.reading.language)))
        if found:
            offset = setting.quantity.start - span.start
            nearest = min(found, key=lambda item: min(abs(item.end - offset), abs(item.start - offset)))
            return _listed(text, found, nearest)
    return None


def _purpose(setting: Setting) -> list[Span]:
    """The clause behind, where it says what a sum is for: 投资138亿元，在中关村建立人工智能科技园."""
    if not is_code(setting.quantity.unit) or setting.position + 1 >= len(setting.clauses):
        return []
    behind = setting.clauses[setting.position + 1]
    purpose = cue("purpose", setting.reading.language)
    return [behind] if purpose.search(setting.text(behind.start, behind.end)) else []


def main_clauses(setting: Setting) -> list[Span]:
    """The clauses before that of the quantity, the nearest first, without those that only explain (which are …)."""
    relative = cue("relative clause", setting.reading.language)
    earlier = reversed(setting.clauses[: setting.position])
    return [clause for clause in earlier if not relative.search(setting.text(clause.start, clause.end))]


def _of_other(setting: Setting, clause: Span, country: str) -> bool:
    """Whether a clause names another country than `country` alone."""
    named = {code for mention in setting.actors(clause) for code in mention.countries}
    return bool(named) and country not in named


def _listed(text: str, found: list[_Found], one: _Found) -> Thing:
    """A thing with the ones before it that it is listed with: new-energy vehicles and EV batteries."""
    at = found.index(one)
    parts = [one.thing]
    while at > 0 and _AND.fullmatch(text[found[at - 1].end : found[at].start]) and len(parts) < _MOST_LISTED:
        at -= 1
        parts.insert(0, found[at].thing)
    if len(parts) == 1:
        return one.thing
    heads, modifiers = [part.en for part in parts], [part.modifier for part in parts]
    return Thing(*(f"{', '.join(names[:-1])} and {names[-1]}" for names in (heads, modifiers)))


def _own(setting: Setting) -> list[Span]:
    """The words of the quantity alone: behind it where they hang on it, before it, else behind it."""
    window, quantity = setting.window, setting.quantity
    stop = _ENTRY.search(setting.text(quantity.end, window.end))
    behind = Span(start=quantity.end, end=quantity.end + stop.start() if stop else window.end)
    before = Span(start=window.start, end=quantity.start)
    hangs = _HANGS.match(setting.text(behind.start, behind.end)) is not None
    return [behind, before] if hangs else [before, behind]


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
