"""Words that point back to an actor: 该公司, 两国, the agency, it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from re import Pattern

from genesis import lexicon
from genesis.mentions.actors.gazetteer import country_entity
from genesis.mentions.actors.joining import ORGANISATIONS
from genesis.mentions.actors.layout import Layout
from genesis.mentions.actors.rules import ReferenceRule, references
from genesis.model import ActorMention, Language

_REACH = 12  # mentions that a word may look back over
_SHORTEST_NOUN = 2  # 委员会 and ministry say which is meant, the 国 of 该国 does not
_NO_SUBJECT = (".adjective", ".sign")
_COUNTRIES = "countries"  # how the rules of two countries begin
_SIDES = frozenset({"country", "agency"})
_PARTIES = frozenset({"country", "person"}) | ORGANISATIONS - {"media"}


def find_references(text: str, language: Language, mentions: list[ActorMention], layout: Layout) -> list[ActorMention]:
    """`mentions` and the words that point back to them, sorted by start; a word without antecedent is none."""
    starts = [mention.start for mention in mentions]
    result: list[ActorMention] = []  # also holds the references before, so that they make chains
    taken = 0
    for rule, start, end in _words(text, language):
        number = bisect_left(starts, start)
        overlaps = (number and mentions[number - 1].end > start) or (number < len(starts) and starts[number] < end)
        if overlaps:
            continue
        result += mentions[taken:number]
        taken = number
        reference = _resolved(text, rule, start, end, result[-_REACH:], layout)
        if reference is not None:
            result.append(reference)
    return result + mentions[taken:]


def _words(text: str, language: Language) -> Iterator[tuple[ReferenceRule, int, int]]:
    rules, pattern = _rules(language[:2]), _pattern(language[:2])
    for start in lexicon.compiled(references().starts[language[:2]]).finditer(text):
        match = pattern.match(text, start.start())
        if match is not None:
            yield rules[match.lastgroup or ""], match.start(), match.end()


def _resolved(
    text: str, rule: ReferenceRule, start: int, end: int, earlier: Sequence[ActorMention], layout: Layout
) -> ActorMention | None:
    if rule.take in ("pair", "other"):
        return _side(rule, start, end, earlier, layout)
    fitting = [mention for mention in earlier if mention.kind in rule.kinds and mention.end <= start]
    if rule.take == "subject":
        fitting = list(_subjects([m for m in fitting if not _plural(text, m)], start, layout))
    if not fitting:
        return None
    antecedent = _same_head(text, text[start:end], fitting) or fitting[-1]
    if rule.take == "country":
        return _country(rule, start, end, antecedent.countries)
    return ActorMention(
        start=start,
        end=end,
        name=antecedent.name,
        kind=antecedent.kind,
        countries=antecedent.countries,
        ticker=antecedent.ticker,
        found="coreference",
        rule=f"coreference.{rule.id}",
    )


def _same_head(text: str, words: str, fitting: Sequence[ActorMention]) -> ActorMention | None:
    """The latest of `fitting` that is called by the same noun: the ministry after Germany's finance ministry."""
    head = words.rpartition(" ")[2].lower() if words.isascii() else words.lstrip("该")
    if len(head) < _SHORTEST_NOUN:
        return None
    return next((m for m in reversed(fitting) if head in text[m.start : m.end].lower()), None)


def _plural(text: str, mention: ActorMention) -> bool:
    """Whether the words are a plural, which "it" does not stand for: Democrats."""
    words = text[mention.start : mention.end]
    return mention.kind == "agency" and words.endswith("s") and " " not in words


def _subjects(fitting: Sequence[ActorMention], start: int, layout: Layout) -> Iterator[ActorMention]:
    """The first fitting mention of the sentence before, then that of the same sentence."""
    sentence = layout.sentence(start)
    before = layout.sentence(sentence - 1) if sentence else 0
    for first, last in ((before, sentence), (sentence, start)):
        yield from islice((m for m in fitting if first <= m.start < last and not m.rule.endswith(_NO_SUBJECT)), 1)


def _side(
    rule: ReferenceRule, start: int, end: int, earlier: Sequence[ActorMention], layout: Layout
) -> ActorMention | None:
    """Both sides that the paragraph speaks of, or the one of them that is not the subject of the sentence.

    Two countries can also be those of the paragraph before.
    """
    paragraph, sentence = layout.paragraph(start), layout.sentence(start)
    nearest = next((mention.kind for mention in reversed(earlier) if mention.kind in _PARTIES), None)
    if nearest not in rule.kinds:
        return None
    codes = _last_two(m for m in reversed(earlier) if m.start >= paragraph)
    if len(codes) < 2 and paragraph and rule.id.startswith(_COUNTRIES):
        before = layout.paragraph(paragraph - 1)
        codes = _last_two(m for m in reversed(earlier) if m.start >= before)
    if len(codes) != 2:
        return None
    if rule.take == "other":
        subject = next((m for m in earlier if m.start >= sentence and m.countries), None)
        codes = [code for code in codes if subject is None or code not in subject.countries]
        if len(codes) != 1:
            return None
    return _country(rule, start, end, tuple(sorted(codes)))


def _last_two(mentions: Iterable[ActorMention]) -> list[str]:
    """The countries of the first of the `mentions` that name two sides together, or each one."""
    codes: list[str] = []
    for mention in mentions:
        if mention.kind in _SIDES:
            codes += [code for code in mention.countries if code not in codes]
            if len(codes) > 1:
                break
    return codes


def _country(rule: ReferenceRule, start: int, end: int, countries: tuple[str, ...]) -> ActorMention:
    return ActorMention(
        start=start,
        end=end,
        name=country_entity(countries).name,
        kind="country",
        countries=countries,
        found="coreference",
        rule=f"coreference.{rule.id}",
    )


@cache
def _rules(language: str) -> dict[str, ReferenceRule]:
    return {f"r{number}": rule for number, rule in enumerate(references().rule) if language in rule.languages}


@cache
def _pattern(language: str) -> Pattern[str]:
    return lexicon.compiled("|".join(f"(?P<{name}>{rule.pattern})" for name, rule in _rules(language).items()))
