"""Decides what an ambiguous form means: its neighbours, names elsewhere in the document, the country in view, the
country of the text."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from re import Pattern

from msgspec.structs import replace

from genesis import lexicon
from genesis.mentions.actors.forms import Place
from genesis.mentions.actors.gazetteer import Entity, country_entity, mention_of, parts
from genesis.mentions.actors.layout import Layout
from genesis.mentions.actors.rules import Support, context, forms
from genesis.mentions.actors.scanning import Match, within
from genesis.model import ActorMention, Language

_BEFORE = 24  # characters that a rule may look back
_DEPTH = 2  # times that a name inside a rejected one is looked for
_CLAUSE = 24  # characters after an institution in which its clause names whom it deals with
_AIMED = lexicon.compiled(r"(?:对|针对|原产于|来自)[^，。；对]{0,4}$|\b(?:against|on|from)\s(?:the\s)?$")
_VIEW = 40  # mentions that are still in view
_GAP = r"(?:|的|联邦|中央|'s? | | federal | government's )"
_CAPITALISED = re.compile(r"\b([A-Z][A-Za-z-]+) $")
_WEIGHT_SENTENCE, _WEIGHT_PARAGRAPH, _WEIGHT_NAMED, _WEIGHT_HOME = 3.0, 2.0, 2.5, 2.2
_WEIGHT_OTHER = 0.5  # a country that is named, a company: it may be what is spoken of
_ACTING = frozenset({"agency", "person"})
_LINKED = frozenset({"、", "和", "与", "及", ", ", " and ", "/", ", and "})


class View:
    """What a document says without doubt, for the decisions about the rest."""

    def __init__(self, text: str, language: Language, home: str | None, layout: Layout, matches: list[Match]) -> None:
        self.text = text
        self.layout = layout
        self.matches = matches = _outside_tickers(text, matches)
        self.sure = [match for match in matches if not match.form.guard]
        self._starts = [match.start for match in self.sure]
        self._ends = {match.end: match for match in self.sure}
        self._named: dict[str, list[int]] = defaultdict(list)
        self.countries: Counter[str] = Counter()
        for match in self.sure:
            for owner in match.form.owners:
                self._named[owner.name].append(match.start)
                for code in owner.countries:
                    self.countries[code] += 1
        self.home = home or _home(language, self.sure)

    def mentions(self) -> list[ActorMention]:
        """All mentions that hold in context, sorted by start, non-overlapping."""
        settled = sorted(
            (mention for match in self.matches for mention in self.settle(match)), key=lambda m: (m.start, -m.end)
        )
        result: list[ActorMention] = []
        for mention in settled:
            if not result or mention.start >= result[-1].end:
                result.append(mention)
        return result

    def settle(self, match: Match, depth: int = 0) -> list[ActorMention]:
        """The mention that `match` is, those inside it if it is none, or nothing."""
        form = match.form
        if form.mention is not None:
            return [replace(form.mention, start=match.start + form.mention.start, end=match.end)]
        if form.guard == "shadow" or (form.guard == "institution" and self._within_name(match)):
            return []
        owner = self._owner(match)
        if owner is not None:
            return [] if owner.sort == "city" else self._parts(owner, match)
        if form.guard == "institution":
            foreign = self._prefix(match.start) is not None or not form.text[0].isascii()
            return [self._unlisted(match)] if foreign else []
        if match.end - match.start < 2 or depth == _DEPTH:
            return []
        inner = [found for found in within(self.text, match.start, match.end) if found.form != form]
        return [mention for found in inner for mention in self.settle(found, depth + 1)]

    def cities(self) -> list[Place]:
        """Cities in the text, capitals that stand for no government too, at which names of local bodies begin."""
        return [
            Place(match.start, match.end, match.form.owners[0].countries)
            for match in self.matches
            if match.form.owners
            and (match.form.owners[0].sort == "city" or (match.form.guard == "metonym" and not self.supported(match)))
        ]

    def _owner(self, match: Match) -> Entity | None:
        form = match.form
        if form.guard in ("", "sign", "headline", "shared"):
            return form.owners[0] if len(form.owners) == 1 else self._nearest(match)
        if form.guard == "institution":
            return self._institution(match)
        if form.guard == "home":
            return country_entity((self.home,)) if self.home and not self._abroad(match.start) else None
        if form.guard == "pair":
            return form.owners[0] if all(self.countries[code] for code in form.owners[0].countries) else None
        if form.guard == "side":
            return form.owners[0] if self.countries[form.owners[0].countries[0]] else None
        if self.supported(match):
            return self._nearest(match)
        if form.guard == "metonym" or form.owners[0].sort == "country":
            return None
        named = [owner for owner in form.owners if self._named.get(owner.name)]
        return self._nearest(match, tuple(named)) if named else None

    def _parts(self, owner: Entity, match: Match) -> list[ActorMention]:
        """The mention of `owner`; Japan's Ministry of X is two, the country and the ministry."""
        country, office = parts(match.form)
        if not country:
            return [mention_of(owner, match.start, match.end, match.form)]
        inner = within(self.text, match.start, match.start + len(country) + 1)
        start = match.end - len(office)
        return [
            *(m for found in inner for m in self.settle(found, _DEPTH)),
            mention_of(owner, start, match.end, match.form),
        ]

    def _within_name(self, match: Match) -> bool:
        """Whether a capitalised word before an institution makes it another one: Digital Safety Commission."""
        before = _CAPITALISED.search(self.text, max(0, match.start - _BEFORE), match.start)
        if before is None or not match.form.text[0].isascii():
            return False
        other = self._ends.get(before.end(1))
        if other is not None:
            return other.form.owners[0].sort != "country"
        return not lexicon.compiled(context().openers).fullmatch(before[1])

    def _abroad(self, place: int) -> bool:
        """Whether the sentence speaks of another country last, so that 国内 is not the country of the text."""
        last = bisect_left(self._starts, place)
        sentence = self.layout.sentence(place)
        for other in reversed(self.sure[max(0, last - _VIEW) : last]):
            if other.start < sentence:
                return False
            if other.form.owners[0].kind in ("country", "agency") and other.form.owners[0].countries:
                return self.home not in other.form.owners[0].countries
        return False

    def supported(self, match: Match) -> bool:
        """Whether the words beside the form, or a sure name of its kind in the same enumeration, speak for it."""
        before = self.text[max(0, match.start - _BEFORE) : match.start]
        for rule in context().support:
            if match.form.guard not in rule.guards:
                continue
            first, after = _patterns(rule)
            if (first is None or first.search(before)) and (after is None or after.match(self.text, match.end)):
                return True
        return match.form.guard != "metonym" and (self._prefix(match.start) is not None or self._enumerated(match))

    def _enumerated(self, match: Match) -> bool:
        kind = match.form.owners[0].kind
        number = bisect_left(self._starts, match.start)
        for other in (*self.sure[max(0, number - 1) : number], *self.sure[number : number + 1]):
            first, second = sorted((match, other), key=lambda item: item.start)
            if self.text[first.end : second.start] in _LINKED and other.form.owners[0].kind == kind:
                return True
        return False

    def _prefix(self, start: int) -> tuple[str, ...] | None:
        """Codes of the country that is named right before `start` (美国, 美国的, China's), or None."""
        gap = lexicon.compiled(_GAP + "$").search(self.text, max(0, start - 14), start)
        while gap is not None:
            other = self._ends.get(gap.start())
            if other is not None and other.form.owners[0].sort == "country":
                return other.form.owners[0].countries
            gap = (
                lexicon.compiled(_GAP + "$").search(self.text, gap.start() + 1, start)
                if gap.end() > gap.start()
                else None
            )
        return None

    def _institution(self, match: Match) -> Entity | None:
        """The owner of 商务部, Congress and the like: by the country before it, else by what is in view."""
        owners = match.form.owners
        prefix = self._prefix(match.start)
        if prefix is not None and len(prefix) == 1:
            return next((owner for owner in owners if owner.countries == prefix), None)
        weights = self._weights(match.start)
        addressed = self._addressed(match)
        owners = tuple(owner for owner in owners if owner.countries != addressed) or owners
        best = max(owners, key=lambda owner: self._score(owner, weights))
        if match.form.text.startswith("Ministry"):  # the country in view may have one that is in no lexicon
            strongest = max(weights, key=lambda code: weights[code], default="")
            if weights.get(strongest, 0.0) >= _WEIGHT_PARAGRAPH and not weights.get(best.countries[0]):
                return None
        if self._score(best, weights) > 0 or not weights:
            return best
        return None if match.form.text[0].isascii() or max(weights.values()) > _WEIGHT_OTHER else best

    def _addressed(self, match: Match) -> tuple[str, ...]:
        """The country that the institution's own clause is aimed at: 商务部对原产于美国的芯片 is not American."""
        for other in self.sure[bisect_left(self._starts, match.end) :]:
            if other.start - match.end > _CLAUSE:
                break
            if _AIMED.search(self.text, match.end, other.start) and len(other.form.owners[0].countries) == 1:
                return other.form.owners[0].countries
        return ()

    def _weights(self, place: int) -> dict[str, float]:
        """How much each country is in view: who acted before `place` in its paragraph, and where the text is from."""
        weights: dict[str, float] = defaultdict(float)
        paragraph, sentence = self.layout.paragraph(place), self.layout.sentence(place)
        latest = None
        last = bisect_left(self._starts, place)
        for other in reversed(self.sure[max(bisect_left(self._starts, paragraph), last - _VIEW) : last]):
            owner = other.form.owners[0]
            if len(owner.countries) != 1:
                continue
            code = owner.countries[0]
            weight = _WEIGHT_OTHER
            if owner.kind in _ACTING or other.form.text.endswith("方"):
                weight = _WEIGHT_SENTENCE if other.start >= sentence else _WEIGHT_PARAGRAPH
                latest = latest or code
                weight -= code != latest
            weights[code] = max(weights[code], weight)
        return weights

    def _score(self, owner: Entity, weights: Mapping[str, float]) -> float:
        """How much speaks for `owner`: its country in view, its full name and its country elsewhere in the document."""
        code = owner.countries[0] if owner.countries else ""
        named = _WEIGHT_NAMED if self._named.get(owner.name) else 0.0
        home = _WEIGHT_HOME if code and code == self.home else 0.0
        return weights.get(code, 0.0) + home + named + self.countries[code] / (self.countries.total() or 1)

    def country(self, place: int) -> tuple[str, ...]:
        """The country in view at `place`, else that of the text, else none."""
        weights = self._weights(place)
        code = max(weights, key=lambda code: weights[code], default=self.home)
        return (code,) if code else ()

    def _unlisted(self, match: Match) -> ActorMention:
        """An institution of a country whose own is in no lexicon: 印度财政部."""
        prefix = self._prefix(match.start)
        codes = prefix or self.country(match.start)
        kind = match.form.owners[0].kind
        words = self.text[match.start : match.end]
        return ActorMention(
            start=match.start,
            end=match.end,
            name=words,
            kind=kind,
            countries=codes,
            found="form",
            rule="form.institution",
        )

    def _nearest(self, match: Match, among: tuple[Entity, ...] = ()) -> Entity:
        """Of several owners the one that is named in full nearest before, else in view, else the first."""
        owners = among or match.form.owners
        if len(owners) == 1:
            return owners[0]
        prefix = self._prefix(match.start)
        weights = self._weights(match.start)

        def evidence(owner: Entity) -> tuple[bool, int, float]:
            named = self._named.get(owner.name, [])
            earlier = bisect_left(named, match.start)
            return owner.countries == prefix, named[earlier - 1] if earlier else -1, self._score(owner, weights)

        return max(owners, key=evidence)


def _outside_tickers(text: str, matches: list[Match]) -> list[Match]:
    """Matches without the exchanges and codes of (NASDAQ: NVDA), which are no actors."""
    inside = {place for found in lexicon.compiled(forms().ticker).finditer(text) for place in range(*found.span())}
    return [match for match in matches if match.start not in inside]


def _home(language: Language, sure: list[Match]) -> str | None:
    """Where a text of unknown publisher is from: simplified characters China, names of its offices Taiwan."""
    if language == "zh-Hans":
        return "CN"
    offices = (match.form.owners[0] for match in sure)
    taiwan = any(owner.kind == "agency" and owner.countries == ("TW",) for owner in offices)
    return "TW" if language == "zh-Hant" and taiwan else None


@cache
def _patterns(rule: Support) -> tuple[Pattern[str] | None, Pattern[str] | None]:
    before = lexicon.compiled(rule.before) if rule.before else None
    after = lexicon.compiled(rule.after) if rule.after else None
    return before, after
