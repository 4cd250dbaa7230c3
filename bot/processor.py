"""Updates of one person in one chat run one after another; different people at once."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field

from telegram.ext import BaseUpdateProcessor

from bot.lanes import Key, key_of

UNBOUNDED = 1_000_000


@dataclass
class _Queue:
    """Of one person in one chat. It is forgotten when nobody stands in it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


class Flight:
    """How many updates are under way, so that no more are fetched than can be worked on."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._count = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    def begin(self) -> None:
        self._count += 1
        if self._count >= self._room:
            self._has_room.clear()

    def end(self) -> None:
        self._count = max(0, self._count - 1)
        if self._count < self._room:
            self._has_room.set()

    async def has_room(self) -> None:
        await self._has_room.wait()


class PersonByPerson(BaseUpdateProcessor):
    """Keeps the order per (chat, person) and works on at most `at_once` updates.

    Who waits for an earlier update of their own takes no place from others: the place is taken
    after the lock. PTB's own semaphore stands in front of both and is therefore left unbounded.
    """

    def __init__(self, at_once: int, flight: Flight) -> None:
        super().__init__(UNBOUNDED)
        self._places = asyncio.Semaphore(at_once)
        self._queues: dict[Key, _Queue] = {}
        self._flight = flight

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        try:
            await self._in_turn(key_of(update), coroutine)
        finally:
            self._flight.end()

    async def _in_turn(self, key: Key | None, work: Awaitable[object]) -> None:
        if key is None:
            async with self._places:
                await work
            return
        # nothing is awaited between finding the queue and standing in it
        queue = self._queues.setdefault(key, _Queue())
        queue.people += 1
        try:
            async with queue.lock, self._places:
                await work
        finally:
            queue.people -= 1
            if not queue.people:
                del self._queues[key]

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""
