"""Registrations as people and organisers look them up."""

from datetime import datetime, timedelta

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog.matching import event_steps, events, registrations
from catalog.matching.events import Side
from catalog.matching.registrations import Mine
from catalog.roles import Organiser
from tests.catalog.hall import STARTS, an_event, join, someone


async def test_nobody_opens_anothers_registration(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    person, other = [await someone(session, now) for _ in range(2)]
    row = await join(session, event, now, person)
    assert await registrations.own(session, person, row.stored_id) == Mine(row, event)
    assert await registrations.own(session, other, row.stored_id) is None
    assert await registrations.own(session, person, row.stored_id + 1) is None


async def test_ones_registrations_are_the_nearest_first_until_the_event_is_over(
    session: AsyncSession, now: datetime
) -> None:
    person = await someone(session, now)
    later = await an_event(session, now, starts_at=STARTS + timedelta(hours=2))
    sooner = await an_event(session, now)
    rows = [await join(session, event, now, person) for event in (later, sooner)]
    await event_steps.cancel(session, Organiser(1), sooner, now)
    mine = await registrations.all_of(session, person, now)
    assert mine == [Mine(rows[1], sooner), Mine(rows[0], later)]
    assert await registrations.all_of(session, person, sooner.ends_at) == []


async def test_organisers_read_the_list_by_pages(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    rows = [await join(session, event, now) for _ in range(3)]
    producer = await join(session, event, now, side=Side.PRODUCER)
    await join(session, await an_event(session, now), now)
    page = await registrations.page_of(session, event.stored_id, offset=1, limit=2)
    assert page == (rows[1:], 4)
    page = await registrations.page_of(
        session, event.stored_id, offset=0, limit=5, side=Side.PRODUCER
    )
    assert page == ([producer], 1)


async def test_a_code_that_is_taken_is_not_given_again(
    session: AsyncSession, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    letters = iter(f"{event.code}ABCDEF{row.ticket}GHJKMN")
    monkeypatch.setattr("secrets.choice", lambda _: next(letters))
    assert await events.free_code(session) == "ABCDEF"
    assert await registrations.free_ticket(session) == "GHJKMN"
    assert await registrations.by_ticket(session, f" {row.ticket.lower()} ") is row
