"""Documents: every format, encodings, metadata, and files that cannot be read."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from genesis import documents
from genesis.documents import content as limits
from genesis.documents.markup import without_addresses
from genesis.errors import ArgumentError

SEEDS = Path(__file__).parent.parent / "seeds"
CHINESE = "商务部今日公布对若干物项实施出口管制的决定，自二月起施行。" * 5


def read(tmp_path, name, data, **values):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return documents.read(path, root=tmp_path, given=values)


def pdf_of(*lines, encrypt=False):
    """A one-page PDF with a text layer, by hand."""
    drawn = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    stream = f"BT /F1 12 Tf 50 700 Td {drawn} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(A notice)/CreationDate(D:20250307120000Z)>>",
    ]
    out, places = BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def docx_of():
    made = docx.Document()
    made.core_properties.title = "A plan"
    made.add_heading("Controls", level=2)
    made.add_paragraph("The rule took effect on March 7, 2025.")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2024", "Ban"
    made.add_paragraph("First", style="List Bullet")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_seeds_are_read_with_what_sources_gives():
    found = documents.collect([SEEDS])
    read_all = [documents.read(path, root=root, given=given) for path, root, given in found]
    assert [document.status for document in read_all] == ["ok"] * 5
    assert [document.published for document in read_all] == [
        date(2026, 1, 3),
        date(2025, 12, 11),
        date(2026, 1, 1),
        date(2025, 11, 24),
        date(2025, 2, 11),
    ]
    assert [document.published_basis for document in read_all] == ["given", "given", "given", "inferred", "given"]
    assert [document.language for document in read_all] == ["zh-Hans", "zh-Hans", "zh-Hant", "zh-Hans", "zh-Hans"]
    assert read_all[0].document_id == read_all[0].sha256[:12]


def test_plain_text_keeps_its_words(tmp_path):
    document = read(tmp_path, "a.txt", "\ufeff标题如下\r\n\r\n第一段。\r第二段。\n")
    assert document.text == "标题如下\n\n第一段。\n第二段。"
    assert (document.reader, document.title, document.status) == ("text", "标题如下", "ok")


def test_front_matter_becomes_metadata(tmp_path):
    text = "---\ntitle: '商务部公告'\ndate: 2025-03-07 10:00:00 +0800\nno: 061\nsource_url: https://example.org/a\n"
    document = read(tmp_path, "a.md", text + "source_name: 某报\nlang: [zh-TW]\n---\n\n正文。\n")
    assert document.title == "商务部公告"
    assert (document.published, document.published_basis) == (date(2025, 3, 7), "front matter")
    assert (document.publisher, document.url, document.language) == ("某报", "https://example.org/a", "zh-Hant")
    assert document.text == "# 商务部公告\n\n正文。"


def test_front_matter_that_is_no_yaml_is_read_line_by_line(tmp_path):
    document = read(
        tmp_path, "a.txt", "---\ntitle: 商务部公告: 第61号\ndate: 2025-03-07\nbad: [\n---\n第61号公告全文。\n"
    )
    assert (document.title, document.published, document.reader) == ("商务部公告: 第61号", date(2025, 3, 7), "markdown")


def test_a_block_without_known_keys_is_text(tmp_path):
    document = read(tmp_path, "a.md", "---\n2025: x\n---\nText.")
    assert document.text == "---\n2025: x\n---\nText."


def test_what_is_given_overrides_the_file(tmp_path):
    text = "---\ntitle: A\ndate: 2025-03-07\n---\nText"
    document = read(tmp_path, "a.md", text, title="B", published="2024-01-02", publisher="P", language="en")
    assert (document.title, document.published, document.published_basis) == ("B", date(2024, 1, 2), "given")


def test_markdown_is_stored_as_written_without_html(tmp_path):
    body = "<div>\n<p>The <b>H20</b> chip &amp; others: x < y, a <placeholder>.</p><p>See it.</p></div><!-- no -->"
    document = read(tmp_path, "a.md", body)
    assert " ".join(document.text.split()) == "The H20 chip & others: x < y, a <placeholder>. See it."


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("The [AI summit](https://example.org/a?b=c) met.", "The AI summit met."),
        ("双方会晤 [china](https://example.org/x) [1](https://example.org/y)。", "双方会晤 [china] [1]。"),
        ("![图片](https://example.org/a.png)正文。", "正文。"),
        ("前文![图片](https://example.org/a.png)后文", "前文\n\n后文"),
        ("[![图](a.png)](b) x", " x"),
        ("[a](b(c)d) f(x) [note] (y)", "[a](b(c)d) f(x) [note] (y)"),
    ],
)
def test_addresses_and_images_are_no_text(written, stored):
    assert without_addresses(written) == stored


def test_a_page_gives_its_article_and_day(tmp_path):
    page = (
        "<html><head><title>商务部公布新规</title></head><body><ul><li>旧闻 2019-03-02</li></ul><article>"
        f"<h1>商务部公布新规</h1><span>发布时间：2025年03月07日 10:22</span><p>{CHINESE}</p><p>{CHINESE}</p>"
        "<table><tr><td>镓</td><td>管制</td></tr></table></article></body></html>"
    )
    document = read(tmp_path, "a.html", page)
    assert document.text.startswith("# 商务部公布新规\n")
    assert CHINESE in document.text
    assert "旧闻" not in document.text
    assert (document.published, document.published_basis) == (date(2025, 3, 7), "page")
    assert "商务部公布新规" in (document.title or "")


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2025-03-07T08:00:00+08:00">',
        "<meta content='2025-03-07' name='pubdate'/>",
        '<script type="application/ld+json">{"datePublished": "2025-03-07T01:00:00Z"}</script>',
    ],
)
def test_tags_of_a_page_date_it(tmp_path, tag):
    page = f"<!DOCTYPE html><html><head>{tag}</head><body><p>Updated: May 2, 2024</p><p>{CHINESE}</p></body></html>"
    document = read(tmp_path, "a.txt", page)
    assert (document.reader, document.published) == ("html", date(2025, 3, 7))


def test_a_page_keeps_its_words_without_escapes(tmp_path):
    words = "Roughly ~50% of “[a]ll HBM stacks” (2.0 GB/s) #1 under 3A090.c. " * 6
    document = read(tmp_path, "a.html", f"<html><body><article><h2>Scope</h2><p>{words}</p></article></body></html>")
    assert words.strip() in document.text
    assert "## Scope" in document.text


def test_a_large_page_is_read_in_a_child_process(tmp_path, monkeypatch):
    monkeypatch.setattr("genesis.documents.confined.LONGEST_TIME", 0.01)
    document = read(tmp_path, "a.html", "<html><body>" + "<p>公告。</p>" * 30_000)
    assert "took longer" in (document.error or "")


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a"])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(b"<html>")
@example(b"---\ntitle: [\n---\n")
@example(b"---\n? a\n: b\n---\nx")
@example(b"\xff\xfe<\x00")
@example(b"<meta charset=idna>\xe4" * 30)
@given(content=st.one_of(st.binary(max_size=300), st.text(alphabet="<>/!-[](){}:#|*&;\n\t ab中年1", max_size=300)))
def test_no_content_raises(tmp_path, name, content):
    assert read(tmp_path, name, content).status in ("ok", "empty", "failed")


def test_a_page_without_an_article_gives_all_its_text(tmp_path):
    document = read(tmp_path, "a.html", "<html><body><div>" * 400 + "Text" + "</div>" * 400)
    assert document.status in ("ok", "empty")
    assert read(tmp_path, "b.htm", "<html><body></body></html>").status == "empty"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_encodings(tmp_path, encoding):
    text = "商務部今日公布對若干物項實施出口管制的決定，自二月起施行。" * 5
    text = text if encoding != "gb18030" else CHINESE
    assert read(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_a_declared_charset_is_taken_in_its_wider_form(tmp_path):
    page = f'<html><head><meta charset="gb2312"></head><body><p>㐀镕{CHINESE}</p></body></html>'.encode("gb18030")
    assert "㐀镕商务部" in read(tmp_path, "a.html", page).text


def test_a_text_cut_inside_a_character_is_still_utf8(tmp_path):
    document = read(tmp_path, "a.txt", (CHINESE * 20).encode()[:-1])
    assert document.text.startswith(CHINESE)


def test_pdf(tmp_path):
    document = read(tmp_path, "a.pdf", pdf_of("The rule took effect", "in early 2025."))
    assert document.text.split() == ["The", "rule", "took", "effect", "in", "early", "2025."]
    assert (document.reader, document.title) == ("pdf", "A notice")
    assert (document.published, document.published_basis) == (date(2025, 3, 7), "page")


def test_docx(tmp_path):
    document = read(tmp_path, "a.docx", docx_of())
    assert document.text == "## Controls\n\nThe rule took effect on March 7, 2025.\n\n| 2024 | Ban |\n\n- First"
    assert (document.title, document.published, document.published_basis) == ("A plan", date(2025, 3, 7), "inferred")


def archive(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("_", "/").replace("-xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"\x00\x01\x02\x03" * 50, "is no text"),
        ("a.png", b"\x89PNG\r\n", "ends in .png, a format that is not read; these are: .docx"),
        ("a.pdf", b"%PDF-1.4\nrubbish", "is damaged"),
        ("a.pdf", b"hello", "its content is of another format"),
        ("a.docx", b"PK\x03\x04 word/document.xml", "is damaged"),
        ("a.zip", archive(other=b"x"), "is an archive"),
        ("a.docx", archive(**{"word_document-xml": b"0" * 30_000_000}), "unpacks to 30 MB"),
    ],
)
def test_a_bad_file_is_a_failed_document(tmp_path, name, data, error):
    document = read(tmp_path, name, data)
    assert document.status == "failed"
    assert document.text == ""
    assert error in (document.error or "")


def test_a_file_that_is_not_there_or_too_large_is_a_failed_document(tmp_path, monkeypatch):
    assert "cannot be opened" in (documents.read(tmp_path / "none.md").error or "")
    monkeypatch.setattr(documents, "LARGEST_FILE", 3)
    assert "more than" in (read(tmp_path, "a.txt", "12345").error or "")
    monkeypatch.setattr(documents, "LARGEST_FILE", 100)
    monkeypatch.setattr(documents, "LONGEST_TEXT", 3)
    assert "holds more than 3 characters" in (read(tmp_path, "a.txt", "12345").error or "")


@pytest.mark.parametrize("data", ["", "\n \n", "---\ntitle: A\n---\n"])
def test_a_file_without_text_is_empty(tmp_path, data):
    document = read(tmp_path, "a.md", data)
    assert (document.status, document.error) == ("empty", "holds no text")


def test_a_reader_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("genesis.documents.confined.LONGEST_TIME", 0.01)
    assert "took longer" in (read(tmp_path, "a.pdf", pdf_of("x")).error or "")


def test_collect_walks_folders_in_order(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.md", "a.txt", "sub/c.md", ".hidden.md", ".git/d.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("\ufefffile,title\na.txt,A\ngone.md,G\nsub/c.md,outer\n", encoding="utf-8")
    (tmp_path / "sub" / "sources.csv").write_text("file,published\nc.md,2025-03-07\n", encoding="utf-8")
    found = documents.collect([tmp_path, tmp_path / "a.txt"])
    assert [file.path.relative_to(tmp_path).as_posix() for file in found] == ["a.txt", "b.md", "gone.md", "sub/c.md"]
    assert [dict(file.given) for file in found] == [{"title": "A"}, {}, {"title": "G"}, {"published": "2025-03-07"}]
    assert documents.read(*found[2][:1], root=found[2].root).status == "failed"
    assert dict(documents.collect([tmp_path / "a.txt"])[0].given) == {"title": "A"}


@pytest.mark.parametrize(
    ("sources", "error"),
    [
        ("name,title\na,b\n", "no column `file`"),
        ("file,published\na.md,soon\n", "line 2: published 'soon' is no day"),
        ("file,language\na.md,tlh\n", "language 'tlh' is not known"),
        ("file,title\na.md,b,c\n", "more cells than columns"),
    ],
)
def test_a_wrong_sources_file_is_named(tmp_path, sources, error):
    (tmp_path / "sources.csv").write_text(sources, encoding="utf-8")
    with pytest.raises(ArgumentError, match=error):
        documents.collect([tmp_path])


def test_a_missing_path_is_named(tmp_path):
    with pytest.raises(ArgumentError, match=r"none: no such file or folder"):
        documents.collect([tmp_path / "none"])


def test_every_limit_is_a_positive_number():
    values = [value for name, value in vars(limits).items() if name.startswith(("LARGEST", "LONGEST", "MOST"))]
    assert len(values) == 7
    assert all(value > 0 for value in values)
