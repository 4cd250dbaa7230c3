"""Sheets: a table of products as offices make them, read into cells of clean text, or refused."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name

from catalog.asides import Cells, asides, is_blank, number_columns
from catalog.headings import FIRST_ROWS, NUMBER, Header, Names, find_header
from catalog.names import visible
from catalog.problems import CellError, ImportFailed, RowError, error
from catalog.records import Records, read_records

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_SPACES = re.compile(r"[^\S\n]+")
_WINDOWS = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"á[º»][{_WINDOWS}]|Ã[{_WINDOWS}]|Ä[‘\u0090\u0083]|Æ[°¡]")
_SHOWN = 60
"""Characters of a row that was left out."""
_NOTHING = {"", "-", "–", "—", "…", "...", "không", "không có", "chưa có"}
"""What people write into a cell that says nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says something: its number in a spreadsheet, and its cells that are not empty."""

    number: int
    cells: dict[str, str]
    broken: set[str]
    """The columns whose cells were refused."""


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: list[Row] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    notes: list[RowError] = field(default_factory=list)
    """What was left out."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """The columns, and how the file calls them."""


def read_sheet(path: Path, columns: Names, required: str) -> Sheet:
    """Reads the file; mistakes in cells are collected.

    Of several sheets, the one with most headings that are known is read. Raises ImportFailed for
    a file in which no rows or no headings can be found.
    """
    tables = [_Table(records, columns) for records in read_records(path)]
    table = max(tables, key=lambda one: one.matches(required), default=None)
    if table is None or not table.first:
        faults = table.records.errors if table else []
        raise ImportFailed(faults or [error(0, "", "empty_file")])
    if faults := _faults(table, columns, required):
        raise ImportFailed(faults)
    sheet = _read(table, required)
    if not sheet.rows and not sheet.errors:
        raise ImportFailed([error(0, "", "empty_file")])
    sheet.notes.extend(
        error(0, "", "other_sheet", title=one.records.title)
        for one in tables
        if one.records.title != table.records.title and one.first
    )
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


class _Table:
    """One way to read the file: its first rows, and the headings among them."""

    def __init__(self, records: Records, columns: Names) -> None:
        self.records = records
        self.first = list(islice(records, FIRST_ROWS))
        self.header = find_header(self.first, columns)

    def matches(self, required: str) -> tuple[bool, int, bool]:
        """How well the headings are known; the best is the largest."""
        return required in self.header.names, self.header.known, bool(self.first)

    def below(self) -> Iterator[tuple[int, list[str]]]:
        """The rows under the headings that say something, with their numbers."""
        start = self.header.row
        first = enumerate(self.first[start:], start + 1)
        others = ((self.records.number, record) for record in self.records)
        for number, record in chain(first, others):
            counts_columns = number == start + 1 and number_columns(record)
            if any(cell.strip() for cell in record) and not counts_columns:
                yield number, record


def _faults(table: _Table, columns: Names, required: str) -> list[RowError]:
    """What is wrong with the headings."""
    header = table.header
    errors = [
        error(header.row, text, "repeated_column", other=header.text_of(name))
        for at, (name, text) in enumerate(zip(header.names, header.texts, strict=True))
        if name not in {"", NUMBER} and name in header.names[:at]
    ]
    if required not in header.names:
        name, *others = columns[required]
        row = header.row if header.known else 0
        told = {"name": name, "others": ", ".join(others)}
        errors.append(error(row, required, "missing_column", **told))
    return errors


def _read(table: _Table, required: str) -> Sheet:
    header = table.header
    sheet = Sheet(headings={name: header.text_of(name) for name in header.names if name})
    lines: list[tuple[Row, Cells]] = []
    faults: list[RowError] = []
    unnamed = [x for x, name in enumerate(header.names) if not name]
    unread: set[int] = set()
    for number, record in table.below():
        fitted = header.fit(record)
        if fitted is None:
            wanted = len(header.texts)
            sheet.errors.append(error(number, "", "cells", found=len(record), wanted=wanted))
            continue
        unread.update(x for x in unnamed if fitted[x].strip())
        row, cells = _row(number, header, fitted, faults)
        if not is_blank(cells):
            lines.append((row, cells))
    aside = asides([(row.number, cells) for row, cells in lines], required)
    sheet.rows.extend(row for row, _ in lines if row.number not in aside)
    sheet.errors.extend(fault for fault in faults if fault.row not in aside)
    sheet.errors.extend(table.records.errors)
    sheet.notes.extend(_left_out(header, x) for x in sorted(unread))
    sheet.notes.extend(
        error(row.number, "", "aside", text=" ".join(text for _, text in cells)[:_SHOWN])
        for row, cells in lines
        if row.number in aside
    )
    return sheet


def _row(
    number: int, header: Header, record: list[str], faults: list[RowError]
) -> tuple[Row, Cells]:
    """The row, and its cells from the left, refused ones and running numbers too."""
    row = Row(number, {}, set())
    cells = []
    for name, cell in zip(header.names, record, strict=True):
        if not name or not cell.strip():
            continue
        try:
            text = clean(cell)
        except CellError as fault:
            row.broken.add(name)
            faults.append(RowError(number, name, fault.problem, fault.values))
            text = cell
        if text.lower() in _NOTHING:
            continue
        cells.append((name, text))
        if name != NUMBER and name not in row.broken:
            row.cells[name] = text
    return row, cells


def _left_out(header: Header, x: int) -> RowError:
    if heading := header.texts[x]:
        return error(header.row, heading, "unknown_column")
    return error(header.row, xl_col_to_name(x), "no_heading")
