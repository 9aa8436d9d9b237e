"""The server without a browser: routes beside the pages, headers, host names, and that the look is the palette's."""

import asyncio
import base64
import gzip
import hashlib
import html
import io
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import gold_store
import pandas as pd
import pytest
import streamlit
from starlette.applications import Starlette

from genesis import archive, routes
from genesis.exports import FORMATS, VIEWS
from genesis.palette import palette
from genesis.press import Press
from genesis.selection import Selection, select

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # where `streamlit run dashboard.py` finds it

import dashboard  # noqa: E402


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes


def get(
    address: str, host: str = "localhost:8501", method: str = "GET", headers: dict[str, str] | None = None
) -> Answer:
    """Ask the routes as the dashboard serves them, through its middleware."""
    given = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    parts = urlsplit(address)
    scope = {
        "type": "http", "method": method, "path": parts.path, "raw_path": parts.path.encode(), "root_path": "",
        "query_string": parts.query.encode(), "headers": [(b"host", host.encode()), *given], "scheme": "http",
        "http_version": "1.1", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8501),
    }  # fmt: skip
    sent = []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    app = Starlette(routes=routes.routes(), middleware=dashboard.middleware())
    asyncio.run(app(scope, receive, send))
    got = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], got, b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder with the annotated seeds, which the server is told of."""
    gold_store.write(tmp_path)
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path))
    return tmp_path


def test_the_table_of_an_address_comes_as_csv(data):
    answer = get("/events.csv?country=US&category=export_control")
    table = pd.read_csv(io.BytesIO(answer.body))
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="events.csv"' in answer.headers["content-disposition"]
    assert set(table["category"]) == {"export_control"}
    chosen = select(archive.opened().index, Selection(countries=("US",), categories=("export_control",)))
    assert len(table) == len(chosen) + len(chosen.events_undated) > 0


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_form_has_its_addresses(data, format_id):
    """Every format answers at each of its views, and nowhere else."""
    format_ = FORMATS[format_id]
    for view in VIEWS:
        answer = get(f"/{view}{format_.suffix}?country=CN", method="HEAD")
        assert answer.status == (200 if view in format_.views else 404), view
        if view in format_.views:
            assert answer.headers["content-type"] == format_.media_type
            assert f"{view}{format_.suffix}" in answer.headers["content-disposition"]
            assert answer.body == b""


def test_what_a_client_has_is_not_sent_again(data):
    first = get("/events.csv?country=CN")
    tag = first.headers["etag"]
    again = get("/events.csv?country=CN", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert get("/events.csv?country=US", headers={"If-None-Match": tag}).status == 200
    assert get("/events.csv?country=CN&columns=displayed", headers={"If-None-Match": tag}).status == 200


def test_a_new_build_has_a_new_tag(data):
    tag = get("/events.csv").headers["etag"]
    gold_store.write(data, hostile=True)
    assert get("/events.csv", headers={"If-None-Match": tag}).status == 200


def test_large_answers_are_packed(data):
    answer = get("/events.json", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.body))["rows"]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/timeline.png?size=poster", "half"),
        ("/events.csv?size=half", "columns"),
        ("/timeline.md?title=" + "a" * 2001, "2000"),
        ("/events.csv?columns=all", "displayed"),
        ("/timeline.pptx?country=CN&to=1900", "No event"),
    ],
)
def test_what_a_form_cannot_be_is_refused_by_name(data, address, named):
    answer = get(address)
    assert (answer.status, named in answer.body.decode()) == (400, True), answer.body


def test_too_many_at_once_are_asked_to_come_again(data, monkeypatch):
    monkeypatch.setattr(routes, "_press", Press(waiting=0))
    answer = get("/events.csv?category=tariff")
    assert (answer.status, int(answer.headers["retry-after"]) > 0) == (503, True)


def test_one_event_has_a_page_and_json_with_all_its_sentences(data):
    event = archive.opened().store.events.sort_values("reports").iloc[-1]
    told = json.loads(get(f"/event/{event['event_id']}.json").body)
    page = get(f"/event/{event['event_id']}?lang=zh-Hant")
    assert len(told["reports"]) == event["reports"] > 1
    assert all(one["quote"] in html.unescape(page.body.decode()) for one in told["reports"])
    assert page.headers["content-type"].startswith("text/html")
    assert get("/event/e-000000000000").status == 404
    assert get(f"/event/{event['event_id']}?lang=fr").status == 400


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


def test_health_says_which_build_it_is(data):
    answer = get("/healthz")
    assert (answer.status, json.loads(answer.body)["version"]) == (200, archive.opened().store.version)


def test_missing_tables_are_said_and_not_an_exception(tmp_path, monkeypatch):
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path / "nowhere"))
    assert get("/healthz").status == 503
    answer = get("/events.csv")
    assert answer.status == 503
    assert b"genesis build" in answer.body


def test_a_new_build_is_noticed(data):
    before = archive.opened()
    assert archive.opened() is before
    gold_store.write(data, hostile=True)
    after = archive.opened()
    assert after is not before
    assert len(after.store.events) == len(before.store.events) + 1


def test_an_id_that_a_merge_took_leads_to_the_event_it_is_part_of(data):
    shelf = archive.opened()
    known = shelf.store.events["event_id"].iloc[0]
    shelf.__dict__["_former_ids"] = {"gone": known}
    assert shelf.event("gone")["event_id"] == known
    assert shelf.event("never was") is None


def test_reports_come_with_the_shown_one_first_then_by_day(data):
    shelf = archive.opened()
    event_id = shelf.store.events.loc[shelf.store.events["reports"] > 1, "event_id"].iloc[0]
    event = shelf.event(event_id)
    assert next(iter(shelf.reports(event)))["report_id"] == event["report_ids"][0]


def test_marks_come_in_the_colours_of_the_palette():
    answer = get("/symbols/star.svg?colour=us&theme=dark")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert palette("dark")["us"] in answer.body.decode()


@pytest.mark.parametrize(
    "address",
    ["/symbols/heart.svg", "/symbols/star.svg?colour=pink", "/symbols/star.svg?theme=blue", "/symbols/..%2Fstar.svg"],
)
def test_no_other_mark_is_drawn(address):
    assert get(address).status == 404


@pytest.mark.parametrize("address", ["/healthz", "/events.csv?contry=US", "/symbols/heart.svg", "/nowhere"])
def test_every_answer_has_the_headers(data, address):
    headers = get(address).headers
    policy = headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    script = re.search(r"script-src ([^;]*)", policy)[1]
    assert "unsafe" not in script
    assert "http" not in policy


def test_the_inline_script_of_streamlit_is_allowed_by_its_hash():
    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    script = re.search(r"<script>(.*?)</script>", index, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in dashboard.content_security_policy()


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:80", "[::1]:8501", "LOCALHOST"])
def test_this_machine_is_answered(host):
    assert get("/symbols/star.svg", host).status == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "www.localhost"])
def test_a_foreign_host_is_refused(host):
    answer = get("/symbols/star.svg", host)
    assert answer.status == 400
    assert "content-security-policy" in answer.headers


def test_a_host_can_be_named(monkeypatch):
    monkeypatch.setenv("GENESIS_HOSTS", "timeline.example, other.example")
    assert get("/symbols/star.svg", "timeline.example").status == 200
    assert get("/symbols/star.svg", "third.example").status == 400


def test_the_theme_is_the_palette():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    tokens = {
        "primaryColor": "primary", "backgroundColor": "bg", "secondaryBackgroundColor": "surface", "textColor": "ink",
        "borderColor": "border", "linkColor": "us_text", "grayTextColor": "ink3", "yellowTextColor": "warn",
    }  # fmt: skip
    for name in ("light", "dark"):
        theme = config["theme"][name]
        assert {key: theme[key] for key in tokens} == {key: palette(name)[token] for key, token in tokens.items()}
        assert theme["sidebar"]["backgroundColor"] == palette(name)["surface"]


def test_nothing_is_sent_away_and_only_this_machine_is_served():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "localhost"
    assert config["server"]["maxUploadSize"] == 20
