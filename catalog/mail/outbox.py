"""The outbox: every message that is owed, stored by the commit that promised it.

Replies are sent at once and at least once. Notices and announcements are bulk: nobody waits for
them, so they go at a pace (`catalog.mail.bulk`), and a reply never stands behind one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    bindparam,
)
from sqlmodel import Field, SQLModel, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, UTCDateTime
from catalog.inserts import insert_all


class DeliveryState(StrEnum):
    PENDING = "pending"
    """Owed; nobody is sending it."""
    SENDING = "sending"
    """Claimed by a sender until its lease ends."""
    SENT = "sent"
    """The channel said that it was delivered."""
    BLOCKED = "blocked"
    """The person does not want messages, or is gone."""
    FAILED = "failed"
    """The channel refuses this message for good."""
    UNKNOWN = "unknown"
    """The process died, or the line, between the call and its answer."""


class Kind(StrEnum):
    REPLY = "reply"
    """What somebody waits for. Sent again where nobody knows whether it arrived."""
    NOTICE = "notice"
    """Bulk that somebody has to hear of, as of a seat: sent again like a reply."""
    ANNOUNCEMENT = "announcement"
    """Bulk that nobody may get twice: never sent again where it may have arrived."""


BULK = (Kind.NOTICE, Kind.ANNOUNCEMENT)


class OutgoingMessage(SQLModel, table=True):
    """One message to one chat, as plain data. Those of a chat and kind go in the order of `id`."""

    __tablename__ = "outgoing_message"
    __table_args__ = (Index("ix_outgoing_message_due", "state", "kind", "due_at"),)

    id: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    )
    chat_id: int = Field(sa_type=BigInteger, index=True)
    update_id: int | None = Field(default=None, sa_type=BigInteger)
    """The update that it answers, if any."""
    kind: Kind = Field(default=Kind.REPLY, sa_type=EnumText(Kind))
    reply: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: DeliveryState = Field(default=DeliveryState.PENDING, sa_type=EnumText(DeliveryState))
    due_at: datetime = Field(sa_type=UTCDateTime)
    lease_until: datetime | None = Field(default=None, sa_type=UTCDateTime)
    tries: int = 0
    error: str = Field(default="", max_length=500)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    message_ids: list[int] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """The channel's ids of what was sent, for it to be changed or deleted later."""
    notice_id: int | None = None
    """The notice that it tells, if any: it is taken back where that is true no more."""


OWED = (DeliveryState.PENDING, DeliveryState.SENDING)
KEPT = timedelta(days=7)


async def owed_chats(session: AsyncSession, chat_ids: Sequence[int]) -> set[int]:
    """Those of the chats that a reply is on its way to, which no other reply may overtake."""
    return set((await session.exec(_OWED_CHATS, params={"chat_ids": chat_ids})).all())


@dataclass(slots=True)
class Parcel:
    """A stored message in the hands of whoever sends it."""

    id: int
    chat_id: int
    kind: Kind
    reply: dict[str, Any]
    tries: int
    lease_until: datetime | None

    @classmethod
    def of(cls, row: OutgoingMessage) -> "Parcel":
        number = row.id or 0
        return cls(number, row.chat_id, row.kind, row.reply, row.tries, row.lease_until)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be owed."""

    chat_id: int
    reply: dict[str, Any]
    kind: Kind = Kind.REPLY
    update_id: int | None = None
    lease: timedelta | None = None
    """With one it is the caller's to send after the commit."""
    notice_id: int | None = None


async def owe(
    session: AsyncSession,
    chat_id: int,
    replies: Sequence[dict[str, Any]],
    due_at: datetime,
    *,
    kind: Kind = Kind.REPLY,
    update_id: int | None = None,
    lease: timedelta | None = None,
    notice_id: int | None = None,
) -> list[Parcel]:
    """Stores messages to one chat. With a lease they are the caller's to send after the commit."""
    letters = [Letter(chat_id, reply, kind, update_id, lease, notice_id) for reply in replies]
    return await owe_all(session, letters, due_at)


async def owe_all(
    session: AsyncSession, letters: Sequence[Letter], due_at: datetime
) -> list[Parcel]:
    """Stores messages to many chats in one statement; their ids rise in this order."""
    rows = [_row_of(letter, due_at) for letter in letters]
    ids = await insert_all(session, OutgoingMessage, rows)
    return [
        Parcel(number, one.chat_id, one.kind, one.reply, row["tries"], row["lease_until"])
        for number, one, row in zip(ids, letters, rows, strict=True)
    ]


def _row_of(letter: Letter, due_at: datetime) -> dict[str, Any]:
    return {
        "chat_id": letter.chat_id,
        "update_id": letter.update_id,
        "kind": letter.kind,
        "reply": letter.reply,
        "due_at": due_at,
        "state": DeliveryState.SENDING if letter.lease else DeliveryState.PENDING,
        "lease_until": due_at + letter.lease if letter.lease else None,
        "tries": 1 if letter.lease else 0,
        "error": "",
        "notice_id": letter.notice_id,
    }


_OWED_CHATS = (
    select(OutgoingMessage.chat_id)
    .distinct()
    .where(
        col(OutgoingMessage.chat_id).in_(bindparam("chat_ids", expanding=True)),
        OutgoingMessage.kind == Kind.REPLY,
        col(OutgoingMessage.state).in_(OWED),
    )
)


async def owe_each(
    session: AsyncSession,
    messages: Sequence[tuple[int, dict[str, Any]]],
    now: datetime,
    kind: Kind,
) -> list[Parcel]:
    """Stores bulk, due now, for each chat its reply."""
    return await owe_all(session, [Letter(chat, reply, kind) for chat, reply in messages], now)


async def prune(session: AsyncSession, now: datetime) -> None:
    """Forgets messages that ended long ago."""
    await session.exec(
        delete(OutgoingMessage).where(
            col(OutgoingMessage.state).not_in(OWED), col(OutgoingMessage.due_at) < now - KEPT
        )
    )
