"""Why a sentence gave no report, in the language of the interface."""

from genesis.wording.words import words

_PLAIN = {
    "no act": "unused.no_act",
    "told by a report elsewhere": "unused.elsewhere",
    "veto.no_report": "unused.no_report",
    "aside": "unused.aside",
}


def unused_words(reason: str, language: str) -> str:
    """A reason of `genesis.explain.Told` in words; one that is not known as it is."""
    say = words(language)
    if reason in _PLAIN:
        return say(_PLAIN[reason])
    kind, _, detail = reason.partition(": ")
    if kind == "veto":
        return say("unused.veto", word=detail)
    key = f"unused.needs_{detail}"
    return say(key) if kind == "needs" and say.has(key) else reason
