"""Finds organisations, programmes and laws that no lexicon has, by the form of their names.

The rules run over a masked copy of the text, in which each known mention is a run of one sign for its kind, so that a
rule can say "a country, then some characters, then 部" without a list of countries.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from re import Match as Found
from re import Pattern

import msgspec

from genesis import lexicon
from genesis.mentions.actors.joining import ORGANISATIONS, listed
from genesis.mentions.actors.rules import FormRule, forms
from genesis.model import ActorMention, Language

COUNTRY, PLACE, ORGANISATION, PERSON, WORK, PRODUCT = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
_MASKS = {"country": COUNTRY, "region": PLACE, "person": PERSON, "programme": WORK, "law": WORK, "product": PRODUCT}
_REACH = 26  # characters that a Chinese name may have before its ending
_REACH_LATIN = 120
_REACH_PATTERN = 100  # characters of a name that a pattern with `holds` finds, a masked name in it included
_WHOSE = 40  # characters between "South Korea's" and the name


class Place(msgspec.Struct, frozen=True):
    """A city at a place in the text: no mention of its own, but the beginning of names."""

    start: int
    end: int
    countries: tuple[str, ...]


def find_forms(
    text: str,
    language: Language,
    mentions: list[ActorMention],
    cities: list[Place],
    country_at: Callable[[int], tuple[str, ...]],
) -> list[ActorMention]:
    """Return `mentions` and those recognised by form, where these do not cut a known one in two; sorted by start.

    `country_at` tells the country in view at an offset.
    """
    masked = _mask(text, mentions, cities)
    found = [
        _named(rule, text, start, end)
        for rule in forms().rule
        if language[:2] in rule.languages
        for start, end in _spans(rule, masked)
    ]
    return _Placing(text, mentions, cities, country_at).place(found)


def _named(rule: FormRule, text: str, start: int, end: int) -> ActorMention:
    name = text[start:end]
    return ActorMention(
        start=start, end=end, name=name, kind=rule.kind, countries=rule.countries, found="form", rule=f"form.{rule.id}"
    )


def _mask(text: str, mentions: Iterable[ActorMention], cities: Iterable[Place]) -> str:
    pieces: list[str] = []
    last = 0
    spans = [(m.start, m.end, _MASKS.get(m.kind, ORGANISATION)) for m in mentions]
    spans += [(city.start, city.end, PLACE) for city in cities]
    for start, end, sign in sorted(spans):
        if start >= last:
            pieces += (text[last:start], sign * (end - start))
            last = end
    return "".join((*pieces, text[last:]))


def _spans(rule: FormRule, masked: str) -> Iterable[tuple[int, int]]:
    """Where the rule finds a name."""
    if rule.ending:
        return _endings(rule, masked)
    if rule.keyword:
        return _around(rule, masked)
    return (match.span(match.lastgroup or 0) for match in _matches(rule, masked))


def _matches(rule: FormRule, masked: str) -> Iterator[Found[str]]:
    pattern = _compiled(rule.pattern)
    if not rule.holds:
        yield from pattern.finditer(masked)
        return
    place = 0
    for held in _compiled(rule.holds).finditer(masked):
        start = max(place, held.start() - _REACH_PATTERN)
        while held.start() >= place and (match := pattern.search(masked, start, held.end() + _REACH_PATTERN)):
            yield match
            start = place = match.end()


def _around(rule: FormRule, masked: str) -> Iterator[tuple[int, int]]:
    """Latin names around a keyword, without the words before a name that only open a sentence."""
    before, after = _compiled(f"(?:{rule.before})$"), _compiled(rule.after)
    for keyword in _words(_compiled(rule.keyword), masked):
        head = before.search(masked, max(0, keyword.start() - _REACH_LATIN), keyword.start())
        tail = after.match(masked, keyword.end())
        if head is None or tail is None or _inside_word(masked, head.start()):
            continue
        opening = lexicon.compiled(forms().opening).match(masked, head.start(), keyword.start())
        start = opening.end() if opening is not None else head.start()
        if before.fullmatch(masked, start, keyword.start()) and (start, tail.end()) != keyword.span():
            yield start, tail.end()


def _words(keyword: Pattern[str], masked: str) -> Iterator[Found[str]]:
    """The places of a keyword at the beginning of a word."""
    match = keyword.search(masked)
    while match is not None:
        before = masked[match.start() - 1] if match.start() else " "
        inside = before.isalnum() or before == "_"
        if not inside:
            yield match
        match = keyword.search(masked, match.start() + 1 if inside else match.end())


def _inside_word(masked: str, place: int) -> bool:
    return place > 0 and masked[place - 1].isalnum() and masked[place - 1].isascii() and masked[place].isalnum()


def _endings(rule: FormRule, masked: str) -> list[tuple[int, int]]:
    """Chinese names that end in the rule's ending: from it back to where the name can begin."""
    matches = _compiled(rule.ending).finditer(masked)
    spans = [(start, match.end()) for match in matches if (start := _beginning(rule, masked, match)) is not None]
    return _recurring(masked, spans) if rule.recurs else spans


