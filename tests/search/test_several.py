"""Several things in one message are answered as several, and each of them honestly."""

import pytest

from catalog.search import Document, Facets, Intent, PlaceLevel, PlaceName, SearchIndex

PLACES = {
    "Gạo thơm": "Thái Bình",
    "Gạo sạch": "Nam Định",
    "Mật ong rừng": "Thái Bình",
    "Mật ong quất": "Vĩnh Phúc",
    "Kẹo dồi lạc Đình Mạnh": "Thái Bình",
    "Kẹo lạc một nắng": "Hải Dương",
    "Kẹo dồi": "Thái Bình",
    "Khăn dệt, khăn trải bàn": "Nghệ An",
    "Bột đậu và hạt sen": "Nghệ An",
}
INDEX = SearchIndex.build(
    Document(at, f"P{at}", name, province=province)
    for at, (name, province) in enumerate(PLACES.items())
)


def found(text: str) -> list[str]:
    return [hit.document.name for hit in INDEX.search(text).hits]


@pytest.mark.parametrize(
    "text",
    ["gạo và mật ong", "gao va mat ong", "rice and honey", "gạo, mật ong", "- gạo\n- mật ong"],
)
def test_the_best_of_each_comes_first(text: str) -> None:
    answer = INDEX.search(text)
    names = [hit.document.name for hit in answer.hits]
    assert {name.split()[0] for name in names[:2]} == {"Gạo", "Mật"}
    assert len(names) == answer.total == 4
    assert answer.clear is None


def test_amounts_and_greetings_are_no_things() -> None:
    answer = INDEX.search("Em chào shop, em cần: gạo 2 tấn, mật ong 100 chai")
    assert {hit.document.name.split()[0] for hit in answer.hits} == {"Gạo", "Mật"}
    assert answer.intent is Intent.BULK
    assert answer.understood.sought == "gạo, mật ong"


def test_what_is_said_once_is_meant_of_all() -> None:
    assert sorted(found("gạo và mật ong ở Thái Bình")) == ["Gạo thơm", "Mật ong rừng"]
    assert sorted(found("gạo Nam Định và mật ong Vĩnh Phúc")) == ["Gạo sạch", "Mật ong quất"]


def test_a_thing_that_is_not_there_is_not_passed_over() -> None:
    answer = INDEX.search("gạo và ông nước mắm")
    assert not answer.confident
    assert answer.missing == "ông nước mắm"  # as it was typed
    assert {hit.document.name for hit in answer.near} == {"Gạo thơm", "Gạo sạch"}


def test_a_list_is_no_name_that_holds_its_words() -> None:
    assert set(found("kẹo lạc, kẹo dồi")) >= {"Kẹo lạc một nắng", "Kẹo dồi"}


def test_a_name_that_holds_a_comma_or_and_is_one_thing() -> None:
    assert found("khăn dệt, khăn trải bàn")[0] == "Khăn dệt, khăn trải bàn"
    assert found("bột đậu và hạt sen") == ["Bột đậu và hạt sen"]


def test_a_place_that_was_typed_can_be_told_from_its_namesakes() -> None:
    place = PlaceName(PlaceLevel.OLD_PROVINCE, "Thái Bình")
    assert INDEX.search("thái bình", facets=Facets(place=place)).total == 4
