"""The pages' own arithmetic: marking passages in a text, and keeping the text of documents from becoming markup."""

import re
import sys
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "pages"))  # where Streamlit finds the parts

from parts import escape, highlight
from parts.highlight import Passage

TEXTS = st.text(alphabet="ab<&\n中 *$", max_size=60)


@st.composite
def marked(draw):
    """A text and passages that begin and end anywhere in it, also within one another."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from(("report", "figure"))), max_size=6))
    return text, [
        Passage(min(one, other), max(one, other), str(number), kind, "<title>")
        for number, (one, other, kind) in enumerate(spans)
    ]


@given(marked())
def test_no_character_is_lost_or_added(found):
    text, passages = found
    lines = ["".join(piece.text for piece in pieces) for pieces in highlight.lines(text, passages)]
    assert "\n".join(lines) == text


@given(marked())
def test_every_character_is_marked_as_the_offsets_say(found):
    text, passages = found
    at = 0
    for pieces in highlight.lines(text, passages):
        for piece in pieces:
            for place in range(at, at + len(piece.text)):
                kinds = {one.kind for one in passages if one.start <= place < one.end}
                assert piece.inside == kinds
            at += len(piece.text)
        at += 1


@given(marked())
def test_the_html_shows_the_text_and_nothing_of_it_as_markup(found):
    text, passages = found
    html = highlight.body(text, passages, "en")
    assert set(re.findall(r"</?(\w+)", html)) <= {"div", "p", "mark", "b"}
    bare = re.sub(r'<b class="chip[^>]*>\d+</b>', "", html)
    shown = [unescape(re.sub(r"<[^>]*>", "", line)) for line in re.findall(r"<p>(.*?)</p>", bare)]
    assert "\n".join(shown) == text


def test_a_number_stands_where_its_passage_begins():
    html = highlight.body("before quote after", [Passage(7, 12, "1", "report", "Title")], "en")
    assert 'before <b class="chip report" title="Title">1</b><mark class="report">quote</mark> after' in html


def test_a_figure_within_a_report_shows_both():
    passages = [Passage(0, 9, "1", "report", ""), Passage(4, 7, "F1", "figure", "")]
    html = highlight.body("one 2% or", passages, "en")
    assert '<mark class="figure report">2% </mark>' in html


def test_a_quote_has_its_own_paragraph_around_it_and_no_more():
    text = "Other paragraph.\nBefore the quote here after.\nNext paragraph."
    start = text.index("quote")
    assert highlight.quoted(text, start, start + 5) == "Before the <mark>quote</mark> here after."


def test_a_long_paragraph_is_cut_with_dots():
    text = "a" * 100 + "quote" + "b" * 100
    assert highlight.quoted(text, 100, 105, around=10) == f"…{'a' * 10}<mark>quote</mark>{'b' * 10}…"


def test_a_quote_over_two_lines_is_marked_in_both():
    assert highlight.quoted("x one\ntwo y", 2, 9) == "x <mark>one</mark><br><mark>two</mark> y"


@given(st.text(max_size=40))
def test_a_label_has_no_bare_punctuation(text):
    escaped = escape.label(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`<>\[\]$#]", escaped)
    assert "\n" not in escaped


def test_a_label_keeps_its_letters():
    assert escape.label("A *b* <c>") == r"A \*b\* \<c\>"
    assert re.sub("\u2060|\\\\", "", escape.label(":red[x]")) == ":red[x]"
