"""Events: what merges, what stays apart, what an event shows."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genesis.events import explain_merges, merge, source_groups
from genesis.model import Amount, Document, Report


def document(name: str, published: str | None = "2026-01-03", text: str = "") -> Document:
    day = date.fromisoformat(published) if published else None
    return Document(document_id=name, file=f"{name}.txt", text=text or f"text of {name}", published=day)


def report(name: str, start: str, end: str = "", **fields) -> Report:
    """A report of document `name[0]`, occurred, by the United States, unless a test says otherwise."""
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    given_fields = {
        "report_id": f"r-{name}",
        "document_id": name[0],
        "quote": f"quote of {name}",
        "quote_start": 0,
        "quote_end": 0,
        "start": first,
        "end": last,
        "precision": "day" if first == last else "month",
        "date_text": "",
        "date_basis": "absolute",
        "category": "executive_order",
        "status": "occurred",
        "act": "order.sign",
        "countries": ("US",),
    } | fields
    return Report(**given_fields)


def usd(value: float) -> Amount:
    return Amount(low=value, high=value, currency="USD", usd=value)


def merged(*reports: Report, **kept):
    names = sorted({one.document_id for one in reports})
    return merge([document(name, kept.get(name, "2026-01-03")) for name in names], reports)


GENESIS = {"programme": "Genesis Mission", "polarity": "imposed"}
STARGATE = {"category": "investment", "act": "invest.commit", "programme": "Stargate", "amounts": (usd(5e11),)}


def test_the_same_order_in_two_documents_is_one_event():
    result = merged(report("a", "2025-11-24", **GENESIS), report("b", "2025-11-24", **GENESIS))
    (event,) = result.events
    assert event.report_ids == ("r-a", "r-b")
    assert event.conflicts == ()
    assert event.merged_because.startswith("same day, same programme, same act")


def test_dates_days_apart_are_one_event_with_a_conflict():
    result = merged(report("a", "2025-01-21", **STARGATE), report("b", "2025-01-23", **STARGATE))
    (event,) = result.events
    assert event.conflicts == ("date",)
    assert "2 days apart" in event.merged_because
    assert event.start == date(2025, 1, 21)


def test_a_coarser_date_is_no_conflict_and_gives_way():
    month = report("a", "2025-11-01", "2025-11-30", **GENESIS)
    (event,) = merged(month, report("b", "2025-11-24", **GENESIS)).events
    assert (event.start, event.precision, event.conflicts) == (date(2025, 11, 24), "day", ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"polarity": "imposed"}, {"polarity": "lifted"}, id="a ban and its lifting"),
        pytest.param({"programme": "Genesis Mission"}, {"programme": "Stargate"}, id="programmes"),
        pytest.param({"countries": ("CN",)}, {"countries": ("US",)}, id="sides"),
        pytest.param({"targets": ("CN",)}, {"targets": ("CA",)}, id="targets"),
        pytest.param({"amounts": (usd(3.9e10),)}, {"amounts": (usd(1.3e10),)}, id="sums"),
    ],
)
def test_what_keeps_two_acts_of_one_day_apart(one, other):
    base = {"category": "export_control", "act": "control.impose"}
    result = merged(report("a", "2025-11-24", **(base | one)), report("b", "2025-11-24", **(base | other)))
    assert len(result.events) == 2


def test_two_acts_of_one_document_stay_apart():
    assert len(merged(report("a1", "2025-11-24", **GENESIS), report("a2", "2025-11-24", **GENESIS)).events) == 2


def test_the_same_act_told_twice_in_one_document_is_one():
    told = GENESIS | {"object": "国家人工智能平台"}
    assert len(merged(report("a1", "2025-11-24", **told), report("a2", "2025-11-24", **told)).events) == 1


def test_a_headline_and_its_story_are_one_report_of_a_sum():
    story = report("a2", "2025-01-21", **STARGATE)
    headline = report("a1", "2025-01-22", **(STARGATE | {"act": "fund.grant", "category": "public_funding"}))
    other = report("a3", "2025-01-22", **(STARGATE | {"amounts": (usd(1e11),)}))
    assert sorted(len(event.report_ids) for event in merged(headline, story, other).events) == [1, 2]


def test_the_event_keeps_the_id_of_the_earliest_report_and_points_the_other_to_it():
    late, early = report("a", "2025-11-24", **GENESIS), report("b", "2025-11-24", **GENESIS)
    result = merged(late, early, a="2026-01-03", b="2025-11-28")
    assert [event.event_id for event in result.events] == ["e-b"]
    assert result.pointers == {"e-a": "e-b"}
    assert result.event_of == {"r-a": "e-b", "r-b": "e-b"}


def test_as_of_merges_what_was_published_by_then():
    reports = [report("a", "2025-11-24", **GENESIS), report("b", "2025-11-24", **GENESIS)]
    documents = [document("a", "2025-11-28"), document("b", "2026-01-03")]
    (event,) = merge(documents, reports, as_of=date(2025, 12, 31)).events
    assert event.report_ids == ("r-a",)
    assert event.first_published == date(2025, 11, 28)


def test_a_near_miss_says_why_not():
    one = report("a", "2025-05-06", polarity="imposed", targets=("CN",), object="芯片禁令", quote="对华芯片禁令")
    other = report("b", "2025-05-06", polarity="lifted", targets=("CN",), object="芯片禁令", quote="对华芯片禁令")
    (miss,) = explain_merges([document("a"), document("b")], [one, other])
    assert miss.report_ids == ("r-a", "r-b")
    assert miss.why_not == "one imposed, the other lifted"


def test_explaining_names_two_events_once():
    one = [report("a1", "2025-05-06", polarity="imposed"), report("a2", "2025-05-06", polarity="imposed")]
    other = report("b1", "2025-05-06", polarity="lifted")
    misses = explain_merges([document("a"), document("b")], [*one, other])
    assert len({miss.report_ids for miss in misses}) == len(misses)


def test_the_event_shows_the_best_attested_value_and_names_the_difference():
    told = STARGATE | {"organisation_names": ("OpenAI",)}
    result = merged(
        report("a", "2025-01-21", **told),
        report("b", "2025-01-22", **told),
        report("c", "2025-01-22", **told),
    )
    (event,) = result.events
    assert event.start == date(2025, 1, 22)
    assert event.conflicts == ("date",)
    assert event.report_ids[0] == "r-b"
    assert event.source_groups == 3


def test_sums_that_are_close_merge_and_differ():
    one, other = GENESIS | {"amounts": (usd(5.2e10),)}, GENESIS | {"amounts": (usd(5.27e10),)}
    (event,) = merged(report("a", "2025-11-24", **one), report("b", "2025-11-24", **other)).events
    assert event.conflicts == ("amounts",)


def test_a_plan_that_was_carried_out_occurred_and_is_no_conflict():
    plan = report("a", "2025-11-24", status="planned", **GENESIS)
    done = report("b", "2025-11-24", **GENESIS)
    (event,) = merged(plan, done, a="2025-11-20", b="2025-11-26").events
    assert (event.status, event.conflicts) == ("occurred", ())


def test_an_order_told_as_what_it_orders_is_no_conflict():
    one = {"category": "executive_order", "act": "order.sign"}
    other = {"category": "tariff", "act": "tariff.raise"}
    shared = {"targets": ("CN",), "programme": "Liberation Day tariffs", "amounts": (usd(1e9),)}
    (event,) = merged(report("a", "2025-04-02", **(shared | one)), report("b", "2025-04-02", **(shared | other))).events
    assert event.conflicts == ()


def test_fewer_sides_of_the_same_are_no_conflict():
    one, other = STARGATE | {"countries": ("US",)}, STARGATE | {"countries": ("JP", "US")}
    (event,) = merged(report("a", "2025-01-21", **one), report("b", "2025-01-21", **other)).events
    assert (event.countries, event.conflicts) == (("JP", "US"), ())


def test_an_undated_report_merges_with_nothing():
    undated = report("a", "2025-11-24", **GENESIS, precision="undated")
    assert len(merged(undated, report("b", "2025-11-24", **GENESIS)).events) == 2


def test_a_chinese_and_an_english_report_merge_by_what_they_speak_of():
    base = {"category": "export_control", "act": "control.impose", "polarity": "imposed", "countries": ("CN",)}
    chinese = report("a", "2023-07-01", "2023-07-31", quote="对镓、锗相关物项实施出口管制", **base)
    english = report("b", "2023-07-03", quote="announced export controls on gallium and germanium", **base)
    (event,) = merged(chinese, english).events
    assert "both speak of gallium" in event.merged_because
    assert event.title_en.isascii()


def test_copies_are_one_source():
    story = "商务部今天发布公告，对若干物项实施出口管制。" + "".join(chr(0x4E00 + 37 * at % 5000) for at in range(900))
    copy = "【转载】" + story + "责任编辑：某某"
    other = "".join(chr(0x4E00 + 91 * at % 7000) for at in range(900))
    documents = [document("a", text=story), document("b", text=copy), document("c", text=other)]
    groups = source_groups(documents)
    assert groups["a"] == groups["b"] != groups["c"]
    event = merge(documents, [report(name, "2025-11-24", **GENESIS) for name in "abc"]).events[0]
    assert (len(event.report_ids), event.source_groups) == (3, 2)


def test_short_and_empty_texts_have_groups_of_their_own():
    documents = [document("a", text="短"), document("b", text="短"), document("c", text="!")]
    assert len(set(source_groups(documents).values())) == 3


def test_the_rows_of_a_table_stay_apart_and_meet_their_copies():
    row = {
        "quote": "Increase rate to 25 percent",
        "category": "tariff",
        "act": "tariff.raise",
        "programme": "Section 301",
    }
    text = "Increase rate to 25 percent\n" * 3 + "The office lists goods, rates and years of the action in three rows."
    documents = [document("a", text=text), document("b", text=text + " Copy.")]
    rows = [
        report(f"{name}{at}", "2024-01-01", "2024-12-31", **row, quote_start=at * 28, quote_end=at * 28 + 27)
        for name in "ab"
        for at in range(3)
    ]
    events = merge(documents, rows).events
    assert sorted(sorted(event.report_ids) for event in events) == [
        ["r-a0", "r-b0"],
        ["r-a1", "r-b1"],
        ["r-a2", "r-b2"],
    ]


# Worlds of a few acts, told by a few documents, with slips of date, missing sums and missing programmes.

ACTS = st.sampled_from(
    [
        {"category": "export_control", "act": "control.impose", "polarity": "imposed", "targets": ("CN",)},
        {"category": "export_control", "act": "control.lift", "polarity": "lifted", "targets": ("CN",)},
        STARGATE,
        STARGATE | {"amounts": ()},
        {"act": "order.sign", **GENESIS},
        {"act": "order.sign", "polarity": "imposed"},
        {"category": "tariff", "act": "tariff.raise", "polarity": "imposed", "targets": ("CN",), "quote": "145%关税"},
    ]
)
TELLINGS = st.lists(
    st.tuples(st.sampled_from("abcdef"), ACTS, st.integers(1, 12), st.booleans()), min_size=1, max_size=14
)


def world(tellings) -> tuple[list[Document], list[Report]]:
    documents = [document(name, f"2026-01-{day:02d}") for day, name in enumerate("abcdef", start=1)]
    reports = [
        report(f"{name}{at}", "2025-03-01" if month else f"2025-03-{day:02d}", "2025-03-31" if month else "", **act)
        for at, (name, act, day, month) in enumerate(tellings)
    ]
    return documents, reports


@settings(max_examples=60, deadline=None)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_merging_twice_changes_nothing(tellings, random):
    documents, reports = world(tellings)
    once = merge(documents, reports)
    random.shuffle(documents)
    random.shuffle(reports)
    assert merge(documents, reports) == once
    assert merge(documents * 2, reports * 2) == once


@settings(max_examples=60, deadline=None)
@given(TELLINGS, st.sampled_from("abcdef"))
def test_removing_a_document_takes_exactly_its_reports(tellings, gone):
    documents, reports = world(tellings)
    before = merge(documents, reports).event_of
    after = merge([one for one in documents if one.document_id != gone], reports)
    left = {one.report_id for one in reports if one.document_id != gone}
    assert set(before) == {one.report_id for one in reports}
    assert set(after.event_of) == left
    assert sorted(name for event in after.events for name in event.report_ids) == sorted(left)
    alone = {one.document_id for one in reports} - {gone}
    assert {name for event in after.events for name in event.document_ids} == alone


@settings(max_examples=60, deadline=None)
@given(TELLINGS)
def test_no_event_holds_what_cannot_be_one_act(tellings):
    documents, reports = world(tellings)
    by_id = {one.report_id: one for one in reports}
    result = merge(documents, reports)
    for event in result.events:
        members = [by_id[name] for name in event.report_ids]
        assert len({one.polarity for one in members} - {None}) <= 1
        assert len({one.programme for one in members} - {None}) <= 1
        days = [one.start for one in members if one.precision == "day"]
        assert not days or (max(days) - min(days)).days <= 3
        assert event.event_id == "e-" + min(members, key=lambda one: (one.document_id, one.report_id)).report_id[2:]
        assert (event.merged_because == "") == (len(members) == 1)
    assert set(result.pointers.values()) <= {event.event_id for event in result.events}
