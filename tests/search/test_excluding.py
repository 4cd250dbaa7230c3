"""What a person does not want is left out, by its name; a question's last "không" is no "not"."""

import pytest

from catalog.search import Document, SearchIndex
from catalog.search.types import ANY

GOODS = {
    "Trà sen": "drink",
    "Trà gừng đường phèn": "drink",
    "Cà phê phin": "drink",
    "Rượu sen": "drink",
    "Vang nho": "drink",
    "Bánh tráng": "food",
    "Bánh tráng siêu cay": "food",
    "Bánh cáy": "food",
    "Nước mắm": "food",
    "Cá kho": "food",
    "Sữa hạt cho người tiểu đường": "food",
    "Sữa hạt vị đường nâu": "food",
    "Chanh leo": "food",
    "Chanh không hạt": "food",
    "Nón lá": "craft",
}
INDEX = SearchIndex.build(
    Document(
        at,
        f"P{at}",
        name,
        group=group,
        stars=4 - at % 2,
        producer="Cơ sở Thiên Đức" if at % 2 else "Cơ sở Hương Quê",
        province="Lai Châu" if at % 3 else "Hà Nam",
    )
    for at, (name, group) in enumerate(GOODS.items())
)


def found(text: str) -> set[str]:
    return {hit.document.name for hit in INDEX.search(text).hits}


@pytest.mark.parametrize(
    ("text", "kept", "left_out"),
    [
        ("bánh tráng không cay", "Bánh tráng", "Bánh tráng siêu cay"),
        ("banh trang khong cay", "Bánh tráng", "Bánh tráng siêu cay"),
        ("rice paper, not spicy", "Bánh tráng", "Bánh tráng siêu cay"),
        ("bánh không cay", "Bánh cáy", "Bánh tráng siêu cay"),
        ("trà ít đường", "Trà sen", "Trà gừng đường phèn"),
        ("sugar free tea", "Trà sen", "Trà gừng đường phèn"),
        ("tea without sugar", "Trà sen", "Trà gừng đường phèn"),
        ("sữa hạt không đường", "Sữa hạt cho người tiểu đường", "Sữa hạt vị đường nâu"),
        ("đồ uống không phải rượu", "Trà sen", "Rượu sen"),
        ("đồ uống không cồn", "Trà sen", "Vang nho"),
        ("đồ uống trừ trà và cà phê", "Rượu sen", "Cà phê phin"),
        ("tất cả sản phẩm trừ rượu", "Trà sen", "Rượu sen"),
        ("chỉ lấy trà, không lấy cà phê", "Trà sen", "Cà phê phin"),
        ("quà không phải đồ ăn", "Trà sen", "Bánh tráng"),
        ("quà tết trừ đồ ăn", "Trà sen", "Bánh tráng"),
        ("bánh không phải của Thiên Đức", "Bánh tráng siêu cay", "Bánh tráng"),
        ("trà không phải 3 sao", "Trà sen", "Trà gừng đường phèn"),
        ("trà không phải ở Lai Châu", "Trà sen", "Trà gừng đường phèn"),
        ("đồ ăn không có cá", "Nước mắm", "Cá kho"),
        ("chanh không hạt", "Chanh không hạt", "Sữa hạt vị đường nâu"),
    ],
)
def test_what_is_not_wanted_is_no_hit(text: str, kept: str, left_out: str) -> None:
    answer = INDEX.search(text)
    assert kept in found(text)
    assert left_out not in found(text)
    assert answer.understood.without
    assert not answer.near


def test_nor_is_it_near() -> None:
    answer = INDEX.search("rượu không cồn")
    assert not answer.hits
    assert not {"Rượu sen", "Vang nho"} & {hit.document.name for hit in answer.near}


def test_what_says_to_have_none_comes_first() -> None:
    assert INDEX.search("chanh không hạt").hits[0].document.name == "Chanh không hạt"


@pytest.mark.parametrize(
    "text",
    [
        "có trà sen không đó em",
        "trà sen có đường không",
        "bánh cáy có cay không",
        "trà sen không shop",
        "trà sen hả em, còn hàng không",
    ],
)
def test_a_question_with_khong_excludes_nothing(text: str) -> None:
    answer = INDEX.search(text)
    assert answer.hits
    assert not answer.understood.without


def test_ngoai_leaves_out_only_behind_what_is_wanted() -> None:
    assert not INDEX.search("ngoài Hà Nam có gì ngon").understood.without
    assert found("đồ uống ngoài trà, cà phê") == {"Rượu sen", "Vang nho"}
    assert found("đồ uống ngoài trà và cà phê nhé") == {"Rượu sen", "Vang nho"}


def test_only_names_tell_what_is_left_out_and_that_is_no_clear_match() -> None:
    answer = INDEX.search("cà phê phin không đường")
    assert [hit.document.name for hit in answer.hits] == ["Cà phê phin"]
    assert answer.understood.by_name
    assert answer.understood.without == "không đường"
    assert answer.clear is None


def test_facts_tell_it_for_sure() -> None:
    assert not INDEX.search("trà không phải 3 sao").understood.by_name


def test_what_nothing_is_called_excludes_nothing() -> None:
    assert found("nước mắm không phẩm màu") == {"Nước mắm"}


@pytest.mark.parametrize("text", ["không cay", "không phải mật ong", "no fish sauce please"])
def test_who_says_only_what_is_not_wanted_is_offered_nothing(text: str) -> None:
    answer = INDEX.search(text)
    assert not answer.hits
    assert answer.understood.facets == ANY


def test_nothing_that_fits_leaves_what_is_not_wanted_out_of_the_near_ones() -> None:
    answer = INDEX.search("đồ uống 5 sao không phải trà")
    assert not answer.hits
    assert {hit.document.name for hit in answer.near} == {"Cà phê phin", "Rượu sen", "Vang nho"}
