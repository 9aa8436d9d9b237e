"""Makes a quantity of a number and what follows it: one function for each `resolver` of lexicons/quantities.toml."""

import re
from collections.abc import Callable
from decimal import Decimal

from genesis.mentions.quantities import numbers, words
from genesis.mentions.quantities.numbers import Number
from genesis.mentions.quantities.rules import Rule

_YEARS = range(1800, 2200)
_PRICES_OF_A_YEAR = re.compile(r"\b(?:in|year|FY|constant|real) \Z", re.IGNORECASE)  # in 2025 dollars
_PLANS = frozenset({"规划", "计划", "行动"})
_SMALL = rf"\d{{1,2}}|{numbers.TO_NINETY_NINE}"
_COMPOUND = re.compile(
    rf",? (?:and )?(?P<cents>{_SMALL})[ -](?:cents?|pence)\b| (?:and )?(?P<rest>{_SMALL})(?=[.!?]?\s*$)|"
    rf",? (?:and )?(?P<mao>{_SMALL}) (?:mao|jiao)\b(?: (?:and )?(?P<fen>{_SMALL})(?: fen\b|(?=[.!?]?\s*$)))?|"
    r"(?:[又零 ]?(?P<tenths>[\d一二三四五六七八九])(?:角|毛))?(?:[又零 ]?(?P<hundredths>[\d一二三四五六七八九]{1,2})"
    r"(?:美分|分(?!之|钟)))?"
)
_WORTH = {"tenths": "0.1", "hundredths": "0.01", "cents": "0.01", "rest": "0.01", "mao": "0.1", "fen": "0.01"}
_NOUN = re.compile(r"[^\W\d_]{0,12}")
_NOUN_ENDS = re.compile(r"的|在|和|与|及|等|已|将|被|以|是|为|向|从|由|并|共|都|进行|签署|参与|参加|超过|达到")
_WORD = re.compile(r"[A-Za-z][\w'/-]*")
_SINGLE = Decimal(1)
_LARGE = 10_000


# Rules of sums whose words alone do not say whose currency it is.
SHARED = frozenset({"money.sign", "money.shared", "money.implied"})


class Found:
    """A quantity in the making: where it stands, how much, of what."""

    __slots__ = ("end", "noun", "rule", "scale", "start", "unit", "value")

    def __init__(self, start: int, end: int, value: Decimal, unit: str, rule: str, scale: int, noun: str = "") -> None:
        self.start, self.end, self.value, self.unit = start, end, value, unit
        self.rule, self.scale, self.noun = rule, scale, noun


Resolver = Callable[[Rule, Number, "re.Match[str]", str | None], Found | None]


