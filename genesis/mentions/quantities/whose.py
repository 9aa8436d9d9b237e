"""Whose 元, $ or ¥ a bare sign is: by what the text declares, by the words before it, by what the text is about."""

from functools import cached_property

from genesis.lexicon import compiled
from genesis.mentions.quantities import words
from genesis.mentions.quantities.resolvers import SHARED, Found

_CONTEXT = 160  # characters before a sum in which a word speaks of its currency
_CHINA = "CN"
_SAME_BELOW = "下同"
_YUAN = "元"  # the sign of a sum without any: 投资520亿


class Whose:
    """Settles the currency of the sums of one text, published in `home` (ISO 3166-1 alpha-2)."""

    def __init__(self, plain: str, home: str | None) -> None:
        self._plain, self._home = plain, home
        self._prevailing: dict[str, str | None] = {}

    def settle(self, quantity: Found) -> Found:
        """The sum with the currency that its text gives to its sign; other quantities as they are."""
        if quantity.rule in SHARED:
            quantity.unit = self._declared_at(quantity) or self._spoken_of(quantity) or quantity.unit
        return quantity

    @cached_property
    def _declared(self) -> list[tuple[int, str]]:
        """Places from which on a bare sign stands for a currency: 400亿元（美元，下同）."""
        if _SAME_BELOW not in self._plain:
            return []
        names = words.currency_after()
        either = words.either(name for name in names if not name.isascii())
        declared = compiled(rf"[（(]\s?(?:单位[:：]\s?)?({either})\W{{0,2}}{_SAME_BELOW}")
        return [(found.start(), names[found[1]]) for found in declared.finditer(self._plain)]

    def _declared_at(self, quantity: Found) -> str | None:
        return next((code for place, code in reversed(self._declared) if place <= quantity.end), None)

    def _spoken_of(self, quantity: Found) -> str | None:
        """The currency of ¥ or 元 in a text whose home has no such sign of its own."""
        if quantity.unit != "CNY" or self._home == _CHINA:
            return None
        written = self._plain[quantity.start : quantity.end] + (_YUAN if quantity.rule == "money.implied" else "")
        for sign in words.with_context():
            if self._home not in sign.home and any(mark in written for mark in (*sign.before, *sign.after)):
                return self._near(quantity.start, sign) or self._about(sign)
        return None

    def _near(self, start: int, sign: words.Sign) -> str | None:
        """The currency of whose words one stands nearest before `start`."""
        text = self._plain[max(0, start - _CONTEXT) : start]
        places = {code: max(map(text.rfind, spoken)) for code, spoken in sign.context.items()}
        nearest = max(places, key=lambda code: places[code])
        return nearest if places[nearest] >= 0 else None

    def _about(self, sign: words.Sign) -> str | None:
        """The currency of whose words the whole text has most."""
        key = sign.after[0]
        if key not in self._prevailing:
            counts = {code: sum(self._plain.count(word) for word in spoken) for code, spoken in sign.context.items()}
            most = max(counts, key=lambda code: counts[code])
            self._prevailing[key] = most if counts[most] else None
        return self._prevailing[key]
