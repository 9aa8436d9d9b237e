"""The rules for actors as data: `actors.context.toml`, `actors.forms.toml` and `actors.coreference.toml`."""

from functools import cache
from typing import Literal

import msgspec

from genesis import lexicon
from genesis.model import ActorKind


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in which `span` is, or is not, a mention with this name and these countries."""

    text: str
    span: str
    name: str | None = None
    countries: tuple[str, ...] | None = None
    kind: str | None = None
    home: str | None = None


class TrustedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forms flagged as ambiguous in a row that are nearly always the name in texts of this field."""

    id: str
    forms: tuple[str, ...]
    accept: tuple[Example, ...] = ()
    reject: tuple[Example, ...] = ()


class Support(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Surroundings in which a form with one of these guards is the name: words right before or right after it."""

    id: str
    guards: tuple[str, ...]
    before: str = ""  # regular expression that must match up to the form
    after: str = ""  # regular expression that must match from the end of the form
    accept: tuple[Example, ...] = ()
    reject: tuple[Example, ...] = ()


class ContextRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`actors.context.toml`: when a form that may be another word is a name."""

    openers: str  # capitalised words before an institution that are no part of its name
    signs: dict[str, str]  # one-character country name -> code
    sign_after: tuple[str, ...]  # words before a sign: 对, 驻
    sign_before: tuple[str, ...]  # words after a sign: 财长, 企
    not_signs: tuple[str, ...]  # such pairs that are other words: 抗日
    sign_lists: str  # several signs that a list makes names, <sign> stands for each: 日、荷政府
    headline_signs: tuple[str, ...]
    headline_verbs: tuple[str, ...]
    by_country: tuple[str, ...]  # offices and programmes that several countries have
    no_start: str  # from the character before a form on: its first sign belongs to the word before
    no_run: str  # from the last sign of a run of countries on: the sign begins a word of its own
    no_end: str  # regular expression, from the last character of a form on: it goes on as another word
    home_words: tuple[str, ...]  # 我国: the country of the text
    shadows: tuple[str, ...]  # words in which a name is no name
    trusted: tuple[TrustedWords, ...]
    support: tuple[Support, ...]


class FormRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an organisation, programme or law that no lexicon has is recognised by its form.

    One of three: `keyword` with what may stand `before` and `after` it, for Latin names; `ending`, the last word of a
    Chinese name, which reaches back to the nearest boundary; `pattern`, in which the group that matched is the name.
    All run over the masked text, in which `<country>`, `<cap>` and the like stand for the fragments of the file.
    """

    id: str
    kind: ActorKind
    languages: tuple[str, ...]
    pattern: str = ""
    holds: str = ""  # what every match of `pattern` holds: only there it is sought
    keyword: str = ""
    before: str = ""
    after: str = ""
    ending: str = ""
    countries: tuple[str, ...] = ()  # of all names of this form
    anchored: str = ""  # country: must begin with one; place: with a country, region or city
    joins: bool = False  # the name may hold 和 and 、, as those of ministries do
    recurs: bool = False  # counts only where the document has it again, or it begins with a place
    place_alone: str = ""  # an ending that makes a name with nothing but a region or city before it: 苏州银行
    least: int = 2  # characters before the ending
    accept: tuple[Example, ...] = ()
    reject: tuple[Example, ...] = ()


class FormRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`actors.forms.toml`."""

    boundary: str  # regular expression: what cannot stand in a Chinese name
    joint: str  # what only names of ministries hold: 和, 、
    generic: tuple[str, ...]  # words of which alone no name consists: 科技, 大型
    industry: tuple[str, ...]  # words that a short name leaves out: 科技, 有限
    opening: str  # regular expression: English words that open a sentence and belong to no name
    definition: str  # after a name: brackets that introduce short names, one a group
    not_short: tuple[str, ...]  # what brackets introduce but stands for many
    endings: dict[ActorKind, str]  # what may follow a known name of a kind and belongs to it
    whose: str  # what may stand between a country and the name of its company
    government: str  # what after a person, country or region makes it a government
    ticker: str  # a ticker in brackets, groups exchange and code, or number and market
    exchanges: dict[str, str]  # market suffixes and other names of exchanges -> our names
    fragments: dict[str, str]
    rule: tuple[FormRule, ...]
    accept: tuple[Example, ...] = ()
    reject: tuple[Example, ...] = ()


class ReferenceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that point back to an actor: the kinds that they can stand for."""

    id: str
    languages: tuple[str, ...]
    pattern: str
    kinds: tuple[ActorKind, ...]
    take: Literal["one", "country", "subject", "pair", "other"] = "one"
    accept: tuple[Example, ...] = ()
    reject: tuple[Example, ...] = ()


class ReferenceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`actors.coreference.toml`."""

    starts: dict[str, str]  # language -> regular expression: how all words of its rules begin
    rule: tuple[ReferenceRule, ...]


@cache
def context() -> ContextRules:
    """The rules of `actors.context.toml`."""
    return lexicon.read_toml("actors.context.toml", ContextRules)


@cache
def forms() -> FormRules:
    """The rules of `actors.forms.toml`."""
    return lexicon.read_toml("actors.forms.toml", FormRules)


@cache
def references() -> ReferenceRules:
    """The rules of `actors.coreference.toml`."""
    return lexicon.read_toml("actors.coreference.toml", ReferenceRules)
