"""Chooses and fills the template of an act: verb forms, status, parts that may be left out."""

import re

import msgspec

from genesis.model import Report, Status
from genesis.titles.wording import Templates, short, title_words

_OPTIONAL = re.compile(r"<([^<>]*)>")
_SLOT = re.compile(r"\{(\w+)\}")
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2})\1")  # 引导基金 + 基金
_REPEATED = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)  # the + the EU AI Act
_VERB = re.compile(r"\[([^/\]]+)/([^\]]+)\]")


class Phrase(msgspec.Struct, frozen=True):
    """How a template is to be told."""

    status: Status
    plural: bool  # several actors: "sign", not "signs"
    language: str
    limit: int  # characters that a line may have


def templates_for(report: Report, language: str) -> tuple[str, ...]:
    """The templates of the report's act, then those of its category and polarity, then of its category; best first."""
    words = title_words()
    keys = (f"{report.category}.{report.polarity}", report.category, "other")
    of_act = words.act.get(report.act)
    # An act that may be told under another category (an order that sets a tariff) keeps its own words.
    return (
        _in(of_act, language)
        or next((_in(words.category[key], language) for key in keys if key in words.category), ())
    )  # fmt: skip


def nobody(language: str) -> tuple[str, ...]:
    """The templates for an act of nobody in particular."""
    return _in(title_words().nobody, language)


def _in(templates: Templates | None, language: str) -> tuple[str, ...]:
    if templates is None:
        return ()
    return templates.en if short(language) == "en" else templates.zh


def fill(templates: tuple[str, ...], slots: dict[str, str], phrase: Phrase) -> str:
    """The first template whose slots are all filled and whose line is short enough, else the shortest of the lines."""
    lines = [line for template in templates if (line := _line(template, slots, phrase))]
    fitting = next((line for line in lines if len(line) <= phrase.limit), None)
    return fitting or min(lines, key=len, default=slots["category"])


def _line(template: str, slots: dict[str, str], phrase: Phrase) -> str:
    """The template in words, "" where a slot that it needs is empty; optional parts go from the end to fit."""
    if any(not slots[name] for name in _SLOT.findall(_OPTIONAL.sub("", template))):
        return ""
    kept = [part for part in _OPTIONAL.findall(template) if all(slots[name] for name in _SLOT.findall(part))]
    while True:
        line = _said(_OPTIONAL.sub(lambda part: part[1] if part[1] in kept else "", template), slots, phrase)
        if len(line) <= phrase.limit or not kept:
            return line
        kept.pop()


def _said(template: str, slots: dict[str, str], phrase: Phrase) -> str:
    words = title_words().status[short(phrase.language)]
    number = "many" if phrase.plural else "one"
    if short(phrase.language) == "zh":
        text = template.replace("%", words.get(phrase.status, ""))
        return _DOUBLED.sub(r"\1", _SLOT.sub(lambda slot: slots[slot[1]], text))
    if phrase.status == "occurred":
        text = _VERB.sub(r"\2" if phrase.plural else r"\1", template)
    else:
        text = _VERB.sub(lambda verb: words[f"{number}_{phrase.status}"] + verb[2], template)
    text = _REPEATED.sub(r"\1", _SLOT.sub(lambda slot: slots[slot[1]], text))
    return text[:1].upper() + text[1:]
