"""The clock's work: all that is due at a time. Jobs of every kind join here."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.mail import inbox, outbox
from catalog.matching import event_steps, notices, seats, unfinished


async def tick(session: AsyncSession, now: datetime) -> None:
    """Does what is due, in the caller's transaction. Any number of processes may do so at once.

    What people are to be told of it is taken by the caller (`notices.take_due`).
    """
    await event_steps.keep_time(session, now)
    await seats.expire_offers(session, now)
    await notices.prune(session, now)
    await unfinished.prune(session, now)
    await inbox.prune(session, now)
    await outbox.prune(session, now)
