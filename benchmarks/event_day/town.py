"""The real bot at our own Bot API server, with a clock that can be moved ahead."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.app import assemble
from bot.clock import pause, run_clock
from bot.settings import Settings
from bot.telling import tell
from catalog import catalogue, clock
from catalog.database import Database
from catalog.mail.inbox import ReceivedUpdate
from catalog.mail.outbox import OWED, OutgoingMessage
from catalog.matching.events import Event, EventState
from catalog.matching.notices import Notice
from catalog.matching.registrations import Registration, Standing
from catalog.search import SearchIndex
from handlers.routes import answer
from webchat.driver import Chat
from webchat.models import Bot
from webchat.server import Server
from webchat.world import World

TOKEN = "1:secret"  # noqa: S105 - of our own server
LOOKS_EVERY = 0.25
"""Seconds between two looks of the clock and of bulk, at most: a day passes here in seconds."""
QUIET_SECONDS = 120.0


class MovedClock:
    """Goes as the real one does, and may be set ahead."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def set(self, when: datetime) -> None:
        self._ahead += max(timedelta(), when - self())


@dataclass
class Town:
    world: World
    bot: Bot
    database: Database
    now: MovedClock
    organiser: Chat
    """With a first admin."""

    def chat(self, name: str, phone: str) -> Chat:
        person = self.world.person(name, language_code="vi", phone_number=phone)
        return Chat(self.world, person, self.bot)

    async def quiet(self) -> None:
        """Returns when nothing waits: not to be worked on, to be done in time, told or sent."""
        never = asyncio.Event()
        async with asyncio.timeout(QUIET_SECONDS):
            while self.world.updates[self.bot.id].pending or await self._waits():
                await pause(LOOKS_EVERY / 2, never)

    async def _waits(self) -> int:
        now = self.now()
        passed = (Registration.state == Standing.OFFERED, col(Registration.offered_until) <= now)
        ahead = col(Event.state).in_((EventState.PUBLISHED, EventState.CLOSED))
        begins = ahead & (col(Event.starts_at) <= now)
        ends = (col(Event.state) == EventState.RUNNING) & (col(Event.ends_at) <= now)
        counts = (
            select(func.count()).where(ReceivedUpdate.state == "waiting"),
            select(func.count()).where(*passed),
            select(func.count()).where(begins | ends),
            select(func.count()).where(col(Notice.told_at).is_(None), Notice.due_at <= now),
            select(func.count()).where(col(OutgoingMessage.state).in_(OWED)),
        )
        async with self.database.session(read_only=True) as session:
            return sum([(await session.exec(count)).one() for count in counts])


@asynccontextmanager
async def opened(database: Database) -> AsyncIterator[Town]:
    """On a database with a catalogue."""
    world, now = World(), MovedClock()
    bot = world.bot(TOKEN, "ocop_bot", "OCOP")
    admin = world.person("Ban tổ chức", language_code="vi")
    async with database.session(read_only=True) as session:
        index = SearchIndex.build(await catalogue.documents(session, now().date()))
    async with Server(world) as server:
        settings = Settings(
            _env_file=None,
            token=SecretStr(TOKEN),
            api_url=f"{server.base_url}/bot",
            bulk_per_second=1000,
            admins=(admin.id,),
        )
        parts = assemble(settings, database, lambda: index, answer, now=now, pause=_briefly)

        async def telling(session: AsyncSession, at: datetime) -> None:
            await tell(session, bot.username, at)

        await parts.application.initialize()
        await parts.application.start()
        await parts.intake.resume(alone=True)
        over = asyncio.Event()
        loops = [
            parts.poller.run(over),
            parts.outbox.run(over),
            parts.bulk.run(over),
            parts.intake.run(over),
            run_clock(database, clock.tick, over, now, LOOKS_EVERY),
            run_clock(database, telling, over, now, LOOKS_EVERY),
        ]
        tasks = [asyncio.create_task(loop) for loop in loops]
        try:
            yield Town(world, bot, database, now, Chat(world, admin, bot))
        finally:
            over.set()
            await asyncio.gather(*tasks)
            await parts.drain()
            await parts.disconnect()


async def _briefly(seconds: float, *wake: asyncio.Event) -> None:
    await pause(min(seconds, LOOKS_EVERY), *wake)
