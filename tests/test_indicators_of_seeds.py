"""The indicators of the five seeds against those that were checked by hand: tests/gold/indicators.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from genesis.archive import Library
from genesis.build import build
from genesis.scene import Indicator, Indicators, indicators, rest_words
from genesis.store import Store

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
GOLD: list[dict[str, Any]] = tomllib.loads((HERE / "gold" / "indicators.toml").read_text("utf-8"))["indicator"]
LEAST = 12
_STOPS = "。！？\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("seeds")
    build([SEEDS], folder)
    return Library(Store.open(folder))


@pytest.fixture(scope="module")
def found(library: Library) -> Indicators:
    return indicators(library.store.figures, library.store.documents, "en")


def test_there_are_as_many_as_were_asked_for_and_no_others(found: Indicators) -> None:
    assert len(GOLD) >= LEAST
    assert sorted(row.key for row in found.rows) == sorted(row["key"] for row in GOLD)


@pytest.mark.parametrize("wanted", GOLD, ids=lambda row: row["key"])
def test_each_is_read_as_its_sentences_say(library: Library, found: Indicators, wanted: dict[str, Any]) -> None:
    (row,) = (one for one in found.rows if one.key == wanted["key"])
    assert dict(_told(library, row)) == wanted


def _told(library: Library, row: Indicator) -> Iterator[tuple[str, Any]]:
    figures = library.store.figures.set_index("figure_id")
    of_row = [figures.loc[one] for one in row.figure_ids]
    files = [str((library.document(one["document_id"]) or {})["file"])[:3] for one in of_row]
    yield from (("key", row.key), ("name", row.name), ("kind", row.kind), ("leader", row.leader))
    yield "sentences", list(dict.fromkeys(_sentence(library, one) for one in of_row))
    yield "documents", list(dict.fromkeys(files))
    yield "us", [_plain(one.text) for one in row.above]
    yield "cn", [_plain(one.text) for one in row.below]
    yield from (("note", row.note), ("arena", row.arena), ("ratio", [round(one, 2) for one in row.ratio]))
    if row.kind == "rest":
        yield "left", _plain(rest_words(row, "en"))
    if row.sign:
        yield "sign", row.sign


def _sentence(library: Library, figure: Any) -> str:
    """The whole sentence in which a figure stands."""
    text = library.store.text(figure["document_id"])
    start = max(text.rfind(stop, 0, figure["quote_start"]) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, figure["quote_end"])) >= 0]
    return text[start : min(ends, default=len(text))].strip()


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_every_sentence_is_in_its_document(library: Library, found: Indicators) -> None:
    figures = library.store.figures.set_index("figure_id")
    for row in found.rows:
        for figure in (figures.loc[one] for one in row.figure_ids):
            text = library.store.text(figure["document_id"])
            assert text[figure["quote_start"] : figure["quote_end"]] == figure["quote"]


def test_names_are_chinese_for_chinese_readers(library: Library) -> None:
    told = indicators(library.store.figures, library.store.documents, "zh-Hans")
    for row in told.rows:
        assert any(sign > "\u2e80" for sign in row.name), row.key
        assert " of " not in row.name


def test_two_claims_for_one_indicator_are_both_kept(found: Indicators) -> None:
    (claim,) = found.claims
    assert [value for value, _, _ in claim.values] == ["about 80%", "92%"]
