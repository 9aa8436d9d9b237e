"""Which corrections hold: an undo takes one back, an undo of the undo brings it again, whatever their order."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date

from genesis.corrections.records import Correction


def known_by(corrections: Iterable[Correction], day: date) -> list[Correction]:
    """Those that were made by the end of `day` (UTC)."""
    return [one for one in corrections if one.made_at.astimezone(UTC).date() <= day]


def ordered(corrections: Iterable[Correction]) -> list[Correction]:
    """Each once, in the order in which they take effect."""
    distinct = {one.correction_id: one for one in corrections}
    return sorted(distinct.values(), key=lambda one: one.order)


def undone_by(corrections: Iterable[Correction]) -> dict[str, str]:
    """By id of each correction that is taken back, the id of the undo: the latest that holds.

    An undo names its target by a hash of the target's content, so that undos cannot go round in a circle.
    """
    undos: dict[str, list[Correction]] = defaultdict(list)
    for one in ordered(corrections):
        if one.undoes:
            undos[one.undoes].append(one)
    found: dict[str, str] = {}
    settled: set[str] = set()
    for start in list(undos):
        pending = [start]
        while pending:
            target = pending[-1]
            waiting = [one.correction_id for one in undos.get(target, ()) if one.correction_id not in settled]
            if waiting:
                pending += waiting
                continue
            holding = [one.correction_id for one in undos.get(target, ()) if one.correction_id not in found]
            if holding:
                found[target] = holding[-1]
            settled.add(pending.pop())
    return found
