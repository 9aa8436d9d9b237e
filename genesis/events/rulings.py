"""What readers have settled about events: which reports are one, which are not, whose values are shown."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from genesis.events.features import Features
from genesis.events.unions import Unions

KEPT_APART = "a correction keeps them apart"
PUT_TOGETHER = "put together by a correction"


class Rulings(msgspec.Struct, frozen=True):
    """Rulings by report_id. Ids of reports that are not merged are passed over."""

    together: tuple[tuple[str, ...], ...] = ()  # reports that are one event, the weightiest ruling first
    apart: frozenset[frozenset[str]] = frozenset()  # pairs of reports that are not, whatever `together` says
    shown: Mapping[str, tuple[str, ...]] = {}  # by field: reports whose value is shown, the first before the others


NO_RULINGS = Rulings()


class Ruled:
    """Rulings on the reports of one run, by their indices."""

    def __init__(self, reports: Sequence[Features], rulings: Rulings) -> None:
        index = {one.report.report_id: number for number, one in enumerate(reports)}
        pairs = (sorted(index[one] for one in pair if one in index) for pair in rulings.apart)
        self._apart = sorted((pair[0], pair[1]) for pair in pairs if len(pair) == 2)
        self._together = [sorted(index[one] for one in group if one in index) for group in rulings.together]

    def join(self, units: Unions) -> None:
        """Put together what is ruled to be one, unless that would join two that are ruled apart."""
        for group in self._together:
            for place, other in enumerate(group):
                # Whoever is ruled apart from the first may still belong to the second.
                free = (one for one in group[:place] if not self.bars(units, one, other))
                if (one := next(free, None)) is not None:
                    units.join(one, other)

    def bars(self, units: Unions, a: int, b: int) -> bool:
        """Whether joining the sets of `a` and `b` would join two that are ruled apart."""
        if not self._apart:
            return False
        ends = {units.find(a), units.find(b)}
        return any({units.find(one), units.find(other)} == ends for one, other in self._apart)

    def joined(self, members: Iterable[int]) -> bool:
        """Whether a ruling put some of `members` together."""
        own = set(members)
        return any(len(own.intersection(group)) > 1 for group in self._together)


def preferred(members: Sequence[Features], field: str, rulings: Rulings) -> Sequence[Features]:
    """The one of `members` whose value of `field` is ruled to be shown; all where none is."""
    for report_id in rulings.shown.get(field, ()):
        for one in members:
            if one.report.report_id == report_id:
                return [one]
    return members
