"""The server without a browser: headers, host names, marks, and that the look is the palette's."""

import base64
import hashlib
import json
import re
import shutil
import tomllib
from pathlib import Path

import gold_store
import pytest
import streamlit
from answers import ROOT, dashboard, get

from genesis import archive
from genesis.palette import palette


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


def test_health_says_which_build_it_is(data):
    answer = get("/healthz")
    assert (answer.status, json.loads(answer.body)["version"]) == (200, archive.opened().store.version)


def test_missing_tables_are_said_and_not_an_exception(tmp_path, monkeypatch):
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path / "nowhere"))
    assert get("/healthz").status == 503
    answer = get("/events.csv")
    assert answer.status == 503
    assert b"genesis build" in answer.body


def test_a_new_build_is_noticed(own_data):
    before = archive.opened()
    assert archive.opened() is before
    gold_store.write(own_data, hostile=True)
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
