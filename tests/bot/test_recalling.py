"""What waits in the outbox and is true no more is taken back; what is being sent is left alone."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.telling import tell
from catalog import privacy
from catalog.database import Database
from catalog.mail.outbox import DeliveryState, OutgoingMessage
from catalog.matching import checking_in, event_editing, event_steps, registering, seats
from catalog.matching.events import Event
from catalog.matching.registrations import Registration, Standing
from catalog.people import Person
from catalog.roles import Desk, Organiser
from tests.bot.running import Clock
from tests.catalog import hall

ME = Organiser(1)
Step = Callable[[AsyncSession, Registration, Event, datetime], Awaitable[object]]


async def queued(database: Database, now: datetime) -> list[OutgoingMessage]:
    """What the outbox holds once all that is due is told."""
    async with database.transaction() as session:
        await tell(session, "ocop_bot", now)
    return await waiting(database)


async def waiting(database: Database) -> list[OutgoingMessage]:
    async with database.session(read_only=True) as session:
        return list(await session.exec(select(OutgoingMessage)))


async def an_offer(database: Database, now: datetime) -> int:
    """Somebody waits, and is offered the only seat; the id of their registration."""
    async with database.transaction() as session:
        event = await hall.an_event(session, now, seats_buyers=1)
        first = await hall.join(session, event, now)
        second = await hall.join(session, event, now)
        await registering.cancel(session, first, now)
        return second.stored_id


async def leave(session: AsyncSession, row: Registration, event: Event, now: datetime) -> object:
    return await registering.cancel(session, row, now)


async def accept(session: AsyncSession, row: Registration, event: Event, now: datetime) -> object:
    return await seats.accept_offer(session, row, now)


async def decline(session: AsyncSession, row: Registration, event: Event, now: datetime) -> object:
    return await seats.decline_offer(session, row, now)


async def start(session: AsyncSession, row: Registration, event: Event, now: datetime) -> object:
    return await event_steps.start(session, ME, event, now)


async def come(session: AsyncSession, row: Registration, event: Event, now: datetime) -> object:
    return await checking_in.check_in(session, Desk(1, event.stored_id), row, now)


async def erase(session: AsyncSession, row: Registration, event: Event, now: datetime) -> object:
    person = await session.get_one(Person, row.person_id)
    await privacy.erase(session, person, now)
    return None


async def does(database: Database, number: int, step: Step, now: datetime) -> None:
    async with database.transaction() as session:
        row = await session.get_one(Registration, number)
        await step(session, row, await session.get_one(Event, row.event_id), now)


@pytest.mark.parametrize("step", [leave, accept, decline, start, come, erase])
async def test_an_offer_that_waits_in_the_outbox_is_taken_back(
    database: Database, clock: Clock, step: Step
) -> None:
    number = await an_offer(database, clock.now)
    (offer,) = await queued(database, clock.now)
    await does(database, number, step, clock.now)
    assert offer.id not in [message.id for message in await waiting(database)]


@pytest.mark.parametrize("step", [leave, start])
async def test_a_reminder_that_waits_in_the_outbox_is_taken_back(
    database: Database, clock: Clock, step: Step
) -> None:
    async with database.transaction() as session:
        event = await hall.an_event(session, clock.now)
        row = await hall.join(session, event, clock.now)
        other = await hall.join(session, event, clock.now)
    clock.now = hall.STARTS - timedelta(days=1)
    reminders = await queued(database, clock.now)
    assert len(reminders) == 2
    await does(database, row.stored_id, step, clock.now)
    async with database.session(read_only=True) as session:
        person = await session.get_one(Person, other.person_id)
    left = [message.chat_id for message in await waiting(database)]
    assert left == ([person.channel_id] if step is leave else [])


async def test_another_start_takes_back_the_reminder_of_the_old_one(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        event = await hall.an_event(session, clock.now)
        await hall.join(session, event, clock.now)
    clock.now = hall.STARTS - timedelta(days=1)
    assert len(await queued(database, clock.now)) == 1
    async with database.transaction() as session:
        event = await session.get_one(Event, event.stored_id)
        later = {"starts_at": event.starts_at + timedelta(days=3)}
        await event_editing.edit(session, ME, event, later, clock.now)
    assert await waiting(database) == []


async def test_what_a_sender_has_claimed_is_left_to_it(database: Database, clock: Clock) -> None:
    number = await an_offer(database, clock.now)
    (offer,) = await queued(database, clock.now)
    async with database.transaction() as session:
        (await session.get_one(OutgoingMessage, offer.id)).state = DeliveryState.SENDING
    await does(database, number, leave, clock.now)
    assert [message.id for message in await waiting(database)] == [offer.id]


async def test_an_offer_told_and_declined_at_one_time_is_not_sent(
    database: Database, clock: Clock
) -> None:
    numbers = [await an_offer(database, clock.now) for _ in range(10)]

    async def telling() -> None:
        async with database.transaction() as session:
            await tell(session, "ocop_bot", clock.now)

    leaving = [does(database, number, decline, clock.now) for number in numbers]
    await asyncio.gather(telling(), *leaving[:5], telling(), *leaving[5:])
    async with database.session(read_only=True) as session:
        query = select(Registration).where(Registration.state == Standing.OFFERED)
        assert list(await session.exec(query)) == []
    assert await queued(database, clock.now) == []
