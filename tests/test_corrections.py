"""Corrections as records, in their log, found again in other builds, and laid over reports in any order."""

import itertools
import multiprocessing
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import records
from hypothesis import given
from hypothesis import strategies as st

from genesis.corrections import Anchor, Correction, Values, decoded, encoded, known_by, log, overlay, sealed, undone_by
from genesis.corrections.anchoring import Places
from genesis.errors import ArgumentError
from genesis.events import merge
from genesis.model import Amount

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
QUOTE = "商务部3月7日宣布对稀土实施出口管制"
DOCUMENTS = [
    records.document(),
    records.document(document_id="d2", file="b.md", text="另一篇报道，商务部3月7日宣布投资100亿元。", published=None),
]
REPORTS = [
    records.report(),
    records.report(
        report_id="r2",
        quote="中国占全球产能的60%",
        quote_start=18,
        quote_end=29,
        act="share",
        dates=(),
        start=None,
        precision="undated",
        countries=("JP",),
        category="other",
    ),
    records.report(report_id="r3", document_id="d2", quote="商务部3月7日宣布投资100亿元", quote_start=6, quote_end=21),
]
DAY = Values(start=date(2025, 3, 9), end=date(2025, 3, 9), precision="day")


def anchor(report, **fields):
    told = {"document_id": report.document_id, "quote": report.quote, "start": report.quote_start,
            "end": report.quote_end, "report_id": report.report_id, "act": report.act, "file": "a.md"}  # fmt: skip
    return Anchor(**{**told, **fields})


def made(kind="change", on=(0,), others=(), after=0, **fields):
    anchors, rest = (tuple(anchor(REPORTS[at]) for at in places) for places in (on, others))
    fields = {"now": DAY, **fields} if kind == "change" else fields
    moment = NOON + timedelta(minutes=after)
    return sealed(Correction(kind=kind, made_at=moment, made_by="Ann", anchors=anchors, others=rest, **fields))


def undo(one, after=1):
    return made("undo", (), after=after, undoes=one.correction_id)


def laid(*corrections):
    return overlay(DOCUMENTS, REPORTS, corrections)


def states(*corrections):
    found = laid(*corrections)
    by_id = {one.correction.correction_id: one.state for one in found.standings}
    return [by_id[one.correction_id] for one in corrections]


# Records


def test_a_correction_is_a_line_that_comes_back():
    one = made(now=Values(amounts=(Amount(low=1.0, high=2.0, currency="USD"),)), reason="line\nbreak = “quotes”")
    assert "\n" not in encoded(one)
    assert decoded(encoded(one)) == one
    assert one.fields == ("amounts",)


def test_the_id_is_that_of_the_content():
    assert made() == made()
    assert made().correction_id != made(after=1).correction_id
    forged = msgspec.structs.replace(made(), made_by="Bob")
    with pytest.raises(msgspec.ValidationError, match="was changed"):
        decoded(encoded(forged))


# The log


def test_lines_are_only_ever_added(tmp_path):
    assert log.read(tmp_path) == log.Log()
    log.append(tmp_path, made())
    first, state = (tmp_path / log.NAME).read_bytes(), log.state(tmp_path)
    log.append(tmp_path, undo(made()))
    assert (tmp_path / log.NAME).read_bytes().startswith(first)
    assert log.state(tmp_path) != state
    assert log.read(tmp_path).corrections == (made(), undo(made()))


def test_what_a_crash_left_of_a_line_spoils_no_other(tmp_path):
    log.append(tmp_path, made())
    with (tmp_path / log.NAME).open("ab") as file:
        file.write(encoded(made(after=1)).encode()[:70])
    log.append(tmp_path, made(after=2))
    found = log.read(tmp_path)
    assert found.corrections == (made(), made(after=2))
    assert len(found.problems) == 1
    assert "line 2" in found.problems[0]


def test_a_line_has_a_limit(tmp_path):
    with pytest.raises(ArgumentError, match="too long"):
        log.append(tmp_path, made(reason="x" * log.LONGEST_LINE))
    assert not log.exists(tmp_path)


