"""Quantities: sums of money, shares, multiples, counts, power, energy and other measures, with their exact values.

A number is looked for first; the rules of lexicons/quantities.toml say what those words make of it that follow it.
One pass, no backtracking over the text: the cost grows with its length.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from genesis.mentions.quantities import context, numbers
from genesis.mentions.quantities.resolvers import RESOLVERS, SHARED, Found, shared_currency, with_minor
from genesis.mentions.quantities.rules import Rule, RuleSet, rule_set
from genesis.mentions.quantities.whose import Whose
from genesis.model import Language, Quantity

__all__ = ["find", "is_money"]

_LETTER = re.compile(r"[ -]?(?:(thousand|million|billion|trillion|bn|mn|mln|trn|tn)\b|([kKmMbBtT])(?![A-Za-z\d]))")
_LETTERS = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9, "mn": 10**6, "mln": 10**6,
    "trn": 10**12, "tn": 10**12, "k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12,
}  # fmt: skip
_NEXT_SUM = re.compile(r"[$¥￥]\s?\d")  # a sign between two numbers belongs to the second: $ 20,000 $ 37,000
_YUAN = {"元", "圆", "块"}  # after a sum of any currency that is named before it: 新台币10亿元
_RULE, _MONEY = "quantity.", "money."
_WITHOUT_CURRENCY = SHARED | {"", "count.bare"}  # rules of an upper end that has the currency of the lower one
_BACK = 3  # quantities among which the sum is that a conversion repeats
_NEAR = 80  # characters within which a bare sum takes the currency of the sum before it
_NOT_BEFORE = "第数几〔%"
_NOT_BEFORE_HAN = "第数几周期拜初阿老"


def find(plain: str, language: Language, home: str | None = None) -> list[Quantity]:
    """All quantities of `plain` in order, without overlaps.

    `plain` is what `genesis.scripts.plain` makes of a text; `home` is the country of its publisher (ISO 3166-1
    alpha-2): a bare 元 is then TWD in Taiwan, a bare $ AUD in Australia. Of a sum whose `rule` is money.shared or
    money.sign the words alone do not say the currency.
    """
    found = _Finder(plain, language, home).run()
    return _finished(plain, _joined(plain, found, english=language == "en"))


def is_money(quantity: Quantity) -> bool:
    """Whether a quantity is a sum of money: its unit is then a currency, or the name of money without a code."""
    return quantity.rule.startswith(_RULE + _MONEY)


class _Finder:
    """One pass over a text."""

    def __init__(self, plain: str, language: Language, home: str | None) -> None:
        self.plain, self.language, self.home = plain, language, home
        self.rules: RuleSet = rule_set(language)
        self.marks = context.last_signs() | context.RANGE_ENDS
        self.whose = Whose(plain, home)
        self.floor = 0  # end of the quantity before
        self.last_sum: Found | None = None

    def run(self) -> list[Found]:
        """Numbers with and without a unit, and whole words, in the order of the text."""
        found = []
        for match in numbers.scan(self.plain, self.language):
            if match.start() < self.floor or self._is_part_of_name(match.start()):
                continue
            after = self.rules.after(self.plain, match.end())
            if after is None and not self._may_matter(match.start(), match.end()):
                continue
            number = numbers.read(match.group(), match.start(), self.language)
            quantity = self._quantity(number, after) if number else None
            if quantity:
                found.append(quantity)
                self.floor = quantity.end
                if quantity.rule.startswith(_MONEY) and quantity.unit:
                    self.last_sum = quantity
        return sorted([*found, *self._whole_words()], key=lambda quantity: quantity.start)

    def _may_matter(self, start: int, end: int) -> bool:
        """Whether a number that no unit follows can have one before it, or be the lower end of a range."""
        return self.plain[start - 1 : start] in self.marks or self.plain[end : end + 1] in context.RANGE_SIGNS

    def _is_part_of_name(self, start: int) -> bool:
        """第3, H100, GPT-4, 10/3/2025: digits that are no number of their own."""
        before = self.plain[start - 1] if start else ""
        if not self.plain[start].isdigit() or not self.plain[start].isascii():
            return bool(before) and before in _NOT_BEFORE_HAN
        if not before or before.isspace():
            return self.plain[start - 2 : start - 1] == "第"
        if before.isascii() and before.isalpha():
            return context.currency_before(self.plain, start, self.floor, self.home) is None
        if before in "-_./":
            earlier = self.plain[start - 2 : start - 1]
            if before == "/" and earlier.isdigit():
                return True
            letters = earlier.isascii() and earlier.isalpha() and not self.plain.startswith("-to-", start - 4)
            return letters and context.currency_before(self.plain, start, self.floor, self.home) is None
        return before in _NOT_BEFORE

    def _quantity(self, number: numbers.Number, after: tuple[Rule, re.Match[str]] | None) -> Found:
        """What the number is a quantity of; the number alone, without a unit, where no rule fits."""
        if prefix := context.currency_before(self.plain, number.start, self.floor, self.home):
            return self._prefixed_sum(number, prefix, after)
        for rule, match in self.rules.candidates(self.plain, number.start, number.end, after):
            quantity = RESOLVERS[rule.resolver](rule, number, match, self.home)
            if quantity:
                return self.whose.settle(self._with_inherited_currency(quantity))
        return Found(number.start, number.end, number.value, "", "", number.scale)

    def _prefixed_sum(
        self, number: numbers.Number, prefix: tuple[int, str, bool, int], after: tuple[Rule, re.Match[str]] | None
    ) -> Found:
        """A sum whose currency stands before it; a more exact word after it wins over a bare sign."""
        start, code, shared, factor = prefix
        value, end, scale = number.value * factor, number.end, number.scale * factor
        if after and after[0].resolver == "money" and not _NEXT_SUM.match(self.plain, after[1].end() - 1):
            behind = RESOLVERS["money"](after[0], number, after[1], self.home)
            named = shared and after[0].id == "money.named"
            if behind and (named or behind.unit == code or after[1].group().strip() in _YUAN):
                code = behind.unit if named else code
                rule = "money.shared" if shared and not named else "money.before"
                return Found(start, behind.end, behind.value, code, rule, behind.scale)
        if letter := _LETTER.match(self.plain, number.end):
            worth = _LETTERS[(letter[1] or letter[2]).lower()]
            value, end, scale = value * worth, letter.end(), scale * worth
        value, end = with_minor(value, self.plain, end) if self.language == "en" and scale == 1 else (value, end)
        found = Found(start, end, value, code, "money.shared" if shared else "money.before", scale)
        return self.whose.settle(found)

    def _with_inherited_currency(self, quantity: Found) -> Found:
        """投资520亿: the currency of a sum just before, else that of the publisher's country."""
        if quantity.rule == "money.implied":
            near = self.last_sum and quantity.start - self.last_sum.end <= _NEAR
            quantity.unit = self.last_sum.unit if near and self.last_sum else shared_currency("元", self.home)
        return quantity

    def _whole_words(self) -> list[Found]:
        found = []
        for rule, match in self.rules.whole_words(self.plain):
            if not rule.rejects(self.plain, match):
                value = Decimal(str(rule.value))
                found.append(Found(match.start(), match.end(), value, rule.unit, rule.id, 1))
        return found


