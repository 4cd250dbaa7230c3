"""What a person looked for last."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from catalog import questions, visits
from catalog.database import Database
from catalog.questions import Asked
from catalog.visits import Visitor

NOW = datetime(2026, 3, 2, tzinfo=UTC)


async def test_what_was_looked_for_last_is_told_of_this_person_here_and_lately(
    database: Database,
) -> None:
    async with database.transaction() as session:
        one, other = await visits.receive(session, [Visitor(1, 1), Visitor(2, 1)], NOW)
        person = one.person
        gao = Asked(person.stored_id, 1, "gạo", "find", True, 3, NOW)
        asked = [
            gao,
            replace(gao, text="sầu riêng", confident=False, hits=0),
            replace(gao, text="sđt", intent="contact", confident=False),
            replace(gao, text="trà", chat_id=9),
            replace(gao, text="kẹo", person_id=other.person.stored_id),
        ]
        await questions.store(session, asked)
        since = NOW - timedelta(minutes=30)
        found = await questions.asked_last(session, person, 1, since)
        assert found
        assert found.text == "sầu riêng"
        assert await questions.asked_last(session, person, 1, NOW) is None
