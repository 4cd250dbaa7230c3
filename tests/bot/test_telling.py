import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from bot import telling
from bot.telling import tell
from catalog.database import Database
from catalog.mail.outbox import Kind, OutgoingMessage
from catalog.matching.notices import Due, Notice
from catalog.people import Person
from handlers.replies import Reply, Text
from tests.bot.running import Clock
from tests.catalog import hall

BEFORE = timedelta(days=7)


async def owed(database: Database) -> list[OutgoingMessage]:
    async with database.session(read_only=True) as session:
        return list(await session.exec(select(OutgoingMessage)))


async def a_reminder_each(database: Database, clock: Clock, people: int) -> None:
    """So many registered; a week before it begins."""
    async with database.transaction() as session:
        event = await hall.an_event(session, clock.now, seats_buyers=None)
        for _ in range(people):
            await hall.join(session, event, clock.now)
    clock.now = hall.STARTS - BEFORE


async def test_what_is_due_becomes_bulk_that_somebody_has_to_hear_of(
    database: Database, clock: Clock
) -> None:
    await a_reminder_each(database, clock, 3)
    async with database.transaction() as session:
        await tell(session, "ocop_bot", clock.now)
    messages = await owed(database)
    assert len({message.chat_id for message in messages}) == 3
    assert {message.kind for message in messages} == {Kind.NOTICE}
    assert {message.due_at for message in messages} == {clock.now}


async def test_several_replicas_tell_each_thing_once(database: Database, clock: Clock) -> None:
    await a_reminder_each(database, clock, 30)

    async def one() -> None:
        async with database.transaction() as session:
            await tell(session, "ocop_bot", clock.now)

    await asyncio.gather(*(one() for _ in range(4)))
    assert len(await owed(database)) == 30


async def test_what_was_not_committed_is_told_later(database: Database, clock: Clock) -> None:
    await a_reminder_each(database, clock, 1)
    async with database.session() as session:
        await tell(session, "ocop_bot", clock.now)
        await session.rollback()
    assert await owed(database) == []
    async with database.transaction() as session:
        await tell(session, "ocop_bot", clock.now)
    assert len(await owed(database)) == 1


async def test_who_left_is_not_written_to(database: Database, clock: Clock) -> None:
    await a_reminder_each(database, clock, 2)
    async with database.transaction() as session:
        first = (await session.exec(select(Person).order_by("id").offset(1).limit(1))).one()
        first.left_at = clock.now
    async with database.transaction() as session:
        await tell(session, "ocop_bot", clock.now)
    assert len(await owed(database)) == 1


async def test_one_that_cannot_be_rendered_does_not_hold_up_the_others(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_reminder_each(database, clock, 2)
    seen: list[Due] = []

    def render(due: Due, bot_name: str, now: datetime) -> list[Reply]:
        seen.append(due)
        if len(seen) == 1:
            raise LookupError("no such text")
        return [Text("told")]

    monkeypatch.setattr(telling, "render", render)
    async with database.transaction() as session:
        await tell(session, "ocop_bot", clock.now)
    assert len(await owed(database)) == 1
    async with database.session(read_only=True) as session:
        due = await session.exec(select(Notice).where(Notice.due_at <= clock.now))
        assert [notice.told_at for notice in due] == [clock.now] * 2
