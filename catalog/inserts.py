"""Inserts that the ORM has no word for: with a say on conflict, and of many rows at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession


def insert_for(session: AsyncSession, table: type[SQLModel]) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say what happens on conflict, in the dialect of the session."""
    return insert_in(session.get_bind().dialect.name, table)


def insert_in(dialect: str, table: type[SQLModel]) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


async def insert_all(
    session: AsyncSession, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Inserts rows by one statement, not one each; their ids, which rise in the order of the rows.

    SQLite numbers the rows of a statement as they stand there, but SQLAlchemy would not rely on
    it and insert them one by one.
    """
    if not rows:
        return []
    connection = await session.connection()
    statement = _numbered(model, connection.dialect.name)
    return sorted((await connection.execute(statement, list(rows))).scalars())


@lru_cache
def _numbered(model: type[SQLModel], dialect: str) -> Insert:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return insert_in(dialect, model).returning(
        table.c.id, sort_by_parameter_order=dialect == "postgresql"
    )
