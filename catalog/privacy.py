"""What is kept of a person, and its deletion (Law 91/2025/QH15: see, take back, delete)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, inspect
from sqlmodel import SQLModel, col, delete, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.consents import Consent
from catalog.contacts import ContactRequest, Handover
from catalog.drafts import Draft, Form
from catalog.in_view import InView
from catalog.invitations import Invitation
from catalog.matching import recalling, seats
from catalog.matching.events import Event
from catalog.matching.interests import Interest
from catalog.matching.notices import Notice
from catalog.matching.registrations import Registration
from catalog.matching.unfinished import UnfinishedForm
from catalog.matching.wares import RegisteredWare
from catalog.needs import Need
from catalog.news import outboxing
from catalog.news.alerts import SavedSearch
from catalog.news.announcements import Announcement, ButtonPress, Delivery, Fate
from catalog.news.digests import Digest
from catalog.news.subscribers import Subscriber, remove
from catalog.news.watching import Watch
from catalog.people import Person
from catalog.questions import Question
from catalog.roles import DeskRole, OrganiserRole
from catalog.saved import SavedProduct

_NOTHING_SAID = (Form.DESK, Form.CONSENT)


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows of each kind are kept of one person."""

    saved: int
    needs: int
    requests: int
    handovers: int
    questions: int
    registrations: int
    interests: int
    subscriptions: int
    """Chats: one's own, and groups that one subscribed."""
    searches: int
    digests: int
    forms: int
    """Half filled in: they hold what was said so far."""
    roles: int
    """As an organiser, and at desks."""


async def kept_of(session: AsyncSession, person: Person) -> Kept:
    async def count(table: type[SQLModel], *also: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(_is_theirs(table, person), *also)
        return (await session.exec(query)).one()

    return Kept(
        saved=await count(SavedProduct),
        needs=await count(Need),
        requests=await count(ContactRequest),
        handovers=await count(Handover),
        questions=await count(Question),
        registrations=await count(Registration),
        interests=await count(Interest),
        subscriptions=await count(Subscriber),
        searches=await count(SavedSearch),
        digests=await count(Digest),
        forms=await count(Draft, col(Draft.form).not_in(_NOTHING_SAID))
        + await count(UnfinishedForm),
        roles=await count(OrganiserRole) + await count(DeskRole),
    )


async def erase(session: AsyncSession, person: Person, now: datetime) -> None:
    """Deletes the person and every row about them. What was handed on is out of our hands.

    A seat that they had goes to the next in line. Events that they made stay, without their name.
    """
    left = await _leave_events(session, person)
    await _unsubscribe(session, person)
    tables = (Draft, UnfinishedForm, SavedProduct, Question, InView, Handover, ContactRequest)
    own = (Need, Interest, SavedSearch, Digest, OrganiserRole, DeskRole, Watch, Consent)
    for table in (*tables, *own):
        await session.exec(delete(table).where(_is_theirs(table, person)))
    await _let_go(session, person)
    await session.exec(delete(Person).where(col(Person.id) == person.id))
    for event in left:
        await seats.offer_next_seats(session, event, now)


async def _leave_events(session: AsyncSession, person: Person) -> list[Event]:
    """Deletes their registrations; the events, locked, in the order in which all lock several."""
    theirs = select(Registration.event_id).where(Registration.person_id == person.id)
    query = select(Event).where(
        or_(
            col(Event.id).in_(theirs), col(Event.created_by) == person.id
        )  # `_let_go` writes these
    )
    query = (
        query.order_by(col(Event.id))
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    left = list(await session.exec(query))
    ids = select(Registration.id).where(Registration.person_id == person.id)
    await recalling.take_back(session, _is_theirs(Notice, person))
    await session.exec(delete(Notice).where(_is_theirs(Notice, person)))
    wares = delete(RegisteredWare).where(col(RegisteredWare.registration_id).in_(ids))
    await session.exec(wares)
    await session.exec(delete(Registration).where(_is_theirs(Registration, person)))
    return left


_NAMED: tuple[tuple[type[SQLModel], str], ...] = (
    (Invitation, "used_by"),
    (Event, "created_by"),
    (Registration, "checked_in_by"),
)


async def _let_go(session: AsyncSession, person: Person) -> None:
    """Takes their name off what they did as an organiser or at a desk."""
    await session.exec(delete(Invitation).where(col(Invitation.invited_by) == person.id))
    for table, name in _NAMED:
        theirs = inspect(table).columns[name] == person.id
        await session.exec(update(table).where(theirs).values({name: None}))


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
