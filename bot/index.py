"""The search index in use, from the database: anew when the catalogue moves, and each day.

A day is enough for a recognition to lapse, so the day counts as a part of the version.
"""

import asyncio
from datetime import date

import structlog

from bot.clock import Now, utc_now
from catalog import catalogue
from catalog.database import Database
from catalog.search import Document, Words
from catalog.search.snapshot import Snapshots
from handlers.turn import HERE

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


def failed(error: Exception) -> None:
    log.error("the index could not be built; the last one stays", exc_info=error)