def money(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """A sum whose currency is named by the words or the sign after it."""
    groups = match.groupdict()
    if named := groups.get("currency"):
        if named.lower() in words.units().words_too and number.value < _LARGE:
            return None
        code = words.currency_after()[named.lower()]
    else:
        if (
            _PRICES_OF_A_YEAR.search(match.string, max(0, number.start - 16), number.start)
            and int(number.value) in _YEARS
        ):
            return None
        code = shared_currency(groups["sign"], home)
    value, scale = number.value, number.scale
    if word := groups.get("scale"):
        scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[word]
        value *= scale
    if match.group().lstrip(" -")[:1] in "Mm" and re.match(r"[ -]?[Mm][A-Z]{3}", match.group()):
        value, scale = value * 10**6, 10**6
    value, end = with_minor(value, match.string, match.end())
    return Found(number.start, end, value, code, rule.id, scale)


def shared_currency(sign: str, home: str | None) -> str:
    """The currency that a bare 元, $ or ¥ stands for in a text of `home`."""
    shared = words.shared_signs()[sign]
    return shared.home.get(home or "", shared.default)


def with_minor(value: Decimal, text: str, end: int) -> tuple[Decimal, int]:
    """Add the 三毛, 50 cents or forty-five cents that follow a sum which ends at `end`; where the whole ends."""
    found = _COMPOUND.match(text, end)
    if found is None or not found.group():
        return value, end
    for name, part in _WORTH.items():
        if said := found[name]:
            small = numbers.small(said)
            value += (small or Decimal(0)) * Decimal(part)
    return value, found.end()


def minor(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """Hundredths (tenths for 角 and 毛) of a currency, given in full units."""
    word = match.groupdict().get("minor")
    if word and not number.digits and match.string[match.end() : match.end() + 1] not in ("", "钱", "。", "，", " "):
        return None  # 五角大楼, 三角洲
    code = words.minor_after()[word] if word else shared_currency("$", home)
    part = Decimal("0.1") if word in ("角", "毛", "jiao", "mao") else Decimal("0.01")
    return Found(number.start, match.end(), number.value * part, code, rule.id, 1)


def fixed(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """A number of the rule's own unit."""
    if number.value > Decimal(str(rule.largest)) or number.scale < rule.smallest_scale:
        return None
    value = number.value * Decimal(str(rule.factor))
    return Found(number.start, match.end(), value, rule.unit, rule.id, number.scale)


def preceded(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """A number whose unit stands before it (百分之五十)."""
    return Found(number.start - len(rule.before), number.end, number.value, rule.unit, rule.id, number.scale)


def unit(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """A number of a unit of measurement; a bare year or a date is none."""
    measure = words.unit_words()[match["unit"]]
    value = number.value * measure.worth
    if measure.name == "year" and _is_no_span(value, match.string, match.end()):
        return None
    name, scale = measure.name, number.scale
    if measure.large and number.scale >= 10**4:
        name, value = measure.large.name, value * Decimal(str(measure.large.worth))
        scale = 1
    return Found(number.start, match.end(), value, name, rule.id, scale)


def _is_no_span(years: Decimal, text: str, end: int) -> bool:
    """2025年, 80年代, 五年规划: a year, a decade, a plan's name."""
    return int(years) in _YEARS or text[end : end + 1] in tuple("代级度") or text[end : end + 2] in _PLANS


def count(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """A number of things, with the word for them."""
    if number.value == _SINGLE and not number.digits:
        return None  # 一个, 一家: an article
    rest = _NOUN.match(match.string, match.end())
    noun = _NOUN_ENDS.split(rest.group(), maxsplit=1)[0] if rest else ""
    return Found(number.start, match.end(), number.value, "count", rule.id, number.scale, match.group().strip() + noun)


def counted(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """An English number of things: the noun is the first plural of the lexicon before a word that ends the phrase."""
    written = match.string[number.start : number.end]
    if number.value <= _SINGLE or (len(written) == 4 and written.isdigit() and int(written) in _YEARS):
        return None
    known = words.units().noun
    for found in _WORD.finditer(match.string, match.start("phrase"), match.end("phrase")):
        word = found.group()
        if word.lower() in known.stops:
            return None
        last = word.rpartition("-")[2].rstrip(".")
        if last in known.words or last.lower() in known.words:
            noun = " ".join(match.string[match.start("phrase") : found.end()].lstrip(" -").split())
            return Found(number.start, found.end(), number.value, "count", rule.id, number.scale, noun)
    return None


def bare(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """A large number at the end of a clause, of the thing named before it (用户超1000万)."""
    if number.scale < 10**4:
        return None
    return Found(number.start, number.end, number.value, "count", rule.id, number.scale)


def fraction(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """三分之一 and 百分之五十, in per cent."""
    top = numbers.chinese_digits(match["top"])
    if top is None or number.value <= 1:
        return None
    return Found(number.start, match.end(), top / number.value * 100, "%", rule.id, 1)


def slash(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """2/3, in per cent; only of small whole numbers in lowest places."""
    bottom = Decimal(match["bottom"])
    if number.value >= bottom or number.value < 1 or number.value != int(number.value):
        return None
    return Found(number.start, match.end(), number.value / bottom * 100, "%", rule.id, 1)


_ORDINALS = {
    name: worth
    for worth, name in enumerate(["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 3)
}
_ORDINALS["quarter"] = 4


def words_fraction(rule: Rule, number: Number, match: "re.Match[str]", home: str | None) -> Found | None:
    """Two thirds, one in five, in per cent."""
    bottom = numbers.english_word(match["of"]) if match["of"] else Decimal(_ORDINALS[match["part"].rstrip("s")])
    if not bottom or number.value >= bottom:
        return None
    return Found(number.start, match.end(), number.value / bottom * 100, "%", rule.id, 1)


RESOLVERS: dict[str, Resolver] = {
    "money": money, "minor": minor, "fixed": fixed, "unit": unit, "preceded": preceded, "count": count,
    "counted": counted, "bare": bare, "fraction": fraction, "slash": slash, "words_fraction": words_fraction,
}  # fmt: skip
