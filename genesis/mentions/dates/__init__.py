"""Temporal expressions of Chinese and English texts: where they stand and which days they can denote.

`find` walks through a text once. At each place where a rule can begin, the longest match that its resolver can read
is taken; each reading may lean on those before it (genesis.mentions.dates.context). Afterwards neighbours become
ranges, and the words beside a mention say how it is meant (since, until, by).

Conventions that the record does not show: a mention with `relation` since and 以来 or since beside it runs to the
publication day, its precision stays that of the named beginning. A year that only names an instrument (CHIPS Act of
2022, 《1930年关税法》) has the rule `name_year`: it dates no act. 《行动计划(2025—2027年)》 has `name_period`.
"""

from collections.abc import Sequence
from datetime import date

from genesis.mentions.dates.context import Context
from genesis.mentions.dates.ranges import joined
from genesis.mentions.dates.relations import related
from genesis.mentions.dates.rules import grammar
from genesis.mentions.dates.scan import Found, scan, writing_year
from genesis.model import DateMention, Language, Sentence

__all__ = ["find"]


def find(
    plain: str, language: Language, published: date | None, sentences: Sequence[Sentence] = ()
) -> list[DateMention]:
    """All temporal expressions of a text, sorted, not overlapping.

    `plain` is simplified and half-width (genesis.scripts.plain); `published` is the day that relative expressions
    count from, None where it is unknown; `sentences` (genesis.sentences.split) tell headings and paragraphs.
    """
    rules = grammar("en" if language == "en" else "zh")
    context = Context(plain, rules, published, writing_year(plain, published, rules), sentences)
    found: list[Found] = []
    for item in scan(plain, rules, context):
        range_ = joined(found[-1], item, context) if found else None
        if range_:
            found[-1] = range_
        else:
            found.append(item)
    return [related(item, context) for item in found]
