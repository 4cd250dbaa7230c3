"""Deliveries and the outbox: taking back what nobody has begun to send, and what became of it."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, delete, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.mail.outbox import OWED, DeliveryState, OutgoingMessage
from catalog.news import subscribers
from catalog.news.announcements import Delivery, Fate

AT_ONCE = 1000
SECOND_LOOK = timedelta(hours=1)
"""For so long a message of which nobody knew may still turn out to have been sent."""

FATES = {
    DeliveryState.SENT: Fate.SENT,
    DeliveryState.BLOCKED: Fate.BLOCKED,
    DeliveryState.FAILED: Fate.FAILED,
    DeliveryState.UNKNOWN: Fate.UNKNOWN,
}
LOST = "its message is not in the outbox"


async def recall(session: AsyncSession, which: ColumnElement[bool], fate: Fate) -> int:
    """Takes these deliveries back from the outbox; they get the fate. Tells how many.

    What a sender has claimed already is left to it: it takes a second or so.
    """
    spooled = which & (col(Delivery.fate) == Fate.SPOOLED)
    unsent = (
        select(OutgoingMessage.id)
        .where(
            col(OutgoingMessage.id).in_(select(Delivery.outgoing_id).where(spooled)),
            OutgoingMessage.state == DeliveryState.PENDING,
        )
        .order_by(col(OutgoingMessage.id))
        .with_for_update()
    )
    ids = (await session.exec(unsent)).all()
    blank = {"fate": fate, "outgoing_id": None, "spooled_at": None}
    for at in range(0, len(ids), AT_ONCE):
        these = ids[at : at + AT_ONCE]
        await session.exec(delete(OutgoingMessage).where(col(OutgoingMessage.id).in_(these)))
        back = spooled & col(Delivery.outgoing_id).in_(these)
        await session.exec(update(Delivery).where(back).values(blank))
    return len(ids)


async def reconcile(session: AsyncSession, now: datetime) -> int:
    """Copies what became of messages into their deliveries; how many. Call it until it is 0."""
    return await _reconcile_sent(session, now) + await _reconcile_amended(session)


async def _reconcile_sent(session: AsyncSession, now: datetime) -> int:
    state = col(OutgoingMessage.state)
    ended = (col(Delivery.fate) == Fate.SPOOLED) & (state.is_(None) | state.not_in(OWED))
    known = (
        (col(Delivery.fate) == Fate.UNKNOWN)
        & (col(Delivery.spooled_at) > now - SECOND_LOOK)
        & (state == DeliveryState.SENT)
    )
    query = (
        select(Delivery, OutgoingMessage)
        .join(OutgoingMessage, col(OutgoingMessage.id) == col(Delivery.outgoing_id), isouter=True)
        .where(or_(ended, known))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True, of=Delivery)
        .execution_options(populate_existing=True)
    )
    rows = (await session.exec(query)).all()
    for delivery, message in rows:
        await _copy(session, delivery, message, now)
    await session.flush()
    return len(rows)


async def _copy(
    session: AsyncSession, delivery: Delivery, message: OutgoingMessage | None, now: datetime
) -> None:
    if message is None:  # it may have been sent before it went
        delivery.fate, delivery.error = Fate.UNKNOWN, LOST
        return
    delivery.fate = FATES[message.state]
    delivery.sent_at = message.sent_at
    delivery.message_ids = message.message_ids
    delivery.error = message.error
    if delivery.chat_id and message.chat_id != delivery.chat_id:
        await move(session, delivery.chat_id, message.chat_id)
    elif delivery.fate is Fate.BLOCKED:
        await subscribers.left(session, message.chat_id, now)


async def _reconcile_amended(session: AsyncSession) -> int:
    state = col(OutgoingMessage.state)
    query = (
        select(Delivery, OutgoingMessage)
        .join(OutgoingMessage, col(OutgoingMessage.id) == col(Delivery.amend_id), isouter=True)
        .where(Delivery.amended == Fate.SPOOLED, state.is_(None) | state.not_in(OWED))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True, of=Delivery)
        .execution_options(populate_existing=True)
    )
    rows = (await session.exec(query)).all()
    for delivery, message in rows:
        delivery.amended = FATES[message.state] if message else Fate.UNKNOWN
    await session.flush()
    return len(rows)


async def move(session: AsyncSession, chat_id: int, new_chat_id: int) -> None:
    """The chat has a new id: what it subscribed to, and what it got, is the new one's."""
    await session.flush()
    await subscribers.move(session, chat_id, new_chat_id)
    here = col(Delivery.chat_id) == chat_id
    new = select(Delivery.announcement_id).where(Delivery.chat_id == new_chat_id)
    others = col(Delivery.announcement_id).not_in(new)
    await session.exec(update(Delivery).where(here, others).values(chat_id=new_chat_id))
    waiting = here & (col(Delivery.fate) == Fate.WAITING)
    await session.exec(update(Delivery).where(waiting).values(fate=Fate.LEFT))
    await session.exec(update(Delivery).where(here).values(chat_id=None))
