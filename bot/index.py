"""The search index in use, from the database: anew when the catalogue moves, and each day.

A day is enough for a recognition to lapse, so the day counts as a part of the version.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Any, cast

import structlog

from bot.clock import Now, Pause, pause, utc_now
from bot.polling import FIRST_WAIT, LONGEST_WAIT
from catalog import catalogue
from catalog.database import Database
from catalog.localtime import HERE
from catalog.search import Answer, Document, Facets, SearchIndex, Words
from catalog.search.snapshot import Snapshots

MOST_DAYS = 10_000_000

log = structlog.get_logger()


def snapshots_of(database: Database, now: Now = utc_now, words: Words | None = None) -> Snapshots:
    """Read and built in a thread, beside the event loop; with the shipped words unless given."""

    def today() -> date:
        return now().astimezone(HERE).date()

    async def version() -> int:
        async with database.session(read_only=True) as session:
            return await catalogue.version(session) * MOST_DAYS + today().toordinal()

    def load() -> list[Document]:
        return asyncio.run(_documents(database.again(), today()))

    return Snapshots(version, load, words)


async def _documents(database: Database, today: date) -> list[Document]:
    try:
        async with database.session(read_only=True) as session:
            return await catalogue.documents(session, today)
    finally:
        await database.close()


async def first_built(snapshots: Snapshots, stop: asyncio.Event, pause: Pause = pause) -> bool:
    """Builds the first index, however often it takes; False where `stop` comes first.

    Until then nothing is taken in: what people ask waits with the channel.
    """
    wait = FIRST_WAIT
    while not stop.is_set():
        try:
            await snapshots.refresh()
        except Exception as error:
            log.error("no index could be built", next_try=wait, exc_info=error)
            await pause(wait, stop)
            wait = min(2 * wait, LONGEST_WAIT)
        else:
            return True
    return False


def catalogue_version(version: int) -> int:
    """The catalogue's own part of an index's version."""
    return version // MOST_DAYS


class _Timed:
    """An index in all, whose searches are timed."""

    def __init__(self, index: SearchIndex, tell: Callable[[float], None]) -> None:
        self._index = index
        self._tell = tell

    def answer(self, query: str, *, limit: int = 100, facets: Facets | None = None) -> Answer:
        answer = self._index.answer(query, limit=limit, facets=facets)
        self._tell(answer.ms / 1000)
        return answer

    def __len__(self) -> int:
        return len(self._index)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)


def timed(index: SearchIndex, tell: Callable[[float], None]) -> SearchIndex:
    """The index; each search tells its seconds."""
    return cast("SearchIndex", _Timed(index, tell))


def failed(error: Exception) -> None:
    log.error("the index could not be built; the last one stays", exc_info=error)
