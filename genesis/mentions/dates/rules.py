"""The date rules of a language, read from lexicons/dates.<language>.toml.

A rule is a pattern with named groups, the name of the resolver that computes the days from the groups, constants
for it, and examples. In patterns `{NAME}` stands for a piece under `[pieces]`; `{NAME/2}` is the same piece with a 2
after its group names, for the second half of a range. `first` lists what a match can begin with (0 for a number, 0000
for one of four digits and 00 for one of fewer, a word, or each Chinese character of a string; `@NAME` for a list under
`[starts]`), so that a rule is tried nowhere else; `follows` holds the signs one of which stands behind the number that
a match begins with, white space apart ("\\n" for the end of a line).
"""

import re
from functools import cache
from typing import Literal

import msgspec

from genesis.errors import LexiconError
from genesis.lexicon import compiled, read_toml
from genesis.mentions.dates import holidays
from genesis.model import Relation

_PIECE = re.compile(r"\{([A-Z]\w*)(?:/(\d))?\}")
_NUMERALS = "〇零○一二两三四五六七八九十百"  # a run of them is tried at its beginning alone
NUMBERS = {"0": ("0", "00", "0000"), "00": ("0", "00"), "0000": ("0", "0000")}  # 0 alone: of five digits and more
_GROUP = re.compile(r"\(\?P<(\w+)>")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}):
    """A text, the mention in it and the days that it must be read as ("" for an open or missing end)."""

    text: str
    mention: str
    first: str = ""
    last: str = ""
    precision: str = ""
    reference: str = "2025-06-18"  # the publication day; "" for none


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form of temporal expression."""

    id: str
    first: tuple[str, ...]
    pattern: str
    resolve: str
    accept: tuple[Example, ...]
    follows: str = ""  # signs, "" where any can stand behind a number
    reject: tuple[str, ...] = ()
    set: dict[str, str] = {}  # constants handed to the resolver beside the groups
    relation: Relation = ""  # that the words of the expression itself say
    shared: bool = False  # also used in texts of the other language


class RelationRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside a mention that say how an act stands to it.

    `extend` runs the span on to the publication day, `open` leaves its start or end open (None).
    """

    relation: Relation
    before: str = ""
    after: str = ""
    extend: bool = False
    open: Literal["", "start", "end"] = ""


class ChainRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before an expression that count from it (genesis.mentions.dates.chained).

    `make` says what becomes of the day: another (`offset`), the stretch from it on with its last day (`window`) or
    without (`lasting`), or the week that holds it (`week`).
    """

    id: str
    before: str
    make: Literal["offset", "lasting", "window", "week"]
    accept: tuple[Example, ...]
    reject: tuple[str, ...] = ()
    relation: Relation = ""


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as written."""

    pieces: dict[str, str]
    starts: dict[str, tuple[str, ...]]
    values: dict[str, dict[str, int | str]]  # meaning of the words of each group
    digit_gate: str  # what begins with digits is tried only where this matches: most numbers are no dates
    connector: str  # between the two ends of a range
    opener: str  # before the first end of a range whose connector is weak (between A and B)
    weak_connector: str
    closer: str  # after the second end of such a range, "" where the opener is enough
    future: str  # words of a clause that tell what lies ahead
    past: str
    weekday_ahead: str  # words right beside a weekday that put it after the publication day
    after_skip: str  # what may stand between an expression and the words of a relation after it
    sentence_end: str
    looks_back: str  # of a text of early January: its 今年 is the year before
    looks_on: str  # its 今年 is the new year after all
    rule: tuple[Rule, ...]
    relation: tuple[RelationRule, ...]
    chain: tuple[ChainRule, ...] = ()
    gates: dict[str, str] = {}  # characters, or an English word, -> what must follow them, in texts of any language


class Matcher(msgspec.Struct, frozen=True):
    """A rule made ready: its compiled pattern and the values of its groups."""

    rule: Rule
    pattern: re.Pattern[str]


class Grammar(msgspec.Struct, frozen=True):
    """All that is needed to find dates in texts of one language."""

    token: re.Pattern[str]
    digit_gate: re.Pattern[str]
    gates: dict[str, re.Pattern[str]]  # of single Chinese characters and of English words
    by_start: dict[str, tuple[Matcher, ...]]
    by_sign: dict[str, dict[str, tuple[Matcher, ...]]]  # length of a number -> the sign behind it, "" for any other
    before: re.Pattern[
        str
    ]  # the words of all relations that stand before an expression; group r3 is that of relation 3
    after: re.Pattern[str]
    lexicon: Lexicon
    values: dict[str, dict[str, int | str]]
    chains: tuple[tuple[ChainRule, re.Pattern[str]], ...]


