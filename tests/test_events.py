"""Events: what merges, what stays apart, what an event shows."""

from datetime import date

import pytest

from genesis.events import explain_merges, merge
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
