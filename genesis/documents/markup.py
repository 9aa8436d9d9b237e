"""Marks inside a text that are no words: HTML tags, images and the addresses of links. The words stay verbatim."""

import html
import re

_GONE = re.compile(
    r"<(script|style|svg|iframe|video)\b[^>]*>.*?</\1\s*>|<!--.*?-->|<\?.*?\?>", re.DOTALL | re.IGNORECASE
)
_BLOCK = (
    "address|article|aside|blockquote|br|body|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|head|"
    "header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|title|tr|ul"
)
_CELL = "td|th"
_INLINE = (
    "a|abbr|b|big|cite|code|del|em|excerpt|font|i|img|input|ins|kbd|label|link|mark|meta|q|s|small|source|span|strike|strong|"
    "sub|sup|svg|time|tt|u|video|wbr|button|form|iframe|object|script|style"
)
_HEAD = re.compile(r"<head\b.*?</head\s*>|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
_INDENT = re.compile(r"\n[ \t]+")
_TAG = re.compile(rf"</?(?:(?P<block>{_BLOCK})|(?P<cell>{_CELL})|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_IMAGE = re.compile(r"(?P<before>[^\s\[])?!\[[^\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]*)\]\([^()\n]*\)")
_CITATION = re.compile(r"[a-z0-9.-]{0,30}")  # [reuters](…): the name of a source, no word of the sentence
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def without_tags(text: str) -> str:
    """Return `text` without HTML tags, comments, scripts and entities; blocks begin on new lines, cells after tabs.

    What only looks like a tag (x < y, <placeholder>) stays.
    """
    if "<" in text and _TAG.search(text):
        text = _TAG.sub(_replacement, _GONE.sub("", text))
        text = _GAP.sub("\n\n", text)
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text


def all_text(page: str) -> str:
    """All words of a web page, without its head; headings and list items as in Markdown."""
    return _INDENT.sub("\n", without_tags(_HEAD.sub("", page))).strip()


def headed(title: str | None, text: str) -> str:
    """`text` under its headline, which is told by the document too and can be quoted; unchanged where it is there."""
    return f"# {title}\n\n{text}" if title and text and title not in text else text


def without_addresses(text: str) -> str:
    """Return Markdown `text` without images and without the addresses of links: `[words](https://…)` is `words`.

    A link that only names a source keeps its brackets, `[reuters]`, as it is not part of the sentence.
    """
    if "](" not in text:
        return text
    text = _IMAGE.sub(lambda image: f"{image['before']}\n\n" if image["before"] else "", text)
    return _LINK.sub(_words_of_link, text)


def _words_of_link(link: re.Match[str]) -> str:
    words = link["words"]
    return f"[{words}]" if words and _CITATION.fullmatch(words) else words


def _replacement(tag: re.Match[str]) -> str:
    name, opens = tag["block"], not tag.group().startswith("</")
    if name:
        if opens and name[0] in "hH" and name[1:].isdigit():
            return f"\n{'#' * int(name[1:])} "
        return "\n- " if opens and name.lower() == "li" else "\n"
    return "\t" if tag["cell"] and tag.group().startswith("</") else ""
