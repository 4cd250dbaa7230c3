"""The desk: who it is, in, out again, and those whom nobody expected."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from catalog import privacy
from catalog.consents import Consent, Purpose
from catalog.database import Database
from catalog.matching import checking_in, counts, desk, event_steps, notices, registering, seats
from catalog.matching.checking_in import Arrival, NotYourDesk
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Ending, Refusal, Registration, Standing
from catalog.people import Person
from catalog.roles import Desk, Organiser
from tests.catalog.hall import STARTS, a_draft, an_event, join, someone, standings

ME = Organiser(1)
HOUR = timedelta(hours=1)


def desk_of(event: Event) -> Desk:
    return Desk(1, event.stored_id)


async def test_a_ticket_lets_one_in_and_a_second_scan_tells_when_the_first_was(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    early = STARTS - HOUR
    assert await checking_in.check_in(session, desk_of(event), row, early) == Arrival(row)
    assert (row.state, row.checked_in_by) == (Standing.CHECKED_IN, 1)
    again = await checking_in.check_in(session, desk_of(event), row, STARTS)
    assert again == Arrival(row, again=True)
    assert row.checked_in_at == early
    assert await registering.cancel(session, row, early) is Refusal.TOO_LATE
    assert await registering.turn_away(session, ME, row, early) is Refusal.TOO_LATE


async def test_ten_desks_at_once_check_one_person_in_once(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now)
        row = await join(session, event, now)

    async def scan(_: int) -> bool:
        async with database.transaction() as session:
            mine = await session.get_one(Registration, row.id)
            arrival = await checking_in.check_in(session, desk_of(event), mine, STARTS)
            assert isinstance(arrival, Arrival)
            return arrival.again

    assert sorted(await asyncio.gather(*map(scan, range(10)))) == [False] + [True] * 9


async def test_another_events_desk_may_not(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    elsewhere = desk_of(await an_event(session, now))
    with pytest.raises(NotYourDesk):
        await checking_in.check_in(session, elsewhere, row, STARTS)
    with pytest.raises(NotYourDesk):
        await checking_in.undo_check_in(session, elsewhere, row, STARTS)
    assert await desk.find(session, elsewhere, row.name) == []
    assert await desk.find(session, elsewhere, row.ticket) == []


async def test_a_mistake_is_undone_and_reminders_come_back(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    await checking_in.check_in(session, desk_of(event), row, now)
    assert await notices.take_due(session, STARTS - HOUR) == []
    assert await checking_in.undo_check_in(session, desk_of(event), row, now) is row
    assert await standings(session, event) == ["confirmed"]
    assert (row.checked_in_at, row.checked_in_by) == (None, None)
    assert len(await notices.take_due(session, STARTS - HOUR)) == 1
    again = await checking_in.undo_check_in(session, desk_of(event), row, now)
    assert again is Refusal.NOT_CHECKED_IN


async def test_before_the_start_the_line_comes_first(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, second, third = [await join(session, event, now) for _ in range(3)]
    at = desk_of(event)
    assert await checking_in.check_in(session, at, second, now) is Refusal.FULL
    await registering.cancel(session, first, now)
    assert await checking_in.check_in(session, at, third, now) is Refusal.FULL
    assert await checking_in.register_walk_in(session, at, Side.BUYER, "B", now) is Refusal.FULL
    assert await checking_in.check_in(session, at, second, now) == Arrival(second)
    assert second.offered_until is None


async def test_who_was_turned_away_is_not_let_in(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=1, needs_approval=True)
    first, second = [await join(session, event, now) for _ in range(2)]
    await registering.turn_away(session, ME, first, now)
    assert await checking_in.check_in(session, desk_of(event), first, now) is Refusal.TURNED_AWAY
    assert second.state is Standing.OFFERED


async def test_once_it_runs_who_comes_first_has_what_is_free(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=1)
    absent, waiting = [await join(session, event, now) for _ in range(2)]
    at = desk_of(event)
    assert await checking_in.release_seats(session, ME, event, now) is Refusal.NOT_OPEN
    await event_steps.start(session, None, event, STARTS)
    assert await checking_in.check_in(session, at, waiting, STARTS) is Refusal.FULL
    assert await checking_in.release_seats(session, ME, event, STARTS + HOUR) == 1
    assert absent.state is Standing.NO_SHOW
    walk_in = await checking_in.register_walk_in(session, at, Side.BUYER, "Lê C", STARTS + HOUR)
    assert isinstance(walk_in, Arrival)
    assert await checking_in.check_in(session, at, absent, STARTS + HOUR) is Refusal.FULL
    undone = await checking_in.undo_check_in(session, at, walk_in.registration, STARTS + HOUR)
    assert isinstance(undone, Registration)
    assert (undone.state, undone.ending) == (Standing.CANCELLED, Ending.LEFT)
    assert await checking_in.check_in(session, at, absent, STARTS + HOUR) == Arrival(absent)


async def test_paper_lists_are_typed_in_after_the_end(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    await event_steps.keep_time(session, STARTS + 9 * HOUR)
    assert await standings(session, event) == ["no_show"]
    at, later = desk_of(event), STARTS + 20 * HOUR
    assert await checking_in.check_in(session, at, row, later) == Arrival(row)
    await checking_in.undo_check_in(session, at, row, later)
    assert await standings(session, event) == ["no_show"]
    assert await checking_in.release_seats(session, ME, event, later) is Refusal.TOO_LATE
    late = await checking_in.register_walk_in(session, at, Side.BUYER, "Lê C", later)
    assert late is Refusal.TOO_LATE


async def test_nobody_comes_to_what_does_not_take_place(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    row = await join(session, event, now)
    await event_steps.cancel(session, ME, event, now)
    assert await checking_in.check_in(session, desk_of(event), row, now) is Refusal.TOO_LATE


async def test_a_walk_in_is_a_person_with_a_consent_to_whom_nothing_is_sent(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_producers=0)
    at = desk_of(event)
    arrival = await checking_in.register_walk_in(
        session, at, Side.BUYER, "Lê Văn C", now, organisation="Siêu thị Thử", phone="+84912345678"
    )
    assert isinstance(arrival, Arrival)
    row = arrival.registration
    assert (row.state, row.walk_in, row.number) == (Standing.CHECKED_IN, True, 1)
    consent = await session.get_one(Consent, row.consent_id)
    assert (consent.purpose, consent.text_version) == (Purpose.EVENT_REGISTRATION, "desk-2")
    person = await session.get_one(Person, row.person_id)
    assert person.channel == "desk"
    await event_steps.cancel(session, ME, event, now)
    assert await notices.take_due(session, now) == []
    draft = await a_draft(session, now)
    closed = await checking_in.register_walk_in(session, desk_of(draft), Side.BUYER, "C", now)
    assert closed is Refusal.TOO_LATE


async def test_a_walk_in_has_a_name_and_a_side_that_takes_part(
    session: AsyncSession, now: datetime
) -> None:
    at = desk_of(await an_event(session, now, seats_producers=0))
    wrong_side = await checking_in.register_walk_in(session, at, Side.PRODUCER, "C", now)
    assert wrong_side is Refusal.SIDE_NOT_TAKEN
    nameless = await checking_in.register_walk_in(session, at, Side.BUYER, "  ", now)
    assert nameless is Refusal.INCOMPLETE


async def test_walk_ins_at_many_desks_at_once_never_oversell(
    database: Database, now: datetime
) -> None:
    async with database.transaction() as session:
        event = await an_event(session, now, seats_buyers=5)
        await event_steps.start(session, ME, event, STARTS)

    async def walk_in(number: int) -> None:
        async with database.transaction() as session:
            name = f"Khách {number}"
            await checking_in.register_walk_in(session, desk_of(event), Side.BUYER, name, STARTS)

    await asyncio.gather(*map(walk_in, range(20)))
    async with database.session(read_only=True) as session:
        assert await counts.standings(session, event.stored_id) == {
            (Side.BUYER, Standing.CHECKED_IN): 5
        }


async def test_a_deleted_helper_leaves_the_check_ins_without_their_name(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now)
    helper = await someone(session, now)
    row = await join(session, event, now)
    await checking_in.check_in(session, Desk(helper.stored_id, event.stored_id), row, now)
    await privacy.erase(session, helper, now)
    assert (await session.exec(select(Registration.checked_in_by))).all() == [None]


GUESTS = [
    ("Nguyễn Văn An", "HTX Bánh cáy Nguyễn", "+84912343344"),
    ("Nguyễn Văn Anh", "Siêu thị Sông Trà", "+84912345678"),
    ("Nguyên Văn Ân", "", "+84987650011"),
    ("Trần Thị Bích Hường", "Công ty TNHH Thực phẩm Sạch", "+84333444555"),
    ("Trần Thị Bích Hương", "Cửa hàng 19/5", ""),
    ("Phạm Đức Đoàn", "Hợp tác xã Chiếu cói Tân Lễ", "+84901112233"),
    ("Hoàng Mỹ", "Khách sạn Biển Đông", "+84901112299"),
]
SOUGHT = [
    ("nguyen van an", "Nguyễn Văn An"),
    ("Nguyễn Văn Anh", "Nguyễn Văn Anh"),
    ("nguyên văn ân", "Nguyên Văn Ân"),
    ("an 3344", "Nguyễn Văn An"),
    ("3344", "Nguyễn Văn An"),
    ("0912 345 678", "Nguyễn Văn Anh"),
    ("+84912345678", "Nguyễn Văn Anh"),
    ("0912.345.678", "Nguyễn Văn Anh"),
    ("bich huong", "Trần Thị Bích Hương"),
    ("Bích Hường", "Trần Thị Bích Hường"),
    ("tran bich huong", "Trần Thị Bích Hương"),
    ("pham duc doan", "Phạm Đức Đoàn"),
    ("phạm đưc doàn", "Phạm Đức Đoàn"),
    ("pham duk doan", "Phạm Đức Đoàn"),
    ("phamducdoan", "Phạm Đức Đoàn"),
    ("doan", "Phạm Đức Đoàn"),
    ("chieu coi tan le", "Phạm Đức Đoàn"),
    ("song tra", "Nguyễn Văn Anh"),
    ("thuc pham sach", "Trần Thị Bích Hường"),
    ("hoang my", "Hoàng Mỹ"),
    ("bien dong", "Hoàng Mỹ"),
    ("my bien dong", "Hoàng Mỹ"),
]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_people_are_found_by_whatever_they_show_say_or_spell(
    session: AsyncSession, now: datetime
) -> None:
    event = await an_event(session, now, seats_buyers=None)
    for name, organisation, phone in GUESTS:
        await join(session, event, now, name=name, organisation=organisation, phone=phone)
    missed = {
        typed: [row.name for row in found]
        for typed, name in SOUGHT
        if not (found := await desk.find(session, desk_of(event), typed)) or found[0].name != name
    }
    assert missed == {}


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_code_finds_one_and_nonsense_nobody(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=None)
    rows = [await join(session, event, now, name=name, phone=p) for name, _, p in GUESTS]
    at = desk_of(event)
    code = rows[3].ticket
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]}", f"{code[:3]}-{code[3:]}"):
        assert await desk.find(session, at, typed) == [rows[3]]
    for typed in ("", " ", "??", "xyz", "0000", "lê quốc khánh", "an 9999", "0"):
        assert await desk.find(session, at, typed) == []
    assert len(await desk.find(session, at, "nguyen", limit=2)) == 2


async def test_counts_are_live(session: AsyncSession, now: datetime) -> None:
    event = await an_event(session, now, seats_buyers=1)
    first, *_ = [await join(session, event, now) for _ in range(3)]
    await join(session, event, now, side=Side.PRODUCER)
    await checking_in.check_in(session, desk_of(event), first, now)
    await seats.expire_offers(session, now)
    assert await counts.standings(session, event.stored_id) == {
        (Side.BUYER, Standing.CHECKED_IN): 1,
        (Side.BUYER, Standing.WAITING): 2,
        (Side.PRODUCER, Standing.CONFIRMED): 1,
    }
