"""The history of the tables, kept by Alembic, and the way to run it.

Blocking: to be called in a thread. Each run is one transaction, and processes that start at once
wait for each other: on SQLite through BEGIN IMMEDIATE, on PostgreSQL through an advisory lock.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, func, select
from sqlalchemy.exc import OperationalError

from catalog import engines

_LOCK_KEY = 0x4F434F50
_ALEMBIC = threading.Lock()
"""Alembic keeps the migration that is running in its module: one at a time in a process."""


def upgrade(url: URL) -> None:
    """Brings the tables to the newest form; does nothing where they have it."""
    _run(url, lambda config: command.upgrade(config, "head"))


def downgrade(url: URL) -> None:
    """Takes all tables away, with everything in them."""
    _run(url, lambda config: command.downgrade(config, "base"))


def config_for(connection: Connection) -> Config:
    """What Alembic's commands need, to work on this connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def _run(url: URL, action: Callable[[Config], None]) -> None:
    engine = engines.for_migrating(url)
    try:
        if engines.is_sqlite(url):
            _use_wal(engine)
        with _ALEMBIC, engine.begin() as connection:
            if not engines.is_sqlite(url):
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK_KEY)))
            action(config_for(connection))
    finally:
        engine.dispose()


def _use_wal(engine: Engine) -> None:
    """Lets readers go on while one writes. The file remembers; SQLite waits for nobody here."""
    deadline = time.monotonic() + engines.BUSY_SECONDS
    while True:
        try:
            connection = engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
            finally:
                connection.close()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return
