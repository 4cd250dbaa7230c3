"""Organisers make events in chat and lead them to their end; nobody else learns of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from catalog.database import Database
from catalog.matching.events import EventKind, EventState
from catalog.matching.notices import Notice, NoticeKind
from catalog.roles import OrganiserRole
from handlers.action import Action
from handlers.buttons import LeaveNeed, decode
from handlers.incoming import ChatKind, Said, SentMedia, SharedLocation
from handlers.organiser_buttons import (
    ORGANISER_ACTIONS,
    DismissDesk,
    EditEvent,
    EventChoice,
    EventFormMove,
    ListEvents,
    ManageEvent,
    MoveEvent,
    NewEvent,
    Organise,
    PreviewEvent,
    RemoveQuestion,
    ShowQuestions,
)
from handlers.replies import Photo, Text
from tests.catalog.hall import STARTS
from tests.handlers.chats import Chat, html_of
from tests.handlers.organised import (
    ADMIN,
    admin_of,
    an_event,
    event_of,
    events_of,
    join,
    link_from,
)

REFUSED = "không dùng được nữa"


@pytest.fixture
async def admin(database: Database) -> Chat:
    """A first admin's private chat, and no event yet."""
    return await admin_of(database)


async def fill_in_the_needed(chat: Chat) -> str:
    await chat.orders("organise")
    assert "Sự kiện thuộc loại nào" in await chat.presses("Tạo sự kiện")
    assert "Tên sự kiện" in await chat.presses("Phiên chợ")
    assert "gõ chữ" in await chat.says("\u200b")
    assert "Bắt đầu lúc nào" in await chat.says("Phiên chợ <OCOP>  Đông\u202e Hưng")
    read = await chat.says("8h30 ngày 1/4")
    assert read.index("Bắt đầu: <b>Thứ Tư 01/04/2026, 08:30</b>") < read.index("Kết thúc lúc nào")
    read = await chat.says("16h30")
    assert "Kết thúc: <b>Thứ Tư 01/04/2026, 16:30</b>" in read
    return read


async def test_an_event_is_made_step_by_step_and_published(admin: Chat) -> None:
    assert "Tổ chức ở đâu" in await fill_in_the_needed(admin)
    await admin.says("Nhà văn hóa huyện")
    await admin.says("xã Đông La, huyện Đông Hưng, tỉnh Thái Bình")
    await admin.does(SharedLocation(20.5, 106.3))
    await admin.does(Said("Mời bà con & bạn hàng", html="Mời <b>bà con</b> &amp; bạn hàng"))
    await admin.does(SentMedia("photo", file_id="AgAC"))
    await admin.presses("Thực phẩm")
    assert "✅ Thực phẩm" in admin.labels
    await admin.presses("Đồ uống")
    await admin.presses("Đi tiếp")
    await admin.says("100")
    await admin.presses("Không tham dự")
    assert "Hạn đăng ký: <b>Thứ Hai 30/03/2026, 17:00</b>" in await admin.says("17h ngày 30/3")
    assert "Bản nháp" in await admin.presses("Có")
    photo, shown = admin.last
    assert isinstance(photo, Photo)
    assert photo.source == "id:AgAC"
    assert "Mời <b>bà con</b> &amp; bạn hàng" in photo.caption
    assert "Phiên chợ &lt;OCOP&gt; Đông Hưng" in photo.caption
    assert photo.keyboard == ()
    assert isinstance(shown, Text)
    assert "/100 chỗ" in shown.html
    assert "Bên bán" not in shown.html
    assert "Đã công bố" in await admin.presses("Công bố")
    (event,) = await events_of(admin)
    assert event.state is EventState.PUBLISHED
    assert event.kind is EventKind.MARKET
    assert event.starts_at == datetime(2026, 4, 1, 1, 30, tzinfo=UTC)
    assert event.ends_at == datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
    assert event.deadline == datetime(2026, 3, 30, 10, 0, tzinfo=UTC)
    assert (event.commune, event.commune_today) == ("Đông La", "Đông Hưng")
    assert (event.latitude, event.longitude) == (20.5, 106.3)
    assert event.groups == ["food", "drink"]
    assert (event.seats_buyers, event.seats_producers) == (100, 0)
    assert event.needs_approval


