"""Notices: told once, in time, and only while they are true."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import consents
from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.matching import event_editing, event_steps, interests, notices, registering, seats
from catalog.matching.events import EventKind, Side
from catalog.matching.notices import Due, Notice, NoticeKind
from catalog.people import Language, Person
from catalog.products import ProductGroup
from catalog.roles import Organiser
from tests.catalog.hall import STARTS, a_draft, an_event, join, someone

ME = Organiser(1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def words(told: list[Due]) -> list[str]:
    return [due.notice.kind.value for due in told]


async def due_times(session: AsyncSession) -> list[datetime]:
    query = select(Notice.due_at).where(Notice.kind == NoticeKind.REMINDER)
    return sorted(await session.exec(query))


async def test_reminders_come_a_week_a_day_and_two_hours_before(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    assert await due_times(session) == [STARTS - 7 * DAY, STARTS - DAY, STARTS - 2 * HOUR]
    assert await notices.take_due(session, STARTS - 7 * DAY - MINUTE) == []
    (told,) = await notices.take_due(session, STARTS - 7 * DAY)
    assert (told.registration, told.event, told.notice.data) == (row, event, {"minutes": 10080})
    assert told.person.id == row.person_id
    assert await notices.take_due(session, STARTS - 7 * DAY) == []
    assert words(await notices.take_due(session, STARTS - DAY)) == ["reminder"]


async def test_who_registers_late_is_reminded_of_what_is_still_to_come(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    await join(session, event, STARTS - 3 * HOUR)
    assert await due_times(session) == [STARTS - 2 * HOUR]


async def test_nobody_is_reminded_who_has_no_seat_for_certain(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1, needs_approval=True)
    first = await join(session, event, now)
    await join(session, event, now)
    assert await due_times(session) == []
    await registering.confirm(session, ME, first, now)
    assert len(await due_times(session)) == 3
    assert words(await notices.take_due(session, now)) == ["confirmed"]


async def test_who_left_is_not_reminded(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    await registering.cancel(session, row, now)
    assert await due_times(session) == []


async def test_who_leaves_and_comes_back_is_reminded(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    person = await someone(session, now)
    await registering.cancel(session, await join(session, event, now, person), now)
    await join(session, event, now, person)
    assert len(await due_times(session)) == 3


async def test_a_moved_event_moves_its_reminders(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    await join(session, event, now)
    await event_editing.edit(session, ME, event, {"starts_at": STARTS + DAY}, now)
    assert await due_times(session) == [STARTS - 6 * DAY, STARTS, STARTS + 22 * HOUR]
    await event_editing.edit(session, ME, event, {"starts_at": STARTS}, now)
    assert await due_times(session) == [STARTS - 7 * DAY, STARTS - DAY, STARTS - 2 * HOUR]


async def test_reminders_keep_their_distance_across_midnight_and_the_end_of_a_month(
    session: AsyncSession, now: datetime
) -> None:
    # half past midnight on 1 March of a leap year in Thái Bình: still February in UTC
    starts_at = datetime(2028, 2, 29, 17, 30, tzinfo=UTC)
    event = await an_event(session, now, starts_at=starts_at, ends_at=starts_at + HOUR)
    await join(session, event, now)
    assert await due_times(session) == [
        datetime(2028, 2, 22, 17, 30, tzinfo=UTC),
        datetime(2028, 2, 28, 17, 30, tzinfo=UTC),
        datetime(2028, 2, 29, 15, 30, tzinfo=UTC),
    ]


async def test_a_clock_that_stood_still_reminds_once_and_not_of_what_has_begun(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    await join(session, event, now)
    (told,) = await notices.take_due(session, STARTS - HOUR)
    assert told.notice.data == {"minutes": 120}
    later = await an_event(session, now)
    await join(session, later, now)
    assert await notices.take_due(session, STARTS) == []
    assert await notices.take_due(session, STARTS) == []


async def test_changes_of_time_and_place_are_told_once_with_what_was_before(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    await join(session, event, now)
    waiting = await join(session, event, now)
    left = await join(session, event, now)
    await registering.cancel(session, left, now)
    await event_editing.edit(session, ME, event, {"title": "Khác"}, now)
    await event_editing.edit(session, ME, event, {"venue": "Sân vận động"}, now)
    await event_editing.edit(session, ME, event, {"venue": "Nhà thi đấu"}, now + MINUTE)
    changes = {"ends_at": STARTS + 9 * HOUR, "address": "1 Lý Bôn"}
    await event_editing.edit(session, ME, event, changes, now + 2 * MINUTE)
    assert await notices.take_due(session, now + 3 * MINUTE) == []
    told = await notices.take_due(session, now + 5 * MINUTE)
    assert words(told) == ["event_changed", "event_changed"]
    assert told[1].registration is waiting
    assert told[0].notice.data["before"] == {
        "venue": "Nhà văn hoá",
        "ends_at": (STARTS + 8 * HOUR).isoformat(),
        "address": "",
    }
    await event_editing.edit(session, ME, event, {"venue": "Sân"}, now + HOUR)
    assert len(await notices.take_due(session, now + 2 * HOUR)) == 2


async def test_what_was_changed_back_before_it_was_told_is_not_told(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    await join(session, event, now)
    later = {"starts_at": STARTS + HOUR}
    await event_editing.edit(session, ME, event, later | {"venue": "Sân"}, now)
    assert await notices.owed_changes(session, event) == 1
    here = timezone(timedelta(hours=7))
    await event_editing.edit(session, ME, event, {"starts_at": STARTS.astimezone(here)}, now)
    (told,) = await notices.take_due(session, now + 5 * MINUTE)
    assert told.notice.data["before"] == {"venue": "Nhà văn hoá"}
    await event_editing.edit(session, ME, event, {"venue": "Nhà thi đấu"}, now + HOUR)
    await event_editing.edit(session, ME, event, {"venue": "Sân"}, now + HOUR)
    assert await notices.owed_changes(session, event) == 0
    assert await notices.take_due(session, now + 2 * HOUR) == []


async def test_an_offer_and_its_end_are_told(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second, third = [await join(session, event, now) for _ in range(3)]
    await registering.cancel(session, first, now)
    (offer,) = await notices.take_due(session, now)
    assert (offer.registration, offer.notice.kind) == (second, NoticeKind.OFFERED)
    await seats.expire_offers(session, now + DAY)
    told = await notices.take_due(session, now + DAY)
    rows = {due.notice.kind: due.registration for due in told}
    assert rows == {NoticeKind.OFFER_PASSED: second, NoticeKind.OFFERED: third}
    await registering.turn_away(session, ME, third, now + DAY)
    assert words(await notices.take_due(session, now + DAY)) == ["turned_away"]


async def test_an_offer_that_passed_untold_is_not_told(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, _ = [await join(session, event, now) for _ in range(2)]
    await registering.cancel(session, first, now)
    assert await notices.take_due(session, now + DAY) == []


async def test_who_waited_in_vain_hears_it_at_the_start(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    await join(session, event, now)
    waiting = await join(session, event, now)
    await event_steps.keep_time(session, STARTS)
    (told,) = await notices.take_due(session, STARTS)
    assert (told.registration, told.notice.kind) == (waiting, NoticeKind.NO_SEAT)


async def test_many_take_what_is_due_and_each_notice_once(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now, seats_buyers=None, reminders=[60])
        for _ in range(40):
            await join(session, event, now)

    async def take(_: int) -> list[int]:
        async with database.transaction() as session:
            told = await notices.take_due(session, STARTS - HOUR, limit=10)
            return [due.notice.stored_id for due in told]

    taken = [one for some in await asyncio.gather(*map(take, range(8))) for one in some]
    assert len(taken) == len(set(taken)) == 40


async def test_what_is_rolled_back_is_told_again(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await join(session, await an_event(session, now), now)
    async with database.session() as session:
        assert len(await notices.take_due(session, STARTS - 7 * DAY)) == 1
    async with database.transaction() as session:
        assert len(await notices.take_due(session, STARTS - 7 * DAY)) == 1


async def test_what_was_told_long_ago_is_forgotten(session: AsyncSession, now: datetime) -> None:
    await join(session, await an_event(session, now, reminders=[60]), now)
    await notices.prune(session, STARTS + 100 * DAY)
    assert len(await due_times(session)) == 1
    await notices.take_due(session, STARTS - HOUR)
    await notices.prune(session, STARTS + 80 * DAY)
    assert len(await due_times(session)) == 1
    await notices.prune(session, STARTS + 100 * DAY)
    assert await due_times(session) == []


async def agree(
    session: AsyncSession, person: Person, now: datetime, language: Language = Language.VI
) -> Consent:
    purpose = Purpose.EVENT_INTEREST
    return await consents.give(
        session, person, purpose, text_version="1", language=language, now=now
    )


async def test_an_announced_event_is_told_to_those_whom_it_fits(
    session: AsyncSession, now: datetime
) -> None:
    wishes: list[dict[str, object]] = [
        {"text": "bánh cáy"},
        {"kind": EventKind.FAIR},
        {"place": "hung yen", "side": Side.BUYER},
        {"place": "Hà Nội"},
        {"side": Side.PRODUCER},
    ]
    people = [await someone(session, now) for _ in wishes]
    for person, wish in zip(people, wishes, strict=True):
        consent = await agree(session, person, now, Language.EN)
        await interests.keep(session, person, consent, now, **wish)  # type: ignore[arg-type]
    event = await an_event(session, now, seats_producers=0)
    told = await notices.take_due(session, now)
    assert [due.person for due in told] == [people[0], people[2]]
    assert [due.event for due in told] == [event, event]
    assert {due.language for due in told} == {Language.EN}


async def test_an_event_for_some_groups_is_told_by_group_or_word(
    session: AsyncSession, now: datetime
) -> None:
    wishes: list[dict[str, object]] = [
        {"group": ProductGroup.FOOD},
        {"group": ProductGroup.CRAFT},
        {"text": "chiếu cói"},
        {"text": "gom su"},
        {},
    ]
    people = [await someone(session, now) for _ in wishes]
    for person, wish in zip(people, wishes, strict=True):
        consent = await agree(session, person, now)
        await interests.keep(session, person, consent, now, **wish)  # type: ignore[arg-type]
    groups = [ProductGroup.CRAFT]
    await an_event(session, now, groups=groups, text="Hội chợ chiếu cói, đồ mây tre")
    told = await notices.take_due(session, now)
    assert [due.person for due in told] == [people[1], people[2], people[4]]


async def test_an_interest_is_kept_once_and_forgotten_by_its_owner(
    session: AsyncSession, now: datetime
) -> None:
    person, other = [await someone(session, now) for _ in range(2)]
    consent = await agree(session, person, now)
    kept = await interests.keep(session, person, consent, now, text="Bánh  cáy")
    assert await interests.keep(session, person, consent, now, text="bánh cáy") is kept
    await interests.keep(session, person, consent, now, text="bánh cáy", side=Side.BUYER)
    assert len(await interests.interests_of(session, person)) == 2
    assert not await interests.forget(session, other, kept.stored_id, now)
    assert await interests.forget(session, person, kept.stored_id, now)
    assert not await interests.forget(session, person, kept.stored_id, now)
    draft = await a_draft(session, now)
    await event_steps.publish(session, ME, draft, now)
    assert len(await notices.take_due(session, now)) == 1


async def test_word_of_an_event_that_closed_meanwhile_is_not_told(
    session: AsyncSession, now: datetime
) -> None:
    person = await someone(session, now)
    await interests.keep(session, person, await agree(session, person, now), now)
    event = await an_event(session, now)
    await event_steps.close(session, ME, event, now)
    assert await notices.take_due(session, now) == []


async def test_a_notice_speaks_the_persons_language(session: AsyncSession, now: datetime) -> None:
    person = await someone(session, now)
    await join(session, await an_event(session, now), now, person)
    (told,) = await notices.take_due(session, STARTS - 7 * DAY)
    spoken = [told.language]
    person.language = Language.EN
    assert [*spoken, told.language] == [Language.VI, Language.EN]
