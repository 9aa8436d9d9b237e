"""Workbooks, packages and tables: right types, nothing that runs, read back by what is not their writer."""

import csv
import json
import shutil
import subprocess
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pandas as pd
import pytest
import sample

from genesis.archive import Library
from genesis.exports import FORMATS, Job, export, file_name
from genesis.exports.schema import field
from genesis.selection import Selection, select

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", "|cmd", "＝1+1", "＋1+1", "－1+1", "＠A1")


def job(tables: sample.Tables, selection: Selection | None = None, **options: Any) -> Job:
    library = Library(tables)
    return Job(library, select(library.index, selection or Selection()), **options)


def hostile() -> sample.Tables:
    """Formulas in titles, quotes, file names, publishers."""
    tables = sample.seeds()
    texts = [FORMULAS[number % len(FORMULAS)] for number in range(len(tables.events))]
    quotes = [FORMULAS[number % len(FORMULAS)] for number in range(len(tables.reports))]
    names = list(FORMULAS[: len(tables.documents)])
    return tables._replace(
        events=tables.events.assign(title_en=texts, title_zh=texts, object=texts),
        reports=tables.reports.assign(quote=quotes),
        documents=tables.documents.assign(file=names, publisher=names),
    )


def sheets(content: bytes) -> dict[str, ElementTree.Element]:
    """The sheets of a workbook by name."""
    with ZipFile(BytesIO(content)) as packed:
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
        names = [one.get("name", "") for one in book.iter(f"{_S}sheet")]
        return {
            name: ElementTree.fromstring(packed.read(f"xl/worksheets/sheet{number}.xml"))
            for number, name in enumerate(names, 1)
        }


def test_the_workbook_has_its_sheets_with_frozen_heading_filter_and_widths() -> None:
    found = sheets(export(job(sample.seeds()), "xlsx"))
    assert list(found) == ["events", "reports", "figures", "documents", "about"]
    for sheet in found.values():
        pane = sheet.find(f".//{_S}pane")
        assert pane is not None and pane.get("ySplit") == "1" and pane.get("state") == "frozen"
        assert sheet.find(f"{_S}autoFilter") is not None
        assert all(float(one.get("width", 0)) >= 9 for one in sheet.iter(f"{_S}col"))
        assert not list(sheet.iter(f"{_S}f"))
    rows = {name: len(list(sheet.iter(f"{_S}row"))) - 1 for name, sheet in found.items()}
    assert (rows["events"], rows["reports"], rows["documents"]) == (33, 35, 5)


def test_days_are_days_and_sums_are_numbers() -> None:
    sheet = sheets(export(job(sample.seeds(), Selection(sort="-usd")), "xlsx"))["events"]
    first = list(sheet.iter(f"{_S}row"))[1]
    by_column = {cell.get("r", "")[:-1]: cell for cell in first}
    day, usd = by_column["C"], by_column["S"]
    largest = sample.seeds().events.sort_values("usd", ascending=False).iloc[0]
    assert day.get("t") is None
    assert datetime(1899, 12, 30) + pd.Timedelta(days=float(day[0].text or 0)) == largest["start"]
    assert usd.get("t") is None and float(usd[0].text or 0) == round(largest["usd"], 2)


def soffice(folder: Path, name: str) -> list[list[str]]:
    """A file as LibreOffice reads it: its first sheet as rows of what the cells show."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    into = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(folder / "out")]
    reading = ["--infilter=CSV:44,34,76,1"] if name.endswith(".csv") else []
    command = ["soffice", profile, "--headless", *reading, *into, str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    text = (folder / "out" / Path(name).with_suffix(".csv").name).read_text("utf-8-sig")
    return list(csv.reader(StringIO(text)))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_no_formula_runs_in_libreoffice(form: str, tmp_path: Path) -> None:
    (tmp_path / f"events.{form}").write_bytes(export(job(hostile()), form))
    rows = soffice(tmp_path, f"events.{form}")
    titles = {row[rows[0].index("title_en")] for row in rows[1:]}
    assert len(rows) == 34
    assert {title.lstrip("'").strip() for title in titles} == {one.strip() for one in FORMULAS}
    assert all(title.startswith("'") for title in titles)


def test_control_characters_and_very_long_texts_make_a_readable_workbook() -> None:
    tables = sample.seeds()
    title = "a\x00\x0b" + "x" * 40_000
    content = export(job(tables._replace(events=tables.events.assign(title_en=title))), "xlsx")
    assert len(list(sheets(content)["events"].iter(f"{_S}row"))) == 34


def test_the_words_of_a_workbook_are_in_its_language() -> None:
    found = sheets(export(job(sample.seeds(), Selection(lang="zh-Hans", countries=("CN",))), "xlsx"))
    assert list(found) == ["事件", "报道", "数字", "文档", "关于"]


def test_the_package_explains_itself() -> None:
    asked = job(sample.seeds(), Selection(countries=("CN",), text="基金"), site="https://example.org")
    with ZipFile(BytesIO(export(asked, "zip"))) as packed:
        readme = packed.read("README.md").decode()
        description = json.loads(packed.read("datapackage.json"))
        tables = {name: packed.read(name) for name in packed.namelist()}
    assert "Country is China" in readme and "基金" in readme
    assert "https://example.org/events?country=CN&q=%E5%9F%BA%E9%87%91" in readme
    assert "| quotes | array |" in readme and "Citation" in readme
    for resource in description["resources"]:
        rows = list(csv.reader(StringIO(tables[resource["path"]].decode("utf-8-sig"))))
        assert [one["name"] for one in resource["schema"]["fields"]] == rows[0]
        assert all(one["description"] for one in resource["schema"]["fields"]), resource["name"]
    frame = pd.read_parquet(BytesIO(tables["events.parquet"]))
    assert len(frame) == len(asked.events) > 0


def test_a_package_is_the_same_each_time() -> None:
    assert export(job(sample.seeds()), "zip") == export(job(sample.seeds()), "zip")


def test_json_says_what_it_holds() -> None:
    content = json.loads(export(job(sample.seeds(), Selection(statuses=("planned",))), "json"))
    assert content["about"]["filters"] == ["Status is Planned"]
    assert content["about"]["rows"] == len(content["rows"]) > 0
    assert [one["name"] for one in content["fields"]] == list(content["rows"][0])
    assert content["rows"][0]["start"].count("-") == 2


@pytest.mark.parametrize("view", ["events", "figures"])
@pytest.mark.parametrize("form", ["csv", "json", "parquet", "xlsx", "zip"])
def test_an_empty_selection_is_a_right_file(view: Any, form: str) -> None:
    assert export(job(sample.seeds(), Selection(text="no such words"), view=view), form)


def test_displayed_columns_are_those_of_the_table() -> None:
    asked = job(sample.seeds(), Selection(columns=("date", "title", "usd")), columns="displayed")
    head = export(asked, "csv").decode("utf-8-sig").splitlines()[0]
    assert head.removesuffix(",corrections") == "date,start,end,title_en,usd"


def test_every_column_of_an_export_is_described() -> None:
    asked = job(sample.seeds())
    for view in ("events", "figures"):
        rows = json.loads(export(Job(asked.archive, asked.selected, view=view), "json"))
        for one in rows["fields"]:
            assert field(one["name"], view).meaning, one["name"]


def test_file_names_tell_the_view() -> None:
    asked = job(sample.seeds(), Selection(countries=("CN",), text="=a/../b"), view="timeline")
    assert file_name(asked, FORMATS["pptx"]) == "timeline-CN-a----b.pptx"
