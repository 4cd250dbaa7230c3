"""The outbox sender: replies that a commit promised are sent, in order per chat, to the end.

Replies are sent at least once. A message whose answer was lost is sent again, as is one whose
sender died (its lease ends). What is not delivered holds up the rest of its chat, and only that.

Leases are short, so that nobody waits long for what a dead process was sending, and are renewed
while something takes longer. Where the database was away nobody could do so: then a lease counts
for twice its time, until all have had time to.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.address import Addressed
from bot.clock import Now, pause, utc_now
from bot.delivery import Delivery, settled, verdict_on
from bot.outcomes import Verdict
from catalog.database import Database
from catalog.mail import bulk, sending
from catalog.mail.outbox import DeliveryState, Parcel
from catalog.mail.sending import Settled

LEASE = timedelta(seconds=10)
RENEWALS = 4
"""In the time of a lease."""
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
        self._under_way: dict[int, Parcel] = {}
        self._doubtful_until: datetime | None = None
        self.lease = lease

    async def deliver(
        self, messages: Sequence[Parcel], said: Sequence[Addressed | None] = ()
    ) -> None:
        """Sends messages of one chat that this process has claimed, in their order.

        `said` is what they hold, where that is at hand.
        """
        mine = {message.id: message for message in messages}
        self._under_way |= mine
        try:
            await self._deliver(messages, said or [None] * len(messages))
        finally:
            for number in mine:
                self._under_way.pop(number, None)

    async def _deliver(self, messages: Sequence[Parcel], said: Sequence[Addressed | None]) -> None:
        ended: list[Settled] = []
        held_up = False
        for message, reply in zip(messages, said, strict=True):
            if held_up or self._is_late(message):
                ended.append(settled(message, DeliveryState.PENDING, self._now()))
                held_up = True
                continue
            outcome = await self._delivery.send(message, reply)
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

    async def keep(self, stop: asyncio.Event) -> None:
        """Renews the leases of what takes long to be sent, until told to stop."""
        while not stop.is_set():
            await pause(self.lease.total_seconds() / RENEWALS, stop)
            try:
                await self.renew()
            except Exception as error:
                log.error("leases were not renewed", exc_info=error)

    async def renew(self) -> None:
        now = self._now()
        fresh = self.lease * (RENEWALS - 1) / RENEWALS
        old = [
            message for message in self._under_way.values() if self._left(message, now) <= fresh
        ]
        if not old:
            return
        async with self._database.transaction() as session:
            await sending.renew(session, old, now + self.lease)
        for message in old:
            message.lease_until = now + self.lease

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
                self._doubtful_until = self._now() + self.lease
                found = 0
            if not found:
                await pause(wait, stop, self._owed)
                wait = min(2 * wait, self._every)

    async def deliver_due(self) -> int:
        """Claims what is due, at most one message of each chat, and sends it; how many."""
        now = self._now()
        doubtful = self._doubtful_until is not None and now < self._doubtful_until
        over = now - self.lease if doubtful else now
        async with self._database.transaction() as session:
            messages = await sending.claim(session, now, AT_ONCE, self.lease, over)
        due = [message for message in messages if message.id not in self._under_way]
        await asyncio.gather(*(self.deliver([message]) for message in due))
        return len(due)

    def _is_late(self, message: Parcel) -> bool:
        return self._left(message, self._now()) < self.lease / RENEWALS

    def _left(self, message: Parcel, now: datetime) -> timedelta:
        return message.lease_until - now if message.lease_until else timedelta(0)
