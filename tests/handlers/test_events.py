from datetime import timedelta

from catalog.matching.events import Event, EventKind, EventState
from handlers.incoming import ChatKind, InlineAsked, Pressed
from handlers.matching.attending_buttons import (
    SaveEventDate,
    ShowEvent,
    ShowEventMap,
    ShowEvents,
    SignUp,
)
from handlers.replies import Document, InlineResults, Photo, Pin, Text
from tests.catalog.hall import STARTS
from tests.handlers.chats import Chat
from tests.handlers.hall import announce
from tests.handlers.test_products import MISSING


async def test_nothing_is_coming_and_one_may_ask_to_be_told(chat: Chat) -> None:
    assert "chưa có lịch hội chợ" in await chat.orders("events")
    assert chat.labels == ["🔔 Báo tôi khi có sự kiện mới", "📝 Để lại nhu cầu"]


async def test_what_is_coming_is_listed_the_nearest_first(chat: Chat) -> None:
    await announce(chat, title="Sau", starts_at=STARTS + timedelta(days=3),
                   ends_at=STARTS + timedelta(days=4), kind=EventKind.FAIR)  # fmt: skip
    await announce(chat, title="Trước")
    listed = await chat.orders("events")
    assert listed.index("1. <b>Trước</b>") < listed.index("2. <b>Sau</b>")
    assert "📅 Thứ Tư 01/04/2026, 08:00–16:00" in listed
    assert "📅 08:00 Thứ Bảy 04/04/2026 → 08:00 Chủ Nhật 05/04/2026" in listed
    assert "Kết nối cung cầu · Hưng Yên" in listed
    assert "<b>Sau</b>" in await chat.presses("2")


async def test_the_list_is_narrowed_by_kind_and_by_place_and_turns_its_pages(chat: Chat) -> None:
    for number in range(6):
        await announce(chat, title=f"Chợ {number}", kind=EventKind.MARKET)
    await announce(chat, title="Xa", province_today="Hải Phòng")
    assert "(7)" in await chat.orders("events")
    assert "6. <b>Chợ 5</b>" in await chat.presses("Sau ›")
    assert "(1)" in await chat.presses("Kết nối cung cầu")
    assert "(7)" in await chat.presses("Tất cả sự kiện")
    there = await chat.presses("📍 Hải Phòng")
    assert "Xa" in there
    assert "Chợ" not in there
    assert "chưa có lịch" in await chat.presses(ShowEvents("fair", "", 1))
    assert "(7)" in await chat.presses(ShowEvents("x", "", 99))


async def test_a_card_tells_all_that_is_needed_to_decide(chat: Chat) -> None:
    number = await announce(
        chat, address="Phố Lê Lợi", text="Mang <b>mẫu</b> hàng.", latitude=20.4, longitude=106.3,
        seats_producers=0, deadline=STARTS - timedelta(days=1),
    )  # fmt: skip
    card = await chat.presses(ShowEvent(number))
    assert "<b>Kết nối cung cầu</b>" in card
    assert "🏛 Nhà văn hoá, Phố Lê Lợi" in card
    assert "📍 Hưng Yên (cũ: Thái Bình)" in card
    assert "⏰ Đăng ký đến 08:00 Thứ Ba 31/03/2026" in card
    assert "🛒 Người mua: còn 2 chỗ" in card
    assert "Cơ sở sản xuất:" not in card
    assert "Mang <b>mẫu</b> hàng." in card
    assert "🏭 Đăng ký: tôi là cơ sở sản xuất" not in chat.labels
    assert await chat.does(Pressed(ShowEventMap(number))) == [
        Pin(20.4, 106.3, "Nhà văn hoá", "Phố Lê Lợi")
    ]
    (date,) = await chat.does(Pressed(SaveEventDate(number)))
    assert isinstance(date, Document)
    assert date.name.endswith(".ics")
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20260401T080000" in date.content


async def test_a_photo_is_shown_with_a_short_text_and_above_a_long_one(chat: Chat) -> None:
    number = await announce(chat, photo="id:abc", text="Ngắn")
    await chat.presses(ShowEvent(number))
    (photo,) = chat.last
    assert isinstance(photo, Photo)
    assert photo.source == "id:abc"
    assert photo.keyboard
    long = await announce(chat, photo="id:abc", text="dài " * 400)
    await chat.presses(ShowEvent(long))
    photo, text = chat.last
    assert isinstance(photo, Photo)
    assert isinstance(text, Text)
    assert text.keyboard