async def test_what_may_be_skipped_is_skipped_one_by_one_or_all_at_once(admin: Chat) -> None:
    await fill_in_the_needed(admin)
    for _ in range(8):
        await admin.presses("Bỏ qua" if "Bỏ qua ›" in admin.labels else _skip(admin))
    assert "Nhận đăng ký đến lúc nào" in html_of(admin.last)
    assert "bên bán" in await admin.presses("Quay lại")
    assert "Em đã lưu bản nháp" in await admin.presses("Xong, xem thử")
    (event,) = await events_of(admin)
    assert (event.venue, event.seats_buyers, event.needs_approval) == ("", None, False)


def _skip(chat: Chat) -> str:
    return next(label for label in chat.labels if label in ("Đi tiếp ›", "Không giới hạn"))


@pytest.mark.parametrize("other", ["desk", NewEvent()])
async def test_an_event_whose_form_gives_way_to_another_becomes_a_draft(
    admin: Chat, other: Action | str
) -> None:
    await an_event(admin)
    await fill_in_the_needed(admin)
    await admin.says("Nhà văn hóa")
    assert "lưu thành bản nháp" not in await admin.orders("events")
    told = await (admin.orders(other) if isinstance(other, str) else admin.presses(other))
    assert "Phiên chợ &lt;OCOP&gt; Đông Hưng</b> đang tạo dở, em đã lưu thành bản nháp" in told
    (_, left) = await events_of(admin)
    assert (left.state, left.venue) == (EventState.DRAFT, "Nhà văn hóa")
    assert "Nhà văn hóa" in await admin.presses("Xem sự kiện")
    await admin.presses(other) if not isinstance(other, str) else await admin.orders(other)
    assert len(await events_of(admin)) == 2


@pytest.mark.parametrize("stop", ["cancel", EventFormMove("address", "cancel")])
async def test_an_event_whose_form_is_stopped_becomes_a_draft_that_is_listed(
    admin: Chat, stop: Action | str
) -> None:
    await fill_in_the_needed(admin)
    await admin.says("Nhà văn hóa")
    told = await (admin.orders(stop) if isinstance(stop, str) else admin.presses(stop))
    assert told.count("em đã lưu thành bản nháp") == 1
    await admin.presses(ListEvents())
    assert "Nhà văn hóa" in await admin.presses("Phiên chợ")
    assert len(await events_of(admin)) == 1


async def test_thoi_stands_in_no_row_with_another_button(admin: Chat) -> None:
    await fill_in_the_needed(admin)
    (asked,) = admin.last
    assert isinstance(asked, Text)
    assert [button.label for button in asked.keyboard[-1]] == ["Thôi"]


async def test_one_that_has_no_times_yet_is_let_go_and_the_organiser_is_told(admin: Chat) -> None:
    await an_event(admin)
    await admin.presses(NewEvent())
    await admin.presses("Phiên chợ")
    assert "đang tạo dở" not in await admin.orders("desk")
    await admin.presses(NewEvent())
    await admin.presses("Phiên chợ")
    await admin.says("Chợ <quê>")
    assert "<b>Chợ &lt;quê&gt;</b> đang tạo dở chưa đủ giờ" in await admin.orders("desk")
    await admin.presses(NewEvent())
    await admin.presses("Phiên chợ")
    await admin.says("Chợ quê")
    assert "Chợ quê</b> đang tạo dở chưa đủ giờ" in await admin.presses("Thôi")
    assert len(await events_of(admin)) == 1
    await admin.presses(NewEvent())
    await admin.presses("Phiên chợ")
    await admin.says("Chợ quê")
    nobody = admin.as_other(ADMIN, admins=frozenset())
    await nobody.presses(LeaveNeed())
    assert "đang tạo dở" not in html_of(nobody.last)


@pytest.mark.parametrize(
    ("typed", "seats"), [("200 chỗ", 200), ("khoảng 1.500 người", 1500), ("0", 0)]
)
async def test_seats_are_read_as_people_write_them(admin: Chat, typed: str, seats: int) -> None:
    event = await an_event(admin)
    await admin.presses(EditEvent(event, "seats_producers"))
    await admin.says(typed)
    assert (await event_of(admin, event)).seats_producers == seats


@pytest.mark.parametrize(
    "typed", ["-5", "5 đến 10", "nhiều", "٣", "100001 chỗ", "0" * 9 + "9" * 30]
)
async def test_what_is_no_number_of_seats_is_told(admin: Chat, typed: str) -> None:
    event = await an_event(admin)
    await admin.presses(EditEvent(event, "seats_producers"))
    assert "gõ một số từ 0 đến 100000" in await admin.says(typed)


