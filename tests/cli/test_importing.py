from pathlib import Path

import pytest
import xlsxwriter

from bot.cli.importing import MOST_ERRORS
from tests.cli.conftest import Run

HEADER = "product_name,category,stars,producer_name,producer_type,commune,district,province\n"
GOOD = "Kẹo lạc,Thực phẩm,4,HTX Đông Minh,cooperative,Đông Minh,Tiền Hải,Thái Bình\n"


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "danh mục.csv"
    path.write_text(HEADER + GOOD, encoding="utf-8")
    return path


def test_a_catalogue_is_loaded_once_however_often_it_is_imported(run: Run, file: Path) -> None:
    first = run("import", file)
    assert "Products: 1 new, 0 changed, 0 as before." in first.stdout
    assert not first.stderr
    again = run("import", file)
    assert again.exit_code == 0
    assert "Products: 0 new, 0 changed, 1 as before." in again.stdout
    assert "Producers: 0 new, 0 changed, 1 as before." in again.stdout
    assert "Kẹo lạc" in run("search", "keo lac").stdout


def test_mistakes_are_told_by_row_and_column_and_nothing_is_stored(run: Run, file: Path) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write("Bánh cáy,Thực phẩm,chín,,,,,\n,Đồ uống,3,,,,,\n")
    result = run("import", file)
    assert result.exit_code == 1
    assert not result.stdout
    rows = [line.split() for line in result.stderr.splitlines()]
    assert ["3", "stars"] in [row[:2] for row in rows]
    assert ["4", "product_name"] in [row[:2] for row in rows]
    assert "không phải số sao" in result.stderr
    assert "is no number of stars" in result.stderr
    assert "2 chỗ sai, chưa nạp gì cả." in result.stderr
    assert run("stats").stdout.split()[:2] == ["products", "0"]


def test_a_long_table_of_mistakes_is_cut(run: Run, file: Path) -> None:
    file.write_text(HEADER + "Kẹo,Thực phẩm,9,,,,,\n" * (MOST_ERRORS + 5), encoding="utf-8")
    assert "more." in run("import", file).stderr


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_what_is_no_file_is_named(run: Run, name: str) -> None:
    result = run("import", name)
    assert result.exit_code == 1
    assert f"{name} is no file" in result.stderr


def test_a_file_that_may_not_be_read_is_named(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("catalog.importing.read_listings", refuse)
    result = run("import", file)
    assert result.exit_code == 1
    assert "Permission denied" in result.stderr


def test_an_old_excel_file_is_told_how_to_be_saved(run: Run, folder: Path) -> None:
    (folder / "book.xls").write_bytes(b"\xd0\xcf\x11\xe0 and more")
    result = run("import", "book.xls")
    assert result.exit_code == 1
    assert "hãy lưu thành “.xlsx”" in result.stderr


def test_an_offices_workbook_is_loaded_and_what_is_left_out_is_told(
    run: Run, folder: Path
) -> None:
    with xlsxwriter.Workbook(folder / "danh sách.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:F1", "DANH SÁCH SẢN PHẨM OCOP TỈNH THÁI BÌNH")
        sheet.write_row("A3", ["STT", "Tên sản phẩm", "Chủ thể", "SĐT", "Hạng sao", "Ghi chú"])
        sheet.write_row("A4", ["I", "NHÓM THỰC PHẨM"])
        sheet.write_row("A5", [1, "Kẹo lạc", "HTX A", 912345678, "4 sao", "gia hạn"])
        sheet.write_row("A6", ["Tổng cộng", "", "", "", "1 sản phẩm"])
    result = run("import", "danh sách.xlsx")
    assert "Products: 1 new, 0 changed, 0 as before." in result.stdout
    rows = [line.split() for line in result.stderr.splitlines()]
    assert ["3", "Ghi", "chú"] in [row[:3] for row in rows]
    assert ["4", "“I", "NHÓM"] in [row[:3] for row in rows]
    assert ["6", "“Tổng"] in [row[:2] for row in rows]
    assert "“Công khai liên hệ”" in result.stderr
    assert "Kẹo lạc" in run("search", "keo lac 4 sao").stdout


def test_stats_count_what_the_file_holds(run: Run, file: Path) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write("Trứng vịt,,,,,,,Thái Bình\nRượu nếp,Đồ uống,3,,,,,Thái Bình\n")
    run("import", file)
    rows = [line.split() for line in run("stats").stdout.splitlines()]
    assert ["products", "3"] in rows
    assert ["producers", "1"] in rows
    for row in (["3", "stars", "1"], ["4", "stars", "1"], ["stars", "not", "told", "1"]):
        assert row in rows
    for row in (["food", "1"], ["drink", "1"], ["cooperative", "1"]):
        assert row in rows
    for row in (["group", "not", "told", "1"], ["recognition", "unknown", "3"]):
        assert row in rows
