"""Who acts and against whom, in the words of a title."""

from collections.abc import Sequence
from functools import cache

import msgspec

from genesis.model import Report
from genesis.scripts import plain
from genesis.titles.names import gazetteer, organisation_name, side_name, side_within
from genesis.titles.wording import short, title_words

_FIRMS = frozenset({"company", "fund", "lab", "university", "thinktank", "media", "organisation", "body"})
_MOST = 3  # names in a list; of more, the first two and "others"


class Actor(msgspec.Struct, frozen=True):
    """The subject of the title's sentence."""

    words: str
    plural: bool
    kind: str = "side"  # head, agency, firm, side


def actor_of(report: Report, language: str) -> Actor:
    """Who acts: a head of state, a body or firm where the category names one (titles.toml), else the sides."""
    finders = {"head": _heads, "agency": _agencies, "region": _regions, "firm": _firms}
    for kind in title_words().actors.get(report.category, ()):
        names = finders[kind](report, language)
        if names:
            return Actor(joined(names, language), len(names) > 1, kind)
    first, rest = report.countries[:1], report.countries[1:]
    sides = [side_name(code, language) for code in first] + [side_within(code, language) for code in rest]
    if not sides:
        named = [name for name in (organisation_name(one, language) for one in report.organisation_names) if name]
        sides = named[:1]
    return Actor(joined(sides, language), len(sides) > 1)


def target_of(report: Report, language: str) -> str:
    """Against whom, "" where the report names nobody or only the actors themselves."""
    others = [code for code in report.targets if code not in report.countries]
    return joined([side_within(code, language) for code in others], language)


def joined(names: Sequence[str], language: str) -> str:
    """`A, B and C`; of more than three, `A, B and others`."""
    words = title_words().joining[short(language)]
    if len(names) > _MOST:
        return words.comma.join(names[:2]) + words.others
    return words.last.join(part for part in (words.comma.join(names[:-1]), *names[-1:]) if part)


def _heads(report: Report, language: str) -> list[str]:
    """Heads of state or government of the acting sides, in the order in which the quote names them.

    Where some sides are there without their head, none is named: the act is theirs too.
    """
    text = plain(report.quote)
    found: dict[str, tuple[int, str]] = {}
    for country, forms, words in _head_forms():
        if country not in report.countries or country in found:
            continue
        at = min((at for form in forms if (at := _standing(text, form)) >= 0), default=-1)
        if at >= 0:
            found[country] = (at, words[short(language)])
    if set(found) != set(report.countries):
        return []
    return [name for _, name in sorted(found.values())]


def _standing(text: str, form: str) -> int:
    """Where `form` stands in `text` for the person, not for an administration; -1 where it does not."""
    at = text.find(form)
    while at >= 0:
        rest = text[at + len(form) :]
        before = text[at - 1 : at]
        inside = form.isascii() and (before.isalnum() or rest[:1].isalnum()) and (before + rest[:1]).isascii()
        if not inside and not rest.startswith(title_words().heads.not_before):
            return at
        at = text.find(form, at + 1)
    return -1


@cache
def _head_forms() -> tuple[tuple[str, tuple[str, ...], dict[str, str]], ...]:
    known = gazetteer()
    rows = []
    for name, words in title_words().heads.names.items():
        entry = known[name]
        rows.append((entry.country, (name, *entry.aliases, *entry.zh), {"en": words.en, "zh": words.zh}))
    return tuple(rows)


def _agencies(report: Report, language: str) -> list[str]:
    """The first public body of an acting side, where one side acts alone."""
    return _first_of_kind(report, "agency", language)


def _regions(report: Report, language: str) -> list[str]:
    """A state or province that acts by itself: the first organisation of the report."""
    first = msgspec.structs.replace(report, organisation_names=report.organisation_names[:1])
    return [name.removeprefix("State of ") for name in _first_of_kind(first, "region", language)]


def _first_of_kind(report: Report, kind: str, language: str) -> list[str]:
    if len(report.countries) != 1:
        return []
    known = gazetteer()
    for name in _candidates(report):
        entry = known.get(name)
        if entry and entry.kind == kind and entry.country in report.countries:
            return [organisation_name(name, language)]
    return []


def _candidates(report: Report) -> tuple[str, ...]:
    """The organisations among those who act; where the text does not tell who acts, all that it names."""
    acting = tuple(name for name in report.actors if name in report.organisation_names)
    return acting if report.actors else report.organisation_names


def _firms(report: Report, language: str) -> list[str]:
    """Companies, laboratories and the like of the acting sides; else names that no gazetteer has."""
    known = gazetteer()
    sure = [
        name
        for name in _candidates(report)
        if name in known and known[name].kind in _FIRMS and known[name].country in ("", *report.countries)
    ]
    names = sure or [name for name in _candidates(report) if name not in known]
    return [words for words in (organisation_name(name, language) for name in names) if words]
