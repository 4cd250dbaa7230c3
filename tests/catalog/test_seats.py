"""Registering and the waiting list: fair, never oversold, nobody stuck."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import clock, privacy
from catalog.database import Database
from catalog.matching import event_editing, event_steps, notices, registering, registrations, seats
from catalog.matching.events import Event, Side
from catalog.matching.notices import NoticeKind
from catalog.matching.registrations import HOLDING, Ending, Refusal, Registration, Standing
from catalog.roles import Organiser
from tests.catalog.hall import (
    STARTS,
    a_draft,
    an_entry,
    an_event,
    join,
    someone,
    standings,
    try_to_join,
)

ME = Organiser(1)
DAY = timedelta(days=1)


async def test_who_comes_first_has_a_seat_and_the_others_wait_in_line(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    first, _, third, fourth = [await join(session, event, now) for _ in range(4)]
    assert await standings(session, event) == ["confirmed", "confirmed", "waiting", "waiting"]
    assert [await registrations.place_in_line(session, r) for r in (third, fourth)] == [1, 2]
    assert len(first.ticket) == 6
    assert not set(first.ticket) & set("01OIL")


async def test_sides_have_seats_of_their_own_and_none_is_no_limit(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    person = await someone(session, now)
    for side in Side:
        assert (await join(session, event, now, person, side)).state is Standing.CONFIRMED
    for _ in range(5):
        assert (await join(session, event, now, side=Side.PRODUCER)).state is Standing.CONFIRMED
    assert (await join(session, event, now)).state is Standing.WAITING


async def test_one_person_is_registered_once(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    person = await someone(session, now)
    await join(session, event, now, person)
    assert await try_to_join(session, event, now, person) is Refusal.ALREADY
    assert await standings(session, event) == ["confirmed"]


async def test_nobody_registers_where_it_is_not_open(session: AsyncSession, now: datetime) -> None:
    draft = await a_draft(session, now, deadline=STARTS - DAY, seats_producers=0)
    assert await try_to_join(session, draft, now) is Refusal.NOT_OPEN
    await event_steps.publish(session, ME, draft, now)
    assert await try_to_join(session, draft, STARTS - DAY) is Refusal.NOT_OPEN
    producer = await try_to_join(session, draft, now, side=Side.PRODUCER)
    assert producer is Refusal.SIDE_NOT_TAKEN
    assert await try_to_join(session, draft, now, name=" ") is Refusal.INCOMPLETE
    await event_steps.close(session, ME, draft, now)
    assert await try_to_join(session, draft, now) is Refusal.NOT_OPEN


async def test_a_freed_seat_is_offered_to_the_next_at_once(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    first, _, third, _ = [await join(session, event, now) for _ in range(4)]
    assert await registering.cancel(session, first, now) is first
    assert first.ending is Ending.LEFT
    assert await standings(session, event) == ["cancelled", "confirmed", "offered", "waiting"]
    assert third.offered_until == now + DAY
    assert await registering.cancel(session, first, now) is Refusal.ALREADY


async def test_an_offer_is_accepted_once(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second = [await join(session, event, now) for _ in range(2)]
    assert await seats.accept_offer(session, second, now) is Refusal.NOT_OFFERED
    await registering.cancel(session, first, now)
    assert await seats.accept_offer(session, second, now + DAY - timedelta(seconds=1)) is second
    assert second.state is Standing.CONFIRMED
    assert second.offered_until is None
    assert await seats.accept_offer(session, second, now) is Refusal.NOT_OFFERED
    assert await seats.decline_offer(session, second, now) is Refusal.NOT_OFFERED


async def test_a_declined_offer_goes_on_and_never_comes_back(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second, third = [await join(session, event, now) for _ in range(3)]
    await registering.cancel(session, first, now)
    assert await seats.decline_offer(session, second, now) is second
    assert second.ending is Ending.DECLINED
    assert await standings(session, event) == ["cancelled", "cancelled", "offered"]
    await registering.cancel(session, third, now)
    assert await standings(session, event) == ["cancelled", "cancelled", "cancelled"]


async def test_an_offer_that_nobody_answers_moves_on(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second, third = [await join(session, event, now) for _ in range(3)]
    await registering.cancel(session, first, now)
    await seats.expire_offers(session, now + DAY - timedelta(seconds=1))
    assert second.state is Standing.OFFERED
    await seats.expire_offers(session, now + DAY)
    assert second.ending is Ending.MISSED
    assert third.state is Standing.OFFERED
    assert third.offered_until == now + 2 * DAY


async def test_an_answer_after_the_time_is_too_late_even_before_the_clock_comes_by(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second, third = [await join(session, event, now) for _ in range(3)]
    await registering.cancel(session, first, now)
    assert await seats.accept_offer(session, second, now + DAY) is Refusal.NOT_OFFERED
    assert (second.ending, third.state) == (Ending.MISSED, Standing.OFFERED)


async def test_near_the_start_a_seat_is_held_for_half_of_the_time_that_is_left(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second = [await join(session, event, now) for _ in range(2)]
    await registering.cancel(session, first, STARTS - timedelta(hours=2))
    assert second.offered_until == STARTS - timedelta(hours=1)


async def test_offers_run_after_the_deadline_and_end_with_the_start(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1, deadline=STARTS - DAY)
    first, second, third = [await join(session, event, now) for _ in range(3)]
    await event_steps.close(session, ME, event, now)
    await registering.cancel(session, first, STARTS - timedelta(hours=1))
    assert await seats.accept_offer(session, second, STARTS) is Refusal.TOO_LATE
    assert await seats.decline_offer(session, second, STARTS) is Refusal.TOO_LATE
    await event_steps.start(session, None, event, STARTS)
    assert (second.state, third.state) == (Standing.WAITING, Standing.WAITING)
    assert await registering.cancel(session, third, STARTS) is Refusal.TOO_LATE


async def test_who_comes_back_stands_at_the_end_of_the_line(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    person = await someone(session, now)
    first = await join(session, event, now, person)
    _, third = [await join(session, event, now) for _ in range(2)]
    await registering.cancel(session, first, now)
    again = await join(session, event, now, person, name="Nguyễn Văn B")
    assert (again.id, again.ticket) == (first.id, first.ticket)
    assert (again.number, again.name) == (4, "Nguyễn Văn B")
    assert (again.ending, again.cancelled_at) == (None, None)
    assert await registrations.place_in_line(session, again) == 2
    assert await registrations.place_in_line(session, third) == 1


async def test_who_comes_new_never_overtakes_the_line(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second = [await join(session, event, now) for _ in range(2)]
    await registering.cancel(session, first, now)
    assert second.state is Standing.OFFERED
    assert (await join(session, event, now)).state is Standing.WAITING


async def test_more_seats_are_offered_and_fewer_throw_nobody_out(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=2)
    rows = [await join(session, event, now) for _ in range(6)]
    await event_editing.edit(session, ME, event, {"seats_buyers": 4}, now)
    seated = ["confirmed", "confirmed", "offered", "offered"]
    assert await standings(session, event) == [*seated, "waiting", "waiting"]
    await event_editing.edit(session, ME, event, {"seats_buyers": 1}, now)
    assert await standings(session, event) == [*seated, "waiting", "waiting"]
    for row in rows[:3]:
        await registering.cancel(session, row, now)
        assert rows[4].state is Standing.WAITING
    await registering.cancel(session, rows[3], now)
    assert rows[4].state is Standing.OFFERED
    await event_editing.edit(session, ME, event, {"seats_buyers": None}, now)
    assert (await standings(session, event))[4:] == ["offered", "offered"]


async def test_where_the_organisers_decide_a_seat_is_held_until_they_do(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1, needs_approval=True)
    first, second = [await join(session, event, now) for _ in range(2)]
    assert await standings(session, event) == ["registered", "waiting"]
    assert await registering.confirm(session, ME, second, now) is Refusal.ALREADY
    assert await registering.turn_away(session, ME, first, now) is first
    assert first.state is Standing.TURNED_AWAY
    await seats.accept_offer(session, second, now)
    assert await standings(session, event) == ["turned_away", "registered"]
    assert await registering.confirm(session, ME, second, now) is second
    assert await standings(session, event) == ["turned_away", "confirmed"]
    assert await registering.turn_away(session, ME, first, now) is Refusal.ALREADY
    assert await registering.confirm(session, ME, second, STARTS) is Refusal.ALREADY


async def test_after_the_start_the_desk_decides(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, needs_approval=True)
    row = await join(session, event, now)
    assert await registering.confirm(session, ME, row, STARTS) is Refusal.TOO_LATE
    assert await registering.turn_away(session, ME, row, STARTS) is Refusal.TOO_LATE


async def test_who_was_turned_away_cannot_register_again(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    person = await someone(session, now)
    row = await join(session, event, now, person)
    await registering.turn_away(session, ME, row, now)
    assert await try_to_join(session, event, now, person) is Refusal.TURNED_AWAY


async def test_what_one_said_can_be_changed_until_the_deadline(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, deadline=STARTS - DAY)
    person = await someone(session, now)
    row = await join(session, event, now, person)
    entry = await an_entry(session, person, now, name="Trần Thị B", organisation="HTX Thử")
    assert await registering.change(session, row, entry, now) is row
    assert (row.name, row.organisation, row.number) == ("Trần Thị B", "HTX Thử", 1)
    nameless = await an_entry(session, person, now, name="")
    assert await registering.change(session, row, nameless, now) is Refusal.INCOMPLETE
    assert await registering.change(session, row, entry, STARTS - DAY) is Refusal.NOT_OPEN
    await registering.cancel(session, row, STARTS - timedelta(hours=1))
    assert await registering.change(session, row, entry, now) is Refusal.ALREADY


async def test_a_deleted_person_leaves_their_seat_to_the_next(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    person = await someone(session, now)
    await join(session, event, now, person)
    second = await join(session, event, now)
    assert (await privacy.kept_of(session, person)).registrations == 1
    await privacy.erase(session, person, now)
    assert await standings(session, event) == ["offered"]
    assert second.state is Standing.OFFERED
    told = [due.notice.kind for due in await notices.take_due(session, now)]
    assert told == [NoticeKind.OFFERED]


async def taken(session: AsyncSession, event: Event) -> int:
    return sum(state in HOLDING for state in await standings(session, event))


async def test_a_hundred_register_at_once_for_ten_seats(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now, seats_buyers=10)

    async def come(_: int) -> None:
        async with database.transaction() as session:
            await join(session, event, now)

    await asyncio.gather(*map(come, range(100)))
    async with database.session(read_only=True) as session:
        assert await standings(session, event) == ["confirmed"] * 10 + ["waiting"] * 90
        numbers = await session.exec(select(Registration.number))
        assert sorted(numbers) == list(range(1, 101))


async def test_one_person_pressing_twenty_times_at_once_is_registered_once(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now)
        person = await someone(session, now)

    async def press(_: int) -> bool:
        async with database.transaction() as session:
            joined = await try_to_join(session, event, now, person)
            return isinstance(joined, Registration)

    assert sum(await asyncio.gather(*map(press, range(20)))) == 1


async def test_offers_answered_left_and_expired_at_once_never_oversell(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now, seats_buyers=10)
        rows = [await join(session, event, now) for _ in range(60)]
    ids = [row.stored_id for row in rows]
    late = now + DAY

    async def do(number: int) -> None:
        async with database.transaction() as session:
            row = await session.get_one(Registration, ids[number % 60])
            match number % 5:
                case 0 | 1:
                    await registering.cancel(session, row, now)
                case 2:
                    await seats.accept_offer(session, row, now)
                case 3:
                    await seats.decline_offer(session, row, now)
                case _:
                    await seats.expire_offers(session, late)
            assert await taken(session, event) <= 10

    await asyncio.gather(*map(do, range(120)))
    async with database.transaction() as session:
        stuck = "waiting" in await standings(session, event)
        assert await taken(session, event) == 10 or not stuck


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_the_clock_passes_by_an_event_that_somebody_is_at_work_on(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now, seats_buyers=1)
        first, second = [await join(session, event, now) for _ in range(2)]
        await registering.cancel(session, first, now)
    async with database.transaction() as busy:
        await registering.cancel(busy, await busy.get_one(Registration, second.id), now)
        async with database.transaction() as session:
            await seats.expire_offers(session, now + DAY)
            await event_steps.keep_time(session, STARTS)
    async with database.session(read_only=True) as session:
        assert await standings(session, event) == ["cancelled", "cancelled"]
        assert (await session.get_one(Registration, second.id)).ending is Ending.LEFT


async def test_people_delete_themselves_while_all_goes_on(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        halls = [await an_event(session, now, seats_buyers=5) for _ in range(3)]
        people = [await someone(session, now, 500 + number) for number in range(30)]
        for person in people:
            for event in halls:
                await join(session, event, now, person)

    async def erase(number: int) -> None:
        async with database.transaction() as session:
            await privacy.erase(session, people[number], now)

    async def come(number: int) -> None:
        async with database.transaction() as session:
            await join(session, halls[number % 3], now)

    async def tick(_: int) -> None:
        async with database.transaction() as session:
            await clock.tick(session, now + DAY)
            await notices.take_due(session, now + DAY)

    works = [work(number) for number in range(20) for work in (erase, come, tick)]
    await asyncio.gather(*works)
    async with database.transaction() as session:
        for event in halls:
            assert await taken(session, event) == 5
