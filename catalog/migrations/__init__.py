"""The history of the tables, kept by Alembic, and the way to run it.

Blocking: to be called in a thread. Each run is one transaction, and processes that start at once
wait for each other: on SQLite through BEGIN IMMEDIATE, on PostgreSQL through an advisory lock.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, func, select

from catalog import engines

_LOCK_KEY = 0x4F434F50
_ALEMBIC = threading.Lock()
"""Alembic keeps the migration that is running in its module: one at a time in a process."""


class NewerError(Exception):
    """A newer version of the program made the tables, and this one knows nothing of their form."""

    def __init__(self) -> None:
        super().__init__("the database is of a newer version than this program")


def upgrade(url: URL) -> None:
    """Brings the tables to the newest form; does nothing where they have it. Raises NewerError."""
    with at_work(url) as connection:
        refuse_newer(connection)
        command.upgrade(config_for(connection), "head")


def downgrade(url: URL) -> None:
    """Takes all tables away, with everything in them."""
    with at_work(url) as connection:
        command.downgrade(config_for(connection), "base")


def config_for(connection: Connection) -> Config:
    """What Alembic's commands need, to work on this connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


@contextmanager
def at_work(url: URL) -> Iterator[Connection]:
    """A transaction in which tables may be changed, by one process at a time."""
    engine = engines.for_migrating(url)
    try:
        if engines.is_sqlite(url):
            _use_wal(engine)
        with _ALEMBIC, engine.begin() as connection:
            if not engines.is_sqlite(url):
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK_KEY)))
            yield connection
    finally:
        engine.dispose()


def revision_of(connection: Connection) -> str | None:
    """Which form the tables have; None where there are none yet."""
    return MigrationContext.configure(connection).get_current_revision()


def known_revisions() -> list[str]:
    """All forms that this version of the program knows, the newest first."""
    history = ScriptDirectory(str(Path(__file__).parent)).walk_revisions()
    return [script.revision for script in history]


def refuse_newer(connection: Connection) -> None:
    """Raises NewerError where the tables have a form that this version does not know."""
    if revision_of(connection) not in (None, *known_revisions()):
        raise NewerError


def _use_wal(engine: Engine) -> None:
    """Lets readers go on while one writes. The file remembers.

    SQLite waits for nobody here, so we do. The connection is the driver's own, for SQLAlchemy
    begins a transaction, in which this cannot be set; its errors, too, are the driver's.
    """
    deadline = time.monotonic() + engines.BUSY_SECONDS
    while True:
        try:
            connection = engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return
