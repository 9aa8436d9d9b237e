"""Temporal expressions of Chinese and English texts: where they stand and which days they can denote.

`find` walks through a text once. At each place where a rule can begin, the longest match that its resolver can read
is taken; each reading may lean on those before it (genesis.mentions.dates.context). Afterwards neighbours become
ranges, and the words beside a mention say how it is meant (since, until, by).

Conventions that the record does not show:

- `since` with 以来, 至今 or since runs to the publication day, and its precision stays that of the named beginning
  (自9月…以来 is a month); with 起 or from it is the named day, month or year alone. 或之后 and "on or after" leave the
  end open.
- `by`, `until`, `before`, `after` and `as_of` leave the named span as it is; 或之前 and "or before" leave the start
  open.
- A year that only names an instrument (CHIPS Act of 2022, 《1930年关税法》, 公告2025年第61号) has the rule `name_year`
  and dates no act; years and plans inside a Chinese title (《行动计划(2025—2027年)》) have `name_period`.
- The next days and business days (Monday to Friday) begin on the day after the publication; the next weeks, months and
  years on that day; quarters are whole ones. Weeks of a month or year are counted by their Thursdays (ISO 8601).
- A holiday without a year is the one nearest by the tense of its clause.
- 近期, 目前, recently are `vague` without days; mere durations are left out.
- Relative words are left out where the publication day is unknown.
"""

from collections.abc import Sequence
from datetime import date

from genesis.mentions.dates.chained import chained
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
        if rules.chains:
            item = chained(item, context, found[-1].end if found else 0)
        range_ = joined(found[-1], item, context) if found else None
        if range_:
            found[-1] = range_
        else:
            found.append(item)
    return [related(item, context) for item in found]
