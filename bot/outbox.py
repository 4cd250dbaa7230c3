"""The outbox sender: what a commit promised is sent, in order per chat, until the end is known.

Replies are sent at least once. A message whose answer was lost is sent again, as is one whose
sender died (its lease ends). What is not delivered holds up the rest of its chat, and only that.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.address import Address, Letter, pack, unpack
from bot.clock import Now, pause, utc_now
from bot.outcomes import DELIVERED, Outcome, Verdict, outcome_of
from bot.sending import Sender
from catalog import outbox
from catalog.database import Database
from catalog.outbox import DeliveryState, OutgoingMessage, Settled
from handlers.replies import Reply

LEASE = timedelta(seconds=45)
"""Longer than one sending may take; a batch that comes near its end is left for a later claim."""
MARGIN = timedelta(seconds=25)
AT_ONCE = 30
LONGEST_WAIT = timedelta(minutes=10)
TRIES = 30
"""Of what surely was not delivered: some four hours."""
BLIND_TRIES = 4
"""Of what may have been delivered each time."""

log = structlog.get_logger()


class Outbox:
    def __init__(
        self,
        database: Database,
        sender: Sender,
        now: Now = utc_now,
        *,
        lease: timedelta = LEASE,
        every: float = 1.0,
    ) -> None:
        self._database = database
        self._sender = sender
        self._now = now
        self._every = every
        self._owed = asyncio.Event()
        self._ledger = Ledger(database)
        self.lease = lease

    async def deliver(self, messages: Sequence[OutgoingMessage]) -> None:
        """Sends messages of one chat that this process has claimed, in their order."""
        settled: list[Settled] = []
        held_up = False
        for message in messages:
            if held_up or self._is_late(message):
                settled.append(_settled(message, DeliveryState.PENDING, self._now()))
                held_up = True
                continue
            outcome = await self._send(message)
            settled.append(verdict_on(message, outcome, self._now()))
            held_up = settled[-1].state is DeliveryState.PENDING
            if outcome.verdict is Verdict.GONE:
                break
        await self._ledger.write(settled)
        if held_up:
            self.nudge()

    async def send_unstored(self, letters: Sequence[Letter], update_id: int) -> None:
        """Sends replies that no row stands for; from the first that fails on they are stored."""
        for place, (reply, address) in enumerate(letters):
            outcome = await self._try(reply, address)
            if outcome.verdict is Verdict.GONE:
                return await self._give_up(address.chat_id, outcome)
            if outcome.verdict in {Verdict.LATER, Verdict.UNKNOWN, Verdict.MOVED}:
                return await self._owe(letters[place:], outcome, update_id)
        return None

    async def _owe(self, letters: Sequence[Letter], outcome: Outcome, update_id: int) -> None:
        chat_id = outcome.new_chat_id or letters[0][1].chat_id
        due = self._now() + wait_after(outcome, tries=1)
        async with self._database.transaction() as session:
            packed = [pack(*letter) for letter in letters]
            await outbox.owe(session, chat_id, packed, due, update_id=update_id)
        self.nudge()

    def nudge(self) -> None:
        """Something may be owed: the loop looks at once."""
        self._owed.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Sends whatever is owed, until told to stop; a failing database is waited for."""
        while not stop.is_set():
            self._owed.clear()
            try:
                found = await self.deliver_due()
            except Exception as error:
                log.error("the outbox could not be read", exc_info=error)
                found = 0
            if not found:
                await pause(self._every, stop, self._owed)

    async def deliver_due(self) -> int:
        """Claims what is due, at most one message of each chat, and sends it; how many."""
        async with self._database.transaction() as session:
            messages = await outbox.claim(session, self._now(), AT_ONCE, self.lease)
        await asyncio.gather(*(self.deliver([message]) for message in messages))
        return len(messages)

    def _is_late(self, message: OutgoingMessage) -> bool:
        return message.lease_until is None or message.lease_until - self._now() < min(
            MARGIN, self.lease / 2
        )

    async def _send(self, message: OutgoingMessage) -> Outcome:
        try:
            reply, address = unpack(message.chat_id, message.reply)
        except (LookupError, ValueError) as error:
            log.error("a message in the outbox cannot be read", message=message.id, exc_info=error)
            return outcome_of(error)
        outcome = await self._try(reply, address)
        if outcome.verdict is Verdict.GONE:
            await self._give_up(message.chat_id, outcome)
        elif outcome.new_chat_id:
            async with self._database.transaction() as session:
                await outbox.move(session, message.chat_id, outcome.new_chat_id)
        return outcome

    async def _try(self, reply: Reply, address: Address) -> Outcome:
        try:
            await self._sender.send(reply, address)
        except Exception as error:  # noqa: BLE001 - the table says what each means
            outcome = outcome_of(error)
            log.warning(
                "not delivered", kind=reply.kind, verdict=outcome.verdict, error=outcome.error
            )
            return outcome
        return DELIVERED

    async def _give_up(self, chat_id: int, outcome: Outcome) -> None:
        async with self._database.transaction() as session:
            await outbox.give_up(session, chat_id, outcome.error)


class Ledger:
    """Writes what became of messages: all who come while one write goes on share the next."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[Settled] = []
        self._lock = asyncio.Lock()

    async def write(self, settled: Sequence[Settled]) -> None:
        """Returns when it is committed. A failure is logged: the leases will end, and tell."""
        self._waiting.extend(settled)
        async with self._lock:
            batch, self._waiting = self._waiting, []
            if not batch:
                return
            try:
                async with self._database.transaction() as session:
                    await outbox.settle(session, batch)
            except Exception as error:
                log.error("what became of messages was not stored", exc_info=error)


def verdict_on(message: OutgoingMessage, outcome: Outcome, now: datetime) -> Settled:
    """Which state a sending ends in, and when an undelivered message is due again."""
    match outcome.verdict:
        case Verdict.DELIVERED:
            return _settled(message, DeliveryState.SENT, now)
        case Verdict.GONE:
            return _settled(message, DeliveryState.BLOCKED, now, outcome.error)
        case Verdict.UNKNOWN if message.tries >= BLIND_TRIES:
            return _settled(message, DeliveryState.UNKNOWN, now, outcome.error)
        case Verdict.LATER | Verdict.MOVED | Verdict.UNKNOWN if message.tries < TRIES:
            due = now + wait_after(outcome, message.tries)
            return _settled(message, DeliveryState.PENDING, due, outcome.error)
    return _settled(message, DeliveryState.FAILED, now, outcome.error)


def wait_after(outcome: Outcome, tries: int) -> timedelta:
    """As long as the channel asks for, or 2, 4, 8… seconds; none where the chat has moved."""
    if outcome.verdict is Verdict.MOVED:
        return timedelta(0)
    if outcome.wait is not None:
        return timedelta(seconds=outcome.wait)
    return min(timedelta(seconds=2 ** min(tries, 20)), LONGEST_WAIT)


def _settled(
    message: OutgoingMessage, state: DeliveryState, at: datetime, error: str = ""
) -> Settled:
    return Settled(message.id or 0, message.tries, state, at, error)
