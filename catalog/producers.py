"""Producers: companies, cooperatives and household businesses, and how they may be reached."""

from enum import StrEnum

from sqlalchemy import JSON, Column, Text
from sqlmodel import Field, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored
from catalog.places import Located


class ProducerKind(StrEnum):
    COMPANY = "company"
    COOPERATIVE = "cooperative"
    HOUSEHOLD = "household"


class ContactPolicy(StrEnum):
    """Who may see a producer's contact."""

    PUBLIC = "public"
    """Anyone who asks."""
    ON_REQUEST = "on_request"
    """Nobody: the buyer's name and number are handed to the producer instead."""


class Producer(Stored, Located, table=True):
    """A producer.

    `code` is public and stable (it stands in links); `key` is the name folded for comparison (see
    `catalog.names`).
    """

    code: str = Field(max_length=32, unique=True)
    name: str = Field(max_length=200)
    key: str = Field(max_length=200, unique=True)
    kind: ProducerKind | None = Field(default=None, sa_type=EnumText(ProducerKind))
    address: str = Field(default="", max_length=300)
    phones: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    email: str = Field(default="", max_length=200)
    zalo: str = Field(default="", max_length=200)
    website: str = Field(default="", max_length=300)
    latitude: float | None = None
    longitude: float | None = None
    contact_policy: ContactPolicy = Field(
        default=ContactPolicy.PUBLIC, sa_type=EnumText(ContactPolicy)
    )
    story: str = Field(default="", sa_type=Text)
    source: str = Field(default="", max_length=500)

    @property
    def has_contact(self) -> bool:
        """Whether anything was published by which a buyer could reach them at once."""
        return bool(self.phones or self.email or self.zalo or self.website)


async def get(session: AsyncSession, producer_id: int) -> Producer | None:
    return await session.get(Producer, producer_id)


async def by_code(session: AsyncSession, code: str) -> Producer | None:
    return (await session.exec(select(Producer).where(Producer.code == code))).first()
