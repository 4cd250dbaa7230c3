"""People who talk with the bot."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.inserts import insert_for


class Language(StrEnum):
    VI = "vi"
    EN = "en"

    @classmethod
    def guess(cls, code: str | None) -> "Language":
        """From a client's language tag: English for any tag that is not Vietnamese."""
        return cls.VI if not code or code.lower().startswith("vi") else cls.EN


class Person(Stored, table=True):
    """Someone known by a channel's own id; no name is kept until they give it for a purpose."""

    __table_args__ = (UniqueConstraint("channel", "channel_id"),)

    channel: str = Field(default="telegram", max_length=20)
    channel_id: int = Field(sa_type=BigInteger)
    language: Language | None = Field(default=None, sa_type=EnumText(Language))
    """Their own choice; None while we go by the client's language."""
    name: str = Field(default="", max_length=100)
    phone: str = Field(default="", max_length=20)
    """E.164. Kept, like `name`, with a consent only."""
    created_at: datetime = Field(sa_type=UTCDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    """Since when they take no messages from us. Whoever writes again is back."""


async def meet(session: AsyncSession, channel_id: int, now: datetime) -> Person:
    return (await meet_all(session, [channel_id], now))[channel_id]


async def meet_all(
    session: AsyncSession, channel_ids: Collection[int], now: datetime
) -> dict[int, Person]:
    """By these ids; who is new is stored. Two replicas may meet one at once."""
    query = select(Person).where(
        Person.channel == "telegram", col(Person.channel_id).in_(channel_ids)
    )
    known = {person.channel_id: person for person in await session.exec(query)}
    if new := [
        Person(channel_id=channel_id, created_at=now).model_dump(exclude={"id"})
        for channel_id in sorted(set(channel_ids) - known.keys())
    ]:
        connection = await session.connection()
        await connection.execute(insert_for(session, Person).on_conflict_do_nothing(), new)
        known |= {person.channel_id: person for person in await session.exec(query)}
    return known


async def left(session: AsyncSession, channel_id: int, now: datetime) -> None:
    """Marks a person who takes no messages any more: they blocked the bot, or are gone."""
    await session.exec(
        update(Person)
        .where(
            col(Person.channel) == "telegram",
            col(Person.channel_id) == channel_id,
            col(Person.left_at).is_(None),
        )
        .values(left_at=now)
    )
