"""The database: one URL, and units of work on it.

database = Database("sqlite:///var/ocop.sqlite3")
await database.upgrade()
async with database.transaction() as session:
    ...
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import engines, migrations


class Database:
    def __init__(self, url: str) -> None:
        """Takes `sqlite:///path` (its folder is made) or `postgresql://…`; connects to nothing.

        Raises ValueError for any other URL.
        """
        self._url = engines.parse(url)
        engines.make_folder(self._url)
        self._writing = engines.for_writing(self._url)
        self._reading = engines.for_reading(self._url, self._writing)
        self._sessions = async_sessionmaker(class_=AsyncSession, expire_on_commit=False)

    @asynccontextmanager
    async def session(self, *, read_only: bool = False) -> AsyncIterator[AsyncSession]:
        """A session that commits nothing by itself.

        On SQLite, whoever writes waits for the one who wrote first to commit, and the first
        statement of any kind takes the turn: a session that will only read says so.
        """
        async with self._sessions(bind=self._reading if read_only else self._writing) as session:
            yield session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session that is committed at the end, or rolled back where an error leaves it."""
        async with self.session() as session, session.begin():
            yield session

    async def upgrade(self) -> None:
        """Brings the tables to the newest form. Several processes may do so at once."""
        await asyncio.to_thread(migrations.upgrade, self._url)

    @property
    def url(self) -> str:
        """With its password: not for people's eyes."""
        return self._url.render_as_string(hide_password=False)

    def again(self) -> "Database":
        """The same database with connections of its own, as the loop of another thread needs."""
        return Database(self.url)

    async def ping(self) -> None:
        """Asks the database for a sign of life; raises what SQLAlchemy raises if there is none."""
        async with self.session(read_only=True) as session:
            await session.exec(select(1))

    async def close(self) -> None:
        await self._reading.dispose()
        await self._writing.dispose()
