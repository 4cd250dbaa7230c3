"""Subscribing, the picture, muting, and one word that ends it all."""

import asyncio
from datetime import datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import consents, people
from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.news import alerts, subscribers, subscriptions
from catalog.news.announcements import Fate
from catalog.news.outboxing import move
from catalog.news.subscribers import ChatKind, Role, Topic, place_key, place_of
from catalog.news.subscriptions import Chat
from catalog.people import Language
from catalog.places import Level
from catalog.products import ProductGroup
from tests.catalog import fairground
from tests.catalog.fairground import PLACES, begun, fates, in_outbox, spool, subscribe

DAY = timedelta(days=1)


async def consents_of(session: AsyncSession) -> list[Consent]:
    query = select(Consent).order_by(col(Consent.id)).execution_options(populate_existing=True)
    return list(await session.exec(query))


async def test_a_subscription_comes_with_its_consent(session: AsyncSession, now: datetime) -> None:
    row = await subscribe(session, 1, now, topics=[Topic.FAIR, Topic.POLICY])
    (consent,) = await consents_of(session)
    assert (consent.purpose, consent.text_version) == (Purpose.ANNOUNCEMENTS, "1")
    assert (consent.language, consent.given_at, consent.id) == (Language.VI, now, row.consent_id)
    picture = await subscriptions.picture(session, 1)
    assert picture
    assert picture.topics == {Topic.FAIR, Topic.POLICY}
    assert (picture.groups, picture.places) == (frozenset(), ())


async def test_agreeing_twice_to_the_same_words_is_one_consent_and_to_new_ones_two(
    session: AsyncSession, now: datetime
) -> None:
    await subscribe(session, 1, now)
    await subscribe(session, 1, now + DAY, topics=[Topic.TRAINING])
    assert len(await consents_of(session)) == 1
    row = await subscribe(session, 1, now + DAY, version="2")
    old, new = await consents_of(session)
    assert (old.withdrawn_at, new.withdrawn_at) == (now + DAY, None)
    assert row.consent_id == new.id
    picture = await subscriptions.picture(session, 1)
    assert picture
    assert picture.topics == {Topic.FAIR, Topic.TRAINING}


async def test_a_link_adds_no_group_to_one_who_wants_all(
    session: AsyncSession, now: datetime
) -> None:
    food, drink = ProductGroup.FOOD, ProductGroup.DRINK
    await subscribe(session, 1, now)
    await subscribe(session, 1, now, groups=[food])
    await subscribe(session, 2, now, groups=[food])
    await subscribe(session, 2, now, groups=[drink])
    pictures = [await subscriptions.picture(session, chat) for chat in (1, 2)]
    assert [one and one.groups for one in pictures] == [frozenset(), {food, drink}]


async def test_two_presses_at_once_are_one_subscription(database: Database, now: datetime) -> None:
    async def press() -> int:
        async with database.transaction() as session:
            return (await subscribe(session, 1, now)).stored_id

    assert len(set(await asyncio.gather(*(press() for _ in range(8))))) == 1
    async with database.session(read_only=True) as session:
        assert len(await consents_of(session)) == 1


async def test_each_tap_says_what_is_to_be_so(session: AsyncSession, now: datetime) -> None:
    (place,) = PLACES.find("Đông Hưng", Level.OLD_DISTRICT)
    await subscribe(session, 1, now)
    for on, changed in ((True, True), (True, False), (False, True), (False, False)):
        food = await subscriptions.set_group(session, 1, ProductGroup.FOOD, on, now)
        here = await subscriptions.set_place(session, 1, place, on, now)
        topic = await subscriptions.set_topic(session, 1, Topic.POLICY, on, now)
        assert (food, here, topic) == (changed,) * 3
        picture = await subscriptions.picture(session, 1)
        assert picture
        assert picture.groups == ({ProductGroup.FOOD} if on else frozenset())
        assert picture.places == ((place,) if on else ())
        assert picture.topics == ({Topic.FAIR, Topic.POLICY} if on else {Topic.FAIR})


async def test_who_does_not_subscribe_has_nothing_to_tap(
    session: AsyncSession, now: datetime
) -> None:
    assert await subscriptions.picture(session, 1) is None
    assert not await subscriptions.set_topic(session, 1, Topic.FAIR, True, now)
    assert not await subscriptions.set_topic(session, 1, Topic.FAIR, False, now)
    assert not await subscriptions.set_role(session, 1, Role.BUYER)
    assert not await subscriptions.stop_all(session, 1, now)


