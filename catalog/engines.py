"""Engines: how one database URL becomes connections, for SQLite and for PostgreSQL.

SQLite has one writer at a time. Writers of this process therefore share one connection, for which
they queue in the order of coming; its transactions begin with BEGIN IMMEDIATE, so that a writer of
another process is waited for at the start (`BUSY_SECONDS`) and never found in the middle, where
waiting could not help. Readers have connections of their own and see the last commit (WAL).
"""

import time
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from catalog import one_trip

BUSY_SECONDS = 60
"""How long one waits for a connection, or for SQLite's lock, before it is an error."""
POSTGRES_CONNECTIONS = 20
RESTED = 1.0
"""Seconds. To ask a busy connection each time would be one way to the server in four."""
SQLITE_READERS = 4
_URL_WANTED = "the database URL is sqlite:///path or postgresql://user:password@host/name"


def parse(url: str) -> URL:
    """The URL, without a driver. Raises ValueError for what is neither of the two databases."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError(_URL_WANTED) from None
    kind = parsed.get_backend_name()
    if kind == "sqlite" and parsed.database not in {None, "", ":memory:"}:
        return parsed.set(drivername="sqlite")
    if kind in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql")
    raise ValueError(_URL_WANTED)


def is_sqlite(url: URL) -> bool:
    return url.drivername == "sqlite"


def make_folder(url: URL) -> None:
    """Makes the folder that an SQLite file stands in; does nothing for a server."""
    if is_sqlite(url):
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)


def for_writing(url: URL) -> AsyncEngine:
    if not is_sqlite(url):
        return _async_postgres(url)
    return _async_sqlite(url, 1, "BEGIN IMMEDIATE", {"synchronous": "FULL", "foreign_keys": "ON"})


def for_reading(url: URL, writing: AsyncEngine) -> AsyncEngine:
    """An engine whose transactions refuse to write; on PostgreSQL it shares the connections."""
    if not is_sqlite(url):
        return writing.execution_options(postgresql_readonly=True)
    return _async_sqlite(url, SQLITE_READERS, "BEGIN", {"query_only": "ON"})


def for_migrating(url: URL) -> Engine:
    """A blocking engine, to be used in a thread. Foreign keys are off while tables are rebuilt."""
    if not is_sqlite(url):
        return create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    _tune(engine, "BEGIN IMMEDIATE", {})
    return engine


def for_copying(url: URL) -> Engine:
    """A blocking engine whose transactions see one moment of the database, and write nothing."""
    if not is_sqlite(url):
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            poolclass=NullPool,
            isolation_level="REPEATABLE READ",
            execution_options={"postgresql_readonly": True},
        )
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    _tune(engine, "BEGIN", {"query_only": "ON"})
    return engine


def _async_postgres(url: URL) -> AsyncEngine:
    """The connection used last is used next: what it prepared is at hand, here and there.

    Statements are written as the server takes them ($1): psycopg would take each text apart first,
    a third of what it costs to insert many rows.
    """
    engine = create_async_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        pool_use_lifo=True,
        paramstyle="numeric_dollar",
        connect_args={"cursor_factory": psycopg.AsyncRawCursor},
    )
    _ping_the_rested(engine.sync_engine)

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        connection.driver_connection.server_cursor_factory = psycopg.AsyncRawServerCursor

    return engine


def _ping_the_rested(engine: Engine) -> None:
    """A connection that nobody used for `RESTED` seconds is tried before it is used."""

    @event.listens_for(engine, "checkin")
    def on_checkin(_: Any, record: ConnectionPoolEntry) -> None:
        record.info["left_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def on_checkout(connection: DBAPIConnection, record: ConnectionPoolEntry, _: Any) -> None:
        left_at = record.info.get("left_at")
        if left_at is None or time.monotonic() - left_at < RESTED:
            return
        try:
            engine.dialect.do_ping(connection)
        except psycopg.Error as error:
            raise InvalidatePoolError from error


def _async_sqlite(url: URL, size: int, begin: str, pragmas: dict[str, str]) -> AsyncEngine:
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        pool_size=size,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        pool_reset_on_return=None,  # sessions roll back themselves; this would be one more trip
        connect_args={"timeout": BUSY_SECONDS, "async_creator_fn": one_trip.connect},
    )
    _tune(engine.sync_engine, begin, pragmas)
    return engine


def _tune(engine: Engine, begin: str, pragmas: dict[str, str]) -> None:
    """Takes the beginning of transactions out of the driver's hands, and sets the pragmas."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: SQLiteConnection, _: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