async def test_the_label_of_a_button_is_typed_instead_of_pressing_it(admin: Chat) -> None:
    await admin.presses(NewEvent())
    assert "Tên sự kiện" in await admin.says("phien cho")
    for text in ("Chợ quê", "8h30 ngày 1/4", "16h30"):
        await admin.says(text)
    for _ in range(5):
        await admin.says("bỏ qua")
    await admin.says("thực phẩm")
    assert "✅ Thực phẩm" in admin.labels
    assert "bên mua" in await admin.says("đi tiếp")
    assert "bên bán" in await admin.says("không giới hạn")
    assert "đến lúc nào" in await admin.says("khong tham du")
    assert "bên bán" in await admin.says("quay lại")
    await admin.says("50")
    await admin.says("đến lúc bắt đầu")
    assert "Em đã lưu bản nháp" in await admin.says("có ạ")
    (event,) = await events_of(admin)
    assert (event.groups, event.seats_buyers, event.seats_producers) == (["food"], None, 50)
    assert event.needs_approval


async def test_whether_a_question_must_be_answered_is_typed_too(admin: Chat) -> None:
    event_id = await an_event(admin)
    for typed, required in (("bắt buộc", True), ("không", False)):
        await admin.presses(ManageEvent(event_id))
        await admin.presses("Câu hỏi riêng")
        await admin.presses("Thêm câu hỏi")
        for answer in ("số", f"Mấy người {typed}?", "bỏ qua", typed):
            await admin.says(answer)
        assert ("bắt buộc" in (await admin.says("cả hai bên")).split("\n")[-1]) is required


@pytest.mark.parametrize(
    "sent", ["20.6463, 106.0511", "https://www.google.com/maps/@20.6463,106.0511,17z"]
)
async def test_the_place_on_the_map_is_typed_or_pasted(admin: Chat, sent: str) -> None:
    event_id = await an_event(admin)
    await admin.presses(EditEvent(event_id, "pin"))
    assert "không ghi tọa độ" in await admin.says("https://maps.app.goo.gl/AbCdEf")
    assert "📎 → <b>Vị trí</b>" in html_of(admin.last)
    assert "ở Việt Nam" in await admin.says("48.8584, 2.2945")
    await admin.says(sent)
    event = await event_of(admin, event_id)
    assert (event.latitude, event.longitude) == (20.6463, 106.0511)


async def test_one_goes_back_to_what_was_said_and_says_it_anew(admin: Chat) -> None:
    await fill_in_the_needed(admin)
    back = await admin.presses("Quay lại")
    assert "Kết thúc lúc nào" in back
    assert "16:30" in back
    await admin.presses("Quay lại")
    await admin.presses("Quay lại")
    assert "Hiện tại: <b>Phiên chợ &lt;OCOP&gt; Đông Hưng</b>" in html_of(admin.last)
    assert "Bắt đầu" in await admin.says("Tên mới")
    await admin.presses("Xong, xem thử")
    assert (await events_of(admin))[0].title == "Tên mới"


@pytest.mark.parametrize(
    ("starts", "ends", "until"),
    [
        ("22h ngày 1/4", "1h", datetime(2026, 4, 1, 18, 0, tzinfo=UTC)),
        ("20h ngày 31/3", "11h ngày 1/4", datetime(2026, 4, 1, 4, 0, tzinfo=UTC)),
        ("20h ngày 31/12/2026", "0h30", datetime(2026, 12, 31, 17, 30, tzinfo=UTC)),
    ],
)
async def test_an_event_goes_on_past_midnight_the_month_and_the_year(
    admin: Chat, starts: str, ends: str, until: datetime
) -> None:
    await admin.presses(Organise())
    await admin.presses("Tạo sự kiện")
    await admin.presses("Hội chợ")
    await admin.says("Chợ đêm")
    await admin.says(starts)
    await admin.says(ends)
    await admin.presses("Xong, xem thử")
    assert (await events_of(admin))[0].ends_at == until


async def test_a_time_alone_moves_the_start_on_its_day(admin: Chat) -> None:
    event = await an_event(admin)
    await admin.presses(EditEvent(event, "starts_at"))
    told = await admin.says("13h")
    assert "Bắt đầu: <b>Thứ Tư 01/04/2026, 13:00</b>" in told
    assert "Kết thúc cũng dời theo: <b>Thứ Tư 01/04/2026, 21:00</b>" in told
    assert "Hạn" not in told.partition("\n\n")[0]
    assert "được báo tin" not in told
    assert (await event_of(admin, event)).starts_at == STARTS.replace(hour=6)


