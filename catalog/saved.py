"""Products that a person keeps at hand."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import UTCDateTime
from catalog.people import Person


class SavedProduct(SQLModel, table=True):
    __tablename__ = "saved_product"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    product_id: int = Field(foreign_key="product.id", primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)


async def save(session: AsyncSession, person: Person, product_id: int, now: datetime) -> bool:
    """Keeps the product; False where it was kept already."""
    key = (person.stored_id, product_id)
    if await session.get(SavedProduct, key):
        return False
    try:
        async with session.begin_nested():
            session.add(SavedProduct(person_id=key[0], product_id=product_id, at=now))
    except IntegrityError:
        return False
    return True


async def forget(session: AsyncSession, person: Person, product_id: int) -> bool:
    """Keeps it no longer; False where it was not kept."""
    row = await session.get(SavedProduct, (person.stored_id, product_id))
    if row is None:
        return False
    await session.delete(row)
    return True


async def saved_ids(session: AsyncSession, person: Person) -> list[int]:
    """The ids of the products that the person keeps, newest first."""
    query = (
        select(SavedProduct.product_id)
        .where(SavedProduct.person_id == person.id)
        .order_by(col(SavedProduct.at).desc(), col(SavedProduct.product_id))
    )
    return list((await session.exec(query)).all())
