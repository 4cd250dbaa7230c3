"""The desk: quick, forgiving, and shut to everybody else."""

from datetime import timedelta

import pytest

from catalog import roles
from catalog.database import Database
from catalog.matching import event_steps
from catalog.matching.events import Event, EventState, Side
from catalog.matching.registrations import Standing
from catalog.people import meet
from catalog.roles import Organiser
from handlers.incoming import Pressed
from handlers.organiser_buttons import (
    CheckIn,
    CloseDesk,
    ConfirmWalkIn,
    Decide,
    ManageEvent,
    MoveEvent,
    OpenDesk,
    ReleaseSeats,
    ShowArrival,
    UndoCheckIn,
    WalkIn,
)
from tests.catalog.hall import STARTS
from tests.handlers.chats import Chat, html_of
from tests.handlers.hall import told
from tests.handlers.organised import admin_of, an_event, begin, event_of, join, registration

REFUSED = "không dùng được nữa"
STAFF = 33


@pytest.fixture
async def admin(database: Database) -> Chat:
    return await admin_of(database)


async def staff_of(admin: Chat, *event_ids: int, user_id: int = STAFF) -> Chat:
    async with admin.database.transaction() as session:
        person = await meet(session, user_id, admin.now)
        for number in event_ids:
            await roles.appoint_desk(session, person.stored_id, number, admin.now)
    return admin.as_other(user_id, admins=frozenset())


async def test_staff_find_people_however_they_are_spelled(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=None)
    number = await join(admin, event, "Nguyễn Văn Bảy", organisation="HTX Rau Sạch Đông La",
                        phone="+84912345678")  # fmt: skip
    await join(admin, event, "Nguyễn Thị Hoa")
    staff = await staff_of(admin, event)
    assert "đã đến <b>0</b>, còn 2" in await staff.orders("desk")
    ticket = (await registration(admin, number)).ticket
    for typed in (ticket.lower(), "nguyen van bay", "5678", "rau sach dong la"):
        shown = await staff.says(typed)
        assert "<b>Nguyễn Văn Bảy</b>" in shown
        assert "…5678" in shown
        assert "345678" not in shown
    assert "Ai ạ?" in await staff.says("nguyen")
    assert "Nguyễn Thị Hoa" in await staff.presses("Nguyễn Thị Hoa")
    assert "không thấy “xyz&lt;”" in await staff.says("xyz<")
    assert "➕ Khách vãng lai" in staff.labels


async def test_people_are_let_in_once_and_the_second_scan_says_since_when(admin: Chat) -> None:
    event = await an_event(admin)
    number = await join(admin, event, "Lan")
    await begin(admin, event)
    staff = await staff_of(admin, event)
    ticket = (await registration(admin, number)).ticket
    assert "<b>Lan</b>" in await staff.orders("start", f"t_{ticket}")
    assert "✅ <b>Lan</b> đã vào" in await staff.presses("Cho vào")
    arrived = staff.now
    staff.later(minutes=5)
    again = await staff.orders("start", f"t_{ticket}")
    assert "Đã vào lúc 09:00:00 02/03" in again
    assert "Đã vào rồi</b>, từ 09:00:00 02/03" in await staff.presses(CheckIn(number))
    assert (await registration(admin, number)).checked_in_at == arrived
    assert "đã đến <b>1</b>, còn 0" in await staff.presses("Bàn đón tiếp")
    assert "ghi lại là chưa đến" in await staff.presses(UndoCheckIn(number))
    assert "chưa được ghi là đã đến" in await staff.presses(UndoCheckIn(number))
    assert (await registration(admin, number)).state is Standing.CONFIRMED


async def test_before_its_day_the_desk_is_told_so_and_may_all_the_same(admin: Chat) -> None:
    event = await an_event(admin)
    number = await join(admin, event, "Lan")
    early = "Chưa đến ngày diễn ra"
    admin.now = STARTS - timedelta(hours=8, minutes=1)
    assert early in await admin.presses(OpenDesk(event))
    shown = await admin.says("lan")
    assert "Thứ Tư 01/04/2026, 08:00–16:00\n⚠️" in shown
    assert early in shown
    assert "✅ Cho vào" not in admin.labels
    assert "đã vào" in await admin.presses("Vẫn cho vào")
    assert (await registration(admin, number)).state is Standing.CHECKED_IN
    admin.now = STARTS - timedelta(hours=8)
    await admin.presses(UndoCheckIn(number))
    assert "✅ Cho vào" in admin.labels
    assert early not in html_of(admin.last)
    assert early not in await admin.presses(OpenDesk(event))