async def test_what_is_no_answer_is_told_and_asked_again(admin: Chat) -> None:
    await admin.orders("organise")
    await admin.presses("Tạo sự kiện")
    assert "bấm một nút" in await admin.says("chợ phiên")
    await admin.presses("Hội chợ")
    assert "gõ chữ" in html_of(await admin.does(SentMedia("sticker")))
    assert "nhiều nhất 200 ký tự" in await admin.says("dài " * 2000)
    await admin.says("Chợ")
    for text, why in (("mai", "cả giờ và ngày"), ("8h ngày 1/3/2026", "đã qua")):
        assert why in await admin.says(text)
    await admin.says("8h mai")
    for text, why in (("chiều", "cả giờ và ngày"), ("7h", "sau lúc bắt đầu")):
        assert why in await admin.says(text)
    await admin.says("17h")
    await admin.presses("Bỏ qua")
    assert "nhiều nhất 300" in await admin.says("dài " * 200)
    await admin.presses("Bỏ qua")
    assert "không phải chữ" in await admin.says("ở kia")
    await admin.presses("Bỏ qua")
    assert "gõ chữ" in html_of(await admin.does(SharedLocation(1, 1)))
    assert "nhiều nhất 2500" in await admin.says("x" * 2501)
    await admin.says("Mời <em>")
    assert "Em cần một ảnh" in html_of(await admin.does(SentMedia("document", file_id="B")))
    await admin.does(Said("ảnh", media=SentMedia("photo", file_id="C")))
    assert "bấm một nút" in await admin.presses(EventChoice("groups", "gold"))
    await admin.presses("Đi tiếp")
    for text in ("-1", "nhiều", "1000000"):
        assert "một số từ 0" in await admin.says(text)
    assert "bấm một nút" in await admin.presses(EventChoice("seats_buyers", "all"))
    await admin.presses("Không tham dự")
    await admin.presses("Không tham dự")
    for text, why in (("x", "cả giờ"), ("8h ngày 1/3/2026", "đã qua"), ("9h mai", "trước lúc")):
        assert why in await admin.says(text)
    await admin.presses("Đến lúc bắt đầu")
    told = await admin.presses("Không")
    assert "⚠️ Chưa bên nào được tham dự" in told
    assert "Chưa bên nào" in await admin.presses("Công bố")
    (event,) = await events_of(admin)
    assert (event.state, event.text, event.photo) == (EventState.DRAFT, "Mời &lt;em&gt;", "id:C")


async def test_stale_buttons_of_the_form_change_nothing(admin: Chat) -> None:
    assert "xong rồi hoặc" in await admin.presses(EventChoice("kind", "fair"))
    assert "xong rồi hoặc" in await admin.presses(EventFormMove("kind", "skip"))
    await admin.orders("organise")
    await admin.presses("Tạo sự kiện")
    await admin.presses("Hội chợ")
    assert "Tên sự kiện" in await admin.presses(EventChoice("kind", "market"))
    for move in (("kind", "back"), ("title", "skip"), ("title", "done"), ("title", "jump")):
        assert "Tên sự kiện" in await admin.presses(EventFormMove(*move))
    edited = await admin.does(Said("Chợ", edited=True))
    assert "không đọc lại tin đã sửa" in html_of(edited)
    assert "Em thôi rồi".lower() in (await admin.presses("Thôi")).lower()
    assert await events_of(admin) == []


async def test_a_form_waits_for_days_and_gives_way_to_cancel(admin: Chat) -> None:
    await fill_in_the_needed(admin)
    admin.later(days=5)
    assert "Địa chỉ" in await admin.says("Nhà văn hóa")
    assert "thôi rồi" in await admin.orders("cancel")
    assert "chưa tìm thấy" in await admin.says("Nhà văn hóa")


async def test_who_is_dismissed_in_the_middle_of_a_form_is_asked_no_more(admin: Chat) -> None:
    await admin.orders("organise")
    await admin.presses("Ban tổ chức")
    code = link_from(await admin.presses("Mời"))
    helper = admin.as_other(33, admins=frozenset())
    assert "vào ban tổ chức" in await helper.orders("start", code)
    await fill_in_the_needed(helper)
    await admin.presses("‹ Quay lại")
    await admin.presses("🗑 1")
    assert "chưa mời thêm ai" in await admin.presses("Thôi giao việc")
    assert REFUSED in await helper.presses("Xong, xem thử")
    assert "Địa chỉ" not in await helper.says("Nhà văn hóa")
    assert await events_of(admin) == []


