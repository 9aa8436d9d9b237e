"""How good is the parser: its rows against annotated ones, by level, with precision, recall and F1.

A row stands for an annotated one where both name the same document and their quotes overlap. The levels of events
are found, dated, typed, full; those of figures found, valued, placed; each includes the ones before it. Rows that
annotators held doubtful are optional: missing one costs nothing.
"""

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from genesis.errors import ArgumentError

Row = Mapping[str, Any]
Span = tuple[int, int]

LEVELS = {"events": ("found", "dated", "typed", "full"), "figures": ("found", "valued", "placed")}
_REPEATS = 2  # further tellings of one annotated row that count neither as right nor as wrong
_LEAST_QUOTE, _LONGEST_QUOTE, _TIMES_LONGER = 6, 300, 3  # letters and digits of a predicted quote
_TOLERANCE, _TOLERANCE_OF_SHARES = 1e-6, 0.1
_MARKUP = (
    re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<!--.*?-->|</?[A-Za-z!][^>]*>", re.DOTALL),
    re.compile(r"(?<=\])\([^()]*\)"),
    re.compile(r"(?<=\[\[)[^\[\]|]*\|(?=[^\[\]]*\]\])"),
)
_NO_LETTERS = re.compile(r"[\W_]+")


class Level(NamedTuple):
    """Precision, recall and F1 at one level."""

    name: str
    precision: float
    recall: float
    f1: float


class Score(NamedTuple):
    """The result of a comparison."""

    kind: str
    wanted: int
    optional: int
    predicted: int
    ungrounded: int  # predicted rows whose quote does not stand in the document
    repeats: int
    levels: tuple[Level, ...]
    attributes: Mapping[str, float]  # agreement over matched rows
    missed: tuple[Row, ...]
    differing: tuple[tuple[Row, Row], ...]  # annotated and predicted
    extra: tuple[Row, ...]

    def lines(self, *, show: bool = False) -> Iterator[str]:
        """The score in words; with `show` also each row that was missed, differs or is too much."""
        optional = f"(+{self.optional} optional)"
        rest = f"{self.predicted} predicted, {self.ungrounded} ungrounded, {self.repeats} repeats"
        yield f"{self.kind}: {self.wanted} gold {optional}, {rest}"
        for level in self.levels:
            yield f"{level.name:8} P {level.precision:.3f}  R {level.recall:.3f}  F1 {level.f1:.3f}"
        yield "  ".join(f"{name} {share:.3f}" for name, share in self.attributes.items())
        if show:
            yield from self._listed()

    def _listed(self) -> Iterator[str]:
        for row in self.missed:
            what = row.get("category") or row.get("metric")
            yield f"MISSED  {row['doc']} {row.get('start')} {what} | {row['quote']}"
        events = ("start", "end", "category", "countries")
        for gold, row in self.differing:
            keys = events if self.kind == "events" else ("value", "low", "high", "unit", "country")
            pairs = {key: (gold.get(key), row.get(key)) for key in keys if gold.get(key) != row.get(key)}
            yield f"DIFFERS {gold['doc']} {pairs} | {gold['quote']}"
        for row in self.extra:
            yield f"EXTRA   {row['doc']} {row.get('start')} {row.get('category')} {row.get('value')} | {row['quote']}"


def squeeze(text: str) -> str:
    """Letters and digits alone: line wraps, punctuation and markup tell no two quotes apart."""
    for pattern in _MARKUP:
        text = pattern.sub("", text)
    return _NO_LETTERS.sub("", html.unescape(text))


def score(kind: str, gold: Sequence[Row], predicted: Sequence[Row], texts: Mapping[str, str]) -> Score:
    """Compare predicted with annotated rows; `texts` are the documents by file name.

    Rows of other documents and undated events are passed over. Raises ArgumentError: an annotated quote does not
    stand in its document.
    """
    squeezed = {name: squeeze(text) for name, text in texts.items()}
    rows = [row for row in predicted if row["doc"] in squeezed and row.get("precision") != "undated"]
    matching = _Matching(kind, gold, rows, squeezed)
    matching.pair()
    matching.replace_by_repeats()
    return _summed(kind, gold, rows, matching)


