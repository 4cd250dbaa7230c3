"""Registrations: who comes to an event, on which side, and how they stand.

One person has one registration for an event and side: who left and comes again gets a new number
in line, behind everybody else, on the same row. The steps are in `registering`, `seats` and
`checking_in`; each locks the event first (`events.lock`).
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.matching import events
from catalog.matching.events import LETTERS, Event, Side
from catalog.people import Language, Person


class Standing(StrEnum):
    REGISTERED = "registered"
    """Has a seat, and waits for the organisers' word (events that `needs_approval`)."""
    WAITING = "waiting"
    """In line for a seat."""
    OFFERED = "offered"
    """A seat is held for them until `offered_until`."""
    CONFIRMED = "confirmed"
    """Has a seat."""
    CANCELLED = "cancelled"
    """Does not come; `ending` says why."""
    TURNED_AWAY = "turned_away"
    """The organisers said no. They cannot register again, unless that is taken back."""
    CHECKED_IN = "checked_in"
    """Came."""
    NO_SHOW = "no_show"
    """Had a seat and did not come."""


class Ending(StrEnum):
    LEFT = "left"
    """Said that they do not come."""
    DECLINED = "declined"
    """Did not want the seat that was offered."""
    MISSED = "missed"
    """Did not answer the offer in time."""


HOLDING = (Standing.REGISTERED, Standing.OFFERED, Standing.CONFIRMED, Standing.CHECKED_IN)
"""Those who take a seat."""
TICKET_LENGTH = 6
ACTIVE = (*HOLDING, Standing.WAITING)
"""Those who are concerned by what happens to the event."""


class Refusal(StrEnum):
    """Why a step was not taken, and nothing changed."""

    NOT_OPEN = "not_open"
    """Not announced, closed, or past the deadline."""
    SIDE_NOT_TAKEN = "side_not_taken"
    """The event is for the other side only."""
    INCOMPLETE = "incomplete"
    """A question that wants an answer has none."""
    ALREADY = "already"
    """It is so already (registered, cancelled, confirmed…), or has ended."""
    TURNED_AWAY = "turned_away"
    """The organisers said no before."""
    NOT_OFFERED = "not_offered"
    """No seat is held for them: never offered, answered already, or its time has passed."""
    TOO_LATE = "too_late"
    """The event has begun, or is over or cancelled."""
    FULL = "full"
    """No seat is free."""
    NOT_CHECKED_IN = "not_checked_in"


class Registration(Stored, table=True):
    __table_args__ = (
        UniqueConstraint("event_id", "person_id", "side"),
        UniqueConstraint("event_id", "number"),
    )

    event_id: int = Field(foreign_key="event.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    side: Side = Field(sa_type=EnumText(Side))
    state: Standing = Field(sa_type=EnumText(Standing))
    ending: Ending | None = Field(default=None, sa_type=EnumText(Ending))
    number: int
    """The number in line, of the event's both sides; a later one never comes first."""
    offered_until: datetime | None = Field(default=None, sa_type=UTCDateTime, index=True)
    ticket: str = Field(max_length=12, unique=True)
    """`TICKET_LENGTH` of `LETTERS`."""
    name: str = Field(max_length=100)
    organisation: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=20)
    """E.164."""
    place: str = Field(default="", max_length=120)
    """Where they come from, in their words."""
    language: Language = Field(sa_type=EnumText(Language))
    """In which they registered, and hear of it."""
    consent_id: int = Field(foreign_key="consent.id")
    producer_id: int | None = Field(default=None, foreign_key="producer.id")
    answers: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """By the id of the question."""
    walk_in: bool = False
    """Registered at the desk."""
    checked_in_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    checked_in_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    cancelled_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    created_at: datetime = Field(sa_type=UTCDateTime)
    """When they registered; the last time, if they left between."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What someone says of themselves. Kept with the consent to EVENT_REGISTRATION only."""

    name: str
    consent_id: int
    language: Language
    organisation: str = ""
    phone: str = ""
    place: str = ""
    producer_id: int | None = None
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mine:
    """A registration with its event."""

    registration: Registration
    event: Event


