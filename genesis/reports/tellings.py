"""Which reports of a document tell one act: kept is the fullest telling of each."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import msgspec

from genesis.mentions.acts import is_listed
from genesis.model import Report
from genesis.reports import when
from genesis.reports.amounts import are_of_two_payers
from genesis.reports.assemble import report_of
from genesis.reports.cues import cues
from genesis.reports.draft import Draft

_LEAD_RULE, _ENTRY_RULE = "date.lead", "date.entry"
_PLACED = frozenset(("date.heading", "date.entry", "date.dateline"))
_LISTINGS = frozenset(("control.list", "control.delist"))  # of firms; what is controlled is another act
_NEWS_AGE = timedelta(days=3)  # how old the act of a news lead can be
_PLAIN = 6  # least weight of an act that is listed without a date
_SAME_WORDS = 0.2  # of two tellings of one act on one day
_ALIKE = 0.45  # of two tellings whose days do not agree
_WORD, _HAN = re.compile(r"[A-Za-z]{4,}"), re.compile(r"[一-鿿]+")

_Telling = tuple[Draft, Report]


def distinct(drafts: Sequence[Draft]) -> list[Report]:
    """One report an act, at its most precise telling, with ids; in the order of the text."""
    told = [(draft, report_of(draft)) for draft in drafts if draft.dating is not None or _is_plain_act(draft)]
    told_days = _days_told(report for _, report in told)
    under = Counter((draft.scene.sentence.heading, draft.act.category) for draft, _ in told)
    kept: list[_Telling] = []
    places: dict[tuple[object, ...], set[int]] = defaultdict(set)  # in `kept`, by what must be the same in one act
    for draft, report in told:
        if _is_headline_of_another(report, told_days) or _is_title_of_another(draft, under):
            continue
        keys = _keys(report)
        same = (
            n
            for n in sorted(set().union(*(places[key] for key in keys)))
            if not (_both_listed(draft, kept[n][0]) or _is_other_listing(draft, report, kept[n][1]))
            and not are_of_two_payers(draft, kept[n][0])
            and _same_act(kept[n], (draft, report))
        )
        place = next(same, len(kept))
        if place == len(kept):
            kept.append((draft, report))
        elif _better((draft, report), kept[place]):
            kept[place] = draft, report
        else:
            continue
        for key in keys:
            places[key].add(place)
    return list(_with_ids(sorted((report for _, report in kept), key=lambda report: report.quote_start)))


def _keys(report: Report) -> tuple[tuple[object, ...], ...]:
    """What reports of one act share: category, sides and polarity, and with them the act or the days."""
    shared = report.category, report.countries, report.polarity
    return (*shared, report.act), (*shared, report.start, report.end)


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
    if one.scene.sentence.heading != two.scene.sentence.heading and _is_entry(one) and _is_entry(two):
        return True
    return _has_line(one) and _has_line(two)


def _is_entry(draft: Draft) -> bool:
    return draft.dating is not None and draft.dating.rule == _ENTRY_RULE


def _has_line(draft: Draft) -> bool:
    """Has it an item or row of its own, with a date?"""
    return draft.scene.sentence.kind in ("item", "row") and _is_own(draft)


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


def _is_title_of_another(draft: Draft, under: Mapping[tuple[int, str], int]) -> bool:
    """Is it a dated heading, or the bare name of a measure in an entry of a chronology, whose act is told beside it?"""
    sentence, category = draft.scene.sentence, draft.act.category
    if sentence.kind == "heading":
        return _is_own(draft) and (draft.scene.index, category) in under
    named = is_listed(draft.act.rule) and draft.dating is not None and draft.dating.rule == _ENTRY_RULE
    return named and under[sentence.heading, category] > 1


def _same_act(first: _Telling, second: _Telling) -> bool:
    """Is what two reports of one category, side and polarity tell the same act?"""
    one, two = first[1], second[1]
    if one.programme != two.programme and None not in (one.programme, two.programme):
        return False
    if one.amounts and two.amounts and one.amounts != two.amounts and _in_one_currency(one, two):
        return False
    if set(one.targets) != set(two.targets) and one.targets and two.targets:
        return False
    if (one.start, one.end) == (two.start, two.end):
        return _shared_words(one, two) >= _SAME_WORDS
    near = _encloses(one, two) or _encloses(two, one) or _is_carried(first) != _is_carried(second)
    return one.act == two.act and near and _shared_words(one, two) >= _ALIKE


def _in_one_currency(one: Report, two: Report) -> bool:
    """Are the sums of two reports such that they can be held against each other?"""
    return not {sum_.currency for sum_ in one.amounts}.isdisjoint(sum_.currency for sum_ in two.amounts)


def _is_carried(telling: _Telling) -> bool:
    """Has it the date of what was told before, and neither one of its own nor its heading's?"""
    draft, report = telling
    return not _is_own(draft) and _PLACED.isdisjoint(report.rules)


def _is_own(draft: Draft) -> bool:
    """Does its own sentence date it?"""
    return draft.dating is not None and draft.dating.own


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


def _better(one: _Telling, two: _Telling) -> bool:
    """Does `one` tell the act more fully: with a date of its own, a sum, organisations?"""

    def fullness(telling: _Telling) -> tuple[bool, int, bool, int]:
        draft, report = telling
        days = (report.end - report.start).days if report.start and report.end else 0
        return _is_own(draft), -days, bool(report.amounts), len(report.organisations)

    return fullness(one) > fullness(two)


def _with_ids(reports: Iterable[Report]) -> Iterable[Report]:
    seen: Counter[str] = Counter()
    for report in reports:
        key = "|".join((report.document_id, str(report.start), str(report.end), report.act))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:12]
        yield msgspec.structs.replace(report, report_id=f"r-{digest}")
