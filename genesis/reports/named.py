"""Acts told by a verb beside a name of the gazetteer: launched ChatGPT, the AI Act was adopted, 推出InvestAI."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from genesis.lexicon import compiled, read_toml
from genesis.model import ActMention, ActorMention

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
    file = blocks(language)
    flags = re.IGNORECASE if language == "en" else 0
    edge = r"\b" if language == "en" else ""
    for mention in mentions:
        for named in file.named:
            if named.kind != mention.kind or not _is_called(named, mention):
                continue
            verb = compiled(rf"{edge}(?:{'|'.join(named.before)}){file.between}$", flags)
            told = compiled(rf"{file.pause}(?:{'|'.join(named.after)}){edge}", flags)
            at, until = -1, mention.end
            if match := verb.search(plain[max(start, mention.start - _REACH) : mention.start]):
                at = max(start, mention.start - _REACH) + match.start()
            elif match := told.match(plain[mention.end : min(end, mention.end + 2 * _REACH)]):
                at, until = mention.start, mention.end + match.end()
            if at >= 0:
                yield _act(named, mention, at, until, language)


def _is_called(named: _Named, mention: ActorMention) -> bool:
    """Is the mention's name one of those that the block is about?"""
    wanted, unwanted = (compiled(pattern, re.IGNORECASE) for pattern in (named.called, named.not_called))
    return bool(wanted.search(mention.name)) and not unwanted.search(mention.name)


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
