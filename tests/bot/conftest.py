from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from tests.bot.running import TOKEN, Clock, Town
from tests.bot.watching import Ears
from webchat.server import Server
from webchat.world import World


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    world = World()
    bot = world.bot(TOKEN, "ocop_bot", "OCOP")
    async with Server(world) as server:
        yield Town(world, server, bot)


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture(scope="session")
def ears() -> Ears:
    """One for all tests: its hook stays."""
    return Ears()
