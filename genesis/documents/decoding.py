"""Bytes -> text: byte order mark, declared charset, UTF-8, then a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from genesis.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_HEAD = 4_000  # bytes in which a page declares its charset
_SAMPLE = 200_000  # bytes that decide a guess
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "cp1252"}
_GUESSES = ["gb18030", "big5", "cp1252", "shift_jis", "euc_kr", "utf_16_le", "utf_16_be"]
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_BROKEN = 0.001  # share of characters that a text cut or damaged in places may lose
_NEWLINES = re.compile(r"\r\n?")


def decode(content: bytes, *, declared: bool = False) -> str:
    """Return the text of `content`, with line ends as \\n and no byte order mark.

    `declared` looks for the charset that a page names. Raises DocumentError: not a text, or of no known encoding.
    """
    text = _decoded(content, declared=declared)
    return _NEWLINES.sub("\n", text.removeprefix("\ufeff").replace("\x00", ""))


def _decoded(content: bytes, *, declared: bool) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    named = _DECLARED.search(content[:_HEAD]) if declared else None
    if named and (text := _strictly(content, named[1].decode("ascii").lower())) is not None:
        return text
    if (text := _strictly(content, "utf-8")) is not None:
        _refuse_binary(content)
        return text
    text = content.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= len(text) * _MOST_BROKEN and not text.isascii() and _mostly_wide(text):
        return text
    return _guess(content)


def _mostly_wide(text: str) -> bool:
    """Whether intact characters beyond ASCII outnumber the broken ones, as in UTF-8 that was cut."""
    return sum(1 for sign in text[:_SAMPLE] if sign > "\x7f") > 2 * text[:_SAMPLE].count("\ufffd")


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(_WIDER.get(encoding, encoding))
    except (UnicodeError, LookupError):
        return None


def _refuse_binary(content: bytes) -> None:
    sample = content[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * 0.01:
        raise DocumentError("is no text: it holds control characters; a document is text, Markdown, HTML, PDF or DOCX")


def _guess(content: bytes) -> str:
    if b"\x00" not in content[:_SAMPLE]:
        _refuse_binary(content)
    best = from_bytes(content[:_SAMPLE], cp_isolation=_GUESSES).best()
    if best is None:
        raise DocumentError("is no text in an encoding that can be told; save it as UTF-8")
    return content.decode(best.encoding, errors="replace")
