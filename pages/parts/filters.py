"""The filters that all pages share, in the sidebar: every choice with the number of events it would hold."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from genesis.archive import Library
from genesis.selection import FACETS, WITHOUT, Choice, Selection, facets, parse, select
from genesis.selection.names import names
from genesis.symbols import of_category
from parts import address, choosing, notices, served, style
from parts.escape import label
from parts.words import language, say, value

PILLS = {"countries": 10, "categories": None, "statuses": None}  # how many pills, the most frequent first
LISTS = ("subjects", "programmes", "organisations", "targets", "sources")
MOST = 200  # values of a list that are sent, the most frequent first
_BEFORE_COUNT = " ("
_MARKUP = Path(__file__).parent / "browser" / "choices.html"


def sidebar(library: Library, selection: Selection) -> None:
    """Draw all shared filters; their values come from the address and go back to it."""
    choices = facets(library.index, selection)
    with st.sidebar:
        _brand(library)
        _text(selection)
        _without(selection)
        for field, limit in PILLS.items():
            pills(field, choices[FACETS[field]], selection, key=f"filter-{field}", limit=limit)
        for field in LISTS:
            _list(field, choices[FACETS[field]], selection)
        st.html(f'<p class="field">{say("filter.period")}</p>')
        first, last = st.columns(2, gap="small")
        with first:
            day("first", selection.first, "from", key="filter-first")
        with last:
            day("last", selection.last, "to", key="filter-last")
        _undated(library, selection)


def _without(selection: Selection) -> None:
    """What is left out, which neither pills nor lists can show; a click takes it in again."""
    for field, key in FACETS.items():
        for code in selection.unwanted(field):
            left = tuple(one for one in selection.facet(field) if one != WITHOUT + code)
            st.button(
                label(say("filter.excluded", value=value(key, code))) + " ✕",
                key=f"without-{field}-{code}",
                on_click=address.change,
                kwargs={field: left},
            )


def pills(
    field: str,
    choices: tuple[Choice, ...],
    selection: Selection,
    *,
    key: str,
    limit: int | None = None,
) -> None:
    """One facet as buttons; the chosen ones are always among them. A click takes one in, or out again."""
    shown = [choice for place, choice in enumerate(choices) if limit is None or place < limit or choice.chosen]
    if not shown:
        return
    served.component(
        "choices",
        key=key,
        html=_MARKUP.read_text("utf-8"),
        data={
            "facet": FACETS[field],
            "title": say(f"filter.{FACETS[field]}"),
            "values": [_told(field, choice) for choice in shown],
            "counted": choosing.counted(key),
            "locale": language(),
        },
        on_clicks_change=choosing.counting(key),
        default={"clicks": []},
    )


def _told(field: str, choice: Choice) -> dict[str, Any]:
    """A choice as its script takes it."""
    return {
        "value": choice.value,
        "label": value(FACETS[field], choice.value),
        "image": _image(field, choice.value),
        "count": choice.count,
        "chosen": choice.chosen,
    }


def _image(field: str, code: str) -> str:
    """The mark before a choice: its colour for a country, its shape for a category."""
    if field == "countries":
        return f"symbols/circle.svg?colour={style.side([code])}&theme={style.theme()}"
    if field == "categories":
        return f"symbols/{of_category(code)}.svg?colour=ink&theme={style.theme()}"
    return ""


def _list(field: str, choices: tuple[Choice, ...], selection: Selection) -> None:
    """One facet as a field to choose from; where it is too long to be sent, a name that it leaves out can be typed."""
    if not choices:
        return
    key = f"filter-{field}"
    listed = [choice for place, choice in enumerate(choices) if place < MOST or choice.chosen]
    names = {choice.value: _named(field, choice.value) for choice in listed}
    options = {choice.value: f"{names[choice.value]}{_BEFORE_COUNT}{choice.count:,})" for choice in listed}
    st.session_state.setdefault(_meanings(key), {}).update({name: code for code, name in names.items()})
    st.multiselect(
        say(f"filter.{FACETS[field]}"),
        list(options),
        format_func=lambda code: options.get(code, code),
        **address.follow(key, [one for one in selection.wanted(field) if one in options]),
        placeholder=say("filter.any_of", len(choices)),
        accept_new_options=len(listed) < len(choices),
        select_all=False,  # its words are Streamlit's own, in English
        on_change=_write(field, key),
    )


def _named(field: str, code: str) -> str:
    """A value in words; an organisation with its ticker, by which the list finds it too."""
    known = names().get(code) if field == "organisations" else None
    return " · ".join((value(FACETS[field], code), *(known.tickers[:1] if known else ())))


def _write(field: str, key: str) -> Callable[[], None]:
    """A callback that takes the values of a list into the address; what the list cannot show stays as it is."""

    def write() -> None:
        selection = address.current()
        unwanted = (WITHOUT + one for one in selection.unwanted(field))
        wanted = dict.fromkeys(_meant(key, one) for one in st.session_state[key])
        address.change(**{field: (*wanted, *unwanted)})

    return address.heard(key, write)


def _meant(key: str, told: str) -> str:
    """The value that a list tells: a code, or the words of a page that was behind its server, with a count of then."""
    name, counted, _ = told.rpartition(_BEFORE_COUNT)
    meanings: dict[str, str] = st.session_state.get(_meanings(key), {})
    return meanings.get(name, told) if counted else told


def _meanings(key: str) -> str:
    return f"{key}-meanings"  # the code of each name that the list has shown


def _text(selection: Selection) -> None:
    key = "filter-text"
    st.text_input(
        say("filter.search_label"),
        **address.follow(key, selection.text, "value"),
        placeholder=say("filter.search"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=200,
        on_change=address.heard(key, lambda: address.change(text=st.session_state[key].strip())),
    )


def day(field: str, known: str | None, name: str, *, key: str, shown: str = "", width: int | str = "stretch") -> None:
    """A field of the address that holds a day or a period; `shown` is what stands in for an empty one.

    What is no day, or does not go with the rest of the view, is refused and said; the field goes back.
    """

    def take() -> None:
        pairs = {**address.parameters(address.current()), name: [st.session_state[key]]}
        selection, problems = parse(pairs)
        notices.remember(problems)
        if not problems:
            address.change(**{field: getattr(selection, field)})

    st.text_input(
        say(f"filter.{name}"),
        **address.follow(key, known or "", "value"),
        placeholder=shown or say(f"filter.{name}"),
        label_visibility="collapsed",
        max_chars=10,
        width=width,
        on_change=address.heard(key, take),
    )


def _brand(library: Library) -> None:
    store = library.store
    counts = {name: say(f"count.{name}", len(getattr(store, name))) for name in ("events", "reports")}
    holdings = say("app.counts", **counts, sources=say("count.sources", len(store.documents)))
    st.html(f'<p class="brand">{say("app.name")}</p><p class="note">{holdings}</p>')


def _undated(library: Library, selection: Selection) -> None:
    count = len(select(library.index, selection).undated)
    if count:
        st.html(f'<p class="note">{say("filter.undated_note", count)}</p>')
