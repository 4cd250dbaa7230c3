"""How one stands, and what the bot says by itself, with the clock moved."""

from datetime import timedelta

import pytest

from catalog.consents import Consent
from catalog.matching import checking_in, event_editing, event_steps, registering
from catalog.matching.events import Event
from catalog.matching.interests import Interest, interests_of
from catalog.matching.registrations import Registration, Standing
from catalog.people import meet
from catalog.roles import Organiser
from handlers.incoming import ChatKind
from handlers.matching.attending_buttons import (
    AnswerOffer,
    AskInterest,
    ForgetInterest,
    KeepInterest,
    LeaveEvent,
    ShowStanding,
    ShowTicket,
    SignUp,
)
from handlers.replies import Document, Text
from tests.catalog.hall import STARTS
from tests.handlers.chats import Chat, html_of
from tests.handlers.hall import announce, news, picture, registered, rows, told
from tests.handlers.test_products import MISSING

BY = Organiser(1)


async def edit(chat: Chat, event_id: int, **changes: object) -> None:
    async with chat.database.transaction() as session:
        event = await session.get_one(Event, event_id)
        await event_editing.edit(session, BY, event, changes, chat.now)


async def cancel_event(chat: Chat, event_id: int) -> None:
    async with chat.database.transaction() as session:
        await event_steps.cancel(session, BY, await session.get_one(Event, event_id), chat.now)


async def decide(chat: Chat, *, confirm: bool) -> None:
    """The organisers' yes or no to the only registration."""
    number = (await rows(chat))[0].stored_id
    async with chat.database.transaction() as session:
        row = await session.get_one(Registration, number)
        step = registering.confirm if confirm else registering.turn_away
        await step(session, BY, row, chat.now)


async def two_for_one_seat(chat: Chat, **more: object) -> Chat:
    """`chat` has the seat; who is returned waits for it."""
    await announce(chat, seats_buyers=1, **more)
    await registered(chat)
    other = chat.as_other(2002)
    await registered(other)
    return other


async def test_mine_shows_each_registration_and_leads_to_its_ticket(chat: Chat) -> None:
    await announce(chat)
    assert "chưa đăng ký sự kiện nào" in await chat.orders("mine")
    await registered(chat)
    listed = await chat.orders("mine")
    assert "1. <b>Kết nối cung cầu</b>" in listed
    assert "✅ đã có chỗ · người mua" in listed
    shown = await chat.presses("1")
    (row,) = await rows(chat)
    assert row.ticket in shown
    await chat.presses("Vé của tôi")
    assert row.ticket in picture(chat.last).caption
    assert isinstance(chat.last[-1], Document)


