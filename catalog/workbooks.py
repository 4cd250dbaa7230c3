"""Workbooks: the sheets of an Excel file (.xlsx) as rows of text."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from catalog.problems import ImportFailed, error

MAX_UNPACKED = 500 * 2**20
MAX_CELLS = 5_000_000
"""From the first corner to the last: a cell far away is paid for with all that lie between."""
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_CHUNK = 2**20
_BOOK = "xl/workbook.xml"
_BROKEN = (BadZipFile, CalamineError, EOFError, KeyError, RuntimeError, ValueError, zlib.error)

Value = int | float | str | date | time | timedelta


def sheets_of(data: bytes) -> list[tuple[str, Iterator[list[str]]]]:
    """The title and the rows of each sheet of cells that is not hidden.

    What stands in cells that were merged downwards stands in each of them. Raises ImportFailed
    for what is no workbook, and for one that would fill the memory.
    """
    try:
        _check(data)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return [
            (sheet.name, _rows(book.get_sheet_by_name(sheet.name)))
            for sheet in book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
        ]
    except _BROKEN:
        raise ImportFailed([error(0, "", "excel")]) from None


def _check(data: bytes) -> None:
    """Unpacks all of it, bit by bit: sizes that are told wrongly are found, too."""
    with ZipFile(BytesIO(data)) as parts:
        parts.getinfo(_BOOK)
        if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
            raise ImportFailed([error(0, "", "unpacked", limit=MAX_UNPACKED // 2**20)])
        for name in parts.namelist():
            _check_part(parts, name)


def _check_part(parts: ZipFile, name: str) -> None:
    width = height = 0
    left = b""
    with parts.open(name) as part:
        while chunk := part.read(_CHUNK):
            for column, row in _CELL.findall(left + chunk):
                width, height = max(width, _place(column)), max(height, int(row))
            left = chunk[-20:]
    if width * height > MAX_CELLS:
        raise ImportFailed([error(0, "", "far_cell", limit=MAX_CELLS)])


def _place(column: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    place = 0
    for letter in column:
        place = place * 26 + letter - ord("A") + 1
    return place


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    first = [""] * (sheet.start or (0, 0))[1]
    above: list[str] = []
    down = _merged_down(sheet)
    for y, values in enumerate(sheet.iter_rows()):
        row = [*first, *map(_text, values)]
        for x in down.get(y, ()):
            row[x] = above[x]
        yield row
        above = row


def _merged_down(sheet: CalamineSheet) -> Mapping[int, list[int]]:
    """By row, the columns whose cell belongs to the one above it."""
    down = defaultdict(list)
    last = (sheet.end or (0, 0))[0]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for y in range(top + 1, min(bottom, last) + 1):
            down[y].append(left)
    return down


def _text(value: Value) -> str:
    """As people would type it: 2023 and not 2023.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
