"""The exported sheet, read back as a spreadsheet program does, beside the database."""

import csv
import re
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching.events import Event
from catalog.matching.export_rows import SIDES, STANDINGS
from catalog.matching.registrations import Registration
from catalog.matching.wares import RegisteredWare
from handlers.forms import parse_phone

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cells = list[str]


async def differences(session: AsyncSession, event: Event, book: bytes, tabs: bytes) -> list[str]:
    """What the Excel file and the CSV say that the database does not, and the other way round."""
    query = select(Registration).where(Registration.event_id == event.id)
    rows = list(await session.exec(query.order_by(col(Registration.number))))
    wares = select(RegisteredWare.text).join(Registration)
    wanted_wares = sorted(await session.exec(wares.where(Registration.event_id == event.id)))
    wanted = list(map(_wanted, rows))
    sheet, ware_sheet = read(book, 1), read(book, 2)
    listed = list(csv.reader(StringIO(tabs.decode("utf-16")), delimiter="\t"))
    found_wares = sorted(row[6] for row in ware_sheet[1:])
    return [
        *_compared("sheet", wanted, list(map(_found, sheet[1:]))),
        *_compared("CSV", wanted, list(map(_found, listed[1:]))),
        *([] if found_wares == wanted_wares else ["the wares differ"]),
    ]


def _wanted(row: Registration) -> Cells:
    texts = [SIDES[row.side], STANDINGS[row.state], row.name, row.organisation, row.phone]
    return [str(row.number), row.ticket, *texts, row.place, "x" if row.walk_in else ""]


def _found(cells: Cells) -> Cells:
    number, ticket, side, state, name, organisation, phone, place = cells[:8]
    digits = str(parse_phone(phone)) if phone else ""
    return [number, ticket, side, state, name, organisation, digits, place, cells[12]]


def _compared(what: str, wanted: list[Cells], found: list[Cells]) -> list[str]:
    missing = [f"not in the {what}: {cells[:4]}" for cells in wanted if cells not in found]
    more = [f"only in the {what}: {cells[:4]}" for cells in found if cells not in wanted]
    count = [] if len(wanted) == len(found) else [f"{len(found)} rows in the {what}"]
    return [*missing, *more, *count]


def read(book: bytes, number: int) -> list[Cells]:
    """A sheet's rows, all cells as text."""
    with ZipFile(BytesIO(book)) as file:
        strings = ET.fromstring(file.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
        sheet = ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314
    shared = ["".join(item.itertext()) for item in strings]
    return [_row(row, shared) for row in sheet.iter(f"{SPACE}row")]


def _row(row: ET.Element, shared: Cells) -> Cells:
    cells: dict[int, str] = {}
    for cell in row:
        value = cell.findtext(f"{SPACE}v") or ""
        text = shared[int(value)] if cell.get("t") == "s" else value
        cells[_column(cell.get("r", ""))] = text
    return [cells.get(at, "") for at in range(max(cells, default=-1) + 1)]


def _column(reference: str) -> int:
    """0 for A."""
    at = 0
    for letter in re.sub(r"\d", "", reference):
        at = 26 * at + ord(letter) - ord("A") + 1
    return at - 1
