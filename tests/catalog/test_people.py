"""Meeting people: once each, however many replicas meet them at once."""

import asyncio
from datetime import datetime, timedelta

from sqlmodel import func, select

from catalog.database import Database
from catalog.people import Language, Person, meet


async def test_a_person_is_stored_at_the_first_meeting(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        person = await meet(session, 5_000_000_000, now)
        assert person.created_at == now
    async with database.transaction() as session:
        again = await meet(session, 5_000_000_000, now + timedelta(days=1))
        assert (again.id, again.created_at) == (person.id, now)


async def test_many_meet_one_person_at_once(database: Database, now: datetime) -> None:
    async def meet_them() -> int:
        async with database.transaction() as session:
            return (await meet(session, 7, now)).stored_id

    ids = await asyncio.gather(*(meet_them() for _ in range(20)))
    assert len(set(ids)) == 1
    async with database.session(read_only=True) as session:
        assert (await session.exec(select(func.count()).select_from(Person))).one() == 1


def test_a_language_is_guessed_from_the_client() -> None:
    guesses = {"vi": Language.VI, "VI-vn": Language.VI, "en": Language.EN, "fr": Language.EN}
    assert {code: Language.guess(code) for code in guesses} == guesses
    assert Language.guess(None) is Language.guess("") is Language.VI
