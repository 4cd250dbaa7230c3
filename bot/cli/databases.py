"""The database of a command: opened, brought up to date, closed; its faults in plain words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.cli.terminal import MEND_DATABASE, MEND_NEWER, fail, load_settings
from bot.plain import mend_of, plain
from catalog.database import Database


@asynccontextmanager
async def opened(url: str | None) -> AsyncIterator[Database]:
    """The database of this URL (by default that of the settings), in the newest form."""
    import sqlite3

    from sqlalchemy.exc import ArgumentError, DBAPIError

    from catalog.migrations import NewerError

    try:
        database = Database(url or load_settings().database_url)
        await database.upgrade()
    except (ArgumentError, ValueError):
        fail("this is no address of a database.", MEND_DATABASE)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        fail(f"the database cannot be opened: {plain(error)}", mend_of(error, MEND_DATABASE))
    except NewerError as error:
        fail(f"{error}.", MEND_NEWER)
    try:
        yield database
    finally:
        await database.close()
