"""Whoever is named is found, by any name; one word of Taiwan finds that of the mainland and the other way round."""

import pytest
import sample
from opencc import OpenCC

from genesis import vocabulary
from genesis.scripts import simplified
from genesis.selection import Index, Selection, absent, facets, parse, query, resolved, select
from genesis.selection.folding import folded
from genesis.selection.names import codes, matching, named, names
from genesis.selection.search import terms


@pytest.fixture(scope="module")
def index() -> Index:
    """The seeds, of which one event names Nvidia alone, by its Latin name, and one speaks of chips in Chinese."""
    tables = sample.seeds()
    events = tables.events.copy()
    events["organisations"] = [["Nvidia"] if row == 3 else ["Arm"] if row == 4 else [] for row in range(len(events))]
    events["tickers"] = [["TWSE:2330|NYSE:TSM"] if row == 3 else [] for row in range(len(events))]
    events["title_en"], events["title_zh"] = "An act", "一项举措"
    events.loc[5, "title_zh"] = "特朗普限制高端芯片与软件"
    events.loc[6, "title_en"] = "Army orders drones"
    return Index(tables._replace(events=events, reports=tables.reports.assign(quote="")))


def found(index: Index, words: str) -> list[int]:
    return sorted(select(index, Selection(text=words)).rows)


@pytest.mark.parametrize("words", ["NVIDIA", "nvidia corporation", "英伟达", "輝達", "英偉達", "NVDA", "nasdaq:nvda"])
def test_a_company_is_found_by_any_of_its_names(index: Index, words: str) -> None:
    assert found(index, words) == [3]
    assert found(index, f"{words} act") == [3]


@pytest.mark.parametrize(
    "words", ["晶片", "芯片", "高端晶片", "軟體", "软件", "軟件", "特朗普", "川普", "川普 晶片", "Trump"]
)
def test_words_of_either_side_of_the_strait_find_each_other(index: Index, words: str) -> None:
    assert found(index, words) == [5]


def test_a_short_latin_name_is_not_sought_inside_words(index: Index) -> None:
    assert found(index, "安谋") == [4], "Arm by its Chinese name: not the army"


@pytest.mark.parametrize("value", ["Nvidia", "NVDA", "nvda", "英伟达", "NASDAQ:NVDA"])
def test_the_facet_of_organisations_takes_any_name(index: Index, value: str) -> None:
    selection = Selection(organisations=(value,))
    assert list(select(index, selection).rows) == [3]
    assert absent(index, selection) == ()
    without = select(index, Selection(organisations=(f"-{value}",)))
    assert 3 not in without.rows and len(without) == len(select(index, Selection())) - 1


def test_a_ticker_of_the_row_is_found_with_and_without_its_exchange(index: Index) -> None:
    for value in ("2330", "TWSE:2330", "TSM"):
        assert list(select(index, Selection(organisations=(value,))).rows) == [3]


def test_names_are_resolved_to_those_that_events_have(index: Index) -> None:
    asked = Selection(organisations=("輝達", "-arm holdings", "none", "nobody"), programmes=("星際之門", "-创世纪计划"))
    own = resolved(index, asked)
    assert own.organisations == ("Nvidia", "-Arm", "none", "nobody")
    assert own.programmes == ("Stargate", "-Genesis Mission")
    assert resolved(index, own) == own
    chosen = {one.value: one.chosen for one in facets(index, Selection(organisations=("輝達",)))["organisation"]}
    assert chosen["Nvidia"] == "with"


def test_tickers_are_no_values_of_their_own(index: Index) -> None:
    assert {choice.value for choice in facets(index, Selection())["organisation"]} == {"Nvidia", "Arm", "none"}


def test_an_unknown_organisation_is_named(index: Index) -> None:
    assert [note.value for note in absent(index, Selection(organisations=("Nvidiaa",)))] == ["Nvidiaa"]


def test_names_stand_for_the_canonical_one() -> None:
    assert named("輝達") == named("nvda") == {"Nvidia"}
    assert named("no such company") == frozenset()
    assert codes(["SSE:688981|HKEX:0981", "NASDAQ:NVDA"]) == ("688981", "0981", "NVDA")
    assert matching("辉", ["Nvidia", "Huawei", "輝煌公司"]) == ["Nvidia", "輝煌公司"]
    assert matching("nvd", ["Nvidia", "Huawei"]) == ["Nvidia"]


def test_every_ticker_of_the_gazetteer_leads_to_its_company() -> None:
    listed = {code: one.canonical for one in names().values() for code in one.tickers}
    assert len(listed) > 300
    assert [code for code, name in listed.items() if name not in named(code)] == []


def test_a_query_is_divided_into_the_longest_names() -> None:
    assert [term.words for term in terms("about Genesis Mission chips")][1] == ("genesis", "mission")


def test_an_address_keeps_the_name_as_it_was_asked_for() -> None:
    selection, notes = parse({"organisation": ["輝達"]})
    assert (query(selection), notes) == ("organisation=%E8%BC%9D%E9%81%94", ())


def test_every_word_of_the_vocabulary_is_needed() -> None:
    """A row that the characters, or shorter rows, would give by themselves says nothing."""
    told, converter = vocabulary.words(), OpenCC("s2tw")
    for mainland, taiwan in told.items():
        assert vocabulary.traditional(mainland) == taiwan
        assert simplified(mainland) == mainland, "the mainland's word in simplified characters"
        keeps_out = any(other in mainland for other in told if other != mainland)
        assert keeps_out or converter.convert(mainland) != taiwan, mainland


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美国对中国实施高端芯片设计软件禁令", "美國對中國實施高端晶片設計軟體禁令"),
        ("大数据与数据中心", "大數據與資料中心"),
        ("人工智能", "人工智慧"),
        ("“创世纪计划”", "“創世紀計畫”"),
        ("", ""),
    ],
)
def test_titles_are_in_the_words_of_taiwan(text: str, expected: str) -> None:
    assert vocabulary.traditional(text) == expected


def test_the_way_back() -> None:
    assert vocabulary.mainland("高端晶片設計軟體") == "高端芯片设计软件"
    assert folded("ＧＥＮＥＳＩＳ　晶片").split() == ["genesis", "晶片"]