@pytest.mark.parametrize("sent", [SentMedia("photo", file_id="A"), SharedLocation(1.0, 2.0)])
async def test_what_a_dismissed_one_sends_is_answered_as_everybodys(
    admin: Chat, sent: SentMedia | SharedLocation
) -> None:
    await fill_in_the_needed(admin)
    nobody = admin.as_other(ADMIN, admins=frozenset())
    assert "chưa" in html_of(await nobody.does(sent))
    assert "cần" not in html_of(nobody.last)


async def test_a_part_is_edited_by_itself_and_those_who_come_hear_of_it(admin: Chat) -> None:
    event_id = await an_event(admin)
    await join(admin, event_id, "Lan")
    await join(admin, event_id, "Hoa")
    await admin.presses(ManageEvent(event_id))
    assert "2 người đã đăng ký được báo" in await admin.presses("Sửa")
    asked = await admin.presses("Nơi tổ chức")
    assert "Hiện tại: <b>Nhà văn hoá</b>" in asked
    assert "2 người đã đăng ký sẽ được báo" in asked
    assert "2 người đã đăng ký sẽ được báo" in await admin.says("Sân vận động")
    assert (await event_of(admin, event_id)).venue == "Sân vận động"
    await admin.presses("Sửa")
    await admin.presses("Giới thiệu")
    assert "✅ Đã lưu.\n" in await admin.says("Mời đến")
    await admin.presses("Sửa")
    await admin.presses("Ảnh")
    assert "như cũ" in await admin.presses("Để trống")
    async with admin.database.session(read_only=True) as session:
        told = (await session.exec(select(Notice.kind))).all()
    assert told.count(NoticeKind.EVENT_CHANGED) == 2


async def test_what_is_put_right_at_once_is_told_to_nobody_and_the_organiser_sees_so(
    admin: Chat,
) -> None:
    event_id = await an_event(admin)
    await join(admin, event_id, "Lan")
    await admin.presses(EditEvent(event_id, "venue"))
    assert "1 người đã đăng ký sẽ được báo" in await admin.says("Nhà văn hoa")
    await admin.presses(EditEvent(event_id, "venue"))
    assert "✅ Đã lưu.\n" in await admin.says("Nhà văn hoá")


async def test_an_edit_that_would_be_a_flaw_or_comes_too_late_is_refused(admin: Chat) -> None:
    event_id = await an_event(admin, seats_producers=0)
    await admin.presses(EditEvent(event_id, "seats_buyers"))
    assert "Chưa bên nào được tham dự" in await admin.presses("Không tham dự")
    assert REFUSED in await admin.presses(EditEvent(event_id, "code"))
    assert REFUSED in await admin.presses(EditEvent(event_id, "q_kind"))
    await admin.presses(MoveEvent(event_id, "start", 1))
    await admin.presses(EditEvent(event_id, "starts_at"))
    assert "“Đang diễn ra”" in await admin.says("8h ngày 5/4")


async def test_a_clone_asks_for_its_own_start(admin: Chat) -> None:
    event_id = await an_event(admin)
    await admin.presses(ManageEvent(event_id))
    asked = await admin.presses("Nhân bản")
    assert "Nhân bản <b>Kết nối cung cầu</b> (Thứ Tư 01/04/2026, 08:00)" in asked
    assert "câu hỏi riêng" in asked
    assert "Không lấy theo: người đăng ký" in asked
    assert "Bắt đầu lúc nào" in asked
    assert "Nhân bản <b>Kết nối" in await admin.says("13h")
    assert "Em đã lưu bản nháp" in await admin.says("8h ngày 1/5")
    first, second = await events_of(admin)
    assert second.state is EventState.DRAFT
    assert second.starts_at - first.starts_at == timedelta(days=30)
    assert second.ends_at - second.starts_at == first.ends_at - first.starts_at


