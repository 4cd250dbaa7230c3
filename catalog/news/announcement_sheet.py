"""The per-person list of an announcement as an Excel file."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import xlsxwriter

from catalog.news.reports import Row

COLUMNS = (
    "number",
    "who",
    "kind",
    "fate",
    "sent_at",
    "due_at",
    "error",
    "amended",
    "muted",
    "presses",
)
_LONGEST = 32_767
"""Characters that a cell holds."""


def as_xlsx(rows: Sequence[Row], words: Mapping[str, str], zone: ZoneInfo) -> bytes:
    """A workbook with a line for each. `words` names the columns, and the values of states.

    Text is text: nothing that a person typed becomes a formula or a link.
    """
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet()
        for x, name in enumerate(COLUMNS):
            sheet.write_string(0, x, words.get(name, name), bold)
        for y, row in enumerate(rows, start=1):
            for x, name in enumerate(COLUMNS):
                sheet.write_string(y, x, _text(getattr(row, name), words, zone)[:_LONGEST], text)
        sheet.set_column(0, len(COLUMNS) - 1, 18)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
    return out.getvalue()


def _text(value: object, words: Mapping[str, str], zone: ZoneInfo) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "x"
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%d/%m/%Y %H:%M}"
    return words.get(str(value), str(value))
