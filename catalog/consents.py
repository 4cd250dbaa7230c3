"""Consent: informed, explicit, for one purpose, and free to be taken back (Law 91/2025/QH15)."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from catalog.columns import EnumText, UTCDateTime


class Purpose(StrEnum):
    """What someone agreed that their data be used for."""

    CONTACT_REQUEST = "contact_request"
    """Name and phone are handed to one producer and to the organisers, to answer a request."""


class Consent(SQLModel, table=True):
    """That someone pressed "agree" under a text. `text_version` names the words they saw."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    purpose: Purpose = Field(sa_type=EnumText(Purpose))
    text_version: str = Field(max_length=20)
    language: str = Field(max_length=2)
    given_at: datetime = Field(sa_type=UTCDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
