"""Needs: what buyers look for and leave for the organisers."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import Stored, UTCDateTime
from catalog.consents import Consent
from catalog.people import Person


class Need(Stored, table=True):
    """What someone is looking for, in their own words."""

    person_id: int = Field(foreign_key="person.id", index=True)
    text: str = Field(sa_type=Text)
    product_id: int | None = Field(default=None, foreign_key="product.id")
    name: str = Field(default="", max_length=100)
    phone: str = Field(default="", max_length=20)
    """E.164; kept, like `name`, with the consent only."""
    consent_id: int | None = Field(default=None, foreign_key="consent.id")
    at: datetime = Field(sa_type=UTCDateTime)


async def leave_need(
    session: AsyncSession, person: Person, text: str, now: datetime, product_id: int | None = None
) -> Need:
    """Stores the need; `text` is what the person typed, at most a message long."""
    need = Need(person_id=person.stored_id, text=text, product_id=product_id, at=now)
    session.add(need)
    await session.flush()
    return need


async def own_need(session: AsyncSession, person: Person, need_id: int) -> Need | None:
    """The need of this id, if it is this person's."""
    need = await session.get(Need, need_id)
    return need if need and need.person_id == person.id else None


def add_phone(need: Need, person: Person, consent: Consent) -> None:
    """Lets the organisers call back about this need."""
    need.name, need.phone, need.consent_id = person.name, person.phone, consent.stored_id