async def test_each_step_of_an_event_is_pressed_and_refused_in_words(admin: Chat) -> None:
    event_id = await an_event(admin)
    await join(admin, event_id, "Lan")
    await admin.presses(ManageEvent(event_id))
    assert "Đã đóng đăng ký" in await admin.presses("Đóng đăng ký")
    assert "“Đã đóng đăng ký”" in await admin.presses(MoveEvent(event_id, "close"))
    assert "“Đã đóng đăng ký”" in await admin.presses(MoveEvent(event_id, "publish"))
    assert "Đã mở lại" in await admin.presses("Mở lại")
    assert "“Đang nhận đăng ký”" in await admin.presses(MoveEvent(event_id, "reopen"))
    assert "“Đang nhận đăng ký”" in await admin.presses(MoveEvent(event_id, "finish", 1))
    assert "bây giờ ạ?" in await admin.presses("Bắt đầu")
    assert "Sự kiện bắt đầu" in await admin.presses("Bắt đầu ngay")
    assert "“Đang diễn ra”" in await admin.presses(MoveEvent(event_id, "start", 1))
    await admin.presses("Kết thúc")
    assert "đã kết thúc" in await admin.presses("Kết thúc")
    assert "“Đã kết thúc”" in await admin.presses(MoveEvent(event_id, "cancel", 1))
    assert REFUSED in await admin.presses(MoveEvent(event_id, "explode"))
    assert (await event_of(admin, event_id)).state is EventState.DONE


async def test_reopening_past_the_deadline_is_refused(admin: Chat) -> None:
    event_id = await an_event(admin, deadline=STARTS - timedelta(days=20))
    await admin.presses(MoveEvent(event_id, "close"))
    admin.later(days=15)
    assert "Hạn đăng ký đã qua" in await admin.presses(MoveEvent(event_id, "reopen"))


async def test_cancelling_says_first_whom_it_tells(admin: Chat) -> None:
    event_id = await an_event(admin)
    await join(admin, event_id, "Lan")
    await admin.presses(ManageEvent(event_id))
    assert "báo cho 1 người" in await admin.presses("Hủy sự kiện")
    assert (await event_of(admin, event_id)).state is EventState.PUBLISHED
    assert "Em báo tin cho 1 người" in await admin.presses("Hủy và báo tin")
    assert "“Đã hủy”" in await admin.presses(MoveEvent(event_id, "cancel", 1))
    assert "✏️ Sửa" not in admin.labels


async def test_cancelling_what_nobody_registered_for_tells_nobody_and_says_so(
    admin: Chat,
) -> None:
    event_id = await an_event(admin)
    await admin.presses(ManageEvent(event_id))
    assert "không ai phải báo" in await admin.presses("Hủy sự kiện")
    assert "không ai phải báo" in await admin.presses("Hủy sự kiện")
    assert (await event_of(admin, event_id)).state is EventState.CANCELLED


async def test_a_moved_start_says_the_new_times_in_full_and_how_long_they_may_be_put_right(
    admin: Chat,
) -> None:
    event_id = await an_event(admin, deadline=STARTS - timedelta(days=2))
    await join(admin, event_id, "Lan")
    await admin.presses(EditEvent(event_id, "starts_at"))
    told = await admin.says("8h30 thứ bảy 4/4")
    assert "Bắt đầu: <b>Thứ Bảy 04/04/2026, 08:30</b>" in told
    assert "Hạn đăng ký cũng dời theo: <b>Thứ Năm 02/04/2026, 08:30</b>" in told
    assert "1 người đã đăng ký sẽ được báo tin sau 3 phút" in told
    assert "trong 3 phút này anh/chị sửa lại" in told


async def test_questions_of_its_own_are_added_and_removed(admin: Chat) -> None:
    event_id = await an_event(admin)
    await admin.presses(ManageEvent(event_id))
    assert "chưa có câu hỏi riêng" in await admin.presses("Câu hỏi riêng")
    await admin.presses("Thêm câu hỏi")
    await admin.presses("Chọn một")
    await admin.says("Anh/chị đi bằng gì?")
    await admin.says("How do you come?")
    assert "Cần từ 2 đến 20" in await admin.says("Xe máy\nxe may")
    await admin.says("Xe máy | Motorbike\n\nÔ tô")
    await admin.presses("Có")
    listed = await admin.presses("Bên mua")
    assert "1. <b>Anh/chị đi bằng gì?</b>" in listed
    assert "Chọn một · Bên mua · bắt buộc · Xe máy, Ô tô" in listed
    await admin.presses("Thêm câu hỏi")
    await admin.presses("Có / không")
    await admin.says("Có ăn trưa không?")
    await admin.presses("Bỏ qua")
    assert "Bắt buộc" in html_of(admin.last)
    await admin.presses("Không")
    await admin.presses("Cả hai bên")
    question = admin.button("🗑 1").data
    assert "Bỏ câu hỏi" in await admin.presses("🗑 1")
    assert "đi bằng gì" not in await admin.presses("Bỏ câu hỏi")
    number = int(question.split(":")[2])
    assert "Có ăn trưa" in await admin.presses(RemoveQuestion(event_id, number, 1))
    english = admin.as_other(ADMIN, language_code="en")
    assert "Yes or no · Both sides" in await english.presses(ShowQuestions(event_id))


