"""Notes on an address in words: what could not be used, and what would be right."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from genesis.selection import WITHOUT, Note
from genesis.wording.values import parameter_words, setting_words
from genesis.wording.words import words

_MOST_ALLOWED = 6  # values named in a note, where some are near


def note_words(note: Note, language: str, *, codes: bool = False) -> str:
    """A note in words, as the pages call things; with `codes` as an address or a command line writes them."""
    say = words(language)
    if note.problem == "parameter":
        return _unknown(note, language, codes=codes)
    name = note.parameter if codes else parameter_words(note.parameter, language)
    if note.problem == "period":
        return say("note.period", parameter=name, value=note.value)
    form = f"form.{note.parameter}"
    if not codes and note.problem == "value" and say.has(form):
        return say("note.form", parameter=name, value=note.value, form=say(form))
    told = _plain if codes else setting_words
    allowed = _listed(_nearest(note), note.parameter, told, language)
    key = "note.value" if note.problem == "value" else "note.absent_near" if note.allowed else "note.absent"
    return say(key, parameter=name, value=note.value, allowed=allowed)


def _unknown(note: Note, language: str, *, codes: bool) -> str:
    """A parameter that means nothing: with the one that may be meant, by its name and as an address writes it."""
    say = words(language)
    if len(note.allowed) != 1:
        return say("note.parameter", parameter=note.parameter)
    meant = note.allowed[0]
    name = "" if codes else parameter_words(meant, language)
    key = "note.parameter_near" if codes or name == meant else "note.parameter_named"
    return say(key, parameter=note.parameter, allowed=meant, name=name)


def _listed(values: Sequence[str], parameter: str, told: Callable[[str, str, str], str], language: str) -> str:
    named = dict.fromkeys(told(parameter, value, language) for value in values)
    return ("、" if language != "en" else ", ").join(named)


def _plain(parameter: str, value: str, language: str) -> str:
    return value


def _nearest(note: Note) -> Sequence[str]:
    """What is allowed; of many codes those that the value is most like, where it is like any; an order one way only."""
    allowed = [one for one in note.allowed if not one.startswith(WITHOUT)]
    if len(allowed) <= _MOST_ALLOWED:
        return allowed
    return get_close_matches(note.value, allowed, n=_MOST_ALLOWED) or allowed
