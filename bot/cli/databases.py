"""The database of a command: opened, brought up to date, closed; its faults in plain words."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.cli.terminal import MEND_DATABASE, fail, load_settings
from bot.plain import mend_of, plain
from catalog.database import Database


@asynccontextmanager
async def opened(url: str | None) -> AsyncIterator[Database]:
    """The database of this URL (by default that of the settings), in the newest form."""
    with faults_told():
        try:
            database = Database(url or load_settings().database_url)
            await database.upgrade()
        except ValueError:
            fail("this is no address of a database.", MEND_DATABASE)
        except OSError as error:
            fail(f"the database cannot be used: {plain(error)}", mend_of(error, MEND_DATABASE))
        try:
            yield database
        finally:
            await database.close()


@contextmanager
def faults_told() -> Iterator[None]:
    """Ends the command where the database cannot be used."""
    import sqlite3

    from sqlalchemy.exc import DBAPIError

    from catalog.migrations import NewerError

    try:
        yield
    except NewerError as error:
        mend = "Run that version, or restore a backup into an empty database: docs/operations.md."
        fail(f"{error}.", mend)
    except (DBAPIError, sqlite3.Error) as error:
        fail(f"the database cannot be used: {plain(error)}", mend_of(error, MEND_DATABASE))
