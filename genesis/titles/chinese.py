"""English noun phrases in Chinese, by the glossary and the gazetteer."""

import re

from genesis.titles.glossary import glossary, normalised
from genesis.titles.names import gazetteer
from genesis.titles.phrases import Thing, Token, before_preposition, known_end
from genesis.titles.wording import title_words

_EN_PIECE = re.compile(r"\d[\d,.]*%?|[A-Za-z][\w.+'-]*|[,&]")


def in_chinese(text: str) -> Thing | None:
    """An English noun phrase in Chinese, by longest match: `exports of gallium` is 镓出口."""
    pieces = before_preposition(_EN_PIECE.findall(text))
    lowered = [word.lower() for word in pieces]
    if "of" in lowered:
        at = lowered.index("of")
        pieces = [*pieces[at + 1 :], *pieces[:at]]
    tokens = known_end(_en_tokens(pieces))
    if not tokens or tokens[-1].adjective or tokens[-1].kind not in ("term", "name"):
        return None
    return Thing("".join(token.head for token in tokens), tokens[-1].instrument)


def _en_tokens(pieces: list[str]) -> list[Token]:
    terms, names = glossary()["en"], gazetteer()
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        for n in range(min(6, len(pieces) - at), 0, -1):
            words = " ".join(pieces[at : at + n])
            term, entry = terms.get(normalised(words)), names.get(words)
            if term:
                tokens.append(Token("term", term.zh, term.zh, term.kind == "adjective", term.kind == "instrument"))
            elif entry and entry.zh:
                tokens.append(Token("name", entry.zh[0], entry.zh[0]))
            else:
                continue
            break
        else:
            n = 1
            tokens.append(_en_word(pieces[at]))
        at += n
    return tokens


def _en_word(word: str) -> Token:
    """A word that no lexicon has: a name where it has digits or inner capitals (H200, SpaceX), else unknown."""
    if word.lower() in title_words().phrase.en_joins:
        return Token("join", title_words().phrase.en_joins[word.lower()], "")
    if word.lower() in ("the", "a", "an", "of"):
        return Token("space", "", "")
    named = any(sign.isdigit() for sign in word) or word[1:] != word[1:].lower()
    return Token("name" if named else "unknown", word, word, adjective=word[0].isdigit())
