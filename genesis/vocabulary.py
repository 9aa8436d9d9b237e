"""The words of Taiwan where a change of characters alone gives those of the mainland: 芯片 is 晶片, not 芯片.

lexicons/vocabulary.csv holds the words; the longest that fits is taken. A word with the same form in both stands there
only to keep a shorter one out of it: 大数据 stays 大數據, although 数据 is 資料.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from opencc import OpenCC

from genesis.lexicon import read_csv
from genesis.scripts import simplified

_KEPT = 50_000  # texts that are kept as converted


@cache
def words() -> Mapping[str, str]:
    """Taiwan's word by that of the mainland in simplified characters."""
    return {row["mainland"]: row["taiwan"] for row in read_csv("vocabulary.csv", ("mainland", "taiwan"))}


@lru_cache(_KEPT)
def traditional(text: str) -> str:
    """A simplified text in traditional characters and in the words of Taiwan."""
    told = words()
    pieces = _any_of(tuple(told)).split(text)  # every second one is a word of the list
    return "".join(told[piece] if place % 2 else _converter().convert(piece) for place, piece in enumerate(pieces))


def mainland(text: str) -> str:
    """A text in the words of the mainland and in simplified characters."""
    back = _back()
    return _any_of(tuple(back)).sub(lambda match: back[match[0]], simplified(text))


@cache
def _back() -> Mapping[str, str]:
    """The mainland's word by that of Taiwan in simplified characters; where two share one, the shortest."""
    return {simplified(word): one for one, word in sorted(words().items(), key=lambda pair: -len(pair[0]))}


@cache
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"({'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})")


@cache
def _converter() -> OpenCC:
    return OpenCC("s2tw")
