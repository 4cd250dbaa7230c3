"""Sheets as programs write them, and the ways in which files go wrong."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import sheets
from catalog.problems import CellError, ImportFailed
from catalog.sheets import Row, clean, read_sheet

COLUMNS = ("name", "stars", "story")


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
        (b"PK\x03\x04xlsx", [(0, "", "excel")]),
        (b"\xd0\xcf\x11\xe0xls", [(0, "", "excel")]),
        ("name\nKẹo".encode("utf-16"), [(0, "", "utf16")]),
        ("name\nKẹo".encode("utf-16-le"), [(0, "", "utf16")]),
        ("name\nA\nĐá".encode("cp1258"), [(3, "", "encoding")]),
        ("stars\n4\n", [(1, "name", "missing_column")]),
        ("name,star\nA,4\n", [(1, "star", "unknown_column")]),
        ("name,,stars\nA,,4\n", [(1, "", "unknown_column")]),
        (
            "name,star,tỉnh\nA,4,B\n",
            [(1, "star", "unknown_column"), (1, "tỉnh", "unknown_too")],
        ),
        ("name,stars,stars\nA,4,4\n", [(1, "stars", "repeated_column")]),
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
    monkeypatch.setattr(sheets, "MAX_MEGABYTES", 0)
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
