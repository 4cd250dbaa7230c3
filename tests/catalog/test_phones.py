import pytest

from catalog.phones import without_numbers

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
