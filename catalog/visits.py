"""Visits: what every turn begins with, read for many people at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, bindparam, cast
from sqlmodel import and_, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import people
from catalog.catalogue import CatalogueVersion
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
    known = await _read(session, visitors)
    if new := {visitor.channel_id for visitor in visitors} - known.keys():
        await people.meet_all(session, new, now)
        known = await _read(session, visitors)
    return [known[visitor.channel_id].visit(visitor.chat_id) for visitor in visitors]


@dataclass(slots=True)
class _Known:
    person: Person
    kept: frozenset[int]
    catalogue: int
    drafts: dict[int, Draft]
    """By their chats."""

    def visit(self, chat_id: int) -> Visit:
        return Visit(self.person, self.drafts.get(chat_id), self.kept, self.catalogue)


async def _read(session: AsyncSession, visitors: Sequence[Visitor]) -> dict[int, _Known]:
    """By the channel's ids, all in one statement."""
    given = {
        "channel_ids": [visitor.channel_id for visitor in visitors],
        "chat_ids": [visitor.chat_id for visitor in visitors],
    }
    found: dict[int, _Known] = {}
    for person, draft, ids, version in await session.exec(_VISITS, params=given):
        kept = frozenset(map(int, ids.split(","))) if ids else frozenset()
        known = found.setdefault(person.channel_id, _Known(person, kept, version or 0, {}))
        if draft is not None:
            known.drafts[draft.chat_id] = draft
    return found


_KEPT = (
    select(func.aggregate_strings(cast(SavedProduct.product_id, String), ","))
    .where(col(SavedProduct.person_id) == Person.id)
    .scalar_subquery()
)
_VISITS = (
    select(Person, Draft, _KEPT, select(CatalogueVersion.number).scalar_subquery())
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
