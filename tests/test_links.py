"""Links: the words that tie acts, and which two acts they tie."""

from datetime import date

import pytest

from genesis.events import merge
from genesis.events.links import cues
from genesis.model import Document, Report
from genesis.reading import Reading
from genesis.scripts import language_of, plain
from genesis.sentences import split


@pytest.mark.parametrize(("cue", "words"), [(cue, words) for cue in cues() for words in cue.accept])
def test_accepts(cue, words):
    assert cue.compiled().search(words)


@pytest.mark.parametrize(("cue", "words"), [(cue, words) for cue in cues() for words in cue.reject])
def test_rejects(cue, words):
    assert not cue.compiled().search(words)


def test_cues_have_distinct_ids_and_both_languages_know_every_kind():
    assert len({cue.id for cue in cues()}) == len(cues())
    for language in ("zh", "en"):
        assert {cue.kind for cue in cues() if cue.language == language} == {"response", "lifts", "part_of", "repeats"}


def told(text: str, quote: str, country: str, act: str, polarity: str | None, month: int, **fields) -> Report:
    """A report whose quote stands in `text`."""
    at = text.index(quote)
    return Report(
        report_id=f"r-{at:04d}",
        document_id="d",
        quote=quote,
        quote_start=at,
        quote_end=at + len(quote),
        start=date(2025, month, 1),
        end=date(2025, month, 28),
        precision="month",
        date_text="",
        date_basis="absolute",
        countries=(country,),
        category={"control": "export_control", "tariff": "tariff"}.get(act.partition(".")[0], "investment"),
        status="occurred",
        act=act,
        polarity=polarity,
        **fields,
    )


def links(text: str, *reports: Report) -> list[tuple[str, str, str, str]]:
    """Kind, from and to (as quotes), and the sentence that says so."""
    document = Document(
        document_id="d", file="d.txt", text=text, language=language_of(text), published=date(2025, 12, 1)
    )
    reading = Reading(document, plain(text), split(text), dates=(), quantities=(), actors=(), acts=())
    merged = merge([reading.document], reports, [reading])
    quotes = {merged.event_of[one.report_id]: one.quote for one in reports}
    for link in merged.links:
        assert text[link.quote_start : link.quote_end] == link.quote
    return [(link.kind, quotes[link.from_event], quotes[link.to_event], link.quote) for link in merged.links]


def test_a_ban_its_lifting_and_the_answer_that_brought_it():
    text = (
        "2025年5月,美国对中国实施高端芯片设计软件禁令,想卡住咱们半导体产业的脖子。\n\n"
        "结果一个月后,美国就撤销了这个禁令,原因就是中国宣布对镝、铽等关键稀土元素实施出口管制。\n\n"
        "你卡我的技术,我断你的材料,这种精准反制让美国不得不妥协。"
    )
    ban = told(text, "2025年5月,美国对中国实施高端芯片设计软件禁令", "US", "control.impose", "imposed", 5)
    lifting = told(text, "结果一个月后,美国就撤销了这个禁令", "US", "control.lift", "lifted", 6)
    answer = told(text, "中国宣布对镝、铽等关键稀土元素实施出口管制", "CN", "control.impose", "imposed", 6)
    found = {(kind, start, end) for kind, start, end, _ in links(text, ban, lifting, answer)}
    assert found == {
        ("lifts", lifting.quote, ban.quote),
        ("response", lifting.quote, answer.quote),
        ("response", answer.quote, ban.quote),
    }


def test_in_response_to_names_what_it_answers():
    text = "In March Ottawa imposed duties on steel in retaliation for the tariffs that Washington raised in February."
    answer = told(text, "In March Ottawa imposed duties on steel", "CA", "tariff.raise", "imposed", 3)
    first = told(text, "the tariffs that Washington raised in February", "US", "tariff.raise", "imposed", 2)
    assert [found[:3] for found in links(text, answer, first)] == [("response", answer.quote, first.quote)]


def test_an_answer_told_in_the_next_sentence():
    text = "Washington raised tariffs in February. The talks were long. In response, Ottawa imposed duties of its own."
    first = told(text, "Washington raised tariffs in February", "US", "tariff.raise", "imposed", 2)
    answer = told(text, "Ottawa imposed duties of its own", "CA", "tariff.raise", "imposed", 3)
    assert [found[:3] for found in links(text, first, answer)] == [("response", answer.quote, first.quote)]


def test_a_part_of_a_whole():
    text = "该公司承诺在当地投资一百亿美元，其中三十亿美元用于新建数据中心。"
    whole = told(text, "该公司承诺在当地投资一百亿美元", "US", "invest.commit", None, 2)
    part = told(text, "三十亿美元用于新建数据中心", "US", "invest.use", None, 2)
    assert [found[:3] for found in links(text, whole, part)] == [("part_of", part.quote, whole.quote)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Washington raised tariffs in February. Ottawa imposed duties of its own.", id="no words"),
        pytest.param("Ottawa imposed duties of its own. Much later, in response, nothing was done.", id="one act"),
    ],
)
def test_no_link_without_words_or_without_acts(text):
    reports = [told(text, "Ottawa imposed duties of its own", "CA", "tariff.raise", "imposed", 3)]
    if "Washington" in text:
        reports.append(told(text, "Washington raised tariffs in February", "US", "tariff.raise", "imposed", 2))
    assert links(text, *reports) == []


def test_a_side_does_not_answer_itself_nor_what_comes_after():
    text = "Washington raised tariffs in May. In response, Ottawa imposed duties of its own."
    later = told(text, "Washington raised tariffs in May", "US", "tariff.raise", "imposed", 5)
    answer = told(text, "Ottawa imposed duties of its own", "CA", "tariff.raise", "imposed", 3)
    assert links(text, later, answer) == []
    same = told(text, "Ottawa imposed duties of its own", "US", "tariff.raise", "imposed", 6)
    assert links(text, later, same) == []


def test_a_programme_that_is_lifted_by_name():
    text = "The AI Diffusion Rule was issued in January. Exporters waited. In May the AI Diffusion Rule was rescinded."
    named = {"programme": "AI Diffusion Rule"}
    issued = told(text, "The AI Diffusion Rule was issued in January", "US", "control.rule", "imposed", 1, **named)
    gone = told(text, "In May the AI Diffusion Rule was rescinded", "US", "control.lift", "lifted", 5, **named)
    assert links(text, issued, gone) == [("lifts", gone.quote, issued.quote, gone.quote + ".")]
