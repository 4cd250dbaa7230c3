"""What is kept of a person, and its deletion (Law 91/2025/QH15: see, take back, delete)."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, inspect
from sqlmodel import SQLModel, col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import outboxing
from catalog.alerts import SavedSearch
from catalog.announcements import Announcement, ButtonPress, Delivery, Fate
from catalog.consents import Consent
from catalog.contacts import ContactRequest, Handover
from catalog.digests import Digest
from catalog.drafts import Draft
from catalog.needs import Need
from catalog.people import Person
from catalog.questions import Question
from catalog.saved import SavedProduct
from catalog.subscribers import Subscriber, remove


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows of each kind are kept of one person."""

    saved: int
    needs: int
    requests: int
    handovers: int
    questions: int
    subscriptions: int
    """Chats: one's own, and groups that one subscribed."""
    searches: int
    digests: int


async def kept_of(session: AsyncSession, person: Person) -> Kept:
    async def count(table: type[SQLModel]) -> int:
        query = select(func.count()).select_from(table).where(_is_theirs(table, person))
        return (await session.exec(query)).one()

    return Kept(
        saved=await count(SavedProduct),
        needs=await count(Need),
        requests=await count(ContactRequest),
        handovers=await count(Handover),
        questions=await count(Question),
        subscriptions=await count(Subscriber),
        searches=await count(SavedSearch),
        digests=await count(Digest),
    )


async def erase(session: AsyncSession, person: Person) -> None:
    """Deletes the person and every row about them. What was handed on is out of our hands."""
    await _unsubscribe(session, person)
    tables = (Draft, SavedProduct, Question, Handover, ContactRequest, Need)
    for table in (*tables, SavedSearch, Digest, Consent):
        await session.exec(delete(table).where(_is_theirs(table, person)))
    await session.exec(delete(Person).where(col(Person.id) == person.id))


async def _unsubscribe(session: AsyncSession, person: Person) -> None:
    """Groups that they subscribed go, too: the consent was theirs. Reports keep their counts."""
    theirs = select(Subscriber).where(Subscriber.person_id == person.id).with_for_update()
    chats = list(await session.exec(theirs))
    here = col(Delivery.chat_id).in_([person.channel_id, *(chat.chat_id for chat in chats)])
    await outboxing.recall(session, here, Fate.LEFT)
    waiting = here & (col(Delivery.fate) == Fate.WAITING)
    await session.exec(update(Delivery).where(waiting).values(fate=Fate.LEFT))
    await session.exec(update(Delivery).where(here).values(chat_id=None))
    await remove(session, [chat.stored_id for chat in chats])
    pressed = col(ButtonPress.person_id) == person.id
    await session.exec(update(ButtonPress).where(pressed).values(person_id=None))
    for name in ("created_by", "sent_by", "confirmed_by", "ended_by"):
        named = inspect(Announcement).columns[name] == person.id
        await session.exec(update(Announcement).where(named).values({name: None}))


def _is_theirs(table: type[SQLModel], person: Person) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = inspect(table).columns["person_id"] == person.id
    return condition
