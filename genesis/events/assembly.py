"""An event from the reports of one act."""

from collections.abc import Sequence

import msgspec

from genesis.events.clusters import Tie
from genesis.events.features import Features
from genesis.events.rulings import NO_RULINGS, PUT_TOGETHER, Rulings, preferred
from genesis.events.values import best, conflicts, shown, status_of, union, usd_of
from genesis.model import Event, Report
from genesis.titles import title
from genesis.titles.names import is_chinese

_ORGANISATIONS = 12  # of a much-told event the best attested


def event_id_of(report: Report) -> str:
    """The id of the event that begins with `report`."""
    return "e-" + report.report_id.removeprefix("r-")


def event_of(
    members: Sequence[Features], ties: Sequence[Tie], rulings: Rulings = NO_RULINGS, *, ruled: bool = False
) -> Event:
    """Merge `members`, earliest published first, that `ties` joined, or where `ruled` a ruling."""
    lead = shown(preferred(members, "date", rulings))
    whole = _whole(members, lead, rulings)
    ordered = [lead, *(one for one in members if one is not lead)]
    known = [one.published for one in members if one.published.year < 9999]
    return Event(
        event_id=event_id_of(members[0].report),
        start=lead.report.start,
        end=lead.report.end,
        precision=lead.report.precision,
        countries=whole.countries,
        targets=whole.targets,
        category=whole.category,
        programme=whole.programme,
        organisations=whole.organisation_names,
        tickers=whole.tickers,
        amounts=whole.amounts,
        usd=usd_of(whole.amounts),
        status=whole.status,
        title_en=title(_told_in(whole, ordered, chinese=False), "en"),
        title_zh=title(_told_in(whole, ordered, chinese=True), "zh-Hans"),
        act=whole.act,
        polarity=whole.polarity,
        object=whole.object,
        subjects=whole.subjects,
        report_ids=tuple(one.report.report_id for one in ordered),
        document_ids=tuple(dict.fromkeys(one.report.document_id for one in ordered)),
        source_groups=len({one.group for one in members}),
        conflicts=conflicts(members),
        merged_because=_because(members, ties, ruled),
        first_published=min(known, default=None),
    )


def _whole(members: Sequence[Features], lead: Features, rulings: Rulings) -> Report:
    """The report that shows the chosen values of all of them."""
    if len(members) == 1:
        return lead.report

    def of(field: str) -> Sequence[Features]:
        return preferred(members, field, rulings)

    act = best(of("category"), lambda one: (one.report.act if one.specific else "", one.report.category))
    return msgspec.structs.replace(
        lead.report,
        countries=best(of("countries"), lambda one: one.report.countries, len),
        targets=best(of("targets"), lambda one: one.report.targets, len),
        category=act[1],
        act=act[0] or lead.report.act,
        polarity=best(members, lambda one: one.report.polarity),
        programme=best(members, lambda one: one.report.programme),
        organisation_names=union(members, lambda one: one.report.organisation_names)[:_ORGANISATIONS],
        tickers=union(members, lambda one: one.report.tickers),
        amounts=best(of("amounts"), lambda one: one.report.amounts, len),
        status=status_of(of("status")),
        object=lead.report.object or best(members, lambda one: one.report.object),
        subjects=union(members, lambda one: one.report.subjects),
    )


def _told_in(whole: Report, ordered: Sequence[Features], *, chinese: bool) -> Report:
    """`whole` with the object of the first report in the title's own language that has one, the lead before all."""
    own = [one.report for one in ordered if one.report.object and is_chinese(one.report.quote) == chinese]
    words = own[0].object if own else whole.object
    quotes = " ".join(one.report.quote for one in ordered[:3])
    return msgspec.structs.replace(whole, object=words, quote=quotes)


def _because(members: Sequence[Features], ties: Sequence[Tie], ruled: bool) -> str:
    reasons = (PUT_TOGETHER if ruled else "", because(ties))
    return ", ".join(filter(None, reasons)) or _copied(members)


def _copied(members: Sequence[Features]) -> str:
    """Why reports are one without a comparison."""
    if len(members) == 1:
        return ""
    documents = {one.report.document_id for one in members}
    return "same words in copies of one text" if len(documents) > 1 else "same act told twice"


def because(ties: Sequence[Tie]) -> str:
    """Why the reports were merged, in words: what speaks for each tie, the commonest first."""
    counts: dict[str, int] = {}
    for tie in ties:
        for words in tie.verdict.because:
            counts[words] = counts.get(words, 0) + 1
    order = {words: at for at, words in enumerate(counts)}
    return ", ".join(sorted(counts, key=lambda words: (-counts[words], order[words]))[:6])
