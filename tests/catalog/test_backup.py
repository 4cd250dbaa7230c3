"""Backups: of one moment, whole or not at all, and for either kind of database."""

import asyncio
import itertools
import json
import stat
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import select as select_rows
from sqlmodel import col, func, select

from catalog import backup, catalogue, migrations
from catalog.backup import CONTENTS, BackupError, restore, save
from catalog.database import Database
from catalog.mail.outbox import OutgoingMessage
from catalog.migrations import NewerError
from catalog.needs import Need
from catalog.people import Person
from catalog.products import Product
from catalog.tables import metadata
from tests.databases import PostgresServer, Server, SQLiteFolder

Work = Callable[[], Awaitable[None]]
Everything = dict[str, list[dict[str, Any]]]


def url_of(database: Database) -> str:
    return database._url.render_as_string(hide_password=False)


async def everything(database: Database) -> Everything:
    async with database.session(read_only=True) as session:
        connection = await session.connection()
        return {
            table.name: [
                dict(row)
                for row in (
                    await connection.execute(select_rows(table).order_by(*table.primary_key))
                ).mappings()
            ]
            for table in metadata.sorted_tables
            if table.name != "catalogue_version"
        }


async def version(database: Database) -> int:
    async with database.session(read_only=True) as session:
        return await catalogue.version(session)


async def saved(database: Database, file: Path, now: datetime) -> Path:
    await asyncio.to_thread(save, url_of(database), file, now)
    return file


async def restored(database: Database, file: Path) -> datetime:
    return await asyncio.to_thread(restore, url_of(database), file)


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same backup with something changed."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def told(**changed: object) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[CONTENTS] = json.dumps({**json.loads(parts[CONTENTS]), **changed}).encode()

    return change


async def test_what_is_restored_is_what_was_saved(
    sample: Database, tmp_path: Path, now: datetime
) -> None:
    async with sample.transaction() as session:
        lan = Person(channel_id=2**40, name="Lan", created_at=now)
        session.add(lan)
        session.add(OutgoingMessage(chat_id=7, reply={"text": "chào “anh”\n"}, due_at=now))
    before, number = await everything(sample), await version(sample)
    file = await saved(sample, tmp_path / "ocop.backup.zip", now)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names_in(tmp_path) == [file.name]
    async with sample.transaction() as session:
        session.add(Product(code="NEW", key="new", name="Kẹo", created_at=now))
        await catalogue.bump(session)
    assert await restored(sample, file) == now
    assert await everything(sample) == before
    assert await version(sample) == number + 2


async def test_rows_that_come_after_a_restore_have_ids_of_their_own(
    sample: Database, tmp_path: Path, now: datetime
) -> None:
    await restored(sample, await saved(sample, tmp_path / "b.zip", now))
    async with sample.transaction() as session:
        session.add(Product(code="NEW", key="new", name="Kẹo", created_at=now))
    async with sample.session(read_only=True) as session:
        highest = (await session.exec(select(func.max(col(Product.id))))).one()
        new = (await session.exec(select(Product.id).where(Product.code == "NEW"))).one()
    assert new == highest


async def test_it_moves_to_the_other_kind_of_database(
    sample: Database,
    tmp_path: Path,
    now: datetime,
    engine: str,
    sqlite: SQLiteFolder,
    postgresql: PostgresServer,
) -> None:
    file = await saved(sample, tmp_path / "b.zip", now)
    other = Database((postgresql if engine == "sqlite" else sqlite).new())
    assert await restored(other, file) == now
    assert await everything(other) == await everything(sample)
    assert await version(other) == await version(sample) + 1
    await other.close()


@asynccontextmanager
async def busy(database: Database, work: Work) -> AsyncIterator[Work]:
    """Two at work while the block lasts, for as long as it takes; yields a way to see it go on."""
    stop, went_on = asyncio.Event(), asyncio.Condition()
    done = 0

    async def go_on() -> None:
        nonlocal done
        while not stop.is_set():
            await work()
            async with went_on:
                done += 1
                went_on.notify_all()

    async def seen() -> None:
        before = done
        async with went_on:
            await went_on.wait_for(lambda: done >= before + 10)

    async with asyncio.timeout(100), asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(go_on())
        yield seen
        stop.set()


async def test_it_is_of_one_moment_while_others_write(
    database: Database, tmp_path: Path, now: datetime
) -> None:
    """Each unit of work adds a person and a need; neither is seen alone."""
    numbers = itertools.count()

    async def write() -> None:
        async with database.transaction() as session:
            person = Person(channel_id=next(numbers), created_at=now)
            session.add(person)
            await session.flush()
            session.add(Need(person_id=person.stored_id, text="?", at=now))

    files = []
    async with busy(database, write) as seen:
        for number in range(3):
            await seen()
            files.append(await saved(database, tmp_path / f"{number}.zip", now))
    for file in files:
        await restored(database, file)
        rows = await everything(database)
        assert len(rows["person"]) >= 10
        assert {row["id"] for row in rows["person"]} == {row["person_id"] for row in rows["need"]}


