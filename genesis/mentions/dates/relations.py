"""The words beside an expression (since, until, by, within, as of), and years that only name something."""

from genesis.lexicon import compiled
from genesis.mentions.dates.context import Context
from genesis.mentions.dates.rules import RelationRule
from genesis.mentions.dates.scan import Found
from genesis.model import DateMention, Relation

_BESIDE = 24  # characters before and after an expression that may hold the words
_TITLE = 60  # characters within which a Chinese title opens before an expression in it


def related(found: Found, context: Context) -> DateMention:
    """The finished record, with its relation."""
    reading, first, last = found.reading, found.reading.first, found.reading.last
    rule = _relation(found, context)
    if rule and rule.relation == "since" and not rule.extend and _is_range(found, context):
        rule = None  # the from of from ... to
    if rule and rule.extend and context.published and first and first <= context.published:
        last = context.published
    if rule and rule.open == "end":
        last = None
    elif rule and rule.open == "start":
        first = None
    relation: Relation = rule.relation if rule else ""
    return DateMention(
        start=found.start, end=found.end, first=first, last=last, precision=reading.precision, basis=reading.basis,
        relation=found.relation or relation,
        vague=reading.vague, rule=_naming(found, context) or found.rule,
    )  # fmt: skip


def _is_range(found: Found, context: Context) -> bool:
    words = context.text[found.start : found.end]
    return found.reading.precision == "range" and bool(compiled(context.grammar.lexicon.connector).search(words))


def _relation(found: Found, context: Context) -> RelationRule | None:
    grammar, text = context.grammar, context.text
    match = grammar.after.match(text, found.end, found.end + _BESIDE)
    if match is None or match.lastgroup is None:
        match = grammar.before.search(text[max(0, found.start - _BESIDE) : found.start])
    return grammar.lexicon.relation[int(match.lastgroup[1:])] if match and match.lastgroup else None


def _naming(found: Found, context: Context) -> str | None:
    """`name_year` or `name_period` for a year or years inside a Chinese title, else None."""
    if found.reading.precision not in ("year", "range") or "《" not in (
        opening := context.text[max(0, found.start - _TITLE) : found.start]
    ):
        return None
    if opening.rfind("》") > opening.rfind("《"):
        return None
    return "name_year" if found.reading.precision == "year" else "name_period"
