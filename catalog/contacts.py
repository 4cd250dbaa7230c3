"""Contacts: what a buyer was shown of a producer, and requests to be called back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import Stored, UTCDateTime
from catalog.consents import Consent
from catalog.people import Person
from catalog.producers import ContactPolicy, Producer
from catalog.products import Product


class Handover(Stored, table=True):
    """That a person was shown a producer's contact, and what of it ("phones", "email"…)."""

    person_id: int = Field(foreign_key="person.id", index=True)
    producer_id: int = Field(foreign_key="producer.id", index=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    saw: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UTCDateTime, index=True)


class ContactRequest(Stored, table=True):
    """A buyer's wish to be called by a producer; name and phone with their consent."""

    __tablename__ = "contact_request"
    __table_args__ = (UniqueConstraint("person_id", "product_id", "day"),)

    person_id: int = Field(foreign_key="person.id", index=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    producer_id: int | None = Field(default=None, foreign_key="producer.id", index=True)
    consent_id: int = Field(foreign_key="consent.id")
    name: str = Field(max_length=100)
    phone: str = Field(max_length=20)
    """E.164."""
    day: date
    """The day of asking, in UTC: who asks twice on it is not passed on twice."""
    at: datetime = Field(sa_type=UTCDateTime)


@dataclass(frozen=True, slots=True)
class SlowDown:
    """This person opened many contacts in a short time; the next one may be opened at `until`."""

    until: datetime


def may_see(producer: Producer | None) -> bool:
    """Whether anyone who asks is shown this producer's contact."""
    return (
        producer is not None
        and producer.has_contact
        and producer.contact_policy is ContactPolicy.PUBLIC
    )


async def hand_over(
    session: AsyncSession,
    person: Person,
    product: Product,
    producer: Producer,
    now: datetime,
    *,
    per_hour: int,
) -> Handover | SlowDown:
    """Records that the person now sees the contact; only for a producer whom one `may_see`.

    A producer whom they saw within the hour counts once, however often they look.
    """
    seen = await _seen_since(session, person, now - timedelta(hours=1))
    if producer.id not in seen and len(seen) >= per_hour:
        return SlowDown(min(seen.values()) + timedelta(hours=1))
    fields = ("phones", "email", "zalo", "website", "latitude")
    row = Handover(
        person_id=person.stored_id,
        producer_id=producer.stored_id,
        product_id=product.stored_id,
        saw=[name for name in fields if getattr(producer, name)],
        at=now,
    )
    session.add(row)
    await session.flush()
    return row


async def _seen_since(
    session: AsyncSession, person: Person, since: datetime
) -> dict[int, datetime]:
    """The producers whose contact the person saw since then, each with the last time."""
    query = (
        select(Handover.producer_id, Handover.at)
        .where(Handover.person_id == person.id, Handover.at > since)
        .order_by(col(Handover.at))
    )
    return dict((await session.exec(query)).all())


async def request_contact(
    session: AsyncSession, person: Person, product: Product, consent: Consent, now: datetime
) -> ContactRequest:
    """Stores the request with the person's name and phone; today's, where there is one already."""
    day = now.date()
    row = ContactRequest(
        person_id=person.stored_id,
        product_id=product.stored_id,
        producer_id=product.producer_id,
        consent_id=consent.stored_id,
        name=person.name,
        phone=person.phone,
        day=day,
        at=now,
    )
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        query = select(ContactRequest).where(
            ContactRequest.person_id == person.id,
            ContactRequest.product_id == product.id,
            ContactRequest.day == day,
        )
        return (await session.exec(query)).one()
    return row
