"""Documents from a CSV file, for searching a catalogue with no database."""

import csv
import re
from pathlib import Path

from catalog.search.places import Places, bare
from catalog.search.text import folded_key, key_of
from catalog.search.types import Document

_GROUPS = (
    ("tourism", ("du lich",)),
    ("ornamental", ("sinh vat canh", "cay canh", "hoa cay canh")),
    ("craft", ("thu cong my nghe", "luu niem", "trang tri", "vai may mac")),
    ("herbal", ("duoc lieu", "thao duoc")),
    ("drink", ("do uong",)),
    ("food", ("thuc pham",)),
)


def group_of(category: str) -> str:
    """The group's code for a category as published, also under names of older decisions."""
    folded = folded_key(category)
    for code, phrases in _GROUPS:
        if any(phrase in folded for phrase in phrases):
            return code
    return ""


def documents_from_csv(path: Path | str, places: Places | None = None) -> list[Document]:
    """The rows of a catalogue file; a row's `code`, or its line, becomes the document's code."""
    places = places or Places.shipped()
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        return [_document(at, row, places) for at, row in enumerate(csv.DictReader(lines), 1)]


def _document(at: int, row: dict[str, str], places: Places) -> Document:
    cell = {name: (value or "").strip() for name, value in row.items() if name is not None}
    province, district, commune = (
        bare(cell.get(rung, "")) for rung in ("province", "district", "commune")
    )
    key = (key_of(province), key_of(district), key_of(commune))
    communes, today = places.today.get(key, ((), ""))
    return Document(
        id=at,
        code=cell.get("code") or f"P{at:05}",
        name=cell["product_name"],
        other_names=_list(cell.get("other_names", "")),
        group=group_of(cell.get("category", "")),
        stars=int(cell["stars"]) if cell.get("stars", "").isdigit() else None,
        producer=cell.get("producer_name", ""),
        producer_kind=cell.get("producer_type", ""),
        commune=commune,
        district=district,
        province=province,
        communes_today=communes,
        province_today=today or places.provinces_today.get(key_of(province), ""),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"\s*;\s*", text) if part)
