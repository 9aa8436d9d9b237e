"""Texts to measure with: the seeds over and over, and the English sentences of the corpus, each time with other days.

Years and sums change from one to the next, so that nothing is known from the time before.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
_NUMBER = re.compile(r"\d{1,4}")
_SENTENCES = 40  # of an English text


def shifted(text: str, turn: int) -> str:
    """The text with other numbers: years stay near, months and days stay possible."""

    def other(match: re.Match[str]) -> str:
        value = int(match[0])
        if 2000 <= value < 2040:
            return str(2015 + (value + turn) % 12)
        return str(value % 12 + turn % 17 + 1) if value < 13 else str(value + turn % 3)

    return _NUMBER.sub(other, text)


@cache
def english() -> list[str]:
    """Texts made of the English sentences of the corpus, as many as there are enough for."""
    cases = tomllib.loads((ROOT / "tests" / "corpus" / "reports.en.toml").read_text(encoding="utf-8"))["case"]
    sentences = [case["text"] for case in cases]
    return ["\n\n".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)]


@cache
def texts(characters: int, language: str = "zh") -> list[str]:
    """Documents that have so many characters together."""
    sources = SEEDS if language == "zh" else english()
    made: list[str] = []
    while sum(map(len, made)) < characters:
        made.append(shifted(sources[len(made) % len(sources)], len(made)))
    return made