def _write(folder: Path, first: int) -> None:
    for number in range(first, first + 60):
        log.append(folder, made(after=number, reason="r" * 3000))


def test_two_writers_do_not_spoil_each_other(tmp_path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, first)) for first in (0, 60)]
    for one in writers:
        one.start()
    for one in writers:
        one.join(50)
    found = log.read(tmp_path)
    assert (len(found.corrections), found.problems) == (120, ())
    assert {one.made_at for one in found.corrections} == {made(after=number).made_at for number in range(120)}


def test_the_log_is_checked_against_the_tables(tmp_path):
    log.append(tmp_path, made(), undo(made(after=9)))
    assert log.problems(tmp_path, [made().correction_id]) == [
        f"{tmp_path / log.NAME}: undoes {made(after=9).correction_id}, which is not in it"
    ]
    (lost, _) = log.problems(tmp_path, ["c-1"])
    assert "does not hold c-1" in lost
    (tmp_path / log.NAME).unlink()
    assert "restores it" in log.problems(tmp_path, ["c-1"])[0]


# Found again


def found(kept: Anchor, *reports, documents=None):
    return Places(documents or [records.document()], reports).find(kept)


def report(quote=QUOTE, **fields):
    return records.report(**{"quote": quote, "quote_end": len(quote), "report_id": "new", "act": "control", **fields})


OLD = anchor(report(), report_id="old", act="control")


@pytest.mark.parametrize(
    "now",
    [
        report(quote_start=900),  # the text before it has grown
        report(f"{QUOTE}，即日生效"),  # the sentence is cut otherwise
        report(QUOTE[3:]),
        report("商務部３月７日宣布對稀土實施出口管制。"),  # script, width, signs
        report("商 务 部 3月7日宣布对稀土实施 出口管制"),
        report("商务部3月7日正式宣布对稀土实施出口管制"),  # a typing error was mended
        report(act="renamed"),  # an edited lexicon
        report(start=date(2024, 1, 1), end=date(2024, 1, 1)),  # another reading of the date
    ],
)
def test_a_report_is_found_after_a_change_of_the_parser(now):
    assert found(OLD, report("商务部另外宣布了别的事情", report_id="x"), now) == "new"


@pytest.mark.parametrize(
    "now",
    [
        report("中国占全球产能的60%"),  # another sentence
        report("商务部3月8日宣布对稀土实施出口管制"),  # the next row of a table
        report(document_id="d2"),
    ],
)
def test_a_report_that_only_stands_nearby_is_not_taken(now):
    assert found(OLD, now) is None
    assert found(OLD) is None


def test_of_two_reports_of_a_sentence_the_act_and_the_id_decide():
    both = (report(report_id="a", act="control"), report(report_id="b", act="list"))
    kept = anchor(both[1], alone=False)
    assert found(kept, *both) == "b"
    assert found(kept, both[0]) is None, "the other act of the sentence is another event"
    renamed = [msgspec.structs.replace(one, report_id=f"{one.report_id}2") for one in both]
    assert found(kept, *renamed) == "b2"
    same = (report(report_id="a"), report(report_id="b"), report(report_id="c", quote_start=50))
    assert found(anchor(same[2], report_id="gone", alone=False, start=48), *same) == "c"


def test_an_edited_file_is_found_by_its_name_where_the_words_are_the_same():
    edited = [records.document(document_id="d9")]
    assert found(OLD, report(document_id="d9"), documents=edited) == "new"
    assert found(OLD, report("商务部3月7日正式宣布对稀土实施出口管制", document_id="d9"), documents=edited) is None
    elsewhere = [records.document(document_id="d9", file="other.md")]
    assert found(OLD, report(document_id="d9"), documents=elsewhere) is None


def test_a_very_long_quote_is_found_by_its_beginning():
    long = "".join(f"第{number}条规定。" for number in range(200))
    assert found(anchor(report(long), quote=long[:600], act="control"), report(long)) == "new"


# Laid over