async def test_only_the_desk_of_that_event_may(admin: Chat) -> None:
    event, other = await an_event(admin), await an_event(admin, title="Hội chợ khác")
    number = await join(admin, event, "Lan")
    staff = await staff_of(admin, other)
    assert "Hội chợ khác" in await staff.orders("desk")
    assert "không thấy" in await staff.says("Lan")
    ticket = (await registration(admin, number)).ticket
    for scanned in (await staff.orders("start", f"t_{ticket}"), await staff.says(ticket)):
        assert "Vé của sự kiện khác: <b>Kết nối cung cầu</b>" in scanned
        assert "Lan" not in scanned
        assert staff.labels == []
    await staff.presses(CloseDesk())
    assert "Vé của sự kiện khác" in await staff.orders("start", f"t_{ticket}")
    for action in (
        *(OpenDesk(event), WalkIn(event, "buyer"), ConfirmWalkIn(event), ReleaseSeats(other, 1)),
        *(CheckIn(number), UndoCheckIn(number), ShowArrival(number), CheckIn(999), OpenDesk(999)),
    ):
        assert REFUSED in await staff.presses(action), action
    assert (await registration(admin, number)).state is Standing.CONFIRMED


async def test_an_organiser_at_another_desk_goes_to_that_of_the_ticket_by_a_button(
    admin: Chat,
) -> None:
    event, other = await an_event(admin), await an_event(admin, title="Hội chợ khác")
    ticket = (await registration(admin, await join(admin, other, "Lan"))).ticket
    await admin.presses(OpenDesk(event))
    assert "Vé của sự kiện khác: <b>Hội chợ khác</b>" in await admin.orders("start", f"t_{ticket}")
    assert "<b>Lan</b>" in await admin.presses("bàn của sự kiện ấy")


async def test_the_own_ticket_of_staff_is_theirs(admin: Chat) -> None:
    event, other = await an_event(admin), await an_event(admin)
    staff = await staff_of(admin, other)
    async with admin.database.transaction() as session:
        person = await meet(session, STAFF, admin.now)
    row = await registration(admin, await join(admin, event, "Lan", person=person))
    assert row.ticket in await staff.orders("start", f"t_{row.ticket}")


async def test_a_ticket_that_is_typed_while_a_walk_in_is_asked_for_is_no_name(admin: Chat) -> None:
    event = await an_event(admin, seats_producers=0)
    ticket = (await registration(admin, await join(admin, event, "Lan"))).ticket
    for said in (ticket, f"{ticket[:3]} {ticket[3:]}".lower()):
        await admin.presses(WalkIn(event))
        shown = await admin.says(said)
        assert "<b>Lan</b>" in shown
        assert "đã bỏ khách vãng lai" in shown
    assert "bỏ khách vãng lai" not in await admin.says(ticket)
    await admin.presses(WalkIn(event))
    assert "<b>Bà Sáu</b>" in await admin.says("Bà Sáu")
    await admin.orders("start", f"t_{ticket}")
    assert "xong rồi hoặc" in await admin.presses(ConfirmWalkIn(event))


async def test_a_full_hall_tells_the_ways_out_and_offers_no_button_that_cannot_work(
    admin: Chat,
) -> None:
    event = await an_event(admin, seats_buyers=1, seats_producers=1)
    await join(admin, event, "Lan")
    waiting = await join(admin, event, "Hoa")
    told = await admin.presses(WalkIn(event, "buyer"))
    assert "“Bỏ chỗ của người vắng”" in told
    assert "tăng số chỗ" in told
    assert "➕ Khách vãng lai" in admin.labels
    await join(admin, event, "Ông Tư", side=Side.PRODUCER)
    await admin.presses(WalkIn(event, "buyer"))
    assert "➕ Khách vãng lai" not in admin.labels
    assert "tăng số chỗ" in await admin.presses(CheckIn(waiting))
    assert all("cho vào" not in label.lower() for label in admin.labels)


async def test_a_ticket_tells_its_holder_how_they_stand_and_others_nothing(admin: Chat) -> None:
    event = await an_event(admin)
    number = await join(admin, event, "Lan", person=None)
    row = await registration(admin, number)
    async with admin.database.transaction() as session:
        holder = await meet(session, 7001, admin.now)
        (await session.get_one(type(row), number)).person_id = holder.stored_id
    own = admin.as_other(7001, admins=frozenset())
    assert row.ticket in await own.orders("start", f"t_{row.ticket}")
    other = admin.as_other(7002, admins=frozenset())
    for code in (row.ticket, "NOSUCH"):
        told = await other.orders("start", f"t_{code}")
        assert "Lan" not in told
        assert row.ticket not in told


