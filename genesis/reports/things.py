"""Measures named with the day of their making: the controls announced in May, 5月宣布的关税.

Such a name is an act of its day; and that day is none of another act that is done to the measure.
"""

from collections.abc import Iterable, Sequence

from genesis.mentions.acts import is_listed
from genesis.model import ActMention, DateMention, Span
from genesis.reading import within
from genesis.reports.cues import cues
from genesis.reports.draft import Scene
from genesis.reports.standing import ACTING

_OPENING = ("(", "（")  # brackets
_REACH = 140  # characters between a measure and its day


def day_of(scene: Scene, act: ActMention, dates: Iterable[DateMention]) -> DateMention | None:
    """The day by which the measure that `act` names is called; None of acts that verbs tell."""
    if not is_listed(act.rule):
        return None
    return next((mention for mention in dates if _calls(scene, mention, act)), None)


def is_called_by(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Is `mention` the day of a measure that `act` is done to, and not of the act?"""
    measures = [thing for thing in scene.acts if act.end > thing.start and is_listed(thing.rule)]
    if mention.start < act.start:  # 4月宣布的关税暂停
        done_to = [thing for thing in measures if thing.start <= act.start < thing.end < act.end]
    else:
        done_to = [thing for thing in measures if act.start < thing.start and act.end <= thing.end]
    return any(_calls(scene, mention, thing) for thing in done_to)


def is_bracketed(scene: Scene, act: ActMention, mention: DateMention) -> bool:
    """Does the date stand in brackets behind another act: restricted gallium (July 2023) and banned antimony?"""
    if mention.end > act.start or scene.text(mention.start - 1, mention.start) not in _OPENING:
        return False
    return any(other.end <= mention.start for other in scene.acts)


def _calls(scene: Scene, mention: DateMention, thing: Span) -> bool:
    """Do the words between a day and a measure, or around them, say that it was made on that day?"""
    words = cues(scene.reading.language)
    first, last = min(mention.end, thing.end), max(mention.start, thing.start)
    if first >= last or last - first > _REACH or within(scene.dates, first, last):
        return False
    named = [m for m in within(scene.actors, first, last) if m.kind in ACTING]
    if scene.reading.language == "en" and not all(words.agent_before.search(scene.text(first, m.start)) for m in named):
        return False  # somebody whose act it is, and not that of the measure
    if thing.end <= mention.start:
        return bool(words.made_behind.fullmatch(scene.text(first, last)))
    opening = scene.text(scene.sentence.start, mention.start)
    return bool(
        words.made_opening.fullmatch(opening) and words.made_ahead.fullmatch(_without(scene, named, first, last))
    )


def _without(scene: Scene, mentions: Sequence[Span], start: int, end: int) -> str:
    """The text between two offsets without the `mentions` in it."""
    pieces, at = [], start
    for mention in mentions:
        pieces.append(scene.text(at, mention.start))
        at = mention.end
    return "".join([*pieces, scene.text(at, end)])