async def test_a_role_is_what_they_say(session: AsyncSession, now: datetime) -> None:
    await subscribe(session, 1, now)
    assert await subscriptions.set_role(session, 1, Role.PRODUCER)
    assert not await subscriptions.set_role(session, 1, Role.PRODUCER)
    picture = await subscriptions.picture(session, 1)
    assert picture
    assert picture.subscriber.role is Role.PRODUCER


async def test_stop_ends_everything_and_takes_the_consents_back(
    session: AsyncSession, now: datetime
) -> None:
    row = await subscribe(session, 1, now)
    person = await people.meet(session, 1, now)
    agreed = await consents.give(
        session, person, Purpose.ALERTS, text_version="1", language=Language.VI, now=now
    )
    assert await alerts.keep(session, person, agreed, "bánh cáy", now)
    assert await subscriptions.stop_all(session, 1, now + DAY)
    assert [one.withdrawn_at for one in await consents_of(session)] == [now + DAY] * 2
    assert await alerts.searches_of(session, person) == []
    assert await subscriptions.picture(session, 1) is None
    assert not await subscriptions.stop_all(session, 1, now + 2 * DAY)
    assert row.stopped_at == now + DAY


async def test_who_stopped_and_comes_back_begins_anew(
    session: AsyncSession, now: datetime
) -> None:
    await subscribe(session, 1, now, topics=[Topic.FAIR], groups=[ProductGroup.FOOD])
    await subscriptions.stop_all(session, 1, now)
    row = await subscribe(session, 1, now + DAY, topics=[Topic.POLICY])
    picture = await subscriptions.picture(session, 1)
    assert picture
    assert picture.topics == {Topic.POLICY}
    assert not picture.groups
    assert row.since == now + DAY
    assert [one.withdrawn_at for one in await consents_of(session)] == [now, None]


async def test_stop_reaches_what_is_on_its_way(database: Database, now: datetime) -> None:
    await fairground.subscribe_all(database, (1, 2), now)
    announcement = await begun(database, now)
    assert await spool(database, now) == [1, 2]
    async with database.transaction() as session:
        await subscriptions.stop_all(session, 1, now)
    assert await in_outbox(database) == [2]
    assert await fates(database, announcement) == {1: Fate.LEFT, 2: Fate.SPOOLED}


async def test_a_muted_topic_ends_what_is_on_its_way_about_it_and_nothing_else(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        await subscribe(session, 1, now, topics=[Topic.FAIR, Topic.POLICY])
    fair = await begun(database, now)
    policy = await fairground.draft(database, now, topic=Topic.POLICY)
    await fairground.send(database, policy, now)
    await fairground.tick(database, now)
    assert await spool(database, now) == [1]
    assert await spool(database, now) == [1]
    async with database.transaction() as session:
        assert await subscriptions.mute(session, 1, Topic.FAIR, now, fair)
        assert not await subscriptions.mute(session, 1, Topic.FAIR, now, fair)
        picture = await subscriptions.picture(session, 1)
    assert picture
    assert picture.topics == {Topic.POLICY}
    assert await fates(database, fair) == {1: Fate.LEFT}
    assert await fates(database, policy) == {1: Fate.SPOOLED}


async def test_a_group_subscribes_by_its_admin_and_moves_with_its_chat(
    session: AsyncSession, now: datetime
) -> None:
    group = Chat(-5, ChatKind.GROUP, "Hợp tác xã")
    row = await subscribe(session, 1, now, chat=group)
    assert (row.chat_id, row.title) == (-5, "Hợp tác xã")
    await subscribers.left(session, -5, now)
    await session.refresh(row)
    assert row.left_at == now
    assert (await subscribe(session, 1, now, chat=group)).left_at is None
    await move(session, -5, -500)
    assert await subscriptions.picture(session, -5) is None
    assert await subscriptions.picture(session, -500)


async def test_a_group_that_subscribed_again_under_its_new_id_is_one(
    session: AsyncSession, now: datetime
) -> None:
    for chat_id in (-5, -500):
        await subscribe(session, 1, now, chat=Chat(chat_id, ChatKind.GROUP))
    await move(session, -5, -500)
    await move(session, -6, -600)
    assert await subscribers.of_chat(session, -5) is None
    assert await subscribers.of_chat(session, -500)


def test_a_place_comes_back_from_its_key() -> None:
    for place in PLACES.find("Tiền Hải"):
        assert place_of(place_key(place)) == place
