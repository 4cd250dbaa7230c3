"""Importing: a sheet of products into the catalogue, whole or not at all.

A product is the same one if its name and its producer's are (`catalog.names.same`); one of no
producer, if its name and its place are. A row says what its cells say: an empty cell leaves what
is stored as it is. Importing a file again changes nothing.
"""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import text
from sqlmodel import SQLModel, col, func, insert, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import catalogue
from catalog.codes import free_codes
from catalog.columns import Stored
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
    notes: list[RowError] = field(default_factory=list)
    """What was left out of the file, and what else to know of it."""

    @property
    def changed(self) -> bool:
        products = self.products_new + self.products_changed
        return products + self.producers_new + self.producers_changed > 0


async def import_file(
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
    read = await asyncio.to_thread(read_listings, path, now.date(), places)
    listings, errors = read.rows, read.errors
    await catalogue.hold(session)
    await _count_anew(session)
    keys = {listing.producer_key for listing in listings} - {""}
    producers = await _stored(session, Producer, Producer.key, keys)
    said, contradictions = producers_said(listings, producers, places)
    errors += contradictions + await _taken_codes(session, listings)
    if errors:
        raise ImportFailed(errors, read.headings)
    work = _Import(session, now, places)
    work.result.notes = read.notes
    await work.put_producers(said, producers)
    await work.look_up(listings)
    done = 0
    for chunk in _chunks(listings):
        await work.put_products(chunk)
        done += len(chunk)
        progress(done, len(listings))
    if work.result.changed:
        await catalogue.bump(session)
        await _count_anew(session)
    return work.result


async def load_sample(session: AsyncSession, now: datetime) -> bool:
    """Imports the catalogue of the package; False, and nothing, where there are products."""
    await catalogue.hold(session)
    if (await session.exec(select(Product.id).limit(1))).first() is not None:
        return False
    await import_file(session, SAMPLE, now, await asyncio.to_thread(shipped))
    return True


class _Import:
    """One import that is being written; its mistakes have all been looked for.

    What is stored is looked up before anything goes in: PostgreSQL plans poorly for a table that
    has just grown.
    """

    def __init__(self, session: AsyncSession, now: datetime, places: Places) -> None:
        self.session = session
        self.places = places
        self.result = ImportResult()
        self.producer_ids: dict[str, int] = {}
        self.products: dict[str, Product] = {}
        self.recognitions: dict[int, Recognition] = {}
        self.codes: dict[str, str] = {}
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
        changed = {key for key, facts in news.items() if facts}
        self.result.producers_new = len(said) - len(stored)
        self.result.producers_changed = len(changed & stored.keys())
        self.result.producers_same = len(said) - len(changed)
        _update(stored, news)
        new = await _add(self.session, self.new_producer, Producer.key, stored, news)
        self.producer_ids = _ids(stored) | new

    async def look_up(self, listings: Sequence[Listing]) -> None:
        """Finds what is stored of the products, and codes for the others."""
        keys = [listing.key for listing in listings]
        self.products = await _stored(self.session, Product, Product.key, keys)
        ids = list(_ids(self.products).values())
        column = Recognition.product_id
        self.recognitions = await _stored(self.session, Recognition, column, ids)
        given = {listing.key: listing.product.get("code", "") for listing in listings}
        uncoded = [key for key in keys if not given[key] and key not in self.products]
        self.codes = await free_codes(self.session, Product, uncoded, given.values())

    async def put_products(self, listings: Sequence[Listing]) -> None:
        news = {listing.key: self._news_of(listing) for listing in listings}
        _update(self.products, news)
        new = await _add(self.session, self.new_product, Product.key, self.products, news)
        changed = {key for key, facts in news.items() if facts}
        changed |= await self._put_recognitions(listings, _ids(self.products) | new)
        self.result.products_new += len(new)
        self.result.products_changed += len(changed & self.products.keys())
        self.result.products_same += len(listings) - len(changed)

    def _news_of(self, listing: Listing) -> Said:
        key = listing.key
        row = self.products.get(key, self.new_product)
        news = news_of(row, listing.product, listing.place, self.places)
        if key in self.products:
            return news
        producer = self.producer_ids.get(listing.producer_key)
        return {"key": key, "code": self.codes.get(key), "producer_id": producer} | news

    async def _put_recognitions(
        self, listings: Sequence[Listing], ids: Mapping[str, int]
    ) -> set[str]:
        """Returns the keys of the products whose recognition is new or has changed."""
        news = {}
        for listing in listings:
            product_id = ids[listing.key]
            row = self.recognitions.get(product_id, self.new_recognition)
            if told := news_of_recognition(row, listing):
                news[product_id] = {"product_id": product_id} | told
        _update(self.recognitions, news)
        column = Recognition.product_id
        await _add(self.session, self.new_recognition, column, self.recognitions, news)
        return {listing.key for listing in listings if ids[listing.key] in news}


def _update(stored: Mapping[T, SQLModel], news: Mapping[T, Said]) -> None:
    for key in news.keys() & stored.keys():
        for name, fact in news[key].items():
            setattr(stored[key], name, fact)


async def _add(
    session: AsyncSession,
    blank: Stored,
    column: Any,
    stored: Collection[T],
    news: Mapping[T, Said],
) -> dict[T, int]:
    """Adds rows like `blank` with the news of what is not stored; their ids, by the column.

    They go in as plain values, in one call: as objects they would go one by one.
    """
    await session.flush()
    values = blank.model_dump(exclude={"id"})
    rows = [values | facts for key, facts in news.items() if key not in stored]
    if not rows:
        return {}
    table = type(blank)
    last = (await session.exec(select(func.max(table.id)))).one() or 0
    in_one = {"render_nulls": True}
    await session.exec(insert(table), params=rows, execution_options=in_one)
    added = await session.exec(select(column, table.id).where(col(table.id) > last))
    return dict(added.all())


async def _count_anew(session: AsyncSession) -> None:
    """PostgreSQL looks up many names at a time well only in tables whose size it knows."""
    if session.get_bind().dialect.name == "postgresql":
        await (await session.connection()).execute(text("ANALYZE product, producer, recognition"))


def _ids(stored: Mapping[str, Product] | Mapping[str, Producer]) -> dict[str, int]:
    return {key: row.stored_id for key, row in stored.items()}


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
