"""Listings: what one row of a sheet says of a product, its producer and its recognition.

An empty cell says nothing; only what is said is kept here.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from catalog import cell_prices, cells, dittos, sections
from catalog.headings import HEADINGS
from catalog.names import bare, same
from catalog.places import Places
from catalog.problems import CellError, RowError, error
from catalog.sheets import Row, read_sheet

Said = dict[str, Any]

PRODUCT, PRODUCER, PLACE, RECOGNITION = "product", "producer", "place", "recognition"

COLUMNS: Mapping[str, tuple[str, str, cells.Reader]] = {
    "code": (PRODUCT, "code", cells.code),
    "product_name": (PRODUCT, "name", cells.line(200)),
    "other_names": (PRODUCT, "other_names", cells.words),
    "category": (PRODUCT, "group", cells.group),
    "standards": (PRODUCT, "standards", cells.words),
    "packing": (PRODUCT, "packing", cells.line(200)),
    "price": (PRODUCT, "price", cell_prices.prices),
    "price_from": (PRODUCT, "price_from", cell_prices.price),
    "price_to": (PRODUCT, "price_to", cell_prices.price),
    "minimum_order": (PRODUCT, "minimum_order", cells.line(100)),
    "photo": (PRODUCT, "photo", cells.url(500)),
    "trace_url": (PRODUCT, "trace_url", cells.url(500)),
    "story": (PRODUCT, "story", cells.story),
    "source_url": (PRODUCT, "source", cells.line(500)),
    "stars": (RECOGNITION, "stars", cells.stars),
    "decision": (RECOGNITION, "decision", cells.line(100)),
    "decided_on": (RECOGNITION, "decided_on", cells.day(date.max)),
    "recognised_year": (RECOGNITION, "year", cells.year(date.max)),
    "commune": (PLACE, "commune", cells.place),
    "district": (PLACE, "district", cells.place),
    "province": (PLACE, "province", cells.place),
    "commune_today": (PLACE, "commune_today", cells.place),
    "province_today": (PLACE, "province_today", cells.place),
    "producer_name": (PRODUCER, "name", cells.line(200)),
    "producer_type": (PRODUCER, "kind", cells.kind),
    "address": (PRODUCER, "address", cells.line(300)),
    "phones": (PRODUCER, "phones", cells.phones),
    "email": (PRODUCER, "email", cells.email),
    "zalo": (PRODUCER, "zalo", cells.line(200)),
    "website": (PRODUCER, "website", cells.url(300)),
    "latitude": (PRODUCER, "latitude", cells.degrees("latitude", 8, 24)),
    "longitude": (PRODUCER, "longitude", cells.degrees("longitude", 102, 118)),
    "contact_policy": (PRODUCER, "contact_policy", cells.policy),
    "producer_story": (PRODUCER, "story", cells.story),
}
"""What is told, the name of its field, and how a cell is read. Only product_name is required."""

_UNIQUE = frozenset({"code"})
_PRICES = frozenset({"price", "price_from", "price_to"})
_MEASURES = frozenset({"kg", "can", "lit", "yen", "ta", "tan"})
_DECIDED = re.compile(r"ngày\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})", re.IGNORECASE)
"""The date that often stands in the cell of the decision: 12/QĐ-UBND ngày 31/12/2023."""


@dataclass(frozen=True)
class Listing:
    """A row that was understood: fields of the product, the producer, the recognition, by name."""

    row: int
    product: Said = field(default_factory=dict)
    producer: Said = field(default_factory=dict)
    recognition: Said = field(default_factory=dict)
    place: Said = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    """What stands in the row, by column."""

    @cached_property
    def producer_key(self) -> str:
        """What makes a producer the same one at the next import; "" where the row names none."""
        return same(self.producer.get("name", ""))

    @cached_property
    def key(self) -> str:
        """What makes a product the same one: its name and its producer, or else its place."""
        whose = self.producer_key
        parts = [same(self.product["name"]), whose]
        if not whose:
            parts += [
                same(self.place.get(name, "")) for name in ("commune", "district", "province")
            ]
        return "\t".join(parts)


@dataclass(frozen=True, slots=True)
class Listings:
    rows: list[Listing]
    """Those that were understood."""
    errors: list[RowError]
    notes: list[RowError]
    """What was left out, and what to know before others see it."""
    headings: Mapping[str, str]
    """The columns, and how the file calls them."""


def read_listings(path: Path, today: date, places: Places) -> Listings:
    """What the file says, and all that is wrong. Blocking; raises ImportFailed."""
    sheet = read_sheet(path, HEADINGS, "product_name")
    sheet.errors.extend(dittos.fill(sheet.rows, _UNIQUE))
    sections.place_rows(sheet.rows, sheet.notes, places)
    readers = {name: column[2] for name, column in COLUMNS.items()}
    readers |= {"recognised_year": cells.year(today), "decided_on": cells.day(today)}
    errors, notes = sheet.errors, sheet.notes
    listings = [_listing(row, readers, errors) for row in sheet.rows]
    good = [listing for listing in listings if "name" in listing.product]
    errors += _repeated(good)
    if "phones" in sheet.headings and "contact_policy" not in sheet.headings:
        notes.append(error(0, sheet.headings["phones"], "shown_to_all"))
    return Listings(good, errors, notes, sheet.headings)


def _listing(row: Row, readers: Mapping[str, cells.Reader], errors: list[RowError]) -> Listing:
    listing = Listing(row.number, cells=row.cells)
    for name, text in row.cells.items():
        about, what, _ = COLUMNS[name]
        if name in _PRICES and cell_prices.asks_for_price(text):
            continue
        try:
            getattr(listing, about)[what] = readers[name](text)
        except CellError as fault:
            row.broken.add(name)
            errors.append(RowError(row.number, name, fault.problem, fault.values))
    _spread(row, listing, readers)
    errors += [
        error(row.number, column, problem)
        for column, problem in _at_odds(row, listing)
        if column not in row.broken
    ]
    return listing


def _spread(row: Row, listing: Listing, readers: Mapping[str, cells.Reader]) -> None:
    """What one cell says for two columns; the other's own cell goes first."""
    if "price" in listing.product:
        low, high = listing.product.pop("price")
        listing.product.setdefault("price_from", low)
        listing.product.setdefault("price_to", high)
    units = {cell_prices.price_unit(row.cells.get(name, "")) for name in _PRICES} - {""}
    if len(units) == 1 and "packing" not in row.cells:
        listing.product["packing"] = units.pop()
    found = _DECIDED.search(row.cells.get("decision", ""))
    if found and "decided_on" not in row.cells:
        with suppress(CellError):
            listing.recognition["decided_on"] = readers["decided_on"](found[1])


