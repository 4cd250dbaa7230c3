"""The whole program: started, at work, stopped, and started again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update
from telegram.error import InvalidToken
from telegram.ext import TypeHandler

from bot.app import App, build_application, calmly, run, serve
from bot.insisting import until_answered
from bot.polling import TokenRefusedError
from bot.processor import Flight
from bot.unit_of_work import Answer
from catalog.database import Database
from handlers.replies import Reply, Text
from handlers.turn import Turn
from tests.bot.running import Clock, Town, assembled, begun, echo, feed, polling, remember, settled
from tests.databases import Server
from webchat.faults import Fault


@asynccontextmanager
async def running(town: Town, database: Database, answer: Answer) -> AsyncIterator[None]:
    stop, ready = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(
        run(town.settings(), database, stop, ready=ready.set, answer=answer)
    )
    try:
        await begun(task, ready)
        yield
    finally:
        stop.set()
        await task


async def test_from_nothing_to_an_answer_and_to_the_end(town: Town, server: Server) -> None:
    settings = town.settings(database_url=server.new())
    stop = asyncio.Event()
    task = asyncio.create_task(serve(settings, stop, answer=remember))
    assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"
    stop.set()
    await task
    assert (await _served_again(town, settings.database_url))["text"] == "bánh cáy"


async def _served_again(town: Town, url: str) -> dict[str, object]:
    stop = asyncio.Event()
    task = asyncio.create_task(serve(town.settings(database_url=url), stop, answer=remember))
    reply = await town.chat("Minh").ask("bánh cáy")
    stop.set()
    await task
    return reply


async def test_two_hundred_people_at_once_get_their_own_answers_in_order(
    town: Town, database: Database, clock: Clock
) -> None:
    people = [town.chat(f"P{n}") for n in range(200)]
    async with polling(town, database, remember, clock) as parts:
        for question in range(3):
            for chat in people:
                await chat.say(f"{chat.person.first_name} {question}")
        await asyncio.gather(*(chat.replies(1, 60) for chat in people))
        await town.world.calls.wait("sendMessage", 600, 60)
        await settled(parts)
    for chat in people:
        said = [m["text"] for m in chat.messages if m["from"]["id"] == town.bot.id]
        assert said == [f"{chat.person.first_name} {question}" for question in range(3)]


async def test_people_do_not_wait_for_each_other(
    town: Town, database: Database, clock: Clock
) -> None:
    """The answer to each is on its way until the last of them has come as far."""
    everybody = asyncio.Barrier(5)

    async with assembled(town, database, echo, clock, updates_at_once=5) as parts:
        request = parts.application.bot.request
        send = request.do_request

        async def at_once(*given: Any, **more: Any) -> tuple[int, bytes]:
            await everybody.wait()
            answer: tuple[int, bytes] = await send(*given, **more)
            return answer

        request.do_request = at_once
        people = [town.chat(f"P{n}") for n in range(5)]
        for chat in people:
            await chat.say("kẹo lạc")
        await feed(town, parts)
    assert all(len(chat.messages) == 2 for chat in people)


async def test_a_refused_command_menu_costs_nothing_else(town: Town, database: Database) -> None:
    town.world.faults.add(Fault("setMyCommands", 400, "Bad Request: no", times=None))
    async with running(town, database, echo):
        assert (await town.chat().ask("kẹo lạc"))["text"] == "kẹo lạc"


async def test_telegram_may_be_late(town: Town, database: Database) -> None:
    town.world.faults.add(Fault("getMe", 502, times=2))
    town.world.faults.add(Fault("getMe", 429, retry_after=77))
    waits: list[float] = []

    async def pause(seconds: float, *wake: asyncio.Event) -> None:
        waits.append(seconds)

    application = build_application(town.settings(), Flight(1))
    assert await until_answered(application.initialize, asyncio.Event(), pause)
    assert waits == [1, 2, 77]
    await _shut(application)


async def _shut(application: App) -> None:
    await application.shutdown()
    await application.bot.shutdown()


async def test_a_stop_while_telegram_is_away_is_a_stop(town: Town, database: Database) -> None:
    town.world.faults.add(Fault("getMe", 502, times=None))
    stop = asyncio.Event()

    async def pause(seconds: float, *wake: asyncio.Event) -> None:
        stop.set()

    await run(town.settings(), database, stop, answer=echo, pause=pause)
    assert not town.calls("getUpdates")


async def test_a_wrong_token_is_told_without_telling_it(town: Town, database: Database) -> None:
    settings = town.settings(token=SecretStr("9:wrong-token"))
    with pytest.raises(TokenRefusedError) as raised:
        await run(settings, database, asyncio.Event(), answer=echo)
    assert "wrong-token" not in str(raised.value)
    with pytest.raises(InvalidToken):
        build_application(town.settings(token=SecretStr("")), Flight(1))


async def test_a_proxy_that_cannot_be_spoken_to_is_told(town: Town) -> None:
    with pytest.raises(ValueError, match="aiohttp-socks"):
        build_application(town.settings(proxy="socks5://127.0.0.1:1080"), Flight(1))


async def test_other_handlers_may_join_and_their_errors_are_survived(
    town: Town, database: Database, clock: Clock
) -> None:
    async def fail(update: Update, context: object) -> None:
        raise ArithmeticError

    async with assembled(town, database, echo, clock) as parts:
        parts.application.add_handler(TypeHandler(Update, fail), group=1)
        chat = town.chat()
        await chat.say("kẹo lạc")
        await feed(town, parts)
        assert (await chat.reply())["text"] == "kẹo lạc"


async def test_one_failing_step_of_stopping_does_not_keep_the_next_from_being_taken() -> None:
    async def fail() -> None:
        raise ArithmeticError

    await calmly("failing", fail)


async def test_what_is_under_way_at_the_stop_is_finished(town: Town, database: Database) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    async def slow(turn: Turn) -> list[Reply]:
        begun.set()
        await gate.wait()
        return [Text("done")]

    stop, ready = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(run(town.settings(), database, stop, ready=ready.set, answer=slow))
    chat = town.chat()
    await chat.say("kẹo lạc")
    await begun.wait()
    stop.set()
    await asyncio.sleep(0)
    gate.set()
    await task
    assert chat.last["text"] == "done"
