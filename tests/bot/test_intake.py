"""Taking in: stored before it is acknowledged, taken up again by whoever comes next."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.intake import Raw
from catalog import inbox
from catalog.database import Database
from catalog.inbox import ReceivedUpdate, UpdateState
from tests.bot.running import Clock, Town, assembled, echo, feed, settled

LATER = timedelta(minutes=2)


def raw(number: int, text: str = "kẹo lạc") -> Raw:
    lan = {"id": 7, "is_bot": False, "first_name": "Lan"}
    message = {"message_id": number, "date": 1, "chat": {"id": 7, "type": "private"}, "text": text}
    return {"update_id": number, "message": {**message, "from": lan}}


async def rows(database: Database) -> dict[int, ReceivedUpdate]:
    async with database.session(read_only=True) as session:
        query = select(ReceivedUpdate).order_by(col(ReceivedUpdate.update_id))
        return {row.update_id: row for row in (await session.exec(query)).all()}


async def test_only_new_updates_are_new(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        assert await inbox.receive(session, [raw(1), raw(2)], clock.now) == {1, 2}
        assert await inbox.receive(session, [raw(2), raw(3)], clock.now) == {3}
        assert await inbox.receive(session, [], clock.now) == set()


async def test_an_update_is_begun_once(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        await inbox.receive(session, [raw(1)], clock.now)
    async with database.session() as session:
        assert await inbox.begin(session, 1)
        await session.rollback()
    async with database.transaction() as session:
        assert await inbox.begin(session, 1)  # the rollback left it waiting
    async with database.transaction() as session:
        assert not await inbox.begin(session, 1)
        assert not await inbox.begin(session, 99)
        assert await inbox.fail(session, 1, "too late", clock.now) == 0
        assert await inbox.fail(session, 99, "never came", clock.now) == 0


async def test_two_units_of_work_at_once_begin_it_once(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        await inbox.receive(session, [raw(1)], clock.now)
    begun: list[bool] = []

    async def work() -> None:
        async with database.transaction() as session:
            begun.append(await inbox.begin(session, 1))

    await asyncio.gather(*(work() for _ in range(8)))
    assert sorted(begun) == [False] * 7 + [True]


async def test_what_waits_belongs_to_its_receiver_for_a_while(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as session:
        await inbox.receive(session, [raw(2), raw(1)], clock.now)
        await inbox.receive(session, [raw(3)], clock.now + timedelta(seconds=1))
        await inbox.begin(session, 3)
        assert await inbox.take_waiting(session, clock.now) == []
        again = await inbox.take_waiting(session, clock.now + LATER)
        assert [body["update_id"] for body in again] == [1, 2]
        assert await inbox.take_waiting(session, clock.now + LATER) == []
        assert len(await inbox.take_waiting(session, clock.now, due=False)) == 2


async def test_what_a_dead_process_left_is_taken_up(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    await chat.say("kẹo lạc")
    pending = list(town.world.updates[town.bot.id].pending.values())
    async with database.transaction() as session:
        await inbox.receive(session, pending, clock.now)
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
        monkeypatch.setattr(inbox, "receive", broken)
        with pytest.raises(OSError, match="full"):
            await feed(town, parts)
        await settled(parts)
    assert len(chat.messages) == 1


async def test_what_waits_in_the_inbox_but_cannot_be_read_is_set_aside(
    town: Town, database: Database, clock: Clock
) -> None:
    async with assembled(town, database, echo, clock) as parts:
        await parts.intake.receive([{"update_id": 1, "message": {"text": "?"}}, raw(2)])
        await settled(parts)
    found = await rows(database)
    assert (found[1].state, found[2].state) == (UpdateState.SET_ASIDE, UpdateState.DONE)


async def test_the_loop_takes_up_what_is_due_and_outlives_a_failure(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = town.chat()
    await chat.say("kẹo lạc")
    pending = list(town.world.updates[town.bot.id].pending.values())
    async with database.transaction() as session:
        await inbox.receive(session, pending, clock.now - LATER)
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
