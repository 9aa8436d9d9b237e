"""Addresses round-trip, filters and counts agree with a plain pandas reading, and a million events stay quick."""

import time
from datetime import date
from types import SimpleNamespace
from urllib.parse import parse_qs

import pandas as pd
import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st

from genesis.lexicon import categories
from genesis.model import PRECISIONS, STATUSES
from genesis.selection import (
    COLUMNS,
    FACETS,
    NONE,
    SORTS,
    Index,
    Selection,
    absent,
    facets,
    first_day,
    last_day,
    parse,
    query,
    select,
)

NAMES = st.text(min_size=1, max_size=30).filter(
    lambda text: text.isprintable() and text == text.strip() and not text.startswith("-") and text != NONE
)
PERIODS = st.one_of(
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
)


def _facet(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    signed = st.one_of(values, values.map(lambda value: f"-{value}"), st.just(NONE))
    return st.lists(signed, max_size=3, unique=True).map(tuple)


SELECTIONS = st.builds(
    Selection,
    countries=_facet(st.sampled_from(["US", "CN", "JP", "EU"])),
    targets=_facet(st.sampled_from(["US", "CN"])),
    categories=_facet(st.sampled_from([category.id for category in categories()])),
    subjects=_facet(NAMES),
    programmes=_facet(NAMES),
    organisations=_facet(NAMES),
    statuses=_facet(st.sampled_from(STATUSES)),
    precisions=_facet(st.sampled_from(PRECISIONS)),
    sources=_facet(NAMES),
    years=_facet(st.integers(0, 9999).map(lambda year: f"{year:04}")),
    text=st.one_of(st.just(""), NAMES),
    first=st.one_of(st.none(), PERIODS),
    as_of=st.one_of(st.none(), st.dates().map(lambda day: day.isoformat())),
    lanes=st.sampled_from(["country", "category", "programme", "source"]),
    zoom=st.sampled_from(["month", "fit", "all"]),
    sort=st.sampled_from(SORTS),
    lang=st.sampled_from(["en", "zh-Hans", "zh-Hant"]),
    axis=st.sampled_from(["own", "announced", "effective"]),
    sides=st.lists(st.sampled_from(["US", "CN", "JP", "EU", "KR", "FR", "DE"]), max_size=6, unique=True).map(tuple),
    grouping=st.sampled_from(["category", "arena"]),
    ties=st.sampled_from(["stated", "timing", "none"]),
    days=st.integers(0, 366),
    event=st.one_of(st.none(), NAMES),
    figure=st.one_of(st.none(), NAMES),
    listed=st.sampled_from((None, "US:acts", "any:vague", "CN:category:tariff:2025-01-01:2025-12-31:over:quarter")),
    columns=st.lists(st.sampled_from(COLUMNS), max_size=3, unique=True).map(tuple),
    page=st.integers(1, 10_000),
)


@given(SELECTIONS)
@settings(deadline=None)
def test_address_round_trip(selection: Selection) -> None:
    assert parse(parse_qs(query(selection))) == (selection, ())


@pytest.mark.parametrize(
    ("asked", "compared"),
    [
        ("", ("US", "CN")),
        ("side=eu&side=JP", ("EU", "JP")),
        ("side=JP", ("JP", "US")),
        ("side=US", ("US", "CN")),
        ("side=CN&side=CN&side=US&side=KR", ("CN", "US", "KR")),
    ],
)
def test_two_sides_are_always_compared(asked: str, compared: tuple[str, ...]) -> None:
    selection, notes = parse(parse_qs(asked))
    assert (selection.compared, notes) == (compared, ())


def test_sides_and_distances_that_are_none_are_named() -> None:
    many = "&".join(f"side={code}" for code in ("US", "CN", "JP", "KR", "FR", "DE", "IN"))
    selection, notes = parse(parse_qs(f"{many}&side=Atlantis&days=9999&ties=secret"))
    assert selection.compared == ("US", "CN", "JP", "KR", "FR", "DE")
    assert sorted((note.parameter, note.value) for note in notes) == [
        ("days", "9999"), ("side", "Atlantis"), ("side", "IN"), ("ties", "secret"),
    ]  # fmt: skip


def test_address_is_readable() -> None:
    selection = Selection(countries=("US", "-JP"), categories=("export_control",), first="2025-01")
    assert query(selection) == "country=US&country=-JP&category=export_control&from=2025-01"
    assert query(Selection()) == ""


def test_parameters_in_any_case_are_read() -> None:
    assert parse({"country": ["us"], "status": ["Planned"]})[0] == Selection(countries=("US",), statuses=("planned",))


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("colour", "red", "parameter"),
        ("country", "XYZ", "value"),
        ("category", "exports", "value"),
        ("from", "2025-13", "value"),
        ("from", "２０２５", "value"),
        ("to", "2025-02-30", "value"),
        ("as_of", "2025", "value"),
        ("page", "0", "value"),
        ("page", "9" * 40, "value"),
        ("year", "25", "value"),
        ("status", "-none2", "value"),
        ("programme", "x" * 300, "value"),
        ("programme", "--", "value"),
        ("event", "a\x00b", "value"),
        ("list", "US:category", "value"),
        ("list", "US:acts:2025-02-30:2025-03-01", "value"),
    ],
)
def test_what_cannot_be_read_is_named(key: str, value: str, problem: str) -> None:
    selection, notes = parse({key: [value], "status": ["planned"]} if key != "status" else {key: [value]})
    assert [(note.problem, note.parameter) for note in notes] == [(problem, key)]
    assert notes[0].allowed
    assert selection in (Selection(statuses=("planned",)), Selection())


