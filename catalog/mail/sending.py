"""Sending what the outbox owes: messages are claimed for a time, and what became of them is told.

A claim is a lease: one that ends without a word is anybody's again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Update, bindparam, exists, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from catalog.mail.outbox import OWED, DeliveryState, Kind, OutgoingMessage, Parcel

LONGEST_LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one sending of a message that this process had claimed."""

    message_id: int
    tries: int
    """Of the claim: a later one of somebody else's is left alone, unless this one delivered."""
    state: DeliveryState
    at: datetime
    """When it was delivered, or (PENDING) when it is due again."""
    error: str = ""
    message_ids: tuple[int, ...] = ()
    """The channel's ids of what it delivered; of an UNKNOWN one, of the part that is there."""


async def claim(
    session: AsyncSession,
    now: datetime,
    limit: int,
    lease: timedelta,
    over: datetime | None = None,
) -> list[Parcel]:
    """Replies, the caller's to send until the lease ends: of each chat the first that is owed.

    So the order within a chat is kept: one that is not due yet holds up those behind it. One
    whose lease ended (by `over`, if given) comes again, for nobody knows whether it was sent.
    """
    earlier = aliased(OutgoingMessage)
    held_up = exists().where(
        col(earlier.chat_id) == col(OutgoingMessage.chat_id),
        col(earlier.kind) == Kind.REPLY,
        col(earlier.id) < col(OutgoingMessage.id),
        col(earlier.state).in_(OWED),
    )
    mine = col(OutgoingMessage.kind) == Kind.REPLY
    query = select(OutgoingMessage).where(mine, is_due(now, over or now), ~held_up)
    return await take(session, query.order_by(col(OutgoingMessage.id)).limit(limit), now + lease)


def is_due(now: datetime, ended: datetime) -> ColumnElement[bool]:
    """Owed by now, or left behind by a sender whose lease had ended by then."""
    pending = col(OutgoingMessage.state) == DeliveryState.PENDING
    return or_(pending & (col(OutgoingMessage.due_at) <= now), is_left(now, ended))


def is_left(now: datetime, ended: datetime) -> ColumnElement[bool]:
    """Claimed by a sender whose lease had ended by then.

    No lease ends later than `LONGEST_LEASE` from now, unless the clock was set back meanwhile.
    """
    lease_until = col(OutgoingMessage.lease_until)
    over = or_(lease_until <= ended, lease_until > now + LONGEST_LEASE)
    return (col(OutgoingMessage.state) == DeliveryState.SENDING) & over


async def take(
    session: AsyncSession, query: SelectOfScalar[OutgoingMessage], lease_until: datetime
) -> list[Parcel]:
    """Claims what the query finds, but for what another process is claiming."""
    rows = (await session.exec(query.with_for_update(skip_locked=True, of=OutgoingMessage))).all()
    for row in rows:
        row.state = DeliveryState.SENDING
        row.lease_until = lease_until
        row.tries += 1
    return [Parcel.of(row) for row in rows]


async def renew(session: AsyncSession, messages: Sequence[Parcel], until: datetime) -> None:
    """They are their senders' for longer, if they still are. One that is being settled is left
    alone: to wait for it could be to wait for each other.
    """
    claims = [(message.id, message.tries) for message in messages]
    mine = tuple_(col(OutgoingMessage.id), col(OutgoingMessage.tries)).in_(claims)
    query = select(OutgoingMessage).where(mine, OutgoingMessage.state == DeliveryState.SENDING)
    for row in (await session.exec(query.with_for_update(skip_locked=True))).all():
        row.lease_until = until


async def settle(session: AsyncSession, settled: Sequence[Settled]) -> None:
    """Writes down what became of them. What was delivered, or has no reader, is emptied."""
    connection = await session.connection()
    for state, statement in _SETTLE.items():
        rows = [_row(one) for one in settled if one.state == state]
        if rows:
            await connection.execute(statement, rows)


def _ending(which: ColumnElement[bool], **values: Any) -> Update:
    ending = update(_outgoing).where(which)
    return ending.values(
        state=bindparam("new_state"), error=bindparam("words"), lease_until=None, **values
    )


_outgoing = OutgoingMessage.__table__  # type: ignore[attr-defined]
_owed = or_(*(_outgoing.c.state == state for state in OWED))  # IN takes no batch
_ours = _outgoing.c.id == bindparam("message_id")
_still_ours = _ours & _owed & (_outgoing.c.tries == bindparam("claim"))
_not_ended = _ours & or_(_owed, _outgoing.c.state == DeliveryState.UNKNOWN)
_SETTLE = {
    DeliveryState.SENT: _ending(
        _not_ended, reply={}, sent_at=bindparam("at"), message_ids=bindparam("ids")
    ),
    DeliveryState.BLOCKED: _ending(_still_ours, reply={}),
    DeliveryState.FAILED: _ending(_still_ours),
    DeliveryState.UNKNOWN: _ending(_still_ours, message_ids=bindparam("ids")),
    DeliveryState.PENDING: _ending(_still_ours, due_at=bindparam("at")),
}


def _row(one: Settled) -> dict[str, Any]:
    return {
        "message_id": one.message_id,
        "claim": one.tries,
        "new_state": one.state,
        "at": one.at,
        "words": one.error[:500],
        "ids": list(one.message_ids) or None,
    }


async def release(session: AsyncSession, now: datetime) -> None:
    """Ends every lease: right only where no other process can be at work."""
    await session.exec(
        update(OutgoingMessage)
        .where(col(OutgoingMessage.state) == DeliveryState.SENDING)
        .values(lease_until=now)
    )


async def give_up(session: AsyncSession, chat_id: int, error: str) -> None:
    """Nobody reads this chat: all that is owed to it ends as BLOCKED."""
    await session.exec(
        update(OutgoingMessage)
        .where(col(OutgoingMessage.chat_id) == chat_id, col(OutgoingMessage.state).in_(OWED))
        .values(state=DeliveryState.BLOCKED, reply={}, error=error[:500], lease_until=None)
    )


async def move(session: AsyncSession, chat_id: int, new_chat_id: int) -> None:
    """The chat has a new id, also for what is owed to it."""
    await session.exec(
        update(OutgoingMessage)
        .where(col(OutgoingMessage.chat_id) == chat_id, col(OutgoingMessage.state).in_(OWED))
        .values(chat_id=new_chat_id)
    )
