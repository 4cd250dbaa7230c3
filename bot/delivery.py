"""Delivery: one stored message is sent, and what became of it is written down."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape

import structlog
from telegram.error import BadRequest

from bot import cutting
from bot.address import Addressed, unpack
from bot.clock import Now
from bot.metrics import Metrics
from bot.outcomes import DELIVERED, Outcome, Verdict, outcome_of
from bot.patience import patiently
from bot.sending import Sender
from bot.together import Together
from catalog import people
from catalog.database import Database
from catalog.mail import sending
from catalog.mail.outbox import DeliveryState, Kind, Parcel
from catalog.mail.sending import Settled
from handlers.replies import Reply, Text

BADLY_TAGGED = "can't parse entities"
LONGEST_WAIT = timedelta(minutes=10)
TRIES = 30
"""Of what surely was not delivered: some four hours."""
BLIND_TRIES = 4
"""Of what may have been delivered each time."""
MOST = 100
"""Replies whose ends are written down in one transaction."""

log = structlog.get_logger()


class Delivery:
    def __init__(self, database: Database, sender: Sender, metrics: Metrics, now: Now) -> None:
        self._database = database
        self._sender = sender
        self._metrics = metrics
        self._now = now
        self._together = Together(self._settle, most=MOST)

    async def send(self, message: Parcel, said: Addressed | None = None) -> Outcome:
        """Sends it; where its chat is gone or has moved, tells so to all that is owed there.

        `said` is what it holds, where that is at hand.
        """
        outcome = await self._send(message, said)
        self._metrics.sent(message.kind, outcome.verdict)
        if outcome.verdict is Verdict.GONE:
            async with self._database.transaction() as session:
                await sending.give_up(session, message.chat_id, outcome.error)
                await people.left(session, message.chat_id, self._now())
        elif outcome.new_chat_id:
            async with self._database.transaction() as session:
                await sending.move(session, message.chat_id, outcome.new_chat_id)
        return outcome

    async def settle(self, settled: Sequence[Settled]) -> None:
        """Returns when it is committed: what others settle at that moment shares the commit.

        A failure is logged: the leases will end, and tell.
        """
        try:
            await self._together.do(settled)
        except Exception as error:
            log.error("what became of messages was not stored", exc_info=error)

    async def _settle(self, batches: Sequence[Sequence[Settled]]) -> list[None]:
        ended = [one for batch in batches for one in batch]

        async def write() -> None:
            async with self._database.transaction() as session:
                await sending.settle(session, ended)

        await patiently(write)
        return [None] * len(batches)

    async def _send(self, message: Parcel, said: Addressed | None) -> Outcome:
        try:
            reply, address = said or unpack(message.chat_id, message.reply)
        except (LookupError, ValueError) as error:
            log.error("a message in the outbox cannot be read", message=message.id, exc_info=error)
            return outcome_of(error)
        try:
            ids = await self._sender.send(reply, address)
        except Exception as error:  # noqa: BLE001 - whatever it is, the table knows a verdict
            plainer = _plainer(message, reply, error)
            if plainer is not None:
                log.error("the formatting of a reply was refused", message=message.id)
                return await self._send(message, (plainer, address))
            outcome = outcome_of(error)
            log.warning("a message was not delivered", verdict=outcome.verdict, why=outcome.error)
            return outcome
        return replace(DELIVERED, message_ids=ids)


def _plainer(message: Parcel, reply: Reply, error: Exception) -> Reply | None:
    """What was asked for without its tags, where these are refused; None for all else.

    That is a defect of ours, and no reason to leave somebody without an answer. Of bulk that is
    refused its writer hears.
    """
    refused = isinstance(error, BadRequest) and BADLY_TAGGED in str(error).lower()
    if not refused or message.kind is not Kind.REPLY or not isinstance(reply, Text):
        return None
    read = replace(reply, html=escape(cutting.untagged(reply.html), quote=False))
    return read if read != reply else None


def verdict_on(message: Parcel, outcome: Outcome, now: datetime) -> Settled:
    """Which state a sending ends in, and when an undelivered message is due again."""
    blind_tries = 1 if message.kind is Kind.ANNOUNCEMENT else BLIND_TRIES
    match outcome.verdict:
        case Verdict.DELIVERED:
            sent = settled(message, DeliveryState.SENT, now)
            return replace(sent, message_ids=outcome.message_ids)
        case Verdict.GONE:
            return settled(message, DeliveryState.BLOCKED, now, outcome.error)
        case Verdict.UNKNOWN if message.tries >= blind_tries:
            unknown = settled(message, DeliveryState.UNKNOWN, now, outcome.error)
            return replace(unknown, message_ids=outcome.message_ids)
        case Verdict.LATER | Verdict.MOVED | Verdict.UNKNOWN if message.tries < TRIES:
            due = now + wait_after(outcome, message.tries)
            return settled(message, DeliveryState.PENDING, due, outcome.error)
    return settled(message, DeliveryState.FAILED, now, outcome.error)


def wait_after(outcome: Outcome, tries: int) -> timedelta:
    """As long as the channel asks for, or 2, 4, 8… seconds; none where the chat has moved."""
    if outcome.verdict is Verdict.MOVED:
        return timedelta(0)
    if outcome.wait is not None:
        return timedelta(seconds=outcome.wait)
    return min(timedelta(seconds=2 ** min(tries, 20)), LONGEST_WAIT)


def settled(message: Parcel, state: DeliveryState, at: datetime, error: str = "") -> Settled:
    return Settled(message.id, message.tries, state, at, error)
