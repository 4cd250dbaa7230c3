"""Sending: in time with the rules, once each, whoever sends, pauses, leaves or dies meanwhile."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, delete, select, update

from catalog import people
from catalog.database import Database
from catalog.mail import sending
from catalog.mail.outbox import DeliveryState, OutgoingMessage
from catalog.mail.sending import Settled
from catalog.news import announcing, outboxing, spooling, subscriptions
from catalog.news.announcements import Announcement, AnnouncementState, Delivery, Fate
from catalog.news.rules import WEEK, Rules
from catalog.news.subscribers import ChatKind, Topic
from catalog.news.subscriptions import Chat
from tests.catalog.fairground import (
    PLACES,
    begun,
    deliver,
    draft,
    fates,
    in_outbox,
    send,
    spool,
    state_of,
    subscribe,
    subscribe_all,
    tick,
)
from tests.databases import SQLiteFolder, Templates

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def deliveries(database: Database) -> list[Delivery]:
    async with database.session(read_only=True) as session:
        return list(await session.exec(select(Delivery).order_by(col(Delivery.id))))


async def test_an_announcement_goes_through_the_outbox_and_ends(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await begun(database, now)
    await spool(database, now)
    later = now + timedelta(seconds=3)
    await deliver(database, later, {2: DeliveryState.BLOCKED})
    assert await fates(database, announcement) == {1: Fate.SENT, 2: Fate.BLOCKED}
    assert await state_of(database, announcement) is AnnouncementState.DONE
    first, second = await deliveries(database)
    assert (first.sent_at, first.message_ids) == (later, [first.outgoing_id, 1])
    assert (second.sent_at, second.message_ids) == (None, None)


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        (DeliveryState.SENT, Fate.SENT),
        (DeliveryState.BLOCKED, Fate.BLOCKED),
        (DeliveryState.FAILED, Fate.FAILED),
        (DeliveryState.UNKNOWN, Fate.UNKNOWN),
    ],
)
async def test_each_end_in_the_outbox_is_told_of(
    database: Database, now: datetime, state: DeliveryState, fate: Fate
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await begun(database, now)
    await spool(database, now)
    await deliver(database, now, {1: state})
    assert await fates(database, announcement) == {1: fate}
    assert await spool(database, now) == []


async def test_what_nobody_knew_of_may_still_turn_out_to_be_sent(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await begun(database, now)
    await spool(database, now)
    await deliver(database, now, {1: DeliveryState.UNKNOWN})
    async with database.transaction() as session:
        (row,) = await session.exec(select(OutgoingMessage))
        sent = Settled(row.id or 0, row.tries, DeliveryState.SENT, now)
        await sending.settle(session, [sent])
    await tick(database, now)
    assert await fates(database, announcement) == {1: Fate.SENT}


async def test_a_message_that_is_gone_from_the_outbox_may_have_been_sent(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await begun(database, now)
    await spool(database, now)
    async with database.transaction() as session:
        await session.exec(delete(OutgoingMessage))
    await tick(database, now)
    assert await fates(database, announcement) == {1: Fate.UNKNOWN}
    assert await spool(database, now) == []


async def test_little_stands_in_the_outbox(database: Database, now: datetime) -> None:
    await subscribe_all(database, range(1, 6), now)
    await begun(database, now)
    assert await spool(database, now, most=2) == [1, 2]
    assert await spool(database, now, most=2) == []
    assert await spool(database, now, most=3) == [3]
    await deliver(database, now)
    assert await spool(database, now, most=9) == [4, 5]


async def test_who_left_stopped_or_muted_it_before_their_turn_does_not_get_it(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, range(1, 6), now)
    announcement = await begun(database, now)
    async with database.transaction() as session:
        await people.left(session, 1, now)
        await subscriptions.stop_all(session, 2, now)
        await subscriptions.mute(session, 3, Topic.FAIR, now)
        await subscriptions.stop_all(session, 4, now)
        await subscribe(session, 4, now, topics=[Topic.POLICY])
    assert await spool(database, now) == [5]
    left = dict.fromkeys((2, 3, 4), Fate.LEFT)
    assert await fates(database, announcement) == {1: Fate.BLOCKED, **left, 5: Fate.SPOOLED}


async def test_a_fourth_in_a_week_waits_until_there_is_room(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    for hours in range(3):
        await begun(database, now + hours * HOUR)
        assert await spool(database, now + hours * HOUR) == [1]
        await deliver(database, now + hours * HOUR)
    fourth = await begun(database, now + 3 * HOUR)
    assert await spool(database, now + 3 * HOUR) == []
    assert await fates(database, fourth) == {1: Fate.WAITING}
    assert (await deliveries(database))[-1].due_at == now + WEEK
    assert await spool(database, now + WEEK - HOUR) == []
    assert await state_of(database, fourth) is AnnouncementState.SENDING
    assert await spool(database, now + WEEK) == [1]


async def test_two_at_once_go_to_a_chat_one_after_the_other_within_its_cap(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    rules = Rules(per_week=1)
    for _ in range(2):
        await begun(database, now, rules=rules)
    assert await spool(database, now, rules) == [1]
    assert await spool(database, now, rules) == []
    assert [one.fate for one in await deliveries(database)] == [Fate.SPOOLED, Fate.WAITING]


async def test_one_begun_at_night_waits_for_the_morning(database: Database, now: datetime) -> None:
    await subscribe_all(database, [1], now)
    night = now.replace(hour=15)
    announcement = await begun(database, night)
    assert await spool(database, night) == []
    morning = (night + DAY).replace(hour=1)
    assert (await deliveries(database))[0].due_at == morning
    assert await spool(database, morning - timedelta(minutes=1)) == []
    assert await spool(database, morning) == [1]
    assert await fates(database, announcement) == {1: Fate.SPOOLED}


async def test_what_is_in_the_outbox_when_the_night_begins_is_taken_back(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    evening = now.replace(hour=13, minute=59)
    announcement = await begun(database, evening)
    assert await spool(database, evening) == [1]
    assert await spool(database, evening + timedelta(minutes=1)) == []
    assert await in_outbox(database) == []
    assert await fates(database, announcement) == {1: Fate.WAITING}
    assert await spool(database, evening + timedelta(hours=12)) == [1]


async def test_what_is_of_no_use_any_more_is_told_as_late(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await draft(database, now)
    async with database.transaction() as session:
        await announcing.limit(session, announcement, now + HOUR)
    await send(database, announcement, now)
    await tick(database, now)
    assert await spool(database, now, most=1) == [1]
    await deliver(database, now)
    assert await spool(database, now + HOUR) == []
    assert await fates(database, announcement) == {1: Fate.SENT, 2: Fate.LATE}
    await tick(database, now + HOUR)
    assert await state_of(database, announcement) is AnnouncementState.DONE


async def test_a_group_that_moved_is_known_by_its_new_id(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await subscribe(session, 1, now, chat=Chat(-5, ChatKind.GROUP))
    announcement = await begun(database, now)
    await spool(database, now)
    async with database.transaction() as session:
        await sending.move(session, -5, -500)
    await deliver(database, now)
    assert await fates(database, announcement) == {-500: Fate.SENT}
    async with database.session(read_only=True) as session:
        assert await subscriptions.picture(session, -500)


async def test_a_group_that_put_us_out_is_left_out_from_then_on(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await subscribe(session, 1, now)
        await subscribe(session, 1, now, chat=Chat(-5, ChatKind.GROUP))
    await begun(database, now)
    await spool(database, now)
    await deliver(database, now, {-5: DeliveryState.BLOCKED})
    again = await begun(database, now)
    assert await fates(database, again) == {1: Fate.WAITING}


async def test_what_waits_for_a_group_that_became_another_subscriber_does_not_go_twice(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        for chat_id in (-5, -500):
            await subscribe(session, 1, now, chat=Chat(chat_id, ChatKind.GROUP))
    announcement = await begun(database, now)
    async with database.transaction() as session:
        await outboxing.move(session, -5, -500)
    assert await spool(database, now) == [-500]
    assert await fates(database, announcement) == {None: Fate.LEFT, -500: Fate.SPOOLED}


async def test_many_replicas_spool_at_once_and_each_chat_gets_one(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, range(1, 41), now)
    rules = Rules(per_week=1)
    for _ in range(2):
        await begun(database, now, rules=rules)
    gone = await asyncio.gather(*(spool(database, now, rules, most=30) for _ in range(6)))
    chats = sorted(chat for one in gone for chat in one)
    assert len(chats) == len(set(chats))
    for _ in range(9):
        chats += await spool(database, now, rules)
    assert sorted(chats) == list(range(1, 41))
    assert await in_outbox(database) == list(range(1, 41))


async def test_a_pause_while_replicas_spool_leaves_nothing_in_the_outbox(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, range(1, 31), now)
    announcement = await begun(database, now)

    async def pause() -> None:
        async with database.transaction() as session:
            assert isinstance(await announcing.pause(session, announcement), Announcement)

    works: list[Callable[[], Coroutine[Any, Any, Any]]] = [
        lambda: spool(database, now, most=10),
        lambda: spool(database, now, most=20),
        pause,
        lambda: tick(database, now),
        lambda: spool(database, now, most=30),
    ]
    await asyncio.gather(*(work() for work in works))
    assert await in_outbox(database) == []
    assert set((await fates(database, announcement)).values()) == {Fate.WAITING}


async def test_what_a_sender_has_claimed_is_left_to_it_and_told_of(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    announcement = await begun(database, now)
    await spool(database, now)
    async with database.transaction() as session:
        first = col(OutgoingMessage.chat_id) == 1
        claimed = update(OutgoingMessage).where(first)
        await session.exec(claimed.values(state=DeliveryState.SENDING, tries=1))
        await announcing.cancel(session, announcement, 1, now)
    assert await fates(database, announcement) == {1: Fate.SPOOLED, 2: Fate.CANCELLED}
    async with database.transaction() as session:
        (row,) = await session.exec(select(OutgoingMessage))
        sent = Settled(row.id or 0, 1, DeliveryState.SENT, now, "", (7,))
        await sending.settle(session, [sent])
    await tick(database, now)
    assert await fates(database, announcement) == {1: Fate.SENT, 2: Fate.CANCELLED}
    assert await state_of(database, announcement) is AnnouncementState.CANCELLED


async def test_what_a_sender_held_and_put_off_is_taken_back_once_it_was_cancelled(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await begun(database, now)
    await spool(database, now)
    claimed = update(OutgoingMessage)
    async with database.transaction() as session:
        await session.exec(claimed.values(state=DeliveryState.SENDING, tries=1))
        await announcing.cancel(session, announcement, 1, now)
    async with database.transaction() as session:
        (row,) = await session.exec(select(OutgoingMessage))
        put_off = Settled(row.id or 0, 1, DeliveryState.PENDING, now + HOUR)
        await sending.settle(session, [put_off])
    await tick(database, now)
    assert await in_outbox(database) == []
    assert await fates(database, announcement) == {1: Fate.CANCELLED}


async def test_a_start_that_another_process_made_is_not_made_again(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1], now)
    announcement = await begun(database, now)
    async with database.transaction() as session:
        await spooling.start(session, announcement, now + HOUR, Rules(), PLACES)
    assert (await deliveries(database))[0].due_at == now


hours = st.lists(st.integers(0, 60), min_size=1, max_size=5).map(sorted)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(plan=hours, per_week=st.integers(1, 3), night=st.booleans())
async def test_whatever_is_announced_when_all_get_all_of_it_in_time_with_the_rules(
    sqlite: SQLiteFolder,
    templates: Templates,
    now: datetime,
    plan: list[int],
    per_week: int,
    night: bool,
) -> None:
    """A look at each moment for which something is put off."""
    rules = Rules(per_week=per_week, quiet_from=time(21) if night else time(8))
    async with templates.copy(sqlite, Database.upgrade) as database:
        await subscribe_all(database, [1, 2, 3], now)
        times: dict[int, list[datetime]] = defaultdict(list)
        coming = [now + hour * HOUR for hour in plan]
        looks = list(coming)
        while looks:
            at = min(looks)
            while coming and coming[0] <= at:
                coming.pop(0)
                await begun(database, at, rules=rules)
            for chat in await spool(database, at, rules):
                times[chat].append(at)
            await deliver(database, at, rules=rules)
            waiting = [one for one in await deliveries(database) if one.fate is Fate.WAITING]
            looks = [max(one.due_at, at + timedelta(seconds=1)) for one in waiting] + coming
        assert {chat: len(sent) for chat, sent in times.items()} == dict.fromkeys(
            (1, 2, 3), len(plan)
        )
        for sent in times.values():
            for one in sent:
                assert not rules.is_quiet(one)
                assert sum(one - WEEK < other <= one for other in sent) <= per_week
