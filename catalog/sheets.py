"""Sheets: a CSV file as spreadsheets write it, read into cells of clean text, or refused."""

import csv
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from catalog.names import visible
from catalog.problems import CellError, ImportFailed, RowError, error

MAX_MEGABYTES = 50
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_SPACES = re.compile(r"[^\S\n]+")
_WINDOWS = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"á[º»][{_WINDOWS}]|Ã[{_WINDOWS}]|Ä[‘\u0090\u0083]|Æ[°¡]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says something: its number in a spreadsheet, and its cells that are not empty."""

    number: int
    cells: dict[str, str]
    broken: set[str]
    """The columns whose cells were refused."""


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: list[Row]
    errors: list[RowError]


def read_sheet(path: Path, columns: Collection[str], required: str) -> Sheet:
    """Reads the file; mistakes in cells are collected.

    Commas, semicolons or tabs may stand between cells. Raises ImportFailed for a file or a header
    in which no rows can be found.
    """
    records = _Records(_text(path))
    first = next(records, [])
    header = [] if records.errors else _header(first, columns, required)
    sheet = Sheet([], records.errors)
    for record in records:
        if any(cell.strip() for cell in record):
            _add(sheet, records.number, header, record)
    if not sheet.rows and not sheet.errors:
        raise ImportFailed([error(0, "", "empty_file")])
    return sheet


def clean(text: str) -> str:
    """A cell as NFC, nothing invisible, single spaces. Raises CellError for broken letters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = visible(unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\r", "\n")
    if found := _MOJIBAKE.search(text):
        raise CellError("mojibake", part=found[0])
    if found := _CONTROL.search(text):
        raise CellError("control", code=f"{ord(found[0]):02X}")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))


class _Records(Iterator[list[str]]):
    """The records of the text, blank ones too, and the number of the one that was read last."""

    def __init__(self, text: str) -> None:
        self.number = 0
        self.errors: list[RowError] = []
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        self._reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)

    def __next__(self) -> list[str]:
        self.number += 1
        try:
            return next(self._reader)
        except csv.Error as e:
            too_long = "field limit" in str(e)
            limit = csv.field_size_limit()
            self.errors.append(
                error(self.number, "", "too_long", limit=limit)
                if too_long
                else error(self.number, "", "quotes")
            )
            raise StopIteration from None


def _text(path: Path) -> str:
    if path.stat().st_size > MAX_MEGABYTES * 2**20:
        raise ImportFailed([error(0, "", "too_big", limit=MAX_MEGABYTES)])
    data = path.read_bytes()
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ImportFailed([error(0, "", "excel")])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise ImportFailed([error(0, "", "utf16")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        row = data.count(b"\n", 0, e.start) + 1
        raise ImportFailed([error(row, "", "encoding")]) from None
    if not text.strip():
        raise ImportFailed([error(0, "", "empty_file")])
    return text


def _header(record: list[str], columns: Collection[str], required: str) -> list[str]:
    """The columns' names; "" for one without a name, in which nothing may stand."""
    names = [visible(name).strip().lower() for name in record]
    while names and not names[-1]:
        names.pop()
    known = ", ".join(columns)
    unknown = [name for name in names if name not in columns]
    errors = [error(1, name, "unknown_column", known=known) for name in unknown[:1]]
    errors += [error(1, name, "unknown_too") for name in unknown[1:]]
    errors += [
        error(1, name, "repeated_column")
        for at, name in enumerate(names)
        if name in names[:at] and name in columns
    ]
    if required not in names:
        errors.append(error(1, required, "missing_column"))
    if errors:
        raise ImportFailed(errors)
    return names


def _add(sheet: Sheet, number: int, header: list[str], record: list[str]) -> None:
    while len(record) > len(header) and not record[-1].strip():
        record.pop()
    if len(record) != len(header):
        found = error(number, "", "cells", found=len(record), wanted=len(header))
        sheet.errors.append(found)
        return
    row = Row(number, {}, set())
    for name, cell in zip(header, record, strict=True):
        try:
            if text := clean(cell):
                row.cells[name] = text
        except CellError as fault:
            row.broken.add(name)
            sheet.errors.append(RowError(number, name, fault.problem, fault.values))
    sheet.rows.append(row)
