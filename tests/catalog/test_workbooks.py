"""Excel workbooks as offices make them, and those that are no workbooks or too much."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from catalog import workbooks
from catalog.problems import ImportFailed
from catalog.sheets import Sheet, read_sheet
from catalog.workbooks import sheets_of

COLUMNS = {
    "name": ("Tên sản phẩm",),
    "producer": ("Chủ thể",),
    "phones": ("Điện thoại",),
    "year": ("Năm",),
}


def book(**sheets: Callable[[Worksheet], object]) -> bytes:
    """A workbook with these sheets, and a chart behind them."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for title, fill in sheets.items():
            sheet = made.add_worksheet(title)
            sheet.default_day = day
            fill(sheet)
        chart = made.add_chart({"type": "bar"})
        chart.add_series({"values": f"={next(iter(sheets))}!$A$1:$A$2"})
        made.add_chartsheet("Biểu đồ").set_chart(chart)
    return out.getvalue()


def rows_of(fill: Callable[[Worksheet], object]) -> list[list[str]]:
    [(_, rows)] = sheets_of(book(S=fill))
    return list(rows)


def read(folder: Path, content: bytes) -> Sheet:
    path = folder / "products.xlsx"
    path.write_bytes(content)
    return read_sheet(path, COLUMNS, "name")


def problem(content: bytes) -> str:
    with pytest.raises(ImportFailed) as failed:
        sheets_of(content)
    [error] = failed.value.errors
    return error.problem


def test_cells_are_what_people_typed() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.write_row(2, 1, ["0912", 912345678, 4.0, 4.5, True])
        sheet.write_datetime(2, 6, datetime(2024, 12, 31), sheet.default_day)  # noqa: DTZ001
        sheet.write_datetime(2, 7, date(2024, 12, 31), sheet.default_day)

    blank = [""] * 8
    told = ["", "0912", "912345678", "4", "4.5", "True", "2024-12-31", "2024-12-31"]
    assert rows_of(fill) == [blank, blank, told]


def test_what_was_merged_downwards_stands_in_every_row(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.merge_range("A1:D1", "DANH SÁCH SẢN PHẨM OCOP NĂM 2024")
        sheet.write_row("A3", ["STT", "Tên sản phẩm", "Chủ thể", "Điện thoại"])
        sheet.write_row("A4", [1, "Kẹo lạc", "", 912345678])
        sheet.write_row("A5", [2, "Kẹo vừng"])
        sheet.merge_range("C4:C9", "HTX A")

    rows = read(tmp_path, book(S=fill)).rows
    assert [(row.number, row.cells) for row in rows] == [
        (4, {"name": "Kẹo lạc", "producer": "HTX A", "phones": "912345678"}),
        (5, {"name": "Kẹo vừng", "producer": "HTX A"}),
    ]


def test_the_sheet_with_the_products_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    def hidden(sheet: Worksheet) -> None:
        sheet.write_row("A1", ["Tên sản phẩm", "Chủ thể", "Điện thoại"])
        sheet.hide()

    content = book(
        Tong=lambda sheet: sheet.write_row("A1", ["Chủ thể", "Điện thoại", "Năm"]),
        Trong=lambda sheet: None,
        An=hidden,
        Chi_tiet=lambda sheet: sheet.write_column("A1", ["Tên sản phẩm", "Kẹo"]),
    )
    sheet = read(tmp_path, content)
    assert [row.cells for row in sheet.rows] == [{"name": "Kẹo"}]
    assert [note.message_en for note in sheet.notes] == ["the sheet “Tong” was not read"]


def test_an_empty_workbook_is_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="the file is empty"):
        read(tmp_path, book(S=lambda sheet: None))


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as parts_of:
        for name, content in parts.items():
            parts_of.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and more",
        zipped(document=b"<a/>"),
        (whole := book(S=lambda sheet: None))[:100] + whole[200:],
        zipped(workbook=b"<workbook"),
        zipped(workbook=bytes(500)).replace(b"\x63\x60", b"\x00\x00", 1),
    ],
)
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    assert problem(content) == "excel"


def test_a_workbook_that_swells_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1_000)
    assert problem(zipped(workbook=bytes(1_001))) == "unpacked"


def test_a_cell_far_away_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "_CHUNK", 100)
    content = book(S=lambda sheet: sheet.write("XFD1048576", "far"))
    assert problem(content) == "far_cell"
    assert rows_of(lambda sheet: sheet.write("AA2", "near"))[1][-2:] == ["", "near"]