def test_a_value_is_changed_and_the_original_kept():
    now = laid(made(now=msgspec.structs.replace(DAY, category="tariff", countries=("US", "JP"), targets=())))
    first = now.reports[0]
    assert (first.start, first.precision, first.category, first.countries) == (DAY.start, "day", "tariff", ("US", "JP"))
    assert first.dates[0].first == DAY.start, "the further date that was the same goes with it"
    assert now.originals == {"r1": REPORTS[0]}
    assert now.marks == {"r1": (now.standings[0].correction.correction_id,)}
    assert now.reports[1:] == tuple(REPORTS[1:])


def test_a_sum_is_converted_at_the_rate_of_its_date():
    sums = (Amount(low=3e9, high=5e9, currency="EUR"),)
    (amount,) = laid(made(now=Values(amounts=sums))).reports[0].amounts
    assert amount.rate_date == records.DAY
    assert 3.5e9 < amount.usd < 5e9
    assert laid(made(now=Values(amounts=()))).reports[0].amounts == ()


def test_a_hidden_report_is_no_report_and_points_to_the_others():
    now = laid(made("hide", (0,), (2,)))
    assert [one.report_id for one in now.reports] == ["r2", "r3"]
    assert (now.hidden, now.originals) == ({"r1": "r3"}, {"r1": REPORTS[0]})
    assert set(now.marks) == {"r3"}


def test_the_later_correction_of_a_field_holds():
    first, second = made(), made(after=5, now=msgspec.structs.replace(DAY, start=date(2025, 3, 1), precision="range"))
    assert laid(second, first).reports[0].start == date(2025, 3, 1)
    assert states(first, second) == ["overruled", "in force"]
    assert states(first, second, undo(second, 9)) == ["in force", "undone", "in force"]
    other = made(after=5, now=Values(category="tariff"))
    assert states(first, other) == ["in force", "in force"]


def test_an_undo_of_an_undo_brings_a_correction_back():
    one = made()
    back = undo(undo(one, 1), 2)
    assert states(one, undo(one, 1)) == ["undone", "in force"]
    assert states(one, undo(one, 1), back) == ["in force", "undone", "in force"]
    assert undone_by([one, undo(one, 1), undo(one, 3), back]) == {
        one.correction_id: undo(one, 3).correction_id,
        undo(one, 1).correction_id: back.correction_id,
    }


def test_what_finds_its_report_no_more_is_orphaned_and_kept():
    gone = sealed(msgspec.structs.replace(made(), anchors=(anchor(REPORTS[0], quote="这句话哪里都没有出现过的"),)))
    now = laid(gone)
    assert [one.state for one in now.standings] == ["orphaned"]
    assert now.reports == tuple(REPORTS)
    half = sealed(msgspec.structs.replace(gone, anchors=(*gone.anchors, anchor(REPORTS[1]))))
    assert laid(half).standings[0].report_ids == ("r2",)
    alone = sealed(msgspec.structs.replace(made("merge", (0,), (1,)), others=gone.anchors))
    assert laid(alone).standings[0].state == "orphaned", "a merge needs both"


def test_a_value_that_nobody_knows_any_more_is_not_used():
    old = made(now=Values(category="abolished"))
    assert states(old) == ["unusable"]
    assert laid(old).reports == tuple(REPORTS)


def events(*corrections):
    now = laid(*corrections)
    merged = merge(DOCUMENTS, now.reports, rulings=now.rulings)
    return {frozenset(event.report_ids): event for event in merged.events}


def test_events_are_put_together_and_split():
    assert set(events()) == {frozenset({"r1", "r3"}), frozenset({"r2"})}
    whole = events(made("merge", (0, 2), (1,)))
    assert set(whole) == {frozenset({"r1", "r2", "r3"})}
    assert "put together by a correction" in next(iter(whole.values())).merged_because
    split = made("split", (0,), (2,))
    assert set(events(split)) == {frozenset({"r1"}), frozenset({"r2"}), frozenset({"r3"})}
    assert set(events(split, made("merge", (0,), (2,), after=1))) == set(events()), "the later ruling holds"
    first = made("merge", (0, 2), (1,))
    assert set(events(first, made("split", (0,), (1, 2), after=1))) == {frozenset({"r1"}), frozenset({"r2", "r3"})}


