"""Names: which spellings are one, and how units of places are told from names."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.names import bare, same, spelling, split_unit


def test_capitals_spaces_and_composition_make_no_other_name() -> None:
    decomposed = unicodedata.normalize("NFD", "  Kẹo   LẠC ")
    assert same(decomposed) == same("kẹo lạc") == "kẹo lạc"


def test_marks_make_another_name() -> None:
    assert same("Bánh gai") != same("Bánh gái")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thái Thuỵ", "Thái Thụy"),
        ("Hoà Bình", "Hòa Bình"),
        ("Bà Rịa - Vũng Tàu", "bà rịa–vũng tàu"),
    ],
)
def test_spelling_forgives_the_place_of_the_tone_and_hyphens(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)


def test_bare_names_have_no_marks() -> None:
    assert bare("Đông Hưng") == "dong hung"


@given(st.text())
@example("İ")
def test_keys_are_their_own_keys(text: str) -> None:
    assert same(same(text)) == same(text)
    assert bare(bare(text)) == bare(text)
    assert not any(map(unicodedata.combining, bare(text)))


@pytest.mark.parametrize(
    ("text", "unit", "name"),
    [
        ("Huyện Đông Hưng", "Huyện", "Đông Hưng"),
        ("tp. thai binh", "Thành phố", "thai binh"),
        ("TP.HCM", "Thành phố", "HCM"),
        ("Thị Trấn Óc Eo", "Thị trấn", "Óc Eo"),
        ("đặc khu  Lý Sơn", "Đặc khu", "Lý Sơn"),
        ("Quận 1", "", "Quận 1"),
        ("Quân Chu", "", "Quân Chu"),
        ("Phương Trung", "", "Phương Trung"),
        ("Xã", "", "Xã"),
        ("", "", ""),
    ],
)
def test_a_unit_is_told_from_the_name(text: str, unit: str, name: str) -> None:
    assert split_unit(text) == (unit, name)


@given(st.text())
def test_no_text_is_without_a_name(text: str) -> None:
    name = split_unit(text)[1]
    assert bool(name) == bool(text.split())
    assert unicodedata.normalize("NFC", " ".join(text.split())).endswith(name)
