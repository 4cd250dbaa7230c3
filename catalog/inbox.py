"""The inbox: every update that came in, safe before it is acknowledged, worked on once."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel

from catalog.columns import EnumText, UTCDateTime


class UpdateState(StrEnum):
    WAITING = "waiting"
    """Stored, not worked on yet."""
    DONE = "done"
    """Its effects were committed together with this word."""
    SET_ASIDE = "set_aside"
    """It failed too often; `error` says how."""


class ReceivedUpdate(SQLModel, table=True):
    """An update by the channel's own id. `body` is emptied once it is done."""

    __tablename__ = "received_update"
    __trace__ = True

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    state: UpdateState = Field(
        default=UpdateState.WAITING,
        sa_column=Column(EnumText(UpdateState), index=True, nullable=False),
    )
    body: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    tries: int = 0
    error: str = Field(default="", max_length=2000)
    received_at: datetime = Field(sa_type=UTCDateTime)
    due_at: datetime = Field(sa_type=UTCDateTime)
    """While it waits: from then on any process may work on it. Its receiver does so at once."""
