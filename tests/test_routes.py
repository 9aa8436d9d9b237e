"""The addresses beside the pages: forms, names, parts, tags, refusals; what is written is read by others."""

import gzip
import html
import io
import json
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote

import gold_store
import pandas as pd
import pytest
from answers import get

from genesis import archive, routes
from genesis.exports import FORMATS, VIEWS
from genesis.kept import Kept
from genesis.press import AbandonedError, Order, Press, PressError
from genesis.selection import Selection, select


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with the annotated seeds, which no test changes."""
    folder = tmp_path_factory.mktemp("built")
    gold_store.write(folder)
    return folder


@pytest.fixture
def data(built, monkeypatch) -> Path:
    """The same, which the server is told of."""
    monkeypatch.setenv("GENESIS_DATA", str(built))
    return built


@pytest.fixture
def own_data(built, tmp_path, monkeypatch) -> Path:
    """A copy of them, which a test may build anew."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))
    return tmp_path


def test_the_table_of_an_address_comes_as_csv(data):
    answer = get("/events.csv?country=US&category=export_control")
    table = pd.read_csv(io.BytesIO(answer.body))
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="events-US-export-control.csv"' in answer.headers["content-disposition"]
    assert set(table["category"]) == {"export_control"}
    chosen = select(archive.opened().index, Selection(countries=("US",), categories=("export_control",)))
    assert len(table) == len(chosen) + len(chosen.events_undated) > 0


class Told:
    """Stands for the press: remembers its orders and writes one content for all."""

    def __init__(self, content: bytes = b"0123456789" * 200) -> None:
        self.content = content
        self.orders = []

    def write(self, order: Order, is_wanted: Callable[[], bool]) -> bytes:
        self.orders.append(order)
        return self.content


@pytest.fixture
def press(monkeypatch) -> Told:
    """Files without the process that writes them."""
    told = Told()
    monkeypatch.setattr(routes, "_presses", {True: told, False: told})
    monkeypatch.setattr(routes, "_kept", Kept())
    return told


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_form_has_its_addresses(data, press, format_id):
    """Every format answers at each of its views, and elsewhere says where."""
    format_ = FORMATS[format_id]
    for view in VIEWS:
        answer = get(f"/{view}{format_.suffix}?country=CN", method="HEAD")
        if view not in format_.views:
            assert (answer.status, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")
            continue
        assert answer.status == 200
        assert answer.headers["content-type"] == format_.media_type
        assert answer.headers["content-disposition"].endswith(f"filename*=UTF-8''{view}-CN{format_.suffix}")
        assert (answer.headers["content-length"], answer.body) == (str(len(press.content)), b"")
        assert (press.orders[-1].view, press.orders[-1].format_id) == (view, format_id)


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/events.cvs", "/events.csv"),
        ("/timeline.atom", "/timeline.ics"),
        ("/figures.pptx", "/figures.xlsx"),
        ("/sources.csv", "/figures.csv"),
        ("/event/", "no event"),
        ("/event/e-1/x", "no event"),
    ],
)
def test_a_form_that_there_is_not_is_answered_with_those_that_there_are(data, address, there):
    answer = get(address)
    assert (answer.status, there in answer.body.decode()) == (404, True)


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/EVENTS.CSV", "/events.csv"),
        ("/Events.csv?country=CN&text=Chips", "/events.csv?country=CN&text=Chips"),
        ("/TimeLine.TimelineJS.json", "/timeline.timelinejs.json"),
        ("/comparison.PPTX", "/comparison.pptx"),
    ],
)
def test_capitals_lead_to_the_address_in_small_letters(data, asked, there):
    answer = get(asked)
    assert (answer.status, answer.headers["location"]) == (308, there)


@pytest.mark.parametrize("asked", ["/EVENTS", "/Events.docx", "/EVENT/E-1.JSON"])
def test_what_is_no_file_of_a_view_in_capitals_is_not_redirected(data, asked):
    assert get(asked).status != 308


def test_a_file_is_named_after_its_filters_in_any_script(data, press):
    name = "十四五规划"
    told = get(f"/events.csv?programme={quote(name)}").headers["content-disposition"]
    assert 'filename="events.csv"' in told  # for clients that know no other signs
    assert unquote(re.search("filename\\*=UTF-8''(.*)$", told)[1]) == f"events-{name}.csv"


