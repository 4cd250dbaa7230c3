"""The audience: whom a segment reaches, how many it leaves out, and why."""

import random
from datetime import datetime, timedelta

from sqlalchemy import insert
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import people
from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.news import announcing, audience, subscribers, subscriptions
from catalog.news.announcements import Announcement, Attendance, Segment
from catalog.news.audience import Audience, Why
from catalog.news.rules import Rules
from catalog.news.subscribers import (
    ChatKind,
    Choice,
    ChoiceKind,
    Role,
    Subscriber,
    Topic,
    place_key,
)
from catalog.news.subscriptions import Chat
from catalog.people import Language, Person
from catalog.places import Level
from catalog.products import ProductGroup
from tests.catalog.fairground import (
    PLACES,
    RULES,
    begun,
    deliver,
    fates,
    organiser,
    spool,
    subscribe,
    subscribe_all,
)

DAY = timedelta(days=1)


async def reached(
    session: AsyncSession, now: datetime, segment: Segment, rules: Rules = RULES
) -> Audience:
    by = await organiser(session, now)
    row = await announcing.create(session, by, Topic.FAIR, now, segment=segment)
    return await audience.count(session, row, rules, now, PLACES)


async def counted(session: AsyncSession, now: datetime, segment: Segment) -> int:
    return (await reached(session, now, segment)).reached


async def test_everybody_who_is_left_out_has_one_reason(
    session: AsyncSession, now: datetime
) -> None:
    for chat_id in range(1, 8):
        await subscribe(session, chat_id, now)
    await subscribe(session, 8, now, topics=[Topic.POLICY])
    await subscriptions.stop_all(session, 1, now)
    await subscriptions.mute(session, 2, Topic.FAIR, now)
    await people.left(session, 3, now)
    await subscribe(session, 4, now, chat=Chat(-4, ChatKind.GROUP))
    await subscribers.left(session, -4, now)
    await people.left(session, 5, now)
    await subscriptions.stop_all(session, 5, now)
    found = await reached(session, now, Segment())
    left_out = {Why.ALREADY: 0, Why.NO_CONSENT: 2, Why.BLOCKED: 2, Why.MUTED: 1}
    assert found == Audience(3, 0, 0, left_out)


async def test_a_group_stays_where_its_admin_left(session: AsyncSession, now: datetime) -> None:
    await subscribe(session, 1, now, chat=Chat(-1, ChatKind.GROUP))
    await people.left(session, 1, now)
    assert await counted(session, now, Segment()) == 1


async def test_who_has_it_is_not_counted_again_and_who_had_three_is_delayed(
    database: Database, now: datetime
) -> None:
    await subscribe_all(database, [1, 2], now)
    for _ in range(3):
        last = await begun(database, now)
        await spool(database, now)
        await deliver(database, now)
    await subscribe_all(database, [3], now)
    async with database.transaction() as session:
        row = await session.get(Announcement, last)
        assert row
        again = await audience.count(session, row, RULES, now, PLACES)
        new = await reached(session, now, Segment())
        later = await audience.count(session, row, RULES, now + 8 * DAY, PLACES)
    assert (again.reached, again.left_out[Why.ALREADY]) == (1, 2)
    assert (new.reached, new.capped) == (3, 2)
    assert later.capped == 0


async def test_in_quiet_hours_all_are_delayed(session: AsyncSession, now: datetime) -> None:
    await subscribe(session, 1, now)
    at_night = now.replace(hour=15)
    assert (await reached(session, at_night, Segment())).quiet == 1
    assert (await reached(session, now, Segment())).quiet == 0


async def test_a_group_of_products_reaches_those_who_chose_it_and_those_who_want_all(
    session: AsyncSession, now: datetime
) -> None:
    await subscribe(session, 1, now)
    await subscribe(session, 2, now, groups=[ProductGroup.FOOD, ProductGroup.CRAFT])
    await subscribe(session, 3, now, groups=[ProductGroup.DRINK])
    assert await counted(session, now, Segment()) == 3
    assert await counted(session, now, Segment((ProductGroup.FOOD,))) == 2
    assert await counted(session, now, Segment((ProductGroup.FOOD, ProductGroup.DRINK))) == 3


