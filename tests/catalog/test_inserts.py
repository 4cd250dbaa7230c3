"""Many rows by one statement, and which number each of them got."""

from sqlalchemy import event
from sqlmodel import select

from catalog import people, questions
from catalog.database import Database
from catalog.questions import Asked, Question
from tests.conftest import NOW

MANY = 1200
"""More than SQLAlchemy puts into one statement."""


async def stored(database: Database, texts: list[str]) -> tuple[list[int], list[str]]:
    """Questions of these texts; their numbers, and the statements that it took."""
    said: list[str] = []
    async with database.transaction() as session:
        (lan,) = (await people.meet_all(session, {7}, NOW)).values()
        rows = [Asked(lan.stored_id, 7, text, "find", True, 1, NOW) for text in texts]
        connection = await session.connection()
        event.listen(
            connection.sync_connection,
            "before_cursor_execute",
            lambda *given: said.append(given[2]),
        )
        return await questions.store(session, rows), said


async def test_the_numbers_come_in_the_order_of_the_rows(database: Database) -> None:
    texts = [f"câu hỏi {number}" for number in range(MANY)]
    numbers, _ = await stored(database, texts)
    async with database.session(read_only=True) as session:
        rows = {row.stored_id: row.text for row in await session.exec(select(Question))}
    assert numbers == sorted(numbers)
    assert [rows[number] for number in numbers] == texts


async def test_rows_go_by_one_statement_not_by_one_each(database: Database) -> None:
    numbers, said = await stored(database, ["chè"] * 20)
    assert (len(numbers), len(said)) == (20, 1)


async def test_no_rows_are_no_statement(database: Database) -> None:
    assert await stored(database, []) == ([], [])
