"""Pending: organisers hear of registrations that wait for their yes, several at a time.

What is owed is one notice of the event, whoever tells it: it goes to all who may decide. While it
is owed, others who register are counted in; the next is due some hours after the last was told.
"""

from datetime import datetime, timedelta

from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import notices
from catalog.matching.events import Event
from catalog.matching.notices import Notice, NoticeKind
from catalog.matching.registrations import Registration, Standing

SETTLE = timedelta(minutes=10)
"""Those who register at about the same time are told of together."""
APART = timedelta(hours=3)


async def owe_word(
    session: AsyncSession, event: Event, registration: Registration, now: datetime
) -> None:
    """Owes the organisers word of a registration that waits for their yes. Under the event's lock.

    Who made the event stands on the notice, or else who registered; it is not they who are told.
    """
    if registration.state is not Standing.REGISTERED:
        return
    query = select(func.count(), func.count(Notice.told_at), func.max(Notice.told_at)).where(  # type: ignore[arg-type]
        Notice.event_id == event.id, Notice.kind == NoticeKind.PENDING
    )
    owed, told, last = (await session.exec(query)).one()
    if owed > told:
        return
    due_at = max(now + SETTLE, last + APART) if last else now + SETTLE
    row = {
        "kind": NoticeKind.PENDING,
        "key": f"{NoticeKind.PENDING}:{event.id}:{due_at:%Y%m%d%H%M%S}",
        "person_id": event.created_by or registration.person_id,
        "event_id": event.stored_id,
        "registration_id": None,
        "due_at": due_at,
        "data": {},
    }
    await notices.store(session, [row])
