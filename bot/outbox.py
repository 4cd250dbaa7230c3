"""The outbox sender: replies that a commit promised are sent, in order per chat, to the end.

Replies are sent at least once. A message whose answer was lost is sent again, as is one whose
sender died (its lease ends). What is not delivered holds up the rest of its chat, and only that.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import structlog

from bot.clock import Now, pause, utc_now
from bot.delivery import Delivery, settled, verdict_on
from bot.outcomes import Verdict
from catalog import bulk, sending
from catalog.database import Database
from catalog.outbox import DeliveryState, OutgoingMessage
from catalog.sending import Settled

LEASE = timedelta(seconds=45)
"""Longer than one sending may take; a batch that comes near its end is left for a later claim."""
MARGIN = timedelta(seconds=25)
AT_ONCE = 30
SOON = 0.02
"""Seconds to the first look at what waits behind another message, then twice that, and so on."""

log = structlog.get_logger()


class Outbox:
    def __init__(
        self,
        database: Database,
        delivery: Delivery,
        now: Now = utc_now,
        *,
        lease: timedelta = LEASE,
        every: float = 1.0,
    ) -> None:
        self._database = database
        self._delivery = delivery
        self._now = now
        self._every = every
        self._owed = asyncio.Event()
        self.lease = lease

    async def deliver(self, messages: Sequence[OutgoingMessage]) -> None:
        """Sends messages of one chat that this process has claimed, in their order."""
        ended: list[Settled] = []
        held_up = False
        for message in messages:
            if held_up or self._is_late(message):
                ended.append(settled(message, DeliveryState.PENDING, self._now()))
                held_up = True
                continue
            outcome = await self._delivery.send(message)
            ended.append(verdict_on(message, outcome, self._now()))
            held_up = ended[-1].state is DeliveryState.PENDING
            if outcome.verdict is Verdict.GONE:
                break
        await self._delivery.settle(ended)
        if held_up:
            self.nudge()

    async def take_over(self) -> None:
        """What the last process was sending is owed again; there must be no other one."""
        async with self._database.transaction() as session:
            await sending.release(session, self._now())
            await bulk.release(session, self._now())

    def nudge(self) -> None:
        """Something may be owed: the loop looks at once, and often for a while."""
        self._owed.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Sends whatever is owed, until told to stop; a failing database is waited for."""
        wait = self._every
        while not stop.is_set():
            if self._owed.is_set():
                self._owed.clear()
                wait = SOON
            try:
                found = await self.deliver_due()
            except Exception as error:
                log.error("the outbox could not be read", exc_info=error)
                found = 0
            if not found:
                await pause(wait, stop, self._owed)
                wait = min(2 * wait, self._every)

    async def deliver_due(self) -> int:
        """Claims what is due, at most one message of each chat, and sends it; how many."""
        async with self._database.transaction() as session:
            messages = await sending.claim(session, self._now(), AT_ONCE, self.lease)
        await asyncio.gather(*(self.deliver([message]) for message in messages))
        return len(messages)

    def _is_late(self, message: OutgoingMessage) -> bool:
        return message.lease_until is None or message.lease_until - self._now() < min(
            MARGIN, self.lease / 2
        )
