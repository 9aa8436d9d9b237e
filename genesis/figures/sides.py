"""Which side a figure describes, and the one it is set against."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from genesis.figures.lexicon import cue
from genesis.figures.setting import Setting
from genesis.mentions import actors
from genesis.mentions.quantities.words import units
from genesis.model import ActorMention, Span
from genesis.reading import home_of

_COMPARED = frozenset({"x", "pp", "year", "month", "count", "%"})
_SIDES = frozenset({"country", "region"})
_WEAK = frozenset({"media", "person"})  # who tells it, mostly
_OFTEN = 3  # mentions of what a document is about
_BEFORE_BRACKET = 2  # characters between a name and the bracket that is about it
_INTRODUCED = 16  # characters between a country's name and the firm that it introduces
_AND = re.compile(r"\s?(?:和|与|及|、|,|and|,? and) ?")
_NAME = re.compile(r"(?:(?!和|与|及|、| and )[^,])+")


class Sides(msgspec.Struct, frozen=True):
    """The country that a figure describes, the one it is set against, and the mention that names the first."""

    country: str | None
    counterpart: str | None
    owner: ActorMention | None


def sides_of(setting: Setting, *, ignored: Sequence[Span]) -> Sides:
    """Read the sides from the clause, else from the sentence, what was said before, or the heading.

    Mentions inside `ignored` (who says so) and inside the quantity are passed over.
    """
    against = _against(setting)
    taken = [*ignored, setting.quantity, *([against] if against else [])]
    owner = _near_owner(setting, taken)
    home = None if owner else _home(setting)
    if owner is None and home is None and not _is_of_world(setting):
        owner = _far_owner(setting, taken)
    country = _country(owner) if owner else home
    counterpart = _country(against) if against else None
    return Sides(country, counterpart if counterpart != country else None, owner)


def _home(setting: Setting) -> str | None:
    """全国, 国内: the country that the text speaks from."""
    reading = setting.reading
    if not cue("home", reading.language).search(setting.text(setting.around.start, setting.clause.end)):
        return None
    return home_of(reading.document, reading.actors)


def _is_of_world(setting: Setting) -> bool:
    """Whether the quantity is a total of the world, not of a side in it."""
    is_total = setting.quantity.unit not in ("%", "x", "pp")
    return is_total and cue("world", setting.reading.language).search(setting.clause_text) is not None


def other_side(setting: Setting, country: str) -> str | None:
    """Another country that the clause names, else the clauses before: whom a tariff or a dependence is about."""
    for clause in (setting.clause, *reversed(setting.clauses[: setting.position])):
        for mention in setting.actors(clause):
            if len(mention.countries) == 1 and mention.countries[0] != country and mention.kind in _SIDES:
                return mention.countries[0]
    return None


def _country(mention: ActorMention) -> str | None:
    return mention.countries[0] if mention.countries else None


def _usable(mentions: Iterable[ActorMention], ignored: Sequence[Span]) -> list[ActorMention]:
    """Mentions of one side, outside the ignored spans."""
    return [
        mention
        for mention in mentions
        if len(mention.countries) == 1
        and mention.kind != "media"
        and not (mention.kind == "programme" and cue("occasion", "en").search(mention.name))
        and not any(span.start <= mention.start < span.end for span in ignored)
    ]


def _against(setting: Setting) -> ActorMention | None:
    """The side right before the figure that it is a comparison with, or behind it in English."""
    if setting.quantity.unit not in _COMPARED:
        return None
    language, quantity = setting.reading.language, setting.quantity
    for mention in reversed(_usable(setting.actors(setting.clause), ())):
        before = setting.text(setting.clause.start, mention.start)
        if not cue("against before", language).search(before):
            continue
        if mention.end <= quantity.start:
            if cue("against behind", language).search(setting.text(mention.end, quantity.start)):
                return mention
        elif language == "en":
            return mention
    return None


def _near_owner(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    """Who or what the figure belongs to, by the words of its clause or a subject earlier in its sentence."""
    here = _usable(setting.actors(setting.clause), ignored)
    return (
        _by_rank(setting, ignored)
        or _around_brackets(setting, here)
        or _direct(setting, [mention for mention in here if mention.end <= setting.quantity.start])
        or _behind(setting, here)
        or (None if _is_of_world(setting) else _in_earlier_clauses(setting, ignored))
        or next(iter(here), None)
    )


def _around_brackets(setting: Setting, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """Whose the number in brackets is: who is named in them before it, else who stands right before them."""
    before = setting.before
    at = max(before.rfind("("), before.rfind("（"))
    if at < 0 or max(before.rfind(")"), before.rfind("）")) > at:
        return None
    opens = setting.clause.start + at
    inside = [mention for mention in mentions if opens < mention.start < setting.quantity.start]
    if inside:
        return inside[0]
    return next((m for m in reversed(mentions) if 0 <= opens - m.end <= _BEFORE_BRACKET), None)


def _far_owner(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    """The same from what stands farther off: sentences before, places, later clauses, the heading."""
    return (
        (_in_earlier_sentences(setting) if _points_back(setting) else None)
        or _in_place(setting, ignored)
        or _in_later_clauses(setting, ignored)
        or _in_earlier_sentences(setting)
        or _in_earlier_clauses(setting, ignored, oblique=True)
        or _in_heading(setting)
    )


def _by_rank(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    """甲和乙分别为1430亿和180亿: the first with the first."""
    if not cue("respectively", setting.reading.language).search(setting.clause_text):
        return None
    same = [other for other in setting.neighbours if other.unit in _alike(setting.quantity.unit)]
    if setting.quantity not in same:
        return None
    apart = [part for mention in setting.actors(setting.clause) for part in _parts(setting, mention)]
    names = [mention for mention in _usable(apart, ignored) if mention.end <= same[0].start][-len(same) :]
    joined = all(_AND.fullmatch(setting.text(a.end, b.start)) for a, b in pairwise(names))
    return names[same.index(setting.quantity)] if joined and len(names) == len(same) else None


def _alike(unit: str) -> frozenset[str]:
    """Units that can stand in one row with `unit`: sums in any currency are alike."""
    currencies = frozenset(currency.code for currency in units().currency)
    return currencies if unit in currencies else frozenset({unit})


def _parts(setting: Setting, mention: ActorMention) -> list[ActorMention]:
    """The sides of a pair that is one mention (中国和美国), in the order of the text."""
    if len(mention.countries) == 1:
        return [mention]
    found = []
    for match in _NAME.finditer(setting.text(mention.start, mention.end)):
        for part in actors.find(match.group(), setting.reading.document.language or "en"):
            start = mention.start + match.start()
            found.append(msgspec.structs.replace(part, start=start + part.start, end=start + part.end))
    return found


def _is_oblique(setting: Setting, mention: ActorMention) -> bool:
    before = setting.text(max(0, mention.start - 16), mention.start)
    return cue("oblique", setting.reading.language).search(before) is not None


def _direct(setting: Setting, mentions: list[ActorMention]) -> ActorMention | None:
    """The nearest subject before the figure; of names that stand together the first."""
    strong = [m for m in mentions if not _is_oblique(setting, m) and m.kind not in _WEAK]
    strong = [m for m in strong if not _in_brackets(setting, m)] or strong
    return _firm_of(setting, strong[0], strong) if strong else None


def _in_brackets(setting: Setting, mention: ActorMention) -> bool:
    before = setting.text(setting.clause.start, mention.start)
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))


def _firm_of(setting: Setting, mention: ActorMention, mentions: Sequence[ActorMention]) -> ActorMention:
    """The firm that a country's name only introduces: US company Micron, 韩国三星."""
    if mention.kind != "country":
        return mention
    behind = cue("company behind", setting.reading.language)
    for other in mentions:
        between = setting.text(mention.end, other.start)
        if other.kind == "company" and other.start >= mention.end and other.countries == mention.countries:
            return other if len(between) <= _INTRODUCED and behind.search(between) else mention
    return mention


