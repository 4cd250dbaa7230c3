"""Importing: a sheet of products into the catalogue, whole or not at all.

A product is the same one if its name and its producer's are (`catalog.names.same`); one of no
producer, if its name and its place are. A row says what its cells say: an empty cell leaves what
is stored as it is. Importing a file again changes nothing.
"""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import SQLModel, col, insert, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import catalogue
from catalog.codes import free_codes
from catalog.listings import Listing, Said, read_listings
from catalog.merging import ProducerSaid, news_of, news_of_recognition, producers_said
from catalog.places import Places, shipped
from catalog.problems import ImportFailed, RowError, error
from catalog.producers import Producer
from catalog.products import Product
from catalog.recognitions import Recognition

SAMPLE = Path(__file__).parent / "sample" / "thai_binh.csv"
CHUNK = 500

Progress = Callable[[int, int], None]
"""Called with the number of rows that are done, and of all."""
T = TypeVar("T")
Row = TypeVar("Row", bound=SQLModel)


@dataclass(slots=True)
class ImportResult:
    """How many of each the file told of. A product has changed, too, if its recognition has."""

    products_new: int = 0
    products_changed: int = 0
    products_same: int = 0
    producers_new: int = 0
    producers_changed: int = 0
    producers_same: int = 0

    @property
    def changed(self) -> bool:
        products = self.products_new + self.products_changed
        return products + self.producers_new + self.producers_changed > 0


async def import_csv(
    session: AsyncSession,
    path: Path,
    now: datetime,
    places: Places,
    progress: Progress = lambda done, total: None,
) -> ImportResult:
    """Imports the file, and moves the catalogue's version if that changed anything.

    Raises ImportFailed with every mistake in the file; nothing was written then. Imports that are
    made at the same time wait for each other.
    """
    listings, errors = await asyncio.to_thread(read_listings, path, now.date())
    await catalogue.hold(session)
    keys = {listing.producer_key for listing in listings} - {""}
    producers = await _stored(session, Producer, Producer.key, keys)
    said, contradictions = producers_said(listings, producers, places)
    errors += contradictions + await _taken_codes(session, listings)
    if errors:
        raise ImportFailed(errors)
    reserved = {listing.product.get("code", "") for listing in listings}
    work = _Import(session, now, places, reserved)
    await work.put_producers(said, producers)
    done = 0
    for chunk in _chunks(listings):
        await work.put_products(chunk)
        done += len(chunk)
        progress(done, len(listings))
    if work.result.changed:
        await catalogue.bump(session)
    return work.result


async def load_sample(session: AsyncSession, now: datetime) -> bool:
    """Imports the catalogue of the package; False, and nothing, where there are products."""
    await catalogue.hold(session)
    if (await session.exec(select(Product.id).limit(1))).first() is not None:
        return False
    await import_csv(session, SAMPLE, now, await asyncio.to_thread(shipped))
    return True


