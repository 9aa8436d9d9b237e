"""What an act is about, in the language of the title: the words of the text, or their translation by the glossary.

A translation must cover the thing. Where a qualifier before the head is unknown, the head with what stands right
before it is kept ("of the next-door kind advanced chips" gives "advanced chips"); where the head is unknown there is
no translation at all.
"""

import re

from genesis.lexicon import compiled
from genesis.scripts import plain
from genesis.titles.chinese import in_chinese
from genesis.titles.english import in_english
from genesis.titles.glossary import glossary, normalised
from genesis.titles.names import english_names, gazetteer, is_chinese
from genesis.titles.phrases import Thing, before_preposition
from genesis.titles.wording import short, title_words

_SHORTEST = 2
_LONGEST = {"en": 60, "zh": 22}  # characters of a thing in a title
_LONGEST_FORM = 16  # characters of the longest Chinese form that is looked up
_QUOTES = re.compile(r"[“”\"「」《》]")


def thing(text: str | None, language: str) -> Thing | None:
    """The object `text` of a report in the language of a title; None where it cannot be told in it.

    Of words that a verb divides, the first that names a thing is taken, else the last that names a measure.
    """
    if not text:
        return None
    own = "zh" if is_chinese(text) else "en"
    edges = title_words().object
    bare = _QUOTES.sub("", " ".join(plain(text).split()))
    if compiled(edges.markup).search(bare):
        return None
    bare = compiled(edges.zh_sums if own == "zh" else edges.en_sums).sub("", bare)
    if own == "zh":
        bare = compiled(edges.zh_toward).sub("", compiled(edges.zh_related).sub(r"\1", bare))
    pieces = compiled(edges.zh_verbs).split(bare) if own == "zh" else [bare]
    found = [one for one in (_told(_trimmed(piece, own), own, language) for piece in pieces) if one]
    return next((one for one in found if not one.instrument), found[-1] if found else None)


def _told(words: str, own: str, language: str) -> Thing | None:
    if len(words) < _SHORTEST:
        return None
    if own == short(language):
        return _own_words(words, own)
    made = in_english(words) if own == "zh" else in_chinese(words)
    return made if made and len(made.words) <= _LONGEST[short(language)] else None


def _trimmed(text: str, own: str) -> str:
    edges = title_words().object
    lead, tail = (edges.zh_lead, edges.zh_tail) if own == "zh" else (edges.en_lead, edges.en_tail)
    flags = re.IGNORECASE if own == "en" else 0
    cut = compiled(lead, flags).sub("", text.strip(" ,.;:，。；：、"))
    return compiled(tail, flags).sub("", cut).strip(" ,.;:，。；：、")


def _own_words(words: str, own: str) -> Thing | None:
    """The words of the text, where their head is a thing that the glossary or the gazetteer knows."""
    if words.startswith(tuple(title_words().phrase.zh_joins)) or not _head_is_known(words, own):
        return None
    return Thing(words, _head_is_instrument(words, own)) if len(words) <= _LONGEST[own] else _shorter(words, own)


def _head_is_known(words: str, own: str) -> bool:
    """Whether the phrase ends in a term or a name."""
    if own == "zh":
        ends = (words[at:] for at in range(max(0, len(words) - _LONGEST_FORM), len(words)))
        return any(end in glossary()["zh"] or end in english_names() for end in ends)
    pieces = before_preposition(words.split(), "of")
    ends = (" ".join(pieces[at:]) for at in range(len(pieces)))
    return any(normalised(end) in glossary()["en"] or end in gazetteer() for end in ends)


def _shorter(words: str, own: str) -> Thing | None:
    """The head of a long phrase: in Chinese after the last 的, in English before the first preposition."""
    head = words.rpartition("的")[2] if own == "zh" else " ".join(before_preposition(words.split(), "of"))
    return Thing(head, _head_is_instrument(head, own)) if head and len(head) <= _LONGEST[own] else None


def _head_is_instrument(words: str, own: str) -> bool:
    """Whether the longest known end of the phrase names a measure, a law or a fund."""
    if own == "zh":
        ends = [words[at:] for at in range(len(words))]
    else:
        pieces = before_preposition(words.split(), "of")
        ends = [" ".join(pieces[at:]) for at in range(len(pieces))]
    terms, names = glossary()[own], english_names()
    for end in ends:
        term = terms.get(end if own == "zh" else normalised(end))
        entry = gazetteer().get(names.get(end, end))
        if term or entry:
            return term.kind == "instrument" if term else entry is not None and entry.kind in ("law", "fund")
    return False
