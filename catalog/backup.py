"""Backups: all rows of one moment in one file, for either kind of database.

A backup is a zip of JSON: `backup.json` names the form of the tables and counts their rows, and
each table is a file with a row a line. It is taken while others write, and restored while they
run, into the other kind of database too. Blocking: for a process, or a thread, of its own.
"""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import JSON, URL, Connection, Integer, MetaData, Table, func, inspect, select, text
from sqlalchemy.exc import OperationalError, StatementError

from catalog import engines, migrations
from catalog.catalogue import CatalogueVersion
from catalog.private_files import new_file
from catalog.tables import metadata

CONTENTS = "backup.json"
FORMAT = 1
BATCH = 1000
LOCK_STEP_MS = 500
"""Less than the second after which PostgreSQL ends one of two that wait for each other."""
LOCK_TRIES = 120
VERSIONS = metadata.tables[CatalogueVersion.__tablename__]
Row = dict[str, Any]

READ: Mapping[type, Callable[[str], object]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
}
"""How a value that JSON has no word for is read again."""


class BackupError(Exception):
    """In words for people: why there is no backup, or why it cannot be restored."""


def save(url: str, file: Path, now: datetime) -> int:
    """Writes a new file that only its owner may read; how many rows it holds.

    Raises BackupError, NewerError, FileExistsError, and what the database raises.
    """
    with new_file(file) as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        return _save(engines.parse(url), archive, now)


def _save(url: URL, archive: zipfile.ZipFile, now: datetime) -> int:
    engine = engines.for_copying(url)
    try:
        with engine.begin() as connection:
            migrations.refuse_newer(connection)
            revision = migrations.revision_of(connection)
            if revision != migrations.known_revisions()[0]:
                raise BackupError("the tables are not those of this version: ocop-bot migrate")
            counts = {
                table.name: _write(connection, table, archive) for table in metadata.sorted_tables
            }
    finally:
        engine.dispose()
    contents = {"format": FORMAT, "revision": revision, "made_at": now, "rows": counts}
    archive.writestr(CONTENTS, json.dumps(contents, default=_plain))
    return sum(counts.values())


def _write(connection: Connection, table: Table, archive: zipfile.ZipFile) -> int:
    count = 0
    found = connection.execution_options(yield_per=BATCH).execute(select(table))
    with archive.open(_file_of(table.name), "w", force_zip64=True) as lines:
        for row in found.mappings():
            lines.write(json.dumps(dict(row), default=_plain).encode() + b"\n")
            count += 1
    return count


def _plain(value: date) -> str:
    return value.isoformat()


def restore(url: str, file: Path) -> datetime:
    """Puts the rows of a backup in the place of all that the database holds; when it was made.

    All of it in one transaction: what fails has changed nothing. A backup of an earlier version
    is brought to this one's form. Programs that are running wait, and go on. Raises BackupError,
    NewerError, OSError where the file cannot be read, and what the database raises.
    """
    with _opened(file) as backup, migrations.at_work(engines.parse(url)) as connection:
        _lock(connection)
        version = _catalogue_version(connection)
        config = migrations.config_for(connection)
        migrations.refuse_newer(connection)
        command.downgrade(config, "base")
        command.upgrade(config, backup.revision)
        with _damage_told(file):
            _fill(connection, backup)
        command.upgrade(config, "head")
        _move_catalogue_version(connection, version)
        return backup.made_at


@dataclass(frozen=True, slots=True)
class _Backup:
    archive: zipfile.ZipFile
    revision: str
    made_at: datetime
    rows: Mapping[str, int]

    def rows_of(self, table: Table) -> Iterator[list[Row]]:
        """In batches."""
        read = {c.name: READ[t] for c in table.columns if (t := c.type.python_type) in READ}
        with self.archive.open(_file_of(table.name)) as lines:
            while batch := [_row(json.loads(line), read) for line in islice(lines, BATCH)]:
                yield batch


@contextmanager
def _opened(file: Path) -> Iterator[_Backup]:
    with _damage_told(file):
        archive = zipfile.ZipFile(file)
    with archive:
        with _damage_told(file):
            told = json.loads(archive.read(CONTENTS))
            made_at, rows = datetime.fromisoformat(told["made_at"]), dict(told["rows"])
            ours = told["format"] == FORMAT and told["revision"] in migrations.known_revisions()
        if not ours:
            raise BackupError(f"{file} was made by a newer version: restore it with that one")
        yield _Backup(archive, told["revision"], made_at, rows)


@contextmanager
def _damage_told(file: Path) -> Iterator[None]:
    """What a damaged file, or another one, may lead to becomes a BackupError."""
    try:
        yield
    except OperationalError:
        raise
    except (
        zipfile.BadZipFile, zlib.error, EOFError, StatementError,
        LookupError, ValueError, TypeError, AttributeError, NotImplementedError,
    ) as error:  # fmt: skip
        raise BackupError(f"{file} is damaged, or no backup") from error


def _file_of(table: str) -> str:
    return f"{table}.jsonl"


def _row(row: Row, read: Mapping[str, Callable[[str], object]]) -> Row:
    return {
        name: read[name](value) if name in read and value is not None else value
        for name, value in row.items()
    }


def _fill(connection: Connection, backup: _Backup) -> None:
    """Into tables as they were in the backup's version, which only the database knows."""
    found = MetaData()
    found.reflect(connection)
    tables = [table for table in found.sorted_tables if table.name in backup.rows]
    for table in tables:
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = bool(column.nullable)
        for rows in backup.rows_of(table):
            connection.execute(table.insert(), rows)
    counts = {t.name: connection.scalar(select(func.count()).select_from(t)) for t in tables}
    if counts != backup.rows:
        raise ValueError("rows are missing")
    if connection.dialect.name == "sqlite":
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise ValueError("rows are missing that others refer to")
    else:
        _move_sequences(connection, tables)


def _move_sequences(connection: Connection, tables: Iterable[Table]) -> None:
    """PostgreSQL's next ids come after those that were restored."""
    for table in tables:
        for key in (key for key in table.primary_key if isinstance(key.type, Integer)):
            sequence = func.pg_get_serial_sequence(table.name, key.name)
            highest = select(func.max(key)).scalar_subquery()
            connection.execute(select(func.setval(sequence, highest)))


def _lock(connection: Connection) -> None:
    """Has PostgreSQL's running programs wait, who could otherwise wait for us as we for them."""
    tables = inspect(connection).get_table_names()
    if connection.dialect.name == "sqlite" or not tables:
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_STEP_MS}ms'")
    statement = text(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
    for attempt in range(LOCK_TRIES):
        try:
            with connection.begin_nested():
                connection.execute(statement)
        except OperationalError:
            if attempt == LOCK_TRIES - 1:
                raise
        else:
            break
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")


def _catalogue_version(connection: Connection) -> int:
    if not inspect(connection).has_table(VERSIONS.name):
        return 0
    return connection.scalar(select(func.max(VERSIONS.c.number))) or 0


def _move_catalogue_version(connection: Connection, before: int) -> None:
    """Past the one before and the restored one, so that every index is built anew."""
    number = max(before, _catalogue_version(connection)) + 1
    connection.execute(VERSIONS.delete())
    connection.execute(VERSIONS.insert().values(id=1, number=number))
