"""Where sentences end inside a paragraph: Chinese and English signs, quotes, brackets, links, abbreviations."""

import re
from collections.abc import Iterator

from genesis.sentences.marks import ends_sentence

SPACE = " \t\r\n\f\v\x85\u00a0\u1680\u2002\u2003\u2009\u200b\u2028\u2029\u202f\u2060\u3000\ufeff"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(
    r"(?P<link>\]\([^()\s]*\)|https?://[!-~]*[\w/]|</?[A-Za-z][^<>\n]{0,300}>)"  # nothing inside ends a sentence
    r"|(?P<full>[。！？｡]+[!?]*)"
    r"|(?P<half>(?:!(?!\[)|\?)+|\.(?![A-Za-z0-9_.])|;)"
    r"|(?P<semicolon>；)"
    r'|(?P<bracket>[（(])|(?P<close>[）)])|(?P<pair>\*\*|")'
)
_SIGN = re.compile("|".join(re.escape(sign) for sign in ']<。！？｡!?.;；（()）*"') + "|https?://")  # begins a token
_CLOSERS = "”’」』】》〉）)]_'*\""  # a bold mark or straight quote closes only where one is open
_NEXT_WORD = re.compile(r"[\s\"'“‘(\[*_]*([^\W_][\w'’]*)?")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|[.'’&-](?=[^\W_]))+$")
_NOTE = re.compile(r"(?:\[\^?\d{1,3}\])+")  # [12], the mark of a footnote
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_GOES_ON = "，、,；：。"  # after a closing quote
_LONGEST_WORD = 24  # characters looked at before a stop
_IMAGES = re.compile(r"(?:!\[[^\]\n]*\]\([^()\s]*\)[\s\u3000]*)+")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` without the white space, and the images in front, that they enclose."""
    while start < end and text[end - 1] in SPACE:
        end -= 1
    while start < end and (text[start] in SPACE or (text[start] == ">" and text[start - 1 : start] == "\n")):
        start += 1  # a > in front of a wrapped line of a quotation is no text
    if text.startswith("![", start) and (images := _IMAGES.match(text, start, end)):
        return images.end(), end
    return start, end


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of the paragraph text[start:end], without white space around them."""
    begin, position = start, start
    depth, open_pairs = 0, {"**": False, '"': False}
    while sign_found := _SIGN.search(text, position, end):
        token = _TOKEN.match(text, sign_found.start(), end)
        if token is None:
            position = sign_found.start() + 1
            continue
        position = token.end()
        kind, sign = token.lastgroup, token.group()
        if kind == "pair":
            open_pairs[sign] = not open_pairs[sign]
        elif kind == "bracket":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind != "link" and _is_end(text, token, end, depth):
            position = _after_closers(text, position, end, open_pairs)
            yield from _span(text, begin, position)
            begin, depth = position, 0
    yield from _span(text, begin, end)


def _span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trimmed(text, start, end)
    if _LETTER_OR_DIGIT.search(text, start, end):
        yield start, end


def _after_closers(text: str, position: int, end: int, open_pairs: dict[str, bool]) -> int:
    """The place after the quotes and brackets that belong to the sentence that ends at `position`."""
    while position < end and (sign := text[position]) in _CLOSERS:
        if sign in '*"':
            pair = "**" if text.startswith("**", position) else sign
            if not open_pairs.get(pair, False):
                break
            open_pairs[pair] = False
            position += len(pair)
        elif text.startswith("](", position):
            break
        else:
            position += 1
    note = _NOTE.match(text, position, end)
    return note.end() if note else position


def _is_end(text: str, token: re.Match[str], end: int, depth: int) -> bool:
    sign, after = token.group(), token.end()
    rest = _after_signs(text, after, end)
    if token.lastgroup == "full":
        if rest == after or rest >= end:
            return True
        return text[rest] not in _GOES_ON and not (sign[-1] in "！？!?" and _is_han(text[rest]))
    if token.lastgroup == "semicolon":
        return depth == 0
    before = text[token.start() - 1] if token.start() else ""
    if sign == ";":  # a half-width sign in Chinese text
        return depth == 0 and _is_han(before) and after < end and _is_han(text[after])
    if sign[-1] in "!?" and _is_han(before):
        return True
    if rest < end and text[rest] not in SPACE and not _is_han(text[rest]):
        return False
    return sign != "." or _stop_ends(text, token.start(), rest, end)


def _after_signs(text: str, position: int, end: int) -> int:
    """The place after closing signs and footnote marks, without regard to what they close."""
    while position < end and text[position] in _CLOSERS:
        position += 1
    note = _NOTE.match(text, position, end)
    return note.end() if note else position


def _is_han(sign: str) -> bool:
    return sign > "\u2fff" or sign in "“”‘’"


def _stop_ends(text: str, stop: int, rest: int, end: int) -> bool:
    """Whether the full stop at `stop` ends an English sentence, as told by the words around it."""
    word = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_WORD), stop)
    following = _NEXT_WORD.match(text, rest, end)
    next_word = following.group(1) or "" if following else ""
    if next_word[:1].islower():
        return False
    return word is None or ends_sentence(word.group(), next_word)
