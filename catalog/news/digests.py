"""Digests that people asked for: once a week, what is new, or what buyers sought in vain."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, UniqueConstraint, Update
from sqlmodel import Field, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.columns import EnumText, Stored, UTCDateTime
from catalog.consents import Consent, Purpose
from catalog.news import alerts
from catalog.news.alerts import SavedSearch, newest_product
from catalog.news.rules import WEEK, Rules
from catalog.news.subscribers import Choice, ChoiceKind, Subscriber
from catalog.people import Person
from catalog.products import Product, ProductGroup

MOST_NAMED = 20


class DigestKind(StrEnum):
    NEW_PRODUCTS = "new_products"
    """New products of one's groups."""
    WANTED = "wanted"
    """For producers: what buyers looked for in one's groups and did not find."""


class Digest(Stored, table=True):
    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    person_id: int = Field(foreign_key="person.id")
    kind: DigestKind = Field(sa_type=EnumText(DigestKind))
    consent_id: int = Field(foreign_key="consent.id")
    last_product_id: int
    due_at: datetime = Field(sa_type=UTCDateTime, index=True)


@dataclass(frozen=True, slots=True)
class DueDigest:
    """A digest whose week is over. Its groups are those that the person subscribed to; none, all.

    Nothing may be new: then the person is not written to.
    """

    digest: Digest
    person: Person
    groups: frozenset[ProductGroup]
    since: datetime
    new_products: tuple[Product, ...] = ()
    """At most `MOST_NAMED`, the newest first."""


async def ask_for(
    session: AsyncSession, person: Person, consent: Consent, kind: DigestKind, now: datetime
) -> Digest:
    """From now on, once a week, under a consent to ALERTS."""
    query = select(Digest).where(Digest.person_id == person.id, Digest.kind == kind)
    if digest := (await session.exec(query)).first():
        return digest
    digest = Digest(
        person_id=person.stored_id,
        kind=kind,
        consent_id=consent.stored_id,
        last_product_id=await newest_product(session),
        due_at=now + WEEK,
    )
    session.add(digest)
    await session.flush()
    return digest


async def digests_of(session: AsyncSession, person: Person) -> list[Digest]:
    query = select(Digest).where(Digest.person_id == person.id)
    return list(await session.exec(query.order_by(col(Digest.id))))


async def end(session: AsyncSession, person: Person, kind: DigestKind, now: datetime) -> bool:
    """The consent ends with the last of what they asked to hear of."""
    mine = (col(Digest.person_id) == person.id) & (col(Digest.kind) == kind)
    ended = (await session.exec(delete(Digest).where(mine))).rowcount == 1
    await _end_consent(session, person, now)
    return ended


async def forget_search(
    session: AsyncSession, person: Person, search_id: int, now: datetime
) -> bool:
    """False where it was not theirs. The consent ends with the last, as with `end`."""
    forgotten = await alerts.forget(session, person, search_id)
    await _end_consent(session, person, now)
    return forgotten


async def _end_consent(session: AsyncSession, person: Person, now: datetime) -> None:
    if await digests_of(session, person) or await alerts.searches_of(session, person):
        return
    theirs = col(Consent.person_id) == person.id
    await session.exec(_withdrawing(theirs, now))


async def is_due(session: AsyncSession, kind: DigestKind, now: datetime) -> bool:
    """Whether somebody's week is over."""
    query = select(Digest.id).where(Digest.kind == kind, Digest.due_at <= now)
    return (await session.exec(query.limit(1))).first() is not None


async def take_due(
    session: AsyncSession, now: datetime, rules: Rules, limit: int = 50
) -> list[DueDigest]:
    """Those whose week is over, begun anew by this unit of work; none in quiet hours."""
    if rules.is_quiet(now):
        return []
    query = (
        select(Digest, Person)
        .join(Person, col(Person.id) == col(Digest.person_id))
        .where(Digest.due_at <= now, col(Person.left_at).is_(None))
        .order_by(col(Digest.due_at), col(Digest.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Digest)
        .execution_options(populate_existing=True)
    )
    newest = await newest_product(session)
    due = []
    for digest, person in (await session.exec(query)).all():
        groups = await _groups_of(session, person)
        products: Sequence[Product] = ()
        if digest.kind is DigestKind.NEW_PRODUCTS:
            products = await _new(session, digest.last_product_id, newest, groups)
        since = digest.due_at - WEEK
        due.append(DueDigest(digest, person, groups, since, tuple(products)))
        digest.last_product_id = newest
        digest.due_at = _next(digest.due_at, now)
    await session.flush()
    return due


def _next(due_at: datetime, now: datetime) -> datetime:
    """The same hour of the week again, the first that is at least half a week off."""
    while due_at < now + WEEK / 2:
        due_at += timedelta(days=7)
    return due_at


async def _groups_of(session: AsyncSession, person: Person) -> frozenset[ProductGroup]:
    query = (
        select(Choice.value)
        .join(Subscriber, col(Subscriber.id) == col(Choice.subscriber_id))
        .where(Subscriber.chat_id == person.channel_id, Choice.kind == ChoiceKind.GROUP)
    )
    return frozenset(map(ProductGroup, await session.exec(query)))


async def _new(
    session: AsyncSession, after: int, upto: int, groups: Collection[ProductGroup]
) -> Sequence[Product]:
    query = select(Product).where(col(Product.id) > after, col(Product.id) <= upto)
    if groups:
        query = query.where(col(Product.group).in_(groups))
    return (await session.exec(query.order_by(col(Product.id).desc()).limit(MOST_NAMED))).all()


async def end_all(session: AsyncSession, chat_id: int, now: datetime) -> bool:
    """Ends the saved searches and digests of a private chat, and takes the consents back."""
    me = select(Person.id).where(Person.channel == "telegram", Person.channel_id == chat_id)
    searches = await session.exec(delete(SavedSearch).where(col(SavedSearch.person_id).in_(me)))
    weekly = await session.exec(delete(Digest).where(col(Digest.person_id).in_(me)))
    await session.exec(_withdrawing(col(Consent.person_id).in_(me), now))
    return searches.rowcount + weekly.rowcount > 0


def _withdrawing(theirs: ColumnElement[bool], now: datetime) -> Update:
    standing = (col(Consent.purpose) == Purpose.ALERTS) & col(Consent.withdrawn_at).is_(None)
    return update(Consent).where(theirs, standing).values(withdrawn_at=now)
