"""The database of a command: opened, brought up to date, closed; its faults in plain words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.cli.terminal import MEND_DATABASE, fail, load_settings
from bot.plain import plain
from catalog.database import Database


@asynccontextmanager
async def opened(url: str | None) -> AsyncIterator[Database]:
    """The database of this URL (by default that of the settings), in the newest form."""
    import sqlite3

    from sqlalchemy.exc import ArgumentError, DBAPIError

    try:
        database = Database(url or load_settings().database_url)
        await database.upgrade()
    except (ArgumentError, ValueError):
        fail("this is no address of a database.", MEND_DATABASE)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        fail(f"the database cannot be opened: {plain(error)}", MEND_DATABASE)
    try:
        yield database
    finally:
        await database.close()
