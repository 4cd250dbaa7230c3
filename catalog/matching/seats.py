"""Seats, and the line of those who wait for one.

The rules: those who hold a seat (`HOLDING`) are never more than the seats, unless an organiser
took seats away, which throws nobody out; a seat that is free while someone waits is offered in the
same transaction, strictly by number in line; an offer that is declined or not answered in time
ends the registration, so nobody is offered a seat twice without asking again. All functions but
`expire_offers` run under the event's lock.
"""

from datetime import datetime

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import notices, pending, recalling, registrations, reminders
from catalog.matching.events import Event, Side
from catalog.matching.notices import NoticeKind
from catalog.matching.registrations import HOLDING, Ending, Refusal, Registration, Standing


async def free_seats(session: AsyncSession, event: Event, side: Side) -> int | None:
    """How many are free (below 0 where seats were taken away); None where there is no limit."""
    seats = event.seats(side)
    query = select(func.count()).where(
        Registration.event_id == event.id,
        Registration.side == side,
        col(Registration.state).in_(HOLDING),
    )
    return None if seats is None else seats - (await session.exec(query)).one()


async def first_standing(session: AsyncSession, event: Event, side: Side) -> Standing:
    """How someone stands who registers now: who comes later never overtakes the line."""
    free = await free_seats(session, event, side)
    if (free is None or free > 0) and not await somebody_waits(session, event, side):
        return seated(event)
    return Standing.WAITING


def seated(event: Event) -> Standing:
    """How someone stands who was given a seat."""
    return Standing.REGISTERED if event.needs_approval else Standing.CONFIRMED


async def offer_next_seats(session: AsyncSession, event: Event, now: datetime) -> None:
    """Offers every free seat to those who are next, until the event begins."""
    if not event.is_ahead(now):
        return
    for side in Side:
        free = await free_seats(session, event, side)
        if free is None or free > 0:
            chosen = await _waiting(session, event, side, free)
            for registration in chosen:
                registration.state = Standing.OFFERED
                registration.offered_until = event.offer_ends(now)
            await notices.owe(session, NoticeKind.OFFERED, chosen, now)


async def somebody_waits(session: AsyncSession, event: Event, side: Side) -> bool:
    return bool(await _waiting(session, event, side, 1))


async def has_room(session: AsyncSession, event: Event, side: Side, now: datetime) -> bool:
    """Whether a seat is free for someone without one, and nobody waits for it."""
    free = await free_seats(session, event, side)
    if free is not None and free <= 0:
        return False
    ahead = event.is_ahead(now)
    return not ahead or not await somebody_waits(session, event, side)


async def _waiting(
    session: AsyncSession, event: Event, side: Side, limit: int | None
) -> list[Registration]:
    query = select(Registration).where(
        Registration.event_id == event.id,
        Registration.side == side,
        Registration.state == Standing.WAITING,
    )
    query = query.order_by(col(Registration.number)).limit(limit)
    return list(await session.exec(query.execution_options(populate_existing=True)))


async def end(
    session: AsyncSession, event: Event, registration: Registration, ending: Ending, now: datetime
) -> None:
    """The registration ends, and what it held goes on to the next."""
    registration.state, registration.ending = Standing.CANCELLED, ending
    registration.cancelled_at, registration.offered_until = now, None
    await recalling.drop(session, registration)
    await offer_next_seats(session, event, now)


async def accept_offer(
    session: AsyncSession, registration: Registration, now: datetime
) -> Registration | Refusal:
    """Takes the seat that is held; NOT_OFFERED where its time has passed, however narrowly."""
    event = await registrations.lock(session, registration)
    if refusal := await _unanswerable(session, event, registration, now):
        return refusal
    await _give_seat(session, event, registration, now)
    return registration


async def decline_offer(
    session: AsyncSession, registration: Registration, now: datetime
) -> Registration | Refusal:
    """Gives back the seat that is held; it goes to the next at once."""
    event = await registrations.lock(session, registration)
    if refusal := await _unanswerable(session, event, registration, now):
        return refusal
    await end(session, event, registration, Ending.DECLINED, now)
    return registration


async def _unanswerable(
    session: AsyncSession, event: Event, registration: Registration, now: datetime
) -> Refusal | None:
    """Why the offer cannot be answered. One whose time has passed ends here, before the clock."""
    if registration.state is not Standing.OFFERED:
        return Refusal.NOT_OFFERED
    if not event.is_ahead(now):
        return Refusal.TOO_LATE
    if registration.offered_until and registration.offered_until > now:
        return None
    await _expire(session, event, registration, now)
    return Refusal.NOT_OFFERED


async def _give_seat(
    session: AsyncSession, event: Event, registration: Registration, now: datetime
) -> None:
    """Stands now as one with a seat, and will be reminded if that is certain."""
    registration.state, registration.offered_until = seated(event), None
    await recalling.drop(session, registration, NoticeKind.OFFERED)
    await remind_if_confirmed(session, event, registration, now)
    await pending.owe_word(session, event, registration, now)


async def remind_if_confirmed(
    session: AsyncSession, event: Event, registration: Registration, now: datetime
) -> None:
    """Owes the reminders, if the registration is confirmed and the event is ahead."""
    if registration.state is Standing.CONFIRMED and event.is_ahead(now):
        await session.flush()
        await reminders.owe_reminders(session, event, [registration], now)


async def expire_offers(session: AsyncSession, now: datetime) -> None:
    """Ends the offers whose time has passed; their seats go on. Leaves alone what others lock."""
    due = (
        select(Registration.event_id)
        .where(Registration.state == Standing.OFFERED, col(Registration.offered_until) <= now)
        .distinct()
    )
    query = select(Event).where(col(Event.id).in_(due)).order_by(col(Event.id))
    query = query.with_for_update(skip_locked=True, key_share=True)
    for event in await session.exec(query.execution_options(populate_existing=True)):
        await expire_offers_of(session, event, now)


async def expire_offers_of(session: AsyncSession, event: Event, now: datetime) -> None:
    query = select(Registration).where(
        Registration.event_id == event.id,
        Registration.state == Standing.OFFERED,
        col(Registration.offered_until) <= now,
    )
    query = query.order_by(col(Registration.number))
    for registration in await session.exec(query.execution_options(populate_existing=True)):
        await _expire(session, event, registration, now)


async def _expire(
    session: AsyncSession, event: Event, registration: Registration, now: datetime
) -> None:
    await end(session, event, registration, Ending.MISSED, now)
    free = await free_seats(session, event, registration.side)
    data = {"free": free is None or free > 0}
    await notices.owe(session, NoticeKind.OFFER_PASSED, [registration], now, data=data)
