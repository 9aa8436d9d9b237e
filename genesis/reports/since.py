"""Days from which on something is so that are the days of acts: since July 2023, when Beijing first did it."""

from datetime import date, timedelta

import msgspec

from genesis.model import DateMention
from genesis.reports.cues import cues
from genesis.reports.draft import Scene

_BEHIND = 8  # characters behind a day in which its clause begins
_MONTH = 32  # days from the first of a month into the next


def is_when(scene: Scene, mention: DateMention) -> bool:
    """Does a clause behind the day tell what was done on it?"""
    behind = scene.text(mention.end, min(scene.sentence.end, mention.end + _BEHIND))
    return bool(cues(scene.reading.language).when.match(behind))


def as_point(mention: DateMention) -> DateMention:
    """The day, month or year itself of a `mention` that begins with it and lasts until today."""
    if mention.first is None:
        return mention
    return msgspec.structs.replace(mention, last=_ends(mention.first, mention.precision), relation="")


def _ends(first: date, precision: str) -> date:
    """The last day of the month or year that begins with `first`; itself for other spans."""
    if precision == "year":
        return first.replace(month=12, day=31)
    following = first.replace(day=1) + timedelta(days=_MONTH)
    return following.replace(day=1) - timedelta(days=1) if precision == "month" else first
