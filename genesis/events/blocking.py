"""Which reports are worth comparing, so that the cost grows with the likely pairs and not with all pairs.

Two reports meet where their dates can agree and they share a side or, for dates of a year and longer, something rarer:
a programme, an organisation, a sum, a name. Within a block they are swept by date.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from genesis.events.features import Features
from genesis.events.settings import settings

Key = tuple[str, ...]


def candidates(reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs of indices into `reports`, smaller first; a pair comes once for each block that both are in."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for index, one in enumerate(reports):
        if one.first:
            for key in _keys(one):
                blocks[key].append(index)
    for members in blocks.values():
        yield from _sweep(members, reports)


def _keys(one: Features) -> Iterator[Key]:
    """The blocks of a report: by side for dates up to a quarter and for suspensions, by what is rarer for all."""
    if one.days <= settings().days.coarse or one.report.polarity == "suspended":
        for side in one.sides or ("",):
            yield ("side", side)
    for name in one.names | one.organisations:
        yield ("name", name)
    if one.report.programme:
        yield ("programme", one.report.programme)
    for amount in one.report.amounts:
        yield ("sum", amount.currency, f"{amount.high:.1g}")
    if one.days > settings().days.coarse:
        for side in one.sides or ("",):
            yield ("span", side, str(one.first), one.report.category)


def _sweep(members: Sequence[int], reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs of a block whose spans meet or lie within days of each other."""
    slack = settings().days.apart
    ordered = sorted(members, key=lambda index: (reports[index].first, index))
    open_spans: list[tuple[int, int, str]] = []  # last day with the slack, index, document
    for index in ordered:
        begins, document_id = reports[index].first, reports[index].report.document_id
        open_spans = [span for span in open_spans if span[0] >= begins]
        for _, other, told_in in open_spans:
            if told_in != document_id:
                yield (index, other) if index < other else (other, index)
        open_spans.append((reports[index].last + slack, index, document_id))
