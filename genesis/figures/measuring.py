"""What a figure measures: the measure, the thing, the scope; in an English noun phrase and a key."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

import msgspec

from genesis.currency import is_code
from genesis.figures.lexicon import Counted, Measure, counted, cue, facets, measures
from genesis.figures.setting import Setting
from genesis.figures.things import Thing, thing_of
from genesis.model import ActorMention, Span
from genesis.reading import within

M = TypeVar("M", Measure, Counted)

_NAMED = frozenset({"company", "fund", "lab", "university", "programme", "product", "thinktank"})  # stand in the metric
_LONGEST = 90  # characters of a metric
_STEM = 6  # letters by which two words are one
_NEAR = 16  # characters beside a count in which its noun may stand
_BARE = 2  # characters of a count's noun that are its classifier alone


class Metric(msgspec.Struct, frozen=True):
    """A measure with its words: `name` an English noun phrase, `key` what comparable figures share."""

    name: str
    key: str
    measure: str


def metric_of(setting: Setting, owner: ActorMention | None) -> Metric | None:
    """What the quantity measures; None where it measures nothing that counts in the race."""
    if setting.quantity.unit == "count" and (kind := _kind_counted(setting)):
        return _named(setting, owner, f"number of {kind.name}", "number", Thing(kind.name, kind.name), "")
    measure = _nearest_measure(setting) or _measure_before(setting)
    if measure is None:
        return None
    of_company = owner is not None and owner.kind == "company"
    thing = thing_of(setting, in_clause=of_company)
    facet = _facet(setting) if "{facet}" in measure.name else ""
    if measure.id == "share" and facet == "market":
        measure, facet = _by_id("market_share"), ""
    return _named(setting, owner, _phrase(setting, measure, thing, facet), measure.id, thing, facet)


def _by_id(measure: str) -> Measure:
    return next(one for one in measures() if one.id == measure)


def _phrase(setting: Setting, measure: Measure, thing: Thing | None, facet: str) -> str:
    """The measure's name with its parts in place; the thing stands as a noun at the end, else before another noun."""
    head = measure.name.endswith("{thing}") or (measure.name.endswith("{thing} {facet}") and not facet)
    what = (thing.en if head else thing.modifier) if thing else ""
    world = "world " if _is_world(setting) else ""
    name = measure.name.replace("{of_world}", world).replace("{thing}", what).replace("{facet}", facet)
    return " ".join(_once(name.split())).removesuffix(" of").removesuffix(" on").removesuffix(" in") or measure.id


def _named(
    setting: Setting, owner: ActorMention | None, name: str, measure: str, thing: Thing | None, facet: str
) -> Metric:
    scope = "world" if _is_world(setting) else "national"
    if owner is not None and owner.kind in _NAMED and measure != "tariff":
        name, scope = _owned(owner.name, name), _slug(owner.name)
    about = "_".join(part for part in (_slug(thing.en) if thing else "", _slug(facet)) if part) or "all"
    return Metric(name[:_LONGEST].strip(), f"{measure}:{about}:{scope}", measure)


def _owned(owner: str, name: str) -> str:
    """The metric with its owner: Huawei revenue, growth of Huawei revenue, Stargate data centres."""
    if name.startswith("number of "):
        return f"{owner} {name.removeprefix('number of ')}"
    head, of, rest = name.partition(" of ")
    return f"{head} of {owner} {rest}" if of and head == "growth" else f"{owner} {name}"


def _once(words: list[str]) -> list[str]:
    """Leave out a word before one of the same stem: AI research researchers."""
    stems = [word[:_STEM].lower() for word in words]
    return [word for at, word in enumerate(words) if at + 1 == len(words) or stems[at] != stems[at + 1]]


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9\u4e00-\u9fff]+", "_", words.lower()).strip("_")


def _is_world(setting: Setting) -> bool:
    return cue("world", setting.reading.language).search(setting.clause_text) is not None


def _kinds(unit: str) -> frozenset[str]:
    return frozenset({unit, "money"} if is_code(unit) else {unit})


def _spans(setting: Setting) -> list[Span]:
    """Where words about the quantity are sought: before it, behind it, in its clause, in the clauses before."""
    window, quantity = setting.window, setting.quantity
    return [
        Span(start=window.start, end=quantity.start),
        Span(start=quantity.end, end=window.end),
        setting.clause,
        *reversed(setting.clauses[: setting.position]),
    ]


@lru_cache(maxsize=256)
def _fitting(unit: str) -> tuple[Measure, ...]:
    """The measures that take the unit."""
    return tuple(measure for measure in measures() if measure.units & _kinds(unit))


def _nearest_measure(setting: Setting) -> Measure | None:
    """The measure that takes the unit and whose words stand nearest before the quantity, else behind, else around."""
    fitting = _fitting(setting.quantity.unit)
    for span in _spans(setting):
        if found := _nearest(setting, fitting, span):
            return found
    return None


def _measure_before(setting: Setting) -> Measure | None:
    """The measure of the quantity of the same unit before it in its sentence: 38% of papers, compared with 17%."""
    earlier = within(setting.reading.quantities, setting.around.start, setting.quantity.start)
    if not earlier or earlier[-1].unit != setting.quantity.unit:
        return None
    return _nearest_measure(setting.of(earlier[-1]))


def _nearest(setting: Setting, choices: Sequence[M], span: Span) -> M | None:
    best: tuple[int, int] | None = None
    chosen = None
    text, language = setting.text(span.start, span.end), setting.reading.language
    for order, choice in enumerate(choices):
        for match in choice.pattern(language).finditer(text):
            at, end = span.start + match.start(), span.start + match.end()
            distance = min(abs(setting.quantity.start - end), abs(at - setting.quantity.end))
            if best is None or (distance, order) < best:
                best, chosen = (distance, order), choice
    return chosen


def _facet(setting: Setting) -> str:
    """What of the thing: capacity, output, patents; sought in the quantity's own words and its clause."""
    window, quantity = setting.window, setting.quantity
    behind = Span(start=quantity.end, end=window.end)
    earlier = reversed(setting.clauses[: setting.position])
    for span in (behind, Span(start=window.start, end=quantity.start), setting.clause, *earlier):
        if found := _nearest(setting, facets(), span):
            return found.name
    return ""


def _kind_counted(setting: Setting) -> Counted | None:
    """The kind of thing that the quantity counts: its noun, the words right behind, for a bare number those before."""
    quantity, language = setting.quantity, setting.reading.language
    behind = setting.text(quantity.end, min(setting.clause.end, quantity.end + _NEAR))
    texts = [quantity.noun, cue("noun end", language).split(behind, maxsplit=1)[0] if language == "zh" else ""]
    if len(quantity.noun) <= _BARE:
        texts.append(setting.text(max(setting.window.start, quantity.start - _NEAR), quantity.start))
        texts.extend(setting.text(clause.start, clause.end) for clause in reversed(setting.clauses[: setting.position]))
    for text in texts:
        for kind in counted():
            if kind.pattern(language).search(text):
                return kind
    return None
