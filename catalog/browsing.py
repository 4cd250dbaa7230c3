"""What one can look through: the places and producers that have products, with their counts."""

import zlib
from dataclasses import dataclass

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.producers import Producer
from catalog.products import Product


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """An old province, or (with `district`) an old district, and how many products it has."""

    province: str
    district: str
    products: int

    @property
    def key(self) -> str:
        """A short name of the place that fits a button; the same in every process."""
        return f"{zlib.crc32(f'{self.province}/{self.district}'.encode()):08x}"


@dataclass(frozen=True, slots=True)
class ProducerCount:
    producer_id: int
    name: str
    products: int


async def provinces(session: AsyncSession) -> list[PlaceCount]:
    """The old provinces that have products, most products first."""
    count = func.count()
    query = (
        select(Product.province, count)
        .where(Product.province != "")
        .group_by(col(Product.province))
        .order_by(count.desc(), col(Product.province))
    )
    return [PlaceCount(name, "", n) for name, n in (await session.exec(query)).all()]


async def districts(session: AsyncSession, province: str | None = None) -> list[PlaceCount]:
    """The old districts that have products, most first; of one old province, or of all."""
    count = func.count()
    query = (
        select(Product.province, Product.district, count)
        .where(Product.district != "")
        .group_by(col(Product.province), col(Product.district))
        .order_by(count.desc(), col(Product.district))
    )
    if province is not None:
        query = query.where(Product.province == province)
    return [PlaceCount(p, d, n) for p, d, n in (await session.exec(query)).all()]


async def place_of(session: AsyncSession, key: str) -> PlaceCount | None:
    """The place of this `PlaceCount.key`, if it still has products."""
    places = [*await provinces(session), *await districts(session)]
    return next((place for place in places if place.key == key), None)


async def producers(
    session: AsyncSession, *, offset: int, limit: int
) -> tuple[list[ProducerCount], int]:
    """Producers with products, by name, and how many there are in all."""
    count = func.count(col(Product.id))
    query = (
        select(Producer.id, Producer.name, count)
        .join(Product)
        .group_by(col(Producer.id), col(Producer.name))
        .order_by(col(Producer.name), col(Producer.id))
    )
    rows = (await session.exec(query.offset(offset).limit(limit))).all()
    total = (await session.exec(select(func.count()).select_from(query.subquery()))).one()
    return [ProducerCount(i or 0, name, n) for i, name, n in rows], total
