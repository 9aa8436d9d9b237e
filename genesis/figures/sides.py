"""Which side a figure describes, and the one it is set against."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from genesis.figures.setting import Setting
from genesis.lexicon import compiled
from genesis.model import ActorMention, Span

# What may stand between the side a figure is set against and the figure: 是美国的近3倍, 比美国高11个百分点.
_AGAINST_BEHIND = {
    "zh": r"(?:的|同期的?|水平的?)?(?:近|约|大约|将近|几乎|整整|接近)?(?:\d|[一二三四五六七八九十两])?|[^,，。]{0,8}(?:高|低|多|少|快|落后|领先)(?:出|了|于)?[^,，。]{0,6}",
    "en": r"\Z(?!)",
}
_AGAINST_BEFORE = {
    "zh": r"(?:是|为|相当于|较|比|相比|达到?|落后于?|领先于?|超过|低于|高于|不及|与|仅为|几乎是)(?:同期)?\Z",
    "en": r"(?:than|that (?:of|in)|those (?:of|in)|compared (?:with|to)|versus|vs\.?|behind|ahead of|as) (?:the )?\Z",
}
_COMPARED = frozenset({"x", "pp", "year", "month", "count", "%"})
_OBLIQUE = {
    "zh": r"(?:对|向|从|与|和|给|被|针对|面向|来自|受|遭|同|跟|至|往|赴|在|于|位于|通过|根据|据|除|除了)\Z",
    "en": r"(?:\bto|\bfrom|\bon|\bagainst|\bwith|\bin|\bat|\bfor|\binto|\bby|according to|outside|of)(?: the)? \Z",
}
_PLACE = {"zh": r"(?:在|于|位于)\Z", "en": r"\bin(?: the)? \Z"}
# The side behind its figure: 53%的中国企业, 47%在中国, 5% held by Micron.
_OWNER_BEHIND = {
    "zh": r"(?:以上|左右)?(?:的)?[^,，。]{0,10}?(?:由|在|来自|掌握在|位于|集中在|归|属于)?(?:了)?\Z",
    "en": r"[^,.;]{0,40}?\b(?:by|in|from|at|of)(?: the| a| US| Chinese)?(?: company| firm| group)? \Z",
}
_BACK = {"zh": "^其(?!中|他)|该(?:公司|项目|企业|国|计划)|^公司|^它", "en": r"\b(?:its|the company|the firm|they|it)\b"}
_RESPECTIVELY = {"zh": "分别", "en": "respectively"}
_WEAK = frozenset({"media", "person"})  # who tells it, mostly
_AND = re.compile(r"\s?(?:和|与|及|、|,|and|,? and) ?")


class Sides(msgspec.Struct, frozen=True):
    """The country that a figure describes, the one it is set against, and the mention that names the first."""

    country: str | None
    counterpart: str | None
    owner: ActorMention | None


def sides_of(setting: Setting, *, ignored: Sequence[Span]) -> Sides:
    """Read the sides from the clause, else from the sentence, what was said before, or the heading.

    Mentions inside `ignored` (who says so) are passed over.
    """
    against = _against(setting)
    taken = [*ignored, *([against] if against else [])]
    owner = _owner(setting, taken)
    counterpart = _country(against) if against else None
    country = _country(owner) if owner else None
    return Sides(country, counterpart if counterpart != country else None, owner)


def _country(mention: ActorMention) -> str | None:
    return mention.countries[0] if mention.countries else None


def _usable(mentions: Iterable[ActorMention], ignored: Sequence[Span]) -> list[ActorMention]:
    """Mentions of one side, outside the ignored spans."""
    return [
        mention
        for mention in mentions
        if len(mention.countries) == 1
        and mention.kind != "media"
        and not any(span.start <= mention.start < span.end for span in ignored)
    ]


def _against(setting: Setting) -> ActorMention | None:
    """The side right before the figure that it is a comparison with, or behind it in English."""
    if setting.quantity.unit not in _COMPARED:
        return None
    language, quantity = setting.reading.language, setting.quantity
    for mention in reversed(_usable(setting.actors(setting.clause), ())):
        before = setting.text(setting.clause.start, mention.start)
        if not compiled(_AGAINST_BEFORE[language], re.IGNORECASE).search(before):
            continue
        if mention.end <= quantity.start:
            if compiled(_AGAINST_BEHIND[language]).fullmatch(setting.text(mention.end, quantity.start)):
                return mention
        elif language == "en":
            return mention
    return None


def _owner(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    """Who or what the figure belongs to, sought from near to far."""
    here = _usable(setting.actors(setting.clause), ignored)
    return (
        _by_rank(setting, here)
        or _direct(setting, [mention for mention in here if mention.end <= setting.quantity.start])
        or _behind(setting, here)
        or _in_earlier_clauses(setting, ignored)
        or next(iter(here), None)
        or (_in_earlier_sentences(setting) if _points_back(setting) else None)
        or _in_later_clauses(setting, ignored)
        or _in_earlier_sentences(setting)
        or _in_heading(setting)
    )


def _by_rank(setting: Setting, here: list[ActorMention]) -> ActorMention | None:
    """甲和乙分别为1430亿和180亿: the first with the first."""
    if _RESPECTIVELY[setting.reading.language] not in setting.clause_text:
        return None
    same = [other for other in setting.neighbours if other.unit == setting.quantity.unit]
    names = [mention for mention in here if mention.end <= same[0].start][-len(same) :] if same else []
    joined = all(
        _AND.fullmatch(setting.text(a.end, b.start)) for a, b in zip(names, names[1:], strict=False)
    )
    if len(names) != len(same) or not joined or setting.quantity not in same:
        return None
    return names[same.index(setting.quantity)]


def _is_oblique(setting: Setting, mention: ActorMention) -> bool:
    before = setting.text(max(setting.sentence.start, mention.start - 16), mention.start)
    return compiled(_OBLIQUE[setting.reading.language], re.IGNORECASE).search(before) is not None


def _direct(setting: Setting, mentions: list[ActorMention]) -> ActorMention | None:
    """The nearest subject before the figure; of names that stand together the first."""
    strong = [m for m in mentions if not _is_oblique(setting, m) and m.kind not in _WEAK]
    return strong[0] if strong else None


def _behind(setting: Setting, mentions: list[ActorMention]) -> ActorMention | None:
    pattern = compiled(_OWNER_BEHIND[setting.reading.language])
    for mention in mentions:
        if mention.start >= setting.quantity.end and pattern.match(setting.text(setting.quantity.end, mention.start)):
            return mention
    return None


def _in_earlier_clauses(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    for clause in reversed(setting.clauses[: setting.position]):
        if found := _direct(setting, _usable(setting.actors(clause), ignored)):
            return found
    for clause in reversed(setting.clauses[: setting.position]):
        if found := _usable(setting.actors(clause), ignored):
            return found[0]
    return None


def _in_later_clauses(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    for clause in setting.clauses[setting.position + 1 :]:
        if found := _usable(setting.actors(clause), ignored):
            return found[0]
    return None


def _points_back(setting: Setting) -> bool:
    """Whether the clause speaks of somebody named before: 其, 该公司, its, the company."""
    return compiled(_BACK[setting.reading.language], re.IGNORECASE).search(setting.clause_text) is not None


def _in_earlier_sentences(setting: Setting) -> ActorMention | None:
    earlier = [_usable(setting.actors(sentence), ()) for sentence in setting.earlier()]
    subjects = (_direct(setting, mentions) for mentions in earlier)
    return next((found for found in subjects if found), None) or next((m[0] for m in earlier if m), None)


def _in_heading(setting: Setting) -> ActorMention | None:
    index = setting.sentence.heading
    if not 0 <= index < len(setting.reading.sentences):
        return None
    mentions = _usable(setting.actors(setting.reading.sentences[index]), ())
    return mentions[0] if mentions else None