def test_period_that_ends_before_it_begins_loses_its_end() -> None:
    selection, notes = parse({"from": ["2025-06"], "to": ["2025-05-31"]})
    assert (selection.first, selection.last) == ("2025-06", None)
    assert notes[0].problem == "period"


@given(st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=3), max_size=4))
def test_no_address_breaks_the_reader(pairs: dict[str, list[str]]) -> None:
    selection, _ = parse(pairs)
    assert parse(parse_qs(query(selection)))[0] == selection


def test_days_of_periods() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024"), last_day("9999")) == (date(2024, 1, 1), date(9999, 12, 31))


def test_seeds_in_and_out_of_the_window() -> None:
    selected = select(sample.seeds(), Selection(first="2025-01", last="2026-09"))
    assert (len(selected), len(selected.outside), len(selected.undated)) == (30, 3, 0)
    assert selected.events["start"].is_monotonic_increasing


def test_without_and_alternatives() -> None:
    tables = sample.seeds()
    both = select(tables, Selection(countries=("US", "CN")))
    without = select(tables, Selection(countries=("US", "-JP")))
    assert len(both) == 27
    assert all("US" in row and "JP" not in row for row in without.events["countries"])


@pytest.mark.parametrize("words", ["創世紀", "创世纪", "創世纪 行政令", "GENESIS mission", "genesis　MISSION"])
def test_search_in_either_script(words: str) -> None:
    assert len(select(sample.seeds(), Selection(text=words))) >= 1


def test_search_needs_every_word_in_one_event() -> None:
    assert len(select(sample.seeds(), Selection(text="Genesis Stargate"))) == 0


def test_search_finds_the_last_event() -> None:
    tables = sample.seeds()
    last = tables.events["title_en"].iloc[-1]
    assert select(tables, Selection(text=last)).events["title_en"].tolist() == [last]


def test_search_does_not_join_neighbours() -> None:
    tables = _two_events()
    assert len(select(tables, Selection(text="ab"))) == 0
    assert len(select(tables, Selection(text="ß"))) == 1


def _two_events() -> SimpleNamespace:
    whole = sample.seeds()
    events = whole.events.head(2).assign(title_en=["a", "bß"], title_zh="", programme=None)
    events["organisations"] = [[], []]
    reports = whole.reports[whole.reports["event_id"].isin(events["event_id"])].assign(quote="")
    return SimpleNamespace(documents=whole.documents, reports=reports, report_dates=whole.report_dates, events=events)


SOME = [
    Selection(),
    Selection(countries=("US",)),
    Selection(countries=("US", "-JP"), statuses=("planned", "forecast"), first="2024"),
    Selection(targets=("CN",), categories=("export_control", "tariff"), last="2025-06"),
    Selection(programmes=(NONE,), precisions=("-day",), years=("2024", "2025")),
    Selection(sources=("61893.com", NONE), as_of="2025-12-31"),
]


