"""Sheets as programs write them, and the ways in which files go wrong."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import records
from catalog.problems import CellError, ImportFailed
from catalog.sheets import Row, clean, read_sheet

COLUMNS = {
    "name": ("Tên sản phẩm", "Tên SP", "Sản phẩm"),
    "stars": ("Số sao", "Hạng sao"),
    "story": ("Mô tả",),
    "producer": ("Chủ thể", "Tên chủ thể"),
    "phones": ("Điện thoại",),
    "price": ("Giá bán",),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "products.csv"


def read(file: Path, content: str | bytes) -> list[tuple[int, dict[str, str]]]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    sheet = read_sheet(file, COLUMNS, "name")
    assert sheet.errors == []
    return [(row.number, row.cells) for row in sheet.rows]


def refusal(file: Path, content: str | bytes) -> list[tuple[int, str, str]]:
    """The mistakes: row, column, problem."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        errors = read_sheet(file, COLUMNS, "name").errors
    except ImportFailed as failed:
        errors = failed.errors
    return [(error.row, error.column, error.problem) for error in errors]


@pytest.mark.parametrize(
    "content",
    [
        "name,stars\nKẹo lạc,4\n",
        "\ufeffname,stars\r\nKẹo lạc,4\r\n",
        "name;stars\nKẹo lạc;4",
        "name\tstars\nKẹo lạc\t4",
        'Name ,"STARS"\n"Kẹo lạc",4',
        "name,stars,,\nKẹo lạc,4,,\n",
        "name,stars,,\nKẹo lạc,4\n",
        "name,stars\nKẹo lạc,4,,\n",
        "name,stars\nKẹo  lạc\u200b ,\u00a04\n",
        "name,stars\rKẹo lạc,4\r",
        "name,stars\nKe\u0323o la\u0323c,4",
    ],
)
def test_a_sheet_is_read_whoever_wrote_it(file: Path, content: str) -> None:
    [(number, cells)] = read(file, content)
    assert number == 2
    assert cells["stars"] == "4"
    assert cells["name"] == "Kẹo lạc"


def test_rows_are_numbered_as_a_spreadsheet_does(file: Path) -> None:
    content = 'name,story\nA,"một\nhai\r\nba"\n\n,\nB,\n'
    assert read(file, content) == [(2, {"name": "A", "story": "một\nhai\nba"}), (5, {"name": "B"})]


