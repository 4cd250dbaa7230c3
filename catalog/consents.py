"""Consent: informed, explicit, for one purpose, and free to be taken back (Law 91/2025/QH15)."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.people import Language, Person


class Purpose(StrEnum):
    """What someone agreed that their data be used for."""

    CONTACT_REQUEST = "contact_request"
    """Name and phone are handed to one producer and to the organisers, to answer a request."""
    NEED = "need"
    """Name and phone are handed to the organisers, to answer a need."""
    EVENT_REGISTRATION = "event_registration"
    """Name, organisation, phone and answers go to an event's organisers and desk."""
    EVENT_INTEREST = "event_interest"
    """The bot writes by itself when an event is announced that fits what they named."""
    ANNOUNCEMENTS = "announcements"
    """The bot writes by itself about the topics they chose, as often as the text says."""
    ALERTS = "alerts"
    """The bot writes by itself about what they asked to hear of: saved searches and digests."""


class Consent(Stored, table=True):
    """That someone pressed "agree" under a text. `text_version` names the words they saw."""

    person_id: int = Field(foreign_key="person.id", index=True)
    purpose: Purpose = Field(sa_type=EnumText(Purpose))
    text_version: str = Field(max_length=20)
    language: Language = Field(sa_type=EnumText(Language))
    given_at: datetime = Field(sa_type=UTCDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


async def give(
    session: AsyncSession,
    person: Person,
    purpose: Purpose,
    *,
    text_version: str,
    language: Language,
    now: datetime,
) -> Consent:
    """Stores that this person agreed, under the words of `text_version` in `language`."""
    consent = Consent(
        person_id=person.stored_id,
        purpose=purpose,
        text_version=text_version,
        language=language,
        given_at=now,
    )
    session.add(consent)
    await session.flush()
    return consent


async def standing(
    session: AsyncSession, person: Person, purpose: Purpose, text_version: str
) -> Consent | None:
    """The newest consent under these words that was not taken back."""
    query = select(Consent).where(
        Consent.person_id == person.id,
        Consent.purpose == purpose,
        Consent.text_version == text_version,
        col(Consent.withdrawn_at).is_(None),
    )
    return (await session.exec(query.order_by(col(Consent.id).desc()).limit(1))).first()


async def withdraw(session: AsyncSession, consent_id: int, now: datetime) -> None:
    """Takes it back; the first time counts. What was handed on under it is out of our hands."""
    open_one = (col(Consent.id) == consent_id) & col(Consent.withdrawn_at).is_(None)
    await session.exec(update(Consent).where(open_one).values(withdrawn_at=now))