@pytest.mark.parametrize("selection", SOME, ids=query)
def test_counts_say_what_a_click_would_give(selection: Selection) -> None:
    """The count beside a value is the number of events that remain when that value alone is chosen in its facet."""
    index = Index(sample.tables(400))
    for field, key in FACETS.items():
        for choice in facets(index, selection)[key]:
            bare = {name: getattr(selection, name) for name in Selection.__struct_fields__}
            alone = select(index, Selection(**{**bare, field: (choice.value,)}))
            assert choice.count == len(alone) + len(alone.undated), (key, choice)


@pytest.mark.parametrize("selection", SOME, ids=query)
def test_selection_equals_a_plain_reading(selection: Selection) -> None:
    tables = sample.tables(400)
    publisher = tables.documents.set_index("document_id")["publisher"].to_dict()
    sources = tables.reports.groupby("event_id")["document_id"].agg(lambda ids: {publisher[one] or NONE for one in ids})
    expected = [row.event_id for row in tables.events.itertuples() if _passes(row, sources, selection)]
    selected = select(tables, selection)
    assert sorted([*selected.events["event_id"], *selected.events_undated["event_id"]]) == sorted(expected)


def _passes(row: "pd.Series[object]", sources: "pd.Series[object]", selection: Selection) -> bool:
    values = {
        "countries": set(row.countries), "targets": set(row.targets), "categories": {row.category},
        "subjects": set(row.subjects), "programmes": {row.programme or NONE}, "organisations": set(row.organisations),
        "statuses": {row.status}, "precisions": {row.precision}, "sources": set(sources[row.event_id]),
        "years": {f"{row.start.year}"} if row.start is not pd.NaT else set(),
    }  # fmt: skip
    for field, own in values.items():
        mine = {value if isinstance(value, str) else NONE for value in own} or {NONE}
        if selection.wanted(field) and not mine & set(selection.wanted(field)):
            return False
        if mine & set(selection.unwanted(field)):
            return False
    if selection.first and row.end < pd.Timestamp(first_day(selection.first)):
        return False
    if selection.last and row.start is not pd.NaT and row.start > pd.Timestamp(last_day(selection.last)):
        return False
    return not (selection.as_of and row.first_published > pd.Timestamp(selection.as_of))


def test_undated_events_are_apart() -> None:
    tables = sample.tables(400)
    selected = select(tables, Selection())
    assert len(selected.undated) == (tables.events["precision"] == "undated").sum() > 0
    assert len(selected) + len(selected.undated) == 400


def test_sorting() -> None:
    index = Index(sample.seeds())
    usd = select(index, Selection(sort="-usd")).events["usd"].dropna()
    assert usd.is_monotonic_decreasing
    assert select(index, Selection(sort="-date")).events["start"].is_monotonic_decreasing
    titles = select(index, Selection(sort="title")).events["title_en"].str.casefold()
    assert titles.is_monotonic_increasing


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_in_both_directions(column: str) -> None:
    """Falling is rising reversed, but for ties, which stay by date, and for what is missing, which comes last."""
    index = Index(sample.tables(60))
    rising, falling = (select(index, Selection(sort=sort)).rows for sort in (column, f"-{column}"))
    assert sorted(rising) == sorted(falling)
    if column != "date":
        places = index.ranks(column, "en")
        known = [places[row] for row in rising if places[row] >= 0]
        assert known == sorted(known)
        assert [places[row] for row in falling if places[row] >= 0] == known[::-1]
        missing = [row for row in rising if places[row] < 0]
        assert list(rising[len(known) :]) == missing == list(falling[len(known) :])


def test_words_of_a_closed_list_sort_in_its_order() -> None:
    shown = select(sample.seeds(), Selection(sort="precision")).events["precision"].drop_duplicates()
    assert shown.tolist() == [one for one in PRECISIONS if one in set(shown)]


