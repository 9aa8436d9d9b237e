"""The words beside an expression (since, until, by, within, as of), and years that only name something."""

import re
from functools import cache

from genesis.errors import LexiconError
from genesis.mentions.dates.context import Context
from genesis.mentions.dates.rules import RelationRule
from genesis.mentions.dates.scan import Found
from genesis.model import DateMention, Relation

_BESIDE = 24  # characters before and after an expression that may hold the words
_TITLE = 60  # characters within which a Chinese title opens before an expression in it
_WITHIN_RULES = "within"


def related(found: Found, context: Context) -> DateMention:
    """The finished record, with its relation."""
    reading, first, last = found.reading, found.reading.first, found.reading.last
    rule = _relation(found, context)
    if rule and rule.extend and context.published and first and first <= context.published:
        last = context.published
    if rule and rule.open == "end":
        last = None
    elif rule and rule.open == "start":
        first = None
    relation: Relation = rule.relation if rule else ""
    return DateMention(
        start=found.start, end=found.end, first=first, last=last, precision=reading.precision, basis=reading.basis,
        relation="within" if found.rule.startswith(_WITHIN_RULES) else relation,
        vague=reading.vague, rule=_naming(found, context) or found.rule,
    )  # fmt: skip


def _relation(found: Found, context: Context) -> RelationRule | None:
    before, after, rules = _beside(context.grammar.lexicon.relation)
    text = context.text
    match = after.match(text, found.end, found.end + _BESIDE)
    if match is None or match.lastgroup is None:
        match = before.search(text[max(0, found.start - _BESIDE) : found.start])
    return rules[int(match.lastgroup[1:])] if match and match.lastgroup else None


@cache
def _beside(
    relations: tuple[RelationRule, ...],
) -> tuple[re.Pattern[str], re.Pattern[str], tuple[RelationRule, ...]]:
    """One pattern for all words before, one for all words after, whose group names tell the relation."""

    def alternatives(side: str) -> str:
        words = [(index, getattr(rule, side)) for index, rule in enumerate(relations)]
        return "|".join(f"(?P<r{index}>{pattern})" for index, pattern in words if pattern)

    try:
        before = re.compile(f"(?:{alternatives('before')})$", re.IGNORECASE)
        after = re.compile(alternatives("after"), re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"dates: relation patterns: {error}") from error
    return before, after, relations


def _naming(found: Found, context: Context) -> str | None:
    """`name_year` or `name_period` for a year or years inside a Chinese title, else None."""
    if found.reading.precision not in ("year", "range") or "《" not in (
        opening := context.text[max(0, found.start - _TITLE) : found.start]
    ):
        return None
    if opening.rfind("》") > opening.rfind("《"):
        return None
    return "name_year" if found.reading.precision == "year" else "name_period"
