"""Server-sent events: what a page is told, and when its session becomes somebody else."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any

import aiohttp
import pytest
from starlette.requests import Request

from webchat import acts, keyboards, stream
from webchat.app import create_app
from webchat.models import Bot, Chat, Person
from webchat.server import Server
from webchat.sessions import COOKIE, Sessions, digest
from webchat.world import World


def request_of(token: str) -> Request:
    cookie = f"{COOKIE}={token}".encode()
    return Request({"type": "http", "headers": [(b"cookie", cookie)]})


@pytest.fixture
def sessions(world: World, lan: Person) -> Sessions:
    """Two browsers: one is Lan and may become Minh, the other is Lan too."""
    sessions = Sessions(world, [lan, world.person("Minh")])
    world.sessions |= {digest("one"): lan.id, digest("two"): lan.id}
    return sessions


async def read(lines: AsyncGenerator[str, None]) -> tuple[str, Any]:
    """The next event's name and data; comments are passed over."""
    async for chunk in lines:
        if chunk.startswith("event: "):
            name, _, data = chunk.strip().partition("\n")
            return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))
    raise EOFError


async def listening(
    world: World, sessions: Sessions, browser: str, heartbeat: float = 60
) -> AsyncGenerator[str, None]:
    """The events of a browser, from after the greeting on, already being listened to."""
    events = stream.stream(world, sessions, digest(browser), heartbeat)
    assert await anext(events) == ": hello\n\n"
    return events


async def test_everything_that_happens_is_told(
    world: World, sessions: Sessions, lan: Person, chat: Chat
) -> None:
    events = await listening(world, sessions, "one")
    first = asyncio.ensure_future(read(events))
    await asyncio.sleep(0)
    acts.say(world, lan, chat, "a")
    name, data = await first
    assert (name, data["chat"], data["message"]["text"]) == ("message", "@ocop_bot", "a")
    acts.edit(world, lan, chat, 2, "b")
    assert (await read(events))[0] == "edited"
    world.remove(chat, 2)
    assert await read(events) == ("deleted", {"chat": "@ocop_bot", "message_ids": [2]})
    world.hub.tell(chat, "typing", {"action": "typing"})
    assert await read(events) == ("typing", {"chat": "@ocop_bot", "action": "typing"})
    keyboards.set_keyboard(world, chat, lan.id, {"keyboard": [[{"text": "Có"}]]})
    name, data = await read(events)
    assert (name, data["keyboard"]["keyboard"][0][0]["text"]) == ("keyboard", "Có")
    await events.aclose()


async def test_a_session_that_becomes_somebody_else(
    world: World, sessions: Sessions, lan: Person, bot: Bot, chat: Chat
) -> None:
    minh = sessions.personas[1]
    one = await listening(world, sessions, "one")
    two = await listening(world, sessions, "two")
    first, second = asyncio.ensure_future(read(one)), asyncio.ensure_future(read(two))
    await asyncio.sleep(0)
    sessions.switch(request_of("one"), minh.id)
    assert await first == ("persona", {})
    first = asyncio.ensure_future(read(one))
    await asyncio.sleep(0)
    acts.start(world, minh, bot)
    assert (await first)[1]["message"]["from"]["first_name"] == "Minh"
    assert not second.done()
    acts.say(world, lan, chat, "vẫn là Lan")
    assert (await second)[1]["message"]["text"] == "vẫn là Lan"
    await one.aclose()
    await two.aclose()


async def test_heartbeats(world: World, sessions: Sessions) -> None:
    events = await listening(world, sessions, "one", heartbeat=0.001)
    assert await anext(events) == ": still here\n\n"
    await events.aclose()


async def test_a_session_that_ended_has_no_events(world: World, sessions: Sessions) -> None:
    events = await listening(world, sessions, "nobody")
    with pytest.raises(StopAsyncIteration):
        await anext(events)


async def test_over_http(world: World, lan: Person, bot: Bot, chat: Chat) -> None:
    jar = aiohttp.CookieJar(unsafe=True)
    app = create_app(world, personas=[lan])
    async with Server(world, app=app) as server, aiohttp.ClientSession(cookie_jar=jar) as page:
        await page.get(f"{server.base_url}/people/me")
        events = await page.get(f"{server.base_url}/people/events")
        assert events.content_type == "text/event-stream"
        assert await events.content.readline() == b": hello\n"
        acts.say(world, lan, chat, "a")
        lines = [await events.content.readline() for _ in range(3)]
        assert lines[1] == b"event: message\n"
        assert json.loads(lines[2].removeprefix(b"data: "))["message"]["text"] == "a"
        events.close()
