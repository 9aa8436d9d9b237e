"""What a figure measures: the measure, the thing, the scope; in an English noun phrase and a key."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TypeVar

import msgspec

from genesis.currency import is_code
from genesis.figures.lexicon import (
    Counted,
    Measure,
    Scope,
    counted,
    cue,
    facets,
    measures,
    narrower,
    same_things,
    scopes,
)
from genesis.figures.setting import Setting
from genesis.figures.things import Thing, main_clauses, thing_of
from genesis.model import ActorMention, Span
from genesis.reading import within

M = TypeVar("M", Measure, Counted)

_NAMED = frozenset({"company", "fund", "lab", "university", "programme", "product", "thinktank", "region"})
_UNION = ("EU",)
_FLOWS = frozenset({"retail sales", "unit sales", "shipments", "output", "exports", "imports", "orders"})
_BETWEEN = frozenset({"tariff", "trade"})  # measures between sides, whoever announces them
_LONGEST = 90  # characters of a metric
_STEM = 6  # letters by which two words are one
_NEAR = 16  # characters beside a count in which its noun may stand
_ANYTHING = "all"  # the thing of a key that names none
_AT = 6  # characters before a number in which a growth stands at it
_PEOPLE = "people"
_LISTED = "listed entities"
_OF_WHOLES = frozenset({"share", "market_share"})
_BARE = 2  # characters of a count's noun that are its classifier alone


class Metric(msgspec.Struct, frozen=True):
    """A measure with its words: `name` an English noun phrase, `key` what comparable figures share."""

    name: str
    key: str
    measure: str


def metric_of(setting: Setting, owner: ActorMention | None) -> Metric | None:
    """What the quantity measures; None where it measures nothing that counts in the race."""
    quantity = setting.quantity
    if quantity.unit == "count":
        kind = _kind_counted(setting)
        if kind is not None:
            return _counted(setting, owner, kind)
        if len(quantity.noun) > (0 if setting.reading.language == "en" else _BARE):
            return None  # what is counted has a name, and it is nothing of the race
    own = _dominant(setting) or _nearest_measure(setting)
    measure = own or _measure_before(setting)
    if measure is None:
        return None
    of_company = owner is not None and owner.kind == "company"
    if measure.id == "growth" and (told := _grown(setting, owner)):
        return told
    here = thing_of(setting, in_clause=True) is not None  # then what of it stands there too
    facet = _facet(setting, in_clause=here) if "{facet}" in measure.name else ""
    country = owner.countries[0] if own and owner is not None and owner.countries else None
    thing = thing_of(setting, in_clause=of_company or measure.dominant, country=country)
    if measure.id == "share" and facet == "market":
        measure, facet = _by_id("market_share"), ""
    thing = _same(measure, thing)
    return _named(setting, owner, _phrase(setting, measure, thing, facet), measure.id, thing, facet)


def _counted(setting: Setting, owner: ActorMention | None, kind: str) -> Metric:
    """A number of things; of those that are sold or made in a time, that they are."""
    facet = _facet(setting, in_clause=True)
    if facet not in _FLOWS or kind not in _made():
        facet = ""
    whose = None if kind == _LISTED else owner
    name = f"{kind} {facet}" if facet else f"number of {kind}"
    return _named(setting, whose, name, "number", Thing(kind, kind), facet)


@cache
def _made() -> frozenset[str]:
    """The kinds of things that are made and sold."""
    kinds = {kind.name for kind in counted() if kind.made}
    return frozenset(kinds | {one.name for one in narrower() if one.of in kinds})


def _dominant(setting: Setting) -> Measure | None:
    """A tariff or a stake wherever its words stand in the clause, unless a growth stands at the number."""
    growth = _by_id("growth").pattern(setting.reading.language)
    if growth.search(setting.text(max(setting.window.start, setting.quantity.start - _AT), setting.quantity.start)):
        return None
    found = [measure for measure in _fitting(setting.quantity.unit) if measure.dominant]
    return _nearest(setting, found, setting.clause)


def _grown(setting: Setting, owner: ActorMention | None) -> Metric | None:
    """The growth of what the quantity before tells, where the clause names nothing: 销量达74万辆，同比增长10%."""
    if thing_of(setting, in_clause=True) is not None or _facet(setting, in_clause=True):
        return None
    earlier = [
        quantity
        for quantity in within(setting.reading.quantities, setting.around.start, setting.clause.start)
        if quantity.unit not in ("%", "pp", "x") and not quantity.converted
    ]
    told = metric_of(setting.of(earlier[-1]), owner) if earlier else None
    if told is None:
        return None
    measure, _, rest = told.key.partition(":")
    thing, _, scope = rest.partition(":")
    about = thing if measure == "number" else measure if thing == _ANYTHING else f"{thing}_{measure}"
    qualifiers = "".join(f"@{one.id}" for one in _scopes(setting, "growth"))
    named = f"{' '.join(one.name for one in _scopes(setting, 'growth'))} growth of {told.name}".strip()
    return Metric(named[:_LONGEST], f"growth:{about}:{scope.partition('@')[0]}{qualifiers}", "growth")


def _same(measure: Measure, thing: Thing | None) -> Thing | None:
    """The thing under which figures of the measure are kept together."""
    other = same_things().get((measure.id, thing.en)) if thing else None
    return Thing(other, other) if other else thing


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
    world = measure not in _BETWEEN and _is_world(setting)
    scope = "world" if world else "national"
    if owner is not None and _has_own_scope(owner) and measure not in _BETWEEN:
        name, scope = _owned(owner.name, name), _slug(owner.name) + ("@world" if world else "")
    over = _scopes(setting, measure)
    about = _about(_slug(thing.en) if thing else "", _slug(facet))
    key = f"{measure}:{about}:{scope}" + "".join(f"@{one.id}" for one in over)
    return Metric(" ".join([*(one.name for one in over), name])[:_LONGEST].strip(), key, measure)


def _has_own_scope(owner: ActorMention) -> bool:
    """Whether the owner is less than a side: a firm, a programme that is no mere plan, a province."""
    if owner.kind == "programme" and cue("plan", "en").search(owner.name):
        return False
    return owner.kind in _NAMED and owner.countries != _UNION


def _about(thing: str, facet: str) -> str:
    """The second part of a key: the thing and what of it, once where the thing says it already."""
    if thing == facet or thing.endswith(f"_{facet}"):
        return thing or _ANYTHING
    return "_".join(filter(None, (thing, facet)))


def _scopes(setting: Setting, measure: str) -> list[Scope]:
    """What the number is over, by the words of its clause: a year, all years together, only what is new."""
    language = setting.reading.language
    texts = {"clause": setting.text(setting.window.start, setting.window.end), "sentence": setting.sentence_text}
    return [one for one in scopes() if measure in one.measures and one.pattern(language).search(texts[one.where])]


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
    """Whether it is of the world: by its clause, of a share also by an earlier clause of the sentence."""
    world = cue("world", setting.reading.language)
    if world.search(setting.clause_text):
        return True
    if setting.quantity.unit != "%" or cue("country whole", setting.reading.language).search(setting.clause_text):
        return False
    share = _nearest_measure(setting)
    if share is None or share.id not in _OF_WHOLES:
        return False
    earlier = setting.text(setting.around.start, setting.clause.start)
    return world.search(earlier) is not None and not cue("country whole", setting.reading.language).search(earlier)


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
    for span in (*_attached(setting), *_spans(setting)):
        if found := _nearest(setting, fitting, span):
            return found
    return None


def _attached(setting: Setting) -> list[Span]:
    """The noun that Chinese hangs on a number by 的: 880亿美元的债务."""
    end, window = setting.quantity.end, setting.window
    if setting.reading.language != "zh" or setting.text(end, end + 1) != "的":
        return []
    tail = cue("noun end", "zh").split(setting.text(end, window.end), maxsplit=1)[0].partition("和")[0]
    return [Span(start=end, end=end + len(tail))]


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
    if not text:
        return None
    for order, choice in enumerate(choices):
        for match in choice.pattern(language).finditer(text):
            at, end = span.start + match.start(), span.start + match.end()
            distance = min(abs(setting.quantity.start - end), abs(at - setting.quantity.end))
            if best is None or (distance, order) < best:
                best, chosen = (distance, order), choice
    return chosen


def _facet(setting: Setting, *, in_clause: bool = False) -> str:
    """What of the thing: capacity, output, patents; sought in the quantity's own words, its clause, then earlier."""
    window, quantity = setting.window, setting.quantity
    behind = Span(start=quantity.end, end=window.end)
    earlier = [] if in_clause else main_clauses(setting)
    for span in (behind, Span(start=window.start, end=quantity.start), setting.clause, *earlier):
        if found := _nearest(setting, facets(), span):
            return found.name
    return ""


