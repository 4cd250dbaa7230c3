"""Contacts: what a buyer was shown of a producer, and requests to be called back."""

from datetime import datetime

from sqlalchemy import JSON, Column, Text
from sqlmodel import Field, SQLModel

from catalog.columns import UTCDateTime


class Handover(SQLModel, table=True):
    """That a person was shown a producer's contact, and what of it ("phone", "email"…)."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    producer_id: int | None = Field(default=None, foreign_key="producer.id", index=True)
    product_id: int | None = Field(default=None, foreign_key="product.id", index=True)
    saw: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UTCDateTime, index=True)


class ContactRequest(SQLModel, table=True):
    """A buyer's wish to be called by a producer; name and phone with their consent."""

    __tablename__ = "contact_request"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    producer_id: int | None = Field(default=None, foreign_key="producer.id", index=True)
    consent_id: int = Field(foreign_key="consent.id")
    name: str = Field(max_length=100)
    phone: str = Field(max_length=20)
    message: str = Field(default="", sa_type=Text)
    at: datetime = Field(sa_type=UTCDateTime)
