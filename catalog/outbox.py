"""The outbox: every message that is owed, stored by the commit that promised it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Integer
from sqlmodel import Field, SQLModel

from catalog.columns import EnumText, UTCDateTime


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


class OutgoingMessage(SQLModel, table=True):
    """One reply to one chat, as plain data. Messages of a chat are sent in the order of `id`."""

    __tablename__ = "outgoing_message"
    __trace__ = True

    id: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    )
    chat_id: int = Field(sa_type=BigInteger, index=True)
    update_id: int | None = Field(default=None, sa_type=BigInteger)
    """The update that it answers, if any."""
    reply: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: DeliveryState = Field(
        default=DeliveryState.PENDING,
        sa_column=Column(EnumText(DeliveryState), index=True, nullable=False),
    )
    due_at: datetime = Field(sa_type=UTCDateTime)
    lease_until: datetime | None = Field(default=None, sa_type=UTCDateTime)
    tries: int = 0
    error: str = Field(default="", max_length=500)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
