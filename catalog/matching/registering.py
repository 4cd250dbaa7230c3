"""Registering, changing what one said, leaving; and the organisers' yes and no."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import (
    event_questions,
    events,
    notices,
    pending,
    recalling,
    registrations,
    seats,
    wares,
)
from catalog.matching.events import Event, EventState, Side
from catalog.matching.notices import NoticeKind
from catalog.matching.registrations import ACTIVE, Ending, Entry, Refusal, Registration, Standing
from catalog.matching.wares import Ware
from catalog.people import Person
from catalog.roles import Organiser


async def register(
    session: AsyncSession,
    person: Person,
    event_id: int,
    side: Side,
    entry: Entry,
    now: datetime,
    *,
    items: Sequence[Ware] = (),
) -> Registration | Refusal:
    """Registers someone: with a seat where one is free and nobody waits, else in the line.

    Look at the `state` of what is returned. ALREADY is no mistake: a second press finds the
    first one's work (`registrations.of_person`).
    """
    event = await events.lock(session, event_id)
    row = await registrations.of_person(session, person, event_id, side)
    if refusal := await _refusal(session, event, side, entry, row, now):
        return refusal
    row = await enrol(session, event, side, person, entry, row, now)
    row.state = await seats.first_standing(session, event, side)
    session.add(row)
    await session.flush()
    await wares.set_wares(session, row, items)
    await seats.remind_if_confirmed(session, event, row, now)
    await pending.owe_word(session, event, row, now)
    return row


async def _refusal(
    session: AsyncSession,
    event: Event,
    side: Side,
    entry: Entry,
    row: Registration | None,
    now: datetime,
) -> Refusal | None:
    if row and row.state is Standing.TURNED_AWAY:
        return Refusal.TURNED_AWAY
    if row and row.state is not Standing.CANCELLED:
        return Refusal.ALREADY
    if not event.is_open(now):
        return Refusal.NOT_OPEN
    if not event.takes(side):
        return Refusal.SIDE_NOT_TAKEN
    return await _incomplete(session, event, side, entry)


async def _incomplete(
    session: AsyncSession, event: Event, side: Side, entry: Entry
) -> Refusal | None:
    questions = await event_questions.questions_of(session, event.stored_id, side)
    missing = event_questions.unanswered(questions, entry.answers)
    return Refusal.INCOMPLETE if missing or not entry.name.strip() else None


async def enrol(
    session: AsyncSession,
    event: Event,
    side: Side,
    person: Person,
    entry: Entry,
    row: Registration | None,
    now: datetime,
) -> Registration:
    """A new row, or the one of someone who left, with the next number in line and no seat yet."""
    event.last_number += 1
    if row is None:
        row = Registration(
            event_id=event.stored_id,
            person_id=person.stored_id,
            side=side,
            state=Standing.CANCELLED,
            number=event.last_number,
            ticket=await registrations.free_ticket(session),
            name=entry.name,
            language=entry.language,
            consent_id=entry.consent_id,
            created_at=now,
        )
    row.number, row.created_at = event.last_number, now
    row.ending = row.cancelled_at = None
    _fill(row, entry)
    return row


def _fill(row: Registration, entry: Entry) -> None:
    row.name, row.organisation = entry.name.strip(), entry.organisation.strip()
    row.phone, row.place = entry.phone, entry.place.strip()
    row.language, row.consent_id = entry.language, entry.consent_id
    row.producer_id, row.answers = entry.producer_id, dict(entry.answers)


async def change(
    session: AsyncSession,
    registration: Registration,
    entry: Entry,
    now: datetime,
    *,
    items: Sequence[Ware] = (),
) -> Registration | Refusal:
    """Says something else than before, and keeps the place in line; until the deadline."""
    event = await registrations.lock(session, registration)
    if registration.state not in ACTIVE:
        return Refusal.ALREADY
    if not event.is_open(now):
        return Refusal.NOT_OPEN
    if refusal := await _incomplete(session, event, registration.side, entry):
        return refusal
    _fill(registration, entry)
    await session.flush()
    await wares.set_wares(session, registration, items)
    return registration


async def cancel(
    session: AsyncSession, registration: Registration, now: datetime
) -> Registration | Refusal:
    """Leaves, at any time before the event begins; a seat goes to the next in line at once."""
    event = await registrations.lock(session, registration)
    if registration.state not in ACTIVE:
        return Refusal.ALREADY
    if not event.is_ahead(now) or registration.state is Standing.CHECKED_IN:
        return Refusal.TOO_LATE
    await seats.end(session, event, registration, Ending.LEFT, now)
    return registration


async def confirm(
    session: AsyncSession, by: Organiser, registration: Registration, now: datetime
) -> Registration | Refusal:
    """The organisers' yes to someone who is REGISTERED. Nobody is taken out of the line by it."""
    event = await registrations.lock(session, registration)
    if registration.state is not Standing.REGISTERED:
        return Refusal.ALREADY
    if not event.is_ahead(now):
        return Refusal.TOO_LATE
    registration.state = Standing.CONFIRMED
    await seats.remind_if_confirmed(session, event, registration, now)
    await notices.owe(session, NoticeKind.CONFIRMED, [registration], now)
    return registration


async def turn_away(
    session: AsyncSession, by: Organiser, registration: Registration, now: datetime
) -> Registration | Refusal:
    """The organisers' no; a seat goes to the next in line at once."""
    event = await registrations.lock(session, registration)
    if registration.state not in ACTIVE:
        return Refusal.ALREADY
    if not event.is_ahead(now) or registration.state is Standing.CHECKED_IN:
        return Refusal.TOO_LATE
    await seats.end(session, event, registration, Ending.LEFT, now)
    registration.state, registration.ending = Standing.TURNED_AWAY, None
    await notices.owe(session, NoticeKind.TURNED_AWAY, [registration], now)
    return registration


async def readmit(
    session: AsyncSession, by: Organiser, registration: Registration, now: datetime
) -> Registration | Refusal:
    """Takes a no back: they are confirmed where a seat is free and nobody waits for it, else in
    the line, behind everybody, as who comes again. FULL once it runs, where nobody waits any more.
    """
    event = await registrations.lock(session, registration)
    if registration.state is not Standing.TURNED_AWAY:
        return Refusal.ALREADY
    if not event.is_ahead(now) and event.state is not EventState.RUNNING:
        return Refusal.TOO_LATE
    free = await seats.has_room(session, event, registration.side, now)
    if not free and not event.is_ahead(now):
        return Refusal.FULL
    await recalling.drop(session, registration)
    event.last_number += 1
    registration.number, registration.cancelled_at = event.last_number, None
    registration.state = Standing.CONFIRMED if free else Standing.WAITING
    await seats.remind_if_confirmed(session, event, registration, now)
    kind = NoticeKind.CONFIRMED if free else NoticeKind.READMITTED
    await notices.owe(session, kind, [registration], now)
    return registration