async def get(session: AsyncSession, registration_id: int) -> Registration | None:
    """For organisers and the desk, whose right to its event is yet to be asked."""
    return await session.get(Registration, registration_id)


async def own(session: AsyncSession, person: Person, registration_id: int) -> Mine | None:
    """The registration of this id, if it is this person's."""
    query = select(Registration, Event).join(Event, col(Event.id) == col(Registration.event_id))
    query = query.where(Registration.id == registration_id, Registration.person_id == person.id)
    row = (await session.exec(query)).first()
    return row and Mine(*row)


async def all_of(session: AsyncSession, person: Person, now: datetime) -> list[Mine]:
    """The person's registrations for events that are not over, the nearest first."""
    query = select(Registration, Event).join(Event, col(Event.id) == col(Registration.event_id))
    query = query.where(Registration.person_id == person.id, Event.ends_at > now)
    rows = await session.exec(query.order_by(col(Event.starts_at), col(Registration.id)))
    return [Mine(*row) for row in rows]


async def offered_to(session: AsyncSession, person: Person, now: datetime) -> Mine | None:
    """The registration for which a seat is held now, the offer that ends first."""
    query = select(Registration, Event).join(Event, col(Event.id) == col(Registration.event_id))
    query = query.where(
        Registration.person_id == person.id,
        Registration.state == Standing.OFFERED,
        col(Registration.offered_until) > now,
    )
    row = (await session.exec(query.order_by(col(Registration.offered_until)))).first()
    return row and Mine(*row)


async def of_person(
    session: AsyncSession, person: Person, event_id: int, side: Side
) -> Registration | None:
    query = select(Registration).where(
        Registration.person_id == person.id,
        Registration.event_id == event_id,
        Registration.side == side,
    )
    return (await session.exec(query.execution_options(populate_existing=True))).first()


async def last_of(session: AsyncSession, person: Person, side: Side) -> Registration | None:
    """What they last said of themselves, on this side if they were ever on it."""
    query = select(Registration).where(Registration.person_id == person.id)
    rows = await session.exec(query.order_by(col(Registration.created_at).desc()))
    found = list(rows)
    return next((row for row in found if row.side is side), found[0] if found else None)


async def by_ticket(session: AsyncSession, ticket: str) -> Registration | None:
    query = select(Registration).where(Registration.ticket == ticket.strip().upper())
    return (await session.exec(query)).first()


async def page_of(
    session: AsyncSession,
    event_id: int,
    *,
    offset: int,
    limit: int,
    side: Side | None = None,
    state: Standing | None = None,
) -> tuple[list[Registration], int]:
    """For organisers: that part of the list, by number in line, and how many there are in all."""
    query = select(Registration).where(Registration.event_id == event_id)
    if side:
        query = query.where(Registration.side == side)
    if state:
        query = query.where(Registration.state == state)
    total = (await session.exec(select(func.count()).select_from(query.subquery()))).one()
    rows = await session.exec(query.order_by(col(Registration.number)).offset(offset).limit(limit))
    return list(rows), total


async def next_pending(session: AsyncSession, after: Registration) -> Registration | None:
    """Who waits for the organisers' word behind this one, or else from the first on."""
    query = select(Registration).where(
        Registration.event_id == after.event_id, Registration.state == Standing.REGISTERED
    )
    before = col(Registration.number) <= after.number
    return (await session.exec(query.order_by(before, col(Registration.number)))).first()


async def place_in_line(session: AsyncSession, registration: Registration) -> int:
    """1 for the next to be offered a seat."""
    query = select(func.count()).where(
        Registration.event_id == registration.event_id,
        Registration.side == registration.side,
        Registration.state == Standing.WAITING,
        Registration.number <= registration.number,
    )
    return (await session.exec(query)).one()


async def lock(session: AsyncSession, registration: Registration) -> Event:
    """Locks the event, and brings the registration to what it is now."""
    event = await events.lock(session, registration.event_id)
    await session.refresh(registration)
    return event


async def free_ticket(session: AsyncSession) -> str:
    """A ticket's code that no registration has."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(TICKET_LENGTH))
        if await by_ticket(session, code) is None:
            return code
