"""Whom an act is aimed at, by a short word (对华), by what goes without saying, or nobody in particular."""

from collections.abc import Mapping
from functools import cache

from genesis.lexicon import categories
from genesis.model import ActorMention
from genesis.reports.cues import cues
from genesis.reports.draft import Draft

# Acts that are aimed at another side; the others have partners or places.
AIMED = {"export_control", "tariff", "enforcement"}
_COMPARED = 20  # letters around a country in which words of a comparison stand
_FEW = 3  # mentions below which a text is about nobody


def addressed(draft: Draft) -> set[str]:
    """Sides that a short word in the clauses names: 对华, 对美."""
    text = draft.scene.text(draft.start, max(draft.end, draft.act.end))
    return {country for country, words in cues(draft.scene.reading.language).addressed if words.search(text)}


def is_towards_all(draft: Draft) -> bool:
    """Do the clauses say that the act is for everybody: on all imports, on every trading partner?"""
    text = draft.scene.text(draft.start, max(draft.end, draft.act.end))
    return bool(cues(draft.scene.reading.language).everybody.search(text))


def rival(category: str, acting: str, named: Mapping[str, int]) -> set[str]:
    """The other side that the text is about, where acts of `category` by `acting` are aimed at it without a word."""
    share = _unsaid(category).get(acting)
    if share is None:
        return set()
    others = {code: count for code, count in named.items() if code != acting}
    total = sum(others.values())
    if total < _FEW:
        return set()
    return {code for code, count in others.items() if count > share * total}


@cache
def _unsaid(category: str) -> Mapping[str, float]:
    """Lexicon of categories: country -> share of the rival's mentions from which on it need not be said."""
    return next(known.unsaid for known in categories() if known.id == category)


def is_abroad(draft: Draft, mention: ActorMention) -> bool:
    """Is the country only where talks are held, or what something is compared with, and not whom an act is aimed at?"""
    scene = draft.scene
    if draft.act.category not in AIMED or mention.kind != "country":
        return False
    words = cues(scene.reading.language)
    if words.stay.search(scene.text(max(scene.sentence.start, mention.start - 4), mention.start)):
        return True
    before = scene.text(max(scene.sentence.start, mention.start - _COMPARED), mention.start)
    return bool(words.compared_before.search(before)) and bool(
        words.compared_after.match(scene.text(mention.end, mention.end + _COMPARED))
    )
