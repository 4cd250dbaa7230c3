"""Events are made, copied and changed; who is registered hears of a change of time or place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import event_questions, events, notices, recalling, reminders, seats
from catalog.matching.event_questions import EventQuestion
from catalog.matching.event_steps import Incomplete, WrongState, flaws_of
from catalog.matching.events import Event, EventDetails, EventState
from catalog.matching.notices import NoticeKind
from catalog.matching.registrations import ACTIVE, Registration, Standing
from catalog.roles import Organiser

TOLD = ("starts_at", "ends_at", "venue", "address")
"""What everyone registered hears of."""
IN_CALENDARS = frozenset({*TOLD, "title", "latitude", "longitude"})


@dataclass(frozen=True, slots=True)
class Edited:
    event: Event
    changed: frozenset[str]
    """The names of the fields that have another value now."""


async def create(
    session: AsyncSession, by: Organiser, details: EventDetails, now: datetime
) -> Event:
    """A new draft. What is still wrong with it says `event_steps.flaws_of`."""
    event = Event(
        **details.model_dump(),
        code=await events.free_code(session),
        created_by=by.person_id,
        created_at=now,
    )
    session.add(event)
    await session.flush()
    return event


async def clone(
    session: AsyncSession, by: Organiser, event: Event, starts_at: datetime, now: datetime
) -> Event:
    """A draft like this event, with its questions, at another time; its length is the same."""
    details = _with(event, {"starts_at": starts_at})
    new = await create(session, by, details, now)
    for question in await event_questions.questions_of(session, event.stored_id):
        session.add(
            EventQuestion(
                **question.model_dump(exclude={"id", "event_id"}), event_id=new.stored_id
            )
        )
    await session.flush()
    return new


async def edit(
    session: AsyncSession, by: Organiser, event: Event, changes: dict[str, Any], now: datetime
) -> Edited | Incomplete | WrongState:
    """Changes fields of `EventDetails`. A new `starts_at` alone moves end and deadline along.

    A draft takes anything; an announced event nothing that would be a new flaw; of one that is
    running the start stays, of one that is over all. More seats are offered at once, fewer throw
    nobody out. Raises pydantic's ValidationError for values of a wrong type.
    """
    event = await events.lock(session, event.stored_id)
    details = _with(event, changes)
    changed = frozenset(n for n in _FIELDS if getattr(event, n) != getattr(details, n))
    if event.state in {EventState.DONE, EventState.CANCELLED}:
        return WrongState(event.state)
    if event.state is EventState.RUNNING and "starts_at" in changed:
        return WrongState(event.state)
    if event.state is not EventState.DRAFT:
        had = flaws_of(event, now)
        if flaws := tuple(flaw for flaw in flaws_of(details, now) if flaw not in had):
            return Incomplete(flaws)
    before = {name: notices.plain(getattr(event, name)) for name in TOLD if name in changed}
    for name in changed:
        setattr(event, name, getattr(details, name))
    event.revision += bool(changed & IN_CALENDARS)
    await session.flush()
    if event.state is not EventState.DRAFT:
        await _follow_up(session, event, changed, before, now)
    return Edited(event, changed)


_FIELDS = tuple(EventDetails.model_fields)


def _with(event: Event, changes: dict[str, Any]) -> EventDetails:
    """The event's details with these changes, checked for their types."""
    old = event.model_dump(include=set(_FIELDS))
    new = EventDetails.model_validate(old | changes)
    moved = new.starts_at - event.starts_at
    if "ends_at" not in changes:
        new.ends_at += moved
    if "deadline" not in changes and new.deadline:
        new.deadline += moved
    return new


async def _follow_up(
    session: AsyncSession,
    event: Event,
    changed: frozenset[str],
    before: dict[str, Any],
    now: datetime,
) -> None:
    """What an announced event owes to those who are registered."""
    query = select(Registration).where(
        Registration.event_id == event.id, col(Registration.state).in_(ACTIVE)
    )
    rows = (await session.exec(query.execution_options(populate_existing=True))).all()
    if before:
        await notices.owe_change(session, event, rows, before, now)
    if changed & {"starts_at", "reminders"} and event.is_ahead(now):
        await recalling.drop_all(session, event, NoticeKind.REMINDER)
        certain = [row for row in rows if row.state is Standing.CONFIRMED]
        await reminders.owe_reminders(session, event, certain, now)
    for row in rows:
        if row.offered_until:
            row.offered_until = min(row.offered_until, event.starts_at)
    await seats.offer_next_seats(session, event, now)
