"""What a figure measures: the measure, the thing, the scope; in an English noun phrase and a key."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from genesis.figures.lexicon import Measure, counted, measures
from genesis.figures.setting import Setting
from genesis.lexicon import compiled, listed, read_csv
from genesis.model import ActorMention, Span

_WORLD = {"zh": "全球|世界|国际|全世界", "en": r"\b(?:world|global|worldwide|globally|international)"}
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_NAMELESS = frozenset({"country", "region"})
_LONGEST = 90  # characters of a metric
_NEAR = 30  # characters around a count in which its noun may stand


class Metric(msgspec.Struct, frozen=True):
    """A measure with its words: `name` an English noun phrase, `key` what comparable figures share."""

    name: str
    key: str
    measure: str


class Thing(msgspec.Struct, frozen=True):
    """A thing of the glossary: as a head noun and before another noun."""

    en: str
    modifier: str


def metric_of(setting: Setting, owner: ActorMention | None) -> Metric | None:
    """What the quantity measures; None where it measures nothing that counts in the race."""
    if setting.quantity.unit == "count":
        return _count(setting, owner) or _measured(setting, owner)
    return _measured(setting, owner)


def _measured(setting: Setting, owner: ActorMention | None) -> Metric | None:
    measure = _nearest_measure(setting)
    if measure is None:
        return None
    thing = _thing(setting)
    world = "world " if _is_world(setting) else ""
    what = thing.modifier if thing and not measure.name.endswith("{thing}") else thing.en if thing else ""
    name = " ".join(measure.name.replace("{of_world}", world).replace("{thing}", what).split()) or measure.id
    return _named(setting, owner, name, measure.id, thing)


def _named(setting: Setting, owner: ActorMention | None, name: str, measure: str, thing: Thing | None) -> Metric:
    scope = "world" if _is_world(setting) else "national"
    if owner is not None and owner.kind not in _NAMELESS:
        name, scope = f"{owner.name} {name}", _slug(owner.name)
    return Metric(name[:_LONGEST].strip(), f"{measure}:{_slug(thing.en) if thing else 'all'}:{scope}", measure)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9\u4e00-\u9fff]+", "_", words.lower()).strip("_")


def _is_world(setting: Setting) -> bool:
    return compiled(_WORLD[setting.reading.language], re.IGNORECASE).search(setting.clause_text) is not None


def _kinds(unit: str) -> frozenset[str]:
    return frozenset({unit, "money"} if _CURRENCY.match(unit) else {unit})


def _nearest_measure(setting: Setting) -> Measure | None:
    """The measure whose words stand nearest before the quantity in its own words, else behind, else in the clause."""
    fitting = [measure for measure in measures() if measure.units & _kinds(setting.quantity.unit)]
    window, quantity = setting.window, setting.quantity
    for span in (
        Span(start=window.start, end=quantity.start),
        Span(start=quantity.end, end=window.end),
        setting.clause,
        *reversed(setting.clauses[: setting.position]),
    ):
        if found := _best(setting, fitting, span):
            return found
    return None


def _best(setting: Setting, fitting: list[Measure], span: Span) -> Measure | None:
    best: tuple[int, int] | None = None
    chosen = None
    text = setting.text(span.start, span.end)
    for order, measure in enumerate(fitting):
        for match in measure.pattern(setting.reading.language).finditer(text):
            at, end = span.start + match.start(), span.start + match.end()
            distance = min(abs(setting.quantity.start - end), abs(at - setting.quantity.end))
            if best is None or (distance, order) < best:
                best, chosen = (distance, order), measure
    return chosen


def _count(setting: Setting, owner: ActorMention | None) -> Metric | None:
    language, quantity = setting.reading.language, setting.quantity
    before = setting.text(max(setting.window.start, quantity.start - _NEAR), quantity.start)
    after = setting.text(quantity.end, min(setting.window.end, quantity.end + _NEAR))
    for text, whole in ((quantity.noun, False), (after, False), (before, True)):
        for kind in counted():
            if kind.pattern(language).search(text):
                thing = Thing(kind.name, kind.name)
                return _named(setting, owner, f"number of {kind.name}", "number", thing)
        if whole:
            break
    return None


def _thing(setting: Setting) -> Thing | None:
    """The thing named nearest to the quantity: in its own words, the clause, the sentence."""
    for span in (setting.window, setting.clause, *reversed(setting.clauses[: setting.position])):
        found = list(_things(setting.text(span.start, span.end), setting.reading.language))
        if found:
            offset = setting.quantity.start - span.start
            return min(found, key=lambda item: abs(item[0] - offset))[1]
    return None


@cache
def _glossary(language: str) -> tuple[AhoCorasick, tuple[Thing, ...]]:
    forms: dict[str, Thing] = {}
    for row in read_csv("glossary.csv", ("zh", "en", "modifier", "kind")):
        if row["kind"] != "noun":
            continue
        english = listed(row["en"])
        thing = Thing(english[0], row["modifier"] or english[0])
        for form in listed(row["zh"]) if language == "zh" else english:
            forms.setdefault(form.lower(), thing)
    finder = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
    return finder, tuple(forms.values())


def _things(text: str, language: str) -> Iterator[tuple[int, Thing]]:
    finder, things = _glossary(language)
    lower = text.lower()
    for index, start, end in finder.find_matches_as_indexes(lower):
        if language == "en" and (lower[start - 1 : start].isalnum() or lower[end : end + 1].isalpha()):
            continue
        yield start, things[index]