@pytest.mark.parametrize(
    ("content", "mistakes"),
    [
        (b"", [(0, "", "empty_file")]),
        (b"\xef\xbb\xbf \n", [(0, "", "empty_file")]),
        ("name,stars\n,\n", [(0, "", "empty_file")]),
        (b"\xd0\xcf\x11\xe0xls", [(0, "", "excel")]),
        ("Tªn s¶n phÈm\nKÑo".encode("latin-1"), [(1, "", "encoding")]),
        (b"name\n\xd2", [(2, "", "encoding")]),
        (b"name\n\x8a", [(2, "", "encoding")]),
        ("stars\n4\n", [(1, "name", "missing_column")]),
        ("DANH SÁCH\n\nSTT,Tên,Số sao\n1,A,4\n", [(3, "name", "missing_column")]),
        ("một\nhai\n", [(0, "name", "missing_column")]),
        ("name,stars,stars\nA,4,4\n", [(1, "stars", "repeated_column")]),
        ("Tên SP,Số sao,Hạng Sao\nA,4,4\n", [(1, "Hạng Sao", "repeated_column")]),
        ('"name\nA\n', [(1, "", "quotes")]),
        ('name\nA\n"B\n', [(3, "", "quotes")]),
        ('name\n"A"B\n', [(2, "", "quotes")]),
        (f"name\n{'x' * 200_000}\n", [(2, "", "too_long")]),
        ("name,stars\nA\nB,3,4\n", [(2, "", "cells"), (3, "", "cells")]),
        ("name,stars\nA\0,\x1b4\n", [(2, "name", "control"), (2, "stars", "control")]),
        ("name\nA\n\ufffd\n", [(3, "name", "control")]),
        ("name\nBÃ¡nh cÃ¡y\nÄ‘áº·c sáº£n\n", [(2, "name", "mojibake"), (3, "name", "mojibake")]),
        ("name\n" + "Đường".encode().decode("latin-1"), [(2, "name", "mojibake")]),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    file: Path, content: str | bytes, mistakes: list[tuple[int, str, str]]
) -> None:
    assert refusal(file, content) == mistakes


def test_a_huge_file_is_not_even_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_MEGABYTES", 0)
    assert refusal(file, "name\nA\n") == [(0, "", "too_big")]


def test_guillemets_and_capital_letters_are_not_broken_letters() -> None:
    for text in ("«Bánh lá» – ngon", "CHÃ, Ã", "Ơ kìa", "30 °C ± 5"):
        assert clean(text) == text


def test_a_broken_cell_does_not_hide_its_neighbours(file: Path) -> None:
    file.write_text("name,stars\nA\x01,4\n", encoding="utf-8")
    sheet = read_sheet(file, COLUMNS, "name")
    assert sheet.rows == [Row(2, {"stars": "4"}, {"name"})]


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    with suppress(CellError):
        cleaned = clean(text)
        assert clean(cleaned) == cleaned
        assert "  " not in cleaned


@pytest.mark.parametrize("heading", ["TÊN SẢN PHẨM", "ten san  pham", "Tên\nsản phẩm (*)", "Name"])
def test_headings_are_known_however_they_are_written(file: Path, heading: str) -> None:
    assert read(file, f'"{heading}",Số sao (3–5)\nKẹo,4\n') == [(2, {"name": "Kẹo", "stars": "4"})]


@pytest.mark.parametrize(
    "title",
    ["DANH SÁCH SẢN PHẨM OCOP;;\n\n", "Kèm theo Quyết định số 1, ngày 2, tháng 3, năm 2024\n\n"],
)
def test_titles_may_stand_above_the_headings(file: Path, title: str) -> None:
    assert read(file, f"{title}STT;Tên SP;Số sao\n1;Kẹo;4") == [(4, {"name": "Kẹo", "stars": "4"})]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("first", ["Sản phẩm", "Đ\tSản phẩm"])
def test_unicode_is_known_by_its_first_letters(file: Path, encoding: str, first: str) -> None:
    tab = "\t" * first.count("\t")
    content = f"{first}\tHạng sao\n{tab}Kẹo dồi\t4\n".encode(encoding)
    assert read(file, content) == [(2, {"name": "Kẹo dồi", "stars": "4"})]


def test_windows_1258_is_known_by_its_letters(file: Path) -> None:
    content = "Tên sa\u0309n phâ\u0309m,Sô\u0301 sao\nBánh đâ\u0323u,4\n".encode("cp1258")
    assert read(file, content) == [(2, {"name": "Bánh đậu", "stars": "4"})]


def test_headings_may_take_two_rows_and_their_columns_be_counted(file: Path) -> None:
    content = (
        "STT,Tên sản phẩm,Chủ thể,,Hạng sao\n"
        ",,Tên chủ thể,Điện thoại,\n"
        "(1),(2),(3),(4),(5)\n"
        "1,Kẹo,HTX A,0227 3831 234,4\n"
    )
    cells = {"name": "Kẹo", "producer": "HTX A", "phones": "0227 3831 234", "stars": "4"}
    assert read(file, content) == [(4, cells)]


def test_letters_may_count_the_columns_too(file: Path) -> None:
    assert read(file, "name,stars,story\nA,B,1\nKẹo,4,\n") == [(3, {"name": "Kẹo", "stars": "4"})]


def left_out(file: Path, content: str) -> list[tuple[int, str, str]]:
    """What was left out: row, column, problem; only kẹo is a product."""
    file.write_text(content, encoding="utf-8")
    sheet = read_sheet(file, COLUMNS, "name")
    assert sheet.errors == []
    assert {row.cells["name"][:3] for row in sheet.rows} == {"Kẹo"}
    return [(note.row, note.column, note.problem) for note in sheet.notes]


def test_unknown_columns_are_named_and_left_out(file: Path) -> None:
    content = "name,Ghi chú,,Ảnh,Giá bán (nghìn đồng),STT,TT\nKẹo,x,y,,20,1,1\n"
    assert left_out(file, content) == [
        (1, "Ghi chú", "unknown_column"),
        (1, "C", "no_heading"),
        (1, "Giá bán (nghìn đồng)", "unknown_column"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "I. Nhóm thực phẩm,,,",
        "II,ĐỒ UỐNG,,",
        ",HUYỆN HƯNG HÀ,,",
        "5,Nhóm đồ uống,,",
        "Tổng cộng,,,12",
        ",Cộng: 2 sản phẩm,,4",
        "Ghi chú: sao là của năm 2024,,,",
    ],
)
def test_sections_and_totals_are_no_products(file: Path, row: str) -> None:
    content = f"STT,name,producer,stars\n1,Kẹo lạc,HTX A,4\n{row}\n2,Kẹo vừng,,3\n"
    assert left_out(file, content) == [(3, "", "aside")]


def test_without_running_numbers_only_what_looks_like_a_section_is_one(file: Path) -> None:
    content = "name,stars\nI. Nhóm thực phẩm,\nKẹo lạc,\nNgười lập biểu,Giám đốc\n"
    assert left_out(file, content) == [(2, "", "aside"), (4, "", "aside")]


@pytest.mark.parametrize("end", [",,,\n", "Tổng,,,2\n"])
def test_the_numbered_products_end_where_signatures_begin(file: Path, end: str) -> None:
    content = f"STT,name,producer,stars\n1,Kẹo lạc,A,4\n,Kẹo vừng,A,4\n{end},Lập biểu,,Giám đốc\n"
    assert left_out(file, content)[-1] == (5, "", "aside")


def test_rows_that_were_only_numbered_say_nothing(file: Path) -> None:
    content = "STT,name,stars\n1,Kẹo lạc,4\n\n2,Kẹo vừng,–\n3,,\n4,,không có\n"
    assert left_out(file, content) == []


def test_a_mistake_in_what_is_left_out_is_none(file: Path) -> None:
    assert left_out(file, "STT,name\n1,Kẹo\nTổng\x01,\n") == [(3, "", "aside")]
