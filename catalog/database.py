"""The database: one URL, and units of work on it.

    database = Database("sqlite:///var/ocop.sqlite3")
    await database.upgrade()
    async with database.transaction() as session:
        ...

A unit of work that changed something owes the person a confirmation; `changed` tells. Tables whose
class says `__trace__ = True` (the log of questions, the inbox, the outbox) do not count, nor does
the insertion of rows whose class says `__trace_insert__ = True` (a person met for the first time).
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from sqlalchemy import event
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import engines, migrations, tables


class UnitOfWork(Session):
    """A session that notes whether anything but traces was written through it."""


class _AsyncUnitOfWork(AsyncSession):
    sync_session_class = UnitOfWork


class Database:
    def __init__(self, url: str) -> None:
        """Takes `sqlite:///path` (its folder is made) or `postgresql://…`; connects to nothing.

        Raises ValueError for any other URL.
        """
        self._url = engines.parse(url)
        engines.make_folder(self._url)
        self._writing = engines.for_writing(self._url)
        self._reading = engines.for_reading(self._url, self._writing)
        self._sessions = async_sessionmaker(class_=_AsyncUnitOfWork, expire_on_commit=False)

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

    def again(self) -> "Database":
        """The same database with connections of its own, as the loop of another thread needs."""
        return Database(self._url.render_as_string(hide_password=False))

    async def ping(self) -> None:
        """Asks the database for a sign of life; raises what SQLAlchemy raises if there is none."""
        async with self.session(read_only=True) as session:
            await session.exec(select(1))

    async def close(self) -> None:
        await self._reading.dispose()
        await self._writing.dispose()


def changed(session: AsyncSession) -> bool:
    """Whether this session wrote anything that is not a trace. Ask before it is closed.

    Sees ORM flushes (call it after the last one) and insert, update and delete statements that
    went through the session; not SQL in text. A savepoint that was rolled back still counts.
    """
    return bool(session.sync_session.info.get("changed"))


@event.listens_for(UnitOfWork, "after_flush")
def _note_flush(session: AnySession, _: UOWTransaction) -> None:
    updated = (row for row in session.dirty if session.is_modified(row))
    _note(session, map(type, session.new), inserted=True)
    _note(session, map(type, (*updated, *session.deleted)), inserted=False)


@event.listens_for(UnitOfWork, "do_orm_execute")
def _note_statement(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        table = getattr(state.statement, "table", None)
        _note(state.session, [tables.class_of(table)], inserted=state.is_insert)


def _note(session: AnySession, classes: Iterable[type | None], *, inserted: bool) -> None:
    for written in classes:
        trace = getattr(written, "__trace__", False)
        if not trace and not (inserted and getattr(written, "__trace_insert__", False)):
            session.info["changed"] = True
