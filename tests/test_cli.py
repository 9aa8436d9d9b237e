"""The command line: what each command prints, where, and with which exit status."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from genesis.cli import genesis, serving
from genesis.store import Store

ROOT = Path(__file__).parent.parent
SEEDS, GOLD = ROOT / "seeds", ROOT / "tests" / "gold"
NEWS = "---\ndate: 2025-03-07\n---\n商务部3月7日宣布对镓、锗实施出口管制。\n"


def run(*arguments, text=None):
    return CliRunner().invoke(genesis, [str(argument) for argument in arguments], input=text)


@pytest.fixture
def data(tmp_path):
    assert run("build", SEEDS, "--out", tmp_path / "data").exit_code == 0
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "documents"
    made.mkdir()
    (made / "news.md").write_text(NEWS, encoding="utf-8")
    (made / "bad.pdf").write_bytes(b"%PDF-1.4 rubbish")
    return made


def test_help_names_every_command():
    text = run("--help").output
    for name in ("build", "parse", "dates", "money", "explain", "export", "score", "serve", "doctor"):
        assert f"\n  {name} " in text
    assert sorted(genesis.commands) == sorted(name for name in genesis.commands if run(name, "--help").exit_code == 0)


def test_version():
    assert run("--version").output.startswith("genesis, version ")


def test_help_is_quick():
    """Nothing heavy is loaded before a command runs."""
    heavy = "{'pandas', 'pyarrow', 'streamlit', 'plotly', 'trafilatura', 'opencc'}"
    code = f"import sys, genesis.cli; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_build_sums_up_and_fails_where_a_document_failed(folder, tmp_path):
    result = run("build", folder, "--out", tmp_path / "data")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "1 of 2 documents read" in result.stderr
    assert "failed: bad.pdf: is damaged" in result.stderr
    assert len(Store.open(tmp_path / "data").documents) == 2


def test_build_without_a_path_takes_the_seeds(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert (result.exit_code, "seeds: no such file or folder" in result.stderr) == (2, True)
    monkeypatch.chdir(ROOT)
    assert "5 of 5 documents read" in run("build", "--out", tmp_path / "data").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["parse", "nowhere"], "nowhere: no such file or folder"),
        (["parse"], "no document is given"),
        (["parse", str(SEEDS), "--published", "soon"], "'soon' is no day"),
        (["export", "parchment", "--out", "-", "--data", "nowhere"], "holds no tables"),
        (["dates", "x", "--batch"], "--batch reads its texts from standard input"),
        (["frobnicate"], "No such command"),
    ],
)
def test_a_bad_argument_is_one_line_and_exit_2(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_parse_prints_the_fields_of_the_guide(folder):
    result = run("parse", folder)
    assert result.exit_code == 1
    assert "failed: bad.pdf" in result.stderr
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    gold = json.loads((GOLD / "events.jsonl").read_text("utf-8").splitlines()[0])
    assert set(rows[0]) == set(gold) - {"optional", "also"}
    assert (rows[0]["doc"], rows[0]["start"], rows[0]["countries"]) == ("news.md", "2025-03-07", ["CN"])
    assert rows[0]["quote"] in NEWS


def test_parse_prints_the_same_each_time_and_with_processes():
    first = run("parse", SEEDS).stdout
    assert first
    assert first == run("parse", SEEDS, "--jobs", "2").stdout


def test_parse_takes_another_publication_day(tmp_path):
    (tmp_path / "a.txt").write_text("商务部昨日宣布对镓、锗实施出口管制。", encoding="utf-8")
    (row,) = run("parse", tmp_path, "--published", "2025-03-08").stdout.splitlines()
    assert json.loads(row)["start"] == "2025-03-07"


def test_parse_prints_figures(tmp_path):
    (tmp_path / "a.txt").write_text("2024年，中国占全球稀土产量的70%。", encoding="utf-8")
    rows = [json.loads(line) for line in run("parse", tmp_path, "--kind", "figures").stdout.splitlines()]
    gold = json.loads((GOLD / "figures.jsonl").read_text("utf-8").splitlines()[0])
    assert rows[0]["value"] == 70
    assert {"doc", "quote", "country", "counterpart", "metric", "unit", "year", "status", "source"} <= set(rows[0])
    assert set(rows[0]) <= set(gold) | {"value", "low", "high"}


def test_dates_and_money_as_tables():
    result = run("dates", "去年12月，国务院批准了方案。", "--published", "2026-03-18")
    assert result.stdout == "text\tfrom\tto\tprecision\n去年12月\t2025-12-01\t2025-12-31\tmonth\n"
    assert run("money", text="投资500亿美元").stdout == "text\tvalue\tcurrency\n500亿美元\t50000000000\tUSD\n"
    assert run("money", "没有金额").stdout == ""


def test_batches_answer_line_by_line():
    cases = [
        {"id": 1, "text": "去年12月公布", "reference_date": "2026-03-18", "lang": "zh"},
        {"id": "b", "text": "It was signed on May 3, 2024.", "reference_date": None},
    ]
    lines = "\n".join(json.dumps(case) for case in cases) + "\n\n"
    rows = [json.loads(line) for line in run("dates", "--batch", text=lines).stdout.splitlines()]
    assert [row["id"] for row in rows] == [1, "b"]
    assert rows[0]["mentions"] == [
        {"text": "去年12月", "start": 0, "end": 5, "from": "2025-12-01", "to": "2025-12-31", "precision": "month"}
    ]
    case = {"id": 1, "text": "3萬—4萬億美元與5億歐元"}
    (row,) = run("money", "--batch", text=json.dumps(case)).stdout.splitlines()
    assert json.loads(row)["mentions"] == [
        {"text": "3萬—4萬億美元", "start": 0, "end": 8, "low": 3 * 10**12, "high": 4 * 10**12, "currency": "USD"},
        {"text": "5億歐元", "start": 9, "end": 13, "value": 500_000_000, "currency": "EUR"},
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1 is no JSON"),
        ('{"id": 1}', "line 1 has no `text`"),
        ('{"id": 7, "text": "x", "reference_date": "soon"}', "7: reference_date 'soon' is no day"),
    ],
)
def test_a_bad_line_of_a_batch_is_named(line, message):
    result = run("dates", "--batch", text=line)
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_explain_names_rules_and_reasons(folder):
    text = run("explain", folder / "news.md").stdout
    assert "published 2025-03-07 (front matter)" in text
    assert "date      3月7日 = 2025-03-07" in text
    assert "= report 2025-03-07 to 2025-03-07, day: export_control, CN" in text
    assert run("explain", folder / "bad.pdf").exit_code == 1


def test_doctor_tells_whether_the_tables_are_whole(data, tmp_path):
    result = run("doctor", "--data", data)
    assert (result.exit_code, "whole, 5 documents" in result.stdout) == (0, True)
    next(data.glob("events-*.parquet")).write_bytes(b"rubbish")
    result = run("doctor", "--data", data)
    assert (result.exit_code, "is not what was written" in result.stderr) == (1, True)
    result = run("doctor", "--data", tmp_path / "none")
    assert (result.exit_code, "holds no tables" in result.stderr) == (1, True)


def test_export_writes_the_selected_events(data, tmp_path):
    out = tmp_path / "events.parquet"
    assert run("export", "parquet", "--out", out, "--data", data, "--country", "US", "--from=2025-01").exit_code == 0
    frame = pd.read_parquet(out)
    assert 0 < len(frame) < len(Store.open(data).events)
    assert frame["countries"].map(lambda codes: "US" in codes).all()
    query = run("export", "parquet", "--out", tmp_path / "b", "--data", data, "--query", "country=US&from=2025-01")
    assert query.exit_code == 0
    assert (tmp_path / "b").read_bytes() == out.read_bytes()


@pytest.mark.parametrize("filters", [["--country", "XX"], ["--colour", "red"], ["--country"], ["CN"], ["--from", "x"]])
def test_a_filter_that_cannot_be_used_is_named(data, tmp_path, filters):
    result = run("export", "csv", "--out", tmp_path / "x.csv", "--data", data, *filters)
    assert result.exit_code == 2
    assert not (tmp_path / "x.csv").exists()


def test_score_of_the_annotations_themselves_is_perfect():
    for kind in ("events", "figures"):
        gold = GOLD / f"{kind}.jsonl"
        result = run("score", kind, "--gold", gold, "--docs", SEEDS, "--pred", gold, "--at-least", "1")
        assert result.exit_code == 0, result.output
        levels = [line for line in result.stdout.splitlines() if " R " in line]
        assert all(line.endswith("P 1.000  R 1.000  F1 1.000") for line in levels)


def test_score_runs_the_parser_and_can_fail():
    result = run("score", "events", "--gold", GOLD / "events.jsonl", "--docs", SEEDS, "--show", "--at-least", "1")
    assert result.exit_code == 1
    assert "F1 full" in result.stderr
    assert "found    P " in result.stdout


def test_a_busy_port_is_one_line_and_exit_2(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--data", tmp_path, "--host", "127.0.0.1", "--port", port)
    assert result.exit_code == 2
    assert f"port {port} at 127.0.0.1" in result.stderr
    assert "--port" in result.stderr


def test_serve_starts_streamlit_with_the_data_folder(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(serving, "_run", lambda *arguments: started.append(arguments) or 0)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    result = run("serve", "--data", tmp_path / "data", "--port", port, "--host", "127.0.0.1")
    assert result.exit_code == 0
    assert f"http://localhost:{port}" in result.stderr
    (command, folder, environment) = started[0]
    assert command[1:5] == ["-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert environment["GENESIS_DATA"] == str((tmp_path / "data").resolve())
    assert (folder / ".streamlit" / "config.toml").is_file()


def test_the_command_is_installed():
    command = Path(sys.executable).with_name("genesis")
    text = "投资10亿元"
    done = subprocess.run([command, "money", text], capture_output=True, env={"LC_ALL": "C"}, check=True)
    assert "10亿元\t1000000000\tCNY" in done.stdout.decode("utf-8")


def test_score_names_the_row_that_lacks_a_field(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"doc": "a.md", "quote": "x"}\n', encoding="utf-8")
    done = run("score", "events", "--gold", gold, "--docs", SEEDS)
    assert done.exit_code == 2
    assert "line 1: has no start, end, category, countries" in done.stderr


def test_export_counts_the_rows_that_it_writes(data, tmp_path):
    done = run("export", "parquet", "--data", data, "--out", tmp_path / "all.parquet")
    rows = len(pd.read_parquet(tmp_path / "all.parquet"))
    assert f"{rows} events -> " in done.stderr