async def test_all_events_are_listed_by_pages_the_last_to_start_first(admin: Chat) -> None:
    assert "chưa có sự kiện nào" in await admin.presses(ListEvents())
    for n in range(8):
        await an_event(admin, title=f"Chợ {n}", starts_at=STARTS + timedelta(days=n),
                       ends_at=STARTS + timedelta(days=n, hours=2))  # fmt: skip
    listed = await admin.presses(ListEvents())
    assert "Chợ 7" in listed
    assert "Chợ 1" not in listed
    assert "Chợ 1" in await admin.presses("Sau ›")
    assert "Chợ 7" in await admin.presses("‹ Trước")
    assert "start=e_" in await admin.presses("Chợ 7")
    assert "Chợ 7" in await admin.presses("Xem thử")


async def test_an_organiser_invites_nobody_to_be_one(admin: Chat) -> None:
    await admin.presses(Organise())
    await admin.presses("Ban tổ chức")
    code = link_from(await admin.presses("Mời"))
    helper = admin.as_other(33, admins=frozenset())
    await helper.orders("start", code)
    await helper.orders("organise")
    assert "👥 Ban tổ chức" not in helper.labels
    assert "Dạ, chưa có" in await helper.presses(ListEvents(1))
    assert "Chưa có nhu cầu" in await helper.orders("requests")
    assert "không có tin nhắn nào bị lỗi" in await helper.orders("problems")


async def test_what_became_of_a_link_is_told(admin: Chat) -> None:
    await admin.presses(Organise())
    await admin.presses("Ban tổ chức")
    first = link_from(await admin.presses("Mời"))
    one, other = (admin.as_other(n, admins=frozenset()) for n in (33, 34))
    assert "vào ban tổ chức" in await one.orders("start", first)
    assert "đã có người dùng" in await other.orders("start", first)
    await admin.presses("‹ Quay lại")
    second = link_from(await admin.presses("Mời"))
    assert "đã ở trong ban tổ chức" in await one.orders("start", second)
    assert "1 liên kết mời chưa dùng" in await admin.presses("‹ Quay lại")
    assert "liên kết mời" not in await admin.presses("Thu hồi liên kết")
    assert "đã bị thu hồi" in await other.orders("start", second)
    third = link_from(await admin.presses("Mời"))
    assert "hết hạn" in await other.later(days=4).orders("start", third)
    assert "không biết liên kết" in await other.orders("start", "o_whatever")


async def test_desk_staff_are_invited_and_dismissed_for_one_event(admin: Chat) -> None:
    event_id = await an_event(admin)
    await admin.presses(ManageEvent(event_id))
    assert "chưa có ai đón tiếp" in await admin.presses("Người đón tiếp")
    code = link_from(await admin.presses("Mời"))
    staff = admin.as_other(33, admins=frozenset())
    assert "người đón tiếp của <b>Kết nối cung cầu</b>" in await staff.orders("start", code)
    assert "Quét mã vé" in await staff.presses("Bàn đón tiếp")
    await admin.presses("‹ Quay lại")
    assert "Thu hồi" not in str(admin.labels)
    await admin.presses("Mời")
    await admin.presses("‹ Quay lại")
    assert ">Lan</a>" in await admin.presses("Thu hồi liên kết")
    asked = await admin.presses("🗑 1")
    assert ">Lan</a>\nCho người này thôi đón tiếp <b>" in asked
    dismiss = decode(admin.button("Thôi giao việc").data)
    assert "chưa có ai" in await admin.presses("Thôi giao việc")
    assert isinstance(dismiss, DismissDesk)
    assert "chưa có ai" in await admin.presses(DismissDesk(event_id, dismiss.person_id))
    assert "không có lệnh" in await staff.orders("desk")


async def test_organisers_are_known_by_the_names_of_their_accounts(admin: Chat) -> None:
    await admin.presses(Organise())
    await admin.presses("Ban tổ chức")
    link = link_from(await admin.presses("Mời"))
    other = admin.as_other(33, admins=frozenset())
    assert "thấy tên tài khoản Telegram" in await other.orders("start", link)
    assert ">Lan</a>" in await admin.presses("‹ Quay lại")
    assert ">Lan</a>\nCho người này thôi ban tổ chức" in await admin.presses("🗑 1")
    async with admin.database.transaction() as session:
        role = (await session.exec(select(OrganiserRole))).one()
        role.name = ""  # as of those who accepted before names were kept
    assert "Tài khoản 33" in await admin.presses("‹ Quay lại")
    await admin.presses("🗑 1")
    assert "chưa mời thêm ai" in await admin.presses("Thôi giao việc")