def _behind(setting: Setting, mentions: list[ActorMention]) -> ActorMention | None:
    pattern = cue("owner behind", setting.reading.language)
    for mention in mentions:
        if mention.start >= setting.quantity.end and pattern.search(setting.text(setting.quantity.end, mention.start)):
            return _firm_of(setting, mention, mentions)
    return None


def _in_earlier_clauses(setting: Setting, ignored: Sequence[Span], *, oblique: bool = False) -> ActorMention | None:
    for clause in reversed(setting.clauses[: setting.position]):
        mentions = _usable(setting.actors(clause), ignored)
        if found := next(iter(mentions), None) if oblique else _direct(setting, mentions):
            return found
    return None


def _in_place(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    """在中国，…: a place named earlier in the sentence."""
    place = cue("place", setting.reading.language)
    for clause in reversed(setting.clauses[: setting.position]):
        for mention in _usable(setting.actors(clause), ignored):
            if place.search(setting.text(clause.start, mention.start)):
                return mention
    return None


def _in_later_clauses(setting: Setting, ignored: Sequence[Span]) -> ActorMention | None:
    for clause in setting.clauses[setting.position + 1 :]:
        if found := _usable(setting.actors(clause), ignored):
            return found[0]
    return None


def _points_back(setting: Setting) -> bool:
    """Whether the clause speaks of somebody named before: 其, 该公司, its, the company."""
    text = setting.text(setting.around.start, setting.clause.end)
    return cue("back", setting.reading.language).search(text) is not None


def _in_earlier_sentences(setting: Setting) -> ActorMention | None:
    earlier = [_usable(setting.actors(sentence), ()) for sentence in setting.earlier()]
    subjects = (_direct(setting, mentions) for mentions in earlier)
    found = next((one for one in subjects if one), None) or next((m[0] for m in earlier if m), None)
    if found is None or found.kind in _SIDES or _points_back(setting):
        return found
    # A firm of another paragraph is taken up again without a word for it only where the document is about it: in a
    # digest of news the next item would inherit it.
    return found if _in_same_block(setting, found) or _is_topic(setting, found) else None


def _in_same_block(setting: Setting, mention: ActorMention) -> bool:
    block = setting.sentence.block
    return any(one.start <= mention.start < one.end and one.block == block for one in setting.earlier())


def _is_topic(setting: Setting, mention: ActorMention) -> bool:
    return sum(one.name == mention.name for one in setting.reading.actors) >= _OFTEN


def _in_heading(setting: Setting) -> ActorMention | None:
    index = setting.sentence.heading
    if not 0 <= index < len(setting.reading.sentences):
        return None
    mentions = _usable(setting.actors(setting.reading.sentences[index]), ())
    return mentions[0] if mentions else None
