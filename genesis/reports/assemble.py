"""Drafts become reports: quote, sides, sums, programme; and each act of a document becomes one report."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from genesis import currency
from genesis.lexicon import compiled, listed
from genesis.mentions.actors import is_programme
from genesis.mentions.subjects import subjects_of
from genesis.model import Amount, DatedRole, DateKind, Quantity, Report
from genesis.reading import within
from genesis.reports import sides, when
from genesis.reports.amounts import are_of_two_payers, sums_of
from genesis.reports.cues import cues
from genesis.reports.draft import Draft

_CITATIONS = re.compile(r"(?<=\S)(?:\s*\[[^\[\]\n]{0,40}\]\([^()\s]*\))+[\s。.]*$")  # links to sources after the words
_LEAD_RULE, _ENTRY_RULE = "date.lead", "date.entry"
_PLACED = frozenset(("date.heading", "date.entry", "date.dateline"))
_LISTINGS = frozenset(("control.list", "control.delist"))  # of firms; what is controlled is another act
_NEWS_AGE = timedelta(days=3)  # how old the act of a news lead can be
_PLAIN = 6  # least weight of an act that is listed without a date
_SAME_WORDS = 0.2  # of two tellings of one act on one day
_ALIKE = 0.45  # of two tellings whose days do not agree
_WORD, _HAN = re.compile(r"[A-Za-z]{4,}"), re.compile(r"[一-鿿]+")
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


def distinct(drafts: Sequence[Draft]) -> list[Report]:
    """One report an act, at its most precise telling, with ids; in the order of the text."""
    told = [(draft, report_of(draft)) for draft in drafts if draft.dating is not None or _is_plain_act(draft)]
    told_days = _days_told(report for _, report in told)
    kept: list[tuple[Draft, Report]] = []
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)  # in `kept`, by what must be the same in one act
    for draft, report in told:
        if _is_headline_of_another(report, told_days):
            continue
        alike = places[report.category, report.countries, report.polarity]
        same = (
            n
            for n in alike
            if not (_both_listed(draft, kept[n][0]) or _is_other_listing(draft, report, kept[n][1]))
            and not are_of_two_payers(draft, kept[n][0])
            and _same_act(kept[n][1], report)
        )
        place = next(same, None)
        if place is None:
            alike.append(len(kept))
            kept.append((draft, report))
        elif _better(report, kept[place][1]):
            kept[place] = draft, report
    return list(_with_ids(sorted((report for _, report in kept), key=lambda report: report.quote_start)))


def _is_plain_act(draft: Draft) -> bool:
    """Is an act without any date told plainly enough to be listed: done, by somebody named, in so many words?"""
    rule = draft.parties.rule if draft.parties else ""
    return (
        draft.act.weight >= _PLAIN
        and rule in ("subject.clause", "subject.sentence")
        and draft.scene.sentence.kind != "heading"
        and when.status_of(draft) == "occurred"
    )


def _both_listed(one: Draft, two: Draft) -> bool:
    """Are both entries of a list, table or chronology, each with its own date? Then each is an act of its own."""
    headings = {draft.scene.sentence.heading for draft in (one, two)}
    if len(headings) > 1 and all(draft.dating is not None and draft.dating.rule == _ENTRY_RULE for draft in (one, two)):
        return True
    return all(
        draft.scene.sentence.kind in ("item", "row") and draft.dating is not None and draft.dating.own
        for draft in (one, two)
    )


def _is_other_listing(draft: Draft, one: Report, two: Report) -> bool:
    """Does one sentence tell of firms put on a list and the other of what is controlled, without a word of a list?"""
    if (one.act in _LISTINGS) == (two.act in _LISTINGS):
        return False
    control = two if one.act in _LISTINGS else one
    reading = draft.scene.reading
    listed = cues(reading.language).listing.search(reading.plain[control.quote_start : control.quote_end])
    return listed is None and (one.quote_end <= two.quote_start or two.quote_end <= one.quote_start)


def _days_told(reports: Iterable[Report]) -> dict[tuple[str, tuple[str, ...]], set[date]]:
    """Category and countries -> the days of acts that are told with a date."""
    days: dict[tuple[str, tuple[str, ...]], set[date]] = defaultdict(set)
    for report in reports:
        if report.start is not None and _LEAD_RULE not in report.rules:
            days[report.category, report.countries].add(report.start)
    return days


def _is_headline_of_another(report: Report, told: Mapping[tuple[str, tuple[str, ...]], set[date]]) -> bool:
    """Does the text tell the act of this undated lead again, with its own date of the days before?"""
    start = report.start
    if _LEAD_RULE not in report.rules or start is None:
        return False
    days = told.get((report.category, report.countries), ())
    return any(timedelta(0) <= start - other <= _NEWS_AGE for other in days)


def _same_act(one: Report, two: Report) -> bool:
    """Is what two reports of one category, side and polarity tell the same act?"""
    if one.programme != two.programme and None not in (one.programme, two.programme):
        return False
    if one.amounts and two.amounts and one.amounts != two.amounts:
        return False
    if set(one.targets) != set(two.targets) and one.targets and two.targets:
        return False
    if (one.start, one.end) == (two.start, two.end):
        return _shared_words(one, two) >= _SAME_WORDS
    near = _encloses(one, two) or _encloses(two, one) or _is_carried(one) != _is_carried(two)
    return one.act == two.act and near and _shared_words(one, two) >= _ALIKE


def _is_carried(report: Report) -> bool:
    """Has it the date of what was told before, and neither one of its own nor its heading's?"""
    return report.date_basis == "inherited" and _PLACED.isdisjoint(report.rules)


def _encloses(one: Report, two: Report) -> bool:
    """Does the span of `one` hold that of `two`?"""
    if one.start is None or two.start is None or one.end is None or two.end is None:
        return False
    return one.start <= two.start and two.end <= one.end


def _shared_words(one: Report, two: Report) -> float:
    """Share of the shorter quote's words (pairs of Chinese characters, longer English words) that both have."""
    first, second = _content(one.quote), _content(two.quote)
    return len(first & second) / max(1, min(len(first), len(second)))


@lru_cache(maxsize=4096)
def _content(quote: str) -> frozenset[str]:
    words = frozenset(word.casefold() for word in _WORD.findall(quote))
    return words | {pair for run in _HAN.findall(quote) for pair in map("".join, pairwise(run))}


def _better(one: Report, two: Report) -> bool:
    """Does `one` tell the act more fully: with a date of its own, a sum, organisations?"""

    def fullness(report: Report) -> tuple[bool, int, bool, int]:
        days = (report.end - report.start).days if report.start and report.end else 0
        return report.date_basis != "inherited", -days, bool(report.amounts), len(report.organisations)

    return fullness(one) > fullness(two)


def _with_ids(reports: Iterable[Report]) -> Iterable[Report]:
    seen: Counter[str] = Counter()
    for report in reports:
        key = "|".join((report.document_id, str(report.start), str(report.end), report.act))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:12]
        yield msgspec.structs.replace(report, report_id=f"r-{digest}")