def _recurring(masked: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names that stand in the text more than once, cut to what recurs; others only after a place."""
    counted = Counter(masked[start:end] for start, end in spans)
    names = sorted((name for name, count in counted.items() if count > 1), key=lambda name: counted[name])
    result = []
    for start, end in spans:
        words = masked[start:end]
        name = next((name for name in reversed(names) if words.endswith(name)), "")
        if name:
            result.append((end - len(name), end))
        elif words[0] in (COUNTRY, PLACE):
            result.append((start, end))
    return result


def _beginning(rule: FormRule, masked: str, ending: Found[str]) -> int | None:
    """Where the name with this ending begins, or None where what stands before it is no name."""
    start = max(0, ending.start() - _REACH)
    for stop in _stops(rule.joins).finditer(masked, start, ending.start()):
        start = stop.end()
    anchors = list(_anchors(rule.anchored).finditer(masked, start, ending.start()))
    if rule.anchored and not anchors:
        return None
    if anchors:
        start = anchors[0 if rule.anchored == "country" else -1].start()
    whole = masked[start : ending.start()]
    if ORGANISATION in whole:
        return start
    stem = whole.strip(COUNTRY + PLACE)
    rest = _generic().sub("", stem)
    if not stem and whole and set(whole) == {PLACE} and ending[0] == rule.place_alone:
        return start
    if len(stem) < rule.least or (rule.least > 1 and not rest):
        return None
    return start


class _Placing:
    """Puts names that were found by form among the known mentions and tells their countries."""

    def __init__(
        self,
        text: str,
        mentions: list[ActorMention],
        cities: list[Place],
        country_at: Callable[[int], tuple[str, ...]],
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._cities = cities
        self._country_at = country_at
        self._starts = [mention.start for mention in mentions]
        self._places = [city.start for city in cities]

    def place(self, found: list[ActorMention]) -> list[ActorMention]:
        """All mentions, sorted; of overlapping forms the longest stays, and it takes the place of what it covers."""
        known = self._mentions
        result: list[ActorMention] = []
        number = 0
        for form in _longest(found):
            while number < len(known) and known[number].end <= form.start:
                result.append(known[number])
                number += 1
            upto = number
            while upto < len(known) and known[upto].start < form.end:
                upto += 1
            covered = known[number:upto]
            if self._fits(form, covered):
                result.append(self._told(form, covered))
                number = upto
        return result + known[number:]

    @staticmethod
    def _fits(form: ActorMention, covered: list[ActorMention]) -> bool:
        if any(other.start < form.start or other.end > form.end for other in covered):
            return False
        if form.rule.endswith(".place.zh") and any(len(other.countries) > 1 for other in covered):
            return False
        if any((other.start, other.end) == (form.start, form.end) for other in covered):
            return False
        if form.kind == "person":
            return all(other.kind not in ORGANISATIONS for other in covered)
        if form.kind in ORGANISATIONS:
            return sum(other.kind in ORGANISATIONS for other in covered) <= 1
        return True

    def _told(self, form: ActorMention, covered: list[ActorMention]) -> ActorMention:
        """The form with its countries; with the canonical name, where a known name makes up most of it."""
        known = next((other for other in covered if _mostly(form, other)), None)
        if known is not None:
            return msgspec.structs.replace(known, start=form.start, end=form.end)
        countries = form.countries or next((other.countries for other in covered if other.countries), ())
        if not countries:
            city = bisect_left(self._places, form.start)
            inside = self._cities[city : city + 1]
            countries = next((place.countries for place in inside if place.end <= form.end), ())
        if not countries and form.kind in ORGANISATIONS:
            countries = self._whose(form)
        international = any(other.kind in ORGANISATIONS and not other.countries for other in covered)
        if not countries and (form.kind == "agency" or form.rule == "form.office.en") and not international:
            countries = self._country_at(form.start)
        return listed(self._text, msgspec.structs.replace(form, countries=countries))

    def _whose(self, form: ActorMention) -> tuple[str, ...]:
        """The country in South Korea's X, Chinese chipmaker X, 韩国电池制造商X."""
        number = bisect_left(self._starts, form.start)
        before = self._mentions[number - 1] if number else None
        if before is None or before.kind != "country" or form.start - before.end > _WHOSE:
            return ()
        gap = self._text[before.end : form.start]
        return before.countries if lexicon.compiled(forms().whose).fullmatch(gap) else ()


def _mostly(form: ActorMention, known: ActorMention) -> bool:
    """Whether `form` is `known` with a word more: “星际之门”计划."""
    same = known.kind == form.kind or {known.kind, form.kind} <= {"programme", "law"}
    return same and 2 * (known.end - known.start) + 3 > form.end - form.start  # 3: quotation marks and a space


def _longest(found: list[ActorMention]) -> list[ActorMention]:
    """Of overlapping mentions the longest, sorted by start."""
    kept: list[ActorMention] = []
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


@cache
def _compiled(pattern: str) -> Pattern[str]:
    for name, fragment in forms().fragments.items():
        pattern = pattern.replace(f"<{name}>", fragment)
    return lexicon.compiled(pattern)


@cache
def _stops(joins: bool) -> Pattern[str]:
    rules = forms()
    return _compiled(rules.boundary if joins else f"{rules.boundary}|{rules.joint}")


@cache
def _anchors(kind: str) -> Pattern[str]:
    return lexicon.compiled(f"{COUNTRY}+" if kind == "country" else f"[{COUNTRY}{PLACE}]+")


@cache
def _generic() -> Pattern[str]:
    words = sorted(forms().generic, key=len, reverse=True)
    return lexicon.compiled("|".join(words))
