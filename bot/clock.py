"""The clock: what is due is done every few seconds. The schedule itself is in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.database import Database

Now = Callable[[], datetime]
Pause = Callable[..., Awaitable[None]]
"""Like `pause`: seconds, and events that end it."""
Tick = Callable[[AsyncSession, datetime], Awaitable[None]]

log = structlog.get_logger()


def utc_now() -> datetime:
    return datetime.now(UTC)


async def pause(seconds: float, *wake: asyncio.Event) -> None:
    """Waits that long, or until one of the events is set."""
    if not wake:
        return await asyncio.sleep(seconds)
    waiters = [asyncio.ensure_future(event.wait()) for event in wake]
    try:
        await asyncio.wait(waiters, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for waiter in waiters:
            waiter.cancel()
    return None


async def run_clock(
    database: Database, tick: Tick, stop: asyncio.Event, now: Now = utc_now, every: float = 5.0
) -> None:
    """Calls `tick` in a transaction of its own, time and again; one that fails is logged."""

    async def step() -> None:
        async with database.transaction() as session:
            await tick(session, now())

    await run_every(every, step, stop)


async def run_every(
    seconds: float, step: Callable[[], Awaitable[None]], stop: asyncio.Event
) -> None:
    """Takes the step time and again; one that fails is logged."""
    while not stop.is_set():
        try:
            await step()
        except Exception as error:  # noqa: BLE001 - whatever it is, the clock goes on
            log.error("the clock's work failed", error=type(error).__name__)
        await pause(seconds, stop)