async def test_those_who_are_at_work_wait_and_go_on(
    sample: Database, tmp_path: Path, now: datetime
) -> None:
    """They lock the tables in an order of their own, by statements that are prepared."""
    file = await saved(sample, tmp_path / "b.zip", now)

    async def work() -> None:
        async with sample.transaction() as session:
            session.add(OutgoingMessage(chat_id=7, reply={}, due_at=now))
            await session.flush()
            await catalogue.hold(session)
            await session.exec(select(Product).limit(1))

    async with busy(sample, work) as seen:
        await seen()
        assert await restored(sample, file) == now
        await seen()


async def test_tables_of_an_earlier_version_are_not_saved(
    server: Server, tmp_path: Path, now: datetime
) -> None:
    database = Database(server.new())
    with migrations.at_work(database._url) as connection:
        command.upgrade(migrations.config_for(connection), "0001")
    with pytest.raises(BackupError, match="ocop-bot migrate"):
        await saved(database, tmp_path / "b.zip", now)
    assert names_in(tmp_path) == []
    await database.close()


def of_the_first_version(parts: dict[str, bytes]) -> None:
    contents = json.loads(parts[CONTENTS])
    told(revision="0001", rows={"person": contents["rows"]["person"]})(parts)
    person = json.loads(parts["person.jsonl"])
    known = ("id", "channel", "channel_id", "language", "name", "phone", "created_at")
    parts["person.jsonl"] = json.dumps({name: person[name] for name in known}).encode()


async def test_an_earlier_version_s_backup_is_brought_to_the_form_of_today(
    database: Database, tmp_path: Path, now: datetime
) -> None:
    async with database.transaction() as session:
        session.add(Person(channel_id=7, created_at=now, left_at=now))
    file = rewritten(await saved(database, tmp_path / "b.zip", now), of_the_first_version)
    await restored(database, file)
    with migrations.at_work(database._url) as connection:
        assert migrations.revision_of(connection) == migrations.known_revisions()[0]
    (person,) = (await everything(database))["person"]
    assert (person["channel_id"], person["left_at"]) == (7, None)


def missing(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.__delitem__(name) if name in parts else None


def cut(parts: dict[str, bytes]) -> None:
    parts["product.jsonl"] = b"\n".join(parts["product.jsonl"].splitlines()[:-1])


def without_producers(parts: dict[str, bytes]) -> None:
    contents = json.loads(parts[CONTENTS])
    told(rows={**contents["rows"], "producer": 0})(parts)
    parts["producer.jsonl"] = b""


def with_a_strange_row(parts: dict[str, bytes]) -> None:
    parts["product.jsonl"] += b'{"nonsense": 1}\n'


DAMAGED = [
    missing(CONTENTS), missing("product.jsonl"), cut, without_producers, with_a_strange_row,
    told(made_at="yesterday"), told(rows=[1]), told(rows={"nonsense": 1}),
]  # fmt: skip


@pytest.mark.parametrize("change", DAMAGED)
async def test_a_damaged_backup_changes_nothing(
    sample: Database,
    tmp_path: Path,
    now: datetime,
    change: Callable[[dict[str, bytes]], None],
) -> None:
    before = await everything(sample)
    file = rewritten(await saved(sample, tmp_path / "b.zip", now), change)
    with pytest.raises(BackupError, match="is damaged, or no backup"):
        await restored(sample, file)
    assert await everything(sample) == before


async def test_a_file_that_was_cut_or_changed_or_is_another_is_refused(
    sample: Database, tmp_path: Path, now: datetime
) -> None:
    before = await everything(sample)
    file = await saved(sample, tmp_path / "b.zip", now)
    whole = file.read_bytes()
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]
    for content in (whole[:-100], flipped, b"", b"SQLite format 3\x00"):
        file.write_bytes(content)
        with pytest.raises(BackupError, match="is damaged, or no backup"):
            await restored(sample, file)
    assert await everything(sample) == before


@pytest.mark.parametrize("changed", [{"revision": "9999"}, {"format": 2}])
async def test_a_backup_of_a_newer_version_is_refused(
    sample: Database, tmp_path: Path, now: datetime, changed: dict[str, object]
) -> None:
    file = rewritten(await saved(sample, tmp_path / "b.zip", now), told(**changed))
    with pytest.raises(BackupError, match="made by a newer version"):
        await restored(sample, file)


async def test_a_database_of_a_newer_version_is_left_alone(
    sample: Database, tmp_path: Path, now: datetime
) -> None:
    file = await saved(sample, tmp_path / "b.zip", now)
    async with sample.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerError, match="newer version than this program"):
        await restored(sample, file)
    with pytest.raises(NewerError):
        await sample.upgrade()


async def test_no_file_is_written_over(sample: Database, tmp_path: Path, now: datetime) -> None:
    file = await saved(sample, tmp_path / "b.zip", now)
    whole = file.read_bytes()
    with pytest.raises(FileExistsError):
        await saved(sample, file, now)
    assert file.read_bytes() == whole


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_tables_that_are_never_free_are_not_waited_for_without_end(
    sample: Database, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = await saved(sample, tmp_path / "b.zip", now)
    monkeypatch.setattr(backup, "LOCK_STEP_MS", 1)
    monkeypatch.setattr(backup, "LOCK_TRIES", 2)
    async with sample.session(read_only=True) as session:
        await session.exec(select(Product).limit(1))
        with pytest.raises(Exception, match="lock timeout"):
            await restored(sample, file)
