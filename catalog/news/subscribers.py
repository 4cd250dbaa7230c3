"""Subscribers: the chats that want to be written to, and what each of them chose.

Whoever changes a subscriber, or writes to one, locks the row first (`lock`), so that a "stop" and
a sending come one after the other.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.people import Language, Person
from catalog.places import Level, Place

MOST_CHATS = 30


class Topic(StrEnum):
    """What an announcement is about, and what is subscribed to."""

    MATCHING = "matching"
    """Supply-demand matching events."""
    FAIR = "fair"
    TRAINING = "training"
    NEW_PRODUCTS = "new_products"
    POLICY = "policy"


class ChatKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    CHANNEL = "channel"


class Role(StrEnum):
    BUYER = "buyer"
    PRODUCER = "producer"


class Subscriber(Stored, table=True):
    """A chat that subscribed once; it does now unless `stopped_at` is set."""

    chat_id: int = Field(sa_type=BigInteger, unique=True)
    kind: ChatKind = Field(sa_type=EnumText(ChatKind))
    person_id: int = Field(foreign_key="person.id", index=True)
    """Whose private chat it is, or the admin who subscribed the group or channel."""
    title: str = Field(default="", max_length=200)
    """Of a group or channel."""
    language: Language = Field(sa_type=EnumText(Language))
    role: Role | None = Field(default=None, sa_type=EnumText(Role))
    """What a person said of themselves."""
    consent_id: int | None = Field(default=None, foreign_key="consent.id")
    since: datetime = Field(sa_type=UTCDateTime)
    stopped_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    """Since when a group or channel takes nothing from us; of a person, `Person.left_at` says."""


class ChoiceKind(StrEnum):
    TOPIC = "topic"
    GROUP = "group"
    PLACE = "place"


class Choice(SQLModel, table=True):
    """A topic, product group or place. No group, or no place, chosen stands for all of them."""

    __tablename__ = "subscriber_choice"

    subscriber_id: int = Field(foreign_key="subscriber.id", primary_key=True)
    kind: ChoiceKind = Field(sa_type=EnumText(ChoiceKind), primary_key=True)
    value: str = Field(max_length=200, primary_key=True)
    """A `Topic`, a `ProductGroup`, or a place (`place_key`)."""
    since: datetime = Field(sa_type=UTCDateTime)
    off_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    """Since when a topic is muted; groups and places are just taken away."""


async def of_chat(session: AsyncSession, chat_id: int) -> Subscriber | None:
    """The chat's subscriber, also where it has stopped."""
    return (await session.exec(select(Subscriber).where(Subscriber.chat_id == chat_id))).first()


async def chats_of(session: AsyncSession, person: Person) -> Sequence[Subscriber]:
    """The groups and channels that the person subscribed, and that still are."""
    mine = (col(Subscriber.person_id) == person.id) & (col(Subscriber.kind) != ChatKind.PERSON)
    query = select(Subscriber).where(mine, col(Subscriber.stopped_at).is_(None))
    return (await session.exec(query.order_by(col(Subscriber.id)).limit(MOST_CHATS))).all()


async def lock(session: AsyncSession, chat_id: int) -> Subscriber | None:
    """The subscriber as it is now, which nobody changes or writes to until this work ends."""
    query = select(Subscriber).where(Subscriber.chat_id == chat_id).with_for_update()
    return (await session.exec(query.execution_options(populate_existing=True))).first()


async def choices_of(session: AsyncSession, subscriber: Subscriber) -> Sequence[Choice]:
    query = select(Choice).where(Choice.subscriber_id == subscriber.id)
    query = query.order_by(col(Choice.since), col(Choice.value))
    return (await session.exec(query.execution_options(populate_existing=True))).all()


async def left(session: AsyncSession, chat_id: int, now: datetime) -> None:
    """A group or channel takes nothing from us any more: we were put out, or it is gone."""
    this = (col(Subscriber.chat_id) == chat_id) & (col(Subscriber.kind) != ChatKind.PERSON)
    await session.exec(update(Subscriber).where(this).values(left_at=now))


async def came_back(session: AsyncSession, chat_id: int) -> None:
    """We may write in this group or channel again."""
    this = (col(Subscriber.chat_id) == chat_id) & (col(Subscriber.kind) != ChatKind.PERSON)
    await session.exec(update(Subscriber).where(this).values(left_at=None))


async def move(session: AsyncSession, chat_id: int, new_chat_id: int) -> None:
    """The chat has a new id; a subscription made under the new one already stands."""
    old = await lock(session, chat_id)
    if old is None:
        return
    if await lock(session, new_chat_id) is None:
        old.chat_id = new_chat_id
        session.add(old)
        await session.flush()
    else:
        await remove(session, [old.stored_id])


async def remove(session: AsyncSession, ids: Sequence[int]) -> None:
    await session.exec(delete(Choice).where(col(Choice.subscriber_id).in_(ids)))
    await session.exec(delete(Subscriber).where(col(Subscriber.id).in_(ids)))


def place_key(place: Place) -> str:
    """A place as it is stored."""
    return f"{place.level}|{place.unit}|{place.name}|{place.district}|{place.province}"


def place_of(key: str) -> Place:
    """The place of a key. Raises ValueError for what `place_key` did not write."""
    level, unit, name, district, province = key.split("|")
    return Place(Level(level), unit, name, district, province)
