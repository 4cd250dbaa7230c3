"""Phone numbers among words, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.phones import found_in

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
