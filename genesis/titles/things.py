"""What an act is about, in the language of the title: the words of the text, or their translation by the glossary.

A translation must cover the thing. Where a qualifier before the head is unknown, the head with what stands right
before it is kept ("of the next-door kind advanced chips" gives "advanced chips"); where the head is unknown there is
no translation at all.
"""

import re
from functools import cache

import msgspec

from genesis.lexicon import compiled, listed, read_csv
from genesis.scripts import plain
from genesis.titles.names import english_names, gazetteer, is_chinese, with_article
from genesis.titles.wording import short, title_words

_COLUMNS = ("zh", "en", "modifier", "kind")
_SHORTEST = 2
_LONGEST = {"en": 48, "zh": 20}  # characters of a thing in a title
_LONGEST_FORM = 16  # characters of the longest Chinese form that is looked up
_QUOTES = re.compile(r"[“”\"「」《》]")
_ZH_PIECE = re.compile(r"[A-Za-z][A-Za-z0-9.+\-]*(?: [A-Z0-9][A-Za-z0-9.+\-]*)*|\d[\d,.]*%?|.", re.DOTALL)
_EN_PIECE = re.compile(r"\d[\d,.]*%?|[A-Za-z][\w.+'-]*|[,&]")


class Thing(msgspec.Struct, frozen=True):
    """The object of an act in words."""

    words: str
    instrument: bool  # its head names a measure: ban, tariffs, bill, agreement


class Term(msgspec.Struct, frozen=True):
    """An entry of the glossary."""

    zh: str
    en: str  # as the head of a phrase
    modifier: str  # as it stands before another noun
    kind: str  # noun, instrument, adjective


@cache
def glossary() -> dict[str, dict[str, Term]]:
    """Terms by form: `zh` by Chinese forms, `en` by normalised English ones."""
    by_form: dict[str, dict[str, Term]] = {"zh": {}, "en": {}}
    for row in read_csv("glossary.csv", _COLUMNS):
        chinese, english = listed(row["zh"]), listed(row["en"])
        term = Term(chinese[0], english[0], row["modifier"] or singular(english[0]), row["kind"])
        for form in chinese:
            by_form["zh"].setdefault(form, term)
        for form in (*english, term.modifier):
            by_form["en"].setdefault(normalised(form), term)
    return by_form


