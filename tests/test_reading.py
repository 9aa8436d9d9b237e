"""What a document tells does not depend on its script, and a link's address tells nothing."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from opencc import OpenCC

from genesis import reading, reports
from genesis.model import Document, Report

TO_SIMPLIFIED, TO_TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def document(text: str, language: str = "zh-Hans") -> Document:
    return Document(document_id="d", file="d.txt", text=text, language=language, published=date(2025, 12, 31))  # type: ignore[arg-type]


def told(text: str, language: str) -> list[Report]:
    return reports.extract(reading.read(document(text, language)))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_both_scripts_tell_the_same(path: Path) -> None:
    simple = TO_SIMPLIFIED.convert(path.read_text("utf-8"))
    signs = sorted(sign for sign in set(simple) if sign >= "\u3400")
    pairs = zip(signs, TO_TRADITIONAL.convert("\n".join(signs)).split("\n"), strict=True)
    table = {ord(sign): other for sign, other in pairs if len(other) == 1}

    def facts(text: str) -> list[tuple[object, ...]]:
        return [
            (r.start, r.end, r.category, r.countries, r.targets, r.act, r.status, r.quote_start, r.quote_end)
            for r in told(text, "zh-Hans")
        ]

    assert facts(simple) == facts(simple.translate(table))


def test_addresses_are_blank() -> None:
    text = "会谈[说明](https://example.com/2025/01/02/trade)结束，见https://example.com/2024-03-04。"
    masked = reading.masked(text)
    assert len(masked) == len(text)
    assert "2025" not in masked
    assert "2024" not in masked
    assert masked.endswith("。")


def test_a_document_without_a_date_is_read_with_the_latest_day_that_it_names() -> None:
    undated = msgspec.structs.replace(
        document("2025年3月1日，商务部发布公告。此前2024年1月2日已有通知。"), published=None
    )
    read = reading.read(undated)
    assert read.document.published == date(2025, 3, 1)
    assert read.document.published_basis == "inferred"
