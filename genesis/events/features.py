"""What merging looks at in a report, worked out once."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from genesis.events.concepts import NONE, Concepts, concepts
from genesis.model import Document, Report
from genesis.scripts import plain
from genesis.titles.names import country_name, gazetteer

_FIRMS = frozenset({"company", "fund", "lab", "university"})
_FAR = date.max
_AROUND = 200  # characters before and after the quote that tell what it is about


class Features(msgspec.Struct, frozen=True):
    """A report with its sets ready for comparison."""

    report: Report
    published: date  # the last day there is where it is not known
    group: str  # source group of its document
    first: int  # ordinal of the first day; 0 where undated
    last: int
    days: int  # length of the span
    sides: frozenset[str]
    targets: frozenset[str]
    organisations: frozenset[str]
    firms: frozenset[str]
    family: str  # of the act: `control` of control.impose
    specific: bool  # whether the act is one of the lexicon
    names: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    heads: frozenset[str]
    nearby_names: frozenset[str]  # around the quote, in its paragraph
    nearby_words: frozenset[str]

    @property
    def key(self) -> tuple[date, str]:
        """The order of reports: earliest published first."""
        return (self.published, self.report.report_id)


def features(report: Report, document: Document, group: str) -> Features:
    """Prepare `report`; `group` is the source group of its document."""
    found = concepts(plain(report.quote))
    nearby = _nearby(report, document)
    known = gazetteer()
    own = frozenset(country_name(code) for code in (*report.countries, *report.targets))
    organisations = frozenset(report.organisation_names or report.organisations)
    firms = frozenset(name for name in organisations if name in known and known[name].kind in _FIRMS)
    dated = report.start is not None and report.end is not None and report.precision != "undated"
    first = report.start.toordinal() if dated and report.start else 0
    last = report.end.toordinal() if dated and report.end else 0
    family, _, member = report.act.partition(".")
    return Features(
        report=report,
        published=document.published or _FAR,
        group=group,
        first=first,
        last=last,
        days=last - first + 1,
        sides=frozenset(report.countries),
        targets=frozenset(report.targets),
        organisations=organisations,
        firms=firms,
        family=family,
        specific=bool(member),
        names=found.names | firms | {name for name, country in found.doubtful if country in report.countries},
        words=found.words - own,
        numbers=found.numbers,
        heads=found.heads,
        nearby_names=nearby.names - found.names - firms,
        nearby_words=nearby.words - found.words - own,
    )


def prepared(documents: Mapping[str, Document], reports: Iterable[Report], groups: Mapping[str, str]) -> list[Features]:
    """Reports of `documents` (by document_id), once each, earliest published first; `groups` are source groups."""
    distinct = {report.report_id: report for report in reports if report.document_id in documents}
    made = (features(one, documents[one.document_id], groups[one.document_id]) for one in distinct.values())
    return sorted(made, key=lambda one: one.key)


def _nearby(report: Report, document: Document) -> Concepts:
    """What the paragraph speaks of around the quote, and the document's title."""
    text = document.text
    if text[report.quote_start : report.quote_end] != report.quote or not report.quote:
        return NONE
    begin = max(text.rfind("\n", 0, report.quote_start) + 1, report.quote_start - _AROUND)
    end = text.find("\n", report.quote_end)
    end = min(end if end >= 0 else len(text), report.quote_end + _AROUND)
    return concepts(plain(f"{document.title or ''} | {text[begin:end]}"))
