"""Recalling: what is owed to a person and is true no more is not told, wherever it waits."""

from sqlalchemy import ColumnElement
from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.mail.outbox import DeliveryState, Kind, OutgoingMessage
from catalog.matching.events import Event
from catalog.matching.notices import AT_ONCE, Notice, NoticeKind
from catalog.matching.registrations import Registration


async def drop(
    session: AsyncSession, registration: Registration, kind: NoticeKind | None = None
) -> None:
    """They are told nothing more of this registration (of this kind, if one is given), but what
    is owed after this."""
    await take_back(session, col(Notice.registration_id) == registration.id, kind)


async def drop_all(session: AsyncSession, event: Event, kind: NoticeKind | None = None) -> None:
    """What is owed about this event (of this kind, if one is given) is not told any more."""
    await take_back(session, col(Notice.event_id) == event.id, kind)


async def take_back(
    session: AsyncSession, which: ColumnElement[bool], kind: NoticeKind | None = None
) -> None:
    """Those of these notices that nobody has begun to send are not told any more.

    The order matters: where another process tells one now, the first statement waits until its
    messages are in the outbox. What a sender has claimed already is left to it.
    """
    if kind:
        which &= col(Notice.kind) == kind
    await session.exec(delete(Notice).where(which, col(Notice.told_at).is_(None)))
    unsent = (
        select(OutgoingMessage.id)
        .where(
            OutgoingMessage.kind == Kind.NOTICE,
            OutgoingMessage.state == DeliveryState.PENDING,
            col(OutgoingMessage.notice_id).in_(select(Notice.id).where(which)),
        )
        .order_by(col(OutgoingMessage.id))
        .with_for_update()
    )
    ids = (await session.exec(unsent)).all()
    for at in range(0, len(ids), AT_ONCE):
        these = col(OutgoingMessage.id).in_(ids[at : at + AT_ONCE])
        await session.exec(delete(OutgoingMessage).where(these))
