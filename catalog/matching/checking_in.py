"""Checking in: what the desk does with people at the door."""

from dataclasses import dataclass
from datetime import datetime
from secrets import randbits

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import consents
from catalog.consents import Purpose
from catalog.matching import event_steps, events, recalling, registering, registrations, seats
from catalog.matching.events import Event, EventState, Side
from catalog.matching.registrations import Ending, Entry, Refusal, Registration, Standing
from catalog.people import Language, Person
from catalog.roles import Desk, Organiser

TEXT_VERSION = "desk-2"
"""The words of consent that the desk says to someone without the bot."""
_OPEN = frozenset({EventState.PUBLISHED, EventState.CLOSED, EventState.RUNNING})
_EXPECTED = frozenset({Standing.REGISTERED, Standing.OFFERED, Standing.CONFIRMED})


class NotYourDesk(Exception):  # noqa: N818 - it says what happened
    """A desk of another event. A caller asks `roles.desk` for the registration's own event."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Someone is checked in. `again`: they were already, since `registration.checked_in_at`."""

    registration: Registration
    again: bool = False


async def check_in(
    session: AsyncSession, by: Desk, registration: Registration, now: datetime
) -> Arrival | Refusal:
    """Lets someone in: at once who has a seat, others where one is free and nobody waits for it.

    Once the event has begun nobody waits any more: who comes first is let in first. Also after
    the end, for what was on paper. TOO_LATE for an event that is cancelled (or a draft).
    """
    _check(by, registration.event_id)
    event = await registrations.lock(session, registration)
    if registration.state is Standing.CHECKED_IN:
        return Arrival(registration, again=True)
    if event.state not in {*_OPEN, EventState.DONE}:
        return Refusal.TOO_LATE
    if registration.state is Standing.TURNED_AWAY:
        return Refusal.TURNED_AWAY
    if registration.state not in _EXPECTED and not await seats.has_room(
        session, event, registration.side, now
    ):
        return Refusal.FULL
    _let_in(registration, by, now)
    await recalling.drop(session, registration)
    return Arrival(registration)


def _let_in(registration: Registration, by: Desk, now: datetime) -> None:
    registration.state = Standing.CHECKED_IN
    registration.ending = registration.cancelled_at = registration.offered_until = None
    registration.checked_in_at, registration.checked_in_by = now, by.person_id


async def undo_check_in(
    session: AsyncSession, by: Desk, registration: Registration, now: datetime
) -> Registration | Refusal:
    """It was a mistake: they have their seat and are not here. A walk-in never was."""
    _check(by, registration.event_id)
    event = await registrations.lock(session, registration)
    if registration.state is not Standing.CHECKED_IN:
        return Refusal.NOT_CHECKED_IN
    registration.checked_in_at = registration.checked_in_by = None
    if registration.walk_in:
        await seats.end(session, event, registration, Ending.LEFT, now)
    elif event.state is EventState.DONE:
        registration.state = Standing.NO_SHOW
    else:
        registration.state = Standing.CONFIRMED
        await seats.remind_if_confirmed(session, event, registration, now)
    return registration


async def register_walk_in(
    session: AsyncSession,
    by: Desk,
    side: Side,
    name: str,
    now: datetime,
    *,
    organisation: str = "",
    phone: str = "",
    place: str = "",
) -> Arrival | Refusal:
    """Registers and checks in someone at the door, where a seat is free and nobody waits for it.

    They are a person of the channel "desk", to whom nothing is sent. The desk has asked them for
    their consent in the words of `TEXT_VERSION`; `checked_in_by` says who did.
    """
    event = await events.lock(session, by.event_id)
    if event.state not in _OPEN:
        return Refusal.TOO_LATE
    if not event.takes(side):
        return Refusal.SIDE_NOT_TAKEN
    if not name.strip():
        return Refusal.INCOMPLETE
    if not await seats.has_room(session, event, side, now):
        return Refusal.FULL
    person = Person(channel="desk", channel_id=randbits(62), created_at=now)
    session.add(person)
    await session.flush()
    consent = await consents.give(
        session,
        person,
        Purpose.EVENT_REGISTRATION,
        text_version=TEXT_VERSION,
        language=Language.VI,
        now=now,
    )
    entry = Entry(name, consent.stored_id, Language.VI, organisation, phone, place)
    row = await registering.enrol(session, event, side, person, entry, None, now)
    row.walk_in = True
    _let_in(row, by, now)
    session.add(row)
    await session.flush()
    return Arrival(row)


async def release_seats(
    session: AsyncSession, by: Organiser, event: Event, now: datetime
) -> int | Refusal:
    """Once it runs: who is not here yet is a no-show, so that others may have the seats; how many.

    One who comes after all is checked in where a seat is still free.
    """
    event = await events.lock(session, event.stored_id)
    if event.state is not EventState.RUNNING:
        return Refusal.TOO_LATE if event.state is EventState.DONE else Refusal.NOT_OPEN
    return await event_steps.mark_no_shows(session, event)


def _check(by: Desk, event_id: int) -> None:
    if by.event_id != event_id:
        raise NotYourDesk