async def test_whoever_has_several_desks_chooses(admin: Chat) -> None:
    first, second = await an_event(admin), await an_event(admin, title="Phiên chợ")
    staff = await staff_of(admin, first, second)
    assert "Anh/chị mở bàn" in await staff.orders("desk")
    assert "🚪 <b>Phiên chợ</b>" in await staff.presses("Phiên chợ")
    assert "mở bàn" in await admin.orders("desk")
    admin.later(days=60)
    assert "không có sự kiện nào" in await admin.orders("desk")


async def test_what_is_typed_is_a_question_again_once_the_desk_is_shut(admin: Chat) -> None:
    event = await an_event(admin)
    await join(admin, event, "Lan")
    staff = await staff_of(admin, event)
    await staff.orders("desk")
    await staff.presses("Đóng bàn")
    assert "🎫" not in await staff.says("Lan")
    assert REFUSED in await staff.presses(CloseDesk())
    await staff.orders("desk")
    async with admin.database.transaction() as session:
        person = await meet(session, STAFF, admin.now)
        await roles.dismiss_desk(session, Organiser(1), event, person.stored_id)
    assert "🎫" not in await staff.says("Lan")
    await staff.presses(OpenDesk(event))
    assert REFUSED in html_of(staff.last)


async def test_a_seat_that_goes_while_the_desk_types_is_not_given_twice(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=1)
    await admin.presses(WalkIn(event, "buyer"))
    await admin.says("Ông Bảy")
    await join(admin, event, "Lan")
    assert "Hết chỗ rồi" in await admin.presses(ConfirmWalkIn(event))


async def test_a_walk_in_takes_three_taps(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=1)
    await begin(admin, event)
    staff = await staff_of(admin, event)
    await staff.orders("desk")
    await staff.presses("Khách vãng lai")
    assert "gõ tên khách" in await staff.presses("Bên mua")
    asked = await staff.says(" Bà  <Sáu> " + "x" * 200)
    assert "Bên mua: <b>Bà &lt;Sáu&gt;" in asked
    assert "Ban tổ chức xin ghi tên" in asked
    confirm = ConfirmWalkIn(event)
    assert "đã vào (khách vãng lai)" in await staff.presses("Khách đồng ý")
    assert "xong rồi hoặc" in await staff.presses(confirm)
    assert "đã đến <b>1</b>" in await staff.presses(OpenDesk(event))
    assert "Hết chỗ rồi" in await staff.presses(WalkIn(event, "buyer"))
    assert "không thấy “Ông Bảy”" in await staff.says("Ông Bảy")


async def test_where_one_side_takes_part_it_is_not_asked_for(admin: Chat) -> None:
    event = await an_event(admin, seats_producers=0)
    staff = await staff_of(admin, event)
    assert "Bên mua – gõ tên" in await staff.presses(WalkIn(event))
    assert "Bên mua – gõ tên" in await staff.presses(WalkIn(event, "producer"))
    assert "xong rồi hoặc" in await staff.presses(ConfirmWalkIn(event))


async def test_a_full_hall_and_those_turned_away_are_refused_in_words(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=1)
    await join(admin, event, "Lan")
    waiting = await join(admin, event, "Hoa")
    staff = await staff_of(admin, event)
    assert "Hết chỗ rồi" in await staff.presses(CheckIn(waiting))
    async with admin.database.transaction() as session:
        row = await session.get_one(type(await registration(admin, waiting)), waiting)
        row.state = Standing.TURNED_AWAY
    assert "đã từ chối người này" in await staff.presses(CheckIn(waiting))


async def test_absent_seats_are_released_by_organisers_once_it_runs(admin: Chat) -> None:
    event = await an_event(admin)
    number = await join(admin, event, "Lan")
    await join(admin, event, "Hoa", side=Side.PRODUCER)
    await admin.presses(OpenDesk(event))
    assert "🪑 Bỏ chỗ của người vắng" not in admin.labels
    assert "chưa bắt đầu" in await admin.presses(ReleaseSeats(event, 1))
    await begin(admin, event)
    await admin.presses(OpenDesk(event))
    assert "2 người có chỗ mà chưa đến" in await admin.presses("Bỏ chỗ của người vắng")
    assert "Đã bỏ 2 chỗ" in await admin.presses("Bỏ chỗ")
    assert (await registration(admin, number)).state is Standing.NO_SHOW
    assert "đã vào" in await admin.presses(CheckIn(number))


