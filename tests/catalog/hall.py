"""An event hall for tests: events, people and what they say, with as few words as may be."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import consents
from catalog.consents import Purpose
from catalog.matching import event_editing, event_steps, registering
from catalog.matching.events import Event, EventDetails, EventKind, Side
from catalog.matching.registrations import Entry, Refusal, Registration
from catalog.people import Language, Person, meet
from catalog.roles import Organiser

STARTS = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
"""A Wednesday, eight o'clock in Thái Bình, a month after the tests' `now`."""
_ids = count(1_000)


async def someone(session: AsyncSession, now: datetime, channel_id: int | None = None) -> Person:
    return await meet(session, channel_id or next(_ids), now)


async def an_organiser(session: AsyncSession, now: datetime) -> Organiser:
    return Organiser((await someone(session, now, 1)).stored_id)


def details(**more: Any) -> EventDetails:
    return EventDetails(
        **{
            "kind": EventKind.MATCHING,
            "title": "Kết nối cung cầu",
            "venue": "Nhà văn hoá",
            "province": "Thái Bình",
            "province_today": "Hưng Yên",
            "starts_at": STARTS,
            "ends_at": STARTS + timedelta(hours=8),
            "seats_buyers": 2,
            **more,
        }
    )


async def a_draft(session: AsyncSession, now: datetime, **more: Any) -> Event:
    organiser = await an_organiser(session, now)
    return await event_editing.create(session, organiser, details(**more), now)


async def an_event(session: AsyncSession, now: datetime, **more: Any) -> Event:
    """A published one, with two seats for buyers."""
    event = await a_draft(session, now, **more)
    published = await event_steps.publish(session, Organiser(1), event, now)
    assert isinstance(published, Event)
    return published


async def an_entry(
    session: AsyncSession, person: Person, now: datetime, name: str = "Nguyễn Văn A", **more: Any
) -> Entry:
    consent = await consents.give(
        session,
        person,
        Purpose.EVENT_REGISTRATION,
        text_version="1",
        language=Language.VI,
        now=now,
    )
    return Entry(name=name, consent_id=consent.stored_id, language=Language.VI, **more)


async def try_to_join(
    session: AsyncSession,
    event: Event,
    now: datetime,
    person: Person | None = None,
    side: Side = Side.BUYER,
    **more: Any,
) -> Registration | Refusal:
    person = person or await someone(session, now)
    entry = await an_entry(session, person, now, **more)
    return await registering.register(session, person, event.stored_id, side, entry, now)


async def join(
    session: AsyncSession,
    event: Event,
    now: datetime,
    person: Person | None = None,
    side: Side = Side.BUYER,
    **more: Any,
) -> Registration:
    joined = await try_to_join(session, event, now, person, side, **more)
    assert isinstance(joined, Registration), joined
    return joined


async def standings(session: AsyncSession, event: Event) -> list[str]:
    """How all stand, by number in line."""
    query = select(Registration).where(Registration.event_id == event.id)
    rows = await session.exec(query.execution_options(populate_existing=True))
    return [row.state.value for row in sorted(rows, key=lambda row: row.number)]
