"""SQLite on its thread, one trip a statement.

aiosqlite goes to its connection's thread and back to make a cursor, to execute, to fetch and to
close it, and each trip wakes two threads that want the same lock of Python's. Here the first rows
come back with the statement; only what finds more of them goes again.
"""

import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self, cast

import aiosqlite

FIRST = 500
"""Rows that come at once."""

Row = tuple[Any, ...]


class Cursor:
    """As much of aiosqlite's as SQLAlchemy uses, of one statement."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._rows: deque[Row] = deque()
        self._more: sqlite3.Cursor | None = None
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> Self:
        return await self._run("execute", sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Self:
        return await self._run("executemany", sql, parameters)

    async def fetchall(self) -> Sequence[Row]:
        await self._fetch(None)
        return self._take(len(self._rows))

    async def fetchmany(self, size: int) -> Sequence[Row]:
        await self._fetch(size)
        return self._take(min(size, len(self._rows)))

    async def fetchone(self) -> Row | None:
        return next(iter(await self.fetchmany(1)), None)

    async def close(self) -> None:
        self._rows.clear()
        if self._more:
            more, self._more = self._more, None
            await self._connection.visit(more.close)

    async def _run(self, method: str, sql: str, parameters: Any) -> Self:
        found = await self._connection.visit(_run, self._connection._conn, method, sql, parameters)
        rows, self._more, self.description, self.rowcount, self.lastrowid = found
        self._rows.extend(rows)
        return self

    async def _fetch(self, size: int | None) -> None:
        """Sees to it that so many rows are here, or all."""
        if self._more and (size is None or size > len(self._rows)):
            fetch = partial(self._more.fetchmany, size) if size else self._more.fetchall
            self._rows.extend(await self._connection.visit(fetch))

    def _take(self, count: int) -> Sequence[Row]:
        return [self._rows.popleft() for _ in range(count)]


class Connection(aiosqlite.Connection):
    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def visit(self, act: Any, *given: Any) -> Any:
        """Has it done on the thread."""
        execute = cast("Callable[..., Awaitable[Any]]", self._execute)
        return await execute(act, *given)


def _run(
    connection: sqlite3.Connection, method: str, sql: str, parameters: Any
) -> tuple[Any, ...]:
    cursor = connection.cursor()
    try:
        getattr(cursor, method)(sql, parameters)
        rows = cursor.fetchmany(FIRST)
    except BaseException:
        cursor.close()
        raise
    told = (cursor.description, cursor.rowcount, cursor.lastrowid)
    if len(rows) == FIRST:
        return rows, cursor, *told
    cursor.close()
    return rows, None, *told


def connect(database: str, **given: Any) -> Connection:
    """Like aiosqlite's; its thread keeps no process alive."""
    connection = Connection(partial(sqlite3.connect, database, **given), iter_chunk_size=64)
    connection._thread.daemon = True
    return connection