def _at_odds(row: Row, listing: Listing) -> list[tuple[str, str]]:
    """The columns that do not go with the others of their row, each with the problem."""
    product, producer = listing.product, listing.producer
    found = [(name, "price_unit") for name in sorted(_PRICES) if _of_another_unit(row, name)]
    if "name" not in product:
        found.append(("product_name", "missing"))
    if product.get("price_from", 0) > product.get("price_to", cell_prices.MAX_PRICE):
        found.append(("price_from", "prices_crossed"))
    if ("latitude" in producer) != ("longitude" in producer):
        missing = "longitude" if "latitude" in producer else "latitude"
        found.append((missing, "half_a_point"))
    if "name" not in producer and "producer_name" not in row.broken:
        about = {what: name for name, (told, what, _) in COLUMNS.items() if told == PRODUCER}
        found += [(about[what], "no_producer") for what in producer]
    return found


def _of_another_unit(row: Row, column: str) -> bool:
    """Whether a price is told of one kg, say, while the product is packed in boxes of 500 g."""
    unit = bare(cell_prices.price_unit(row.cells.get(column, "")))
    return unit in _MEASURES and unit not in bare(row.cells.get("packing", unit))


def _repeated(listings: list[Listing]) -> list[RowError]:
    errors: list[RowError] = []
    keys: dict[str, int] = {}
    codes: dict[str, int] = {}
    for listing in listings:
        first = keys.setdefault(listing.key, listing.row)
        if first != listing.row:
            errors.append(error(listing.row, "product_name", "same_product", other=first))
        if code := listing.product.get("code"):
            first = codes.setdefault(code, listing.row)
            if first != listing.row:
                errors.append(error(listing.row, "code", "same_code", other=first))
    return errors
