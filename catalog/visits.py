"""Visits: what every turn begins with, read for many people at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import and_, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import catalogue, people
from catalog.drafts import Draft
from catalog.people import Person
from catalog.saved import SavedProduct


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who came, by the channel's own ids."""

    channel_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Visit:
    """As it was when the turn began."""

    person: Person
    draft: Draft | None = None
    """Of this chat, also one that was left alone (see `drafts.is_open`)."""
    kept: frozenset[int] = frozenset()
    """The ids of the products that the person keeps."""
    catalogue: int = 0
    """The catalogue's version."""


async def receive(
    session: AsyncSession, visitors: Sequence[Visitor], now: datetime
) -> list[Visit]:
    """In their order. Who is new is stored; two replicas may meet one at once."""
    known, drafts = await _people(session, visitors)
    if new := {visitor.channel_id for visitor in visitors} - known.keys():
        known |= await people.meet_all(session, new, now)
    kept: dict[int, set[int]] = {}
    ids = [person.stored_id for person in known.values()]
    for person_id, product_id in await session.exec(_KEPT, params={"people": ids}):
        kept.setdefault(person_id, set()).add(product_id)
    version = await catalogue.version(session)
    found = []
    for visitor in visitors:
        person = known[visitor.channel_id]
        draft = drafts.get((person.stored_id, visitor.chat_id))
        found.append(Visit(person, draft, frozenset(kept.get(person.stored_id, ())), version))
    return found


async def _people(
    session: AsyncSession, visitors: Sequence[Visitor]
) -> tuple[dict[int, Person], dict[tuple[int, int], Draft]]:
    given = {
        "channel_ids": [visitor.channel_id for visitor in visitors],
        "chat_ids": [visitor.chat_id for visitor in visitors],
    }
    known: dict[int, Person] = {}
    drafts: dict[tuple[int, int], Draft] = {}
    for person, draft in await session.exec(_PEOPLE, params=given):
        known[person.channel_id] = person
        if draft is not None:
            drafts[draft.person_id, draft.chat_id] = draft
    return known, drafts


_PEOPLE = (
    select(Person, Draft)
    .join(
        Draft,
        and_(
            col(Draft.person_id) == Person.id,
            col(Draft.chat_id).in_(bindparam("chat_ids", expanding=True)),
        ),
        isouter=True,
    )
    .where(
        col(Person.channel) == "telegram",
        col(Person.channel_id).in_(bindparam("channel_ids", expanding=True)),
    )
)
_KEPT = select(SavedProduct.person_id, SavedProduct.product_id).where(
    col(SavedProduct.person_id).in_(bindparam("people", expanding=True))
)
