"""Drafts: a form that someone is filling in, one per person and chat. It outlives the process."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel

from catalog.columns import UTCDateTime


class Draft(SQLModel, table=True):
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    chat_id: int = Field(primary_key=True, sa_type=BigInteger)
    form: str = Field(max_length=20)
    """Which form: it decides who reads the next message."""
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    updated_at: datetime = Field(sa_type=UTCDateTime)
