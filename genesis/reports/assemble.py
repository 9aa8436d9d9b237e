"""A draft becomes a report: quote, days, sides, sums, programme, who says so."""

import re
from datetime import date
from functools import cache

from genesis import currency
from genesis.lexicon import compiled, listed
from genesis.mentions.actors import is_programme
from genesis.mentions.subjects import subjects_of
from genesis.model import Amount, DatedRole, DateKind, Quantity, Report
from genesis.reading import within
from genesis.reports import sides, when
from genesis.reports.amounts import sums_of
from genesis.reports.cues import cues
from genesis.reports.draft import Draft

_CITATIONS = re.compile(r"(?<=\S)(?:\s*\[[^\[\]\n]{0,40}\]\([^()\s]*\))+[\s。.]*$")  # links to sources after the words
_WITH_SUBJECT = 60  # longest quote that is stretched to the clause of who acts
_LONGEST_QUOTE = 280
_OBJECT_LENGTH = 60


def report_of(draft: Draft) -> Report:
    """Make the report of `draft`; its id is given once all reports of the document are known."""
    reading = draft.scene.reading
    start, end = _quote_span(draft)
    parties = draft.parties or sides.sides_of(draft)
    mention = draft.dating.mention if draft.dating else None
    named = sides.organisations_in(draft.scene, start, end, parties.subject)
    money = sums_of(draft, start, end)
    end = max(end, money.end)
    first, last = _days(draft)
    words = reading.document.text
    dated = mention is not None and mention.end > mention.start
    return Report(
        report_id="",
        document_id=reading.document.document_id,
        quote=words[start:end],
        quote_start=start,
        quote_end=end,
        start=first,
        end=last,
        precision=mention.precision if mention else "undated",
        date_text=words[mention.start : mention.end] if mention else "",
        date_basis=mention.basis if mention else "inherited",
        date_start=mention.start if mention is not None and dated else -1,
        actors=tuple(dict.fromkeys(m.name for m in parties.subject)),
        countries=parties.countries,
        targets=parties.targets,
        category=draft.act.category,
        programme=_programme(draft, start, end),
        organisations=tuple(words[m.start : m.end] for m in named),
        organisation_names=tuple(m.name for m in named),
        tickers=tuple(dict.fromkeys(ticker for m in named for ticker in listed(m.ticker or ""))),
        amounts=tuple(_amount(quantity, first or last) for quantity in money.found),
        amount_texts=tuple(words[q.start : q.end] for q in money.found),
        status=when.status_of(draft),
        act=draft.act.act,
        polarity=draft.act.polarity,
        object=_object(draft),
        subjects=subjects_of(reading.plain[start:end], reading.language),
        attributed_to=_attribution(draft),
        dates=_roles(draft),
        rules=tuple(dict.fromkeys([*(draft.rules), *([draft.dating.rule] if draft.dating else []), parties.rule])),
    )


def _days(draft: Draft) -> tuple[date | None, date | None]:
    """First and last day; of an act without a date none and the publication day, the latest possible."""
    if draft.dating is None:
        return None, draft.scene.reading.document.published
    mention = draft.dating.mention
    return mention.opens, mention.closes


def _quote_span(draft: Draft) -> tuple[int, int]:
    """From the first clause of the draft, or its subject's where that is near, to the end of its last clause."""
    text = draft.scene.reading.document.text
    start, end = _from_subject(draft), max(draft.end, draft.act.end)
    if text.find("](", start, end) >= 0:
        end = start + len(_CITATIONS.sub("", text[start:end]))
    if end - start > _LONGEST_QUOTE:
        clause = draft.scene.clauses[draft.scene.clause_of(draft.act.start)]
        start, end = max(start, clause.start), min(end, clause.start + _LONGEST_QUOTE)
        end = max(end, min(draft.act.end, clause.start + _LONGEST_QUOTE))
    while start < end and text[start] in ' \n\t*_>|-·•：:，,、“"':
        start += 1
    while end > start and text[end - 1] in " \n\t|*_，,；;":
        end -= 1
    return start, end


def _from_subject(draft: Draft) -> int:
    """Where the draft's first clause begins, or that of who acts where it stands a little before in the sentence."""
    scene = draft.scene
    subject = draft.parties.subject[0] if draft.parties and draft.parties.subject else None
    if subject is None or not scene.sentence.start <= subject.start < draft.start:
        return draft.start
    clause = scene.clauses[scene.clause_of(subject.start)]
    return clause.start if draft.end - clause.start <= _WITH_SUBJECT else draft.start


def _amount(quantity: Quantity, day: date | None) -> Amount:
    middle = (quantity.low + quantity.high) / 2
    rate = currency.usd(middle, quantity.unit, day) if day is not None else None
    usd, rate_date = rate if rate is not None else (None, None)
    return Amount(low=quantity.low, high=quantity.high, currency=quantity.unit, usd=usd, rate_date=rate_date)


def _programme(draft: Draft, start: int, end: int) -> str | None:
    """The plan, project, summit or law that the quote names, else the sentence before its end.

    A plan that is also the date (the 15th Five-Year Plan period) goes before the others.
    """
    period = draft.dating.mention if draft.dating else None
    for mention in within(draft.scene.reading.actors, start, end):
        if period is not None and period.start <= mention.start < period.end and is_programme(mention):
            return mention.name
    for first in (start, draft.scene.sentence.start):
        for mention in within(draft.scene.reading.actors, first, end):
            if is_programme(mention):
                return mention.name
    return None


def _object(draft: Draft) -> str | None:
    act = draft.act
    if act.object_start < 0:
        return None
    text = draft.scene.reading.document.text[act.object_start : act.object_end].strip(" ，,。“”\"'了的")
    return text[:_OBJECT_LENGTH] or None


def _attribution(draft: Draft) -> str | None:
    sentence = draft.scene.sentence
    text = draft.scene.reading.document.text[sentence.start : sentence.end]
    for saying, pattern in _attributions(draft.scene.reading.language):
        if saying.search(text) and (match := pattern.search(text)):
            return match["who"].strip()
    return None


@cache
def _attributions(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The patterns of who says so, each after that of the words behind `who`, without which it need not be tried."""
    patterns = cues(language).attribution
    behind = [pattern.pattern.partition("(?P<who>")[2].partition(")")[2] for pattern in patterns]
    return tuple((compiled(words), pattern) for words, pattern in zip(behind, patterns, strict=True))


def _roles(draft: Draft) -> tuple[DatedRole, ...]:
    """The dates of the sentence by what they say of the act: announced, signed, published, effective, expires."""
    words = cues(draft.scene.reading.language)
    roles: list[DatedRole] = []
    for mention in draft.scene.dates:
        first, last = mention.opens, mention.closes
        if not when.usable(mention) or first is None or last is None:
            continue
        around = draft.scene.text(max(draft.scene.sentence.start, mention.start - 24), mention.end + 14)
        kind: DateKind = "announced"
        if mention.relation == "until" or words.expires.search(around):
            kind = "expires"
        elif words.effective.search(around):
            kind = "effective"
        elif words.signed.search(around):
            kind = "signed"
        elif words.published.search(around):
            kind = "published"
        roles.append(DatedRole(kind=kind, first=first, last=last, precision=mention.precision))
    return tuple(roles)
