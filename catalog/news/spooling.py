"""Sending: an announcement's deliveries, and from there into the outbox, just ahead of the pace.

Little stands in the outbox, so that a pause and a "stop" act at once. Whether someone still wants
it, the quiet hours and the cap are looked at when their turn comes: they delay, and what they
delay stays WAITING.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, join, literal
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import UTCDateTime
from catalog.inserts import insert_for
from catalog.mail.outbox import Kind, owe_each
from catalog.news import audience, outboxing
from catalog.news.announcements import AGAIN, Announcement, AnnouncementState, Delivery, Fate, lock
from catalog.news.rules import Rules
from catalog.news.subscribers import Subscriber
from catalog.people import Language
from catalog.places import Places

AHEAD = timedelta(seconds=30)
"""How long something may stand in the outbox: so long before the quiet hours nothing is put."""


@dataclass(frozen=True, slots=True)
class Due:
    """One delivery whose turn has come, with what a view needs."""

    delivery: Delivery
    announcement: Announcement
    chat_id: int
    language: Language


async def tick(session: AsyncSession, now: datetime, rules: Rules, places: Places) -> None:
    """Begins what is scheduled, copies what became of messages, and ends what is done."""
    for announcement_id in await _scheduled(session, now):
        await start(session, announcement_id, now, rules, places)
    while await outboxing.reconcile(session, now):
        pass
    await _recall_stopped(session)
    await _finish(session, now)


async def _scheduled(session: AsyncSession, now: datetime) -> Sequence[int | None]:
    query = select(Announcement.id).where(
        Announcement.state == AnnouncementState.SCHEDULED, col(Announcement.send_at) <= now
    )
    return (await session.exec(query.order_by(col(Announcement.id)))).all()


async def start(
    session: AsyncSession, announcement_id: int | None, now: datetime, rules: Rules, places: Places
) -> None:
    """Owes a scheduled announcement to everyone it reaches."""
    row = await lock(session, announcement_id or 0)
    if row.state is not AnnouncementState.SCHEDULED:
        return  # another process was faster, or an organiser took it back
    row.state, row.started_at = AnnouncementState.SENDING, now
    session.add(row)
    await session.flush()
    reached = audience.pool(
        literal(row.stored_id),
        col(Subscriber.chat_id),
        literal(Fate.WAITING.value),
        literal(rules.awake(now), type_=UTCDateTime()),
        literal(""),
        literal(0),
        topic=row.topic.value,
    ).where(audience.why(row.id).is_(None), await audience.fits(session, row.segment, places))
    names = ["announcement_id", "chat_id", "fate", "due_at", "error", "version"]
    insert: Any = insert_for(session, Delivery).from_select(names, reached)
    again = insert.on_conflict_do_update(
        index_elements=["announcement_id", "chat_id"],
        set_={"fate": Fate.WAITING, "due_at": insert.excluded.due_at},
        where=col(Delivery.fate).in_(AGAIN),
    )
    await session.exec(again)


async def _recall_stopped(session: AsyncSession) -> None:
    """Takes back what a sender held while it was paused or ended, and then put off."""
    for state, fate in (
        (AnnouncementState.PAUSED, Fate.WAITING),
        (AnnouncementState.CANCELLED, Fate.CANCELLED),
        (AnnouncementState.WITHDRAWN, Fate.CANCELLED),
    ):
        stopped = select(Announcement.id).where(Announcement.state == state)
        await outboxing.recall(session, col(Delivery.announcement_id).in_(stopped), fate)


async def _finish(session: AsyncSession, now: datetime) -> None:
    """Ends what nobody is left of."""
    for row in (await _hold_sending(session, alone=True)).values():
        left = select(Delivery.id).where(
            Delivery.announcement_id == row.id,
            col(Delivery.fate).in_((Fate.WAITING, Fate.SPOOLED)),
        )
        if (await session.exec(left.limit(1))).first() is None:
            row.state, row.ended_at = AnnouncementState.DONE, now
    await session.flush()


async def take_due(session: AsyncSession, now: datetime, rules: Rules, most: int) -> list[Due]:
    """The next deliveries, at most so many that `most` stand in the outbox.

    The caller hands them back with their messages (`put`) in the same transaction. In quiet hours
    there are none, and what stands in the outbox is taken back. Fewer than there is room for does
    not say that nothing is left: call it again, time and again. Several processes may.
    """
    sending = await _hold_sending(session)
    if rules.is_quiet(now + AHEAD):
        mine = col(Delivery.announcement_id).in_(list(sending))
        await outboxing.recall(session, mine, Fate.WAITING)
        return []
    spooled = select(func.count()).where(col(Delivery.fate) == Fate.SPOOLED)
    room = most - (await session.exec(spooled)).one()
    if not sending or room <= 0:
        return []
    await _end_late(session, sending, now)
    found = await _find(session, list(sending), now, room)
    earlier = await _earlier(session, [due.chat_id for due, _ in found], now)
    taken: dict[int, Due] = {}
    for due, why in found:
        times = earlier[due.chat_id]
        if why:
            due.delivery.fate = Fate.BLOCKED if why == audience.Why.BLOCKED else Fate.LEFT
        elif not rules.has_room(times, now):
            due.delivery.due_at = rules.next_room(times, now)
        elif due.chat_id not in taken:
            taken[due.chat_id] = due
    await session.flush()
    return list(taken.values())


async def _hold_sending(session: AsyncSession, *, alone: bool = False) -> dict[int, Announcement]:
    """What is being sent, which nobody pauses, corrects or ends until this work ends."""
    query = select(Announcement).where(Announcement.state == AnnouncementState.SENDING)
    query = query.order_by(col(Announcement.id)).execution_options(populate_existing=True)
    rows = await session.exec(query.with_for_update(read=not alone, key_share=alone))
    return {row.stored_id: row for row in rows}


async def _end_late(
    session: AsyncSession, sending: dict[int, Announcement], now: datetime
) -> None:
    late = [row.id for row in sending.values() if row.not_after and row.not_after <= now]
    if late:
        waiting = col(Delivery.fate) == Fate.WAITING
        these = waiting & col(Delivery.announcement_id).in_(late)
        await session.exec(update(Delivery).where(these).values(fate=Fate.LATE))


async def _find(
    session: AsyncSession, ids: Sequence[int], now: datetime, limit: int
) -> list[tuple[Due, str | None]]:
    """What is due longest, locked with its subscriber, and why it is not wanted, if so."""
    deliveries = join(
        Delivery, Announcement, col(Announcement.id) == col(Delivery.announcement_id)
    ).join(Subscriber, col(Subscriber.chat_id) == col(Delivery.chat_id))
    query = (
        audience.pool(
            Delivery,
            Announcement,
            audience.why(None),
            audience.language(),
            topic=col(Announcement.topic),
            source=deliveries,
            ever=False,
        )
        .where(
            col(Delivery.fate) == Fate.WAITING,
            col(Delivery.due_at) <= now,
            col(Delivery.announcement_id).in_(ids),
        )
        .order_by(col(Delivery.due_at), col(Delivery.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=(Delivery, Subscriber))
        .execution_options(populate_existing=True)
    )
    rows = (await session.exec(query)).all()
    return [
        (Due(delivery, announcement, delivery.chat_id, language), why)
        for delivery, announcement, why, language in rows
    ]


async def _earlier(
    session: AsyncSession, chats: Sequence[int], now: datetime
) -> dict[int, list[datetime]]:
    """When each of the chats was written to in the week."""
    query: Any = select(Delivery.chat_id, audience.moment()).where(
        col(Delivery.chat_id).in_(chats), audience.took_room(now)
    )
    earlier: dict[int, list[datetime]] = defaultdict(list)
    for chat_id, at in (await session.exec(query)).all():
        earlier[chat_id].append(at)
    return earlier


async def put(
    session: AsyncSession, messages: Sequence[tuple[Due, dict[str, Any]]], now: datetime
) -> None:
    """Stores the replies of what was just taken in the outbox."""
    replies = [(due.chat_id, reply) for due, reply in messages]
    rows = await owe_each(session, replies, now, Kind.ANNOUNCEMENT)
    for (due, _), row in zip(messages, rows, strict=True):
        due.delivery.fate, due.delivery.spooled_at = Fate.SPOOLED, now
        due.delivery.outgoing_id, due.delivery.version = row.id, due.announcement.version
        due.delivery.error = ""
    await session.flush()