def _kind_counted(setting: Setting) -> str | None:
    """The kind of thing that the quantity counts: its noun, the words right behind, for a bare number those before."""
    quantity, language = setting.quantity, setting.reading.language
    behind = setting.text(quantity.end, min(setting.clause.end, quantity.end + _NEAR))
    texts = [quantity.noun, cue("noun end", language).split(behind, maxsplit=1)[0] if language == "zh" else ""]
    if len(quantity.noun) <= _BARE:
        texts.append(setting.text(max(setting.window.start, quantity.start - _NEAR), quantity.start))
        texts.extend(setting.text(clause.start, clause.end) for clause in reversed(setting.clauses[: setting.position]))
    listed = next(kind for kind in counted() if kind.name == _LISTED)
    if language == "zh" and listed.pattern(language).search(quantity.noun + behind):
        return listed.name
    for text in texts:
        for kind in counted():
            if kind.pattern(language).search(text):
                return _narrowed(setting, kind.name)
    return _PEOPLE if quantity.noun == "人" else None


def _narrowed(setting: Setting, kind: str) -> str:
    """The kind within the kind that the sentence speaks of, else what the sentence before speaks of, else the kind."""
    before = next(setting.earlier(), None)
    texts = [setting.clause_text, setting.sentence_text, setting.text(before.start, before.end) if before else ""]
    for text in texts:
        for one in narrower():
            if one.of == kind and one.pattern(setting.reading.language).search(text):
                return one.name
    return kind
