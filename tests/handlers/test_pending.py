"""Organisers hear of registrations that wait for their yes: together, and not at night."""

from datetime import timedelta

import pytest

from catalog import roles
from catalog.database import Database
from catalog.matching import registering, seats
from catalog.matching.events import Event
from catalog.matching.registrations import Registration, Standing
from catalog.people import left, meet
from handlers.organiser_buttons import Decide, ListEvents, MoveEvent
from tests.handlers.chats import Chat
from tests.handlers.hall import news, told
from tests.handlers.organised import ADMIN, admin_of, an_event, join, registration

TITLE = "<b>Kết nối cung cầu</b>"


@pytest.fixture
async def admin(database: Database) -> Chat:
    chat = await admin_of(database)
    await chat.orders("organise")
    return chat


async def appointed(admin: Chat, user_id: int) -> Chat:
    async with admin.database.transaction() as session:
        person = await meet(session, user_id, admin.now)
        await roles.appoint_organiser(session, person.stored_id, admin.now)
    return admin.as_other(user_id)


async def test_those_who_wait_are_told_of_together_to_all_who_may_decide(admin: Chat) -> None:
    other = await appointed(admin, 10)
    event = await an_event(admin, needs_approval=True, seats_buyers=None)
    for name in ("Lan", "Hoa", "Mai"):
        await join(admin, event, name)
    assert await told(admin) == []
    admin.later(minutes=10)
    assert f"<b>3</b> đăng ký chờ duyệt: {TITLE}" in await news(admin)
    other.now = admin.now
    assert "<b>3</b> đăng ký chờ duyệt" in await news(other)
    assert "3 đăng ký chờ duyệt" in await admin.presses("Chờ duyệt (3)")
    assert "🕓 Chờ duyệt (3)" in await admin.presses(ListEvents(1))
    assert await told(admin.later(hours=1)) == []


async def test_the_next_bundle_comes_three_hours_after_the_last(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True, seats_buyers=None)
    await join(admin, event, "Lan")
    assert "<b>1</b> đăng ký" in await news(admin.later(minutes=10))
    await join(admin.later(minutes=5), event, "Hoa")
    await join(admin.later(hours=2), event, "Mai")
    assert await told(admin.later(minutes=54)) == []
    assert "<b>3</b> đăng ký" in await news(admin.later(minutes=1))
    await join(admin.later(hours=4), event, "Bình")
    assert await told(admin) == []
    assert "<b>4</b> đăng ký" in await news(admin.later(minutes=10))


async def test_nobody_is_told_at_night(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True)
    await join(admin.later(hours=12), event, "Lan")  # 21:00
    assert await told(admin.later(hours=1)) == []
    assert "<b>1</b> đăng ký" in await news(admin.later(hours=10))


async def test_nobody_is_told_of_what_is_answered_or_over(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True)
    await admin.presses(Decide(await join(admin, event, "Lan"), "yes"))
    assert await told(admin.later(minutes=10)) == []
    other = await an_event(admin, needs_approval=True)
    await join(admin, other, "Hoa")
    await admin.presses(MoveEvent(other, "cancel", 1))
    assert await told(admin.later(minutes=10)) == []
    assert "Chờ duyệt" not in await admin.presses(ListEvents(1))


async def test_whoever_is_gone_is_not_told_though_they_made_the_event(admin: Chat) -> None:
    other = await appointed(admin, 10)
    event = await an_event(admin, needs_approval=True)
    await join(admin, event, "Lan")
    async with admin.database.transaction() as session:
        await left(session, ADMIN, admin.now)
    assert await told(admin.later(minutes=10)) == []
    other.now = admin.now
    assert "<b>1</b> đăng ký" in await news(other)


async def test_a_seat_that_is_taken_up_waits_for_a_yes_too(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True, seats_buyers=1)
    lan, hoa = await join(admin, event, "Lan"), await join(admin, event, "Hoa")
    await news(admin.later(minutes=10))
    async with admin.database.transaction() as session:
        await registering.cancel(session, await session.get_one(Registration, lan), admin.now)
        await seats.accept_offer(session, await session.get_one(Registration, hoa), admin.now)
    assert (await registration(admin, hoa)).state is Standing.REGISTERED
    assert await told(admin.later(hours=2, minutes=59)) == []
    assert "<b>1</b> đăng ký" in await news(admin.later(minutes=1))


async def test_an_event_whose_maker_was_erased_tells_all_the_same(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True)
    async with admin.database.transaction() as session:
        (await session.get_one(Event, event)).created_by = None
    await join(admin, event, "Lan")
    assert "<b>1</b> đăng ký" in await news(admin.later(minutes=10))
    assert (await registration(admin, 1)).created_at == admin.now - timedelta(minutes=10)
