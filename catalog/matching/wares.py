"""Wares: what a buyer looks for at an event, and what a producer brings to it."""

from collections.abc import Sequence

from sqlalchemy import Column
from sqlmodel import Field, SQLModel, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored
from catalog.matching.registrations import Registration
from catalog.products import ProductGroup


class WareDetails(SQLModel):
    """Text in the person's own words; the product or the group where it was recognised."""

    text: str = Field(max_length=200)
    product_id: int | None = Field(default=None, foreign_key="product.id")
    amount: str = Field(default="", max_length=50)
    unit: str = Field(default="", max_length=30)
    how_often: str = Field(default="", max_length=50)
    papers: str = Field(default="", max_length=200)
    """That a buyer needs, or that a producer has."""


class Ware(WareDetails):
    """One ware, to be stored by `set_wares`."""

    group: ProductGroup | None = None


class RegisteredWare(Stored, WareDetails, table=True):
    __tablename__ = "registered_ware"

    registration_id: int = Field(foreign_key="registration.id", index=True)
    position: int
    group: ProductGroup | None = Field(
        default=None, sa_column=Column("product_group", EnumText(ProductGroup))
    )


async def wares_of(session: AsyncSession, registration: Registration) -> list[RegisteredWare]:
    query = select(RegisteredWare).where(RegisteredWare.registration_id == registration.id)
    return list(await session.exec(query.order_by(col(RegisteredWare.position))))


async def set_wares(
    session: AsyncSession, registration: Registration, wares: Sequence[Ware]
) -> None:
    """These are the registration's wares now, instead of those it had."""
    old = delete(RegisteredWare).where(
        col(RegisteredWare.registration_id) == registration.stored_id
    )
    await session.exec(old)
    session.add_all(
        RegisteredWare(
            registration_id=registration.stored_id, position=position, **ware.model_dump()
        )
        for position, ware in enumerate(wares, start=1)
    )
    await session.flush()