def expanded(pattern: str, pieces: dict[str, str]) -> str:
    """`pattern` with its pieces put in; raises LexiconError for a piece that is not there."""

    def piece(match: re.Match[str]) -> str:
        name, suffix = match.groups()
        if name not in pieces:
            raise LexiconError(f"dates: pattern {pattern!r} names the piece {name}, which is not under [pieces]")
        text = expanded(pieces[name], pieces)
        return _GROUP.sub(rf"(?P<\g<1>{suffix}>", text) if suffix else text

    return _PIECE.sub(piece, pattern)


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of `zh` or `en`."""
    return read_toml(f"dates.{code}.toml", Lexicon)


@cache
def grammar(code: str) -> Grammar:
    """The rules of `zh` or `en` with the shared rules of the other, by the beginnings of their matches."""
    own, other = lexicon(code), lexicon("en" if code == "zh" else "zh")
    by_start: dict[str, list[Matcher]] = {}
    for source in (own, other):
        for rule in source.rule:
            if source is other and not rule.shared:
                continue
            flags = re.IGNORECASE if source is lexicon("en") else 0
            matcher = Matcher(rule, compiled(expanded(rule.pattern, _pieces(source)), flags))
            for start in _beginnings(rule, source):
                by_start.setdefault(start, []).append(matcher)
    values = {name: {**other.values.get(name, {}), **own.values.get(name, {})} for name in {*own.values, *other.values}}
    starts = {start: tuple(found) for start, found in by_start.items()}
    gates = {sign: compiled(following) for signs, following in lexicon("zh").gates.items() for sign in signs}
    token = compiled(_token("".join(start for start in by_start if not start.isascii()), gates))
    gates |= {word: compiled(following, re.IGNORECASE) for word, following in lexicon("en").gates.items()}
    chains = tuple((rule, compiled(f"(?:{expanded(rule.before, _pieces(own))})$", re.IGNORECASE)) for rule in own.chain)
    by_sign = {length: _by_sign(starts[length]) for length in NUMBERS}
    gate = compiled(own.digit_gate, re.IGNORECASE)
    return Grammar(token, gate, gates, starts, by_sign, *_relation_patterns(own), own, values, chains)


def _token(han: str, gates: dict[str, re.Pattern[str]]) -> str:
    """What matches can begin with: a number, a word, a run of numerals, one of the characters `han`.

    Group 1 is there for words alone. The first sign alone is quickly found. A character that has a gate need not be
    looked at unless one of all the gates lets it through.
    """
    runs = "|".join(rf"(?<={signs}){signs}*" for signs in (r"\d", f"[{_NUMERALS}]"))
    free = "".join(sign for sign in han if sign not in gates)
    let_through = "|".join(dict.fromkeys(gate.pattern for gate in gates.values()))
    return rf"[\dA-Za-z{_NUMERALS}{han}'](?:{runs}|((?<=[A-Za-z])[A-Za-z]*)|(?<=[{free}'])|(?={let_through}))"


def _by_sign(matchers: tuple[Matcher, ...]) -> dict[str, tuple[Matcher, ...]]:
    """Those of `matchers` that can go on with each of the signs that `follows` of any of them names."""
    signs = {sign for matcher in matchers for sign in matcher.rule.follows}
    return {
        sign: tuple(m for m in matchers if not m.rule.follows or sign in {*m.rule.follows})
        for sign in sorted(signs | {""})
    }


def _pieces(source: Lexicon) -> dict[str, str]:
    """The lexicon's pieces and those made of the holidays' names."""
    made = {
        "HOLIDAY": holidays.pattern(holidays.names(alone=True)),
        "FEAST": holidays.pattern(holidays.names(alone=False)),
    }
    return {**made, **source.pieces}


def _relation_patterns(source: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def alternatives(side: str) -> str:
        words = ((index, getattr(rule, side)) for index, rule in enumerate(source.relation))
        return "|".join(f"(?P<r{index}>{pattern})" for index, pattern in words if pattern) or "(?!)"

    before = compiled(f"(?:{alternatives('before')})$", re.IGNORECASE)
    return before, compiled(f"{source.after_skip}(?:{alternatives('after')})", re.IGNORECASE)


def _beginnings(rule: Rule, source: Lexicon) -> set[str]:
    starts: set[str] = set()
    for entry in rule.first:
        named = entry.startswith("@")
        if entry == "@HOLIDAY":
            starts.update(*(NUMBERS.get(start, (start,)) for start in holidays.beginnings()))
            continue
        for start in source.starts[entry[1:]] if named else (entry,):
            starts.update(NUMBERS.get(start, [start] if start.isascii() else start))
    return starts
