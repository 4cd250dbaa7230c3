"""Roles: organisers of all events, and the desk staff of one.

The first admins come from the settings as channel ids: they are organisers always, and they alone
appoint others. What a role may do takes the role as an argument: who holds an `Organiser` was
asked for it in this unit of work, so a role that was taken back ends with the next press.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Field, SQLModel, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import UTCDateTime
from catalog.inserts import insert_for
from catalog.people import Person


class OrganiserRole(SQLModel, table=True):
    """That someone is an organiser by appointment."""

    __tablename__ = "organiser_role"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)
    name: str = Field(default="", max_length=100)
    """How their account was called when they accepted; they were told, and it goes with the role.
    """


class DeskRole(SQLModel, table=True):
    """That someone checks people in at one event."""

    __tablename__ = "desk_role"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    event_id: int = Field(foreign_key="event.id", primary_key=True, index=True)
    at: datetime = Field(sa_type=UTCDateTime)
    name: str = Field(default="", max_length=100)
    """As an organiser's."""


@dataclass(frozen=True, slots=True)
class Organiser:
    """The right to run events."""

    person_id: int


@dataclass(frozen=True, slots=True)
class Admin(Organiser):
    """An organiser who may appoint organisers."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The right to check people in at one event."""

    person_id: int
    event_id: int


async def organiser(
    session: AsyncSession, person: Person, admins: Collection[int]
) -> Organiser | None:
    """The person's right to run events, an `Admin` for the first admins; None if they have none.

    `admins` are channel ids.
    """
    if person.channel == "telegram" and person.channel_id in admins:
        return Admin(person.stored_id)
    role = await session.get(OrganiserRole, person.stored_id, populate_existing=True)
    return Organiser(person.stored_id) if role else None


async def desk(
    session: AsyncSession, person: Person, event_id: int, admins: Collection[int]
) -> Desk | None:
    """The person's right to the desk of this event, which organisers always have."""
    role = await session.get(DeskRole, (person.stored_id, event_id), populate_existing=True)
    if role or await organiser(session, person, admins):
        return Desk(person.stored_id, event_id)
    return None


async def desks_of(session: AsyncSession, person: Person) -> list[int]:
    """The ids of the events whose desk staff the person is, by appointment; the newest first."""
    query = select(DeskRole.event_id).where(DeskRole.person_id == person.id)
    return list(await session.exec(query.order_by(col(DeskRole.event_id).desc())))


async def organisers(session: AsyncSession) -> list[Person]:
    """All who were appointed, in that order. The first admins are known by the settings."""
    query = select(Person).join(OrganiserRole).order_by(col(OrganiserRole.at), col(Person.id))
    return list(await session.exec(query))


async def deciders(session: AsyncSession, admins: Collection[int]) -> list[Person]:
    """All organisers whom messages reach: the first admins that ever wrote, and the appointed."""
    appointed = select(OrganiserRole.person_id)
    first = (col(Person.channel) == "telegram") & col(Person.channel_id).in_(admins)
    query = select(Person).where(
        first | col(Person.id).in_(appointed), col(Person.left_at).is_(None)
    )
    return list(await session.exec(query.order_by(col(Person.id))))


async def desk_staff(session: AsyncSession, event_id: int) -> list[Person]:
    query = select(Person).join(DeskRole).where(DeskRole.event_id == event_id)
    return list(await session.exec(query.order_by(col(DeskRole.at), col(Person.id))))


async def organiser_names(session: AsyncSession) -> dict[int, str]:
    """How the accounts of those who were appointed are called, by the person's id."""
    return dict((await session.exec(select(OrganiserRole.person_id, OrganiserRole.name))).all())


async def desk_names(session: AsyncSession, event_id: int) -> dict[int, str]:
    query = select(DeskRole.person_id, DeskRole.name).where(DeskRole.event_id == event_id)
    return dict((await session.exec(query)).all())


async def appoint_organiser(
    session: AsyncSession, person_id: int, now: datetime, name: str = ""
) -> None:
    row = {"person_id": person_id, "at": now, "name": name[:100]}
    await session.exec(insert_for(session, OrganiserRole).values(row).on_conflict_do_nothing())


async def appoint_desk(
    session: AsyncSession, person_id: int, event_id: int, now: datetime, name: str = ""
) -> None:
    row = {"person_id": person_id, "event_id": event_id, "at": now, "name": name[:100]}
    await session.exec(insert_for(session, DeskRole).values(row).on_conflict_do_nothing())


async def dismiss_desk(
    session: AsyncSession, by: Organiser, event_id: int, person_id: int
) -> bool:
    """Takes the desk of this event from someone; False where they did not have it."""
    statement = delete(DeskRole).where(
        col(DeskRole.person_id) == person_id, col(DeskRole.event_id) == event_id
    )
    return (await session.exec(statement)).rowcount == 1