class _Matching:
    """Which predicted row stands for which annotated one."""

    def __init__(self, kind: str, gold: Sequence[Row], rows: Sequence[Row], texts: Mapping[str, str]) -> None:
        self.level_of: Callable[[Row, Row], int] = _event_level if kind == "events" else _figure_level
        self.top = len(LEVELS[kind])
        self.gold, self.rows = gold, rows
        self.places = [_places_or_piece(row, texts.get(row["doc"], "")) for row in gold]
        if missing := [row for row, places in zip(gold, self.places, strict=True) if not places]:
            raise ArgumentError(f"gold: this quote does not stand in {missing[0]['doc']}: {missing[0]['quote']}")
        self.found = [_places(row, texts[row["doc"]]) for row in rows]
        self.by_document: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(gold):
            self.by_document[row["doc"]].append(number)
        self.pairs: dict[int, tuple[int, int]] = {}  # annotated -> predicted, level
        self.used: set[int] = set()
        self.repeats: set[int] = set()

    def pair(self) -> None:
        """One to one, the highest level first, then rows that are wanted, then the larger overlap."""
        candidates = []
        for j, row in enumerate(self.rows):
            for i in self.by_document[row["doc"]]:
                shared = _overlap(self.places[i], self.found[j])
                if shared >= 0.5:
                    optional = bool(self.gold[i].get("optional"))
                    candidates.append((-self.level_of(self.gold[i], row), optional, -shared, i, j))
        for level, _, _, i, j in sorted(candidates):
            if i not in self.pairs and j not in self.used:
                self.pairs[i] = (j, -level)
                self.used.add(j)

    def replace_by_repeats(self) -> None:
        """A row elsewhere that agrees in full stands for a missed one; some more of the same count as repeats."""
        told: dict[int, int] = defaultdict(int)
        for j, row in enumerate(self.rows):
            if j in self.used or not self.found[j]:
                continue
            agreeing = [i for i in self.by_document[row["doc"]] if self._could_repeat(i, j)]
            unmatched = [i for i in agreeing if i not in self.pairs]
            lower = [i for i in agreeing if i in self.pairs and self.pairs[i][1] < self.top]
            if better := (unmatched + lower)[:1]:
                if better[0] in self.pairs:
                    self.used.discard(self.pairs[better[0]][0])
                self.pairs[better[0]] = (j, self.top)
                self.used.add(j)
            elif free := [i for i in agreeing if told[i] < _REPEATS]:
                told[free[0]] += 1
                self.repeats.add(j)

    def _could_repeat(self, i: int, j: int) -> bool:
        size, wanted = _length(self.found[j][0]), _length(self.places[i][0])
        in_proportion = _LEAST_QUOTE <= size <= max(_TIMES_LONGER * wanted, _LONGEST_QUOTE)
        return in_proportion and self.level_of(self.gold[i], self.rows[j]) == self.top


def _summed(kind: str, gold: Sequence[Row], rows: Sequence[Row], matching: _Matching) -> Score:
    free = {number for number, row in enumerate(gold) if row.get("optional")}
    pairs = matching.pairs
    wanted = len(gold) - len(free)
    given = len(rows) - sum(i in free and level >= 2 for i, (_, level) in pairs.items()) - len(matching.repeats)
    hits = [sum(reached >= k for i, (_, reached) in pairs.items() if i not in free) for k in range(1, matching.top + 1)]
    used = {j for j, _ in pairs.values()} | matching.repeats
    matched = [(gold[i], rows[j]) for i, (j, _) in pairs.items()]
    return Score(
        kind=kind,
        wanted=wanted,
        optional=len(free),
        predicted=len(rows),
        ungrounded=sum(not places for places in matching.found),
        repeats=len(matching.repeats),
        levels=tuple(Level(name, *_prf(n, wanted, given)) for name, n in zip(LEVELS[kind], hits, strict=True)),
        attributes=_attributes(kind, matched),
        missed=tuple(row for i, row in enumerate(gold) if i not in pairs and i not in free),
        differing=tuple(
            (gold[i], rows[j]) for i, (j, reached) in sorted(pairs.items()) if reached < matching.top and i not in free
        ),
        extra=tuple(row for j, row in enumerate(rows) if j not in used),
    )


