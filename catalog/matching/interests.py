"""Interests: "tell me when there is an event for …", kept and used when one is announced."""

from datetime import datetime

from rapidfuzz import fuzz
from sqlalchemy import Column
from sqlmodel import Field, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.consents import Consent, withdraw
from catalog.formatted import plain
from catalog.matching import events, notices
from catalog.matching.events import Event, EventKind, Side
from catalog.matching.notices import NoticeKind
from catalog.names import bare
from catalog.people import Person
from catalog.products import ProductGroup

ALIKE = 85
"""How alike (of 100) the words of an interest are to a part of the event's text."""


class Interest(Stored, table=True):
    """What someone wants to hear of. What is not given fits everything."""

    person_id: int = Field(foreign_key="person.id", index=True)
    consent_id: int = Field(foreign_key="consent.id")
    text: str = Field(default="", max_length=200)
    """In their own words: a product, a topic."""
    kind: EventKind | None = Field(default=None, sa_type=EnumText(EventKind))
    group: ProductGroup | None = Field(
        default=None, sa_column=Column("product_group", EnumText(ProductGroup))
    )
    place: str = Field(default="", max_length=80)
    side: Side | None = Field(default=None, sa_type=EnumText(Side))
    at: datetime = Field(sa_type=UTCDateTime)


async def keep(
    session: AsyncSession,
    person: Person,
    consent: Consent,
    now: datetime,
    *,
    text: str = "",
    kind: EventKind | None = None,
    group: ProductGroup | None = None,
    place: str = "",
    side: Side | None = None,
) -> Interest:
    """Keeps the interest, under the consent to EVENT_INTEREST; the same one again is one."""
    new = Interest(
        person_id=person.stored_id,
        consent_id=consent.stored_id,
        text=" ".join(text.split()),
        kind=kind,
        group=group,
        place=" ".join(place.split()),
        side=side,
        at=now,
    )
    for old in await interests_of(session, person):
        if _what(old) == _what(new):
            return old
    session.add(new)
    await session.flush()
    return new


def _what(one: Interest) -> tuple[object, ...]:
    return (bare(one.text), one.kind, one.group, bare(one.place), one.side)


async def interests_of(session: AsyncSession, person: Person) -> list[Interest]:
    query = select(Interest).where(Interest.person_id == person.id)
    return list(await session.exec(query.order_by(col(Interest.id))))


async def forget(session: AsyncSession, person: Person, interest_id: int, now: datetime) -> bool:
    """Tells of it no more; False where it was not theirs. A consent goes with its last one."""
    theirs = (col(Interest.id) == interest_id) & (col(Interest.person_id) == person.id)
    consent = (await session.exec(select(Interest.consent_id).where(theirs))).first()
    gone = (await session.exec(delete(Interest).where(theirs))).rowcount == 1
    others = select(Interest.id).where(Interest.consent_id == consent)
    if gone and consent and (await session.exec(others)).first() is None:
        await withdraw(session, consent, now)
    return gone


async def tell(session: AsyncSession, event: Event, now: datetime) -> None:
    """Owes each person whom the event fits one notice. It is announced in this transaction."""
    query = select(Interest, Consent.language).join(Consent).order_by(col(Interest.id))
    told = [
        (interest.person_id, {"interest_id": interest.id, "language": language})
        for interest, language in await session.exec(query)
        if fits(interest, event)
    ]
    await notices.owe_people(session, NoticeKind.EVENT_PUBLISHED, event, told, now)


def fits(interest: Interest, event: Event) -> bool:
    """Whether someone with this interest wants to hear of this event.

    An event for all groups is for every group and every product; one for some groups is for
    those who named one of them, or words that its text holds.
    """
    if interest.kind not in {None, event.kind}:
        return False
    if interest.side and not event.takes(interest.side):
        return False
    if interest.place and not events.is_at(event, interest.place):
        return False
    if not event.groups or not (interest.group or interest.text):
        return True
    return interest.group in event.groups or _speaks_of(event, interest.text)


def _speaks_of(event: Event, text: str) -> bool:
    words = bare(f"{event.title} {plain(event.text)}")
    return bool(text) and fuzz.partial_ratio(bare(text), words) >= ALIKE
