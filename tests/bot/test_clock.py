import asyncio
from datetime import UTC, datetime, timedelta

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.clock import pause, run_clock, utc_now
from catalog import clock
from catalog.database import Database
from catalog.mail import inbox, receiving
from catalog.mail.inbox import ReceivedUpdate
from catalog.mail.receiving import Arrival
from tests.bot.running import Clock


def test_time_is_aware() -> None:
    assert utc_now().tzinfo is UTC


async def test_a_pause_ends_at_its_time_or_with_an_event() -> None:
    event = asyncio.Event()
    await pause(0)
    await pause(0, event)
    waiting = asyncio.create_task(pause(1000, asyncio.Event(), event))
    await asyncio.sleep(0)
    event.set()
    await waiting


async def test_the_clock_goes_on_after_a_failure(database: Database, clock: Clock) -> None:
    stop = asyncio.Event()
    told: list[datetime] = []

    async def tick(session: AsyncSession, now: datetime) -> None:
        told.append(now)
        if len(told) == 1:
            raise OSError("the database is gone")
        stop.set()

    await run_clock(database, tick, stop, clock, every=0)
    assert told == [clock.now] * 2


async def test_a_tick_forgets_what_was_done_long_ago(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        await receiving.receive(
            session, [Arrival({"update_id": n}, None) for n in (1, 2, 3)], clock.now
        )
        await inbox.begin(session, [1])
        await inbox.set_aside(session, [2], "cannot be read")
    for days, left in ((2, {1, 2, 3}), (4, {2, 3}), (31, {3})):
        async with database.transaction() as session:
            await clock_tick(session, clock.now + timedelta(days=days))
        async with database.session(read_only=True) as session:
            assert set((await session.exec(select(ReceivedUpdate.update_id))).all()) == left


clock_tick = clock.tick