async def test_after_the_end_no_walk_in_comes(admin: Chat) -> None:
    event = await an_event(admin)
    await begin(admin, event)
    async with admin.database.transaction() as session:
        await event_steps.finish(session, None, await session.get_one(Event, event), admin.now)
    assert "đã kết thúc" in await admin.presses(WalkIn(event, "buyer"))
    assert "đã kết thúc" in await admin.presses(ReleaseSeats(event, 1))


async def test_pressing_in_haste_counts_once(admin: Chat) -> None:
    event = await an_event(admin)
    number = await join(admin, event, "Lan")
    staff = await staff_of(admin, event)
    for _ in range(5):
        await staff.does(Pressed(CheckIn(number)))
    assert "đã đến <b>1</b>, còn 0" in await staff.presses(OpenDesk(event))


async def test_the_time_of_arrival_is_the_places_across_midnight(admin: Chat) -> None:
    event = await an_event(admin, starts_at=STARTS, ends_at=STARTS + timedelta(hours=30))
    number = await join(admin, event, "Lan")
    staff = await staff_of(admin, event)
    staff.later(hours=15, minutes=30)
    await staff.presses(CheckIn(number))
    assert "00:30:00 03/03" in await staff.presses(CheckIn(number))


async def test_after_the_end_the_desk_tells_who_came_and_notes_what_was_on_paper(
    admin: Chat,
) -> None:
    event = await an_event(admin)
    came, late = await join(admin, event, "Lan"), await join(admin, event, "Bình")
    staff = await staff_of(admin, event)
    await begin(admin, event)
    await staff.presses(CheckIn(came))
    staff.now = admin.now = STARTS + timedelta(hours=9)
    await told(admin)
    assert "1 việc được giao" in await staff.orders("privacy")
    shown = await staff.orders("desk")
    assert "🏁 Sự kiện đã kết thúc" in shown
    assert "Bên mua: đã đến <b>1</b>, vắng mặt 1" in shown
    assert staff.labels == ["🔄 Bàn đón tiếp", "Đóng bàn"]
    assert "khách vãng lai" not in await staff.says("xyz")
    assert staff.labels == []
    await staff.says("binh")
    assert staff.labels == ["✅ Ghi là đã đến", "🔄 Bàn đón tiếp"]
    await staff.presses("Ghi là đã đến")
    assert (await registration(admin, late)).state is Standing.CHECKED_IN
    assert "kết thúc hoặc bị hủy" in await staff.presses(WalkIn(event, "buyer"))
    assert "đã đến <b>2</b>, vắng mặt 0" in await admin.orders("desk")
    assert "Đã đến: 2" in await admin.presses("Tổng hợp")
    managed = await admin.presses(ManageEvent(event))
    assert "đã đến <b>2</b>, vắng mặt 0" in managed
    assert "Nhắc trước" not in managed


async def test_an_event_that_is_over_keeps_its_desk_for_two_weeks(admin: Chat) -> None:
    event = await an_event(admin)
    admin.now = STARTS + timedelta(hours=9)
    await told(admin)
    other = await an_event(admin, title="Phiên chợ", starts_at=STARTS + timedelta(days=30),
                           ends_at=STARTS + timedelta(days=31))  # fmt: skip
    await admin.orders("desk")
    assert admin.labels == ["🟢 Phiên chợ", "☑️ Kết nối cung cầu"]
    staff = await staff_of(admin, event)
    assert "đã kết thúc" in await staff.orders("desk")
    admin.later(days=15)
    await admin.orders("desk")
    assert "🚪 <b>Phiên chợ</b>" in html_of(admin.last)
    assert (await event_of(admin, other)).state is EventState.PUBLISHED


async def test_a_cancelled_event_lets_nobody_in(admin: Chat) -> None:
    event = await an_event(admin)
    number = await join(admin, event, "Lan")
    await admin.presses(MoveEvent(event, "cancel", 1))
    shown = await admin.presses(OpenDesk(event))
    assert "❌ Sự kiện đã bị hủy" in shown
    assert "đã đến" not in shown
    await admin.says("lan")
    assert admin.labels == ["🔄 Bàn đón tiếp"]
    assert "⛔" in await admin.presses(CheckIn(number))


async def test_of_those_who_fit_as_well_the_desk_sees_first_who_has_a_seat(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True)
    left = await join(admin, event, "An", phone="+84912345678")
    await join(admin, event, "Bình", phone="+84987655678")
    await admin.presses(Decide(left, "no", 1))
    await admin.presses(OpenDesk(event))
    await admin.says("5678")
    assert admin.labels == ["🕓 Bình", "⛔ An"]
