"""What organisers do with announcements in chat, and what others cannot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlmodel import select, update

from catalog import people, places, roles
from catalog.database import Database
from catalog.mail.outbox import DeliveryState, OutgoingMessage
from catalog.news import subscriptions
from catalog.news.announcements import (
    Announcement,
    AnnouncementState,
    Attendance,
    ButtonKind,
    Content,
    Delivery,
    Fate,
)
from catalog.news.reports import press
from catalog.news.rules import Rules
from catalog.news.subscribers import Role, Topic
from catalog.people import Language
from catalog.products import ProductGroup
from handlers.incoming import ChatKind, Said, SentMedia
from handlers.news.announcing_buttons import (
    ANNOUNCING,
    AddButton,
    AskToSend,
    ChangeTopic,
    ChooseWhom,
    ConfirmAnnouncement,
    CorrectAnnouncement,
    EditAnnouncement,
    ExportDeliveries,
    ListAnnouncements,
    MoveAnnouncement,
    MoveForm,
    NewAnnouncement,
    PickTarget,
    PreviewAnnouncement,
    RemoveButton,
    SendAnnouncement,
    ShowAnnouncement,
    ShowPosters,
    ShowReport,
)
from handlers.organiser_buttons import NewEvent
from handlers.replies import Album, Document, Photo, Text
from handlers.views.announcing import place_name
from tests.catalog import fairground
from tests.handlers.chats import Chat, html_of
from tests.handlers.conftest import open_chat
from tests.handlers.organised import ADMIN, admin_of, an_event, event_of

REFUSED = "không dùng được nữa"
SECOND = 10
SUBSCRIBERS = range(5001, 5004)
HTML = "<b>Hội chợ</b> OCOP <i>tháng 12</i>"


@pytest.fixture
async def admin(database: Database) -> Chat:
    """An organiser, where three people subscribed to fairs."""
    chat = await admin_of(database)
    await fairground.subscribe_all(database, SUBSCRIBERS, chat.now)
    return chat


async def get(chat: Chat, number: int = 1) -> Announcement:
    async with chat.database.session(read_only=True) as session:
        return await session.get_one(Announcement, number)


async def writes(chat: Chat, html: str) -> str:
    return html_of(await chat.does(Said("chữ", html=html)))


async def sends(chat: Chat, kind: str, file_id: str, album: str = "") -> str:
    return html_of(await chat.does(SentMedia(kind, file_id=file_id, album=album)))


async def composed(chat: Chat, html: str = HTML) -> int:
    """A draft about fairs with a text and nothing else; its id."""
    await chat.presses(NewAnnouncement(Topic.FAIR))
    await writes(chat, html)
    async with chat.database.session(read_only=True) as session:
        query = select(Announcement.id).order_by(Announcement.id.desc())  # type: ignore[union-attr]
        number = (await session.exec(query)).first()
    assert number
    return number


async def scheduled(chat: Chat) -> int:
    number = await composed(chat)
    await chat.presses(AskToSend(number))
    await chat.presses("Gửi ngay")
    return number


async def under_way(chat: Chat, *fates: DeliveryState) -> int:
    """Begun; as many of its deliveries have ended as there are states."""
    number = await scheduled(chat)
    await fairground.tick(chat.database, chat.now)
    if fates:
        await fairground.spool(chat.database, chat.now, most=len(fates))
        states = dict(zip(SUBSCRIBERS, fates, strict=False))
        await fairground.deliver(chat.database, chat.now, states)
    return number


async def second_of(chat: Chat) -> Chat:
    async with chat.database.transaction() as session:
        person = await people.meet(session, SECOND, chat.now)
        await roles.appoint_organiser(session, person.stored_id, chat.now)
    return chat.as_other(SECOND, admins=frozenset())


async def owed(chat: Chat, chat_id: int) -> list[str]:
    async with chat.database.session(read_only=True) as session:
        query = select(OutgoingMessage).where(OutgoingMessage.chat_id == chat_id)
        return [row.reply["reply"]["html"] for row in await session.exec(query)]


async def test_an_announcement_is_composed_step_by_step(admin: Chat) -> None:
    event = await an_event(admin)
    assert "chưa có thông báo nào" in await admin.orders("announce")
    assert "chủ đề nào" in await admin.presses("Soạn thông báo")
    assert "nội dung" in await admin.presses("Hội chợ")
    assert "tiếng Anh" in await writes(admin, HTML)
    assert "gửi <b>ảnh</b>" in (await writes(admin, "A <b>fair</b>")).lower()
    assert "Đã có 1 ảnh" in await sends(admin, "photo", "A", "album")
    assert await admin.does(SentMedia("photo", file_id="B", album="album")) == []
    assert "Đã có 3 ảnh" in await sends(admin, "photo", "C")
    assert "một tệp" in await admin.presses("Xong")
    assert "chưa có nút nào" in await sends(admin, "document", "D")
    await admin.presses("➕ Sự kiện")
    assert "1. Kết nối" in await admin.presses(PickTarget(1, "event", event))
    await admin.presses("➕ Liên kết")
    assert "Đăng ký / Register" in await admin.says("Đăng ký / Register https://ocop.gov.vn/a?b=1")
    shown = await admin.presses("Xong")
    assert "🖼 3 ảnh · 📎 1 tệp · 🔘 2 nút · có bản tiếng Anh" in shown
    content = (await get(admin)).content
    assert content == Content(HTML, "A <b>fair</b>", ("A", "B", "C"), "D", content.buttons)
    link = content.buttons[1]
    assert (link.kind, link.target, link.label, link.label_en) == (
        *(ButtonKind.LINK, "https://ocop.gov.vn/a?b=1", "Đăng ký", "Register"),
    )
    assert content.buttons[0].target == str(event)


async def test_a_post_that_is_sent_on_brings_its_album(admin: Chat) -> None:
    await admin.presses(NewAnnouncement(Topic.FAIR))
    first = SentMedia("photo", file_id="A", album="x")
    said = await admin.does(Said("Hội chợ", html="Hội chợ", media=first))
    assert "tiếng Anh" in html_of(said)
    assert await admin.does(SentMedia("photo", file_id="B", album="x")) == []
    assert (await get(admin)).content == Content("Hội chợ", photos=("A", "B"))


async def test_the_preview_is_what_people_get(admin: Chat) -> None:
    number = await composed(admin)
    await writes(admin, "A fair")
    await admin.does(SentMedia("photo", file_id="A"))
    await admin.presses(PreviewAnnouncement(number))
    head, vi, head_en, en, card = admin.last
    assert isinstance(vi, Photo)
    assert isinstance(en, Photo)
    assert vi.caption.startswith(HTML)
    assert en.caption.startswith("A fair")
    assert isinstance(head, Text)
    assert "đúng như sau" in head.html
    assert isinstance(head_en, Text)
    assert "tiếng Anh" in head_en.html
    assert isinstance(card, Text)
    assert "Đang soạn" in card.html
    await admin.presses("Gửi thử")
    test, card = admin.last
    assert test == vi
    assert "Đang soạn" in html_of([card])


async def test_without_a_text_there_is_no_preview_and_no_sending(admin: Chat) -> None:
    await admin.presses(NewAnnouncement(Topic.FAIR))
    assert "chưa đủ" in await admin.presses(PreviewAnnouncement(1))
    assert "chưa có nội dung" in await admin.presses(AskToSend(1))
    assert "chưa có nội dung" in await admin.presses(SendAnnouncement(1, 1))
    assert (await get(admin)).state is AnnouncementState.DRAFT


async def test_every_part_can_be_edited_and_emptied(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(EditAnnouncement(number))
    await admin.presses("Nội dung")
    assert "Đã lưu" in await writes(admin, "Chữ mới")
    await admin.presses(EditAnnouncement(number, "text_en"))
    await writes(admin, "English")
    await admin.presses(EditAnnouncement(number, "text_en"))
    assert "Đã lưu" in await admin.presses("Bỏ phần này")
    await admin.presses(EditAnnouncement(number, "photos"))
    await sends(admin, "photo", "A")
    await admin.presses("Bỏ phần này")
    await admin.presses(EditAnnouncement(number, "document"))
    await sends(admin, "document", "D")
    await admin.presses(EditAnnouncement(number, "document"))
    await admin.presses("Bỏ phần này")
    await admin.presses(EditAnnouncement(number, "topic"))
    assert "Tập huấn" in await admin.presses("Tập huấn")
    assert (await get(admin, number)).content == Content("Chữ mới")
    assert (await get(admin, number)).topic is Topic.TRAINING


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("x" * 4097, "dài quá"),
        ("😀" * 2048 + "x", "dài quá"),
        ("<b>x</b>" * 101, "hơn 100 chỗ"),
        ("<h1>Hội chợ</h1>", "kiểu chữ"),
        ('<a href="tg://user?id=1">Lan</a>', "không phải trang web"),
        ("<b> </b>", "không có chữ"),
    ],
)
async def test_what_cannot_be_delivered_is_refused_before_it_is_saved(
    admin: Chat, html: str, why: str
) -> None:
    await admin.presses(NewAnnouncement(Topic.FAIR))
    assert why in await writes(admin, html)
    assert (await get(admin)).content == Content()
    assert "tiếng Anh" in await writes(admin, HTML)


async def test_all_formatting_of_the_channel_is_taken(admin: Chat) -> None:
    html = (
        '<b>a</b><i>b</i><u>c</u><s>d</s><span class="tg-spoiler">e</span><code>f</code>'
        '<pre><code class="language-x">g</code></pre><blockquote expandable>h</blockquote>'
        '<a href="https://ocop.gov.vn">i</a>'
    )
    number = await composed(admin, html)
    assert (await get(admin, number)).content.html == html


async def test_special_emoji_become_common_ones(admin: Chat) -> None:
    number = await composed(admin, '<tg-emoji emoji-id="5">🎉</tg-emoji> <b>Vui</b>')
    assert (await get(admin, number)).content.html == "🎉 <b>Vui</b>"


async def test_what_is_not_wanted_at_a_step_is_named(admin: Chat) -> None:
    await admin.presses(NewAnnouncement(Topic.FAIR))
    assert "cần chữ" in await sends(admin, "photo", "A")
    assert "tin đã sửa" in html_of(await admin.does(Said("x", edited=True)))
    assert "tin đã sửa" in html_of(await admin.does(SentMedia("photo", edited=True)))
    video = SentMedia("video", file_id="V")
    assert "cần chữ" in html_of(await admin.does(Said("x", html="x", media=video)))
    await writes(admin, HTML)
    await admin.presses("Bỏ qua")
    assert "không phải ảnh" in await admin.says("không có")
    assert "không phải ảnh" in await sends(admin, "document", "D")
    assert "Anh/chị gửi <b>ảnh</b>" in await admin.presses(MoveForm(1, "text_en", "skip"))
    await admin.presses("Bỏ qua")
    assert "cần một tệp" in await admin.says("không có")
    await admin.presses("Bỏ qua")
    assert "việc này xong rồi" in await admin.presses(MoveForm(1, "document", "skip"))


async def test_at_most_ten_pictures(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(EditAnnouncement(number, "photos"))
    for n in range(10):
        await sends(admin, "photo", str(n))
    assert "nhiều nhất 10 ảnh" in await sends(admin, "photo", "10")
    assert len((await get(admin, number)).content.photos) == 10
    await admin.presses(PreviewAnnouncement(number))
    assert Album(tuple(map(str, range(10)))) in admin.last


@pytest.mark.parametrize(
    "typed",
    [
        *("Đăng ký", "Đăng ký http://ocop.gov.vn", "X https://", "X https://ocop", "X ftp://a.vn"),
        *("https://ocop.gov.vn", "X https://a.vn:99999", "X https://me@a.vn", "X https://[::"),
        "x" * 49 + " https://ocop.gov.vn",
    ],
)
async def test_a_button_needs_a_label_and_an_address(admin: Chat, typed: str) -> None:
    number = await composed(admin)
    await admin.presses(AddButton(number, "link"))
    assert "cần" in await admin.says(typed)
    assert not (await get(admin, number)).content.buttons


async def test_buttons_are_added_and_taken_away(sample: Database) -> None:
    admin = await open_chat(sample, user_id=ADMIN, admins=frozenset({ADMIN}))
    number = await composed(admin)
    assert "sắp diễn ra" in await admin.presses(AddButton(number, "event"))
    await admin.presses(EditAnnouncement(number, "buttons"))
    await admin.presses("➕ Sản phẩm")
    assert "không thấy sản phẩm" in await admin.says("qwzx")
    assert "Sản phẩm nào" in await admin.says("kẹo lạc")
    name = admin.labels[0]
    assert f"1. {name}" in await admin.presses(name)
    row = await get(admin, number)
    assert row.content.buttons[0].kind is ButtonKind.PRODUCT
    await admin.presses(RemoveButton(number, 0, row.version - 1))
    assert (await get(admin, number)).content.buttons
    await admin.presses("🗑 1")
    assert not (await get(admin, number)).content.buttons
    assert "không còn nữa" in await admin.presses(PickTarget(number, "product", 99_999))
    await admin.presses(AddButton(number, "x"))
    for n in range(10):
        await admin.presses(AddButton(number, "link"))
        await admin.says(f"Nút {n} https://ocop.gov.vn")
    assert "nhiều nhất 10 nút" in await admin.presses(AddButton(number, "link"))
    assert "nhiều nhất 10 nút" in await admin.presses(PickTarget(number, "product", 1))
    assert len((await get(admin, number)).content.buttons) == 10


async def test_whom_it_reaches_is_counted_and_who_is_left_out_named(admin: Chat) -> None:
    async with admin.database.transaction() as session:
        await subscriptions.mute(session, SUBSCRIBERS[0], Topic.FAIR, admin.now)
        await subscriptions.stop_all(session, SUBSCRIBERS[1], admin.now)
    number = await composed(admin)
    told = await admin.presses(ChooseWhom(number))
    for line in ("Sẽ nhận: <b>1</b>", "1 đã tắt chủ đề", "1 không đồng ý nhận", "<b>2</b>"):
        assert line in told
    admin.later(hours=13)
    asked = await admin.presses(AskToSend(number))
    assert "giờ nghỉ nên em sẽ gửi lúc <b>08:00 Thứ Ba 03/03/2026</b>: 1 nhận" in asked


async def test_who_got_enough_this_week_gets_it_later(admin: Chat) -> None:
    admin.rules = Rules(per_week=1)
    await under_way(admin, *[DeliveryState.SENT] * 3)
    admin.later(minutes=1)
    number = await composed(admin)
    assert "3 nhận muộn hơn" in await admin.presses(AskToSend(number))


async def test_it_is_narrowed_by_group_place_role_event_and_language(admin: Chat) -> None:
    event = await an_event(admin)
    number = await composed(admin)
    await admin.presses(ChooseWhom(number))
    await admin.presses("Nhóm sản phẩm")
    await admin.presses("Thực phẩm")
    await admin.presses(ChooseWhom(number, "group", "drink"))
    await admin.presses(ChooseWhom(number, "group", "drink", 0))
    assert "✅ Thực phẩm" in " ".join(admin.labels)
    await admin.presses("Quay lại")
    await admin.presses("Bên mua, bán")
    await admin.presses("Bên mua")
    await admin.presses("Ngôn ngữ")
    await admin.presses("Tiếng Việt")
    await admin.presses("Theo sự kiện")
    await admin.presses(ChooseWhom(number, "event", str(event)))
    assert "Đã đến" in await admin.presses("Đã đến")
    segment = (await get(admin, number)).segment
    assert (segment.groups, segment.role, segment.language) == (
        *((ProductGroup.FOOD,), Role.BUYER, Language.VI),
    )
    assert (segment.event_id, segment.attendance) == (event, Attendance.CHECKED_IN)
    admin.button("Đăng ký, chờ")
    for part in ("role", "lang", "event"):
        await admin.presses(ChooseWhom(number, part, "all"))
    segment = (await get(admin, number)).segment
    assert (segment.role, segment.language, segment.event_id) == (None, None, None)


async def test_places_are_typed_by_their_old_or_new_name(admin: Chat) -> None:
    number = await composed(admin)
    assert "mọi địa bàn" in await admin.presses(ChooseWhom(number, "place"))
    await admin.presses("Thêm địa bàn")
    assert "không thấy địa bàn" in await admin.says("Qwzx")
    assert "nhiều nơi" in await admin.says("Đông Hưng")
    chosen = admin.labels[0]
    assert chosen in await admin.presses(chosen)
    await admin.presses(ChooseWhom(number, "place", "add"))
    await admin.says("tỉnh Hưng Yên")
    await admin.presses(admin.labels[0])
    assert len((await get(admin, number)).segment.places) == 2
    await admin.presses(ChooseWhom(number, "place"))
    await admin.presses(admin.labels[0])
    assert len((await get(admin, number)).segment.places) == 1
    await admin.presses(ChooseWhom(number, "place", "7"))
    assert len((await get(admin, number)).segment.places) == 1


async def test_a_place_that_has_its_name_alone_is_taken_at_once(admin: Chat) -> None:
    shipped = places.shipped()
    names = (f"{one.commune.unit} {one.commune.name}" for one in shipped.mergers)
    alone = next(name for name in names if len(shipped.find(name)) == 1)
    number = await composed(admin)
    await admin.presses(ChooseWhom(number, "place", "add"))
    assert "Sẽ nhận" in await admin.says(alone)
    assert len((await get(admin, number)).segment.places) == 1
    await admin.presses(ChooseWhom(number, "place", "add"))
    second = await second_of(admin)
    await second.presses(AskToSend(number))
    await second.presses("Gửi ngay")
    assert "bước khác" in await admin.says(alone)


@pytest.mark.parametrize(
    ("part", "value"),
    [("group", "x"), ("role", "x"), ("lang", "fr"), ("stand", "x"), ("event", "99"), ("x", "y")],
)
async def test_a_forged_choice_changes_nothing(admin: Chat, part: str, value: str) -> None:
    number = await composed(admin)
    before = await get(admin, number)
    assert "Sẽ nhận" in await admin.presses(ChooseWhom(number, part, value))
    assert (await get(admin, number)).version == before.version


async def test_it_is_sent_now(admin: Chat) -> None:
    number = await composed(admin)
    told = await admin.presses(AskToSend(number))
    assert "Gửi thông báo này?" in told
    assert "Sẽ nhận: <b>3</b>" in told
    assert "Đã nhận lệnh gửi" in await admin.presses("Gửi ngay")
    row = await get(admin, number)
    assert (row.state, row.send_at) == (AnnouncementState.SCHEDULED, admin.now)
    again = await admin.presses(SendAnnouncement(number, row.version))
    assert "bước khác" in again


async def test_it_is_sent_at_a_time(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(AskToSend(number))
    assert "lúc nào" in await admin.presses("Chọn giờ")
    assert "chưa hiểu chắc ngày giờ" in await admin.says("sáng sớm")
    assert "đã qua" in await admin.says("8h ngày 1/3/2026")
    assert "lúc 14:00" in await admin.says("14h ngày 20/3/2026")
    assert "Giờ gửi: 14:00" in await admin.presses("Đúng, hẹn giờ này")
    assert (await get(admin, number)).send_at == datetime(2026, 3, 20, 7, tzinfo=UTC)
    await admin.presses("Sửa lại")
    assert "bản nháp" in await admin.presses("Đúng, đưa về")
    assert (await get(admin, number)).state is AnnouncementState.DRAFT


async def test_quiet_hours_are_those_of_the_time_that_was_chosen(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(AskToSend(number))
    await admin.presses("Chọn giờ")
    told = await admin.says("23h tối nay")
    assert "lúc 23:00" in told
    assert "em sẽ gửi lúc <b>08:00" in told
    assert "giờ nghỉ" not in await admin.says("mai 9h")
    admin.later(hours=14)
    await admin.presses(AskToSend(number))
    assert "giờ nghỉ" not in await admin.says("ngày kia 9h")
    assert "chưa hiểu chắc" in await admin.says("25h")
    await admin.says("ngày kia 10h")
    await admin.presses("Đúng, hẹn giờ này")
    assert "kẹo" in await admin.says("kẹo lạc")


async def test_a_time_typed_instead_of_pressing_is_the_time_and_other_words_are_a_question(
    admin: Chat,
) -> None:
    number = await composed(admin)
    await admin.presses(AskToSend(number))
    assert "lúc 08:00" in await admin.says("mai 8h")
    assert "lúc 09:00" in await admin.says("mai 9h")
    assert "Tên" not in await admin.says("kẹo lạc")
    assert "Sẽ nhận" not in html_of(admin.last)
    assert "Sẽ nhận" not in await admin.says("mai 9h")
    assert (await get(admin, number)).state is AnnouncementState.DRAFT


async def test_asking_whether_to_send_takes_no_other_forms_place(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(NewEvent())
    await admin.presses("Hội chợ")
    await admin.presses(AskToSend(number))
    assert "Bắt đầu lúc nào" in await admin.says("Chợ quê")


@pytest.mark.parametrize(
    "typed", ["Đăng ký dangky.vn", "Đăng ký www.dangky.vn/a", "dangky.vn/a?b=1 Đăng ký"]
)
async def test_an_address_without_its_scheme_gets_it(admin: Chat, typed: str) -> None:
    number = await composed(admin)
    await admin.presses(AddButton(number, "link"))
    await admin.says(typed)
    (link,) = (await get(admin, number)).content.buttons
    assert link.target.startswith(("https://dangky.vn", "https://www.dangky.vn"))
    assert link.label == "Đăng ký"


async def test_a_time_that_has_passed_when_it_is_pressed_is_refused(admin: Chat) -> None:
    number = await composed(admin)
    version = (await get(admin, number)).version
    past = int((admin.now - timedelta(days=1)).timestamp() // 60)
    assert "giờ gửi đã qua" in await admin.presses(SendAnnouncement(number, version, past))
    await admin.presses(SendAnnouncement(number, version, 2**40))
    assert (await get(admin, number)).send_at == admin.now


async def test_what_was_changed_meanwhile_is_not_sent(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(AskToSend(number))
    seen = admin.button("Gửi ngay")
    await admin.presses(ChangeTopic(number, "policy"))
    admin.last = [Text("", ((seen,),))]
    assert "vừa được sửa" in await admin.presses("Gửi ngay")
    await admin.presses(AskToSend(number))
    assert "Gửi ngay" not in " ".join(admin.labels)
    version = (await get(admin, number)).version
    assert "không có ai nhận" in await admin.presses(SendAnnouncement(number, version))


async def test_above_a_number_a_second_organiser_says_yes(admin: Chat) -> None:
    admin.rules = Rules(confirm_above=2)
    second = await second_of(admin)
    number = await composed(admin)
    assert "cần một người nữa" in await admin.presses(AskToSend(number))
    assert "đã báo 1 người" in await admin.presses("Gửi ngay")
    assert "Cần anh/chị đồng ý" in (await owed(admin, SECOND))[0]
    row = await get(admin, number)
    assert row.state is AnnouncementState.AWAITING
    yes = ConfirmAnnouncement(number, row.version)
    assert "Tôi đồng ý gửi" not in " ".join(admin.labels)
    assert "cần một người khác" in await admin.presses(yes)
    assert "vừa được sửa" in await second.presses(replace(yes, version=row.version - 1))
    await second.presses(ShowAnnouncement(number))
    assert "anh/chị đồng ý" in await second.presses("Tôi đồng ý gửi")
    assert (await get(admin, number)).state is AnnouncementState.SCHEDULED
    assert "đã đồng ý gửi" in (await owed(admin, ADMIN))[0]
    assert "bước khác" in await second.presses(yes)


async def test_where_there_is_no_second_organiser_that_is_said(admin: Chat) -> None:
    admin.rules = Rules(confirm_above=2)
    number = await composed(admin)
    await admin.presses(AskToSend(number))
    assert "Chưa có người thứ hai" in await admin.presses("Gửi ngay")


async def test_a_sending_is_followed_paused_and_resumed(admin: Chat) -> None:
    number = await under_way(admin, DeliveryState.SENT, DeliveryState.FAILED)
    shown = await admin.presses(ShowAnnouncement(number))
    assert "Đã gửi <b>1</b>/3 · còn 1 · không đến được 1" in shown
    assert "Còn khoảng 1 phút" in shown
    assert isinstance(admin.last[0], Text)
    assert admin.last[0].edit
    assert "Tạm dừng gửi ạ?" in await admin.presses("Tạm dừng")
    told = await admin.presses("Đúng")
    assert "Đã tạm dừng" in told
    assert "phút" not in told
    assert "bước khác" in await admin.presses(MoveAnnouncement(number, "pause", 1))
    await admin.presses("Gửi tiếp")
    await admin.presses("Đúng")
    assert (await get(admin, number)).state is AnnouncementState.SENDING
    await admin.presses("Dừng hẳn")
    await admin.presses("Đúng")
    assert (await get(admin, number)).state is AnnouncementState.CANCELLED


async def test_who_waits_for_the_morning_is_told_of(admin: Chat) -> None:
    admin.later(hours=13)
    number = await scheduled(admin)
    await fairground.tick(admin.database, admin.now)
    shown = await admin.presses(ShowAnnouncement(number))
    assert "3 người nhận muộn hơn" in shown
    assert "08:00" in shown


async def test_it_is_sent_to_more_people_and_to_nobody_twice(admin: Chat) -> None:
    number = await under_way(admin, *[DeliveryState.SENT] * 3)
    await admin.presses(ShowAnnouncement(number))
    await admin.presses("Gửi thêm người")
    told = await admin.presses("Đúng, gửi thêm")
    assert "Sẽ nhận: <b>0</b>" in told
    assert "3 đã nhận rồi" in told
    await fairground.subscribe_all(admin.database, [6001], admin.now)
    await admin.presses(AskToSend(number))
    await admin.presses("Gửi ngay")
    assert (await get(admin, number)).state is AnnouncementState.SCHEDULED


async def test_it_is_withdrawn(admin: Chat) -> None:
    number = await under_way(admin, DeliveryState.SENT)
    await admin.presses(ShowAnnouncement(number))
    assert "Không hoàn lại" in await admin.presses("Thu hồi")
    await admin.presses("Đúng, thu hồi")
    assert (await get(admin, number)).state is AnnouncementState.WITHDRAWN
    assert "bước khác" in await admin.presses(CorrectAnnouncement(number))


async def test_it_is_corrected_once_the_new_words_were_seen(admin: Chat) -> None:
    number = await under_way(admin, DeliveryState.SENT)
    await admin.presses(ShowAnnouncement(number))
    assert "phần nào" in await admin.presses("Đính chính")
    await admin.presses("Bản tiếng Việt")
    assert "dài quá" in await writes(admin, "x" * 5000)
    assert "cần chữ" in html_of(
        await admin.does(Said("x", html="x", media=SentMedia("photo", file_id="A")))
    )
    assert "<b>Đúng</b> hơn" in await writes(admin, "<b>Đúng</b> hơn")
    assert (await get(admin, number)).content.html == HTML
    await admin.presses("Bản tiếng Anh")
    assert "Người dùng tiếng Anh" in await writes(admin, "Better")
    assert "Đang sửa" in await admin.presses("Sửa ở mọi người")
    assert (await get(admin, number)).content == Content("<b>Đúng</b> hơn", "Better")
    assert "việc này xong rồi" in await admin.presses(CorrectAnnouncement(number, "apply"))


async def test_a_correction_has_to_fit_under_the_picture_again(admin: Chat) -> None:
    await admin.presses(NewAnnouncement(Topic.FAIR))
    photo = SentMedia("photo", file_id="A")
    await admin.does(Said("Hội chợ", html="Hội chợ", media=photo))
    await admin.presses(AskToSend(1))
    await admin.presses("Gửi ngay")
    await fairground.tick(admin.database, admin.now)
    await admin.presses(CorrectAnnouncement(1, "fix_text"))
    assert "nhiều nhất 1024" in await writes(admin, "x" * 1024)
    assert "Đúng chưa" in await writes(admin, "x" * 800)


async def test_its_buttons_are_corrected_and_keep_their_numbers(admin: Chat) -> None:
    number = await composed(admin)
    for label in ("Một", "Hai"):
        await admin.presses(AddButton(number, "link"))
        await admin.says(f"{label} https://ocop.gov.vn")
    await sent_to_one(admin, number)
    await admin.presses(ShowAnnouncement(number))
    await admin.presses("Đính chính")
    assert "1. Một" in await admin.presses("🔘 Nút bấm")
    old = admin.button("🗑 1")
    assert "1. Hai" in await admin.presses("🗑 1")
    now_first = admin.button("🗑 1")
    admin.last = [Text("", ((old,),))]
    assert "1. Hai" in await admin.presses("🗑 1")  # of a list that is no more
    await admin.presses("➕ Liên kết")
    assert "https" in await admin.says("không phải địa chỉ")
    assert "2. Ba" in await admin.says("Ba https://ocop.gov.vn/3")
    assert "2. Ba" in await admin.says("chữ gõ ở đây")  # buttons are not typed
    await admin.presses("➕ Sự kiện")
    assert "2. Ba" in await admin.presses("Quay lại")
    assert [one.label for one in (await get(admin, number)).content.buttons] == ["Một", "Hai"]
    assert "Đúng chưa" in await admin.presses("Xong ›")
    assert [label for label in admin.labels if label in {"Một", "Hai", "Ba"}] == ["Hai", "Ba"]
    await admin.presses("Bản tiếng Việt")
    await writes(admin, "Chữ <b>đúng</b>")
    assert "Đang sửa" in await admin.presses("Sửa ở mọi người")
    content = (await get(admin, number)).content
    assert content.html == "Chữ <b>đúng</b>"
    assert [(one.label, one.gone) for one in content.buttons] == [
        *(("Một", True), ("Hai", False), ("Ba", False)),
    ]
    assert now_first.data.split(":")[2] == "1"
    told = await admin.presses(ShowReport(number))
    assert "🔗 Một (đã bỏ)" in told


async def test_a_correction_that_is_begun_anew_forgets_what_it_was_before(admin: Chat) -> None:
    number = await composed(admin)
    await sent_to_one(admin, number)
    await admin.presses(CorrectAnnouncement(number, "fix_text"))
    await writes(admin, "Mới")
    async with admin.database.transaction() as session:
        await session.exec(update(Announcement).values(version=99))
    assert "Sửa ở mọi người" not in await admin.presses(CorrectAnnouncement(number, "look"))
    await admin.presses(CorrectAnnouncement(number, "fix_text_en"))
    await writes(admin, "Better")
    await admin.presses("Sửa ở mọi người")
    assert (await get(admin, number)).content == Content(HTML, "Better")


async def sent_to_one(admin: Chat, number: int) -> None:
    await admin.presses(AskToSend(number))
    await admin.presses("Gửi ngay")
    await fairground.tick(admin.database, admin.now)


async def test_a_button_of_what_was_sent_before_keeps_its_number_in_the_draft_too(
    admin: Chat,
) -> None:
    number = await composed(admin)
    await admin.presses(AddButton(number, "link"))
    await admin.says("Một https://ocop.gov.vn")
    await sent_to_one(admin, number)
    await admin.presses(MoveAnnouncement(number, "cancel", 1))
    await admin.presses(MoveAnnouncement(number, "widen", 1))
    await admin.presses(EditAnnouncement(number, "buttons"))
    assert "chưa có nút nào" in await admin.presses("🗑 1")
    assert [one.gone for one in (await get(admin, number)).content.buttons] == [True]


async def test_news_of_an_event_is_of_use_until_it_begins_or_as_is_said(admin: Chat) -> None:
    event = await an_event(admin)
    number = await composed(admin)
    assert "⌛ Không gửi sau" in await admin.presses(PickTarget(number, "event", event))
    starts_at = (await event_of(admin, event)).starts_at
    assert (await get(admin, number)).not_after == starts_at
    assert "⌛" in await admin.presses(ShowAnnouncement(number))
    assert "⌛" in await admin.presses(AskToSend(number))
    await admin.presses(EditAnnouncement(number))
    assert "không còn ích gì" in await admin.presses("Hạn gửi")
    assert "chưa hiểu chắc ngày giờ" in await admin.says("khi nào xong")
    assert "đã qua" in await admin.says("8h ngày 1/3/2026")
    assert "Đã lưu" in await admin.says("14h ngày 20/3/2026")
    assert (await get(admin, number)).not_after == datetime(2026, 3, 20, 7, tzinfo=UTC)
    await admin.presses(PickTarget(number, "event", event))
    assert (await get(admin, number)).not_after == datetime(2026, 3, 20, 7, tzinfo=UTC)
    await admin.presses(EditAnnouncement(number, "until"))
    assert "⌛" not in await admin.presses("Không có hạn")
    await admin.presses(EditAnnouncement(number, "until"))
    await admin.presses("Đến khi sự kiện bắt đầu")
    assert (await get(admin, number)).not_after == starts_at
    admin.now = starts_at
    await admin.presses(EditAnnouncement(number, "until"))
    assert "Đến khi sự kiện bắt đầu" not in " ".join(admin.labels)
    version = (await get(admin, number)).version
    assert "sau hạn gửi" in await admin.presses(SendAnnouncement(number, version))
    await admin.presses(EditAnnouncement(number, "until"))
    second = await second_of(admin)
    await second.presses(MoveAnnouncement(number, "cancel", 1))
    assert "bước khác" in await admin.presses("Không có hạn")


async def test_words_under_a_picture_or_file_are_the_text_if_there_is_none(admin: Chat) -> None:
    await admin.presses(NewAnnouncement(Topic.FAIR))
    await admin.presses(EditAnnouncement(1, "photos"))
    photo = SentMedia("photo", file_id="A")
    told = html_of(await admin.does(Said("Hội chợ", html="<h1>Hội chợ</h1>", media=photo)))
    assert "kiểu chữ" in told
    assert "Đã có 1 ảnh" in told
    photo = SentMedia("photo", file_id="B")
    told = html_of(await admin.does(Said("Hội chợ", html="<b>Hội chợ</b>", media=photo)))
    assert "Em lấy chữ dưới ảnh" in told
    assert (await get(admin)).content == Content("<b>Hội chợ</b>", photos=("A", "B"))
    await admin.presses(EditAnnouncement(1, "document"))
    file = SentMedia("document", file_id="D")
    told = html_of(await admin.does(Said("Giấy mời", html="Giấy mời", media=file)))
    assert "em không lấy chữ dưới ảnh" in told
    assert (await get(admin)).content == Content("<b>Hội chợ</b>", photos=("A", "B"), document="D")
    await admin.presses(EditAnnouncement(1, "document"))
    video = SentMedia("video", file_id="V")
    told = html_of(await admin.does(Said("Phim", html="Phim", media=video)))
    assert "cần một tệp" in told
    assert "chữ dưới ảnh" not in told


async def test_a_post_that_is_sent_on_brings_its_file(admin: Chat) -> None:
    await admin.presses(NewAnnouncement(Topic.FAIR))
    file = SentMedia("document", file_id="D")
    await admin.does(Said("Hội chợ", html="Hội chợ", media=file))
    assert (await get(admin)).content == Content("Hội chợ", document="D")


async def test_long_lists_to_choose_from_have_pages(sample: Database) -> None:
    admin = await open_chat(sample, user_id=ADMIN, admins=frozenset({ADMIN}))
    numbers = [await an_event(admin, title=f"Sự kiện {n}") for n in range(10)]
    number = await composed(admin)
    await admin.presses(AddButton(number, "event"))
    first = set(admin.labels)
    await admin.presses("Sau ›")
    assert len(first | set(admin.labels)) >= len(numbers)
    await admin.presses("‹ Trước")
    assert set(admin.labels) == first
    await admin.presses(AddButton(number, "product"))
    await admin.says("4 sao")
    first = set(admin.labels)
    await admin.presses("Sau ›")
    assert "Sản phẩm nào" in html_of(admin.last)
    assert not first & {one for one in admin.labels if one[0] not in "‹S↩"} - {"Quay lại"}
    await admin.presses(admin.labels[0])
    assert "gõ tên sản phẩm" in await admin.presses(AddButton(number, "product", 2))
    await admin.presses(ChooseWhom(number, "event"))
    first = set(admin.labels)
    await admin.presses("Sau ›")
    assert set(admin.labels) != first
    assert "Người nào của sự kiện" in await admin.presses(admin.labels[1])
    await admin.presses(ChooseWhom(number, "place", "add"))
    assert "Có nhiều nơi" in await admin.says("Tân Tiến")
    await admin.presses("Sau ›")
    name = admin.labels[0]
    await admin.presses(name)
    (key,) = (await get(admin, number)).segment.places
    assert place_name(key).startswith(name.rstrip("…"))


async def test_a_correction_of_what_changed_meanwhile_is_refused(admin: Chat) -> None:
    number = await under_way(admin, DeliveryState.SENT)
    await admin.presses(CorrectAnnouncement(number, "fix_text"))
    await writes(admin, "Mới")
    async with admin.database.transaction() as session:
        await session.exec(update(Announcement).values(version=99))
    assert "vừa được sửa" in await admin.presses(CorrectAnnouncement(number, "apply"))
    assert (await get(admin, number)).content.html == HTML


async def test_the_report_tells_what_came_of_it(admin: Chat) -> None:
    event = await an_event(admin)
    number = await composed(admin)
    await admin.presses(PickTarget(number, "event", event))
    await admin.presses(AddButton(number, "link"))
    await admin.says("Web https://ocop.gov.vn")
    await admin.presses(AskToSend(number))
    await admin.presses("Gửi ngay")
    await fairground.tick(admin.database, admin.now)
    states = {5001: DeliveryState.SENT, 5002: DeliveryState.BLOCKED, 5003: DeliveryState.UNKNOWN}
    await fairground.spool(admin.database, admin.now)
    await fairground.deliver(admin.database, admin.now, states)
    async with admin.database.transaction() as session:
        person = await people.meet(session, 5001, admin.now)
        await press(session, number, 0, person, admin.now)
        await subscriptions.mute(session, 5001, Topic.FAIR, admin.now, number)
        await session.exec(
            update(Delivery).where(Delivery.chat_id == 5001).values(amended=Fate.SENT)  # type: ignore[arg-type]
        )
    await admin.presses(ShowAnnouncement(number))
    told = await admin.presses("Kết quả")
    for line in (
        *("Tổng cộng 3", "Đã gửi: <b>1</b>", "Đã chặn bot: <b>1</b>", "Không rõ"),
        *("vì tin này: 1", "1 người bấm", "sau khi bấm: 0", "Đính chính hoặc thu hồi"),
        "🔗 Web: không đếm được",
    ):
        assert line in told
    await admin.presses("Danh sách Excel")
    (sheet,) = admin.last
    assert isinstance(sheet, Document)
    assert sheet.name.endswith(".xlsx")
    with ZipFile(BytesIO(sheet.content)) as parts:
        words = parts.read("xl/sharedStrings.xml").decode()
    assert "Đã chặn bot" in words
    assert "Kết quả" in words
    assert "5001" not in words


async def test_all_announcements_are_listed_by_pages(admin: Chat) -> None:
    for n in range(8):
        await composed(admin, f"Tin số {n}")
    told = await admin.orders("announce")
    assert "Tin số 7" in told
    assert "Tin số 1" not in told
    assert "Tin số 1" in await admin.presses("Sau ›")
    assert "Tin số 7" in await admin.presses("‹ Trước")
    await admin.presses("Tin số 7")
    assert "Đang soạn" in html_of(admin.last)


async def test_links_for_posters_are_told_each_with_its_code(admin: Chat) -> None:
    await admin.orders("announce")
    told = await admin.presses("Liên kết đăng ký")
    assert "https://t.me/ocop_bot?start=s_new-products" in told
    told = await admin.presses("▦ Hội chợ")
    assert "Hội chợ: <code>https://t.me/ocop_bot?start=s_fair</code>" in told
    (code,) = admin.last
    assert isinstance(code, Photo)
    assert code.content.startswith(b"\x89PNG")
    assert "hỏi đồng ý" in await admin.presses(ShowPosters("explode"))


async def test_appointed_organisers_may_too(admin: Chat) -> None:
    second = await second_of(admin)
    assert "chưa có thông báo" in await second.orders("announce")


async def test_others_learn_of_nothing(admin: Chat) -> None:
    number = await under_way(admin, DeliveryState.SENT)
    other = admin.as_other(77, admins=frozenset())
    assert "thông báo" not in (await other.orders("announce")).lower()
    group = admin.as_other(ADMIN, kind=ChatKind.GROUP)
    known = {"announcement_id": number, "topic": "fair", "part": "", "kind": "link", "target": 1,
             "button": 0, "version": 1, "move": "skip", "step": "cancel"}  # fmt: skip
    for kind in ANNOUNCING:
        fields = kind.__dataclass_fields__
        action = kind(**{name: known[name] for name in fields if name in known})
        for chat in (other, group):
            assert REFUSED in await chat.presses(action), kind
    assert (await get(admin, number)).state is AnnouncementState.SENDING


async def test_who_is_dismissed_in_the_middle_is_asked_no_more(admin: Chat) -> None:
    second = await second_of(admin)
    await second.presses(NewAnnouncement(Topic.FAIR))
    async with admin.database.transaction() as session:
        for role in await session.exec(select(roles.OrganiserRole)):
            await session.delete(role)
    assert "tiếng Anh" not in await writes(second, HTML)
    assert (await get(admin)).content == Content()


async def test_a_picture_of_one_who_is_dismissed_is_read_by_nobody(admin: Chat) -> None:
    second = await second_of(admin)
    await second.presses(NewAnnouncement(Topic.FAIR))
    async with admin.database.transaction() as session:
        for role in await session.exec(select(roles.OrganiserRole)):
            await session.delete(role)
    assert await sends(second, "photo", "A")
    assert (await get(admin)).content == Content()


async def test_what_is_gone_or_of_no_sense_is_said(admin: Chat) -> None:
    assert REFUSED in await admin.presses(ShowAnnouncement(99))
    number = await composed(admin)
    assert REFUSED in await admin.presses(MoveAnnouncement(number, "explode"))
    assert REFUSED in await admin.presses(ChangeTopic(number, "explode"))
    assert "phần nào" in await admin.presses(EditAnnouncement(number, "explode"))
    assert "Thông báo về chủ đề" in await admin.presses(NewAnnouncement("explode"))
    assert "mới nhất ở trên" in await admin.presses(ListAnnouncements(-3))


async def test_what_is_on_its_way_is_edited_no_more(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(EditAnnouncement(number, "text"))
    second = await second_of(admin)
    await second.presses(AskToSend(number))
    await second.presses("Gửi ngay")
    assert "bước khác" in await writes(admin, "Chữ mới")
    for action in (
        EditAnnouncement(number, "text"),
        ChangeTopic(number, "policy"),
        ChooseWhom(number),
        AskToSend(number),
        PickTarget(number, "event", await an_event(admin)),
        CorrectAnnouncement(number),
    ):
        assert "bước khác" in await admin.presses(action), action
    assert (await get(admin, number)).content.html == HTML


async def test_pictures_of_what_is_on_its_way_are_refused(admin: Chat) -> None:
    number = await composed(admin)
    await admin.presses(EditAnnouncement(number, "photos"))
    second = await second_of(admin)
    await second.presses(AskToSend(number))
    await second.presses("Gửi ngay")
    assert "bước khác" in await sends(admin, "photo", "A")


async def test_the_screens_are_in_english_too(admin: Chat) -> None:
    english = await admin_of(admin.database)
    english.language_code = "en"
    number = await composed(english)
    assert "Get it: <b>3</b>" in await english.presses(AskToSend(number))
    await english.presses("Send now")
    await fairground.tick(admin.database, english.now)
    assert "3 chats in all" in await english.presses(ShowReport(number))
    await english.presses(ExportDeliveries(number))
    (sheet,) = english.last
    assert isinstance(sheet, Document)
    assert "Chats: 3" in sheet.caption