def singular(phrase: str) -> str:
    """The last word of an English phrase without the plural's s."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith(("ss", "us", "ics")) else phrase


def normalised(phrase: str) -> str:
    """An English phrase as a key: small letters, no article, spaces for hyphens, singular."""
    return singular(phrase.lower().replace("-", " ").removeprefix("the "))


def thing(text: str | None, language: str) -> Thing | None:
    """The object `text` of a report in the language of a title; None where it cannot be told in it.

    Of words that a verb divides, the first that names a thing is taken, else the last that names a measure.
    """
    if not text:
        return None
    own = "zh" if is_chinese(text) else "en"
    edges = title_words().object
    bare = compiled(edges.zh_sums if own == "zh" else edges.en_sums).sub("", _QUOTES.sub("", plain(text)))
    if own == "zh":
        bare = compiled(edges.zh_related).sub(r"\1", bare)
    pieces = compiled(edges.zh_verbs).split(bare) if own == "zh" else [bare]
    found = [one for one in (_told(_trimmed(piece, own), own, language) for piece in pieces) if one]
    return next((one for one in found if not one.instrument), found[-1] if found else None)


def _told(words: str, own: str, language: str) -> Thing | None:
    if len(words) < _SHORTEST:
        return None
    if own == short(language):
        return _own_words(words, own)
    made = _english(words) if own == "zh" else _chinese(words)
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
    pieces = _before_preposition(words.split(), "of")
    ends = (" ".join(pieces[at:]) for at in range(len(pieces)))
    return any(normalised(end) in glossary()["en"] or end in gazetteer() for end in ends)


def _shorter(words: str, own: str) -> Thing | None:
    """The head of a long phrase: in Chinese after the last 的, in English before the first preposition."""
    head = words.rpartition("的")[2] if own == "zh" else " ".join(_before_preposition(words.split(), "of"))
    return Thing(head, _head_is_instrument(head, own)) if head and len(head) <= _LONGEST[own] else None


def _before_preposition(pieces: list[str], *also: str) -> list[str]:
    """The words before the first preposition, `of` only where it is asked for."""
    ends = (*title_words().phrase.en_prepositions, *also)
    return pieces[: next((at for at, word in enumerate(pieces) if word.lower() in ends), len(pieces))]


def _head_is_instrument(words: str, own: str) -> bool:
    terms = glossary()[own]
    if own == "zh":
        ends = (terms.get(words[at:]) for at in range(len(words)))
    else:
        pieces = _before_preposition(words.split(), "of")
        ends = (terms.get(normalised(" ".join(pieces[at:]))) for at in range(len(pieces)))
    longest = next((term for term in ends if term), None)
    return longest is not None and longest.kind == "instrument"


class _Token(msgspec.Struct, frozen=True):
    """A piece of a phrase that is being translated."""

    kind: str  # term, name, join, of, other, unknown
    head: str  # how it reads as the head
    modifier: str  # and before one
    adjective: bool = False
    instrument: bool = False


def _english(text: str) -> Thing | None:
    """A Chinese noun phrase in English, by longest match."""
    tokens = _known_end(_zh_tokens(text))
    if not tokens or tokens[-1].adjective or tokens[-1].kind not in ("term", "name"):
        return None
    words = _english_list(tokens)
    return Thing(words, tokens[-1].instrument) if words else None


def _zh_tokens(text: str) -> list[_Token]:
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


def _zh_token(form: str) -> _Token:
    terms, names = glossary()["zh"], english_names()
    if form in terms:
        term = terms[form]
        return _Token("term", term.en, term.modifier, term.kind == "adjective", term.kind == "instrument")
    if form in names:
        entry = gazetteer()[names[form]]
        name = entry.name.split(" (")[0]
        fund = entry.kind in ("fund", "law")
        return _Token("name", name, name, instrument=fund)
    if _zh_known(form):
        return _zh_function_word(form)
    if not form[0].isascii():
        return _Token("unknown", form, form)
    number = form[0].isdigit()
    bare = form.rstrip("".join(title_words().measures["zh"])) if number else form
    return _Token("name", bare, bare, adjective=number)


def _zh_known(form: str) -> bool:
    joins = title_words().phrase.zh_joins
    return form in glossary()["zh"] or form in english_names() or form in joins or form in ("的", "等", " ")


def _zh_function_word(form: str) -> _Token:
    if form in title_words().phrase.zh_joins:
        return _Token("join", title_words().phrase.zh_joins[form], title_words().phrase.zh_joins[form])
    return _Token({"的": "of", "等": "other"}.get(form, "space"), "", "")


def _measure(rest: str) -> int:
    """How many characters of a measure word follow a number."""
    return max((len(word) for word in title_words().measures["zh"] if rest.startswith(word)), default=0)


def _known_end(tokens: list[_Token]) -> list[_Token]:
    """The tokens after the last unknown one, without what joined them to it; none where that one negates them."""
    last = max((at for at, token in enumerate(tokens) if token.kind == "unknown"), default=-1)
    if last >= 0 and tokens[last].head.endswith(title_words().phrase.zh_negations):
        return []
    rest = tokens[last + 1 :]
    while rest and rest[0].kind in ("join", "of", "other", "space"):
        rest = rest[1:]
    return [token for token in rest if token.kind != "space"]


def _english_list(tokens: list[_Token]) -> str:
    """`A、B等C` as `A, B and other C`; a group is its modifiers and its head."""
    said, group = "", []  # type: str, list[_Token]
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


def _english_group(group: list[_Token]) -> str:
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


def _chinese(text: str) -> Thing | None:
    """An English noun phrase in Chinese, by longest match: `exports of gallium` is 镓出口."""
    pieces = _before_preposition(_EN_PIECE.findall(text))
    lowered = [word.lower() for word in pieces]
    if "of" in lowered:
        at = lowered.index("of")
        pieces = [*pieces[at + 1 :], *pieces[:at]]
    tokens = _known_end(_en_tokens(pieces))
    if not tokens or tokens[-1].adjective or tokens[-1].kind not in ("term", "name"):
        return None
    return Thing("".join(token.head for token in tokens), tokens[-1].instrument)


def _en_tokens(pieces: list[str]) -> list[_Token]:
    terms, names = glossary()["en"], gazetteer()
    tokens: list[_Token] = []
    at = 0
    while at < len(pieces):
        for n in range(min(6, len(pieces) - at), 0, -1):
            words = " ".join(pieces[at : at + n])
            term, entry = terms.get(normalised(words)), names.get(words)
            if term:
                tokens.append(_Token("term", term.zh, term.zh, term.kind == "adjective", term.kind == "instrument"))
            elif entry and entry.zh:
                tokens.append(_Token("name", entry.zh[0], entry.zh[0]))
            else:
                continue
            break
        else:
            n = 1
            tokens.append(_en_word(pieces[at]))
        at += n
    return tokens


def _en_word(word: str) -> _Token:
    if word.lower() in title_words().phrase.en_joins:
        return _Token("join", title_words().phrase.en_joins[word.lower()], "")
    if word.lower() in ("the", "a", "an", "of"):
        return _Token("space", "", "")
    named = word[0].isupper() or word[0].isdigit()
    return _Token("name" if named else "unknown", word, word, adjective=word[0].isdigit())
