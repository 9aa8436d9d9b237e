"""The block between --- lines at the top of a post: its known keys; the rest of the text is the body."""

import re
from collections.abc import Mapping
from datetime import date

import yaml

from genesis.documents.dating import read_stamp
from genesis.documents.metadata import metadata

_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<keys>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_Loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader  # one takes a tenth of the other's time
_LONGEST = 50_000  # characters of a block
_PAIR = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the scalars of the front matter, as strings, and the body; no scalars where the block is none.

    A block without a single known key is text.
    """
    block = _BLOCK.match(text, 0, _LONGEST)
    if block is None:
        return {}, text
    fields = _fields(block["keys"])
    keys = metadata().front_matter
    if not fields.keys() & {*keys.title, *keys.url, *keys.published}:
        return {}, text
    return fields, text[block.end() :]


def _fields(block: str) -> dict[str, str]:
    """Scalars by lower-case key. Values stay strings: `no: 061` and `country: no` are what they look like."""
    try:
        loaded = yaml.load(block, Loader=_Loader)  # noqa: S506 - makes strings, lists and dicts alone
    except (yaml.YAMLError, RecursionError):
        loaded = dict(_unquoted(pair) for pair in _PAIR.findall(block))  # title: 公告: 第61号
    if not isinstance(loaded, Mapping):
        return {}
    scalars = ((str(key).lower(), _scalar(value)) for key, value in loaded.items())
    return {key: value for key, value in scalars if value}


def _unquoted(pair: tuple[str, str]) -> tuple[str, str]:
    key, value = pair
    return key, value.strip().strip("\"'")


def _scalar(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def first_of(fields: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    """The value of the first of `keys` that is there."""
    return next((fields[key] for key in keys if key in fields), None)


def address(fields: Mapping[str, str]) -> str | None:
    """The address of the document: the first of the keys whose value is one."""
    values = (fields.get(key, "") for key in metadata().front_matter.url)
    return next((value for value in values if value.startswith(("http://", "https://"))), None)


def publisher(fields: Mapping[str, str]) -> str | None:
    """The publisher; an address is none."""
    values = (fields.get(key, "") for key in metadata().front_matter.publisher)
    return next((value for value in values if value and "://" not in value), None)


def published(fields: Mapping[str, str]) -> date | None:
    """The publication day: the first of the keys that holds a date (`published: true` does not)."""
    for key in metadata().front_matter.published:
        if key in fields and (day := read_stamp(fields[key])):
            return day
    return None
