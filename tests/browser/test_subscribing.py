"""The addresses as other tools ask them over HTTP: the README's lines as they stand, curl, what the dialog copies."""

import re
import shutil
import subprocess
import urllib.request
from io import BytesIO
from pathlib import Path

import fastfeedparser
import pandas
import pytest
import vobject
from playwright.sync_api import Page, expect
from serving import ROOT
from visiting import settle, visit

_CURL = pytest.mark.skipif(shutil.which("curl") is None, reason="no curl")


def told(server: str, beginning: str) -> str:
    """The line of the README that begins so, asking the server that is running."""
    text = (ROOT / "README.md").read_text("utf-8")
    line = re.search(rf"^    ({re.escape(beginning)}.*)$", text, re.MULTILINE)
    return line[1].replace("http://localhost:8501", server)


def curl(folder: Path, *arguments: str) -> str:
    """What curl prints."""
    command = ["curl", "--silent", "--max-time", "60", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_the_line_for_pandas_reads_the_table(server: str) -> None:
    table = eval(told(server, "pandas."), {"pandas": pandas})
    parquet = pandas.read_parquet(f"{server}/events.parquet?country=CN")
    assert len(table) > 3 and table["countries"].str.contains("CN").all()
    assert list(table["event_id"]) == list(parquet["event_id"])


@_CURL
def test_the_line_for_curl_loads_a_table_once(server: str, tmp_path: Path) -> None:
    line = told(server, "curl ")
    seen = []
    for _ in range(2):
        subprocess.run(["sh", "-ec", f"{line} --silent --write-out '%{{http_code}}' > code"], cwd=tmp_path, check=True)
        seen.append(((tmp_path / "code").read_text(), (tmp_path / "events.csv").read_bytes()))
    assert [code for code, _ in seen] == ["200", "304"]
    assert seen[0][1] == seen[1][1]
    assert len(pandas.read_csv(tmp_path / "events.csv")) > 3


@_CURL
def test_curl_is_told_headers_and_what_is_wrong(server: str, tmp_path: Path) -> None:
    head = curl(tmp_path, "--head", f"{server}/events.parquet?country=CN")
    size = int(re.search(r"(?im)^content-length: (\d+)", head)[1])
    tag = re.search(r"(?im)^etag: (\S+)", head)[1]
    whole = curl(tmp_path, "-o", "whole", "-w", "%{size_download}", f"{server}/events.parquet?country=CN")
    assert (head.split()[1], int(whole)) == ("200", size)
    code = ("-o", "body", "-w", "%{http_code}")
    assert curl(tmp_path, *code, "-H", f"If-None-Match: {tag}", f"{server}/events.parquet?country=CN") == "304"
    assert curl(tmp_path, *code, f"{server}/events.parquet?contry=CN") == "400"
    assert "country" in (tmp_path / "body").read_text()
    assert curl(tmp_path, *code, f"{server}/events.cvs") == "404"
    assert "/events.csv" in (tmp_path / "body").read_text()
    assert curl(tmp_path, *code, "--path-as-is", f"{server}/event/../../secret") in ("400", "404")
    assert curl(tmp_path, *code, "-H", "Host: evil.example", f"{server}/events.csv") == "400"
    (tmp_path / "part").write_bytes((tmp_path / "whole").read_bytes()[:1000])
    curl(tmp_path, "-C", "-", "-o", "part", f"{server}/events.parquet?country=CN")
    assert (tmp_path / "part").read_bytes() == (tmp_path / "whole").read_bytes()


def test_a_calendar_and_a_feed_reader_subscribe(server: str) -> None:
    with urllib.request.urlopen(f"{server}/events.ics?country=US&lang=zh-Hant") as answer:
        calendar = vobject.readOne(answer.read().decode())
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar.name == "VCALENDAR"
    with urllib.request.urlopen(f"{server}/events.atom?country=US") as answer:
        feed = fastfeedparser.parse(answer.read())
    assert feed.entries[0].link.startswith(f"{server}/event/")
    with urllib.request.urlopen(feed.entries[0].link) as answer:
        assert feed.entries[0].title.split(" · ")[-1][:20] in answer.read().decode()


def test_the_dialog_gives_addresses_that_answer(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, "/events?country=CN")
    page.locator(".st-key-open-export button").click()
    opened = page.get_by_role("dialog")
    expect(opened).to_be_visible()
    settle(page)
    opened.get_by_role("button", name="Copy: Table for analysis (Parquet)").click()
    expect(opened.get_by_role("button", name="Copy: Table for analysis (Parquet)")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{server}/events\.parquet\?country=CN.*", copied)
    with urllib.request.urlopen(copied) as answer:
        assert len(pandas.read_parquet(BytesIO(answer.read()))) > 3
    opened.get_by_role("button", name="Copy: Python (pandas)").click()
    expect(opened.get_by_role("button", name="Copy: Python (pandas)")).to_have_text("Copied")
    line = page.evaluate("navigator.clipboard.readText()")
    assert len(eval(line, {"pandas": pandas})) > 3
