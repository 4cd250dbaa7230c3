"""Long polling: what moves the offset, what it survives, and what ends it."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.intake import Intake
from bot.metrics import Metrics
from bot.polling import CONFLICT, Poller, TokenRefusedError
from catalog.database import Database
from catalog.mail import receiving
from tests.bot.running import Clock, Town, assembled, echo, polling, settled
from webchat.faults import Fault


class Pauses:
    """Takes no time; stops the poller after so many."""

    def __init__(self, stop: asyncio.Event, most: int = 1000) -> None:
        self.waits: list[float] = []
        self._stop = stop
        self._most = most

    async def __call__(self, seconds: float, *wake: asyncio.Event) -> None:
        self.waits.append(seconds)
        if len(self.waits) >= self._most:
            self._stop.set()
        await asyncio.sleep(0)


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def offsets(town: Town) -> list[object]:
    return [params.get("offset") for params in town.calls("getUpdates")]


async def test_the_offset_moves_on_after_the_commit(
    town: Town, database: Database, clock: Clock
) -> None:
    chat = town.chat()
    async with polling(town, database, echo, clock) as parts:
        await chat.ask("one")
        await chat.ask("two")
        await settled(parts)
        await town.world.calls.wait("getUpdates", 2)
    assert offsets(town)[:2] == [None, "2"]
    assert set(town.world.updates[town.bot.id].pending) <= {2}


async def test_the_offset_stays_where_the_updates_could_not_be_stored(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive, failures = receiving.receive, [OSError("gone"), OSError("still gone")]

    async def broken(*given: object) -> object:
        if failures:
            raise failures.pop()
        return await receive(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(receiving, "receive", broken)
    stop = asyncio.Event()
    pauses = Pauses(stop)
    chat = town.chat()
    await chat.say("kẹo lạc")
    async with assembled(town, database, echo, clock) as parts:
        metrics = Metrics()
        poller = Poller(parts.application.bot, parts.intake, metrics, pauses)
        task = asyncio.create_task(poller.run(stop))
        assert (await chat.reply())["text"] == "kẹo lạc"
        stop.set()
        await task
    assert offsets(town)[:3] == [None, None, None]
    assert pauses.waits == [1, 2]
    failed = {"at": "polling", "type": "OSError"}
    assert metrics.registry.get_sample_value("ocop_errors_total", failed) == 2


async def test_failures_are_waited_out_ever_longer_and_all_is_well_after(
    town: Town, database: Database, clock: Clock
) -> None:
    town.world.faults.add(Fault("deleteWebhook", 500))
    town.world.faults.add(Fault("getUpdates", 500, times=7))
    town.world.faults.add(Fault("getUpdates", 429, retry_after=77))
    town.world.faults.add(Fault("getUpdates", drop="before"))
    stop = asyncio.Event()
    pauses = Pauses(stop)
    async with assembled(town, database, echo, clock) as parts:
        poller = Poller(parts.application.bot, parts.intake, Metrics(), pauses)
        task = asyncio.create_task(poller.run(stop))
        assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"
        stop.set()
        await task
    assert pauses.waits == [1, 2, 4, 8, 16, 30, 30, 77, 30]


async def test_room_is_waited_for_before_each_fetch(
    town: Town, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched_before: list[int] = []

    async def has_room(_: Intake) -> None:
        fetched_before.append(len(offsets(town)))

    monkeypatch.setattr(Intake, "has_room", has_room)
    chat = town.chat()
    async with polling(town, database, echo, clock):
        await chat.ask("one")
        await chat.ask("two")
    assert fetched_before[:2] == [0, 1]


async def test_a_failure_after_all_was_well_is_a_first_one(
    town: Town, database: Database, clock: Clock
) -> None:
    town.world.faults.add(Fault("getUpdates", 500))
    town.world.faults.add(Fault("getUpdates", 500, after=1, times=2))
    stop = asyncio.Event()
    pauses = Pauses(stop, most=3)
    chat = town.chat()
    await chat.say("kẹo lạc")
    async with assembled(town, database, echo, clock) as parts:
        await Poller(parts.application.bot, parts.intake, Metrics(), pauses).run(stop)
    assert pauses.waits == [1, 1, 2]


async def test_a_conflict_is_explained(town: Town, database: Database, clock: Clock) -> None:
    town.world.faults.add(Fault("getUpdates", 409, "Conflict: terminated by other getUpdates"))
    stop = asyncio.Event()
    async with assembled(town, database, echo, clock) as parts:
        with capture_logs() as lines:
            await Poller(parts.application.bot, parts.intake, Metrics(), Pauses(stop, most=1)).run(
                stop
            )
    assert CONFLICT in [line.get("why") for line in lines]


@pytest.mark.parametrize("code", [401, 404])
async def test_a_refused_token_ends_it_in_words(
    town: Town, database: Database, clock: Clock, code: int
) -> None:
    town.world.faults.add(Fault("getUpdates", code))
    async with assembled(town, database, echo, clock) as parts:
        with pytest.raises(TokenRefusedError, match="BotFather"):
            await parts.poller.run(asyncio.Event())


async def test_a_webhook_of_before_is_removed(
    town: Town, database: Database, clock: Clock
) -> None:
    async with assembled(town, database, echo, clock) as parts:
        await parts.application.bot.set_webhook("http://127.0.0.1:9/")
    async with polling(town, database, echo, clock):
        assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"


async def test_only_what_we_read_is_asked_for(
    town: Town, database: Database, clock: Clock
) -> None:
    async with polling(town, database, echo, clock):
        await town.chat().ask("kẹo lạc")
    allowed = town.calls("getUpdates")[0]["allowed_updates"]
    assert "callback_query" in str(allowed)
    assert "edited_channel_post" not in str(allowed)


async def test_no_more_is_fetched_than_can_be_worked_on(
    town: Town, database: Database, clock: Clock
) -> None:
    gate, begun = asyncio.Event(), asyncio.Event()

    async def slow(turn: object) -> list[object]:
        begun.set()
        await gate.wait()
        return await echo(turn)  # type: ignore[arg-type,return-value]

    chats = [town.chat(f"P{n}") for n in range(3)]
    async with polling(town, database, slow, clock, updates_at_once=1) as parts:  # type: ignore[arg-type]
        for chat in chats[:2]:
            await chat.say("kẹo lạc")
        await begun.wait()
        calls = len(town.calls("getUpdates"))
        await chats[2].say("bánh cáy")
        assert len(town.calls("getUpdates")) <= calls + 1
        gate.set()
        for chat in chats:
            await chat.reply()
        await settled(parts)


async def test_stopping_does_not_wait_for_a_held_call(
    town: Town, database: Database, clock: Clock
) -> None:
    stop = asyncio.Event()
    async with assembled(town, database, echo, clock) as parts:
        task = asyncio.create_task(parts.poller.run(stop))
        await town.chat().ask("kẹo lạc")
        stop.set()
        await task