def test_chinese_titles_sort_by_sound() -> None:
    tables = sample.seeds()
    events = tables.events.head(3).assign(title_zh=["中国", "阿联酋", "美国"])
    few = tables._replace(events=events, reports=tables.reports.iloc[:0])
    shown = select(few, Selection(sort="title", lang="zh-Hans")).events["title_zh"].tolist()
    assert shown == ["阿联酋", "美国", "中国"]


def test_picked_rows_keep_the_order_of_the_view() -> None:
    selected = select(sample.tables(60), Selection(sort="-title"))
    ids = selected.events["event_id"].tolist()
    undated = selected.events_undated["event_id"].tolist()
    picked = selected.only({ids[9], ids[2], *undated[:1], "no such event"})
    assert picked.events["event_id"].tolist() == [ids[2], ids[9]]
    assert picked.events_undated["event_id"].tolist() == undated[:1]


def test_another_date_of_the_act() -> None:
    tables = sample.seeds()
    report = tables.reports.iloc[0]
    row = {"report_id": report["report_id"], "kind": "effective", "precision": "day"}
    dates = pd.DataFrame([{**row, "start": pd.Timestamp("2027-01-01"), "end": pd.Timestamp("2027-01-01")}])
    index = Index(tables._replace(report_dates=dates))
    selected = select(index, Selection(axis="effective", first="2027", last="2027"))
    assert report["event_id"] in selected.events["event_id"].tolist()
    shown = selected.events.set_index("event_id").loc[report["event_id"]]
    assert (shown["start"], shown["precision"]) == (pd.Timestamp("2027-01-01"), "day")
    assert index.dates("effective").given.sum() == 1
    own = select(index, Selection()).events.set_index("event_id")
    others = select(index, Selection(axis="effective")).events.set_index("event_id").drop(report["event_id"])
    assert (others["start"] == own["start"].loc[others.index]).all(), "who has no such date stands at its own"
    counts = {one.value: one.count for one in facets(index, Selection(axis="effective"))["year"]}
    assert counts["2027"] == len(select(index, Selection(axis="effective", years=("2027",)))) >= 1


def test_of_several_dates_that_of_the_shown_report_counts_then_the_most_precise() -> None:
    tables = sample.seeds()
    event = tables.events[tables.events["report_ids"].map(len) > 1].iloc[0]
    shown, other = event["report_ids"][:2]
    rows = [
        (other, "2027-01-01", "2027-01-01", "day"),
        (shown, "2027-02-01", "2027-12-31", "range"),
        (shown, "2027-05-01", "2027-05-31", "month"),
    ]
    dates = pd.DataFrame(rows, columns=["report_id", "start", "end", "precision"]).assign(kind="signed")
    dates = dates.assign(start=pd.to_datetime(dates["start"]), end=pd.to_datetime(dates["end"]))
    events = select(tables._replace(report_dates=dates), Selection(axis="signed")).events.set_index("event_id")
    assert events.loc[event["event_id"], "start"] == pd.Timestamp("2027-05-01")
    assert events.loc[event["event_id"], "precision"] == "month"


def test_values_that_no_event_has_are_named_with_the_nearest() -> None:
    notes = absent(sample.seeds(), Selection(programmes=("Stargat", "Stargate"), countries=("-BR",)))
    assert [(note.parameter, note.value) for note in notes] == [("country", "BR"), ("programme", "Stargat")]
    assert notes[1].allowed == ("Stargate",)


def test_document_ids_are_sources() -> None:
    tables = sample.seeds()
    document = tables.reports["document_id"].iloc[0]
    assert len(select(tables, Selection(sources=(document,)))) == 7
    assert not absent(tables, Selection(sources=(document,)))


def test_empty_store() -> None:
    tables = sample.seeds()
    empty = tables._replace(events=tables.events.head(0), reports=tables.reports.head(0))
    assert len(select(empty, Selection(text="x", countries=("US",), as_of="2025-01-01"))) == 0
    assert facets(empty, Selection())["country"] == ()


def test_a_hundred_thousand_events_in_a_blink() -> None:
    index = Index(sample.tables(100_000))
    selection = Selection(countries=("US",), categories=("export_control",), first="2024", last="2025")
    select(index, selection), facets(index, selection)
    begun = time.process_time()
    select(index, selection)
    facets(index, selection)
    assert time.process_time() - begun < 0.25  # 5 ms on an idle core
