"""The steps of an event: one function each, which locks, checks, changes and owes the notices."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import events, interests, notices, recalling
from catalog.matching.events import Event, EventDetails, EventState
from catalog.matching.notices import NoticeKind
from catalog.matching.registrations import ACTIVE, Registration, Standing
from catalog.roles import Organiser


class Flaw(StrEnum):
    """What is wrong with an event's details."""

    NO_TITLE = "no_title"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    DEADLINE_AFTER_START = "deadline_after_start"
    START_PASSED = "start_passed"
    DEADLINE_PASSED = "deadline_passed"
    NEGATIVE_SEATS = "negative_seats"
    NO_SIDE = "no_side"
    """No seats for either side."""
    NO_OFFER_TIME = "no_offer_time"
    """An offered seat would not be held at all."""
    BAD_REMINDER = "bad_reminder"
    """A reminder that does not come before the start."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Nothing changed; this is wrong."""

    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class WrongState:
    """Nothing changed; this cannot be done with an event of this state."""

    state: EventState


def flaws_of(details: EventDetails, now: datetime) -> tuple[Flaw, ...]:
    """What stands against announcing it now. All times but `now` may be in the past in a draft."""
    deadline = details.deadline or details.starts_at
    seats_given = (details.seats_buyers, details.seats_producers)
    found = {
        Flaw.NO_TITLE: not details.title.strip(),
        Flaw.ENDS_BEFORE_IT_STARTS: details.ends_at <= details.starts_at,
        Flaw.DEADLINE_AFTER_START: deadline > details.starts_at,
        Flaw.START_PASSED: details.starts_at <= now,
        Flaw.DEADLINE_PASSED: details.starts_at > now >= deadline,
        Flaw.NEGATIVE_SEATS: any(seats is not None and seats < 0 for seats in seats_given),
        Flaw.NO_SIDE: seats_given == (0, 0),
        Flaw.NO_OFFER_TIME: details.offer_hours <= 0,
        Flaw.BAD_REMINDER: any(minutes <= 0 for minutes in details.reminders),
    }
    return tuple(flaw for flaw, is_there in found.items() if is_there)


async def publish(
    session: AsyncSession, by: Organiser, event: Event, now: datetime
) -> Event | Incomplete | WrongState:
    """Announces a draft. Those who wanted to hear of such an event are told."""
    event = await events.lock(session, event.stored_id)
    if event.state is not EventState.DRAFT:
        return WrongState(event.state)
    if flaws := flaws_of(event, now):
        return Incomplete(flaws)
    event.state = EventState.PUBLISHED
    await interests.tell(session, event, now)
    return event


async def close(
    session: AsyncSession, by: Organiser, event: Event, now: datetime
) -> Event | WrongState:
    """Nobody registers any more. Those who did keep their standing, freed seats are offered."""
    return await _move(session, event, {EventState.PUBLISHED}, EventState.CLOSED)


async def reopen(
    session: AsyncSession, by: Organiser, event: Event, now: datetime
) -> Event | Incomplete | WrongState:
    """People may register again; the deadline must be ahead."""
    event = await events.lock(session, event.stored_id)
    if event.state is not EventState.CLOSED:
        return WrongState(event.state)
    if flaws := flaws_of(event, now):
        return Incomplete(flaws)
    event.state = EventState.PUBLISHED
    return event


async def _move(
    session: AsyncSession, event: Event, states: set[EventState], to: EventState
) -> Event | WrongState:
    event = await events.lock(session, event.stored_id)
    if event.state not in states:
        return WrongState(event.state)
    event.state = to
    return event


async def start(
    session: AsyncSession, by: Organiser | None, event: Event, now: datetime
) -> Event | WrongState:
    """It begins: offers end, and who waits is told. The clock (`by` None) does it at its time."""
    announced = {EventState.PUBLISHED, EventState.CLOSED}
    moved = await _move(session, event, announced, EventState.RUNNING)
    if isinstance(moved, Event):
        for over in (NoticeKind.REMINDER, NoticeKind.OFFERED):
            await recalling.drop_all(session, moved, over)
        waiting = await _registered(session, moved, {Standing.OFFERED, Standing.WAITING})
        for registration in waiting:
            registration.state, registration.offered_until = Standing.WAITING, None
        await notices.owe(session, NoticeKind.NO_SEAT, waiting, now)
    return moved


async def finish(
    session: AsyncSession, by: Organiser | None, event: Event, now: datetime
) -> Event | WrongState:
    """It is over: those with a seat who did not come are no-shows."""
    moved = await _move(session, event, {EventState.RUNNING}, EventState.DONE)
    if isinstance(moved, Event):
        await mark_no_shows(session, moved)
    return moved


async def mark_no_shows(session: AsyncSession, event: Event) -> int:
    """Who holds a seat and did not come is a no-show; how many. Under the event's lock."""
    expected = {Standing.REGISTERED, Standing.OFFERED, Standing.CONFIRMED}
    absent = await _registered(session, event, expected)
    for registration in absent:
        registration.state, registration.offered_until = Standing.NO_SHOW, None
    await session.flush()
    return len(absent)


async def cancel(
    session: AsyncSession, by: Organiser, event: Event, now: datetime
) -> Event | WrongState:
    """It does not take place. All who are concerned are told; their standing stays on record."""
    states = {EventState.DRAFT, EventState.PUBLISHED, EventState.CLOSED, EventState.RUNNING}
    moved = await _move(session, event, states, EventState.CANCELLED)
    if isinstance(moved, Event):
        moved.revision += 1
        await recalling.drop_all(session, moved)
        concerned = await _registered(session, moved, ACTIVE)
        await notices.owe(session, NoticeKind.EVENT_CANCELLED, concerned, now)
    return moved


async def keep_time(session: AsyncSession, now: datetime) -> None:
    """Starts and finishes what is due. Leaves alone what others lock: the next tick finds it."""
    query = select(Event).where(
        (
            col(Event.state).in_((EventState.PUBLISHED, EventState.CLOSED))
            & (col(Event.starts_at) <= now)
        )
        | ((col(Event.state) == EventState.RUNNING) & (col(Event.ends_at) <= now))
    )
    query = query.order_by(col(Event.id)).with_for_update(skip_locked=True, key_share=True)
    for event in await session.exec(query.execution_options(populate_existing=True)):
        if event.state is not EventState.RUNNING:
            await start(session, None, event, now)
        if event.ends_at <= now:
            await finish(session, None, event, now)


async def _registered(
    session: AsyncSession, event: Event, states: "set[Standing] | tuple[Standing, ...]"
) -> list[Registration]:
    query = select(Registration).where(
        Registration.event_id == event.id, col(Registration.state).in_(states)
    )
    query = query.order_by(col(Registration.number))
    return list(await session.exec(query.execution_options(populate_existing=True)))
