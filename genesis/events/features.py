"""What merging looks at in a report, worked out once."""

from datetime import date

import msgspec

from genesis.events.concepts import concepts
from genesis.model import Document, Report
from genesis.titles.names import gazetteer

_FIRMS = frozenset({"company", "fund", "lab", "university"})
_FAR = date.max


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
    terms: frozenset[str]
    numbers: frozenset[str]

    @property
    def key(self) -> tuple[date, str]:
        """The order of reports: earliest published first."""
        return (self.published, self.report.report_id)


def features(report: Report, document: Document, group: str) -> Features:
    """Prepare `report`; `group` is the source group of its document."""
    found = concepts(report)
    known = gazetteer()
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
        names=found.names | firms,
        terms=found.terms,
        numbers=found.numbers,
    )