async def test_nobody_else_learns_of_the_screens(admin: Chat) -> None:
    event_id = await an_event(admin)
    chat = admin.as_other(55, admins=frozenset())
    for command in ("organise", "desk"):
        assert f"không có lệnh <b>/{command}</b>" in await chat.orders(command)
    for action in ORGANISER_ACTIONS:
        numbers = {"event_id": event_id, "step": "publish", "value": "x", "move": "skip"}
        numbers |= {"person_id": 1, "invitation_id": 1, "question_id": 1, "registration_id": 1}
        numbers |= {"say": "yes", "form": "csv"}
        fields = {k: v for k, v in numbers.items() if k in action.__dataclass_fields__}
        assert REFUSED in await chat.presses(action(**fields)), action


async def test_in_a_group_nobody_is_an_organiser(admin: Chat) -> None:
    event_id = await an_event(admin)
    group = admin.as_other(ADMIN, kind=ChatKind.GROUP)
    assert "không có lệnh" in await group.orders("organise")
    assert "không có lệnh" in await group.orders("desk")
    for action in (ListEvents(1), ManageEvent(event_id), PreviewEvent(event_id)):
        assert REFUSED in await group.presses(action)


async def test_an_event_that_is_gone_is_no_screen(admin: Chat) -> None:
    assert REFUSED in await admin.presses(ManageEvent(999))
    assert REFUSED in await admin.presses(EditEvent(999))


async def test_reminders_and_the_time_of_an_offer_are_set_for_each_event(admin: Chat) -> None:
    event = await an_event(admin)
    shown = await admin.presses(ManageEvent(event))
    assert "Nhắc trước 7 ngày, 1 ngày, 2 giờ · chỗ mời giữ 1 ngày" in shown
    await admin.presses("Sửa")
    assert "Hiện tại: <b>7 ngày, 1 ngày, 2 giờ</b>" in await admin.presses("Lời nhắc")
    for wrong in ("mai", "0 giờ", "61 ngày", "1h, 2h, 3h, 4h, 5h, 6h"):
        assert "nhiều nhất 5 khoảng thời gian" in await admin.says(wrong)
    assert "Nhắc trước 3 ngày, 90 phút" in await admin.says("90 phút, 3 ngày")
    await admin.presses(EditEvent(event, "reminders"))
    assert "Không nhắc trước" in await admin.presses("Không nhắc")
    await admin.presses(EditEvent(event, "reminders"))
    assert "bấm một nút" in await admin.presses(EventChoice("reminders", "often"))
    await admin.presses("7 ngày, 1 ngày, 2 giờ")
    await admin.presses(EditEvent(event, "offer_hours"))
    for wrong in ("lâu", "8 ngày", "90 phút", "0", "1 ngày, 2 ngày"):
        assert "nhiều nhất 7 ngày" in await admin.says(wrong)
    assert "chỗ mời giữ 36 giờ" in await admin.says("36")
    await admin.presses(EditEvent(event, "offer_hours"))
    assert "Hiện tại: <b>36 giờ</b>" in html_of(admin.last)
    await admin.presses("12 giờ")
    changed = await event_of(admin, event)
    assert (changed.offer_hours, changed.reminders) == (12, [7 * 1440, 1440, 120])


async def test_a_side_that_is_taken_out_is_still_shown_while_people_are_registered(
    admin: Chat,
) -> None:
    event = await an_event(admin)
    await admin.presses(EditEvent(event, "seats_buyers"))
    assert "Bên mua" not in await admin.says("0")
    await admin.presses(EditEvent(event, "seats_buyers"))
    await admin.says("1")
    await join(admin, event, "Lan")
    await admin.presses(EditEvent(event, "seats_buyers"))
    told = await admin.says("0")
    assert "Bên mua: 1/0 chỗ" in told
    assert "Bên mua đã có 1 người giữ chỗ, nhiều hơn số chỗ mới. Không ai bị loại" in told
    await admin.presses(EditEvent(event, "seats_buyers"))
    assert "bị loại" not in await admin.presses("Không giới hạn")