@pytest.mark.parametrize(
    ("asked", "part", "where"),
    [("bytes=0-9", 10, "0-9/2000"), ("bytes=1990-", 10, "1990-1999/2000"), ("bytes=-5", 5, "1995-1999/2000")],
)
def test_a_part_can_be_asked_for(data, press, asked, part, where):
    """As DuckDB and Polars read Parquet, and curl goes on with a file."""
    answer = get("/events.parquet", headers={"Range": asked, "Accept-Encoding": "gzip"})
    assert (answer.status, len(answer.body), answer.headers["content-range"]) == (206, part, f"bytes {where}")


@pytest.mark.parametrize("asked", ["bytes=2000-", "bytes=-0"])
def test_no_part_lies_beyond_the_end(data, press, asked):
    answer = get("/events.parquet", headers={"Range": asked})
    assert (answer.status, answer.headers["content-range"]) == (416, "bytes */2000")


@pytest.mark.parametrize("asked", ["bytes=9-0", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b"])
def test_what_is_no_part_brings_the_whole(data, press, asked):
    assert (get("/events.parquet", headers={"Range": asked}).status) == 200


def test_a_part_of_another_version_is_not_joined_to_what_a_client_has(data, press):
    tag = get("/events.parquet").headers["etag"]
    assert get("/events.parquet", headers={"Range": "bytes=5-", "If-Range": tag}).status == 200


def test_slow_forms_do_not_hold_up_the_others(data, press, monkeypatch):
    slow = Told()
    monkeypatch.setattr(routes, "_presses", {True: slow, False: press})
    for format_ in FORMATS.values():
        get(f"/{format_.views[0]}{format_.suffix}")
    assert {one.format_id for one in slow.orders} == {one.id for one in FORMATS.values() if one.slow}
    assert "csv" in {one.format_id for one in press.orders}


def test_many_who_ask_for_one_file_wait_for_one_writing(data, press):
    assert [get("/events.json?country=CN").body for _ in range(3)] == [press.content] * 3
    packed = get("/events.json?country=CN", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.body) == press.content
    assert len(press.orders) == 1


def test_what_cannot_be_written_now_is_not_the_fault_of_who_asks(data, press, monkeypatch):
    def write(order, is_wanted):
        raise PressError("no browser")

    monkeypatch.setattr(press, "write", write)
    answer = get("/timeline.png")
    assert (answer.status, answer.body, "retry-after" in answer.headers) == (503, b"no browser\n", True)


def test_what_a_client_has_is_not_sent_again(data):
    first = get("/events.csv?country=CN")
    tag = first.headers["etag"]
    again = get("/events.csv?country=CN", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert get("/events.csv?country=US", headers={"If-None-Match": tag}).status == 200
    assert get("/events.csv?country=CN&columns=displayed", headers={"If-None-Match": tag}).status == 200


def test_a_new_build_has_a_new_tag(own_data):
    tag = get("/events.csv").headers["etag"]
    gold_store.write(own_data, hostile=True)
    assert get("/events.csv", headers={"If-None-Match": tag}).status == 200


def test_large_answers_are_packed(data):
    answer = get("/events.json", headers={"Accept-Encoding": "br, gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert json.loads(gzip.decompress(answer.body))["rows"]
    assert "content-encoding" not in get("/events.json", headers={"Accept-Encoding": "gzip;q=0, br"}).headers


@pytest.mark.parametrize("form", ["xlsx", "pptx", "parquet", "zip", "png"])
def test_what_is_packed_in_itself_is_not_packed_again(data, press, form):
    address = f"/{FORMATS[form].views[0]}.{form}"
    assert "content-encoding" not in get(address, headers={"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/timeline.png?size=poster", "half"),
        ("/events.csv?size=half", "columns"),
        ("/timeline.md?title=" + "a" * 2001, "2000"),
        ("/events.csv?columns=all", "displayed"),
        ("/events.csv?columns=full&columns=displayed", "columns"),
        ("/events.csv?from=2025&from=2026", "from"),
        ("/events.csv?q=" + "a" * 201, "200"),
        ("/events.csv?from=%FF%00", "YYYY-MM"),
        ("/events.csv?country=%25", "country"),
        ("/events.csv?=", "means nothing"),
        ("/timeline.pptx?country=CN&to=1900", "No event"),
    ],
)
def test_what_a_form_cannot_be_is_refused_by_name(data, address, named):
    answer = get(address)
    assert (answer.status, named in answer.body.decode()) == (400, True), answer.body


def test_too_many_at_once_are_asked_to_come_again(data, monkeypatch):
    full = Press(waiting=0)
    monkeypatch.setattr(routes, "_presses", {True: full, False: full})
    answer = get("/events.csv?category=tariff")
    assert (answer.status, int(answer.headers["retry-after"]) > 0) == (503, True)


def test_who_cannot_even_wait_is_asked_to_come_again(data, press, monkeypatch):
    monkeypatch.setattr(routes, "_THREADS", 0)
    answer = get("/events.csv?category=tariff")
    assert (answer.status, int(answer.headers["retry-after"]) > 0, press.orders) == (503, True, [])


def test_one_event_has_a_page_and_json_with_all_its_sentences(data):
    event = archive.opened().store.events.sort_values("reports").iloc[-1]
    told = json.loads(get(f"/event/{event['event_id']}.json").body)
    page = get(f"/event/{event['event_id']}?lang=zh-Hant")
    assert len(told["reports"]) == event["reports"] > 1
    assert all(one["quote"] in html.unescape(page.body.decode()) for one in told["reports"])
    assert page.headers["content-type"].startswith("text/html")
    assert get("/event/e-000000000000").status == 404
    assert get(f"/event/{event['event_id']}?lang=fr").status == 400
    assert b"country" in get(f"/event/{event['event_id']}?country=CN").body
    packed = get(f"/event/{event['event_id']}?lang=zh-Hant", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.body) == page.body
    assert get(f"/event/{event['event_id']}?lang=zh-Hant", method="HEAD").body == b""


def test_nothing_is_readable_for_other_sites_unless_it_is_configured(data, monkeypatch):
    origin = {"Origin": "https://example.org"}
    assert "access-control-allow-origin" not in get("/events.csv", headers=origin).headers
    monkeypatch.setenv("GENESIS_ORIGINS", "https://example.org")
    assert get("/events.csv", headers=origin).headers["access-control-allow-origin"] == "https://example.org"
    other = get("/events.csv", headers={"Origin": "https://example.com"})
    assert "access-control-allow-origin" not in other.headers


def test_parquet_and_csv_hold_the_same_events(data):
    csv = pd.read_csv(io.BytesIO(get("/events.csv?country=CN").body))
    parquet = pd.read_parquet(io.BytesIO(get("/events.parquet?country=CN").body))
    assert list(csv["event_id"]) == list(parquet["event_id"])


@pytest.mark.parametrize(
    ("query", "named"),
    [("contry=US", "contry"), ("country=Atlantis", "Atlantis"), ("from=2025-13", "2025-13"), ("sort=up", "sort")],
)
def test_a_wrong_parameter_is_refused_by_name(data, query, named):
    answer = get(f"/events.csv?{query}")
    assert answer.status == 400
    assert named in answer.body.decode()


def test_who_goes_away_is_not_waited_for_and_nothing_is_written_for_him(data, press, monkeypatch):
    busy, written = Press(), []
    monkeypatch.setattr(routes, "_presses", {True: busy, False: busy})
    monkeypatch.setattr(busy, "_answer", written.append)
    with busy._lock:  # others are before him
        assert get("/events.csv", goes_away=True).status == 499
    end = time.monotonic() + 5
    while routes._kept._files and time.monotonic() < end:
        time.sleep(0.01)
    assert (list(routes._kept._files), written) == ([], [])


def test_who_stays_gets_the_file_that_another_gave_up():
    kept, is_waited_for = Kept(), threading.Event()

    def give_up() -> bytes:
        is_waited_for.wait(5)
        raise AbandonedError("nobody waits")

    def first() -> None:
        with pytest.raises(AbandonedError):
            kept.get("tag", give_up)

    one = threading.Thread(target=first)
    one.start()
    while "tag" not in kept._files:
        time.sleep(0.001)
    threading.Timer(0.05, is_waited_for.set).start()
    assert kept.get("tag", lambda: b"written") == b"written"
    one.join()


def test_the_press_and_its_browser_step_back_behind_the_pages():
    command = (
        "import os; from genesis.press import _step_back; _step_back(); os.execlp('sh', 'sh', '-c', 'nice -n -5 nice')"
    )
    said = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert int(said.stdout) == 19
