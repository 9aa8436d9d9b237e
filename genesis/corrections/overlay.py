"""Corrections laid over the reports as they were read: pure, and the same for any order of the corrections.

Values are changed and reports hidden before merging, so that events are merged from what readers hold to be right;
what they say of whole events becomes rulings, which go before all evidence of merging.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

import msgspec

from genesis.corrections.anchoring import Places
from genesis.corrections.records import Correction, Field, State
from genesis.corrections.standing import ordered, undone_by
from genesis.corrections.values import changed, problems
from genesis.events import Rulings
from genesis.model import Document, Report


class Standing(msgspec.Struct, frozen=True):
    """A correction and what became of it."""

    correction: Correction
    state: State
    report_ids: tuple[str, ...] = ()  # of its anchors, those that are there
    other_ids: tuple[str, ...] = ()
    undone_by: str | None = None

    @property
    def touched(self) -> tuple[str, ...]:
        """All reports that it is about."""
        return (*self.report_ids, *self.other_ids)


class Overlaid(msgspec.Struct, frozen=True):
    """Reports with all corrections that hold."""

    reports: tuple[Report, ...]  # without those that are hidden
    originals: dict[str, Report]  # by report_id, as they were read: those that are changed or hidden
    rulings: Rulings
    standings: tuple[Standing, ...]
    marks: dict[str, tuple[str, ...]]  # by report_id, the corrections that its event owes something to
    hidden: dict[str, str]  # from a hidden report to another one of its event, "" where there is none

    def marks_of(self, report_ids: Iterable[str]) -> tuple[str, ...]:
        """The corrections that an event of these reports owes something to, in the order of their making."""
        own = {one for report_id in report_ids for one in self.marks.get(report_id, ())}
        if not own:
            return ()
        return tuple(one.correction.correction_id for one in self.standings if one.correction.correction_id in own)


NOTHING = Overlaid((), {}, Rulings(), (), {}, {})


def overlay(documents: Sequence[Document], reports: Sequence[Report], corrections: Iterable[Correction]) -> Overlaid:
    """Lay `corrections` over `reports` as they were read in `documents`."""
    told = ordered(corrections)
    if not told:
        return msgspec.structs.replace(NOTHING, reports=tuple(reports))
    places, undone = Places(documents, reports), undone_by(told)
    placed = [_placed(one, places, undone) for one in told]
    values, shown = _values(placed), _shown(placed)
    standings = [_overruled(one, values, shown) for one in placed]
    holding = [one for one in standings if one.state == "in force"]
    hidden = _hidden(holding)
    published = {one.document_id: one.published for one in documents}

    def now(report: Report) -> Report:
        by_field = {field: by.now for field, by in values.get(report.report_id, {}).items()}
        return changed(report, by_field, published[report.document_id])

    return Overlaid(
        reports=tuple(now(one) for one in reports if one.report_id not in hidden),
        originals={one.report_id: one for one in reports if one.report_id in values or one.report_id in hidden},
        rulings=_rulings(holding, shown),
        standings=tuple(standings),
        marks=_marks(holding, hidden),
        hidden=hidden,
    )


def _placed(one: Correction, places: Places, undone: Mapping[str, str]) -> Standing:
    if one.kind == "undo":
        state: State = "undone" if one.correction_id in undone else "in force"
        return Standing(one, state, undone_by=undone.get(one.correction_id))
    found = tuple(dict.fromkeys(filter(None, map(places.find, one.anchors))))
    others = tuple(one for one in dict.fromkeys(filter(None, map(places.find, one.others))) if one not in found)
    if one.correction_id in undone:
        return Standing(one, "undone", found, others, undone[one.correction_id])
    if not found or (one.kind in ("merge", "split") and not others):
        return Standing(one, "orphaned", found, others)
    return Standing(one, "unusable" if any(problems(one.now)) else "in force", found, others)


def _values(placed: Sequence[Standing]) -> dict[str, dict[Field, Correction]]:
    """By report and field the correction that gives its value: the latest."""
    values: dict[str, dict[Field, Correction]] = {}
    for one in placed:
        if one.state == "in force" and one.correction.kind == "change":
            for report_id in one.report_ids:
                values.setdefault(report_id, {}).update(dict.fromkeys(one.correction.fields, one.correction))
    return values


def _shown(placed: Sequence[Standing]) -> dict[Field, list[Standing]]:
    """By field the choices of a report, the latest first; one whose event has a later choice is left out."""
    shown: dict[Field, list[Standing]] = {}
    for one in reversed(placed):
        if one.state != "in force" or one.correction.kind != "show":
            continue
        for field in one.correction.shown:
            later = shown.setdefault(field, [])
            if not any(set(one.report_ids) & set(other.touched) for other in later):
                later.append(one)
    return shown


def _overruled(
    one: Standing, values: Mapping[str, Mapping[Field, Correction]], shown: Mapping[Field, Sequence[Standing]]
) -> Standing:
    """The standing with its state where later corrections have taken the place of all that it says."""
    own = one.correction
    if one.state != "in force" or own.kind not in ("change", "show"):
        return one
    if own.kind == "change":
        holds = any(values[report_id][field] == own for report_id in one.report_ids for field in own.fields)
    else:
        holds = any(one in shown[field] for field in own.shown)
    return one if holds else msgspec.structs.replace(one, state="overruled")


def _hidden(holding: Iterable[Standing]) -> dict[str, str]:
    hides = [one for one in holding if one.correction.kind == "hide"]
    gone = {report_id for one in hides for report_id in one.report_ids}
    left = {
        report_id: [other for other in one.other_ids if other not in gone]
        for one in hides
        for report_id in one.report_ids
    }
    return {report_id: next(iter(others), "") for report_id, others in left.items()}


def _rulings(holding: Iterable[Standing], shown: Mapping[Field, Sequence[Standing]]) -> Rulings:
    """Of a merge and a split that speak of the same two reports the later holds."""
    together: list[tuple[str, ...]] = []
    apart: set[frozenset[str]] = set()
    for one in holding:
        if one.correction.kind == "merge":
            together.insert(0, one.touched)
            apart -= set(map(frozenset, combinations(one.touched, 2)))
        elif one.correction.kind == "split":
            apart |= set(map(frozenset, product(one.report_ids, one.other_ids)))
    chosen = {field: tuple(key for one in choices for key in one.report_ids) for field, choices in shown.items()}
    return Rulings(tuple(together), frozenset(apart), {str(field): keys for field, keys in chosen.items()})


def _marks(holding: Iterable[Standing], hidden: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    marks: dict[str, tuple[str, ...]] = {}
    for one in holding:
        told = one.report_ids if one.correction.kind == "change" else one.touched
        for report_id in told:
            if report_id not in hidden:
                marks[report_id] = (*marks.get(report_id, ()), one.correction.correction_id)
    return marks
