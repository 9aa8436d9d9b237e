"""Acts that the words only quote: inside the title of a document, inside a question."""

from genesis.model import ActMention
from genesis.reading import within
from genesis.reports.draft import Scene

BILLS = {"law.propose", "law.pass"}  # what one would do is not done
_ASKS, _QUOTES, _OPENING, _CLOSING = ("?", "？"), ' \n"”」』’)）', "“「『", "”」』"


def in_title(scene: Scene, act: ActMention) -> bool:
    """Does the act stand inside the title of a document: 《关于批准该公司收购案的公告》?"""
    before = scene.text(scene.sentence.start, act.start)
    return before.rfind("《") > before.rfind("》")


def is_in_bill(scene: Scene, act: ActMention) -> bool:
    """Does the act stand inside the title of a bill or law of which the words before tell: 通过《加强出口限制法案》?"""
    if not in_title(scene, act):
        return False
    before = scene.text(scene.sentence.start, act.start).rfind("《") + scene.sentence.start
    clause = scene.clauses[scene.clause_of(act.start)]
    return any(other.act in BILLS for other in within(scene.acts, clause.start, before))


def is_asked(scene: Scene, act: ActMention, end: int) -> bool:
    """Is the act part of a question: that of its clause, or the words of somebody who asks (反问：“…意欲何为？”)?"""
    whole = scene.text(scene.sentence.start, max(act.end, end, scene.sentence.end) + 1)
    if _ASKS[0] not in whole and _ASKS[1] not in whole:
        return False
    if scene.text(act.end, max(act.end, end) + 1).rstrip(_QUOTES)[-1:] in _ASKS:
        return True
    before, after = scene.text(scene.sentence.start, act.start), scene.text(act.end, scene.sentence.end)
    opened = max(before.rfind(mark) for mark in _OPENING)
    if opened < 0 or any(mark in before[opened:] for mark in _CLOSING):
        return False
    closes = min((at for mark in _CLOSING if (at := after.find(mark)) >= 0), default=len(after))
    return after[:closes].rstrip()[-1:] in _ASKS
