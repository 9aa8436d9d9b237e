"""Makes one mention of pieces that are read as one name: 日本 + 软银, 华为 + 公司, 文在寅 + 政府, 中美两国 + 商务部."""

from functools import cache
from re import Pattern

from msgspec.structs import replace

from genesis import lexicon
from genesis.mentions.actors.rules import forms
from genesis.model import ActorMention

ORGANISATIONS = frozenset(
    {"agency", "body", "company", "fund", "lab", "media", "thinktank", "university", "organisation"}
)
_RULED = frozenset({"country", "person", "region"})


def join(text: str, mentions: list[ActorMention]) -> list[ActorMention]:
    """Merge neighbours and take in endings such as 公司 and Inc.; `mentions` sorted by start."""
    joined: list[ActorMention] = []
    for mention in mentions:
        longer = _extended(text, listed(text, mention) if mention.kind == "company" else mention)
        if longer.kind in _RULED:
            longer = _governed(text, longer)
        if joined and _belong(text, joined[-1], longer):
            longer = _merged(text, joined.pop(), longer)
        joined.append(longer)
    return joined


def _belong(text: str, first: ActorMention, second: ActorMention) -> bool:
    """Whether a country and the organisation after it are written as one name."""
    if first.kind == "region" and second.kind == "company":  # 深圳市 + 远山科技有限公司
        return first.end == second.start and text[second.start : second.end].endswith("公司")
    if first.kind != "country" or second.kind not in ORGANISATIONS or first.rule.endswith((".sign", ".home")):
        return False
    gap = text[first.end : second.start]
    if len(first.countries) > 1:
        return gap in ("", "两国") and second.kind == "agency" and second.rule.endswith(".institution")
    if first.countries != second.countries:
        return False
    return gap == "" or (gap == " " and second.kind == "agency" and text[first.start : first.end].isupper())


def _merged(text: str, first: ActorMention, second: ActorMention) -> ActorMention:
    if len(first.countries) == 1:
        return replace(second, start=first.start)
    words = text[second.start : second.end]
    return replace(second, start=first.start, name=words, countries=first.countries, found="form", rule="joined.pair")


def _extended(text: str, mention: ActorMention) -> ActorMention:
    """Take in the endings of a company's full name, and the year of an act."""
    pattern = _endings().get(mention.kind)
    match = pattern.match(text, mention.end) if pattern else None
    return replace(mention, end=match.end()) if match else mention


def _governed(text: str, mention: ActorMention) -> ActorMention:
    """文在寅政府, the Biden administration: the government of the person, country or region."""
    match = _government().match(text, mention.end) if len(mention.countries) == 1 else None
    if match is None or mention.rule.endswith((".sign", ".home", ".metonym")):
        return mention
    name = f"{mention.name} {'administration' if mention.kind == 'person' else 'government'}"
    return replace(mention, end=match.end(), name=name, kind="agency", found="form", rule="joined.government")


def listed(text: str, mention: ActorMention) -> ActorMention:
    """The ticker of a company in the brackets after it, where the lexicon has none."""
    if mention.kind != "company" or mention.ticker:
        return mention
    place = mention.end + (text[mention.end : mention.end + 1] == " ")
    match = lexicon.compiled(forms().ticker).match(text, place)
    if match is None:
        return mention
    exchange, code = match["exchange"] or match["market"], match["code"] or match["number"]
    return replace(mention, ticker=f"{forms().exchanges.get(exchange.upper(), exchange.upper())}:{code}")


@cache
def _endings() -> dict[str, Pattern[str]]:
    return {kind: lexicon.compiled(pattern) for kind, pattern in forms().endings.items()}


@cache
def _government() -> Pattern[str]:
    return lexicon.compiled(forms().government)