async def test_who_reads_english_is_told_whose_time_it_is(chat: Chat) -> None:
    english = chat.as_other(7, language_code="en")
    await announce(chat)
    await english.orders("events")
    card = await english.presses("1")
    assert "Wednesday 01/04/2026, 08:00–16:00 (Vietnam time)" in card
    assert "Register until 08:00 Wednesday 01/04/2026 (Vietnam time)" in card


async def test_what_is_closed_over_or_cancelled_says_so_and_takes_nobody(chat: Chat) -> None:
    number = await announce(chat)
    for state, said in (
        (EventState.CLOSED, "Đã hết hạn đăng ký"),
        (EventState.DONE, "đã kết thúc"),
        (EventState.CANCELLED, "đã bị hủy"),
    ):
        await set_state(chat, number, state)
        assert said in await chat.presses(ShowEvent(number))
        assert not any("Đăng ký: tôi" in label for label in chat.labels)
        assert "không còn nhận đăng ký" in await chat.presses(SignUp(number, "buyer"))


async def set_state(chat: Chat, number: int, state: EventState) -> None:
    async with chat.database.transaction() as session:
        (await session.get_one(Event, number)).state = state


async def test_a_draft_is_its_organisers_business_only(chat: Chat) -> None:
    number = await announce(chat)
    await set_state(chat, number, EventState.DRAFT)
    for action in (ShowEvent(number), ShowEventMap(number), SaveEventDate(number)):
        assert "không thấy sự kiện" in await chat.presses(action)
    assert "không thấy sự kiện" in await chat.presses(ShowEvent(MISSING))
    assert "không thấy sự kiện" in await chat.orders("start", "e_NOPE")
    assert "không thấy sự kiện" in await chat.presses(SignUp(MISSING, "buyer"))
    assert "không thấy sự kiện" in await chat.presses(SignUp(number, "x"))


async def test_a_question_about_events_is_answered_with_what_is_coming(chat: Chat) -> None:
    assert "chưa có lịch" in await chat.says("bao giờ có hội chợ vậy em")
    await announce(chat, title="Hội chợ xuân")
    assert "<b>Hội chợ xuân</b>" in await chat.says("bao giờ có hội chợ vậy em")
    await announce(chat, title="Hội chợ hè", province_today="Hải Phòng", province="Hải Phòng")
    there = await chat.says("co hoi cho nao o hai phong khong")
    assert "<b>Hội chợ hè</b>" in there
    assert "xuân" not in there
    both = await chat.says("bao giờ có hội chợ vậy em")
    assert "Hội chợ xuân" in both
    assert "Hội chợ hè" in both


async def test_an_event_is_shared_by_inline_and_opened_by_its_link(chat: Chat) -> None:
    await announce(chat, title="Hội nghị cung cầu Tiền Hải")
    (results,) = await chat.does(InlineAsked("hoi nghi cung cau tien hai", ""))
    assert isinstance(results, InlineResults)
    hit = results.hits[0]
    assert hit.title == "Hội nghị cung cầu Tiền Hải"
    link = hit.keyboard[0][0].url
    assert "Hội nghị" in await chat.orders("start", link.partition("start=")[2])
    (other,) = await chat.does(InlineAsked("keo lac", ""))
    assert isinstance(other, InlineResults)
    assert "Kẹo lạc" in other.hits[0].title


async def test_in_a_group_registering_leads_to_the_private_chat(chat: Chat) -> None:
    number = await announce(chat)
    group = chat.as_other(chat.user_id, kind=ChatKind.GROUP)
    for side in ("buyer", "producer"):
        assert "nói riêng" in await group.presses(SignUp(number, side))
        link = group.button("Nhắn riêng").url
        assert "Đồng ý, đăng ký" in " ".join(await opened(chat, link.partition("start=")[2]))
    assert "nói riêng" in await group.orders("mine")
    assert "chưa đăng ký" in await chat.orders("start", "mine")


async def opened(chat: Chat, payload: str) -> list[str]:
    await chat.orders("start", payload)
    return chat.labels
