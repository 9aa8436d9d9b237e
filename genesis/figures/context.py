"""When a figure holds, whether it is a forecast, and who says so."""

import re
from functools import lru_cache

import msgspec

from genesis.figures.lexicon import cue, cues
from genesis.figures.setting import Setting
from genesis.model import DateMention, FigureStatus, Span
from genesis.reading import within

_ORGANISED = frozenset({"country", "region", "product", "programme", "law"})  # these say nothing themselves


_ATTACHED = 3  # characters between a date and the quantity that it belongs to
_PERIODS = frozenset({"month", "quarter", "half", "year"})
_LONGEST_TAIL = 16  # characters behind a name that may belong to it: 分析师, analysts
_RECENT = 2  # years that a period which goes on may lie back


class Source(msgspec.Struct, frozen=True):
    """Who says so, in the words of the text, and where these stand."""

    words: str
    span: Span
    is_person: bool


def is_excluded(setting: Setting) -> bool:
    """Whether the words around the quantity say that it is no figure of the race."""
    language = setting.reading.language
    return any(
        one.pattern(language).search(setting.clause_text if one.where == "clause" else setting.sentence_text)
        for one in cues("exclude")
    )


def is_of_thing(setting: Setting) -> bool:
    """Whether a share is told of a thing, not of a side: 永磁体贡献了全球稀土产品70%的营收."""
    if setting.quantity.unit != "%":
        return False
    match = cue("thing subject", setting.reading.language).search(setting.clause_text)
    if match is None:
        return False
    start, end = (setting.clause.start + at for at in match.span("thing"))
    return not setting.actors(Span(start=start, end=end)) and setting.position > 0


def is_yearly(setting: Setting) -> bool:
    """Whether a growth is told of an economy or an industry, by the words of statisticians."""
    return _has(setting, "growth", setting.sentence_text)


def date_of(setting: Setting) -> DateMention | None:
    """The date that the figure speaks of: the last before it in its clause, the next behind it, else an earlier one.

    A date that stands right before another quantity belongs to that one alone (从2022年的17GW增至35GW).
    """
    for at, clause in enumerate((setting.clause, *reversed(setting.clauses[: setting.position]))):
        found = [mention for mention in setting.dates(clause) if mention.last and not _is_of_other(setting, mention)]
        if at:
            if found:
                return found[-1]
            continue
        before = [mention for mention in found if mention.start < setting.quantity.start]
        behind = [mention for mention in found if setting.quantity.start <= mention.start < setting.window.end]
        if before or behind:
            return before[-1] if before else behind[0]
    return _date_of_paragraph(setting)


def _is_of_other(setting: Setting, mention: DateMention) -> bool:
    behind = within(setting.reading.quantities, mention.end, mention.end + _ATTACHED)
    return bool(behind) and behind[0].start != setting.quantity.start and behind[0].start != mention.start


def _date_of_paragraph(setting: Setting) -> DateMention | None:
    """The period of the sentence before in the same paragraph, where that tells quantities too: a list goes on."""
    before = next(setting.earlier(), None)
    if before is None or before.block != setting.sentence.block:
        return None
    if not within(setting.reading.quantities, before.start, before.end):
        return None
    published = setting.reading.document.published
    periods = [m for m in setting.dates(before) if m.last and m.precision in _PERIODS and m.relation in ("", "as_of")]
    recent = [m for m in periods if published is None or 0 <= published.year - (year_of(m) or 0) <= _RECENT]
    return recent[-1] if recent else None


def year_of(mention: DateMention | None) -> int | None:
    """The year of a date: its last day's."""
    return mention.last.year if mention and mention.last else None


def status_of(setting: Setting, year: int | None) -> FigureStatus:
    """Forecast where the words of the sentence say so or the year lies ahead of the publication."""
    published = setting.reading.document.published
    if published and year:
        if year > published.year:
            return "forecast"
        if year < published.year:
            return "reported"
    if cue("origin", setting.reading.language).search(setting.before):
        return "reported"
    for text in (setting.text(setting.window.start, setting.quantity.start), setting.clause_text):
        if _has(setting, "reported", text):
            return "reported"
        if _has(setting, "forecast", text):
            return "forecast"
    previous = setting.clauses[setting.position - 1] if setting.position else None
    said_before = previous is not None and _has(setting, "forecast before", setting.text(previous.start, previous.end))
    return "forecast" if said_before else "reported"


def _has(setting: Setting, use: str, text: str) -> bool:
    return any(one.pattern(setting.reading.language).search(text) for one in cues(use))


def source_of(setting: Setting) -> Source | None:
    """Who says so: the last named before the quantity in its sentence, else behind it, else what the paragraph cites.

    Of earlier sentences reports and data go on to be cited; what a person said does not.
    """
    here = _sources(setting, setting.around)
    before = [source for source in here if source.span.start < setting.quantity.start]
    if here:
        return before[-1] if before else here[0]
    for sentence in setting.earlier():
        if sentence.block != setting.sentence.block or sentence.kind != "prose":
            return None
        if cited := [source for source in _sources(setting, sentence) if not source.is_person]:
            return cited[-1]
    return None


def _sources(setting: Setting, span: Span) -> list[Source]:
    """All who are said to say something in `span`, in the order of the text."""
    said = _said(setting.text(span.start, span.end), setting.reading.language)
    found = [source for match in said if (source := _source(setting, span.start, match))]
    return sorted(found, key=lambda source: source.span.start)


@lru_cache(maxsize=16)  # the quantities of a sentence have the same words around them
def _said(text: str, language: str) -> tuple["re.Match[str]", ...]:
    return tuple(match for one in cues("source") for match in one.pattern(language).finditer(text))


def _source(setting: Setting, offset: int, match: "re.Match[str]") -> Source | None:
    """The body or person in what stands before the word for saying, else these words where they are a speaker's."""
    language = setting.reading.language
    start, end = offset + match.start("who"), offset + match.end("who")
    names = [m for m in setting.actors(Span(start=start, end=end)) if m.kind not in _ORGANISED]
    if names:
        tail = cue("source tail", language).search(setting.text(names[-1].end, names[-1].end + _LONGEST_TAIL))
        start, end = names[0].start, names[-1].end + (tail.end() if tail else 0)
    elif not cue("speaker", language).search(setting.text(start, end)):
        return None
    span = Span(start=offset + match.start(), end=offset + match.end())
    words = setting.reading.document.text[start:end].strip()
    return Source(words, span, bool(names) and names[-1].kind == "person")
