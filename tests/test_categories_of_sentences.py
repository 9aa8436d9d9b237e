"""What a chronicle of the race tells, category by category: each sentence gives a report of it; others give none."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from genesis import reading, reports
from genesis.lexicon import categories
from genesis.model import Document, Language

CORPUS = Path(__file__).parent / "corpus"
# What stands before the sentence: long enough that the sentence is no news lead, and without a date, actor or act.
PREFACE = "Preface.\n\n" + "x" * 420 + ".\n\n"
FILES: tuple[tuple[Language, str], ...] = (("en", "categories.en.toml"), ("zh-Hans", "categories.zh.toml"))
CASES = [
    (language, category, sentence)
    for language, name in FILES
    for category, sentences in tomllib.loads((CORPUS / name).read_text(encoding="utf-8")).items()
    for sentence in sentences
]


def told(text: str, language: Language) -> set[str]:
    """The categories of the dated reports of `text`."""
    document = Document(
        document_id="d", file="d.txt", text=PREFACE + text, language=language, published=date(2026, 6, 18)
    )
    found = reports.extract(reading.read(document))
    return {report.category for report in found if report.precision != "undated"}


@pytest.mark.parametrize(("language", "category", "sentence"), CASES)
def test_category_of_a_sentence(language: Language, category: str, sentence: str) -> None:
    if category == "none":
        assert told(sentence, language) == set()
    else:
        assert category in told(sentence, language)


def test_categories_of_the_corpus_are_known() -> None:
    known = {category.id for category in categories()}
    assert {category for _, category, _ in CASES} <= known | {"none"}
