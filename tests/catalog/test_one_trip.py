"""SQLite's cursors: the first rows come with the statement, the others when they are asked for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog import engines
from catalog.one_trip import FIRST

MANY = 3 * FIRST + 1
NUMBERS = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most) "
    "SELECT i FROM n"
)


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    engine = engines.for_writing(engines.parse(f"sqlite:///{tmp_path / 'one.sqlite3'}"))
    async with engine.connect() as opened:
        await opened.execute(text("CREATE TABLE thing (id INTEGER PRIMARY KEY)"))
        yield opened
    await engine.dispose()


@pytest.mark.parametrize("most", [1, FIRST - 1, FIRST, FIRST + 1, MANY])
async def test_every_row_comes_once_and_in_order(connection: AsyncConnection, most: int) -> None:
    found = await connection.execute(NUMBERS, {"most": most})
    assert list(found.scalars()) == list(range(1, most + 1))


@pytest.mark.parametrize("size", [1, FIRST - 1, FIRST + 1])
async def test_rows_that_are_streamed_come_once_and_in_order(
    connection: AsyncConnection, size: int
) -> None:
    streaming = connection.execution_options(yield_per=size)
    async with (await streaming).stream(NUMBERS, {"most": MANY}) as rows:
        assert [row.i async for row in rows] == list(range(1, MANY + 1))


async def test_a_stream_that_is_left_holds_nothing_open(connection: AsyncConnection) -> None:
    await connection.execute(text("INSERT INTO thing (id) VALUES (:id)"), _ids(MANY))
    async with connection.stream(text("SELECT id FROM thing")) as rows:
        assert (await rows.fetchone()) == (1,)
    await connection.execute(text("DROP TABLE thing"))


async def test_a_statement_that_fails_leaves_the_connection_usable(
    connection: AsyncConnection,
) -> None:
    insert = text("INSERT INTO thing (id) VALUES (:id)")
    with pytest.raises(IntegrityError):
        await connection.execute(insert, [{"id": 1}, {"id": 1}])
    await connection.execute(insert, {"id": 2})
    assert (await connection.execute(text("SELECT max(id) FROM thing"))).scalar() == 2


async def test_a_statement_tells_how_many_rows_it_changed(connection: AsyncConnection) -> None:
    await connection.execute(text("INSERT INTO thing (id) VALUES (:id)"), _ids(7))
    assert (await connection.execute(text("DELETE FROM thing WHERE id > 2"))).rowcount == 5


def _ids(most: int) -> list[dict[str, int]]:
    return [{"id": number} for number in range(1, most + 1)]
