"""Events: what is announced, by which two sides meet. Their steps are in `event_steps`."""

import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, Text
from sqlmodel import Field, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.localtime import HERE
from catalog.names import bare, split_unit
from catalog.places import Located
from catalog.products import ProductGroup
from catalog.search.regions import regions_of

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""For codes that are read aloud and typed: none that looks like another."""

LATELY = timedelta(days=14)
"""So long after its end an event still has its desk."""


class EventKind(StrEnum):
    MATCHING = "matching"
    """Hội nghị kết nối cung cầu."""
    FAIR = "fair"
    """Hội chợ."""
    MARKET = "market"
    """Phiên chợ."""
    TRAINING = "training"
    """Tập huấn."""


class Side(StrEnum):
    BUYER = "buyer"
    PRODUCER = "producer"


class EventState(StrEnum):
    DRAFT = "draft"
    """Seen by organisers only."""
    PUBLISHED = "published"
    """Announced. People register until the deadline."""
    CLOSED = "closed"
    """Announced; nobody registers any more. Freed seats are still offered."""
    RUNNING = "running"
    """It has begun: no more offers, the desk lets people in."""
    DONE = "done"
    """Over; who did not come is a no-show."""
    CANCELLED = "cancelled"
    """It does not take place."""


class EventDetails(Located):
    """What organisers say of an event. Texts are theirs, in one language."""

    kind: EventKind = Field(sa_type=EnumText(EventKind))
    title: str = Field(max_length=200)
    text: str = Field(default="", sa_type=Text)
    """Formatted, as in `formatted`: words from elsewhere are escaped before they come here."""
    photo: str = Field(default="", max_length=500)
    """A channel's file id, or a web address."""
    groups: list[ProductGroup] = Field(default_factory=list, sa_type=JSON)
    """What it is about; empty for all."""
    venue: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=300)
    latitude: float | None = None
    longitude: float | None = None
    starts_at: datetime = Field(sa_type=UTCDateTime, index=True)
    ends_at: datetime = Field(sa_type=UTCDateTime)
    deadline: datetime | None = Field(default=None, sa_type=UTCDateTime)
    """The last moment to register or to change something; None for the start."""
    seats_buyers: int | None = None
    """None is no limit, 0 is that buyers do not take part."""
    seats_producers: int | None = None
    needs_approval: bool = False
    """Whether a registration stands only once an organiser confirmed it."""
    offer_hours: int = 24
    """How long a freed seat is held for the one it is offered to; less near the start."""
    reminders: list[int] = Field(default_factory=lambda: [7 * 1440, 1440, 120], sa_type=JSON)
    """Minutes before the start."""


class Event(Stored, EventDetails, table=True):
    """An event. `code` is public and stable; it stands in links and on posters."""

    code: str = Field(max_length=32, unique=True)
    state: EventState = Field(default=EventState.DRAFT, sa_type=EnumText(EventState), index=True)
    revision: int = 0
    """Rises when what stands in people's calendars changes."""
    last_number: int = 0
    """The last number in line that was given out; none is given twice."""
    created_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_type=UTCDateTime)

    @property
    def is_over(self) -> bool:
        """Done, or cancelled: nothing more happens."""
        return self.state in {EventState.DONE, EventState.CANCELLED}

    @property
    def closes_at(self) -> datetime:
        """Until when people register and change what they said."""
        return self.deadline or self.starts_at

    def seats(self, side: Side) -> int | None:
        return self.seats_buyers if side is Side.BUYER else self.seats_producers

    def takes(self, side: Side) -> bool:
        """Whether this side takes part at all."""
        return self.seats(side) != 0

    def is_open(self, now: datetime) -> bool:
        """Whether people may register now."""
        return self.state is EventState.PUBLISHED and now < self.closes_at

    def is_ahead(self, now: datetime) -> bool:
        """Whether it was announced and has not begun: seats are offered, people may step back."""
        announced = self.state in {EventState.PUBLISHED, EventState.CLOSED}
        return announced and now < self.starts_at

    def is_days_ahead(self, now: datetime) -> bool:
        """Whether it was announced and its day, at the place, has not come."""
        return self.is_ahead(now) and _day(now) < _day(self.starts_at)

    def offer_ends(self, now: datetime) -> datetime:
        """Until when a seat offered now is held: at most half of the time to the start."""
        return now + min(timedelta(hours=self.offer_hours), (self.starts_at - now) / 2)


def _day(moment: datetime) -> date:
    return moment.astimezone(HERE).date()


async def get(session: AsyncSession, event_id: int) -> Event | None:
    return await session.get(Event, event_id)


async def by_code(session: AsyncSession, code: str) -> Event | None:
    """Capitals or not."""
    return (await session.exec(select(Event).where(Event.code == code.upper()))).first()


async def lock(session: AsyncSession, event_id: int) -> Event:
    """The event as it is now, which nobody else changes until this unit of work ends.

    Every step of an event and of its registrations begins with it, so they come one by one.
    Raises NoResultFound where there is no such event.
    """
    query = select(Event).where(Event.id == event_id)
    query = query.with_for_update(key_share=True)  # what only refers to the event goes on
    return (await session.exec(query.execution_options(populate_existing=True))).one()


async def coming(
    session: AsyncSession,
    now: datetime,
    *,
    kind: EventKind | None = None,
    place: str = "",
) -> list[Event]:
    """Announced events that are not over, the nearest first; `place` is any name of one."""
    announced = (EventState.PUBLISHED, EventState.CLOSED, EventState.RUNNING)
    query = select(Event).where(col(Event.state).in_(announced), Event.ends_at > now)
    if kind:
        query = query.where(Event.kind == kind)
    found = await session.exec(query.order_by(col(Event.starts_at), col(Event.id)))
    return [event for event in found if not place or is_at(event, place)]


async def over_lately(session: AsyncSession, now: datetime) -> list[Event]:
    """Those that took place in the last days, the last to end first."""
    query = select(Event).where(Event.state == EventState.DONE, Event.ends_at > now - LATELY)
    return list(await session.exec(query.order_by(col(Event.ends_at).desc(), col(Event.id))))


async def latest(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[Event], int]:
    """For organisers: events of all states, the last to start first; and how many in all."""
    query = select(Event).order_by(col(Event.starts_at).desc(), col(Event.id).desc())
    rows = list(await session.exec(query.offset(offset).limit(limit)))
    return rows, (await session.exec(select(func.count()).select_from(Event))).one()


def is_at(located: Located, place: str) -> bool:
    """Whether a place of this name (of old, of today, a region) holds it; marks may be missing."""
    names: Collection[str] = (
        located.commune,
        located.district,
        located.province,
        located.commune_today,
        located.province_today,
        *regions_of(located.province or located.province_today),
    )
    return bare(split_unit(place)[1]) in {bare(name) for name in names if name}


async def free_code(session: AsyncSession, length: int = 6) -> str:
    """A code that no event has."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(length))
        if await by_code(session, code) is None:
            return code
