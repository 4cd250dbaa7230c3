"""The real application on a real Bot API server, for tests that move its clock by hand."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from pydantic import SecretStr

from bot.app import Parts, assemble
from bot.clock import Pause, pause
from bot.settings import Settings
from bot.unit_of_work import Answer
from catalog.database import Database
from catalog.search import SearchIndex
from handlers import texts
from handlers.incoming import Command, Pressed, Said
from handlers.replies import Button, Reply, Text
from handlers.turn import Turn
from webchat.driver import Chat
from webchat.models import Bot, Person
from webchat.server import Server
from webchat.world import World

TOKEN = "1:secret"
KEEP = Button("Keep", data="k:1")


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@cache
def no_products() -> SearchIndex:
    """Built once: it reads all the words."""
    return SearchIndex.build([])


@dataclass
class Town:
    """A Bot API server with one bot, and people who write to it."""

    world: World
    server: Server
    bot: Bot
    people: list[Person] = field(default_factory=list)

    def chat(self, name: str = "Lan", language: str = "vi") -> Chat:
        return Chat(self.world, self.world.person(name, language_code=language), self.bot)

    def settings(self, **given: Any) -> Settings:
        usual = {"token": SecretStr(TOKEN), "api_url": f"{self.server.base_url}/bot"}
        return Settings(_env_file=None, **{**usual, **given})

    def calls(self, method: str) -> list[dict[str, object]]:
        """The parameters of every answered call of the method."""
        return [call.params for call in self.world.calls.of(method)]


async def echo(turn: Turn) -> list[Reply]:
    """Says what it heard, and changes nothing."""
    return [Text(heard(turn))]


async def remember(turn: Turn) -> list[Reply]:
    """Says what it heard, and changes something."""
    turn.person.name = heard(turn)
    return [Text(heard(turn), ((KEEP,),))]


def heard(turn: Turn) -> str:
    match turn.incoming.what:
        case Said(text):
            return text
        case Command(name):
            return f"/{name}"
        case Pressed():
            return "pressed"
        case other:
            return type(other).__name__


@asynccontextmanager
async def assembled(
    town: Town,
    database: Database,
    answer: Answer,
    clock: Clock,
    *,
    pause: Pause = pause,
    **settings: Any,
) -> AsyncIterator[Parts]:
    """Introduced and at work, with no polling and no loops beside."""
    texts.read_all()  # as the program does, so that no step has to
    given = town.settings(**settings)
    parts = assemble(given, database, no_products, answer, now=clock, pause=pause)
    await parts.application.initialize()
    await parts.application.start()
    try:
        yield parts
    finally:
        await parts.drain()
        await parts.disconnect()


@asynccontextmanager
async def polling(
    town: Town, database: Database, answer: Answer, clock: Clock, **settings: Any
) -> AsyncIterator[Parts]:
    """As `assembled`, and updates are fetched."""
    async with assembled(town, database, answer, clock, **settings) as parts:
        await parts.intake.resume(alone=True)
        stop = asyncio.Event()
        task = asyncio.create_task(parts.poller.run(stop))
        try:
            yield parts
        finally:
            stop.set()
            await task


async def begun(program: asyncio.Task[None], ready: asyncio.Event) -> None:
    """Returns when it is ready; raises what the program ended with before."""
    waiting = asyncio.create_task(ready.wait())
    await asyncio.wait({program, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if program.done():
        waiting.cancel()
        program.result()


async def settled(parts: Parts) -> None:
    """Returns when all updates that were handed over are worked on."""
    await parts.application.update_queue.join()


async def feed(town: Town, parts: Parts) -> None:
    """Hands over what people did, as polling would, and returns when it is worked on."""
    queue = town.world.updates[town.bot.id]
    updates = list(queue.pending.values())
    queue.clear()
    await parts.intake.receive(updates)
    await settled(parts)


def in_order(*answers: Callable[[Turn], Awaitable[list[Reply]]]) -> Answer:
    """Answers the first turn with the first, and so on; the last one stays."""
    left = list(answers)

    async def answer(turn: Turn) -> list[Reply]:
        return await (left.pop(0) if len(left) > 1 else left[0])(turn)

    return answer


async def crash(turn: Turn) -> list[Reply]:
    turn.person.name = "half done"
    await turn.session.flush()
    raise ArithmeticError("a bug")
