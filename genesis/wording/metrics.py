"""What a figure measures in the language of the interface, by its key: `share:rare_earths_supply:world`."""

import re
from functools import cache

from genesis.figures.lexicon import counted, facets, measures, narrower
from genesis.lexicon import listed, read_csv
from genesis.titles.glossary import singular
from genesis.titles.names import gazetteer, organisation_name
from genesis.wording.titles import title_words
from genesis.wording.words import words

_LISTED = "_and_"  # between two things of one figure
_NONE = "all"  # the thing of a key that names none
_WIDE = ("world", "national", "firms")  # scopes that are no owner's


def metric_words(metric: str, metric_key: str, language: str) -> str:
    """The metric in `language`: in English as the figure has it, else by its key, with words for its scope."""
    measure, _, rest = metric_key.partition(":")
    thing, _, scope = rest.partition(":")
    base, *qualifiers = scope.split("@")
    if language == "en":
        return metric or _english(measure, thing)
    name = _chinese(measure, thing, world="world" in (base, *qualifiers))
    if not name:
        return metric
    told = [words(language)(f"scope.{one}") for one in qualifiers if words(language).has(f"scope.{one}")]
    whose = "" if base in _WIDE else _owner(base)
    said = f"{whose}{name}" + (f"（{'、'.join(told)}）" if told else "")
    return title_words("", said, language)


def _english(measure: str, thing: str) -> str:
    """A plain English name by the key alone: robotaxis, share of AI chip market."""
    what = "" if thing == _NONE else _glossary("en").get(thing, thing.replace("_", " "))
    if measure == "number":
        return what
    template = next((one.name for one in measures() if one.id == measure), "{thing} " + measure.replace("_", " "))
    filled = template.replace("{of_world}", "").replace("{thing}", what).replace("{facet}", "")
    return " ".join(filled.split())


def _chinese(measure: str, thing: str, *, world: bool) -> str:
    """The Chinese name, "" where the thing has none."""
    facet = next((one for one in facets() if thing == _slug(one.name) or thing.endswith(f"_{_slug(one.name)}")), None)
    bare = thing.removesuffix(_slug(facet.name)).rstrip("_") if facet else thing
    told = "" if bare in ("", _NONE) else _thing(bare)
    if told is None:
        return ""
    if measure == "number":
        return f"{told}数量" if told else ""
    template = next((one.name_zh for one in measures() if one.id == measure), "")
    parts = {"{of_world}": "全球" if world else "", "{thing}": told, "{facet}": facet.name_zh if facet else ""}
    for place, part in parts.items():
        if place not in template and place == "{facet}":
            template = template.replace("{thing}", "{thing}" + part)
        template = template.replace(place, part)
    return template


@cache
def _thing(slug: str) -> str | None:
    """A thing of one or several entries of the glossary in Chinese; None where a part of it is in none."""
    known = _glossary("zh")
    if slug in known:
        return known[slug]
    before, joined, last = slug.rpartition(_LISTED)
    if joined:
        one, other = _thing(before), _thing(last)
        return None if one is None or other is None else f"{one}和{other}"
    parts = slug.split("_")
    for count in range(len(parts) - 1, 0, -1):
        head, tail = "_".join(parts[:count]), "_".join(parts[count:])
        if head in known and (rest := _thing(tail)) is not None:
            return known[head] + rest
    return None


@cache
def _glossary(language: str) -> dict[str, str]:
    """Names by slug in one language: things of the glossary, then the kinds that are counted."""
    found: dict[str, str] = {}
    for row in read_csv("glossary.csv", ("zh", "en", "modifier", "kind")):
        chinese, english = listed(row["zh"]), listed(row["en"])
        for form in (*english, row["modifier"], singular(english[0])):
            if form:
                found.setdefault(_slug(form), chinese[0] if language == "zh" else english[0])
    kinds = [*((kind.name, kind.name_zh) for kind in counted()), *((kind.name, kind.name_zh) for kind in narrower())]
    found.update((_slug(english), chinese if language == "zh" else english) for english, chinese in kinds)
    return found


@cache
def _owners() -> dict[str, str]:
    return {_slug(name): name for name in gazetteer()}


def _owner(slug: str) -> str:
    """Whose it is, in Chinese where the gazetteer has it, with what stands between it and the metric."""
    name = _owners().get(slug)
    told = organisation_name(name, "zh-Hans") if name else slug.replace("_", " ")
    return told.strip("“”《》") + ("" if told[-1:] > "\u2e80" else " ")


def _slug(words_: str) -> str:
    return re.sub(r"[^a-z0-9\u4e00-\u9fff]+", "_", words_.lower()).strip("_")
