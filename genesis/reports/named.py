"""Acts told by a verb beside a name of the gazetteer: launched ChatGPT, the AI Act was adopted, 推出InvestAI."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from genesis.lexicon import compiled, read_toml
from genesis.model import ActMention, ActorMention
from genesis.reports.cues import cues

_REACH = 24  # characters between a verb and the name


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of names of one kind: the verbs before and after them and the act that they make."""

    kind: Literal["programme", "law", "product"]
    act: str
    category: str
    weight: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    called: str = ""  # a pattern that the canonical name must have
    not_called: str = "(?!)"  # and one that it must not have
    accept: tuple[str, ...]
    reject: tuple[str, ...]


class _File(msgspec.Struct, frozen=True):
    between: str  # what may stand between the verb and the name
    pause: str  # what may stand between the name and the verb
    named: tuple[_Named, ...]


@cache
def blocks(language: str) -> _File:
    """The blocks of `zh` or `en`."""
    return read_toml(f"reports.named.{language}.toml", _File)


def found_in(plain: str, mentions: Sequence[ActorMention], language: str, start: int, end: int) -> Iterator[ActMention]:
    """Acts between `start` and `end` that verbs beside the `mentions` tell, in the order of the mentions."""
    ready = _ready(language)
    for mention in mentions:
        if mention.kind not in ready:
            continue
        for named, verb, told in ready[mention.kind]:
            if not _is_called(mention.name, named.called, named.not_called):
                continue
            at, until = -1, mention.end
            if match := verb.search(plain[max(start, mention.start - _REACH) : mention.start]):
                at = max(start, mention.start - _REACH) + match.start()
            elif not _is_place(plain, start, mention, language) and (
                match := told.match(plain[mention.end : min(end, mention.end + 4 * _REACH)])
            ):
                at, until = mention.start, mention.end + match.end()
            if at >= 0:
                yield _act(named, mention, at, until, language)


def _is_place(plain: str, start: int, mention: ActorMention, language: str) -> bool:
    """Is the name only where something is told: 在GTC大会上推出?"""
    before = plain[max(start, mention.start - _REACH) : mention.start]
    return language != "en" and bool(cues(language).place_before.search(before))


@cache
def _ready(language: str) -> dict[str, list[tuple[_Named, re.Pattern[str], re.Pattern[str]]]]:
    """The blocks by the kind of their names, each with what stands before the name and what behind it."""
    file = blocks(language)
    flags = re.IGNORECASE if language == "en" else 0
    edge = r"\b" if language == "en" else ""
    ready: dict[str, list[tuple[_Named, re.Pattern[str], re.Pattern[str]]]] = {}
    for named in file.named:
        verb = compiled(rf"{edge}(?:{'|'.join(named.before)}){file.between}$", flags)
        told = compiled(rf"{file.pause}(?:{'|'.join(named.after)}){edge}", flags)
        ready.setdefault(named.kind, []).append((named, verb, told))
    return ready


@lru_cache(maxsize=4096)
def _is_called(name: str, called: str, not_called: str) -> bool:
    """Is the name one of those that a block is about?"""
    wanted, unwanted = (compiled(pattern, re.IGNORECASE) for pattern in (called, not_called))
    return bool(wanted.search(name)) and not unwanted.search(name)


def _act(named: _Named, mention: ActorMention, start: int, end: int, language: str) -> ActMention:
    return ActMention(
        start=start,
        end=end,
        act=named.act,
        category=named.category,
        weight=named.weight,
        object_start=mention.start,
        object_end=mention.end,
        rule=f"act.{language}.named.{named.kind}",
    )
