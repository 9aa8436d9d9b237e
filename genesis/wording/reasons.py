"""Why the reports of an event were merged, in the language of the interface (lexicons/reasons.toml)."""

from functools import cache

import msgspec

from genesis.lexicon import compiled, read_csv, read_toml
from genesis.titles.glossary import glossary, normalised
from genesis.titles.names import organisation_name, side_name
from genesis.wording.titles import title_words

_BETWEEN = ", "  # reasons, as merging joins them


class _Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    zh: str


class _Reasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: tuple[_Reason, ...]


@cache
def _reasons() -> tuple[_Reason, ...]:
    return read_toml("reasons.toml", _Reasons).reason


def reason_words(merged_because: str, language: str) -> str:
    """The column `merged_because` of an event in `language`; a reason that has no Chinese words stays in English."""
    if language == "en" or not merged_because:
        return merged_because
    return title_words("", "、".join(_in_chinese(one) for one in merged_because.split(_BETWEEN)), language)


def _in_chinese(reason: str) -> str:
    for one in _reasons():
        if match := compiled(one.en).fullmatch(reason):
            return one.zh.format(**{group: _name(group, words) for group, words in match.groupdict().items()})
    return reason


def _name(group: str, words: str) -> str:
    """A name or a word of the field in Chinese where there is one."""
    if group == "name":
        return organisation_name(words, "zh-Hans")
    if group == "word":
        term = glossary()["en"].get(normalised(words))
        return term.zh if term else _places().get(words, words)
    return words


@cache
def _places() -> dict[str, str]:
    """Chinese names of countries by the English ones of the gazetteer."""
    rows = read_csv("countries.csv", ("code", "name_en"))
    return {row["name_en"]: side_name(row["code"], "zh-Hans") for row in rows if "+" not in row["code"]}
