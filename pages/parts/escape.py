"""Text of documents on its way to the screen: never markup, neither HTML nor Markdown."""

import html
import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")
_WORD_JOINER = "\u2060"  # invisible; parts the colons of :name:, which Streamlit turns into icons after Markdown


def markup(text: object) -> str:
    """Escape for `st.html`, in elements and in quoted attributes."""
    return html.escape(str(text), quote=True)


def label(text: object) -> str:
    """Escape for a widget's label, which Streamlit reads as Markdown."""
    flat = _SPACE.sub(" ", str(text))
    return _PUNCTUATION.sub(r"\\\1", flat).replace("\\:", "\\:" + _WORD_JOINER)
