"""When a figure holds, whether it is a forecast, and who says so."""

import re

import msgspec

from genesis.figures.lexicon import cues
from genesis.figures.setting import Setting
from genesis.lexicon import compiled
from genesis.model import DateMention, FigureStatus, Span

_ORGANISED = frozenset({"country", "region", "product", "programme", "law"})  # these say nothing themselves


_TAIL = 4  # characters behind a name that still belong to it: 报告, 分析师
_SPEAKERS = {
    "zh": r"(?:机构|分析师|专家|数据|报告|公告|财报|研报|信息|官方|学者|人士|统计|资料|媒体|方面|公司|银行|协会|部|局|委|大学|研究院)\Z",
    "en": r"\b(?:analysts?|report|data|officials?|study|survey|estimates?|experts?|researchers?|media)\b|[A-Z]",
}


class Source(msgspec.Struct, frozen=True):
    """Who says so, in the words of the text, and where these stand."""

    words: str
    span: Span


def _speaks(language: str) -> re.Pattern[str]:
    return compiled(_SPEAKERS[language])


def is_excluded(setting: Setting) -> bool:
    """Whether the words around the quantity say that it is no figure of the race."""
    language = setting.reading.language
    return any(
        cue.pattern(language).search(setting.clause_text if cue.where == "clause" else setting.sentence_text)
        for cue in cues("exclude")
    )


def is_yearly(setting: Setting) -> bool:
    """Whether a growth is told of an economy or an industry, by the words of statisticians."""
    return any(cue.pattern(setting.reading.language).search(setting.sentence_text) for cue in cues("growth"))


def date_of(setting: Setting) -> DateMention | None:
    """The date that the figure speaks of: the last before it in its clause, the next behind it, else an earlier one."""
    here = [mention for mention in setting.dates(setting.clause) if mention.last is not None]
    before = [mention for mention in here if mention.start < setting.quantity.start]
    if before or here:
        return before[-1] if before else here[0]
    for clause in reversed(setting.clauses[: setting.position]):
        found = [mention for mention in setting.dates(clause) if mention.last is not None]
        if found:
            return found[-1]
    return None


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
    language = setting.reading.language
    text = setting.text(setting.sentence.start, setting.quantity.start) if language == "zh" else setting.clause_text
    return "forecast" if any(cue.pattern(language).search(text) for cue in cues("forecast")) else "reported"


def source_of(setting: Setting) -> Source | None:
    """Who says so in this sentence, else in the sentences before it under the same heading."""
    for sentence in (setting.sentence, *setting.earlier()):
        text = setting.text(sentence.start, sentence.end)
        for cue in cues("source"):
            for match in cue.pattern(setting.reading.language).finditer(text):
                if found := _source(setting, sentence.start, match):
                    return found
    return None


def _source(setting: Setting, offset: int, match: "re.Match[str]") -> Source | None:
    """The named body in what stands before the word for saying, else these words where they are short."""
    start, end = offset + match.start("who"), offset + match.end("who")
    names = [m for m in setting.actors(Span(start=start, end=end)) if m.kind not in _ORGANISED]
    if names:
        start, end = names[0].start, max(names[-1].end, end) if end - names[-1].end <= _TAIL else names[-1].end
    elif not _speaks(setting.reading.language).search(setting.text(start, end)):
        return None
    return Source(setting.reading.document.text[start:end].strip(), Span(start=offset + match.start(), end=offset + match.end()))
