"""The search index in use: built off the event loop, swapped whole when the catalogue moves."""

import asyncio
from typing import Protocol

import structlog

from bot.clock import Pause, pause
from catalog.catalogue import documents, version
from catalog.database import Database
from catalog.search import SearchIndex

log = structlog.get_logger()


class Source(Protocol):
    """Where indexes come from."""

    async def version(self) -> int:
        """The catalogue's version now."""

    async def build(self) -> SearchIndex:
        """An index of the catalogue as it is."""


class LatestIndex:
    """Holds the last index that could be built. An old one is better than none."""

    def __init__(self, source: Source, pause: Pause = pause, *, every: float = 2.0) -> None:
        self._source = source
        self._pause = pause
        self._every = every
        self._version: int | None = None
        self._index: SearchIndex | None = None

    def __call__(self) -> SearchIndex:
        """The index in use. Raises RuntimeError before the first `refresh`."""
        if self._index is None:
            raise RuntimeError("the index was not built yet")
        return self._index

    async def refresh(self) -> None:
        """Builds anew where the catalogue moved."""
        version = await self._source.version()
        if version != self._version:
            self._index = await self._source.build()
            self._version = version
            log.info("index built", version=version, products=len(self._index))

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self._pause(self._every, stop)
            try:
                await self.refresh()
            except Exception as error:
                log.error("the index could not be built; the last one stays", exc_info=error)


class Catalogue:
    """The database as the source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def version(self) -> int:
        async with self._database.session(read_only=True) as session:
            return await version(session)

    async def build(self) -> SearchIndex:
        async with self._database.session(read_only=True) as session:
            products = await documents(session)
        return await asyncio.to_thread(SearchIndex.build, products)
