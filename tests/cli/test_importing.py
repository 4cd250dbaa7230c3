from pathlib import Path

import pytest

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


def test_an_excel_file_is_told_how_to_be_saved(run: Run, folder: Path) -> None:
    (folder / "book.csv").write_bytes(b"PK\x03\x04 and more")
    result = run("import", "book.csv")
    assert result.exit_code == 1
    assert "CSV UTF-8" in result.stderr


def test_stats_count_what_the_file_holds(run: Run, file: Path) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write("Trứng vịt,,,,,,,Thái Bình\nRượu nếp,Đồ uống,3,,,,,Thái Bình\n")
    run("import", file)
    rows = [line.split() for line in run("stats").stdout.splitlines()]
    assert ["products", "3"] in rows
    assert ["producers", "1"] in rows
    for row in (["3", "stars", "1"], ["4", "stars", "1"], ["not", "told", "1"]):
        assert row in rows
    for row in (["food", "1"], ["drink", "1"], ["cooperative", "1"], ["unknown", "3"]):
        assert row in rows
