"""Where the chats are kept: in memory only, or in one SQLite file.

Writing is behind: changed records are collected and written together, in one transaction, by a
thread, at most every `SqliteStore.pause` seconds. So a call never waits for the disk, and the
file is always one consistent state, though after a crash it may be that many seconds old.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from pydantic import TypeAdapter

from webchat.models import Bot, Chat, Person, StoredFile
from webchat.waiting import Signal

Row = tuple[str, str, bytes | None]
ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "person": TypeAdapter(Person),
    "bot": TypeAdapter(Bot),
    "chat": TypeAdapter(Chat),
    "file": TypeAdapter(StoredFile),
}
JSON: TypeAdapter[Any] = TypeAdapter(dict[str, Any])
SCHEMA = """
create table if not exists records (
    kind text not null, key text not null, body blob not null, primary key (kind, key)
) without rowid
"""


class Store(Protocol):
    """Takes live records: what is written is their state at the time of writing."""

    def load(self) -> Iterator[tuple[str, str, Any]]: ...

    def put(self, kind: str, key: str, record: Any) -> None: ...

    def drop(self, kind: str, key: str) -> None: ...

    async def close(self) -> None: ...


class MemoryStore:
    """Keeps nothing beyond the process."""

    def load(self) -> Iterator[tuple[str, str, Any]]:
        return iter(())

    def put(self, kind: str, key: str, record: Any) -> None:
        pass

    def drop(self, kind: str, key: str) -> None:
        pass

    async def close(self) -> None:
        pass


class SqliteStore:
    """Keeps every record as JSON in one file."""

    def __init__(self, path: Path, pause: float = 0.5) -> None:
        self.path = path
        self.pause = pause
        self._changed: dict[tuple[str, str], Any] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None
        self.written = Signal()
        """Fires after each writing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("pragma journal_mode=wal")
            connection.execute(SCHEMA)

    def load(self) -> Iterator[tuple[str, str, Any]]:
        with closing(sqlite3.connect(self.path)) as connection:
            for kind, key, body in connection.execute("select kind, key, body from records"):
                yield kind, key, ADAPTERS.get(kind, JSON).validate_json(body)

    def put(self, kind: str, key: str, record: Any) -> None:
        self._changed[kind, key] = record
        if self._timer is None and self._writing is None:
            self._timer = asyncio.get_running_loop().call_later(self.pause, self._begin)

    def drop(self, kind: str, key: str) -> None:
        self.put(kind, key, None)

    @property
    def idle(self) -> bool:
        """Whether everything is in the file."""
        return not self._changed and self._writing is None

    async def close(self) -> None:
        """Write what is left."""
        if self._writing:
            await self._writing
        if self._timer:
            self._timer.cancel()
            self._timer = None
        await self._flush()

    def _begin(self) -> None:
        self._timer = None
        self._writing = asyncio.get_running_loop().create_task(self._flush_and_go_on())

    async def _flush_and_go_on(self) -> None:
        await self._flush()
        self._writing = None
        if self._changed:
            self._timer = asyncio.get_running_loop().call_later(self.pause, self._begin)
        self.written.fire()

    async def _flush(self) -> None:
        changed, self._changed = self._changed, {}
        rows = [(kind, key, _body(kind, record)) for (kind, key), record in changed.items()]
        if rows:
            await asyncio.to_thread(_write, self.path, rows)


def _body(kind: str, record: Any) -> bytes | None:
    if record is None:
        return None
    return ADAPTERS.get(kind, JSON).dump_json(
        record, exclude={"messages"} if kind == "chat" else None
    )


def _write(path: Path, rows: list[Row]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "delete from records where kind = ? and key = ?",
            [(kind, key) for kind, key, body in rows if body is None],
        )
        connection.executemany(
            "insert or replace into records values (?, ?, ?)",
            [row for row in rows if row[2] is not None],
        )
