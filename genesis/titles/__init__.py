"""Titles of events: one short line in English or Chinese, worded from the parts of a report.

The line is made of who acts, the act's own template (lexicons/titles.toml), what it is about, the sum, and against
whom. What a text in the other language calls a thing is put through the glossary (lexicons/glossary.csv) and the
gazetteer; where that does not cover it, the subject or the category stands in its place, never half a translation.
"""

from genesis.lexicon import categories
from genesis.model import Report
from genesis.titles.actors import Actor, actor_of, target_of
from genesis.titles.names import is_occasion, programme_name
from genesis.titles.phrases import Thing
from genesis.titles.sums import sum_in_words
from genesis.titles.templates import Phrase, fill, nobody, templates_for
from genesis.titles.things import thing
from genesis.titles.wording import short, title_words

__all__ = ["sum_in_words", "title"]

_MAX = {"en": 80, "zh-Hans": 40}  # characters
_SUBJECTS = 2  # at most so many stand for a thing that has no words


def title(report: Report, language: str) -> str:
    """One line in `language` (en, zh-Hans) that tells the act of `report`: about 80 letters or 40 characters."""
    actor = actor_of(report, language)
    slots = _slots(report, actor, language)
    phrase = Phrase(status=report.status, plural=actor.plural, language=language, limit=_MAX[language])
    templates = templates_for(report, language) if slots["actor"] else nobody(language)
    return fill(templates, slots, phrase)


def _slots(report: Report, actor: Actor, language: str) -> dict[str, str]:
    """The words for each slot of a template, empty where the report has none in this language."""
    found = thing(report.object, language) or Thing("", instrument=False)
    names = title_words().topics[short(language)]
    topics = [names[key] for key in report.subjects if key in names][:_SUBJECTS]
    topic = (" and " if language == "en" else "和").join(topics)
    words = title_words().object
    empty = found.words.lower() in words.empty or (topic and found.words.lower() in words.generic)
    told = "" if empty else found.words
    measure, named = (told, "") if found.instrument else ("", told)
    return {
        "actor": actor.words,
        "head": actor.words if actor.kind == "head" else "",
        "firm": actor.words if actor.kind == "firm" else "",
        "target": target_of(report, language),
        "programme": _programme(report, language),
        "instrument": measure,
        "object": named,
        "topic": topic,
        "what": named or topic,
        "sum": sum_in_words(report.amounts, language),
        "category": _category_name(report.category, language),
    }


def _programme(report: Report, language: str) -> str:
    """A summit or a conference is told of talks alone; other acts only happen at it."""
    if report.programme is None or (report.category != "diplomacy" and is_occasion(report.programme)):
        return ""
    return programme_name(report.programme, language)


def _category_name(category: str, language: str) -> str:
    return next((one.name.in_(language) for one in categories() if one.id == category), category)
