"""The filters of a selection in words: "Country is United States or China", "From: 2025-01"."""

from genesis.model import Record
from genesis.selection import FACETS, WITHOUT, Selection
from genesis.wording.places import listing
from genesis.wording.values import value_words
from genesis.wording.words import words

_KEYS = {**FACETS, "text": "text", "first": "from", "last": "to", "as_of": "as_of"}


class Condition(Record, frozen=True, kw_only=True):
    """One condition that is set; `left` is the value that its field has without it."""

    field: str
    words: str
    left: tuple[str, ...] | str | None


def conditions(selection: Selection) -> tuple[Condition, ...]:
    """Each condition of a selection: of a facet what must be and what must not be are two."""
    return tuple(one for field in selection.filters() for one in _conditions(field, selection))


def _conditions(field: str, selection: Selection) -> list[Condition]:
    say = words(selection.lang)
    name = say(f"filter.{_KEYS[field]}")
    if field not in FACETS:
        told = say("filter.set", facet=name, value=getattr(selection, field))
        return [Condition(field=field, words=told, left="" if field == "text" else None)]
    wanted, unwanted = selection.wanted(field), selection.unwanted(field)
    without = tuple(WITHOUT + code for code in unwanted)
    made = []
    for phrase, codes, left in (("filter.is", wanted, without), ("filter.is_not", unwanted, wanted)):
        if codes:
            named = [value_words(FACETS[field], code, selection.lang) for code in codes]
            told = say(phrase, facet=name, values=listing(named, selection.lang, "filter.or"))
            made.append(Condition(field=field, words=told, left=left))
    return made
