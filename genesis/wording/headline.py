"""What a selection shows, in one sentence: how many events, by whom, when."""

from collections.abc import Iterable, Sequence
from datetime import date

from genesis.lexicon import categories
from genesis.selection import MAIN_SIDES, NONE, Selection, first_day, last_day
from genesis.wording.dates import Form, part_words, period_words
from genesis.wording.places import country_in_sentence, listing
from genesis.wording.words import words


def headline(
    n: int,
    sides: Iterable[Sequence[str]],
    selection: Selection,
    window: tuple[date, date] | None = None,
    form: Form = "long",
    sources: int | None = None,
    undated: int = 0,
) -> str:
    """Say "30 events by the United States, China and others, January 2025 to September 2026".

    `sides` are the acting countries of each event counted. `window` is what the chart shows; without it the period
    of the selection is said; without either, from how many `sources` the events come, where that is given. `undated`
    events are named where there are no others; beside others `undated_words` says how many there are.
    """
    say = words(selection.lang)
    if n == 0 and undated:
        return say("headline.only_undated", n=undated)
    if n == 0:
        filters = say("count.filters", n=len(selection.filters()))
        return say("headline.none", filters=filters) if selection.filters() else say("headline.none_at_all")
    events = counted(n, selection)
    by = sides_words(sides, selection.lang)
    period = period_words(*window, selection.lang, form) if window else _period(selection, form)
    if not period and sources:
        key = f"headline.sources{'' if by else '_no_side'}"
        return say(key, events=events, sides=by, sources=say("count.sources", n=sources))
    key = f"headline.events{'' if period else '_whole'}{'' if by else '_no_side'}"
    return say(key, events=events, sides=by, period=period)


def undated_words(undated: int, dated: int, language: str) -> str:
    """How many events of a selection stand in no chart beside the `dated` ones: "+ 12 undated."; "" for none."""
    return words(language)("headline.plus_undated", n=undated) if undated and dated else ""


def counted(n: int, selection: Selection) -> str:
    """How many events of what kind: "30 events"; "7 export control events" where one category is chosen."""
    say = words(selection.lang)
    chosen, status = selection.wanted("categories"), selection.wanted("statuses")
    if len(chosen) == 1:
        name = next((category.name for category in categories() if category.id == chosen[0]), None)
        if name is not None:
            return say("headline.in_category", n=n, category=name.in_(selection.lang).lower())
    if len(status) == 1 and say.has(f"headline.in_status_{status[0]}"):
        return say(f"headline.in_status_{status[0]}", n=n)
    return say("count.events", n=n)


def sides_words(sides: Iterable[Sequence[str]], language: str) -> str:
    """Who acts: the United States and China by name, another alone by name, several others as "others"."""
    present = {code for countries in sides for code in countries if code != NONE}
    named = [country_in_sentence(code, language) for code in MAIN_SIDES if code in present]
    rest = sorted(present.difference(MAIN_SIDES))
    if len(rest) == 1 or (rest and not named and len(rest) <= len(MAIN_SIDES) + 1):
        named.extend(country_in_sentence(code, language) for code in rest)
    elif rest:
        return listing([*named, words(language)("headline.others")], language, "filter.and_others")
    return listing(named, language)


def _period(selection: Selection, form: Form) -> str:
    say = words(selection.lang)
    if selection.first and selection.last:
        return period_words(first_day(selection.first), last_day(selection.last), selection.lang, form)
    if selection.first:
        return say("headline.since", first=part_words(selection.first, selection.lang, form))
    if selection.last:
        return say("headline.until", last=part_words(selection.last, selection.lang, form))
    return ""


def comparison_headline(sources: int, acts: Sequence[int], language: str, sides: Sequence[str] = MAIN_SIDES) -> str:
    """Which of the first two `sides` acts more often in these sources, by the `acts` of each; never why."""
    say = words(language)
    first, second = (side_in_sentence(code, language) for code in sides[:2])
    if not any(acts[:2]):
        return say("headline.comparison_none", first=first, second=second)
    one = "one_" if sources == 1 else ""
    k, a, b = (f"{number:,}" for number in (sources, *acts[:2]))
    if acts[0] == acts[1]:
        return say(f"headline.comparison_{one}even", k=k, first=first, second=second, a=a)
    if acts[0] > acts[1]:
        return say(f"headline.comparison_{one}more", k=k, first=first, second=second, a=a, b=b)
    return say(f"headline.comparison_{one}more", k=k, first=second, second=first, a=b, b=a)


def side_in_sentence(code: str, language: str) -> str:
    """A side as a sentence of the comparison calls it: the US, China, the European Union."""
    say = words(language)
    return say(f"side.{code}") if say.has(f"side.{code}") else country_in_sentence(code, language)
