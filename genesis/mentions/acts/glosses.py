"""Glosses: short forms and foreign names in brackets behind a name, as in 实体清单（Entity List，下称清单）.

They part words that belong together, so acts are sought in the text without them.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from genesis.model import Language

_GLOSS = {
    "zh": re.compile(
        r"[（(](?:[A-Za-z][^（()）\n]{0,80}|(?:以下)?(?:简|下|统|合)称[^（()）\n]{0,40}|又(?:译|称|名)[^（()）\n]{0,30}"
        r"|(?:上交所|深交所|港交所)?(?:股票|证券)代码[^（()）\n]{0,20})[)）]"
    ),
    "en": re.compile(r" \((?:the |hereinafter )?[“\"']?[A-Z][A-Za-z0-9&./-]{1,11}[”\"']?\)"),
}


class Unglossed:
    """A text without its glosses, and the way back to its offsets.

    >>> short = Unglossed("从清单（List）中移除", "zh-Hans")
    >>> short.text, short.span(0, 6)
    ('从清单中移除', (0, 12))
    """

    def __init__(self, plain: str, language: Language) -> None:
        found = list(_GLOSS["en" if language == "en" else "zh"].finditer(plain))
        starts, ends = [match.start() for match in found], [match.end() for match in found]
        kept = zip([0, *ends], [*starts, len(plain)], strict=True)
        self.text = "".join(plain[start:end] for start, end in kept) if found else plain
        self._removed = [0, *accumulate(end - start for start, end in zip(starts, ends, strict=True))]
        self._cuts = [start - gone for start, gone in zip(starts, self._removed, strict=False)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the whole text: a gloss at an edge stays outside; nowhere (-1) stays nowhere."""
        if not self._cuts or start < 0:
            return start, end
        return start + self._removed[bisect_right(self._cuts, start)], end + self._removed[bisect_left(self._cuts, end)]
