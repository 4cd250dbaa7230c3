"""What people left for the organisers: needs and contact requests in one list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal, select, union_all
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.contacts import ContactRequest
from catalog.needs import Need
from catalog.products import Product


@dataclass(frozen=True, slots=True)
class Left:
    """A need (its `text`), or a contact request (about `product`). `phone` is E.164 or ""."""

    at: datetime
    text: str
    product: str
    name: str
    phone: str


async def newest(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[Left], int]:
    """That part of the list, newest first, and how many there are in all."""
    needs = select(
        col(Need.at),
        col(Need.text),
        literal("").label("product"),
        col(Need.name),
        col(Need.phone),
    )
    asked: Any = select(
        col(ContactRequest.at),
        literal("").label("text"),
        col(Product.name).label("product"),
        col(ContactRequest.name),
        col(ContactRequest.phone),
    ).join(Product, col(Product.id) == col(ContactRequest.product_id))
    both = union_all(needs, asked).subquery()
    query = select(*both.c).order_by(both.c.at.desc()).offset(offset).limit(limit)
    connection = await session.connection()
    rows = (await connection.execute(query)).all()
    total = (await connection.execute(select(func.count()).select_from(both))).scalar_one()
    return [Left(*row) for row in rows], total
