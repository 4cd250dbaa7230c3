"""Registrations that were half filled in when another form began, kept to be gone on with.

The form that is open is a draft (`drafts`), of which there is one in a chat.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import consents
from catalog.columns import EnumText, UTCDateTime
from catalog.matching.events import Event, Side
from catalog.people import Person

Data = dict[str, Any]
"""A registration's draft: `event_id`, `side`, `consent_id`, `registration_id` for a change of one
that was sent, `again` where someone who left begins with what they said then, under the consent of
then; and what was said."""


class UnfinishedForm(SQLModel, table=True):
    __tablename__ = "unfinished_form"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    chat_id: int = Field(primary_key=True, sa_type=BigInteger)
    event_id: int = Field(foreign_key="event.id", primary_key=True, index=True)
    side: Side = Field(sa_type=EnumText(Side), primary_key=True)
    data: Data = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    left_at: datetime = Field(sa_type=UTCDateTime)


@dataclass(frozen=True, slots=True)
class Begun:
    """Somebody has begun to register for this event on this side."""

    event: Event
    side: Side
    registration_id: int | None = None
    """They change what they sent."""


async def keep(
    session: AsyncSession, person_id: int, chat_id: int, data: Data, now: datetime
) -> None:
    row = UnfinishedForm(
        person_id=person_id,
        chat_id=chat_id,
        event_id=data["event_id"],
        side=Side(data["side"]),
        data=data,
        left_at=now,
    )
    await session.merge(row)


async def take(
    session: AsyncSession, person: Person, chat_id: int, event_id: int, side: Side
) -> Data | None:
    """What was said so far, which is the caller's to keep from now on."""
    row = await session.get(UnfinishedForm, (person.stored_id, chat_id, event_id, side))
    if row is None:
        return None
    await session.delete(row)
    await session.flush()
    return row.data


async def begun(session: AsyncSession, person: Person, chat_id: int, now: datetime) -> list[Begun]:
    """What may still be gone on with, the last that was left first."""
    query = (
        select(Event, UnfinishedForm)
        .join(UnfinishedForm, col(UnfinishedForm.event_id) == col(Event.id))
        .where(UnfinishedForm.person_id == person.id, UnfinishedForm.chat_id == chat_id)
        .order_by(col(UnfinishedForm.left_at).desc(), col(Event.id))
    )
    rows = await session.exec(query)
    return [
        Begun(event, row.side, row.data.get("registration_id"))
        for event, row in rows
        if event.is_open(now)
    ]


def led_to_nothing(data: Data) -> bool:
    """Whether the form's consent was given for it alone, and nothing was sent under it."""
    return not (data.get("registration_id") or data.get("again"))


async def prune(session: AsyncSession, now: datetime) -> None:
    """Forgets the forms of events that are over; consents that led to nothing go with them."""
    over = select(Event.id).where(Event.ends_at <= now)
    query = select(UnfinishedForm).where(col(UnfinishedForm.event_id).in_(over))
    for row in await session.exec(query.with_for_update(skip_locked=True)):
        if led_to_nothing(row.data):
            await consents.withdraw(session, row.data["consent_id"], now)
        await session.delete(row)
