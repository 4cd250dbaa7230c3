"""Questions that were asked: what a "next page" button refers to, and what found nothing."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from catalog.columns import UTCDateTime


class Question(SQLModel, table=True):
    """One question. A trace: writing it owes nobody a confirmation (see `catalog.database`)."""

    __trace__ = True

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    text: str = Field(sa_type=Text)
    intent: str = Field(max_length=20)
    confident: bool
    hits: int
    at: datetime = Field(sa_type=UTCDateTime, index=True)