def test_the_report_that_a_reader_chose_is_shown():
    later = Values(start=date(2025, 3, 8), end=date(2025, 3, 8), precision="day")
    wrong = made(now=later, on=(2,))
    assert events(wrong)[frozenset({"r1", "r3"})].start == records.DAY
    chosen = events(wrong, made("show", (2,), (0,), after=1, shown=("date",)))
    event = chosen[frozenset({"r1", "r3"})]
    assert (event.start, event.report_ids[0], event.conflicts) == (later.start, "r3", ("date",))
    back = made("show", (0,), (2,), after=2, shown=("date",))
    assert states(made("show", (2,), (0,), after=1, shown=("date",)), back) == ["overruled", "in force"]


def test_what_was_made_later_than_a_day_is_not_known_then():
    told = [made(), made(after=24 * 60)]
    assert known_by(told, date(2026, 11, 24)) == []
    assert known_by(told, date(2026, 11, 25)) == told[:1]


# Any order


def _one(draw, before):
    kind = draw(st.sampled_from(["change", "change", "hide", "show", "merge", "split", "undo"]))
    after = draw(st.integers(0, 4))  # many are made in the same minute
    if kind == "undo":
        if not before:
            return made()
        return undo(draw(st.sampled_from(before)), after)
    places = draw(st.permutations([0, 1, 2]))
    count = draw(st.integers(1, 2))
    if kind == "change":
        day = date(2025, 3, draw(st.integers(1, 28)))
        now = draw(st.sampled_from([Values(start=day, end=day, precision="day"), Values(countries=("JP",)),
                                    Values(category="tariff"), Values(amounts=())]))  # fmt: skip
        return made(kind, tuple(places[:count]), after=after, now=now)
    shown = {"shown": ("date",)} if kind == "show" else {}
    return made(kind, tuple(places[:1]), tuple(places[1 : 1 + count]), after=after, **shown)


@st.composite
def histories(draw):
    told = []
    for _ in range(draw(st.integers(1, 7))):
        told.append(_one(draw, told))
    return told


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_the_lines_gives_the_same(history, random):
    shuffled = [*history, *random.sample(history, len(history) // 2)]  # a line may stand twice, as in joined logs
    random.shuffle(shuffled)
    assert laid(*shuffled) == laid(*history)


@given(histories())
def test_with_all_undone_everything_is_as_it_was_read(history):
    last = [made("undo", (), after=10 + at, undoes=one.correction_id) for at, one in enumerate(history)
            if one.kind != "undo"]  # fmt: skip
    now = laid(*history, *last)
    assert set(now.reports) == set(REPORTS)
    assert (now.originals, now.marks, now.hidden) == ({}, {}, {})
    assert not (now.rulings.together or now.rulings.apart or now.rulings.shown)


@given(histories(), st.data())
def test_what_is_undone_is_as_if_it_had_never_been_made(history, data):
    one = data.draw(st.sampled_from(history))
    about = {one.correction_id}
    for other in itertools.chain(history, history):  # undos of it, and undos of these
        about |= {other.correction_id} if other.undoes in about else set()
    without = [other for other in history if other.correction_id not in about]
    now, never = laid(*without, one, undo(one, 20)), laid(*without)
    assert (now.reports, now.originals, now.rulings, now.marks) == (
        never.reports, never.originals, never.rulings, never.marks,
    )  # fmt: skip


@given(history=histories())
def test_a_history_survives_the_log(history):
    with tempfile.TemporaryDirectory() as folder:
        log.append(Path(folder), *history)
        assert log.read(Path(folder)) == log.Log(tuple(history))


@given(histories())
def test_every_report_that_is_not_hidden_is_in_one_event(history):
    now = laid(*history)
    merged = merge(DOCUMENTS, now.reports, rulings=now.rulings)
    assert sorted(key for event in merged.events for key in event.report_ids) == sorted(
        one.report_id for one in now.reports
    )
    for pair in now.rulings.apart:
        if pair <= merged.event_of.keys():
            assert len({merged.event_of[key] for key in pair}) == 2
