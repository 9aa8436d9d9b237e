"""Acts: words that tell what was done, found by the patterns of lexicons/acts.<language>.toml.

A pattern is a regular expression in which `<name>` stands for the words of that name, `~` for a short gap inside a
clause and `~~` for a longer one that may cross a comma. Where it has a group that took part, the first such group is
what the act is about.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from genesis.errors import LexiconError
from genesis.lexicon import compiled, read_toml
from genesis.model import ActMention, Language, Polarity

# A Chinese gap ends at the clause; an English one may pass a point inside an abbreviation or number.
# An address that `reading.masked` has blanked counts as one sign.
_WRAP = r"\n(?!\s*(?:\n|[-*•|#]))"
_GAPS = {
    "zh": (r"(?:\0++|[^，。；！？,;!?\n\0]){0,24}?", r"(?:\0++|[^。；！？;!?\n\0]){0,44}?"),
    "en": (rf"(?:\0++|[^.;:!?\n\0]|{_WRAP}|\.(?!\s)){{0,48}}?", rf"(?:\0++|[^.;!?\n\0]|{_WRAP}|\.(?!\s)){{0,90}}?"),
}
_CLASS = re.compile(r"(?<!\(\?P)<(\w+)>")


class Act(msgspec.Struct, frozen=True):
    """One block of the lexicon: how an act is told, and what it is."""

    id: str
    category: str
    weight: int
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    polarity: Polarity | None = None
    needs: tuple[str, ...] = ()  # money, state, future: what must stand beside it
    unless: str = ""  # words of its clause that make it something else


class Lexicon(msgspec.Struct, frozen=True):
    """The acts of one language and the words that their patterns share."""

    words: dict[str, tuple[str, ...]]
    act: tuple[Act, ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The acts of `zh` or `en`, as in the file."""
    return read_toml(f"acts.{language}.toml", Lexicon)


def expand(pattern: str, language: str) -> str:
    """Write the regular expression that a lexicon pattern stands for.

    Raises LexiconError: a `<name>` has no words.
    """
    words = lexicon(language).words
    short, long = _GAPS[language]

    def alternatives(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise LexiconError(f"lexicons/acts.{language}.toml: no words named <{match[1]}> for {pattern!r}")
        return "(?:" + "|".join(sorted(words[match[1]], key=len, reverse=True)) + ")"

    expanded = _CLASS.sub(alternatives, pattern).replace("~~", long).replace("~", short)
    return rf"\b(?:{expanded})" if language == "en" else expanded


@cache
def _patterns(language: str) -> tuple[tuple[Act, str, re.Pattern[str]], ...]:
    flags = re.IGNORECASE if language == "en" else 0
    acts = lexicon(language).act
    return tuple((act, f"act.{language}.{act.id}", compiled(expand(act.pattern, language), flags)) for act in acts)


def needs(act_id: str) -> tuple[str, ...]:
    """What must stand beside the act `act_id` for it to be a report, in any language."""
    return _needs().get(act_id, ())


@cache
def _needs() -> dict[str, tuple[str, ...]]:
    return {act.id: act.needs for language in ("zh", "en") for act in lexicon(language).act}


def find(plain: str, language: Language) -> list[ActMention]:
    """All acts in `plain`, sorted by start; of those at the same words only the heaviest."""
    found = sorted(_all(plain, "en" if language == "en" else "zh"), key=lambda act: (act.start, -act.weight, act.end))
    kept: list[ActMention] = []
    for mention in found:
        if not (kept and kept[-1].start == mention.start and kept[-1].weight >= mention.weight):
            kept.append(mention)
    return kept


def _all(plain: str, language: str) -> Iterator[ActMention]:
    for act, rule, pattern in _patterns(language):
        for match in pattern.finditer(plain):
            if act.unless and compiled(act.unless, pattern.flags).search(_clause(plain, match.start(), match.end())):
                continue
            group = next((name for name, text in match.groupdict().items() if text is not None), None)
            start, end = match.span(group) if group else (-1, -1)
            yield ActMention(
                start=match.start(),
                end=match.end(),
                act=act.id,
                category=act.category,
                weight=act.weight,
                polarity=act.polarity,
                object_start=start,
                object_end=end,
                rule=rule,
            )


_REACH = 60  # characters to either side in which a clause's ends are sought
_ENDS = re.compile(r"[，。；！？\n]|[,;.!?](?=\s)")


def _clause(plain: str, start: int, end: int) -> str:
    """The words from the last clause mark before `start` to the next after `end`, no more than a short reach."""
    before, after = plain[max(0, start - _REACH) : start], plain[end : end + _REACH]
    cuts = [match.end() for match in _ENDS.finditer(before)]
    stop = _ENDS.search(after)
    return before[cuts[-1] if cuts else 0 :] + plain[start:end] + after[: stop.start() if stop else None]
