"""Phone numbers among words, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.phones import found_in, without_numbers

LAN, MAI = "+84912345678", "+84987654321"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0912 345 678", [LAN]),
        ("0912.345.678", [LAN]),
        ("84912345678", [LAN]),
        ("+84 912 345 678", [LAN]),
        ("số tôi là 0912 345 678 nhé", [LAN]),
        ("0912 345 678 (zalo)", [LAN]),
        ("0912345678nhé", [LAN]),
        ("sđt:0912345678", [LAN]),
        ("ĐT0912345678", [LAN]),
        ("o912 345 678", [LAN]),
        ("0912 345 67O", ["+84912345670"]),
        ("0912 345 678 hoặc 0987 654 321", [LAN, MAI]),
        ("0912345678 0987654321", [LAN, MAI]),
        ("0912 345 678 - 0912345678", [LAN]),
        ("(0227) 3.831.234", ["+842273831234"]),
        ("0912abc678", []),
        ("0912abc912345678", []),
        ("09l2 345 678", []),
        ("0912", []),
        ("12345678901234", []),
        ("không có", []),
        ("", []),
    ],
)
def test_letters_are_never_read_as_digits(text: str, numbers: list[str]) -> None:
    assert found_in(text).numbers == numbers


def test_what_is_beside_a_number_stays() -> None:
    assert found_in("Bà Sáu 0912 345 678, HTX").rest == "Bà Sáu ,, HTX"


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Lan, số nhà 12, 0912 345 678", LAN),
        ("0912 345 678 hoặc 0987 654 321", None),
        ("0912 345 678 0987654321", None),
        ("0912 345 678, 0987abc321", None),
        ("Lan", None),
    ],
)
def test_one_number_counts_where_nothing_else_may_be_one(text: str, only: str | None) -> None:
    assert found_in(text).only == only


@given(st.text(alphabet="0123456789+oO abcxyz.()-/,", max_size=60))
def test_a_number_holds_only_digits_that_were_written(text: str) -> None:
    written = "".join(c for c in text.replace("o", "0").replace("O", "0") if c.isdigit())
    for number in found_in(text).numbers:
        assert number[3:] in written


LEFT = {
    "0912 345 678": "",
    "0912.345.678": "",
    "(+84)912345678": "",
    "0084912345678": "",
    "số mình là 0987654321": "",
    "sđt:0912345678": "",
    "dt0912345678": "",
    "my number is +84 912 345 678": "",
    "0912345678 gọi lại cho tôi": "gọi lại cho tôi",
    "bánh cáy, số điện thoại của em là 0912.345.678 nhé": "bánh cáy nhé",
    "0912345678 5 hộp bánh cáy": "5 hộp bánh cáy",
    "500 hộp 0912345678, giao 20/12/2026": "500 hộp, giao 20/12/2026",
    "bánh cáy\nalo 0912345678\n500 hộp": "bánh cáy\n500 hộp",
    "gọi 0912345678 hoặc 0987654321": "hoặc",
}
NO_NUMBERS = (
    "giá 900000000 đồng",
    "dưới 100000",
    "500 hộp giao 20/12/2026",
    "mã 001234567890",
    "hotline 1900 1234",
    "",
)


@pytest.mark.parametrize(("text", "left"), LEFT.items())
def test_a_text_is_left_without_its_phone_numbers(text: str, left: str) -> None:
    assert without_numbers(text) == left


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_phone_number_stays(text: str) -> None:
    assert without_numbers(text) == text
