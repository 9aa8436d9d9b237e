"""A document sentence by sentence: what was found in it, by which rules, and why it made a report or none."""

from collections.abc import Iterator, Sequence

import msgspec

from genesis import figures, reports
from genesis.model import ActMention, ActorMention, DateMention, Figure, Quantity, Report, Sentence
from genesis.reading import Reading, within

Mention = DateMention | Quantity | ActorMention | ActMention

NO_ACT, ELSEWHERE = "no act", "told by a report elsewhere"  # beside the reasons of `genesis.reports`


class Told(msgspec.Struct, frozen=True):
    """What became of one sentence: what was found in it, what it gave, and why it gave no report."""

    number: int
    sentence: Sentence
    mentions: Sequence[Mention]
    reports: Sequence[Report]
    figures: Sequence[Figure]
    reason: str  # "" where it gave a report


def sentences(reading: Reading) -> Iterator[Told]:
    """Every sentence of a document in the order of its text."""
    decisions = {decision.sentence: decision.reason or ELSEWHERE for decision in reports.explain(reading)}
    told = sorted(reports.extract(reading), key=lambda report: report.quote_start)
    found = sorted(figures.extract(reading), key=lambda figure: figure.quote_start)
    for number, sentence in enumerate(reading.sentences):
        made = [one for one in told if sentence.start <= one.quote_start < sentence.end]
        measured = [one for one in found if sentence.start <= one.quote_start < sentence.end]
        reason = "" if made else decisions.get(sentence, NO_ACT)
        yield Told(number, sentence, _mentions(reading, sentence.start, sentence.end), made, measured, reason)


def explained(reading: Reading) -> Iterator[str]:
    """Lines of text for a document that was read."""
    document = reading.document
    yield f"{document.file}: {document.title or '(no title)'}"
    yield f"  {document.language}, published {document.published or 'on an unknown day'} ({document.published_basis})"
    for told in sentences(reading):
        sentence = told.sentence
        under = f", under [{sentence.heading}]" if sentence.heading >= 0 else ""
        yield ""
        yield f"[{told.number}] {sentence.kind}{under}: {' '.join(reading.words(sentence).split())}"
        yield from (f"    {_mention(reading, mention)}" for mention in told.mentions)
        yield from (f"  = report {_report(report)}" for report in told.reports)
        if told.reason not in ("", NO_ACT):
            yield f"  = no report: {told.reason}"
        for figure in told.figures:
            side = figure.country or "no side"
            yield f"  = figure {side}: {figure.metric} = {_range(figure.low, figure.high)} {figure.unit}"


def _mentions(reading: Reading, start: int, end: int) -> list[Mention]:
    kinds: tuple[Sequence[Mention], ...] = (reading.dates, reading.quantities, reading.actors, reading.acts)
    found = [mention for kind in kinds for mention in within(kind, start, end)]
    return sorted(found, key=lambda mention: mention.start)


def _mention(reading: Reading, mention: Mention) -> str:
    words = " ".join(reading.words(mention).split())
    match mention:
        case DateMention():
            days = f"{mention.first or '…'} to {mention.last or '…'}, {mention.precision}, {mention.basis}"
            meaning = f"date      {words} = {days}{' ' + mention.relation if mention.relation else ''}"
        case Quantity():
            meaning = f"quantity  {words} = {_range(mention.low, mention.high)} {mention.unit} {mention.noun}".rstrip()
        case ActorMention():
            home = " ".join(mention.countries) or "no country"
            meaning = f"actor     {words} = {mention.name} ({mention.kind}, {home})"
        case ActMention():
            meaning = f"act       {words} = {mention.act} ({mention.category})"
    return f"{meaning}  [{mention.rule}]"


def _report(report: Report) -> str:
    days = f"{report.start or 'undated'} to {report.end}, {report.precision}"
    against = f" against {' '.join(report.targets)}" if report.targets else ""
    sides = f"{' '.join(report.countries) or 'no side'}{against}"
    return f"{days}: {report.category}, {sides}, {report.status}  [{' '.join(report.rules)}]"


def _range(low: float, high: float) -> str:
    return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
