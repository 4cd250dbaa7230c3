"""What organisers see of those who registered, and their yes and no."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from catalog.database import Database
from catalog.matching import event_questions, wares
from catalog.matching.event_questions import EventQuestion, QuestionKind
from catalog.matching.events import Event, Side
from catalog.matching.registrations import Registration, Standing
from catalog.matching.wares import Ware
from catalog.people import meet
from catalog.products import ProductGroup
from catalog.roles import Organiser
from handlers.organiser_buttons import (
    Decide,
    Export,
    ListRegistrations,
    ManageEvent,
    MoveEvent,
    ReleaseSeats,
    ShowArrival,
    ShowDuplicates,
    ShowGivenFile,
    ShowRegistration,
    ShowSummary,
)
from handlers.replies import Document, Photo
from tests.handlers.chats import Chat, html_of
from tests.handlers.hall import ask_also, news
from tests.handlers.organised import ADMIN, admin_of, an_event, begin, join, registration

REFUSED = "không dùng được nữa"


@pytest.fixture
async def admin(database: Database) -> Chat:
    return await admin_of(database)


async def look_for(admin: Chat, number: int, *items: Ware) -> None:
    async with admin.database.transaction() as session:
        await wares.set_wares(session, await session.get_one(Registration, number), items)


async def test_counts_tell_who_comes_from_where_and_for_what(admin: Chat) -> None:
    event = await an_event(admin)
    await admin.presses(ManageEvent(event))
    assert "chưa có đăng ký nào" in await admin.presses("Tổng hợp")
    for name in ("Lan", "Hoa", "Mai"):
        number = await join(admin, event, name, place="Thái Bình")
        await look_for(admin, number, Ware(text="Kẹo lạc", group=ProductGroup.FOOD))
    await join(admin, event, "Ông Tư", side=Side.PRODUCER, place="<Kiến Xương>")
    told = await admin.presses(ShowSummary(event))
    for line in (
        *("<b>Bên mua</b>", "✅ Đã có chỗ: 2", "⏳ Danh sách chờ: 1", "📦 Thực phẩm: 3"),
        *("<b>Bên bán</b>", "• Thái Bình: 3", "• &lt;Kiến Xương&gt;: 1", "• Kẹo lạc: 3"),
    ):
        assert line in told


async def test_choices_that_people_made_are_counted(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=None)
    options = [{"vi": "Xe <máy>", "en": "Motorbike"}, {"vi": "Ô tô", "en": ""}, {"vi": "Đi bộ"}]
    ride = await ask_also(admin, event, QuestionKind.CHOICE, "Đi bằng gì?", options=options)
    lunch = await ask_also(admin, event, QuestionKind.YES_NO, "Ăn trưa?")
    note = await ask_also(admin, event, QuestionKind.TEXT, "Ghi chú?")
    await ask_also(admin, event, QuestionKind.YES_NO, "Chưa ai trả lời?")
    for chosen, eats in (("Xe <máy>", "yes"), ("Ô tô", "no"), ("Xe <máy>", ""), ("Tàu", "")):
        answers = {str(ride): chosen, str(lunch): eats, str(note): "x"}
        await join(admin, event, "Lan", answers=answers)
    await admin.presses(Decide(await join(admin, event, "Hoa", answers=answers), "no", 1))
    told = await admin.presses(ShowSummary(event))
    for part in (
        "❓ <b>Đi bằng gì?</b>\n• Xe &lt;máy&gt;: 2\n• Ô tô: 1\n• Đi bộ: 0\n• Tàu: 1",
        "❓ <b>Ăn trưa?</b>\n• Có: 1\n• Không: 1",
    ):
        assert part in told
    assert "Ghi chú?" not in told
    assert "Chưa ai trả lời?" not in told
    english = admin.as_other(ADMIN, language_code="en")
    assert "• Motorbike: 2\n• Ô tô: 1" in await english.presses(ShowSummary(event))


async def test_long_counts_say_how_many_are_left_out(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=None)
    for n in range(10):
        await join(admin, event, f"Lan {n}", place=f"xã {n}")
    assert "… và 2 mục nữa" in await admin.presses(ShowSummary(event))


async def test_registrations_are_listed_by_pages_and_by_side(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=None)
    for n in range(9):
        await join(admin, event, f"Lan số {n}")
    await join(admin, event, "Ông Tư", side=Side.PRODUCER)
    await admin.presses(ManageEvent(event))
    listed = await admin.presses("📝 Đăng ký")
    assert "10 đăng ký" in listed
    assert "Lan số 7" in listed
    assert "Lan số 8" not in listed
    assert "Ông Tư" in await admin.presses("Sau ›")
    assert "1 đăng ký" in await admin.presses("Bên bán")
    assert "• Bên bán" in admin.labels
    assert "chưa có đăng ký" in await admin.presses(ListRegistrations(await an_event(admin)))


async def test_one_registration_shows_all_that_was_said(admin: Chat) -> None:
    event = await an_event(admin)
    kinds = {
        QuestionKind.YES_NO: "yes",
        QuestionKind.PHONE: "+84912345678",
        QuestionKind.FILE: "document:BQAC",
        QuestionKind.TEXT: "<chay>",
        QuestionKind.NUMBER: "",
    }
    async with admin.database.transaction() as session:
        answers = {}
        for kind, answer in kinds.items():
            row = EventQuestion(event_id=event, position=0, kind=kind, label_vi=f"{kind}?")
            await event_questions.ask_also(
                session, Organiser(1), await session.get_one(Event, event), row
            )
            answers[str(row.id)] = answer
    number = await join(admin, event, "Lan", organisation="Siêu thị", phone="+84987654321",
                        place="Hà Nội", answers=answers)  # fmt: skip
    await look_for(admin, number, Ware(text="Kẹo", amount="2", unit="tấn", papers="VietGAP"))
    told = await admin.presses(ShowRegistration(number))
    for part in (
        *("<b>Lan</b>", "Siêu thị", "0987 654 321", "Hà Nội", "📦 Kẹo – 2 tấn – VietGAP"),
        *("yes_no? <b>Có</b>", "phone? <b>0912 345 678</b>", "file? <b>📎</b>"),
        "text? <b>&lt;chay&gt;</b>",
    ):
        assert part in told
    assert "number?" not in told
    assert REFUSED in await admin.presses(ShowRegistration(999))


async def test_files_that_people_sent_are_opened_by_organisers_only(admin: Chat) -> None:
    event = await an_event(admin)
    licence = await ask_also(admin, event, QuestionKind.FILE, "Giấy phép?")
    picture = await ask_also(admin, event, QuestionKind.FILE, "Ảnh hàng?")
    unasked = await ask_also(admin, event, QuestionKind.FILE, "Khác?")
    words = await ask_also(admin, event, QuestionKind.TEXT, "Ghi chú?")
    answers = {str(licence): "document:D1", str(picture): "photo:P1", str(words): "photo:x"}
    number = await join(admin, event, "Lan <3", answers=answers)
    await admin.presses(ShowRegistration(number))
    assert "📎 Khác?" not in admin.labels
    await admin.presses("📎 Giấy phép?")
    (file,) = admin.last
    assert isinstance(file, Document)
    assert (file.source, file.caption) == ("id:D1", "📎 <b>Lan &lt;3</b> – Giấy phép?")
    await admin.presses(ShowGivenFile(number, picture))
    (photo,) = admin.last
    assert isinstance(photo, Photo)
    assert photo.source == "id:P1"
    for wrong in ((number, unasked), (number, words), (number, 999), (999, licence)):
        assert REFUSED in await admin.presses(ShowGivenFile(*wrong))
    staff = admin.as_other(5, admins=frozenset())
    assert REFUSED in await staff.presses(ShowGivenFile(number, licence))


async def test_an_event_that_wants_approval_is_answered_by_yes_and_no(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True, seats_buyers=5)
    first, second = await join(admin, event, "Lan"), await join(admin, event, "Hoa")
    await admin.presses(ListRegistrations(event, 1))
    await admin.presses("1")
    assert "Đã duyệt <b>Lan</b>" in await admin.presses("Duyệt")
    assert "Đã được trả lời" in await admin.presses(Decide(first, "yes"))
    assert "✅ Duyệt" not in admin.labels
    await admin.presses(ShowRegistration(second))
    assert "không tự đăng ký lại được" in await admin.presses("Từ chối")
    assert (await registration(admin, second)).state is Standing.REGISTERED
    assert "Đã từ chối <b>Hoa</b>" in await admin.presses("Từ chối")
    assert (await registration(admin, second)).state is Standing.TURNED_AWAY
    assert "Đã được trả lời" in await admin.presses(Decide(second, "no", 1))
    assert REFUSED in await admin.presses(Decide(second, "perhaps"))
    third = await join(admin, event, "Mai")
    await begin(admin, event)
    assert "Quá muộn" in await admin.presses(Decide(third, "yes"))


async def test_after_a_yes_or_a_no_comes_the_next_who_waits_for_one(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True, seats_buyers=None)
    for n in range(1, 11):
        await join(admin, event, f"Người {n}")
    await admin.presses(ListRegistrations(event, 1))
    assert "10 đăng ký chờ duyệt" in await admin.presses("Chờ duyệt (10)")
    await admin.presses("Sau ›")
    told = await admin.presses("9")
    assert "<b>Người 9</b>" in told
    told = await admin.presses("Duyệt")
    assert "Đã duyệt <b>Người 9</b>" in told
    assert "Còn 9 người chờ duyệt" in told
    assert "<b>Người 10</b>\n" in told
    await admin.presses("Từ chối")
    told = await admin.presses("Từ chối")
    assert "Đã từ chối <b>Người 10</b>" in told
    assert "Còn 8 người chờ duyệt" in told
    assert "<b>Người 1</b>\n" in told
    back = await admin.presses("‹ Quay lại")
    assert "8 đăng ký chờ duyệt" in back
    assert "Người 8" in back
    assert "• 🕓 Chờ duyệt (8)" in admin.labels
    for n in range(1, 9):
        told = await admin.presses(Decide(n, "yes", 0, 1, "pending"))
    assert "Còn" not in told
    assert "không còn ai chờ duyệt" in await admin.presses("‹ Quay lại")


async def test_one_goes_back_to_the_page_that_one_came_from(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=None)
    for n in range(9):
        await join(admin, event, f"Lan số {n}", phone="+84911111111")
    await admin.presses(ListRegistrations(event, 2, "buyer"))
    assert all("Chờ duyệt" not in label for label in admin.labels)
    await admin.presses("9")
    await admin.presses("Từ chối")
    await admin.presses("‹ Quay lại")
    assert "Lan số 8" in await admin.presses("‹ Quay lại")
    assert "• Bên mua" in admin.labels
    await admin.presses(ShowDuplicates(event, 2))
    listed = html_of(admin.last)
    await admin.presses(admin.labels[0])
    assert await admin.presses("‹ Quay lại") == listed


async def test_a_no_that_was_a_mistake_is_taken_back(admin: Chat) -> None:
    event = await an_event(admin, needs_approval=True, seats_buyers=1)
    mine = admin.as_other(7001, admins=frozenset())
    async with admin.database.transaction() as session:
        person = await meet(session, 7001, admin.now)
    lan = await join(admin, event, "Lan", person=person)
    await admin.presses(Decide(lan, "no", 1))
    assert "chưa thể mời" in await news(mine)
    await admin.presses(ShowArrival(lan))
    assert "đã từ chối người này" in html_of(admin.last)
    assert all("Cho vào" not in label for label in admin.labels)
    await admin.presses(ShowRegistration(lan))
    assert "Đã nhận lại <b>Lan</b>, có chỗ" in await admin.presses("↩️ Nhận lại")
    assert "↩️ Nhận lại" not in admin.labels
    assert "đã xác nhận anh/chị dự" in await news(mine)
    assert "Đã được trả lời" in await admin.presses(Decide(lan, "back"))
    hoa = await join(admin, event, "Hoa")
    await admin.presses(Decide(lan, "no", 1))
    assert (await registration(admin, hoa)).state is Standing.OFFERED
    assert "vào danh sách chờ" in await admin.presses(Decide(lan, "back"))
    told = await news(mine)
    assert "chưa thể mời" not in told
    assert "Anh/chị đang ở danh sách chờ" in told
    row = await registration(admin, lan)
    assert (row.state, row.number) == (Standing.WAITING, 4)


async def test_on_the_day_a_no_is_taken_back_where_a_seat_is_free(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=1)
    lan = await join(admin, event, "Lan")
    await admin.presses(Decide(lan, "no", 1))
    hoa = await join(admin, event, "Hoa")
    await begin(admin, event)
    assert "Hết chỗ rồi" in await admin.presses(Decide(lan, "back"))
    await admin.presses(ReleaseSeats(event, 1))
    assert "có chỗ" in await admin.presses(Decide(lan, "back"))
    assert (await registration(admin, lan)).state is Standing.CONFIRMED
    await admin.presses(MoveEvent(event, "finish", 1))
    assert "↩️ Nhận lại" not in admin.labels
    async with admin.database.transaction() as session:
        row = await session.get_one(Registration, hoa)
        row.state = Standing.TURNED_AWAY
    assert "Quá muộn" in await admin.presses(Decide(hoa, "back"))


async def test_an_offer_says_until_when_it_stands(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=1)
    first, second = await join(admin, event, "Lan"), await join(admin, event, "Hoa")
    await admin.presses(Decide(first, "no", 1))
    assert "Giữ chỗ đến 09:00" in await admin.presses(ShowRegistration(second))


async def test_likely_duplicates_are_shown_and_never_merged(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=None)
    await admin.presses(ShowSummary(event))
    assert "không thấy đăng ký nào giống" in await admin.presses("trùng nhau")
    await join(admin, event, "Lan", phone="+84912345678", organisation="HTX Rau Đông La")
    await join(admin, event, "Chị Lan", phone="+84912345678")
    await join(admin, event, "Lan Anh", organisation="Hợp tác xã rau Đông La")
    told = await admin.presses(ShowDuplicates(event))
    assert "2 cặp" in told
    assert "Cùng số điện thoại" in told
    assert "Tên đơn vị gần giống" in told
    assert "<b>Chị Lan</b>" in await admin.presses("2")


async def test_many_likely_duplicates_are_shown_by_pages(admin: Chat) -> None:
    event = await an_event(admin, seats_buyers=None)
    for n in range(5):
        await join(admin, event, f"Lan {n}", phone="+84911111111")
    first = await admin.presses(ShowDuplicates(event))
    assert "10 cặp" in first
    assert first.count("Cùng số điện thoại") == 6
    assert (await admin.presses("Sau ›")).count("Cùng số điện thoại") == 4
    assert "‹ Trước" in admin.labels
    assert "10 cặp" in await admin.presses(ShowDuplicates(event, 99))


async def test_files_come_into_the_chat(admin: Chat) -> None:
    event = await an_event(admin)
    await join(admin, event, "=Lan", phone="+84912345678")
    await admin.presses(ShowSummary(event))
    (sheet,) = await _files(admin, "Excel")
    assert sheet.name.endswith("-ket-noi-cung-cau-20260302-0900.xlsx")
    assert "giữ kín" in sheet.caption
    with ZipFile(BytesIO(sheet.content)) as parts:
        assert "=Lan" in parts.read("xl/sharedStrings.xml").decode()
    (table,) = await _files(admin, "CSV")
    rows = list(csv.reader(StringIO(table.content.decode("utf-16")), delimiter="\t"))
    assert rows[1][4:7] == ["'=Lan", "", "0912 345 678"]
    assert REFUSED in await admin.presses(Export(event, "exe"))
    long = await an_event(admin, title="Hội nghị: Đặc sản & OCOP, Hưng Yên – Thái Bình mở rộng")
    await admin.presses(ShowSummary(long))
    (sheet,) = await _files(admin, "Excel")
    assert sheet.name.endswith("-hoi-nghi-dac-san-ocop-hung-yen-thai-binh-20260302-0900.xlsx")
    nameless = await an_event(admin, title="展销会")
    await admin.presses(ShowSummary(nameless))
    (sheet,) = await _files(admin, "Excel")
    assert sheet.name.count("-") == 2


async def _files(admin: Chat, label: str) -> list[Document]:
    before = admin.last
    await admin.presses(label)
    files = [reply for reply in admin.last if isinstance(reply, Document)]
    admin.last = before
    return files
