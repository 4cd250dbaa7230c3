"""A world with one bot, a server for it, a person to talk to the bot, and a bare HTTP client."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from webchat import acts
from webchat.app import create_app
from webchat.models import Bot, Chat, Person
from webchat.server import Server
from webchat.world import World

TOKEN = "1:secret"
PATIENCE = 60
"""Seconds after which nothing comes any more: so long nobody waits on a machine that is well."""
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x40\x00\x00\x00\xf0\x08\x02\x00\x00\x00"
    b"rest of a picture of 320 x 240"
)


class Api:
    """Calls of one bot with JSON bodies; `refused` is for calls that must fail."""

    def __init__(self, client: httpx.AsyncClient, token: str = TOKEN) -> None:
        self.client = client
        self.token = token

    async def answer(self, method: str, params: dict[str, Any]) -> httpx.Response:
        return await self.client.post(f"/bot{self.token}/{method}", json=params)

    async def __call__(self, method: str, **params: Any) -> Any:
        answer = await self.answer(method, params)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert body["ok"] is True
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        answer = await self.answer(method, params)
        body = answer.json()
        assert body["ok"] is False
        assert body["error_code"] == answer.status_code
        description: str = body["description"]
        return description


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def bot(world: World) -> Bot:
    return world.bot(TOKEN, "ocop_bot", "OCOP")


@pytest.fixture
def lan(world: World) -> Person:
    return world.person("Lan", username="lan", language_code="vi")


@pytest.fixture
def chat(world: World, bot: Bot, lan: Person) -> Chat:
    """The private chat of Lan and the bot, begun."""
    acts.start(world, lan, bot)
    return world.private(lan, bot)


@pytest.fixture
async def server(world: World, bot: Bot) -> AsyncIterator[Server]:
    async with Server(world) as server:
        yield server


@pytest.fixture
async def client(world: World, bot: Bot) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(world, control=True))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


@pytest.fixture
def api(client: httpx.AsyncClient) -> Api:
    return Api(client)
