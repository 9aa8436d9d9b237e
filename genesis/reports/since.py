"""Days that belong to others: since July 2023, when Beijing first did it; 11月18日和19日."""

from datetime import timedelta

import msgspec

from genesis.mentions.dates import spans
from genesis.model import DateMention
from genesis.reports.cues import cues
from genesis.reports.draft import Scene

_BEHIND = 8  # characters behind a day in which its clause begins
_UNITS = {"month", "year"}  # whose first day stands for all of them
_JOINT = 2  # characters between two days that are told together


def is_when(scene: Scene, mention: DateMention) -> bool:
    """Does a clause behind the day tell what was done on it?"""
    behind = scene.text(mention.end, min(scene.sentence.end, mention.end + _BEHIND))
    return bool(cues(scene.reading.language).when.match(behind))


def as_point(mention: DateMention) -> DateMention:
    """The day, month or year itself of a `mention` that begins with it and lasts until today."""
    if mention.first is None:
        return mention
    last = spans.containing(mention.first, mention.precision)[1] if mention.precision in _UNITS else mention.first
    return msgspec.structs.replace(mention, last=last, relation="")


def with_day_before(scene: Scene, mention: DateMention) -> DateMention:
    """The span of the day and those right before it that the words join to it: 11月18日和19日."""
    while mention.precision in ("day", "range") and mention.first is not None:
        before = next((m for m in scene.dates if 0 < mention.start - m.end <= _JOINT), None)
        joined = before is not None and cues(scene.reading.language).joined_days.fullmatch(
            scene.text(before.end, mention.start)
        )
        if not joined or before is None or before.precision != "day" or before.first is None:
            break
        if before.first + timedelta(days=1) != mention.first:
            break
        mention = msgspec.structs.replace(mention, start=before.start, first=before.first, precision="range")
    return mention
