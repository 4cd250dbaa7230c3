"""The bulk sender: notices and announcements go out at a pace, and never in the way of replies."""

import asyncio
from collections import deque
from datetime import datetime, timedelta
from secrets import token_hex

import structlog

from bot.clock import Now, Pause, pause, utc_now
from bot.delivery import Delivery, settled, verdict_on
from bot.settings import Settings
from catalog.database import Database
from catalog.mail import bulk
from catalog.mail.bulk import Pace, Turn
from catalog.mail.outbox import DeliveryState

LEASE = timedelta(seconds=60)
"""Longer than one sending may take."""
AT_ONCE = 100
"""Sendings under way: as many as a slow channel keeps at the pace, and no more."""
SECOND = timedelta(seconds=1.03)
"""The channel counts by the second when messages arrive, which is not quite when they are sent."""

log = structlog.get_logger()


def pace_of(settings: Settings) -> Pace:
    return Pace(
        settings.bulk_per_second,
        timedelta(seconds=settings.bulk_seconds_in_chat),
        timedelta(seconds=settings.bulk_seconds_in_group),
    )


class Bulk:
    def __init__(
        self,
        database: Database,
        delivery: Delivery,
        pace: Pace,
        now: Now = utc_now,
        *,
        every: float = 1.0,
        pause: Pause = pause,
    ) -> None:
        self._database = database
        self._delivery = delivery
        self._pace = pace
        self._now = now
        self._every = every
        self._pause = pause
        self._name = token_hex(8)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._not_before: datetime | None = None
        self._latest: deque[datetime] = deque(maxlen=int(pace.per_second) + 1)
        """When the last messages went: no more than so many go within a second."""

    async def run(self, stop: asyncio.Event) -> None:
        """Sends until told to stop, and then ends what is under way."""
        async with asyncio.TaskGroup() as sendings:
            while not stop.is_set():
                try:
                    turns = await self.take_turns()
                except Exception as error:
                    log.error("bulk could not be read", exc_info=error)
                    turns = []
                for turn in turns:
                    await self._wait_for(turn, stop)
                    await self._places.acquire()
                    sendings.create_task(self._in_place(turn))
                if not turns:
                    await self._pause(self._idle(), stop)
        await self._let_go()

    async def take_turns(self) -> list[Turn]:
        async with self._database.transaction() as session:
            return await bulk.take_turns(session, self._name, self._now(), self._pace, LEASE)

    async def send(self, turn: Turn) -> None:
        """Sends it, unless the channel has asked to wait meanwhile: then it is owed again."""
        now = self._now()
        if self._not_before and now < self._not_before:
            owed = settled(turn.message, DeliveryState.PENDING, self._not_before)
            return await self._delivery.settle([owed])
        outcome = await self._delivery.send(turn.message)
        if outcome.wait is not None:
            await self._hold_back(self._now() + timedelta(seconds=outcome.wait))
        return await self._delivery.settle([verdict_on(turn.message, outcome, self._now())])

    async def _hold_back(self, until: datetime) -> None:
        self._not_before = max(self._not_before or until, until)
        async with self._database.transaction() as session:
            await bulk.hold_back(session, self._not_before)

    async def _in_place(self, turn: Turn) -> None:
        try:
            await self.send(turn)
        except Exception as error:
            log.error("a bulk message was not settled", exc_info=error)
        finally:
            self._places.release()

    async def _wait_for(self, turn: Turn, stop: asyncio.Event) -> None:
        """What is late catches up, but in no second goes more than the channel takes."""
        full = len(self._latest) == self._latest.maxlen
        at = max(turn.at, self._latest[0] + SECOND) if full else turn.at
        early = (at - self._now()).total_seconds()
        if early > 0:
            await self._pause(early, stop)
        self._latest.append(self._now())

    def _idle(self) -> float:
        """Seconds to the next look: no longer than the channel asked to wait."""
        if self._not_before and (left := (self._not_before - self._now()).total_seconds()) > 0:
            return min(left, self._every)
        return self._every

    async def _let_go(self) -> None:
        try:
            async with self._database.transaction() as session:
                await bulk.let_go(session, self._name, self._now())
        except Exception as error:  # noqa: BLE001 - the lease ends by itself
            log.warning("bulk was not left to another", error=type(error).__name__)
