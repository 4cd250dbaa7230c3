"""Delivery to a webhook, received by a small server of the test's own."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.webchat.conftest import PATIENCE, Api
from webchat import acts
from webchat.models import Bot, Chat, Person
from webchat.waiting import Signal
from webchat.webhooks import conversation_of
from webchat.world import World


@dataclass
class Receiver:
    """Answers with the planned statuses, then always 200; None cuts the connection."""

    statuses: list[int | None] = field(default_factory=list)
    received: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)
    arrived: Signal = field(default_factory=Signal)
    url: str = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines[1:] if line)
        body = json.loads(await reader.readexactly(int(headers["Content-Length"])))
        status = self.statuses.pop(0) if self.statuses else 200
        if status:
            writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
        writer.close()
        self.received.append((headers | {"target": lines[0]}, body))
        self.arrived.fire()

    async def until(self, count: int) -> list[str]:
        assert await self.arrived.until(lambda: len(self.received) >= count, PATIENCE)
        return [update["message"]["text"] for _, update in self.received]


@pytest.fixture
async def receiver(world: World) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    server = await asyncio.start_server(receiver.answer, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    world.webhooks.first_pause = 0.001
    yield receiver
    await world.webhooks.close()
    server.close()
    await server.wait_closed()


async def test_updates_are_posted_with_the_secret(
    api: Api, world: World, receiver: Receiver, bot: Bot, lan: Person
) -> None:
    await api("setWebhook", url=f"{receiver.url}/hook?x=1", secret_token="s3cret-1")
    acts.start(world, lan, bot)
    assert await receiver.until(1) == ["/start"]
    headers, _ = receiver.received[0]
    assert headers["target"] == "POST /hook?x=1 HTTP/1.1"
    assert headers["Content-Type"] == "application/json"
    assert headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret-1"
    assert await world.updates[bot.id].changed.until(
        lambda: not world.updates[bot.id].pending, PATIENCE
    )


async def test_it_is_tried_again_until_2xx_and_in_order(
    api: Api, world: World, receiver: Receiver, lan: Person, chat: Chat
) -> None:
    receiver.statuses = [500, None, 404, 204]
    acts.say(world, lan, chat, "a")
    await api("setWebhook", url=receiver.url, max_connections=1)
    assert await receiver.until(5) == ["/start"] * 4 + ["a"]
    info = await api("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert info["max_connections"] == 1


async def test_one_conversation_does_not_hold_up_another(
    api: Api, world: World, receiver: Receiver, bot: Bot, chat: Chat
) -> None:
    world.webhooks.first_pause = 60
    receiver.statuses = [500]
    await api("setWebhook", url=receiver.url)
    await receiver.until(1)
    acts.start(world, world.person("Minh"), bot, "p_2")
    assert await receiver.until(2) == ["/start", "/start p_2"]
    assert (await api("getWebhookInfo"))["pending_update_count"] >= 1


async def test_nobody_listens(api: Api, world: World, bot: Bot, chat: Chat) -> None:
    await api("setWebhook", url="http://127.0.0.1:1/")
    assert await last_error(api, world, bot) == "Connection refused"
    await world.webhooks.close()


async def last_error(api: Api, world: World, bot: Bot) -> str:
    queue = world.updates[bot.id]
    assert await queue.changed.until(lambda: bool(world.webhooks.last_error(bot)), PATIENCE)
    message: str = (await api("getWebhookInfo"))["last_error_message"]
    return message


async def test_secure_hooks_need_a_certificate_that_can_be_checked(
    api: Api, world: World, bot: Bot, chat: Chat
) -> None:
    """Here somebody answers without TLS: the error is kept, the update too."""

    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        await api("setWebhook", url=f"https://127.0.0.1:{port}/")
        assert (await last_error(api, world, bot)).startswith("Connection failed")
    assert (await api("getWebhookInfo"))["pending_update_count"] == 1
    await world.webhooks.close()


async def test_what_is_pending_can_be_dropped(
    api: Api, world: World, bot: Bot, chat: Chat
) -> None:
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api("getUpdates") == []
    info = await api("getWebhookInfo")
    assert info == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "http://ocop.vn/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://localhost/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://ocop.vn/", "secret_token": "ạ"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_webhooks_that_are_refused(api: Api, params: dict[str, Any], reason: str) -> None:
    assert await api.refused("setWebhook", **params) == f"Bad Request: {reason}"


async def test_an_empty_address_removes_it(api: Api, bot: Bot) -> None:
    await api("setWebhook", url="https://ocop.vn/hook")
    await api("setWebhook", url="")
    assert bot.webhook is None


def test_the_conversation_of_an_update() -> None:
    assert conversation_of({"update_id": 1, "message": {"chat": {"id": 5}}}) == 5
    pressed = {"message": {"chat": {"id": 6}}, "from": {"id": 7}}
    assert conversation_of({"update_id": 1, "callback_query": pressed}) == 6
    assert conversation_of({"update_id": 1, "inline_query": {"from": {"id": 7}}}) == 7
    assert conversation_of({"update_id": 1, "poll": {"id": "8"}}) == 0
