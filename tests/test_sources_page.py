"""The Sources page: documents that come through it, those that could not be read, and sentences that gave nothing."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from opening import html, shown

from genesis import reading
from genesis.archive import opened
from genesis.build import build
from genesis.documents import read
from genesis.explain import ELSEWHERE, NO_ACT, explained, sentences
from genesis.wording import failure_words, unused_words
from genesis.wording.failures import failures

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "pages"))  # where Streamlit finds the parts

from parts import adding  # noqa: E402

SEEDS = ROOT / "seeds"
NEWS = b"On 3 March 2025, China imposed export controls on gallium and germanium against the United States.\n"
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """Two of the seeds, and a file that is no PDF."""
    folder = tmp_path / "files"
    folder.mkdir()
    for file in sorted(SEEDS.glob("*.txt"))[:2]:
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "broken.pdf").write_bytes(b"no PDF at all")
    build([folder], tmp_path / "data")
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_documents_are_added_beside_those_that_are_there(data):
    test = shown("sources")
    known = next(SEEDS.glob("000*.txt"))
    test.file_uploader[0].upload("news.txt", NEWS, "text/plain")
    test.file_uploader[0].upload("again.txt", known.read_bytes(), "text/plain")
    test.file_uploader[0].upload("bad.pdf", b"%PDF-1.4 nothing", "application/pdf").run()
    assert not test.exception
    told = html(test)
    assert "<b>news.txt</b>: added: 1 report" in told
    assert "<b>again.txt</b>: already there as 000_" in told
    assert "<b>bad.pdf</b>: could not be read: is damaged" in told
    assert sorted(opened(data).store.documents["file"]) == sorted(
        ["000_3818c13c16b34631.txt", "001_bf852ee6ea078292.txt", "broken.pdf", "news.txt", "bad.pdf"]
    )
    assert sorted(path.name for path in (data / "documents").iterdir()) == ["again.txt", "bad.pdf", "news.txt"]
    test.button(key="outcomes-seen").click().run()
    assert "<b>news.txt</b>" not in html(test)


def test_a_file_is_not_read_twice_by_the_runs_that_follow(data, monkeypatch):
    calls = []
    real = adding.add
    monkeypatch.setattr(adding, "add", lambda *arguments, **more: calls.append(1) or real(*arguments, **more))
    test = shown("sources")
    test.file_uploader[0].upload("news.txt", NEWS, "text/plain").run()
    test.run()
    assert len(calls) == 1


def test_tables_that_cannot_be_written_are_one_line(data, monkeypatch):
    test = shown("sources")
    monkeypatch.setattr(adding, "add", lambda *arguments, **more: (_ for _ in ()).throw(OSError("disk <full>")))
    test.file_uploader[0].upload("news.txt", NEWS, "text/plain").run()
    assert not test.exception
    assert "disk &lt;full&gt;" in html(test)


def test_the_example_is_loaded_where_there_is_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("GENESIS_DATA", str(tmp_path / "nowhere"))
    test = shown()
    assert "No events yet" in html(test)
    test.button(key="load-example").click().run()
    assert not test.exception
    assert len(opened(tmp_path / "nowhere").store.documents) == 5
    assert "events by the United States" in html(test)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\win.md", "win.md"),
        ("a/b/", "document.txt"),
        ("...", "document.txt"),
        ("", "document.txt"),
        (".hidden.md", "hidden.md"),
        ("line\nbreak\x00\x1b.txt", "linebreak.txt"),
        ("<img src=x onerror=y>.md", "img src=x onerror=y.md"),
        ("\u202egpj.txt", "gpj.txt"),
        ("政策 文件（1）.txt", "政策 文件（1）.txt"),
        ("con:aux|?.txt", "conaux.txt"),
    ],
)
def test_hostile_names_become_harmless(name, expected):
    assert adding.safe_name(name) == expected


@pytest.mark.parametrize("name", ["x" * 5000 + ".md", "文" * 900 + ".txt", "a." + "b" * 400])
def test_endless_names_are_cut_to_what_a_file_system_takes(name, tmp_path):
    safe = adding.safe_name(name)
    assert len(safe.encode()) <= 140
    (tmp_path / safe).write_bytes(b"")


def test_two_files_of_one_name_do_not_meet(tmp_path):
    def file(name: str, content: bytes) -> SimpleNamespace:
        return SimpleNamespace(name=name, getvalue=lambda: content)

    kept = adding.keep([file("a/x.md", b"one"), file("b/x.md", b"two"), file("x.md", b"one")], tmp_path)
    assert sorted(path.read_bytes() for path in kept) == [b"one", b"two"]
    assert all(path.parent == tmp_path for path in kept)


def test_failed_documents_can_be_listed_alone(data):
    test = shown("sources")
    assert "broken.pdf" in html(test)
    choice = next(one for one in test.get("button_group") if one.key == "documents-shown")
    choice.set_value("failed").run()
    assert [one.key for one in test.button if one.key.startswith("read-")] == [
        f"read-{opened(data).store.documents.set_index('file').loc['broken.pdf', 'document_id']}"
    ]


def test_the_list_follows_the_filters(data):
    everything = shown("sources")
    some = shown("sources", category="executive_order")
    listed = [sum(one.key.startswith("read-") for one in test.button) for test in (everything, some)]
    assert listed[0] == 3 > listed[1] >= 1
    assert f"{listed[1]} of 3 documents tell of the events selected" in html(some)
    assert "No document tells" in html(shown("sources", q="no such words anywhere"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_that_gave_nothing_say_why(data, language):
    test = shown("sources", lang=language)
    test.button(key="why-not").click().run()
    told = html(test)
    assert 'class="found unused"' in told
    assert unused_words(ELSEWHERE, language) in told
    assert unused_words(NO_ACT, language) not in told
    choice = next(one for one in test.get("button_group") if one.key == "unused-shown")
    choice.set_value("all").run()
    assert unused_words(NO_ACT, language) in html(test)
    test.button(key="unused-back").click().run()
    assert 'class="found unused"' not in html(test)


def test_a_sentence_either_gave_a_report_or_says_why_not():
    document = read(next(SEEDS.glob("000*.txt")), root=SEEDS)
    told = list(sentences(reading.read(document)))
    assert all(bool(one.reports) == (one.reason == "") for one in told)
    lines = "\n".join(explained(reading.read(document)))
    assert lines.count("= no report:") == sum(one.reason not in ("", NO_ACT) for one in told) > 0


REASONS = (NO_ACT, ELSEWHERE, "veto.no_report", "aside", "veto: 希望", *(
    f"needs: {need}" for need in ("money", "state", "future", "list", "teller")
))  # fmt: skip


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words(reason):
    said = {unused_words(reason, language) for language in LANGUAGES}
    assert len(said) == 3 and reason not in said
    assert unused_words("a reason of tomorrow", "en") == "a reason of tomorrow"


@pytest.mark.parametrize("failure", failures(), ids=lambda one: one.zh)
def test_every_failure_has_chinese_words(failure):
    for error in failure.accept:
        assert failure_words(error, "en") == error
        assert failure_words(error, "zh-Hans") != error
        assert failure_words(error, "zh-Hant") not in (error, "")


def test_errors_of_reading_are_known(tmp_path):
    """What reading says today has Chinese words: a new error needs its block."""
    for name, content in (
        ("a.pdf", b"no PDF"), ("b.pdf", b"%PDF-1.4 x"), ("c.txt", b"\x00\x01\x02" * 50), ("d.txt", b" "),
        ("e.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 600), ("f.docx", b"PK\x03\x04 no archive"),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(content)
        error = read(tmp_path / name).error
        assert error and failure_words(error, "zh-Hans") != error, error
