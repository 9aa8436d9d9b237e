"""Countries by one character where they are listed: 日、荷政府, 美与韩、日, 澳、英、法等国."""

from collections.abc import Iterator
from functools import cache
from re import Pattern

from genesis import lexicon
from genesis.mentions.actors.gazetteer import Form, country_entity
from genesis.mentions.actors.rules import context
from genesis.mentions.actors.scanning import Match


def listed(text: str) -> Iterator[Match]:
    """The signs in the lists of `text` (simplified), in order."""
    lists, forms = _lists(), _forms()
    for found in lists.finditer(text):
        for at in range(*found.span()):
            if (form := forms.get(text[at])) is not None:
                yield Match(at, at + 1, form)


@cache
def _lists() -> Pattern[str]:
    return lexicon.compiled(context().sign_lists.replace("<sign>", f"[{''.join(context().signs)}]"))


@cache
def _forms() -> dict[str, Form]:
    return {sign: Form(sign, (country_entity((code,)),), "sign", length=1) for sign, code in context().signs.items()}