def _places(row: Row, text: str) -> list[Span]:
    """Every place where the row's quote stands in the squeezed text."""
    quote = squeeze(row["quote"])
    return [match.span() for match in re.finditer(re.escape(quote), text)] if quote else []


def _places_or_piece(row: Row, text: str) -> list[Span]:
    """The places of a quote; of its longest whole piece where it begins or ends inside a link."""
    if places := _places(row, text):
        return places
    pieces = sorted(re.split(r"[\[\]|()]+", row["quote"]), key=len, reverse=True)
    return next((found for piece in pieces if (found := _places({"quote": piece}, text))), [])


def _length(span: Span) -> int:
    return span[1] - span[0]


def _overlap(places: Sequence[Span], found: Sequence[Span]) -> float:
    """The largest share of the shorter quote that both have; quotes out of proportion share nothing."""
    best = 0.0
    for gold in places:
        for span in found:
            shared = min(gold[1], span[1]) - max(gold[0], span[0])
            least = min(_LEAST_QUOTE, _length(gold))
            if shared > 0 and least <= _length(span) <= max(_TIMES_LONGER * _length(gold), _LONGEST_QUOTE):
                best = max(best, shared / min(_length(gold), _length(span)))
    return best


def _event_level(gold: Row, row: Row) -> int:
    also = gold.get("also") or {}
    agree = (
        [row.get("start"), row.get("end")] in [[gold["start"], gold["end"]], *also.get("span", ())],
        row.get("category") in (gold["category"], *also.get("category", ())),
        sorted(row.get("countries") or ()) in [sorted(one) for one in (gold["countries"], *also.get("countries", ()))],
    )
    return 1 + (agree.index(False) if False in agree else len(agree))


def _figure_level(gold: Row, row: Row) -> int:
    slack = _TOLERANCE_OF_SHARES if gold["unit"] == "%" else 0.0
    same = all(_close(a, b, slack) for a, b in zip(_bounds(gold), _bounds(row), strict=True))
    if not same or gold["unit"] != row.get("unit"):
        return 1
    right = (gold.get("country"), *(gold.get("also") or {}).get("country", ()))
    return 3 if row.get("country") in right else 2


def _bounds(row: Row) -> tuple[float | None, float | None]:
    value = row.get("value")
    return (row.get("low"), row.get("high")) if value is None else (value, value)


def _close(a: float | None, b: float | None, slack: float) -> bool:
    return a is not None and b is not None and abs(a - b) <= max(slack, _TOLERANCE * max(1.0, abs(a), abs(b)))


def _prf(hits: int, wanted: int, given: int) -> tuple[float, float, float]:
    precision, recall = hits / given if given else 0.0, hits / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def _attributes(kind: str, matched: Sequence[tuple[Row, Row]]) -> dict[str, float]:
    """How far the other fields of matched rows agree: a share, or the F1 of what they list."""
    single = ("status", "precision", "programme") if kind == "events" else ("year", "status", "counterpart")
    shares = {
        name: sum(gold.get(name) == row.get(name) for gold, row in matched) / len(matched) if matched else 0.0
        for name in single
    }
    if kind != "events":
        return shares
    lists: dict[str, Callable[[Row], set[Any]]] = {
        "targets F1": lambda row: set(row.get("targets") or ()),
        "organisations F1": lambda row: {squeeze(name).casefold() for name in row.get("organisations") or ()},
        "amounts F1": lambda row: {
            (round(float(_bounds(one)[0] or 0), 2), one["currency"]) for one in row.get("amounts") or ()
        },
    }
    for name, items in lists.items():
        pairs = [(items(gold), items(row)) for gold, row in matched]
        counts = (sum(len(a & b) for a, b in pairs), sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs))
        shares[name] = _prf(*counts)[2]
    return shares