async def test_one_cannot_come_after_one_question(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    assert "không dự <b>Kết nối cung cầu</b> được nữa ạ?" in await chat.presses("không dự được")
    assert "Đã có chỗ" in await chat.presses("tôi vẫn dự")
    await chat.presses("không dự được")
    assert "em đã ghi là anh/chị không dự" in await chat.presses("Đúng")
    (row,) = await rows(chat)
    assert row.state is Standing.CANCELLED
    assert "không còn trong danh sách" in await chat.presses(LeaveEvent(row.stored_id, 1))
    assert "đã báo không dự" in await chat.presses(ShowStanding(row.stored_id))
    assert "đã báo không dự" in await chat.presses(ShowTicket(row.stored_id))
    assert await news(chat.later(days=29)) == ""
    chat.later(days=-29)
    assert "Trần Thị Lan" in await chat.presses(SignUp(row.event_id, "buyer"))
    assert "Đã có chỗ" in await chat.presses("Gửi đăng ký")


async def test_a_freed_seat_is_offered_and_taken_with_one_press(chat: Chat) -> None:
    other = await two_for_one_seat(chat)
    (first, _) = await rows(chat)
    await chat.presses(LeaveEvent(first.stored_id, 1))
    offered = await news(other)
    assert "Em giữ đến 09:00 Thứ Ba 03/03/2026" in offered
    assert other.labels == ["✅ Tôi nhận chỗ", "Tôi không nhận"]
    taken = await other.presses("nhận chỗ")
    assert "đã nhận chỗ ở <b>Kết nối cung cầu</b>" in taken
    assert "Đã có chỗ" in taken
    assert picture(other.last).content
    second = (await rows(chat))[1].stored_id
    assert "không có chỗ nào đang giữ" in await other.presses(AnswerOffer(second, 1))
    assert "không có chỗ nào đang giữ" in await other.presses(AnswerOffer(second, 0))


async def test_an_offer_is_answered_from_mine_too_and_declined(chat: Chat) -> None:
    other = await two_for_one_seat(chat)
    first, second = await rows(chat)
    await chat.presses(LeaveEvent(first.stored_id, 1))
    await other.orders("mine")
    assert "có chỗ, chờ anh/chị trả lời" in html_of(other.last)
    assert "Có chỗ cho anh/chị" in await other.presses("1")
    assert "em đã trả chỗ" in await other.presses("không nhận")
    assert "đã không nhận chỗ" in await other.presses(ShowStanding(second.stored_id))


@pytest.mark.parametrize(
    "words",
    ["có", "Đồng ý", "dong y", "tôi nhận chỗ", "ok em", "không", "thôi", "tôi không nhận", "no"],
)
async def test_a_yes_or_no_in_words_shows_the_offer_with_its_buttons(
    chat: Chat, words: str
) -> None:
    other = await two_for_one_seat(chat)
    assert "bấm nút bên dưới" not in await other.says(words)
    first, _ = await rows(chat)
    await chat.presses(LeaveEvent(first.stored_id, 1))
    await told(other)
    assert "Bánh cáy" in await other.says("bánh cáy đình mạnh")
    told_again = await other.says(words)
    assert "bấm nút bên dưới" in told_again
    assert "Có chỗ cho anh/chị" in told_again
    group = other.as_other(other.user_id, kind=ChatKind.GROUP)
    assert "bấm nút bên dưới" not in await group.says(words)
    await other.presses("✅ Tôi nhận chỗ")
    assert [row.state for row in await rows(chat)][1] is Standing.CONFIRMED
    assert "bấm nút bên dưới" not in await other.says(words)


async def test_an_offer_that_passed_is_told_and_a_late_press_is_kind(chat: Chat) -> None:
    other = await two_for_one_seat(chat)
    first, second = await rows(chat)
    await chat.presses(LeaveEvent(first.stored_id, 1))
    other.later(hours=25)
    late = await other.presses(AnswerOffer(second.stored_id, 1))
    assert "chỗ đã quá hạn" in late
    assert "nên em không giữ nữa" in late
    assert "↩️ Đăng ký lại" in other.labels
    told_late = await news(other)
    assert "đã quá hạn trả lời" in told_late
    assert "Hiện vẫn còn chỗ" in told_late
    assert "người sau" not in told_late
    listed = await other.orders("mine")
    assert "đã quá hạn nhận chỗ" in listed
    assert "đã báo không dự" not in listed


async def test_who_missed_the_offer_registers_again_with_one_press_and_a_look(chat: Chat) -> None:
    other = await two_for_one_seat(chat)
    third = chat.as_other(3003)
    await registered(third)
    first, second, _ = await rows(chat)
    await chat.presses(LeaveEvent(first.stored_id, 1))
    await told(other)
    assert "Hiện đã hết chỗ" in await news(other.later(hours=25))
    summary = await other.presses("↩️ Đăng ký lại")
    for said in ("Trần Thị Lan", "Cửa hàng Lan Anh", "0912 345 678", "Hưng Yên"):
        assert said in summary
    assert "danh sách chờ</b>, thứ 1" in await other.presses("Gửi đăng ký")
    async with chat.database.session(read_only=True) as session:
        row = await session.get_one(Registration, second.stored_id)
        assert (row.state, row.consent_id) == (Standing.WAITING, second.consent_id)


async def test_to_stop_in_between_takes_back_no_consent_of_before(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    await chat.presses(LeaveEvent(row.stored_id, 1))
    await chat.presses("đăng ký lại")
    await chat.presses("✕ Thôi")
    assert "Trần Thị Lan" in await chat.presses(SignUp(row.event_id, "buyer"))


@pytest.mark.parametrize("what", ["withdrawn", "other words"])
async def test_without_the_consent_it_is_asked_for_again(chat: Chat, what: str) -> None:
    await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    await chat.presses(LeaveEvent(row.stored_id, 1))
    async with chat.database.transaction() as session:
        consent = await session.get_one(Consent, row.consent_id)
        if what == "withdrawn":
            consent.withdrawn_at = chat.now
        else:
            consent.text_version = "2020-01"
    assert "Để đăng ký" in await chat.presses("đăng ký lại")


async def test_past_the_deadline_the_end_of_an_offer_promises_nothing(chat: Chat) -> None:
    other = await two_for_one_seat(chat, deadline=chat.now + timedelta(hours=2))
    first, _ = await rows(chat)
    await chat.presses(LeaveEvent(first.stored_id, 1))
    await told(other)
    passed = await news(other.later(hours=25))
    assert "đã quá hạn trả lời nên em không giữ nữa" in passed
    assert "Hiện" not in passed
    assert "↩️ Đăng ký lại" not in other.labels


async def test_the_waiting_list_can_be_left(chat: Chat) -> None:
    other = await two_for_one_seat(chat)
    await other.orders("mine")
    assert "trong danh sách chờ</b>, thứ 1" in await other.presses("1")
    await other.presses("Rời danh sách chờ")
    assert "không dự" in await other.presses("Đúng")


async def test_nothing_of_it_is_for_others_nor_for_groups(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    (row,) = await rows(chat)
    number = row.stored_id
    for stranger in (chat.as_other(2002), chat.as_other(chat.user_id, kind=ChatKind.GROUP)):
        for action in (
            ShowStanding(number),
            ShowTicket(number),
            LeaveEvent(number, 1),
            AnswerOffer(number, 1),
        ):
            assert "không dùng được nữa" in await stranger.presses(action)
        assert "vé của một người" in await stranger.orders("start", f"t_{row.ticket}")
    assert "vé của một người" in await chat.orders("start", "t_NOPE")
    assert row.ticket in await chat.orders("start", f"t_{row.ticket}")
    assert (await rows(chat))[0].state is Standing.CONFIRMED


async def test_reminders_come_at_their_times_each_with_i_cannot_come(chat: Chat) -> None:
    await announce(chat)
    await registered(chat)
    assert await news(chat) == ""
    for before, said in (
        ({"days": 7}, "còn <b>7 ngày</b>"),
        ({"days": 1}, "còn <b>1 ngày</b>"),
        ({"hours": 2}, "còn <b>2 giờ</b>"),
    ):
        chat.now = STARTS - timedelta(**before)
        assert said in await news(chat)
        assert "Mã vé" in html_of(chat.last)
        assert "Tôi không dự được" in chat.labels
        assert await news(chat) == ""


async def test_one_tap_under_a_reminder_frees_the_seat_and_there_is_a_way_back(
    chat: Chat,
) -> None:
    await announce(chat)
    await registered(chat)
    chat.now = STARTS - timedelta(days=1)
    await told(chat)
    assert "em đã ghi là anh/chị không dự" in await chat.presses("không dự được")
    assert [row.state for row in await rows(chat)] == [Standing.CANCELLED]
    assert "Trần Thị Lan" in await chat.presses("Bấm nhầm, đăng ký lại")
    (row,) = await rows(chat)
    chat.now = STARTS
    await chat.presses(LeaveEvent(row.stored_id, 1))
    assert "↩️ Bấm nhầm, đăng ký lại" not in chat.labels


async def test_a_reminder_of_minutes_and_one_in_english(chat: Chat) -> None:
    english = chat.as_other(7, language_code="en")
    await announce(chat, reminders=[45, 1440])
    await english.orders("events")
    await english.presses("1")
    await english.presses("Register as a buyer")
    await english.presses("I agree")
    await english.says("Ann")
    await english.says("Shop")
    await english.says("0912345678")
    await english.presses("Skip")
    await english.presses("Skip")
    await english.presses("Send registration")
    english.now = STARTS - timedelta(days=1)
    assert "in <b>one day</b>" in await news(english)
    assert "I can't come" in english.labels
    english.now = STARTS - timedelta(minutes=45)
    assert "in <b>45 minutes</b>" in await news(english)


@pytest.mark.parametrize("confirm", [True, False])
async def test_the_organisers_word_is_told(chat: Chat, confirm: bool) -> None:
    await announce(chat, needs_approval=True)
    await registered(chat)
    await decide(chat, confirm=confirm)
    replies = await told(chat)
    if confirm:
        assert "đã xác nhận anh/chị dự" in html_of(replies)
        assert picture(replies).content
    else:
        assert "chưa thể mời anh/chị dự" in html_of(replies)
        (row,) = await rows(chat)
        assert "chưa thể mời" in await chat.presses(ShowStanding(row.stored_id))


async def test_a_change_says_what_was_and_brings_the_new_date(chat: Chat) -> None:
    event = await announce(chat)
    await registered(chat)
    await edit(chat, event, starts_at=STARTS + timedelta(days=1), venue="Sân vận động")
    replies = await told(chat.later(minutes=4))
    said = html_of(replies)
    assert "📅 Thứ Năm 02/04/2026, 08:00–16:00" in said
    assert "Trước đây: <s>Thứ Tư 01/04/2026, 08:00–16:00</s>" in said
    assert "Trước đây: <s>Nhà văn hoá</s>" in said
    assert "🏛 Sân vận động" in said
    assert "Tôi không dự được" in chat.labels
    date = replies[-1]
    assert isinstance(date, Document)
    assert b"20260402T080000" in date.content
    await edit(chat, event, venue="")
    assert "Sân vận động</s>" in await news(chat.later(minutes=4))
    await edit(chat, event, venue="Nhà thi đấu")
    assert "Trước đây" not in await news(chat.later(minutes=4))


async def test_who_was_registered_for_what_is_cancelled_reads_so_and_has_no_ticket(
    chat: Chat,
) -> None:
    event = await announce(chat)
    await registered(chat)
    number = (await rows(chat))[0].stored_id
    await cancel_event(chat, event)
    for said in (
        await chat.orders("mine"),
        await chat.presses(ShowStanding(number)),
        await chat.presses(ShowTicket(number)),
    ):
        assert "Sự kiện đã bị hủy" in said
        assert "có chỗ" not in said
        assert "Vé" not in " ".join(chat.labels)


async def test_a_cancelled_event_is_told_and_taken_out_of_the_calendar(chat: Chat) -> None:
    event = await announce(chat)
    await registered(chat)
    await cancel_event(chat, event)
    replies = await told(chat)
    assert "đã bị hủy" in html_of(replies)
    date = replies[-1]
    assert isinstance(date, Document)
    assert b"STATUS:CANCELLED" in date.content
    assert "bỏ sự kiện này khỏi lịch" in date.caption
    (row,) = await rows(chat)
    assert "đã bị hủy" in await chat.presses(LeaveEvent(row.stored_id))
    assert row.state is Standing.CONFIRMED


async def test_who_waited_in_vain_is_told(chat: Chat) -> None:
    other = await two_for_one_seat(chat)
    other.now = STARTS + timedelta(minutes=1)
    replies = await told(other)
    assert "không còn chỗ trống" in html_of(replies)
    assert all(isinstance(reply, Text) for reply in replies)
    for now, over in ((other.now, False), (STARTS + timedelta(hours=9), True)):
        other.now = now
        await told(other)
        assert over or "không còn chỗ ·" in await other.orders("mine")
        shown = await other.presses(ShowStanding((await rows(other))[1].stored_id))
        assert "không còn chỗ trống" in shown
        assert "em báo ngay" not in shown


@pytest.mark.parametrize("released", [False, True])
async def test_once_it_has_begun_one_reads_what_to_do(chat: Chat, released: bool) -> None:
    event = await announce(chat, needs_approval=True)
    await registered(chat)
    chat.now = STARTS
    await told(chat)
    if released:
        async with chat.database.transaction() as session:
            row = await session.get_one(Event, event)
            assert await checking_in.release_seats(session, BY, row, chat.now) == 1
    expected = "vẫn đến được" if released else "hỏi bàn đón tiếp"
    await chat.orders("mine")
    assert expected in await chat.presses("1")
    chat.now = STARTS + timedelta(hours=9)
    await told(chat)
    shown = await chat.presses(ShowStanding((await rows(chat))[0].stored_id))
    assert "đã kết thúc mà anh/chị không đến được" in shown


async def kept(chat: Chat) -> list[Interest]:
    async with chat.database.transaction() as session:
        return await interests_of(session, await meet(session, chat.user_id, chat.now))


async def test_an_interest_is_kept_with_consent_used_and_given_up(chat: Chat) -> None:
    await chat.orders("events")
    asked = await chat.presses("Báo tôi")
    assert "mỗi khi có sự kiện mới" in asked
    assert "hội chợ chè ở Hưng Yên" in asked
    assert "có sự kiện đúng điều này là em báo" in await chat.presses("báo tôi: hội chợ")
    await announce(chat, title="Không phải")
    assert await news(chat) == ""
    await announce(chat, title="Hội chợ xuân", kind="fair")
    assert "<b>Hội chợ xuân</b>" in await news(chat)
    listed = await chat.presses("thôi nhận")
    assert "• hội chợ" in listed
    assert "1 tin sự kiện muốn nghe" in await chat.orders("privacy")
    await chat.orders("mine")
    assert "thôi báo" in await chat.presses("Thôi báo: hội chợ")
    assert await kept(chat) == []
    assert "không dùng được nữa" in await chat.presses(ForgetInterest(MISSING))


async def test_what_is_typed_is_understood(chat: Chat) -> None:
    await chat.orders("events")
    await chat.presses("Báo tôi")
    assert "<b>phiên chợ ở Đông Hưng</b>" in await chat.says("phiên chợ ở Đông Hưng")
    assert "<b>hội chợ bánh cáy</b>" in await chat.says("hội chợ bánh cáy")
    await chat.presses("Đồng ý, báo tôi")
    (one,) = await kept(chat)
    assert (one.text, one.kind, one.group) == ("hội chợ bánh cáy", "fair", "food")
    assert "xong rồi" in await chat.presses(KeepInterest("typed"))
    await chat.orders("events")
    await chat.presses("Báo tôi")
    await chat.says("phiên chợ ở Đông Hưng")
    await chat.presses("Đồng ý, báo tôi")
    one = (await kept(chat))[1]
    assert (one.text, one.kind, one.place) == ("", "market", "Đông Hưng")
    await chat.presses("Thôi, không báo")
    assert len(await kept(chat)) == 1


async def test_an_event_is_a_reason_to_hear_of_such_and_no_is_a_no(chat: Chat) -> None:
    await announce(chat)
    await chat.orders("events")
    await chat.presses("1")
    await chat.presses("Báo tôi")
    assert chat.labels == [
        "✅ Đồng ý, báo tôi: kết nối cung cầu",
        "✅ Đồng ý, báo tôi mọi sự kiện",
    ]
    assert "em thôi rồi" in await chat.says("Thôi")
    await chat.presses(KeepInterest(""))
    assert "<b>mọi sự kiện</b>" in html_of(chat.last)
    group = chat.as_other(chat.user_id, kind=ChatKind.GROUP)
    assert "không dùng được nữa" in await group.presses(KeepInterest(""))
    await group.orders("events")
    assert "nói riêng" in await group.presses("Báo tôi")
    link = group.button("Nhắn riêng").url
    assert "muốn nghe tin" in await chat.orders("start", link.partition("start=")[2])


async def test_asking_for_news_does_not_end_a_registration_that_is_being_filled_in(
    chat: Chat,
) -> None:
    await announce(chat)
    await chat.orders("events")
    await chat.presses("1")
    await chat.presses("tôi là người mua")
    await chat.presses("Đồng ý")
    await chat.presses("Lan")
    await chat.as_other(chat.user_id).presses(KeepInterest("fair"))
    await chat.presses(AskInterest())
    assert "số điện thoại" in await chat.says("Cửa hàng Lan Anh")


async def test_what_is_kept_of_events_is_said_and_deleted_with_the_seat(chat: Chat) -> None:
    other = await two_for_one_seat(chat)
    assert "1 đăng ký sự kiện" in await chat.orders("privacy")
    await chat.presses("Xóa tất cả")
    await chat.presses("Xóa hết")
    assert "Đã có chỗ cho anh/chị" in await news(other)
    assert len(await rows(chat)) == 1
