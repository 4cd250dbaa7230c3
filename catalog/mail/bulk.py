"""Bulk: messages that nobody waits for, sent at a pace by one process at a time.

Which process that is stands in a row with a lease, so that the pace, and an order to wait, are
obeyed by all of them; where it dies another one takes over when the lease ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, exists, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Field, col, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import Stored, UTCDateTime
from catalog.inserts import insert_for
from catalog.mail.outbox import BULK, DeliveryState, Kind, OutgoingMessage, Parcel
from catalog.mail.sending import is_due, is_left, take


class BulkSender(Stored, table=True):
    """One row (id 1): who sends bulk until when, and when the next message may go."""

    __tablename__ = "bulk_sender"

    holder: str = Field(max_length=32)
    held_until: datetime = Field(sa_type=UTCDateTime)
    next_at: datetime = Field(sa_type=UTCDateTime)


@dataclass(frozen=True, slots=True)
class Pace:
    """Telegram takes some 30 messages a second, one a second in a chat, 20 a minute in a group."""

    per_second: float = 25.0
    between: timedelta = timedelta(seconds=1)
    """Between two messages to one person."""
    between_in_group: timedelta = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Turn:
    """A claimed message, and the time at which it is to be sent."""

    message: Parcel
    at: datetime


HELD = timedelta(seconds=15)
"""How long the sender of bulk stays it without a word."""
AHEAD = timedelta(seconds=0.2)
"""How far ahead messages are claimed: a sender that dies leaves unknown no more than this, and
what it was late with."""
LOOKED_AT = 50
"""How many more than there is room for are looked at: some of them may be held up."""
LATE = timedelta(seconds=0.5)
"""Lateness up to this is caught up, so that a busy moment does not lower the pace; after more it
begins anew. That no second gets more than the channel takes is the sender's to see to."""


async def take_turns(
    session: AsyncSession, holder: str, now: datetime, pace: Pace, lease: timedelta
) -> list[Turn]:
    """The next messages, each with its time; none where another process sends, or none is due."""
    sender = await _hold(session, holder, now)
    if sender is None:
        return []
    await _end_lost(session, now)
    step = timedelta(seconds=1 / pace.per_second)
    start = sender.next_at if sender.next_at >= now - LATE else now
    room = int((now + AHEAD - start) / step) + 1
    messages = await _claim(session, now, room, lease) if room > 0 else []
    turns = [Turn(message, max(start + n * step, now)) for n, message in enumerate(messages)]
    if turns:
        sender.next_at = start + len(turns) * step
        await _space(session, turns, pace)
    return turns


async def hold_back(session: AsyncSession, until: datetime) -> None:
    """No bulk goes before then: the channel asked for it."""
    later = case((col(BulkSender.next_at) > until, col(BulkSender.next_at)), else_=until)
    await session.exec(update(BulkSender).values(next_at=later))


async def let_go(session: AsyncSession, holder: str, now: datetime) -> None:
    """Leaves the sending to another process at once."""
    mine = col(BulkSender.holder) == holder
    await session.exec(update(BulkSender).where(mine).values(held_until=now))


async def release(session: AsyncSession, now: datetime) -> None:
    """Whoever sent bulk is gone: right only where no other process can be at work."""
    await session.exec(update(BulkSender).values(held_until=now))


async def _hold(session: AsyncSession, holder: str, now: datetime) -> BulkSender | None:
    """The row, if it is this process's; None where another one has it.

    One held for longer than anybody holds it was taken before the clock was set back.
    """
    new = {"id": 1, "holder": holder, "held_until": now, "next_at": now}
    insert = insert_for(session, BulkSender).values(new)
    await session.exec(insert.on_conflict_do_nothing(index_elements=["id"]))
    until = col(BulkSender.held_until)
    free = or_(col(BulkSender.holder) == holder, until <= now, until > now + 2 * HELD)
    query = select(BulkSender).where(free).with_for_update(skip_locked=True)
    row = (await session.exec(query)).first()
    if row:
        row.holder, row.held_until = holder, now + HELD
    return row


async def _claim(
    session: AsyncSession, now: datetime, room: int, lease: timedelta
) -> list[Parcel]:
    """What is due longest, notices first; of each chat one.

    Whether another goes first is asked of few: until a database has learnt how much is owed, it
    may answer that by reading all of it each time.
    """
    other = aliased(OutgoingMessage)
    mine = tuple_(col(OutgoingMessage.due_at), col(OutgoingMessage.id))
    sooner = tuple_(col(other.due_at), col(other.id)) < mine
    held_up = exists().where(
        col(other.chat_id) == col(OutgoingMessage.chat_id),
        col(other.kind).in_(BULK),
        col(other.id) != col(OutgoingMessage.id),
        or_(
            col(other.state) == DeliveryState.SENDING,
            (col(other.state) == DeliveryState.PENDING) & sooner,
        ),
    )
    claimed: list[Parcel] = []
    order = (col(OutgoingMessage.due_at), col(OutgoingMessage.id))
    for kind in BULK:
        due = (OutgoingMessage.kind == kind, is_due(now, now))
        first = select(OutgoingMessage.id).where(*due).order_by(*order).limit(room + LOOKED_AT)
        ids = (await session.exec(first)).all()
        query = select(OutgoingMessage).where(*due, col(OutgoingMessage.id).in_(ids), ~held_up)
        query = query.order_by(*order).limit(max(room - len(claimed), 0))
        claimed += await take(session, query, now + lease) if ids else []
        await session.flush()
    return claimed


async def _end_lost(session: AsyncSession, now: datetime) -> None:
    """Announcements whose sender died: nobody knows, so nobody sends them again."""
    await session.exec(
        update(OutgoingMessage)
        .where(is_left(now, now), col(OutgoingMessage.kind) == Kind.ANNOUNCEMENT)
        .values(state=DeliveryState.UNKNOWN, lease_until=None, error="its sender died")
    )


async def _space(session: AsyncSession, turns: Sequence[Turn], pace: Pace) -> None:
    """What else is owed in bulk to the same chats waits as long as a chat has to itself."""
    for between, among in (
        (pace.between, [turn for turn in turns if turn.message.chat_id > 0]),
        (pace.between_in_group, [turn for turn in turns if turn.message.chat_id < 0]),
    ):
        if among:
            due_at = among[-1].at + between
            await session.exec(
                update(OutgoingMessage)
                .where(
                    col(OutgoingMessage.chat_id).in_([turn.message.chat_id for turn in among]),
                    col(OutgoingMessage.kind).in_(BULK),
                    col(OutgoingMessage.state) == DeliveryState.PENDING,
                    col(OutgoingMessage.due_at) < due_at,
                )
                .values(due_at=due_at)
                .execution_options(synchronize_session=False)
            )
