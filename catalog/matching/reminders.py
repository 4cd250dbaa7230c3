"""Reminders: notices that are due some time before an event begins."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import notices
from catalog.matching.events import Event
from catalog.matching.notices import NoticeKind
from catalog.matching.registrations import Registration


async def owe_reminders(
    session: AsyncSession, event: Event, registrations: Sequence[Registration], now: datetime
) -> None:
    """Owes the reminders that are still to come; those whose time has passed are not owed."""
    rows = []
    for minutes in event.reminders:
        due_at = event.starts_at - timedelta(minutes=minutes)
        if due_at > now:
            about = f"{minutes}m:{event.starts_at:%Y%m%d%H%M}"
            data = {"minutes": minutes}
            rows += notices.rows_of(NoticeKind.REMINDER, registrations, due_at, about, data)
    await notices.store(session, rows)
