"""The whole bot, as it runs, on the sample catalogue, at our own Bot API server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.app import run
from bot.settings import Settings
from catalog.database import Database
from tests.bot.running import begun
from webchat.driver import Chat
from webchat.models import Bot
from webchat.server import Server
from webchat.world import World

TOKEN = "1:secret"


@asynccontextmanager
async def running(settings: Settings, database: Database) -> AsyncIterator[None]:
    """The bot at work; stopped in good order at the end."""
    stop, ready = asyncio.Event(), asyncio.Event()
    work = asyncio.create_task(run(settings, database, stop, ready=ready.set))
    await begun(work, ready)
    try:
        yield
    finally:
        stop.set()
        await work


def settings_for(server: Server, **given: object) -> Settings:
    return Settings.model_validate(
        {
            "token": SecretStr(TOKEN),
            "api_url": f"{server.base_url}/bot",
            "api_file_url": f"{server.base_url}/file/bot",
            **given,
        }
    )


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def bot(world: World) -> Bot:
    return world.bot(TOKEN, "ocop_bot", "OCOP")


@pytest.fixture
async def chat_server(world: World, bot: Bot) -> AsyncIterator[Server]:
    async with Server(world) as started:
        yield started


@pytest.fixture
async def buyer(
    world: World, bot: Bot, chat_server: Server, sample: Database
) -> AsyncIterator[Chat]:
    """Lan, a buyer, in her chat with the running bot."""
    lan = world.person("Lan", language_code="vi", phone_number="84912345678")
    async with running(settings_for(chat_server), sample):
        yield Chat(world, lan, bot)
