"""Chinese noun phrases in English, by the glossary and the gazetteer."""

import re

from genesis.titles.glossary import glossary
from genesis.titles.names import english_names, gazetteer, with_article
from genesis.titles.phrases import Thing, Token, known_end
from genesis.titles.wording import title_words

_LONGEST_FORM = 16  # characters of the longest Chinese form that is looked up
_ZH_PIECE = re.compile(r"[A-Za-z][A-Za-z0-9.+\-]*(?: [A-Z0-9][A-Za-z0-9.+\-]*)*|\d[\d,.]*%?|.", re.DOTALL)


def in_english(text: str) -> Thing | None:
    """A Chinese noun phrase in English, by longest match."""
    tokens = known_end(_zh_tokens(text))
    if not tokens or tokens[-1].adjective or tokens[-1].kind not in ("term", "name"):
        return None
    words = _english_list(tokens)
    return Thing(words, tokens[-1].instrument) if words else None


def _zh_tokens(text: str) -> list[Token]:
    """The best way to cut `text`: the fewest unknown characters, then the fewest pieces."""
    best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(text) + 1)  # unknown, pieces, size of the first piece
    for at in range(len(text) - 1, -1, -1):
        best[at] = min(
            (best[at + size][0] + unknown, best[at + size][1] + 1, size) for size, unknown in _zh_sizes(text, at)
        )
    tokens, at = [], 0
    while at < len(text):
        size = best[at][2]
        tokens.append(_zh_token(text[at : at + size]))
        at += size
    return tokens


def _zh_sizes(text: str, at: int) -> list[tuple[int, int]]:
    """How long the piece at `at` may be, with its number of unknown characters."""
    longest = min(_LONGEST_FORM, len(text) - at)
    sizes = [(size, 0) for size in range(1, longest + 1) if _zh_known(text[at : at + size])]
    run = _ZH_PIECE.match(text, at)
    if run is None or not run[0][0].isascii():
        return [*sizes, (1, 1)]
    measure = _measure(text[run.end() :]) if run[0][0].isdigit() else 0
    return [*sizes, (len(run[0]) + measure, 0)]


def _zh_token(form: str) -> Token:
    terms, names = glossary()["zh"], english_names()
    if form in terms:
        term = terms[form]
        return Token("term", term.en, term.modifier, term.kind == "adjective", term.kind == "instrument")
    if form in names:
        entry = gazetteer()[names[form]]
        name = entry.name.split(" (")[0]
        fund = entry.kind in ("fund", "law")
        return Token("name", name, name, instrument=fund)
    if _zh_known(form):
        return _zh_function_word(form)
    if not form[0].isascii():
        return Token("unknown", form, form)
    number = form[0].isdigit()
    bare = form.rstrip("".join(title_words().measures["zh"])) if number else form
    return Token("name", bare, bare, adjective=number)


def _zh_known(form: str) -> bool:
    joins = title_words().phrase.zh_joins
    return form in glossary()["zh"] or form in english_names() or form in joins or form in ("的", "等", " ")


def _zh_function_word(form: str) -> Token:
    if form in title_words().phrase.zh_joins:
        return Token("join", title_words().phrase.zh_joins[form], title_words().phrase.zh_joins[form])
    return Token({"的": "of", "等": "other"}.get(form, "space"), "", "")


def _measure(rest: str) -> int:
    """How many characters of a measure word follow a number."""
    return max((len(word) for word in title_words().measures["zh"] if rest.startswith(word)), default=0)


def _english_list(tokens: list[Token]) -> str:
    """`A、B等C` as `A, B and other C`; a group is its modifiers and its head."""
    said, group = "", []  # type: str, list[Token]
    for token in tokens:
        if token.kind not in ("join", "other"):
            group.append(token)
            continue
        words = _english_group(group)
        if not words:
            return ""
        said, group = said + words + (token.head if token.kind == "join" else " and other "), []
    words = _english_group(group)
    return said + words if words else ""


def _english_group(group: list[Token]) -> str:
    """Modifiers, then the head; `X的Y` is `Y of X` unless X is an adjective or a number."""
    at = next((i for i, token in enumerate(group) if token.kind == "of"), -1)
    if at > 0:
        before, after = group[:at], group[at + 1 :]
        if before[-1].adjective:
            return _english_group(before + after)
        owner, owned = _english_group(before), _english_group(after)
        return f"{owned} of {owner}" if owner and owned and " of " not in owned else ""
    if not group or at == 0:
        return ""
    if len(group) == 1 and group[0].kind == "name" and group[0].instrument:
        return with_article(group[0].head)
    return " ".join([*(token.modifier for token in group[:-1]), group[-1].head])
