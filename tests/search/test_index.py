"""The main promises of search, on the products of the former Thái Bình."""

import pytest

from catalog.search import Intent, SearchIndex


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("cho hỏi banh cay dinh manh gia si bn a", "Bánh cáy Đình Mạnh"),
        ("trung vit bien", "Trứng vịt biển Đông Xuyên"),
        ("peanut candy dinh manh", "Kẹo lạc Đình Mạnh"),
        ("số điện thoại cơ sở bánh cáy việt hương", "Bánh cáy Việt Hương"),
    ],
)
def test_everyday_questions_find_their_product(
    thai_binh: SearchIndex, query: str, name: str
) -> None:
    answer = thai_binh.search(query)
    assert answer.confident
    assert answer.hits[0].document.name == name


def test_a_greeting_is_no_product(thai_binh: SearchIndex) -> None:
    answer = thai_binh.search("xin chào")
    assert (answer.intent, answer.confident, answer.hits) == (Intent.GREETING, False, ())
