"""Cells: what people write in them, and what is no answer to the column."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import cell_prices, cells
from catalog.problems import CellError
from catalog.producers import ContactPolicy, ProducerKind
from catalog.products import ProductGroup

TODAY = date(2026, 3, 2)
READERS: dict[str, Callable[[str], Any]] = {
    "stars": cells.stars,
    "price": cell_prices.price,
    "prices": cell_prices.prices,
    "phones": cells.phones,
    "email": cells.email,
    "url": cells.url(300),
    "date": cells.day(TODAY),
    "year": cells.year(TODAY),
    "latitude": cells.degrees("latitude", 8, 24),
    "group": cells.group,
    "kind": cells.kind,
    "policy": cells.policy,
    "code": cells.code,
    "place": cells.place,
    "words": cells.words,
    "story": cells.story,
    "line": cells.line(200),
}


@pytest.mark.parametrize(
    ("reader", "text", "meaning"),
    [
        ("stars", "4", 4),
        ("stars", "4.0", 4),
        ("stars", "3 sao", 3),
        ("stars", "5*", 5),
        ("stars", "4⭐", 4),
        ("stars", "Hạng 4 sao", 4),
        ("stars", "Xếp hạng: 3 Sao", 3),
        ("stars", "Đạt hạng 03 sao OCOP", 3),
        ("stars", "OCOP 4 sao", 4),
        ("stars", "★★★★", 4),
        ("stars", "⭐️⭐️⭐️ ", 3),
        ("stars", "★★★☆☆", 3),
        ("stars", "****", 4),
        ("price", "25000", 25_000),
        ("price", "25.000", 25_000),
        ("price", "1,250,000 đ", 1_250_000),
        ("price", "25 000 VNĐ", 25_000),
        ("price", "25000.00", 25_000),
        ("price", "2500000000", 2_500_000_000),
        ("phones", "0912 345 678", ["+84912345678"]),
        ("phones", "912345678", ["+84912345678"]),
        (
            "phones",
            "0912345678; +84 912 345 678 / 0227 3831 234",
            ["+84912345678", "+842273831234"],
        ),
        ("email", "ban.hang@ocop.vn", "ban.hang@ocop.vn"),
        ("phones", "9.12345678E8", ["+84912345678"]),
        ("phones", "9,12345678E+08", ["+84912345678"]),
        ("phones", "912345678.0", ["+84912345678"]),
        ("phones", "84912345678", ["+84912345678"]),
        ("phones", "ĐT0912.345.678 (zalo)", ["+84912345678"]),
        ("phones", "0912345678 0987654321", ["+84912345678", "+84987654321"]),
        (
            "phones",
            "0912.345.678 / 0987 654 321 - 0227.3831.234 hoặc 0912345678",
            ["+84912345678", "+84987654321", "+842273831234"],
        ),
        ("prices", "25.000 đ", (25_000, 25_000)),
        ("prices", "20.000 – 30.000đ", (20_000, 30_000)),
        ("prices", "20000 đến 30000", (20_000, 30_000)),
        ("price", "25k", 25_000),
        ("price", "25 nghìn", 25_000),
        ("price", "25,5 ngàn đồng", 25_500),
        ("price", "1.250k", 1_250_000),
        ("price", "1,2 triệu", 1_200_000),
        ("price", "25.000đ/hộp", 25_000),
        ("price", "25.000 đ / hộp 500g", 25_000),
        ("prices", "20-30k", (20_000, 30_000)),
        ("prices", "20k - 30k/kg", (20_000, 30_000)),
        ("url", "ocop.vn/sp?id=1", "https://ocop.vn/sp?id=1"),
        ("url", "http://ocop.vn", "http://ocop.vn"),
        ("date", "2023-12-28", date(2023, 12, 28)),
        ("date", "28/12/2023", date(2023, 12, 28)),
        ("date", "1.2.2024", date(2024, 2, 1)),
        ("date", "2023-12-28 00:00:00", date(2023, 12, 28)),
        ("date", "2026-03-02", TODAY),
        ("year", "2023", 2023),
        ("year", "2023.0", 2023),
        ("year", "Năm 2023", 2023),
        ("latitude", "20,4463", 20.4463),
        ("kind", "Công ty TNHH MTV", ProducerKind.COMPANY),
        ("kind", "HTX nông nghiệp", ProducerKind.COOPERATIVE),
        ("kind", "Hộ cá thể", ProducerKind.HOUSEHOLD),
        ("kind", "Hợp tác xã", ProducerKind.COOPERATIVE),
        ("kind", "household", ProducerKind.HOUSEHOLD),
        ("policy", "Theo yêu cầu", ContactPolicy.ON_REQUEST),
        ("policy", "public", ContactPolicy.PUBLIC),
        ("code", "P00001", "P00001"),
        ("place", "Huyện Đông Hưng", "Đông Hưng"),
        (
            "words",
            "kẹo đậu phộng;  peanut candy ;; kẹo đậu phộng",
            ["kẹo đậu phộng", "peanut candy"],
        ),
        ("line", "hai\ndòng", "hai dòng"),
    ],
)
def test_what_is_written_is_understood(reader: str, text: str, meaning: object) -> None:
    assert READERS[reader](text) == meaning


@pytest.mark.parametrize(
    ("reader", "text", "problem"),
    [
        ("stars", "6", "stars"),
        ("stars", "4.5", "stars"),
        ("stars", "bốn", "stars"),
        ("stars", "★★★★★★", "stars"),
        ("stars", "☆", "stars"),
        ("stars", "34", "stars"),
        ("price", "0", "price"),
        ("price", "-5", "price"),
        ("price", "25.5", "price"),
        ("price", "rẻ", "price"),
        ("price", "k", "price"),
        ("price", "25.555,5k", "price"),
        ("price", "25.000/30.000", "price"),
        ("price", "25.000,000", "price"),
        ("price", "9" * 20, "price"),
        ("phones", "0912", "phone"),
        ("phones", "gọi Lan", "phone"),
        ("phones", "0912abc678", "phone"),
        ("phones", "0912 345 678 0987654321", "phone"),
        ("phones", "0912345678; 1", "phone"),
        ("phones", "9.12346E+08", "phone"),
        ("prices", "25", "price"),
        ("prices", "20-30.000", "price"),
        ("prices", "1.000-2.000-3.000", "price"),
        ("prices", "liên hệ", "price"),
        ("year", "QĐ 123/2023", "year"),
        ("email", "ban.hang@ocop", "email"),
        ("email", "a@b.vn, c@d.vn", "email"),
        ("url", "javascript://ocop.vn", "url"),
        ("url", "không có", "url"),
        ("url", "https://ocop.vn/hai chữ", "url"),
        ("url", "http://[", "url"),
        ("url", "x" * 300 + ".vn", "too_long"),
        ("date", "31/02/2024", "date"),
        ("date", "12/2024", "date"),
        ("date", "2026-03-03", "date"),
        ("date", "2012-12-31", "date"),
        ("year", "2012", "year"),
        ("year", "2027", "year"),
        ("year", "năm nay", "year"),
        ("latitude", "106.3", "latitude"),
        ("latitude", "bắc", "latitude"),
        ("latitude", "nan", "latitude"),
        ("group", "Điện tử", "category"),
        ("group", "Thực phẩm, đồ uống", "category"),
        ("kind", "nhóm bạn", "kind"),
        ("policy", "bí mật", "policy"),
        ("code", "mã 1", "code"),
        ("code", "x" * 33, "code"),
        ("place", "x" * 81, "too_long"),
        ("words", "x" * 201, "too_long"),
        ("line", "ß" * 101, "too_long"),
        ("story", "x" * 20_001, "too_long"),
    ],
)
def test_what_is_no_answer_is_refused(reader: str, text: str, problem: str) -> None:
    with pytest.raises(CellError) as refused:
        READERS[reader](text)
    assert refused.value.problem == problem


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Thực phẩm", ProductGroup.FOOD),
        ("Đồ uống", ProductGroup.DRINK),
        ("Dược liệu và sản phẩm từ dược liệu", ProductGroup.HERBAL),
        ("Thủ công mỹ nghệ", ProductGroup.CRAFT),
        ("Sinh vật cảnh", ProductGroup.ORNAMENTAL),
        (
            "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
            ProductGroup.TOURISM,
        ),
        ("Thảo dược", ProductGroup.HERBAL),
        ("Vải và may mặc", ProductGroup.CRAFT),
        ("Lưu niệm – nội thất – trang trí", ProductGroup.CRAFT),
        ("Dịch vụ du lịch nông thôn, bán hàng", ProductGroup.TOURISM),
        ("FOOD", ProductGroup.FOOD),
    ],
)
def test_groups_are_known_by_their_names_since_2019(name: str, group: ProductGroup) -> None:
    assert cells.group(name) is group


@given(st.sampled_from(sorted(READERS)), st.text())
def test_any_text_is_understood_or_refused(reader: str, text: str) -> None:
    with suppress(CellError):
        READERS[reader](text)


@given(st.integers(1, cell_prices.MAX_PRICE))
def test_a_price_is_read_however_thousands_are_set_apart(price: int) -> None:
    for text in (str(price), f"{price:,}", f"{price:,}".replace(",", "."), f"{price} đồng"):
        assert cell_prices.price(text) == price


@given(st.dates(date(2013, 1, 1), TODAY))
def test_both_ways_to_write_a_date_are_one(day: date) -> None:
    read = cells.day(TODAY)
    assert read(day.isoformat()) == read(f"{day:%d/%m/%Y}") == day
    assert read(f"{day.day}/{day.month}/{day.year}") == day


def test_tomorrow_has_not_been_decided() -> None:
    with pytest.raises(CellError):
        cells.day(TODAY)((TODAY + timedelta(days=1)).isoformat())


def test_phone_numbers_come_out_valid() -> None:
    [number] = cells.phones("(0227) 3.831.234")
    assert phonenumbers.is_valid_number(phonenumbers.parse(number))
