"""The clock's work: all that is due at a time. Jobs of every kind join here."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import inbox, outbox


async def tick(session: AsyncSession, now: datetime) -> None:
    """Does what is due, in the caller's transaction. Any number of processes may do so at once."""
    await inbox.prune(session, now)
    await outbox.prune(session, now)
