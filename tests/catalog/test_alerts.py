"""Saved searches, weekly digests, and what buyers sought in vain."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import catalogue, consents, people
from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.news import alerts, demand, digests, subscriptions
from catalog.news.alerts import MOST_SEARCHES
from catalog.news.demand import Asked, Wanted
from catalog.news.digests import MOST_NAMED, DigestKind
from catalog.news.rules import WEEK, Rules
from catalog.people import Language, Person
from catalog.products import Product, ProductGroup
from catalog.questions import Question
from catalog.search import SearchIndex, Words
from tests.catalog.fairground import RULES, subscribe

DAY = timedelta(days=1)
FOOD, DRINK = ProductGroup.FOOD, ProductGroup.DRINK


async def agreed(session: AsyncSession, chat_id: int, now: datetime) -> tuple[Person, Consent]:
    person = await people.meet(session, chat_id, now)
    consent = await consents.give(
        session, person, Purpose.ALERTS, text_version="1", language=Language.VI, now=now
    )
    return person, consent


async def add(
    session: AsyncSession, now: datetime, *names: str, group: ProductGroup = FOOD
) -> None:
    session.add_all(
        Product(code=name, key=name, name=name, group=group, created_at=now) for name in names
    )
    await session.flush()


async def index_of(session: AsyncSession) -> SearchIndex:
    return SearchIndex.build(await catalogue.documents(session))


async def told(
    session: AsyncSession, now: datetime, index: SearchIndex | None = None, rules: Rules = RULES
) -> list[tuple[str, list[str]]]:
    index = index or await index_of(session)
    due = await alerts.take_due(session, index, now, rules)
    names = {row.id: row.name for row in await session.exec(select(Product))}
    return [(one.search.text, [names[number] for number in one.product_ids]) for one in due]


async def test_a_search_tells_of_what_is_new_and_fits_and_once(
    session: AsyncSession, now: datetime
) -> None:
    await add(session, now, "Bánh cáy làng Nguyễn")
    person, consent = await agreed(session, 1, now)
    await alerts.keep(session, person, consent, "bánh cáy", now)
    assert await told(session, now) == []
    await add(session, now, "Bánh cáy Đông Hưng", "Nước mắm Diêm Điền")
    assert await told(session, now) == [("bánh cáy", ["Bánh cáy Đông Hưng"])]
    assert await told(session, now) == []


async def test_a_search_tells_once_a_day_of_all_that_came(
    session: AsyncSession, now: datetime
) -> None:
    person, consent = await agreed(session, 1, now)
    await alerts.keep(session, person, consent, "bánh cáy", now)
    await add(session, now, "Bánh cáy một")
    assert len(await told(session, now)) == 1
    await add(session, now, "Bánh cáy hai")
    assert await told(session, now + DAY / 2) == []
    await add(session, now, "Bánh cáy ba")
    ((_, names),) = await told(session, now + DAY)
    assert sorted(names) == ["Bánh cáy ba", "Bánh cáy hai"]


async def test_what_an_older_index_does_not_hold_is_told_of_later(
    session: AsyncSession, now: datetime
) -> None:
    person, consent = await agreed(session, 1, now)
    await add(session, now, "Nước mắm Diêm Điền")
    await alerts.keep(session, person, consent, "bánh cáy", now)
    old = await index_of(session)
    await add(session, now, "Bánh cáy một")
    assert await told(session, now, old) == []
    assert len(await told(session, now)) == 1


async def test_nobody_is_told_at_night_or_after_they_left(
    session: AsyncSession, now: datetime
) -> None:
    for chat_id in (1, 2):
        person, consent = await agreed(session, chat_id, now)
        await alerts.keep(session, person, consent, "bánh cáy", now)
    await people.left(session, 2, now)
    await add(session, now, "Bánh cáy một")
    assert await told(session, now.replace(hour=15)) == []
    assert len(await told(session, now)) == 1


async def test_the_same_search_is_kept_once_and_not_too_many(
    session: AsyncSession, now: datetime
) -> None:
    person, consent = await agreed(session, 1, now)
    first = await alerts.keep(session, person, consent, "Bánh  cáy", now)
    assert await alerts.keep(session, person, consent, "banh cay", now) == first
    for number in range(MOST_SEARCHES - 1):
        assert await alerts.keep(session, person, consent, f"mắm {number}", now)
    assert await alerts.keep(session, person, consent, "một nữa", now) is None


async def test_one_forgets_ones_own_searches_only(session: AsyncSession, now: datetime) -> None:
    person, consent = await agreed(session, 1, now)
    other = await people.meet(session, 2, now)
    search = await alerts.keep(session, person, consent, "bánh cáy", now)
    assert search
    assert not await digests.forget_search(session, other, search.stored_id, now)
    assert await digests.forget_search(session, person, search.stored_id, now)
    assert await alerts.searches_of(session, person) == []


async def test_the_consent_ends_with_the_last_of_what_they_asked_to_hear_of(
    session: AsyncSession, now: datetime
) -> None:
    person, consent = await agreed(session, 1, now)
    _, others = await agreed(session, 2, now)

    async def standing() -> bool:
        await session.refresh(consent)
        return consent.withdrawn_at is None

    search = await alerts.keep(session, person, consent, "bánh cáy", now)
    assert search
    for kind in DigestKind:
        await digests.ask_for(session, person, consent, kind, now)
    assert await digests.forget_search(session, person, search.stored_id, now)
    assert await digests.end(session, person, DigestKind.WANTED, now)
    assert await standing()
    assert await digests.end(session, person, DigestKind.NEW_PRODUCTS, now)
    assert not await standing()
    await session.refresh(others)
    assert others.withdrawn_at is None


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_replicas_that_look_at_once_tell_once(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        person, consent = await agreed(session, 1, now)
        await alerts.keep(session, person, consent, "bánh cáy", now)
        await add(session, now, "Bánh cáy một")
        index = await index_of(session)

    async def look() -> int:
        async with database.transaction() as session:
            return len(await told(session, now, index))

    assert sum(await asyncio.gather(*(look() for _ in range(4)))) == 1


async def test_a_digest_comes_weekly_with_what_is_new_in_ones_groups(
    session: AsyncSession, now: datetime
) -> None:
    await add(session, now, "cũ")
    await subscribe(session, 1, now, groups=[DRINK])
    person, consent = await agreed(session, 1, now)
    digest = await digests.ask_for(session, person, consent, DigestKind.NEW_PRODUCTS, now)
    assert await digests.ask_for(session, person, consent, DigestKind.NEW_PRODUCTS, now) == digest
    await add(session, now, "mắm")
    await add(session, now, "trà", "rượu", group=DRINK)
    assert await digests.take_due(session, now + 6 * DAY, RULES) == []
    assert await digests.take_due(session, (now + WEEK).replace(hour=15), RULES) == []
    (due,) = await digests.take_due(session, now + WEEK, RULES)
    assert [one.name for one in due.new_products] == ["rượu", "trà"]
    assert due.groups == {DRINK}
    assert due.since == now
    assert await digests.take_due(session, now + WEEK, RULES) == []
    (next_one,) = await digests.take_due(session, now + 2 * WEEK, RULES)
    assert next_one.new_products == ()


async def test_who_chose_no_group_hears_of_all_and_of_a_page_at_most(
    session: AsyncSession, now: datetime
) -> None:
    person, consent = await agreed(session, 1, now)
    await digests.ask_for(session, person, consent, DigestKind.NEW_PRODUCTS, now)
    await digests.ask_for(session, person, consent, DigestKind.WANTED, now)
    await add(session, now, *(f"bánh {number}" for number in range(MOST_NAMED + 1)))
    new, wanted = await digests.take_due(session, now + WEEK, RULES)
    assert (len(new.new_products), wanted.new_products) == (MOST_NAMED, ())
    assert new.groups == frozenset()


async def test_a_digest_that_was_late_keeps_its_hour_and_is_not_sent_twice_for_it(
    session: AsyncSession, now: datetime
) -> None:
    person, consent = await agreed(session, 1, now)
    digest = await digests.ask_for(session, person, consent, DigestKind.WANTED, now)
    assert len(await digests.take_due(session, now + 3 * WEEK - DAY, RULES)) == 1
    assert digest.due_at == now + 4 * WEEK


async def test_stop_ends_digests_too(session: AsyncSession, now: datetime) -> None:
    person, consent = await agreed(session, 1, now)
    for kind in DigestKind:
        await digests.ask_for(session, person, consent, kind, now)
    assert await digests.end(session, person, DigestKind.WANTED, now)
    assert not await digests.end(session, person, DigestKind.WANTED, now)
    assert await subscriptions.stop_all(session, 1, now)
    assert await digests.digests_of(session, person) == []


async def test_questions_in_vain_are_those_of_the_time_that_found_nothing(
    session: AsyncSession, now: datetime
) -> None:
    person = await people.meet(session, 1, now)
    for text, confident, at in (
        ("cũ", False, now - DAY),
        ("thấy", True, now),
        ("không thấy", False, now),
        ("sau", False, now + DAY),
    ):
        session.add(
            Question(
                person_id=person.stored_id,
                chat_id=1,
                text=text,
                intent="find",
                confident=confident,
                hits=0,
                at=at,
            )
        )
    await session.flush()
    found = await demand.in_vain(session, now, now + DAY)
    assert found == [Asked(person.stored_id, "không thấy")]


def asked(*texts: str, people: Iterable[int] = (1, 2, 3)) -> list[Asked]:
    return [Asked(number, text) for number in people for text in texts]


WORDS = Words.shipped()


def wanted(questions: Iterable[Asked], index: SearchIndex) -> list[Wanted]:
    return demand.wanted(questions, index, WORDS)


@pytest.fixture(scope="module")
def empty() -> SearchIndex:
    return SearchIndex.build([])


def test_what_three_people_wanted_is_told_and_what_two_did_is_not(empty: SearchIndex) -> None:
    questions = [*asked("sầu riêng sấy"), *asked("hạt mắc ca", people=(1, 2))]
    assert wanted(questions, empty) == [Wanted("sầu riêng sấy", 3, None)]


def test_one_who_asks_ten_times_is_one(empty: SearchIndex) -> None:
    assert wanted(asked(*["sầu riêng sấy"] * 10, people=(1,)), empty) == []


def test_words_are_told_that_people_wrote_in_different_ways(empty: SearchIndex) -> None:
    texts = {1: "yến mạch nướng giòn", 2: "yen mach nuong", 3: "yến mạch nướng"}
    found = wanted([Asked(*one) for one in texts.items()], empty)
    assert [(one.words, one.people) for one in found] == [("yến mạch nướng", 3)]


def test_no_number_is_told(empty: SearchIndex) -> None:
    found = wanted(asked("sầu riêng gọi 0900000001 nhé"), empty)
    assert found
    assert not any(letter.isdigit() for one in found for letter in one.words)


def test_each_producer_gets_what_concerns_their_groups() -> None:
    found = [Wanted("trà", 5, DRINK), Wanted("mắm", 4, FOOD), Wanted("lạ", 3, None)]
    assert demand.for_groups(found, frozenset({FOOD})) == found[1:]
    assert demand.for_groups(found, frozenset()) == found


async def test_a_group_is_told_by_what_is_near_and_what_is_found_by_now_is_left_out(
    sample: Database, now: datetime
) -> None:
    async with sample.session(read_only=True) as session:
        index = await index_of(session)
    found = wanted([*asked("bánh pía sầu riêng"), *asked("bánh cáy")], index)
    assert found
    assert {one.group for one in found} == {FOOD}
    assert not any("cáy" in one.words for one in found)