def _joined(plain: str, found: list[Found], *, english: bool) -> list[tuple[Found, Found]]:
    """Pairs (low, high): the two ends of a range, or one quantity twice; bare numbers fall away."""
    pairs: list[tuple[Found, Found]] = []
    waiting: Found | None = None
    for quantity in found:
        if waiting and _is_range(plain, waiting, quantity, english=english):
            if pairs and pairs[-1][1] is waiting:
                pairs.pop()
            waiting.value = _shared_scale(waiting, quantity, english=english)
            pairs.append((waiting, quantity))
            waiting = None
            continue
        if quantity.unit and (not pairs or quantity.start >= pairs[-1][1].end):
            pairs.append((quantity, quantity))
        waiting = quantity
    return pairs


def _is_range(plain: str, low: Found, high: Found, *, english: bool) -> bool:
    """Whether the two are the ends of one range; `high` then has the unit and scale of both."""
    if low.unit and low.rule.startswith(_MONEY) and high.rule in _WITHOUT_CURRENCY:
        return _is_prefixed_range(plain, low, high, english=english)
    if not high.unit or low.unit not in ("", high.unit):
        return False
    guess = low.scale == 1 and high.scale > 1
    if not context.are_range(plain, (low.start, low.end), (high.start, high.end), english=english, guess=guess):
        return False
    if low.unit:
        return not context.is_change(plain, low.start, money=low.rule.startswith(_MONEY))
    return _shared_scale(low, high, english=english) < high.value


def _is_prefixed_range(plain: str, low: Found, high: Found, *, english: bool) -> bool:
    """$3-4 trillion, ¥100-150bn, NT$30億至50億元: the currency before the lower end is that of the upper one too."""
    letter = _LETTER.match(plain, high.end) if not high.unit else None
    worth = _LETTERS[(letter[1] or letter[2]).lower()] if letter else 1
    value, scale, end = high.value * worth, high.scale * worth, letter.end() if letter else high.end
    guess = low.scale == 1 and scale > 1
    if not context.are_range(plain, (low.start, low.end), (high.start, end), english=english, guess=guess):
        return False
    if scale == 1 and not high.unit and plain[low.end : low.end + 1] not in context.DASHES:
        return False
    upper = Found(high.start, end, value, low.unit, low.rule, scale)
    if context.is_change(plain, low.start, money=True) or _shared_scale(low, upper, english=english) >= value:
        return False
    high.value, high.scale, high.end, high.unit, high.rule = value, scale, end, low.unit, low.rule
    return True


def _shared_scale(low: Found, high: Found, *, english: bool) -> Decimal:
    """The lower end's value, with as much of the upper end's scale as fits it: 3萬—4萬億, $800 to $1.2 billion."""
    if low.scale > 1 and low.unit:
        return low.value
    steps = (10**3, 10**6, 10**9) if english else (10**4, 10**8)
    factors = [factor for factor in (*steps, high.scale) if high.scale % factor == 0]
    return max((low.value * factor for factor in factors if low.value * factor < high.value), default=low.value)


def _finished(plain: str, pairs: list[tuple[Found, Found]]) -> list[Quantity]:
    """Quantities with their qualifiers, conversions marked."""
    out: list[Quantity] = []
    for low, high in pairs:
        first, last = sorted((low.value, high.value))
        out.append(
            Quantity(
                start=low.start,
                end=high.end,
                low=float(first),
                high=float(last),
                unit=high.unit,
                qualifier=context.qualifier(plain, low.start, high.end),
                noun=high.noun,
                converted=_is_conversion(plain, out, low, high),
                rule=_RULE + high.rule,
            )
        )
    return out


def _is_conversion(plain: str, told: Sequence[Quantity], low: Found, high: Found) -> bool:
    """Whether the sum says again, in another currency, what the last of the quantities `told` that is a sum says."""
    if not high.rule.startswith(_MONEY):
        return False
    before = next((quantity for quantity in reversed(told[-_BACK:]) if is_money(quantity)), None)
    if before is None or before.converted or before.unit == high.unit:
        return False
    return context.is_conversion(plain, before.end, low.start, high.end)
