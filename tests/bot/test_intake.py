"""Taking in: stored before it is acknowledged, taken up again by whoever comes next."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.intake import Raw
from catalog.database import Database
from catalog.mail import inbox, receiving
from catalog.mail.inbox import Begun, ReceivedUpdate, UpdateState
from catalog.mail.receiving import Arrival, Calm
from tests.bot.running import Clock, Town, assembled, echo, feed, settled

LATER = timedelta(minutes=2)


def raw(number: int, text: str = "kẹo lạc") -> Raw:
    lan = {"id": 7, "is_bot": False, "first_name": "Lan"}
    message = {"message_id": number, "date": 1, "chat": {"id": 7, "type": "private"}, "text": text}
    return {"update_id": number, "message": {**message, "from": lan}}


def arrival(number: int, lane: str | None = "7/7") -> Arrival:
    return Arrival(raw(number), lane)


async def rows(database: Database) -> dict[int, ReceivedUpdate]:
    async with database.session(read_only=True) as session:
        query = select(ReceivedUpdate).order_by(col(ReceivedUpdate.update_id))
        return {row.update_id: row for row in (await session.exec(query)).all()}


async def test_only_new_updates_are_new(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        assert await receiving.receive(session, [arrival(1), arrival(2)], clock.now) == {1, 2}
        assert await receiving.receive(session, [arrival(2), arrival(3)], clock.now) == {3}
        assert await receiving.receive(session, [], clock.now) == set()


async def test_an_update_is_begun_once(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        await receiving.receive(session, [arrival(1)], clock.now)
    async with database.session() as session:
        assert await inbox.begin(session, [1]) == {1: Begun.YES}
        await session.rollback()
    async with database.transaction() as session:
        assert await inbox.begin(session, [1]) == {1: Begun.YES}  # the rollback left it waiting
    async with database.transaction() as session:
        assert await inbox.begin(session, [1]) == {1: Begun.OVER}
        assert await inbox.begin(session, [99]) == {99: Begun.OVER}
        assert await inbox.fail(session, 1, "too late", clock.now) == 0
        assert await inbox.fail(session, 99, "never came", clock.now) == 0


async def test_two_units_of_work_at_once_begin_it_once(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        await receiving.receive(session, [arrival(1)], clock.now)
    begun: list[Begun] = []

    async def work() -> None:
        async with database.transaction() as session:
            begun.extend((await inbox.begin(session, [1])).values())

    await asyncio.gather(*(work() for _ in range(8)))
    assert sorted(begun) == [Begun.OVER] * 7 + [Begun.YES]


async def test_what_waits_belongs_to_its_receiver_for_a_while(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        await receiving.receive(session, [arrival(2), arrival(1)], clock.now)
        await receiving.receive(session, [arrival(3, "8/8")], clock.now + timedelta(seconds=1))
        await inbox.begin(session, [3])
        assert await inbox.take_waiting(session, clock.now) == []
        again = await inbox.take_waiting(session, clock.now + LATER)
        assert [body["update_id"] for body in again] == [1, 2]
        assert await inbox.take_waiting(session, clock.now + LATER) == []
        assert len(await inbox.take_waiting(session, clock.now, due=False)) == 2


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_what_one_process_is_taking_up_another_passes_over(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        await receiving.receive(session, [arrival(1)], clock.now)
    async with database.transaction() as one, database.transaction() as other:
        assert len(await inbox.take_waiting(one, clock.now + LATER)) == 1
        assert await inbox.take_waiting(other, clock.now + LATER) == []


async def test_a_lane_is_worked_on_in_order_whoever_has_it(
    database: Database, clock: Clock
) -> None:
    arrivals = [arrival(1), arrival(2), arrival(3, "8/8"), arrival(4, None), arrival(5)]
    async with database.transaction() as session:
        await receiving.receive(session, arrivals, clock.now)
    async with database.transaction() as session:
        assert await inbox.begin(session, [5]) == {5: Begun.HELD}
        assert [raw["update_id"] for raw in await inbox.earlier_of(session, 5)] == [1, 2]
        assert await inbox.earlier_of(session, 4) == []
        for number in (3, 4, 1, 2, 5):
            assert await inbox.begin(session, [number]) == {number: Begun.YES}


async def test_several_are_begun_in_one_step(database: Database, clock: Clock) -> None:
    arrivals = [arrival(1), arrival(2), arrival(3, "8/8"), arrival(4, None)]
    async with database.transaction() as session:
        await receiving.receive(session, arrivals, clock.now)
        await inbox.begin(session, [4])
    async with database.transaction() as session:
        assert await inbox.begin(session, [99, 4, 3, 2, 1]) == {
            99: Begun.OVER,
            4: Begun.OVER,
            3: Begun.YES,
            2: Begun.HELD,
            1: Begun.YES,
        }
    async with database.transaction() as session:
        assert await inbox.begin(session, [2, 3]) == {2: Begun.YES, 3: Begun.OVER}


async def test_one_that_failed_holds_up_nobody(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        await receiving.receive(session, [arrival(1), arrival(2)], clock.now)
        await inbox.fail(session, 1, "a bug", clock.now)
    async with database.transaction() as session:
        assert await inbox.begin(session, [2]) == {2: Begun.YES}
        assert await inbox.begin(session, [1]) == {1: Begun.YES}


async def test_one_that_another_unit_of_work_has_is_waited_for(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        await receiving.receive(session, [arrival(1), arrival(2)], clock.now)
    ended: list[int] = []

    async def work(number: int, begun: asyncio.Event) -> None:
        async with database.transaction() as session:
            while await inbox.begin(session, [number]) == {number: Begun.HELD}:
                assert (await inbox.begin(session, [1]))[1] is not Begun.HELD
            begun.set()
            await asyncio.sleep(0)
            ended.append(number)

    first, second = asyncio.Event(), asyncio.Event()
    one = asyncio.create_task(work(1, first))
    await first.wait()
    await asyncio.gather(one, work(2, second))
    assert ended == [1, 2]


async def test_who_waits_as_long_as_a_lease_is_not_for_now_either(
    database: Database, clock: Clock
) -> None:
    calm = Calm(burst=3, step=inbox.LEASE)
    async with database.transaction() as session:
        flood = [arrival(n) for n in range(1, 6)]
        assert await receiving.receive(session, flood, clock.now, calm) == {1, 2, 3}


async def test_a_flood_is_answered_at_a_human_pace_and_all_of_it(
    database: Database, clock: Clock
) -> None:
    calm = Calm(burst=3, step=timedelta(seconds=2))
    flood = [arrival(n) for n in range(6)]
    async with database.transaction() as session:
        assert await receiving.receive(session, flood, clock.now, calm) == {0, 1, 2}
        another = [arrival(7), arrival(8, "8/8"), arrival(9, None)]
        assert await receiving.receive(session, another, clock.now, calm) == {8, 9}
        for number in (0, 1, 2, 8, 9):
            await inbox.begin(session, [number])
    taken: list[list[int]] = []
    for _ in range(5):
        clock.forward(2)
        async with database.transaction() as session:
            waiting = await inbox.take_waiting(session, clock.now)
            taken.append([raw["update_id"] for raw in waiting])
    assert taken == [[3], [4], [5], [7], []]
    async with database.transaction() as session:
        for number in (3, 4, 5, 7):
            await inbox.begin(session, [number])
        clock.forward(calm.window.total_seconds())
        assert await receiving.receive(session, [arrival(10)], clock.now, calm) == {10}


async def test_what_still_waits_counts_however_long_ago_it_came(
    database: Database, clock: Clock
) -> None:
    calm = Calm(burst=3)
    async with database.transaction() as session:
        await receiving.receive(session, [arrival(n) for n in range(3)], clock.now, calm)
        clock.forward(2 * calm.window.total_seconds())
        assert await receiving.receive(session, [arrival(3)], clock.now, calm) == set()


async def test_what_a_dead_process_left_is_taken_up(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    await chat.say("kẹo lạc")
    pending = list(town.world.updates[town.bot.id].pending.values())
    async with database.transaction() as session:
        await receiving.receive(session, [Arrival(raw, None) for raw in pending], clock.now)
    async with assembled(town, database, echo, clock) as parts:
        assert await parts.intake.resume(alone=False) == 0
        clock.forward(60)
        assert await parts.intake.resume(alone=False) == 1
        assert (await chat.reply())["text"] == "kẹo lạc"


async def test_nothing_is_handed_over_that_could_not_be_stored(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*given: object) -> None:
        raise OSError("the disk is full")

    chat = town.chat()
    await chat.say("kẹo lạc")
    async with assembled(town, database, echo, clock) as parts:
        monkeypatch.setattr(receiving, "receive", broken)
        with pytest.raises(OSError, match="full"):
            await feed(town, parts)
        await settled(parts)
    assert len(chat.messages) == 1


async def test_what_comes_at_the_same_moment_shares_a_commit_and_is_done_once(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[list[int]] = []
    receive = receiving.receive

    async def noted(session: AsyncSession, arrivals: Sequence[Arrival], *more: Any) -> set[int]:
        stored.append([one.update_id for one in arrivals])
        return await receive(session, arrivals, *more)

    monkeypatch.setattr(receiving, "receive", noted)
    async with assembled(town, database, echo, clock) as parts:
        await asyncio.gather(*(parts.intake.receive([raw(number)]) for number in (2, 1, 2)))
        assert stored == [[1, 2, 2]]
        await settled(parts)
    assert {number: row.state for number, row in (await rows(database)).items()} == {
        1: UpdateState.DONE,
        2: UpdateState.DONE,
    }


async def test_one_that_cannot_be_stored_costs_those_that_came_with_it_nothing(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive = receiving.receive

    async def broken(session: AsyncSession, arrivals: Sequence[Arrival], *more: Any) -> set[int]:
        if 13 in [one.update_id for one in arrivals]:
            raise OSError("the disk is full")
        return await receive(session, arrivals, *more)

    monkeypatch.setattr(receiving, "receive", broken)
    async with assembled(town, database, echo, clock) as parts:
        calls = [parts.intake.receive([raw(number)]) for number in (1, 13, 2)]
        told = await asyncio.gather(*calls, return_exceptions=True)
        await settled(parts)
    assert list(map(type, told)) == [type(None), OSError, type(None)]
    assert list(await rows(database)) == [1, 2]


async def test_what_waits_in_the_inbox_but_cannot_be_read_is_set_aside(
    town: Town, database: Database, clock: Clock
) -> None:
    async with assembled(town, database, echo, clock) as parts:
        await parts.intake.receive([{"update_id": 1, "message": {"text": "?"}}, raw(2)])
        await settled(parts)
    found = await rows(database)
    assert (found[1].state, found[2].state) == (UpdateState.SET_ASIDE, UpdateState.DONE)


@pytest.mark.parametrize("sender", [10**30, -(10**30), "7"])
async def test_who_has_an_id_that_no_database_takes_costs_the_others_nothing(
    town: Town, database: Database, clock: Clock, sender: object
) -> None:
    strange = raw(1)
    strange["message"]["from"]["id"] = sender
    async with assembled(town, database, echo, clock) as parts:
        await parts.intake.receive([strange, raw(2)])
        await settled(parts)
    found = await rows(database)
    assert (found[1].state, found[2].state) == (UpdateState.SET_ASIDE, UpdateState.DONE)


async def test_an_update_that_cannot_be_stored_costs_the_others_nothing(
    town: Town, database: Database, clock: Clock
) -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    async with assembled(town, database, echo, clock) as parts:
        await parts.intake.receive([raw(1), {**raw(2), "new": deep}, raw(3)])
        await settled(parts)
        await parts.intake.receive([{**raw(2), "new": deep}])  # told again, as polling would
    found = await rows(database)
    states = [found[number].state for number in (1, 2, 3)]
    assert states == [UpdateState.DONE, UpdateState.SET_ASIDE, UpdateState.DONE]
    assert "recursion" in found[2].error
    assert found[2].body == {"update_id": 2}


async def test_while_the_database_is_away_nothing_is_set_aside(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise OperationalError("", {}, OSError("gone"))

    async with assembled(town, database, echo, clock) as parts:
        with monkeypatch.context() as broken:
            broken.setattr(receiving, "receive", away)
            with pytest.raises(OperationalError):
                await parts.intake.receive([raw(1), raw(2)])
        await parts.intake.receive([raw(1), raw(2)])
        await settled(parts)
    assert {row.state for row in (await rows(database)).values()} == {UpdateState.DONE}


async def test_the_loop_takes_up_what_is_due_and_outlives_a_failure(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = town.chat()
    await chat.say("kẹo lạc")
    pending = list(town.world.updates[town.bot.id].pending.values())
    async with database.transaction() as session:
        await receiving.receive(
            session, [Arrival(raw, None) for raw in pending], clock.now - LATER
        )
    take = inbox.take_waiting

    async def once_broken(*given: object, **more: object) -> object:
        monkeypatch.setattr(inbox, "take_waiting", take)
        raise OSError("the database is gone")

    monkeypatch.setattr(inbox, "take_waiting", once_broken)
    stop = asyncio.Event()
    async with assembled(town, database, echo, clock) as parts:
        parts.intake.every = 0.0
        loop = asyncio.create_task(parts.intake.run(stop))
        assert (await chat.reply())["text"] == "kẹo lạc"
        stop.set()
        await loop
