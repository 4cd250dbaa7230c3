"""Exports: an event's registrations, or all of them, as an Excel file or as CSV.

The files are made in a thread, beside the event loop: of many registrations it takes long.
"""

import asyncio
import csv
from datetime import datetime
from io import BytesIO, StringIO

import xlsxwriter
from sqlmodel.ext.asyncio.session import AsyncSession
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.matching.events import Event
from catalog.matching.export_rows import Cell, Gathered, Table, gather, tables

_TIME = "dd/mm/yyyy hh:mm"
_WIDTHS = (8, 40)
"""The narrowest and the widest column, in characters."""
_LINE = 15
"""The height of a line, in points. Not every program fits rows to what is in them by itself."""
_MOST_LINES = 27
"""A row cannot be higher than 409 points."""
_LONGEST = 32_767
"""Characters that a cell holds."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def as_xlsx(session: AsyncSession, event: Event | None = None) -> bytes:
    """A workbook: registrations, and on a sheet of its own what is looked for and brought.

    Text is text: nothing that a person typed becomes a formula or a link. Times are real ones,
    of the place.
    """
    return await asyncio.to_thread(_workbook, await gather(session, event))


def _workbook(gathered: Gathered) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E2EFDA", "text_wrap": True})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        time = book.add_format({"num_format": _TIME, "align": "left", "valign": "top"})
        number = book.add_format({"align": "left", "valign": "top"})
        for table in tables(gathered):
            _fill(book.add_worksheet(table.title), table, bold, text, time, number)
    return out.getvalue()


def _fill(
    sheet: Worksheet, table: Table, bold: Format, text: Format, time: Format, number: Format
) -> None:
    for x, name in enumerate(table.header):
        sheet.write_string(0, x, name, bold)
        sheet.set_column(x, x, _width([name, *(row[x] for row in table.rows)]))
    for y, row in enumerate(table.rows, start=1):
        sheet.set_row(y, _LINE * min(max(map(_lines, row)), _MOST_LINES))
        for x, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(y, x, cell, time)
            elif isinstance(cell, int):
                sheet.write_number(y, x, cell, number)
            else:
                sheet.write_string(y, x, cell[:_LONGEST], text)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)  # all columns on one page's width, for those who print it
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)


def _width(cells: list[Cell]) -> int:
    longest = max(len(line) for cell in cells for line in _text(cell).split("\n"))
    return min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1])


def _lines(cell: Cell) -> int:
    """How many lines a cell takes in the widest column."""
    return sum(max(1, -(-len(line) // _WIDTHS[1])) for line in _text(cell).split("\n"))


async def as_csv(session: AsyncSession, event: Event | None = None) -> bytes:
    """The registrations alone. No cell is a formula.

    Only UTF-16 with tabs opens in columns in every Excel: which sign parts the cells of other
    text, a comma or a semicolon, depends on the country that the computer is set to.
    """
    return await asyncio.to_thread(_csv, await gather(session, event))


def _csv(gathered: Gathered) -> bytes:
    table, *_ = tables(gathered)
    out = StringIO()
    writer = csv.writer(out, delimiter="\t")
    writer.writerow(map(_harmless, table.header))
    writer.writerows([_harmless(_text(cell)) for cell in row] for row in table.rows)
    return f"\ufeff{out.getvalue()}".encode("utf-16-le")


def _text(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y %H:%M}" if isinstance(cell, datetime) else str(cell)


def _harmless(text: str) -> str:
    """Spreadsheets take some first letters for a formula; an apostrophe says that it is text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
