"""Sheets in the shorthand of offices: "as above", sections that name a place, prices in words."""

from datetime import date
from pathlib import Path

import pytest

from catalog.listings import Listing, Listings, read_listings
from catalog.places import shipped

HEADINGS = "STT,Tên sản phẩm,Chủ thể,Huyện,Mã SP,Điện thoại,Số sao,Giá bán,Quy cách\n"


def read(folder: Path, rows: str, headings: str = HEADINGS) -> Listings:
    path = folder / "products.csv"
    path.write_text(headings + rows, encoding="utf-8")
    return read_listings(path, date(2026, 11, 25), shipped())


def good(folder: Path, rows: str, headings: str = HEADINGS) -> list[Listing]:
    found = read(folder, rows, headings)
    assert found.errors == []
    return found.rows


def mistakes(folder: Path, rows: str) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.problem) for one in read(folder, rows).errors]


def places(listings: list[Listing]) -> list[dict[str, str]]:
    return [listing.place for listing in listings]


@pytest.mark.parametrize(
    "ditto",
    ["nt", "NT", "-nt-", "(nt)", "n/t", "-//-", "//", '""""', "''", "”", "như trên", "nhu tren"],
)
def test_as_above_is_what_stands_above(tmp_path: Path, ditto: str) -> None:
    rows = f"1,Kẹo lạc,HTX A,Đông Hưng\n2,Kẹo vừng,{ditto},{ditto}\n3,Kẹo dồi,{ditto},{ditto}\n"
    found = good(tmp_path, rows, "STT,Tên sản phẩm,Chủ thể,Huyện\n")
    assert [one.producer["name"] for one in found] == ["HTX A"] * 3
    assert places(found) == [{"district": "Đông Hưng"}] * 3


def test_what_stands_above_is_of_the_product_before_whatever_is_between(tmp_path: Path) -> None:
    rows = "1,Kẹo lạc,HTX A,\nII,Nhóm đồ uống,,\n\n2,Rượu nếp,nt,\n"
    found = good(tmp_path, rows, "STT,Tên sản phẩm,Chủ thể,Huyện\n")
    assert [one.producer["name"] for one in found] == ["HTX A"] * 2


def test_as_above_where_nothing_stands_above_is_told(tmp_path: Path) -> None:
    rows = "1,Kẹo lạc,nt,,,,,,\n2,Kẹo vừng,HTX A,nt,,,,,\n3,Kẹo dồi,nt,nt,,,,,\n"
    assert mistakes(tmp_path, rows) == [
        (2, "producer_name", "nothing_above"),
        (3, "district", "nothing_above"),
    ]


def test_a_code_is_never_as_above(tmp_path: Path) -> None:
    rows = "1,Kẹo lạc,HTX A,,KL1,,,,\n2,Kẹo vừng,HTX A,,nt,,,,\n3,Kẹo dồi,HTX A,,nt,,,,\n"
    assert mistakes(tmp_path, rows) == [
        (3, "code", "never_as_above"),
        (4, "code", "never_as_above"),
    ]


def test_a_name_that_holds_the_letters_is_no_ditto(tmp_path: Path) -> None:
    [listing] = good(tmp_path, "1,Kẹo lạc,NT Food,,NT1,,,,\n")
    assert (listing.producer["name"], listing.product["code"]) == ("NT Food", "NT1")


PLACED = "STT,Tên sản phẩm,Chủ thể,Xã\n"


def test_a_section_that_names_a_place_is_that_of_the_rows_below(tmp_path: Path) -> None:
    rows = (
        "1,Kẹo lạc,HTX A,\n"
        "I,HUYỆN TIỀN HẢI,,\n2,Mắm cáy,HTX B,Đông Minh\n3,Sứa,HTX B,\n"
        ",Nhóm đồ uống,,\n4,Rượu,HTX B,\n"
        ",II. Huyện Vũ Thư: 1 sản phẩm,,\n5,Bánh,HTX C,\n"
        ",Các sản phẩm khác,,\n6,Trà,HTX D,\n"
    )
    found = read(tmp_path, rows, PLACED)
    assert found.errors == []
    assert places(found.rows) == [
        {},
        {"district": "Tiền Hải", "commune": "Đông Minh"},
        {"district": "Tiền Hải"},
        {"district": "Tiền Hải"},
        {"district": "Vũ Thư"},
        {},
    ]
    notes = {note.row: note.problem for note in found.notes}
    assert notes == {3: "section", 6: "section", 8: "section", 10: "aside"}
    assert "2 sản phẩm" in found.notes[0].message_vi


def test_a_section_in_another_keeps_what_is_wider(tmp_path: Path) -> None:
    rows = (
        ",TỈNH THÁI BÌNH,\n,A. Huyện Tiền Hải,\n,Thị trấn Tiền Hải,\n1,Mắm,HTX A\n"
        ",B. Huyện Vũ Thư,\n2,Bánh,HTX A\n"
    )
    found = good(tmp_path, rows, "STT,Tên sản phẩm,Chủ thể\n")
    assert places(found) == [
        {"province": "Thái Bình", "district": "Tiền Hải", "commune": "Tiền Hải"},
        {"province": "Thái Bình", "district": "Vũ Thư"},
    ]


@pytest.mark.parametrize(
    ("own", "place"),
    [
        ("Vũ Thư", {"district": "Vũ Thư"}),
        ("H. Tiền Hải", {"district": "Tiền Hải", "commune": "Tiền Hải"}),
        ("\x01", {}),
    ],
)
def test_the_rows_own_place_goes_before_the_section(
    tmp_path: Path, own: str, place: dict[str, str]
) -> None:
    rows = f",Huyện Tiền Hải,,\n,Thị trấn Tiền Hải,,\n1,Mắm,HTX A,{own}\n"
    [listing] = read(tmp_path, rows, "STT,Tên sản phẩm,Chủ thể,Huyện\n").rows
    assert listing.place == place


@pytest.mark.parametrize("text", ["Huyện Không Có", "Tiền Hải", "Xã Tân Tiến", "Các hộ"])
def test_a_section_that_is_not_sure_to_be_a_place_is_none(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, f",{text},\n1,Mắm,HTX A\n", "STT,Tên sản phẩm,Chủ thể\n")
    assert places(found.rows) == [{}]
    assert [note.problem for note in found.notes] == ["aside"]


@pytest.mark.parametrize("cell", ["liên hệ", "Giá liên hệ", "thỏa thuận"])
def test_a_price_on_request_is_no_price(tmp_path: Path, cell: str) -> None:
    [listing] = good(tmp_path, f"1,Kẹo lạc,HTX A,,,,,{cell},\n")
    assert listing.product == {"name": "Kẹo lạc"}


def test_what_a_price_is_of_is_the_packing_where_none_is_told(tmp_path: Path) -> None:
    rows = "1,Kẹo lạc,HTX A,,,,,25.000đ/hộp,\n2,Kẹo vừng,HTX A,,,,,25.000đ/kg,Túi 1kg\n"
    assert [one.product["packing"] for one in good(tmp_path, rows)] == ["hộp", "Túi 1kg"]


def test_a_price_of_a_kilo_is_none_of_a_bag_of_half(tmp_path: Path) -> None:
    rows = "1,Kẹo lạc,HTX A,,,,,25.000đ/kg,Túi 500 g\n"
    assert mistakes(tmp_path, rows) == [(2, "price", "price_unit")]
