"""OCOP products."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, BigInteger, Column, Text
from sqlmodel import Field, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.places import Located
from catalog.producers import Producer
from catalog.recognitions import Recognition


class ProductGroup(StrEnum):
    """The six groups of Decision 148/QĐ-TTg (24 February 2023)."""

    FOOD = "food"
    DRINK = "drink"
    HERBAL = "herbal"
    CRAFT = "craft"
    ORNAMENTAL = "ornamental"
    TOURISM = "tourism"


class Product(Stored, Located, table=True):
    """A product as its producer sells it.

    `code` is public and stable (it stands in links and on posters); `key` is what makes a product
    the same one at the next import: its folded name and its producer's, or its place where no
    producer is known. Prices are in VND for one `packing`.
    """

    code: str = Field(max_length=32, unique=True)
    key: str = Field(max_length=500, unique=True)
    name: str = Field(max_length=200)
    other_names: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    group: ProductGroup | None = Field(
        default=None, sa_column=Column("product_group", EnumText(ProductGroup), index=True)
    )
    producer_id: int | None = Field(default=None, foreign_key="producer.id", index=True)
    standards: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    story: str = Field(default="", sa_type=Text)
    packing: str = Field(default="", max_length=200)
    price_from: int | None = Field(default=None, sa_type=BigInteger)
    price_to: int | None = Field(default=None, sa_type=BigInteger)
    minimum_order: str = Field(default="", max_length=100)
    photo: str = Field(default="", max_length=500)
    trace_url: str = Field(default="", max_length=500)
    source: str = Field(default="", max_length=500)
    created_at: datetime = Field(sa_type=UTCDateTime)


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product with all that its card tells."""

    product: Product
    producer: Producer | None
    recognition: Recognition | None


async def card(session: AsyncSession, product_id: int) -> ProductCard | None:
    return next(iter(await cards(session, [product_id])), None)


async def cards(session: AsyncSession, product_ids: Sequence[int]) -> list[ProductCard]:
    """Of those that are there, in the order given; in one query."""
    query = (
        select(Product, Producer, Recognition)
        .join(Producer, isouter=True)
        .join(Recognition, isouter=True)
        .where(col(Product.id).in_(product_ids))
    )
    found = {row[0].id: ProductCard(*row) for row in await session.exec(query)}
    return [found[number] for number in product_ids if number in found]


async def by_code(session: AsyncSession, code: str) -> Product | None:
    return (await session.exec(select(Product).where(Product.code == code))).first()