class _Import:
    """One import that is being written; its mistakes have all been looked for."""

    def __init__(
        self, session: AsyncSession, now: datetime, places: Places, reserved: Collection[str]
    ) -> None:
        self.session = session
        self.places = places
        self.reserved = reserved
        """The codes that the file gives."""
        self.result = ImportResult()
        self.producer_ids: dict[str, int] = {}
        self.new_producer = Producer(code="", key="", name="")
        self.new_product = Product(code="", key="", name="", created_at=now)
        self.new_recognition = Recognition(product_id=0)

    async def put_producers(
        self, said: dict[str, ProducerSaid], stored: dict[str, Producer]
    ) -> None:
        codes = await free_codes(self.session, Producer, said.keys() - stored.keys())
        news = {}
        for key, facts in said.items():
            row = stored.get(key, self.new_producer)
            identity = {} if key in stored else {"key": key, "code": codes[key]}
            news[key] = identity | news_of(row, facts.fields, facts.place, self.places)
        changed = await _write(self.session, self.new_producer, stored, news)
        self.result.producers_new = len(said) - len(stored)
        self.result.producers_changed = len(changed & stored.keys())
        self.result.producers_same = len(said) - len(changed)
        self.producer_ids = await _ids(self.session, Producer, said)

    async def put_products(self, listings: Sequence[Listing]) -> None:
        keys = [listing.key for listing in listings]
        stored = await _stored(self.session, Product, Product.key, keys)
        news = await self._product_news(listings, stored)
        changed = await _write(self.session, self.new_product, stored, news)
        changed |= await self._put_recognitions(listings)
        self.result.products_new += len(keys) - len(stored)
        self.result.products_changed += len(changed & stored.keys())
        self.result.products_same += len(keys) - len(changed)

    async def _product_news(
        self, listings: Sequence[Listing], stored: dict[str, Product]
    ) -> dict[str, Said]:
        new = [listing for listing in listings if listing.key not in stored]
        uncoded = [listing.key for listing in new if "code" not in listing.product]
        codes = await free_codes(self.session, Product, uncoded, self.reserved)
        identities = {
            listing.key: {
                "key": listing.key,
                "code": codes.get(listing.key),
                "producer_id": self.producer_ids.get(listing.producer_key),
            }
            for listing in new
        }
        return {
            listing.key: identities.get(listing.key, {})
            | news_of(
                stored.get(listing.key, self.new_product),
                listing.product,
                listing.place,
                self.places,
            )
            for listing in listings
        }

    async def _put_recognitions(self, listings: Sequence[Listing]) -> set[str]:
        """The keys of the products whose recognition is new or has changed."""
        ids = await _ids(self.session, Product, [listing.key for listing in listings])
        stored = await _stored(
            self.session, Recognition, Recognition.product_id, list(ids.values())
        )
        news = {}
        for listing in listings:
            product_id = ids[listing.key]
            row = stored.get(product_id, self.new_recognition)
            if told := news_of_recognition(row, listing):
                news[product_id] = {"product_id": product_id} | told
        changed = await _write(self.session, self.new_recognition, stored, news)
        return {key for key, product_id in ids.items() if product_id in changed}


async def _write(
    session: AsyncSession, blank: Row, stored: Mapping[T, Row], news: Mapping[T, Said]
) -> set[T]:
    """Writes the news into the rows that are stored, and as rows like `blank` where none is.

    Returns the keys of those that had any. New rows go in as plain values, many to a statement:
    as objects they would go one by one, and take ten times as long.
    """
    rows = []
    for key, facts in news.items():
        if key not in stored:
            rows.append(blank.model_dump(exclude={"id"}) | facts)
        for name, fact in facts.items() if key in stored else ():
            setattr(stored[key], name, fact)
    await session.flush()
    if rows:
        in_one = {"render_nulls": True}
        await session.exec(insert(type(blank)), params=rows, execution_options=in_one)
    return {key for key, facts in news.items() if facts}


async def _ids(
    session: AsyncSession, table: type[Product] | type[Producer], keys: Collection[str]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for chunk in _chunks(keys):
        query = select(table.key, table.id).where(col(table.key).in_(chunk))
        found |= {key: number for key, number in await session.exec(query) if number}
    return found


async def _taken_codes(session: AsyncSession, listings: Sequence[Listing]) -> list[RowError]:
    coded = {x.product["code"]: x for x in listings if "code" in x.product}
    taken = await _stored(session, Product, Product.code, coded.keys())
    return [
        error(coded[code].row, "code", "code_taken", name=product.name)
        for code, product in taken.items()
        if product.key != coded[code].key
    ]


async def _stored(
    session: AsyncSession, table: type[Row], column: Any, values: Collection[T]
) -> dict[T, Row]:
    """The rows of the table that have one of these values there, by value."""
    found: dict[T, Row] = {}
    for chunk in _chunks(values):
        rows = await session.exec(select(table).where(col(column).in_(chunk)))
        found |= {getattr(row, column.key): row for row in rows}
    return found


def _chunks(items: Collection[T]) -> Iterator[list[T]]:
    left = iter(items)
    while chunk := list(islice(left, CHUNK)):
        yield chunk
