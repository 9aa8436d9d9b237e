"""What a reader puts right, on the page at once and after a rebuild: the same tables, however they are made."""

import io
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pandas as pd
import pytest
from click.testing import CliRunner

from genesis import correcting, extraction
from genesis.archive import opened
from genesis.build import build
from genesis.cli import genesis
from genesis.correcting import Maker, RefusedError
from genesis.corrections import Values, log
from genesis.exports import FORMATS, csv_bytes
from genesis.exports.rows import event_rows
from genesis.selection import Selection, select
from genesis.store import Store
from genesis.wording.corrections import correction_words

SEEDS = Path(__file__).parent.parent / "seeds"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TABLES = ("documents", "reports", "report_dates", "events", "corrections", "originals", "former_ids", "links")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built") / "data"
    build([SEEDS], folder)
    return folder


class Desk:
    """A reader before the tables of a folder: finds events by words, puts them right one minute after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.minutes = folder, 0

    @property
    def archive(self):
        return opened(self.folder)

    def event(self, words):
        titles = self.archive.store.events.set_index("event_id")["title_en"]
        return self.archive.event(titles[titles.str.contains(words, regex=False)].index[0])

    def reports(self, words):
        return self.archive.reports(self.event(words))

    def maker(self, reason="misread"):
        self.minutes += 1
        return Maker("Ann", NOON + timedelta(minutes=self.minutes), reason)

    def keep(self, correction):
        correcting.keep(self.archive, correction)
        return correction

    def change(self, words, now):
        return self.keep(correcting.change(self.archive, self.reports(words), now, self.maker()))

    def hide(self, words):
        event = self.event(words)
        return self.keep(correcting.hide(self.archive, event, self.reports(words), self.maker()))

    def undo(self, one):
        return self.keep(correcting.undo(self.archive, one.correction_id, self.maker("")))

    def rebuilt(self, tmp_path):
        folder = tmp_path / "rebuilt"
        folder.mkdir()
        if log.exists(self.folder):
            shutil.copy(self.folder / log.NAME, folder)
        build([SEEDS], folder)
        return Store.open(folder)

    def work(self):
        """One of each kind."""
        library = self.archive
        stargate = self.event("Stargate")
        _, other = library.reports(stargate)
        self.keep(correcting.show(library, stargate, other, "date", self.maker()))
        self.change("SB 53", correcting.dated("2025-09-29"))
        self.change("SB 53", Values(category="executive_order", countries=("US", "JP"), targets=("CN",)))
        self.change("SoftBank Vision", correcting.summed("USD 3-4 trillion; 50亿欧元"))
        self.hide("France commits EUR")
        one, two = self.event("Macron"), self.event("UAE plans")
        self.keep(correcting.merge(self.archive, one, two, self.maker()))
        order = self.event("executive order on the Genesis")
        first, *_ = self.archive.reports(order)
        self.keep(correcting.split(self.archive, order, first, self.maker()))
        return self


@pytest.fixture
def desk(built, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(built, folder)
    return Desk(folder)


def assert_same(one, other, tables=TABLES):
    for table in tables:
        frames = [getattr(store, table) for store in (one, other)]
        key = ["report_id", "kind"] if table == "report_dates" else list(frames[0].columns[:2])
        first, second = (frame.sort_values(key).reset_index(drop=True) for frame in frames)
        pd.testing.assert_frame_equal(first, second)


def test_what_is_put_right_is_seen_at_once_and_the_tables_stay(desk, built):
    desk.change("SB 53", correcting.dated("2025-09-29"))
    event = desk.event("SB 53")
    assert (event["start"], event["precision"]) == (pd.Timestamp("2025-09-29"), "day")
    assert event["corrections"] == desk.archive.store.corrections["correction_id"].tolist()
    assert correcting.as_read(desk.archive, desk.reports("SB 53")[0])["date"].precision == "month"
    assert_same(Store.open(desk.folder), Store.open(built))


def test_what_is_seen_at_once_is_what_a_build_makes(desk, tmp_path):
    store = desk.work().rebuilt(tmp_path)
    assert store.problems() == []
    assert set(store.corrections["state"]) == {"in force"}
    assert_same(desk.archive.store, store)
    assert len(store.events) < len(Store.open(desk.folder).events)


def test_with_all_undone_the_tables_are_as_they_were(desk, built, tmp_path):
    for correction_id in desk.work().archive.store.corrections["correction_id"]:
        desk.keep(correcting.undo(desk.archive, correction_id, desk.maker("")))
    kept = ("reports", "report_dates", "events", "originals", "links", "former_ids")
    assert_same(desk.archive.store, Store.open(built), kept)
    assert_same(desk.archive.store, desk.rebuilt(tmp_path))


def test_undoing_what_a_build_knew(desk):
    hidden = desk.hide("France commits EUR")
    build([SEEDS], desk.folder)
    assert len(Store.open(desk.folder).originals) == 1
    desk.undo(hidden)
    assert desk.event("France commits EUR")["corrections"] == []
    assert desk.archive.store.originals.empty


def test_a_corrected_date_finds_its_partner(desk, tmp_path):
    """Of two reports of one act, one with a misread date: put right, they are one event."""
    date_ = desk.event("Stargate")["start"]
    _, other = desk.reports("Stargate")
    wrong = correcting.change(desk.archive, [other], correcting.dated("2024-06-01"), desk.maker())
    desk.keep(wrong)
    assert len(desk.event("Stargate")["report_ids"]) == 1
    desk.undo(wrong)
    event = desk.event("Stargate")
    assert (event["start"], len(event["report_ids"])) == (date_, 2)
    assert_same(desk.archive.store, desk.rebuilt(tmp_path))


def test_old_addresses_lead_on(desk):
    stargate = desk.event("Stargate")
    first, second = desk.archive.reports(stargate)
    earliest = next(one for one in (first, second) if one["report_id"][2:] == stargate["event_id"][2:])
    desk.keep(correcting.hide(desk.archive, stargate, [earliest], desk.maker()))
    now = desk.event("Stargate")
    assert now["event_id"] != stargate["event_id"]
    assert desk.archive.event(stargate["event_id"]) == now
    build([SEEDS], desk.folder)
    assert desk.archive.event(stargate["event_id"])["event_id"] == now["event_id"]
    desk.hide("SB 53")
    assert desk.archive.event("e-d3d780baee4c") is None


def test_as_of_a_day_what_was_put_right_later_is_not_known(desk):
    desk.change("SB 53", correcting.dated("2025-09-29"))
    before, after = opened(desk.folder, "2026-11-24"), opened(desk.folder, "2026-11-25")
    assert after is desk.archive
    assert before.store.events["corrections"].map(len).sum() == 0
    assert "2025-09-29" not in set(before.store.events["start"].astype(str))
    assert len(before.store.events) == len(desk.archive.store.events)
    assert opened(desk.folder, "2025-11-30").store.corrections.empty
    build([SEEDS], desk.folder)
    past = opened(desk.folder, "2026-11-24").store
    assert past.events["corrections"].map(len).sum() == 0, "a build that knew it does not change the past"


def _another_parser(monkeypatch):
    """Reports with other ids, quotes cut otherwise, dates read otherwise."""
    extract = extraction.reports.extract

    def changed(reading):
        for one in extract(reading):
            yield msgspec.structs.replace(
                one,
                report_id="r-" + one.report_id[::-1].removesuffix("-r"),
                quote=one.quote[2:],
                quote_start=one.quote_start + 2,
                start=one.start and one.start + timedelta(days=1) if one.precision == "range" else one.start,
            )

    monkeypatch.setattr(extraction.reports, "extract", lambda reading: list(changed(reading)))


def test_corrections_outlive_another_parser(desk, monkeypatch):
    states = desk.work().archive.store.corrections["state"].tolist()
    _another_parser(monkeypatch)
    build([SEEDS], desk.folder)
    store = Store.open(desk.folder)
    assert store.corrections["state"].tolist() == states
    event = store.events[store.events["title_en"].str.contains("SB 53")].iloc[0]
    assert (event["start"], event["category"]) == (pd.Timestamp("2025-09-29"), "executive_order")
    (hidden,) = store.corrections.loc[store.corrections["kind"] == "hide", "report_ids"]
    assert hidden and not set(hidden) & set(store.reports["report_id"])


def test_corrections_outlive_an_edited_document(desk, tmp_path):
    changed = desk.change("SB 53", correcting.dated("2025-09-29"))
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    file = seeds / changed.anchors[0].file
    file.write_text("编者按：本文略有修订。\n\n" + file.read_text("utf-8"), "utf-8")
    build([seeds], desk.folder)
    assert desk.event("SB 53")["start"] == pd.Timestamp("2025-09-29")


def test_what_finds_nothing_is_orphaned_and_comes_back(desk, tmp_path):
    changed = desk.change("SB 53", correcting.dated("2025-09-29"))
    others = tmp_path / "seeds"
    shutil.copytree(SEEDS, others, ignore=shutil.ignore_patterns(changed.anchors[0].file))
    summary = build([others], desk.folder)
    assert [one.correction for one in summary.orphans] == [changed]
    assert Store.open(desk.folder).corrections["state"].tolist() == ["orphaned"]
    listed = CliRunner().invoke(genesis, ["corrections", "orphans", "--data", str(desk.folder)])
    assert (listed.exit_code, changed.correction_id in listed.output) == (1, True)
    build([SEEDS], desk.folder)
    assert Store.open(desk.folder).corrections["state"].tolist() == ["in force"]


def test_a_lost_log_is_restored_from_the_tables(desk):
    changed = desk.change("SB 53", correcting.dated("2025-09-29"))
    build([SEEDS], desk.folder)
    (desk.folder / log.NAME).unlink()
    assert desk.event("SB 53")["start"] == pd.Timestamp("2025-09-29")
    assert "restores it" in CliRunner().invoke(genesis, ["doctor", "--data", str(desk.folder)]).output
    desk.undo(changed)
    assert log.read(desk.folder).corrections[0].correction_id == changed.correction_id
    assert desk.event("SB 53")["precision"] == "month"


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ({"name": " "}, ["no_name"]),
        ({"name": "x" * 61}, ["long_name"]),
        ({"name": "Ann\u202eBob"}, ["bad_signs"]),
        ({"reason": ""}, ["no_reason"]),
        ({"reason": "two\nlines"}, ["bad_signs"]),
        ({"reason": "x" * 501, "name": ""}, ["no_name", "long_reason"]),
    ],
)
def test_a_correction_without_name_and_reason_is_refused(desk, fields, keys):
    maker = Maker(**{"name": "Ann", "now": NOON, "reason": "misread", **fields})
    with pytest.raises(RefusedError) as refused:
        correcting.change(desk.archive, desk.reports("SB 53"), correcting.dated("2025-09-29"), maker)
    assert list(refused.value.keys) == keys
    assert not log.exists(desk.folder)


@pytest.mark.parametrize(
    ("now", "key"),
    [
        (lambda: correcting.dated("2025-13"), "no_date"),
        (lambda: correcting.dated(""), "no_date"),
        (lambda: correcting.dated("2025-05", "2025-04"), "date_backwards"),
        (lambda: correcting.dated("1066"), "date_far"),
        (lambda: correcting.dated("2025-10"), "nothing_changed"),
        (lambda: Values(category="nonsense"), "bad_category"),
        (lambda: Values(countries=("us",)), "bad_country"),
        (lambda: correcting.summed("much"), "bad_sum"),
        (lambda: correcting.summed("USD 5 billion and 7"), "bad_sum"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(desk, now, key):
    with pytest.raises(RefusedError) as refused:
        desk.change("SB 53", now())
    assert refused.value.keys == (key,)


@pytest.mark.parametrize(
    ("written", "last", "start", "end", "precision"),
    [
        ("2025-05-12", "", "2025-05-12", "2025-05-12", "day"),
        ("2025-05", "", "2025-05-01", "2025-05-31", "month"),
        ("2025-04", "2025-06", "2025-04-01", "2025-06-30", "quarter"),
        ("2025-02", "2025-04", "2025-02-01", "2025-04-30", "range"),
        ("2025-07", "2025-12", "2025-07-01", "2025-12-31", "half"),
        ("2025", "", "2025-01-01", "2025-12-31", "year"),
        ("2020", "2029", "2020-01-01", "2029-12-31", "decade"),
        ("2021", "2030", "2021-01-01", "2030-12-31", "range"),
    ],
)
def test_a_date_as_a_reader_writes_it(written, last, start, end, precision):
    values = correcting.dated(written, last)
    assert (values.start, values.end, values.precision) == (
        date.fromisoformat(start), date.fromisoformat(end), precision,
    )  # fmt: skip
    row = {"start": values.start, "end": values.end}
    assert correcting.dated(*correcting.written(row)) == values


def test_exports_say_what_was_put_right(desk):
    desk.keep(
        correcting.change(
            desk.archive, desk.reports("SB 53"), correcting.dated("2025-09-29"), desk.maker("=HYPERLINK(1)")
        )
    )
    rows = event_rows(select(desk.archive.index, Selection()))
    told = rows.loc[rows["title_en"].str.contains("SB 53"), "corrections"].iloc[0]
    assert told == (
        "Date corrected: 29 September 2025, was October 2025; by Ann on 25 November 2026. Reason: =HYPERLINK(1)",
    )
    assert rows["corrections"].map(len).sum() == 1
    read = pd.read_csv(io.BytesIO(csv_bytes(rows)))
    assert read["corrections"].notna().sum() == 1
    assert {"csv", "parquet"} <= FORMATS.keys()
    reasons = pd.read_csv(io.BytesIO(csv_bytes(desk.archive.store.corrections[["reason"]])))
    assert reasons["reason"].tolist() == ["'=HYPERLINK(1)"]


def test_a_correction_in_words(desk):
    one = desk.change("SB 53", Values(targets=("CN", "JP")))
    assert correction_words(one, "zh-Hans") == "针对更正为中国和日本，原为无；Ann，2026年11月25日。理由：misread"
    assert correction_words(desk.undo(one), "en") == "Undone; by Ann on 25 November 2026"
    for kind in ("hide", "merge", "split"):
        words = correction_words(msgspec.structs.replace(one, kind=kind), "zh-Hant")
        assert words.endswith("理由：misread")


def test_the_command_line_corrects_lists_and_takes_back(desk):
    def run(*arguments):
        return CliRunner().invoke(genesis, [*arguments, "--data", str(desk.folder)])

    event_id, why = desk.event("SB 53")["event_id"], ("--by", "Bob", "--why", "read again")
    made = run("correct", "date", event_id, "2025-09-29", *why)
    assert made.exit_code == 0, made.output
    correction_id = made.stdout.strip()
    assert desk.event("SB 53")["start"] == pd.Timestamp("2025-09-29")
    assert f"{correction_id}\tin force\tDate corrected" in run("corrections", "list").stdout
    for command, *rest in (
        ("category", "tariff"), ("countries", "US", "CN"), ("targets",), ("sum", "USD 3 billion"), ("hide",),
    ):  # fmt: skip
        done = run("correct", command, event_id, *rest, *why)
        assert done.exit_code == (2 if command == "targets" else 0), done.output  # it is aimed at nobody already
    assert run("correct", "date", event_id, "2025", *why).exit_code == 2, "it is hidden now"
    assert run("corrections", "undo", correction_id, "--by", "Bob").exit_code == 0
    again = run("corrections", "undo", correction_id, "--by", "Bob")
    assert (again.exit_code, "undone already" in again.output) == (2, True)
    assert run("corrections", "orphans").exit_code == 0
    assert '"state": "undone"' in run("corrections", "list", "--json").stdout
    assert run("doctor").exit_code == 0


def test_doctor_names_a_line_that_was_changed(desk):
    desk.change("SB 53", correcting.dated("2025-09-29"))
    path = desk.folder / log.NAME
    path.write_text(path.read_text("utf-8").replace("Ann", "Bob"), "utf-8")
    told = CliRunner().invoke(genesis, ["doctor", "--data", str(desk.folder)])
    assert (told.exit_code, "line 1: is no correction" in told.output) == (1, True)
    assert desk.event("SB 53")["precision"] == "month"


def test_explain_names_what_was_put_right(desk):
    desk.change("SB 53", correcting.dated("2025-09-29"))
    build([SEEDS], desk.folder)
    told = CliRunner().invoke(
        genesis, ["explain", "--event", desk.event("SB 53")["event_id"], "--data", str(desk.folder)]
    )
    assert "Corrected (change date) by Ann on 2026-11-25: misread" in told.output
