"""A world with one bot, a server for it, and a person to talk to the bot."""

from collections.abc import AsyncIterator

import pytest

from webchat.models import Bot, Person
from webchat.server import Server
from webchat.world import World

TOKEN = "1:secret"


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
async def server(world: World, bot: Bot) -> AsyncIterator[Server]:
    async with Server(world) as server:
        yield server
