"""Units of work on both engines: together, alone, and what they say they changed."""

import asyncio
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import func, select

from catalog import engines
from catalog.catalogue import CatalogueVersion
from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.people import Language, Person
from tests.databases import Server


def a_person(now: datetime, channel_id: int = 1) -> Person:
    return Person(channel_id=channel_id, created_at=now)


async def count(database: Database, table: type) -> int:
    async with database.session(read_only=True) as session:
        return (await session.exec(select(func.count()).select_from(table))).one()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/name", "", "/a"])
def test_any_other_url_is_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///path or postgresql://"):
        Database(url)


@pytest.mark.parametrize("url", ["postgres://me@h/n", "postgresql+asyncpg://me@h/n"])
def test_the_driver_is_ours_to_choose(url: str) -> None:
    assert str(engines.parse(url)) == "postgresql://me@h/n"


async def test_a_transaction_is_committed_at_its_end(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        session.add(a_person(now))
    assert await count(database, Person) == 1


async def test_an_error_takes_the_transaction_back(database: Database, now: datetime) -> None:
    async def fail() -> None:
        async with database.transaction() as session:
            session.add(a_person(now))
            await session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await count(database, Person) == 0


async def test_a_session_commits_nothing_by_itself(database: Database, now: datetime) -> None:
    async with database.session() as session:
        session.add(a_person(now))
        await session.flush()
    assert await count(database, Person) == 0


async def test_a_cancelled_transaction_leaves_nothing_and_blocks_nobody(
    database: Database, now: datetime
) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as session:
            session.add(a_person(now))
            await session.flush()
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as session:
        session.add(a_person(now, 2))
    assert await count(database, Person) == 1


async def test_a_session_that_only_reads_cannot_write(database: Database, now: datetime) -> None:
    async with database.session(read_only=True) as session:
        session.add(a_person(now))
        with pytest.raises(DBAPIError):
            await session.flush()
        await session.rollback()
    async with database.transaction() as session:
        session.add(a_person(now))


async def test_readers_go_on_while_one_writes(database: Database, now: datetime) -> None:
    async with database.session() as session:
        session.add(a_person(now))
        await session.flush()
        assert await count(database, Person) == 0
        await session.commit()
    assert await count(database, Person) == 1


async def test_two_hundred_units_of_work_at_once_are_all_kept(database: Database) -> None:
    async with database.transaction() as session:
        session.add(CatalogueVersion(id=1, number=0))

    async def work() -> None:
        async with database.transaction() as session:
            query = select(CatalogueVersion).with_for_update()
            row = (await session.exec(query)).one()
            row.number += 1
        await database.ping()

    await asyncio.gather(*(work() for _ in range(200)))
    async with database.session(read_only=True) as session:
        assert (await session.exec(select(CatalogueVersion.number))).one() == 200


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_who_may_write_has_the_turn_from_the_first_statement_on(
    database: Database,
) -> None:
    path = database.url.removeprefix("sqlite:///")
    async with database.transaction() as session:
        await session.exec(select(1))
        with (
            closing(sqlite3.connect(path, timeout=0)) as another_process,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            another_process.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_commit_outlasts_a_power_cut(database: Database) -> None:
    async with database.transaction() as session:
        connection = await session.connection()
        synchronous = await connection.exec_driver_sql("PRAGMA synchronous")
        assert synchronous.scalar_one() == 2  # FULL


async def test_foreign_keys_hold(database: Database, now: datetime) -> None:
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(
                Consent(
                    person_id=1,
                    purpose=Purpose.NEED,
                    text_version="1",
                    language=Language.VI,
                    given_at=now,
                )
            )


async def test_a_savepoint_taken_back_leaves_the_rest(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        session.add(a_person(now))
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                session.add(a_person(now))
    assert await count(database, Person) == 1


async def test_many_upgrades_at_once_are_one(server: Server) -> None:
    url = server.new()
    database = Database(url)
    await asyncio.gather(*(database.upgrade() for _ in range(5)))
    await database.ping()
    await database.close()
    server.drop(url)


async def test_processes_that_start_at_once_upgrade_once(server: Server) -> None:
    url = server.new()
    program = """
import asyncio, sys
from catalog.database import Database

async def main() -> None:
    database = Database(sys.argv[1])
    await database.upgrade()
    await database.ping()
    await database.close()

asyncio.run(main())
"""
    command = [sys.executable, "-c", program, url]
    started = [await asyncio.create_subprocess_exec(*command) for _ in range(2)]
    assert [await process.wait() for process in started] == [0, 0]
    server.drop(url)


async def test_a_new_file_that_another_process_writes_to_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, waits = asyncio.get_running_loop(), asyncio.Event()
    monkeypatch.setattr(
        "catalog.migrations.time.sleep", lambda _: loop.call_soon_threadsafe(waits.set)
    )
    path = tmp_path / "new.sqlite3"
    database = Database(f"sqlite:///{path}")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        upgrade = asyncio.create_task(database.upgrade())
        await waits.wait()
        assert not upgrade.done()
        other.execute("COMMIT")
        await upgrade
    await database.ping()
    await database.close()


async def test_a_file_that_is_no_database_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Kính gửi quý khách hàng, " * 50, encoding="utf-8")
    database = Database(f"sqlite:///{path}")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        await database.upgrade()
    await database.close()


END_OTHERS = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
"""Waits until they are gone."""


async def cut_off(database: Database) -> None:
    """Ends every connection of it at the server, as a restart does."""
    other = database.again()
    async with other.session() as session:
        await (await session.connection()).exec_driver_sql(END_OTHERS)
    await other.close()


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_connection_that_rested_is_tried_before_it_is_used(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "RESTED", 0.0)
    await database.ping()
    await database.ping()
    await cut_off(database)
    await database.ping()


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_one_that_was_just_in_use_is_not_and_breaks_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "RESTED", 60.0)
    await database.ping()
    await cut_off(database)
    with pytest.raises(OperationalError):
        await database.ping()
    await database.ping()
