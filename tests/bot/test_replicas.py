"""Several processes on one database: each update is done once, and a person's in their order."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot.app import Parts
from bot.intake import Raw
from catalog.database import Database
from catalog.mail import inbox, receiving
from catalog.mail.inbox import ReceivedUpdate, UpdateState
from catalog.mail.receiving import Arrival
from handlers.replies import Reply
from handlers.turn import Turn
from tests.bot.running import Clock, Town, assembled, crash, echo, remember, settled
from tests.bot.test_outbox import heard_by


def pending(town: Town) -> list[Raw]:
    """What people did since the last call."""
    queue = town.world.updates[town.bot.id]
    updates = list(queue.pending.values())
    queue.clear()
    return updates


async def no_time(seconds: float, *wake: asyncio.Event) -> None:
    """A pause in which others come to work, and no more."""
    await asyncio.sleep(0)


async def quiet(replicas: Sequence[Parts]) -> None:
    """Returns when nothing is under way and nothing is owed."""
    for parts in replicas:
        await settled(parts)
    while sum([await parts.outbox.deliver_due() for parts in replicas]):
        pass


async def test_what_another_process_took_in_before_is_done_before(
    town: Town, database: Database, clock: Clock
) -> None:
    lan = town.chat()
    for text in ("one", "two", "three"):
        await lan.say(text)
    one, two, three = pending(town)
    lane = f"{lan.place.id}/{lan.person.id}"
    async with database.transaction() as session:  # by a process that is slow, or dead
        arrivals = [Arrival(raw, lane) for raw in (one, two)]
        await receiving.receive(session, arrivals, clock.now)
    async with assembled(town, database, remember, clock, pause=no_time) as parts:
        await parts.intake.receive([three])
        await quiet([parts])
    assert heard_by(lan) == ["one", "two", "three"]


async def test_many_people_on_two_processes_are_answered_once_and_in_order(
    town: Town, database: Database, clock: Clock
) -> None:
    chats = [town.chat(f"P{n}") for n in range(8)]
    async with (
        assembled(town, database, echo, clock, pause=no_time) as left,
        assembled(town, database, remember, clock, pause=no_time) as right,
    ):
        for number in range(12):
            await asyncio.gather(*(chat.say(f"{number}") for chat in chats))
        updates = pending(town)
        halves = updates[::2], updates[1::2]

        async def take_in(parts: Parts, mine: Sequence[Raw]) -> None:
            for at in range(0, len(mine), 7):
                await parts.intake.receive(mine[at : at + 7])

        await asyncio.gather(take_in(left, halves[0]), take_in(right, halves[1]))
        await quiet([left, right])
    expected = [str(number) for number in range(12)]
    assert [heard_by(chat) for chat in chats] == [expected] * len(chats)


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)  # on SQLite one writes at a time
async def test_what_another_process_is_at_is_left_to_it(
    town: Town, database: Database, clock: Clock
) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    async def slow(turn: Turn) -> list[Reply]:
        begun.set()
        await gate.wait()
        return await echo(turn)

    waits: list[float] = []

    async def until_it_ended(seconds: float, *wake: asyncio.Event) -> None:
        waits.append(seconds)
        gate.set()
        await settled(left)

    lan = town.chat()
    for text in ("one", "two"):
        await lan.say(text)
    one, two = pending(town)
    async with (
        assembled(town, database, slow, clock) as left,
        assembled(town, database, echo, clock, pause=until_it_ended) as right,
    ):
        await left.intake.receive([one])
        await begun.wait()
        await right.intake.receive([two])
        await quiet([right])
    assert heard_by(lan) == ["one", "two"]
    assert len(waits) == 1


async def test_an_earlier_one_that_fails_lets_the_later_one_go_on(
    town: Town, database: Database, clock: Clock
) -> None:
    async def answer(turn: Turn) -> list[Reply]:
        first = turn.incoming.update_id == update_ids[0]
        return await (crash if first else echo)(turn)

    lan = town.chat()
    for text in ("one", "two"):
        await lan.say(text)
    one, two = pending(town)
    update_ids = [one["update_id"], two["update_id"]]
    async with database.transaction() as session:
        lane = f"{lan.place.id}/{lan.person.id}"
        await receiving.receive(session, [Arrival(one, lane)], clock.now)
    async with assembled(town, database, answer, clock, pause=no_time) as parts:
        await parts.intake.receive([two])
        await quiet([parts])
    apology, answered = heard_by(lan)
    assert (answered, apology != "one") == ("two", True)


async def test_an_earlier_one_that_nobody_can_do_is_left_for_later(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unreadable(*given: object) -> list[Raw]:
        return []

    monkeypatch.setattr(inbox, "earlier_of", unreadable)
    lan = town.chat()
    for text in ("one", "two"):
        await lan.say(text)
    one, two = pending(town)
    async with database.transaction() as session:
        lane = f"{lan.place.id}/{lan.person.id}"
        await receiving.receive(session, [Arrival(one, lane)], clock.now)
    async with assembled(town, database, echo, clock, pause=no_time) as parts:
        await parts.intake.receive([two])
        await settled(parts)
    async with database.session(read_only=True) as session:
        states = (await session.exec(select(ReceivedUpdate.state))).all()
    assert set(states) == {UpdateState.WAITING}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two more tries, at once."""
    monkeypatch.setattr("bot.patience.WAITS", (0.0, 0.0))


def away() -> OperationalError:
    return OperationalError("SELECT 1", {}, OSError("the server closed the connection"))


@pytest.mark.usefixtures("impatient")
async def test_a_database_that_is_away_for_a_moment_costs_only_patience(
    town: Town, database: Database, clock: Clock
) -> None:
    tries: list[int] = []

    async def answer(turn: Turn) -> list[Reply]:
        tries.append(1)
        if len(tries) < 3:
            raise away()
        return await remember(turn)

    lan = town.chat()
    async with assembled(town, database, answer, clock) as parts:
        await lan.say("kẹo lạc")
        await parts.intake.receive(pending(town))
        await quiet([parts])
    assert heard_by(lan) == ["kẹo lạc"]


@pytest.mark.usefixtures("impatient")
async def test_a_database_that_stays_away_leaves_the_update_for_later(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = inbox.begin

    async def gone(*given: object) -> object:
        raise away()

    lan = town.chat()
    async with assembled(town, database, remember, clock) as parts:
        await lan.say("kẹo lạc")
        with monkeypatch.context() as patch:
            patch.setattr(inbox, "begin", gone)
            patch.setattr(inbox, "fail", gone)
            await parts.intake.receive(pending(town))
            await settled(parts)
        assert inbox.begin is begin
        clock.forward(60)
        assert await parts.intake.resume(alone=False) == 1
        await quiet([parts])
    assert heard_by(lan)[1:] == ["kẹo lạc"]
