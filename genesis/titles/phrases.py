"""Noun phrases as pieces: what translation in either direction shares."""

import msgspec

from genesis.titles.wording import title_words


class Thing(msgspec.Struct, frozen=True):
    """The object of an act in words."""

    words: str
    instrument: bool  # its head names a measure: ban, tariffs, bill, agreement


class Token(msgspec.Struct, frozen=True):
    """A piece of a phrase that is being translated."""

    kind: str  # term, name, join, of, other, unknown
    head: str  # how it reads as the head
    modifier: str  # and before one
    adjective: bool = False
    instrument: bool = False


def known_end(tokens: list[Token]) -> list[Token]:
    """The tokens after the last unknown one, without what joined them to it; none where that one negates them."""
    last = max((at for at, token in enumerate(tokens) if token.kind == "unknown"), default=-1)
    if last >= 0 and tokens[last].head.endswith(title_words().phrase.zh_negations):
        return []
    rest = tokens[last + 1 :]
    while rest and rest[0].kind in ("join", "of", "other", "space"):
        rest = rest[1:]
    return [token for token in rest if token.kind != "space"]


def before_preposition(pieces: list[str], *also: str) -> list[str]:
    """The words before the first preposition, `of` only where it is asked for."""
    ends = (*title_words().phrase.en_prepositions, *also)
    return pieces[: next((at for at, word in enumerate(pieces) if word.lower() in ends), len(pieces))]