async def test_a_place_reaches_those_whose_place_shares_ground_with_it_by_any_name(
    session: AsyncSession, now: datetime
) -> None:
    (old,) = PLACES.find("Đông Hưng", Level.OLD_DISTRICT)
    old_province = next(iter(PLACES.find("Thái Bình", Level.OLD_PROVINCE)))
    today = next(iter(PLACES.find("Hưng Yên", Level.PROVINCE)))
    other = next(iter(PLACES.find("Vũ Thư", Level.OLD_DISTRICT)))
    for chat_id, place in enumerate((old, old_province, today, other), start=1):
        await subscribe(session, chat_id, now)
        await subscriptions.set_place(session, chat_id, place, True, now)
    await subscribe(session, 5, now)

    async def at(*places: object) -> int:
        return await counted(session, now, Segment(places=tuple(map(place_key, places))))  # type: ignore[arg-type]

    assert await at(old) == 4  # itself, both provinces, and who wants all
    assert await at(today) == 5
    assert await at(other, old) == 5
    assert await at(next(iter(PLACES.find("Cà Mau", Level.PROVINCE)))) == 1


async def test_a_role_reaches_those_who_said_it(session: AsyncSession, now: datetime) -> None:
    await subscribe(session, 1, now)
    await subscribe(session, 2, now)
    await subscriptions.set_role(session, 2, Role.PRODUCER)
    assert await counted(session, now, Segment(role=Role.PRODUCER)) == 1
    assert await counted(session, now, Segment(role=Role.BUYER)) == 0


async def test_a_language_is_ones_own_choice_before_that_of_the_day(
    session: AsyncSession, now: datetime
) -> None:
    await subscribe(session, 1, now, language=Language.EN)
    await subscribe(session, 2, now)
    person = await people.meet(session, 2, now)
    person.language = Language.EN
    group = Chat(-2, ChatKind.GROUP)
    await subscribe(session, 2, now, chat=group)
    assert await counted(session, now, Segment(language=Language.EN)) == 2
    assert await counted(session, now, Segment(language=Language.VI)) == 1


async def test_an_event_that_nobody_stands_to_reaches_nobody(
    session: AsyncSession, now: datetime
) -> None:
    await subscribe(session, 1, now)
    assert await counted(session, now, Segment(event_id=1, attendance=Attendance.NO_SHOW)) == 0


async def fill(database: Database, number: int, now: datetime) -> None:
    """So many subscribers, in plain rows; of every ten, four chose a group and one left."""
    picks = random.Random(1)
    async with database.transaction() as session:
        connection = await session.connection()
        ids = range(1, number + 1)
        gone = [now if one % 10 == 0 else None for one in ids]

        async def put(table: type, rows: list[dict[str, object]]) -> None:
            await connection.execute(insert(table), rows)

        blank = Person(channel_id=0, created_at=now).model_dump()
        people_of = [
            blank | {"id": one, "channel_id": one, "left_at": left}
            for one, left in zip(ids, gone, strict=True)
        ]
        await put(Person, people_of)
        agreed = Consent(
            person_id=0,
            purpose=Purpose.ANNOUNCEMENTS,
            text_version="1",
            language=Language.VI,
            given_at=now,
        ).model_dump()
        await put(Consent, [agreed | {"id": one, "person_id": one} for one in ids])
        chat = Subscriber(
            chat_id=0, kind=ChatKind.PERSON, person_id=0, language=Language.VI, since=now
        ).model_dump()
        same = ("id", "chat_id", "person_id", "consent_id")
        await put(Subscriber, [chat | dict.fromkeys(same, one) for one in ids])
        choice = {"since": now, "off_at": None}
        topics = [
            choice | {"subscriber_id": one, "kind": ChoiceKind.TOPIC, "value": Topic.FAIR}
            for one in ids
        ]
        groups = [
            choice
            | {
                "subscriber_id": one,
                "kind": ChoiceKind.GROUP,
                "value": picks.choice(list(ProductGroup)),
            }
            for one in ids
            if one % 10 < 4
        ]
        await put(Choice, topics + groups)


async def test_ten_thousand_are_counted_and_owed_once_each(
    database: Database, now: datetime
) -> None:
    await fill(database, 10_000, now)
    async with database.transaction() as session:
        found = await reached(session, now, Segment((ProductGroup.FOOD, ProductGroup.CRAFT)))
        everybody = await reached(session, now, Segment())
    assert (everybody.reached, everybody.left_out[Why.BLOCKED]) == (9_000, 1_000)
    assert 6_000 < found.reached < 9_000
    rules = Rules(confirm_above=10_000)
    announcement = await begun(database, now, rules=rules)
    owed = await fates(database, announcement)
    assert len(owed) == 9_000
    gone = [*await spool(database, now, rules), *await spool(database, now, rules, most=1_000)]
    assert len(set(gone)) == len(gone) == 1_000
