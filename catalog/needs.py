"""Needs: what buyers look for and leave for the organisers."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from catalog.columns import UTCDateTime


class Need(SQLModel, table=True):
    """What someone is looking for, in their own words."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    text: str = Field(sa_type=Text)
    product_id: int | None = Field(default=None, foreign_key="product.id")
    at: datetime = Field(sa_type=UTCDateTime)
